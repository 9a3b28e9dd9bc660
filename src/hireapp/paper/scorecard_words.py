"""The sentences of the scorecard on paper, and what of it people typed."""

from __future__ import annotations

from hireapp.domain.kits import Kit, KitQuestion
from hireapp.domain.papers import Subject
from hireapp.domain.scorecards import Rating, Score, Scorecard
from hireapp.i18n import tr
from hireapp.paper import dates
from hireapp.paper.text import embedded


def rules() -> str:
    """What the interviewer does, in three sentences."""
    return tr(
        "Ask every question as written, in this order. Write what you heard, then fill one circle. "
        "Do not compare notes with other interviewers until you have handed this in."
    )


def label(kit: Kit, asked: KitQuestion, place: int) -> str:
    """Which question of how many, and the attitude it is about."""
    return tr("{place} of {all} · {attitude}").format(
        place=place, all=len(kit.content.questions), attitude=embedded(asked.attitude.name)
    )


def state(subject: Subject, card: Scorecard) -> str:
    """Whether and when it was submitted."""
    if not card.is_submitted:
        return tr("Draft: not submitted yet, and seen by its author alone.")
    if card.submitted_at is None:
        return tr("Submitted.")
    when = card.submitted_at.astimezone(subject.papers.as_of.tzinfo)
    said = tr(
        "Submitted {moment}. Changed afterwards only by amendments, which are marked."
    ).format(moment=dates.moment(when))
    return f"{said} {card.paper.sentence}" if card.paper else said


def no_reaction(card: Scorecard) -> str:
    """What stands in place of a reaction that is folded away or missing."""
    if card.reaction_noted:
        return tr("Your reaction is noted and folded away until you submit.")
    return tr("No reaction was noted.")


def rating_text(rating: Rating | None) -> str:
    """A rating as a word or a number."""
    if rating is None:
        return tr("not rated")
    return str(int(rating)) if isinstance(rating, Score) else rating.label


def amendments(asked: KitQuestion, card: Scorecard) -> list[str]:
    """What was changed after submitting, oldest first."""
    return [
        tr("Amended after submitting: {before} → {after}. {reason}").format(
            before=rating_text(one.before), after=rating_text(one.after), reason=one.reason
        )
        for one in card.amendments
        if one.question_id == asked.id
    ]


def identity(subject: Subject, card: Scorecard | None) -> tuple[object, ...]:
    """Everything that makes this print another one than the next."""
    papers = subject.papers
    candidate = subject.candidate and subject.candidate.candidate
    notes = subject.fact_notes if card else None
    return (papers.opening, candidate, subject.seat, subject.kit, subject.interview, card, notes)


def fields(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that every scorecard prints, as (field name, text)."""
    opening = subject.papers.opening
    found = [(tr("title of the opening"), opening.title), (tr("purpose"), opening.purpose)]
    if subject.candidate:
        found.append((tr("name of a candidate"), subject.candidate.candidate.name))
    if subject.seat:
        found.append((tr("name of an interviewer"), subject.seat.person.name))
    if subject.kit:
        found += kit_fields(subject.kit)
    return list(dict.fromkeys(found))


def kit_fields(kit: Kit) -> list[tuple[str, str]]:
    """The texts of a kit that stand on a scorecard."""
    found = []
    if kit.content.opener:
        found.append((tr("opener"), kit.content.opener.prompt))
    for asked in kit.content.questions:
        found.append((tr("attitude"), asked.attitude.name))
        found.append((tr("question"), asked.question.prompt))
        found += [(tr("anchor"), text) for text in asked.question.anchors.values()]
    found += [(tr("fact"), fact.text) for fact in kit.content.facts]
    return found


def filled_fields(subject: Subject) -> list[tuple[str, str]]:
    """What an interviewer typed on a scorecard."""
    card = subject.scorecard
    if card is None:
        return []
    found = [(tr("evidence"), answer.evidence) for answer in card.answers.values()]
    found.append((tr("reason of a reaction"), card.reaction_reason))
    found += [(tr("the note on a fact"), text) for text in subject.fact_notes.values()]
    return found + [(tr("reason of an amendment"), one.reason) for one in card.amendments]
