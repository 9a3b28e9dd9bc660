"""The sentences and figures of the candidate dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hireapp.domain.debrief import DebriefItem, Voice
from hireapp.domain.dossiers import Dossier, Judgement
from hireapp.domain.papers import Subject
from hireapp.domain.people import Person
from hireapp.domain.scorecards import Recommendation, Score
from hireapp.i18n import tr
from hireapp.paper import consensus_words, decision_block, grid, rule_words
from hireapp.paper.dates import moment
from hireapp.paper.scorecard_words import rating_text
from hireapp.paper.text import embedded


def facts(subject: Subject, found: Dossier) -> str:
    """Opening, when the candidate was met, kit, and how many scorecards are in."""
    papers, candidate = subject.papers, subject.candidate
    said = [embedded(papers.opening.title)]
    meetings = candidate.interviews if candidate else ()
    said += [
        tr("met {moment}").format(moment=moment(one.starts_at.astimezone(papers.as_of.tzinfo)))
        for one in meetings[:1]
    ]
    said.append(tr("kit v{number}").format(number=found.debrief.kit_number))
    counted = tr("{done} of {all} scorecards").format(done=found.submitted, all=found.expected)
    said.append(counted)
    if found.seal_broken:
        said.append(tr("seal broken"))
    return " · ".join(said)


def summary(found: Dossier) -> list[tuple[str, str, str]]:
    """What is said first: a name, the figure, what it means."""
    figures = found.figures
    level = " · ".join(figures.levels.words) if figures else "–"
    overall = f"{figures.adjusted.mean:.2f}" if figures else "–"
    between = ""
    if figures:
        between = tr(
            "Of 5, allowing for strict and lenient interviewers; 90% interval {low} to {high}. "
            "Raw mean {mean}."
        ).format(
            low=f"{figures.adjusted.low:.2f}",
            high=f"{figures.adjusted.high:.2f}",
            mean=f"{figures.mean:.2f}",
        )
    return [
        (
            tr("Service level heard"),
            level,
            tr("How likely, from the scores alone. Never for candidates to see."),
        ),
        (tr("Overall"), overall, between),
        (tr("Recommendations"), _counted(found), tr("Each interviewer alone, after the ratings.")),
    ]


def _counted(found: Dossier) -> str:
    counts = Counter(one.recommendation for one in found.judgements)
    said = [f"{counts[one]} {one.label}" for one in Recommendation if counts[one]]
    return ", ".join(said) or "–"


def name(person: Person) -> str:
    """A name for a margin."""
    return embedded(person.name)


def short_names(found: Dossier, rooms: Sequence[float]) -> list[str]:
    """The panel's names as they fit over the columns."""
    return consensus_words.short_names(found.panel, rooms, grid.HEAD)


def attitude(item: DebriefItem, place: int) -> str:
    """What a question is about, with its number in the kit."""
    return f"{place} · {embedded(item.attitude.name)}"


def rating(voice: Voice | None) -> str:
    """A rating for a cell, marked where it was amended."""
    if voice is None or voice.rating is None:
        return "–"
    sign = consensus_words.AMENDED if voice.is_amended else ""
    return rating_text(voice.rating) + sign


def amended() -> str:
    """What the sign behind a rating means."""
    sign = consensus_words.AMENDED
    return tr("{sign} amended after submitting; the first rating stands with the evidence.").format(
        sign=sign
    )


def from_paper(found: Dossier) -> list[str]:
    """Whose scorecards were entered from paper and by whom, a sentence each."""
    return [
        replace(
            mark, entered_by=embedded(mark.entered_by), checked_by=embedded(mark.checked_by)
        ).said_of(embedded(one.name) for one in people)
        for people, mark in found.debrief.from_paper
    ]


def agreed(item: DebriefItem) -> str:
    """The agreed score in short."""
    if item.consensus is None:
        return "–"
    return str(int(item.consensus.score)) if item.consensus.score else tr("no")


def recommendations(found: Dossier) -> list[str]:
    """What each interviewer recommended."""
    return [one.recommendation.label if one.recommendation else "–" for one in found.judgements]


def reactions(found: Dossier) -> list[str]:
    """How each interviewer felt at the opener."""
    return [one.reaction.label if one.reaction else "–" for one in found.judgements]


def reaction(one: Judgement) -> str:
    """A reaction with its reason."""
    if one.reaction is None:
        return tr("no reaction noted")
    if not one.reaction_reason:
        return one.reaction.label
    return f"{one.reaction.label}: {one.reaction_reason}"


def said(voice: Voice) -> str:
    """Who, and which rating."""
    text = f"{embedded(voice.person.name)} · {rating_text(voice.rating)}"
    if voice.is_amended:
        text += "\n" + tr("first {rating}").format(rating=rating_text(voice.original))
    return text


def heard(voice: Voice) -> str:
    """What was written down, and close below it what was ticked."""
    told = "\n".join(filter(None, (voice.evidence.strip(), voice.ticked)))
    return told or tr("No evidence was written down.")


def consensus(item: DebriefItem) -> str:
    """What the panel agreed on, and why."""
    one = item.consensus
    if one is None:
        return ""
    score = str(int(one.score)) if isinstance(one.score, Score) else tr("the panel did not agree")
    return f"{score}. {one.reason}" if one.reason else score


def identity(subject: Subject, found: Dossier) -> tuple[object, ...]:
    """Everything that makes this print another one than the next."""
    candidate = subject.candidate and subject.candidate.candidate
    return (subject.papers.opening, candidate, found)


def fields(subject: Subject, found: Dossier) -> list[tuple[str, str]]:
    """What people typed that a dossier prints, as (field name, text)."""
    texts = [(tr("title of the opening"), subject.papers.opening.title)]
    if subject.candidate:
        texts.append((tr("name of a candidate"), subject.candidate.candidate.name))
    texts += [(tr("name of an interviewer"), one.name) for one in found.panel]
    for _, mark in found.debrief.from_paper:
        texts += [(tr("who entered a scorecard"), mark.entered_by)]
        texts += [(tr("who looked at it again"), mark.checked_by)]
    for item in found.debrief.items:
        texts.append((tr("attitude"), item.attitude.name))
        texts.append((tr("question"), item.question.prompt))
        for voice in item.voices:
            texts += [(tr("evidence"), voice.evidence), (tr("a ticked sign"), voice.ticked)]
        if item.consensus:
            texts.append((tr("why you agreed"), item.consensus.reason))
    texts += [(tr("reason of a reaction"), one.reaction_reason) for one in found.judgements]
    texts.append((tr("the notes"), found.debrief.notes))
    texts += rule_words.fields(found.rules)
    for decision in found.decisions:
        texts += decision_block.fields(decision)
    return [pair for pair in dict.fromkeys(texts) if pair[1]]
