"""The words of the interviewer guide: what to prepare, to say and to beware of."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.asking import askers
from hireapp.domain.kits import Kit, KitQuestion
from hireapp.domain.openings import Format
from hireapp.domain.papers import Subject
from hireapp.domain.questions import Question, Stage
from hireapp.i18n import tr, trn
from hireapp.paper import dates
from hireapp.paper import scorecard_words as scorecard
from hireapp.paper.rating_block import minutes_text
from hireapp.paper.text import embedded


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the script: what it is called, the words to say, a note beside them."""

    name: str
    say: str = ""
    note: str = ""
    writes: bool = False


def cover(subject: Subject) -> list[tuple[str, str]]:
    """What the cover says of the interview; an empty value is left to be filled in."""
    papers = subject.papers
    meeting = subject.interview
    when = dates.moment(meeting.starts_at.astimezone(papers.as_of.tzinfo)) if meeting else ""
    panel = ", ".join(embedded(seat.person.name) for seat in papers.panel)
    kit = subject.kit
    rows = [
        (tr("Opening"), papers.opening.title),
        (tr("Candidate"), subject.candidate.candidate.name if subject.candidate else ""),
        (tr("Interviewer"), subject.seat.person.name if subject.seat else ""),
        (tr("Date"), when),
        (tr("Length"), tr("{n} minutes").format(n=slot_minutes(subject))),
        (tr("Place"), meeting.place if meeting else ""),
        (tr("Panel"), f"{panel} · {papers.opening.facts.format.label}"),
    ]
    if kit:
        rows.append((tr("Interview kit"), tr("version {number}").format(number=kit.number)))
    return rows


def adjustments(subject: Subject) -> tuple[str, ...]:
    """What was agreed beforehand for this candidate, never why."""
    agreed = subject.candidate.arrangement if subject.candidate else None
    if agreed is None:
        return ()
    more = trn("{n} minute more", "{n} minutes more", agreed.extra_minutes)
    return tuple(filter(None, (more if agreed.extra_minutes else "", agreed.adjustments)))


def slot_minutes(subject: Subject) -> int:
    """How long the interview lasts."""
    meeting = subject.interview
    return meeting.minutes if meeting else subject.papers.opening.facts.slot_minutes


def preparation(subject: Subject) -> list[str]:
    """What to do before the candidate comes in."""
    agreed = adjustments(subject)
    return [
        tr("Read the purpose, the questions and the anchors once, aloud."),
        tr("Agree who asks what, and who keeps the time."),
        tr("Put the CV out of sight: it stays there until you have rated."),
        tr("Quiet room, phones away, water, a chair at the same height."),
        *(tr("Agreed adjustment: {what}").format(what=one) for one in agreed),
        tr("Ask every candidate the same questions in the same order."),
    ]


def minutes(subject: Subject, kit: Kit) -> list[tuple[str, str]]:
    """The planned minutes of each section."""
    content = kit.content
    rows = []
    if content.welcome.minutes:
        rows.append((tr("Opening"), minutes_text(content.welcome.minutes)))
    if content.opener and subject.papers.opening.facts.uses_opener:
        rows.append((tr("Opener"), minutes_text(content.opener.minutes)))
    for place, asked in enumerate(content.questions, start=1):
        name = f"{place} · {embedded(asked.attitude.name)}"
        rows.append((name, minutes_text(asked.question.minutes)))
    if content.closing.minutes:
        rows.append((tr("Closing"), minutes_text(content.closing.minutes)))
    return rows


def opening(subject: Subject, kit: Kit) -> list[Step]:
    """The script of the first minutes."""
    opening = subject.papers.opening
    length = slot_minutes(subject)
    steps = [
        Step(tr("Welcome"), tr("Welcome, and thank you for coming. How was your way here?")),
        Step(
            tr("Introductions"),
            tr("I am …, and what I do here is … These are my colleagues …"),
            tr("Names and work only: no small talk that nobody else will get."),
        ),
        Step(
            tr("The job"),
            tr("You are here for the job of {title}. What it is for: {purpose}").format(
                title=embedded(opening.title), purpose=embedded(opening.purpose)
            ),
        ),
        Step(
            tr("How this will go"),
            tr(
                "We have {n} minutes. I ask everybody the same questions in the same order. Take "
                "your time to think; if a question is not clear, I am glad to repeat it."
            ).format(n=length),
        ),
        Step(
            tr("Notes"),
            tr("I will take notes, so that I remember what you said and not what I thought of it."),
        ),
        Step(tr("Questions?"), tr("Is there anything you would like to ask before we begin?")),
    ]
    if kit.content.welcome.text:
        steps.append(Step(tr("In this kit"), kit.content.welcome.text))
    return steps


def closing(kit: Kit) -> list[Step]:
    """The script of the last minutes."""
    steps = [
        Step(tr("Last word"), tr("Is there anything else you would like us to know?"), writes=True),
        Step(tr("Your turn"), tr("What would you like to ask us?")),
        Step(
            tr("Next steps"),
            tr("You will hear from us by … People decide, after talking about what they heard."),
        ),
        Step(tr("Thanks"), tr("Thank you for your time and for talking so openly.")),
    ]
    if kit.content.closing.text:
        steps.insert(0, Step(tr("In this kit"), kit.content.closing.text))
    return steps


def about_the_opener(opener: Question) -> str:
    """What the opener is for."""
    said = tr(
        "Ask it as it stands and be quiet. Note what it did to you, then leave it: it is no score, "
        "ranks nobody and rejects nobody."
    )
    probes = " · ".join(one.text for one in opener.probes)
    return f"{said}\n{probes}" if probes else said


def asked_by(subject: Subject, asked: KitQuestion) -> str:
    """Who asks a question: the same as the screen says."""
    papers, kit = subject.papers, subject.kit
    format = papers.opening.facts.format
    if format is Format.SERIES_SAME:
        return tr("Asked by each interviewer alone.")
    seats = askers(kit.content, papers.panel, format).get(asked.id, ()) if kit else ()
    names = ", ".join(embedded(seat.person.name) for seat in seats)
    return tr("Asked by {names}").format(names=names or "____________________")


def stage(one: Stage) -> str:
    """A part of a story, as a heading of probes."""
    return {
        Stage.SITUATION: tr("Situation"),
        Stage.ACTION: tr("Action"),
        Stage.RESULT: tr("Result"),
        Stage.ANY: tr("Any time"),
    }[one]


def story() -> tuple[str, str, str]:
    """The parts of a story, for what is written down of it."""
    return tr("Situation"), tr("Action"), tr("Result")


def rating_errors() -> list[tuple[str, str]]:
    """What distorts ratings, and what helps against it."""
    return [
        (
            tr("Halo"),
            tr("One strong answer colours the rest. Rate each answer on its own anchors."),
        ),
        (
            tr("Central tendency"),
            tr("Everything becomes a 3. Read the anchors: most answers fit one of them."),
        ),
        (
            tr("Leniency"),
            tr("Kind numbers help nobody. Kindness belongs in your voice."),
        ),
        (tr("Strictness"), tr("A 5 is described in words. Who does that gets it.")),
        (
            tr("Similar to me"),
            tr("Same school, same jokes, same taste: none of it is an anchor."),
        ),
        (
            tr("Contrast"),
            tr("Compare with the anchors, never with the candidate before."),
        ),
        (
            tr("First impression"),
            tr("The first minute is not evidence. Rate after each answer; judge overall last."),
        ),
    ]


def fields(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that a guide prints, as (field name, text)."""
    found = scorecard.fields(subject)
    found += [(tr("name of an interviewer"), seat.person.name) for seat in subject.papers.panel]
    if subject.interview:
        found.append((tr("place"), subject.interview.place))
    found += [(tr("the adjustments"), one) for one in adjustments(subject)]
    if subject.kit:
        content = subject.kit.content
        found += [
            (tr("opening words"), content.welcome.text),
            (tr("closing words"), content.closing.text),
        ]
        for asked in content.questions:
            found += _question_fields(asked)
    return list(dict.fromkeys(found))


def _question_fields(asked: KitQuestion) -> list[tuple[str, str]]:
    question = asked.question
    return [
        (tr("definition of an attitude"), asked.attitude.definition),
        (tr("words before a question"), asked.transition),
        *((tr("probe"), one.text) for one in question.probes),
        *((tr("what to listen for"), one) for one in question.listen_for),
        *((tr("warning sign"), one) for one in question.warning_signs),
    ]
