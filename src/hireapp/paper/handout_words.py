"""The sentences of the candidate handout: fair, plain, and nothing about scores of anybody."""

from __future__ import annotations

from hireapp.domain.openings import Format
from hireapp.domain.papers import Subject
from hireapp.domain.people import Person, Role
from hireapp.i18n import tr, trn
from hireapp.paper import dates
from hireapp.paper.guide_words import adjustments, slot_minutes
from hireapp.paper.text import embedded


def facts(subject: Subject) -> list[tuple[str, str]]:
    """When, where, with whom and how long."""
    papers = subject.papers
    meetings = subject.candidate.interviews if subject.candidate else ()
    rows = []
    for one in meetings:
        when = dates.moment(one.starts_at.astimezone(papers.as_of.tzinfo))
        where = f", {embedded(one.place)}" if one.place else ""
        rows.append((tr("When and where"), f"{when}{where}"))
    if not meetings:
        rows.append((tr("When and where"), tr("We will tell you beforehand.")))
    rows.append((tr("How long"), tr("about {n} minutes").format(n=slot_minutes(subject))))
    people = ", ".join(embedded(seat.person.name) for seat in papers.panel)
    rows.append((tr("You will meet"), people or tr("We will tell you beforehand.")))
    rows += [(tr("Agreed with you"), one) for one in adjustments(subject)]
    return rows


def sections(subject: Subject) -> list[tuple[str, list[str]]]:
    """The headings of the handout, each with its paragraphs."""
    return [
        (tr("What to expect"), _expect(subject)),
        (tr("Our notes"), _notes(subject)),
        (tr("How a decision is made"), _decision()),
        (tr("If you need something"), _adjustments(subject)),
    ]


def contact(subject: Subject) -> Person | None:
    """Whom to ask: the viewer who prints this, if they coordinate or hire."""
    viewer = subject.papers.viewer
    return viewer if viewer.role in {Role.COORDINATOR, Role.HIRING_MANAGER} else None


def _expect(subject: Subject) -> list[str]:
    how = {
        Format.ONE_ROOM: tr("You meet everybody together, in one conversation."),
        Format.SERIES_SAME: tr(
            "You meet the interviewers one after the other. Each asks the same questions: they "
            "do not tell each other what they heard until all are done."
        ),
        Format.SERIES_SPLIT: tr(
            "You meet the interviewers one after the other. Each asks about something else."
        ),
    }[subject.papers.opening.facts.format]
    said = [
        how,
        tr(
            "We ask about things that you have done and how you would act. Every candidate is "
            "asked the same questions in the same order. Examples from school, unpaid work or "
            "daily life are as good as those from a job. Take your time to think."
        ),
    ]
    if subject.papers.opening.facts.uses_opener:
        said.append(
            tr("The first question is only there to begin a conversation; it is never scored.")
        )
    said.append(tr("Bring your own questions: there is time for them at the end."))
    return said


def _notes(subject: Subject) -> list[str]:
    months = subject.papers.opening.facts.retention_months
    return [
        tr(
            "The interviewers write down what you say, and rate each answer against described "
            "examples of behaviour. Only those who take part in the decision read these notes."
        ),
        trn(
            "Notes and ratings are kept for {n} month after the decision and then deleted, unless "
            "the law makes us keep them longer.",
            "Notes and ratings are kept for {n} months after the decision and then deleted, unless "
            "the law makes us keep them longer.",
            months,
        ),
        tr("You may ask to see what we have kept about you, and to have mistakes put right."),
    ]


def _decision() -> list[str]:
    return [
        tr(
            "People decide, after talking about what they heard. No computer accepts or rejects "
            "anybody. Some interviewers are stricter than others: the scores are adjusted for "
            "that, so that it matters less whom you meet."
        )
    ]


def _adjustments(subject: Subject) -> list[str]:
    said = [
        tr(
            "If anything would help you to show what you can do, such as more time, another room, "
            "questions in large print or somebody with you, please ask before the interview. "
            "Asking has no effect on the decision."
        )
    ]
    person = contact(subject)
    who = embedded(person.name) if person else tr("the person who invited you")
    said.append(tr("Please ask {name}.").format(name=who))
    return said


def identity(subject: Subject) -> tuple[object, ...]:
    """Everything that makes this print another one than the next."""
    papers, candidate = subject.papers, subject.candidate
    return (
        papers.opening,
        papers.panel,
        contact(subject),
        candidate and (candidate.candidate, candidate.interviews),
        adjustments(subject),
    )


def fields(subject: Subject) -> list[tuple[str, str]]:
    """What people typed that the handout prints, as (field name, text)."""
    papers, candidate = subject.papers, subject.candidate
    found = [
        (tr("title of the opening"), papers.opening.title),
        (tr("purpose"), papers.opening.purpose),
        *((tr("name of an interviewer"), seat.person.name) for seat in papers.panel),
    ]
    if candidate:
        found.append((tr("name of a candidate"), candidate.candidate.name))
        found += [(tr("place"), one.place) for one in candidate.interviews if one.place]
        found += [(tr("the adjustments"), one) for one in adjustments(subject)]
    if person := contact(subject):
        found.append((tr("name of an interviewer"), person.name))
    return list(dict.fromkeys(found))
