"""A conflict of interest keeps a person from a candidate, in every read and every write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hireapp.domain.ids import CandidateId
from hireapp.domain.people import ConflictKind, Person, Role
from hireapp.domain.scorecards import Score
from hireapp.errors import NotFound, NotVisible, Refused
from hireapp.store import (
    agenda,
    audit,
    candidates,
    comparisons,
    conflicts,
    debriefs,
    decisions,
    insights,
    openings,
    people,
    scorecards,
)
from hireapp.store.database import Database
from tests.conftest import MONDAY, Hiring

DANA = "Dana Whitfield"


def keep(hiring: Hiring, person: Person, kind: ConflictKind = ConflictKind.INTEREST) -> None:
    """Cora keeps somebody from Dana."""
    conflicts.mark(
        hiring.database,
        hiring.candidates[0].id,
        person.id,
        kind,
        viewer=hiring.coordinator.id,
    )


def second_coordinator(hiring: Hiring) -> Person:
    return people.add(hiring.database, "Kim", Role.COORDINATOR)


@pytest.mark.parametrize("kind", ConflictKind)
def test_nothing_tells_of_the_candidate(hiring: Hiring, kind: ConflictKind) -> None:
    """Also not of one's own record: a candidate who is one of the people."""
    ana, ben = hiring.panel
    database, opening_id, dana = hiring.database, hiring.opening.id, hiring.candidates[0]
    candidates.schedule(database, dana.id, database.now())
    card = hiring.submit(dana, ana)
    other = hiring.submit(dana, ben)
    keep(hiring, ana, kind)

    shown = (
        candidates.progress(database, opening_id, ana.id),
        comparisons.sheet(database, opening_id, ana.id),
        agenda.meetings(database, ana.id),
        agenda.unplanned(database, ana.id),
        agenda.due(database, ana.id),
        decisions.latest(database, opening_id, ana.id),
        decisions.history(database, dana.id, ana.id),
        debriefs.drifts(database, opening_id, ana.id),
        audit.newest(database, ana.id),
    )
    assert DANA not in repr(shown)
    assert insights.material(database, ana.id).blocks == ()
    for read in (
        lambda: scorecards.open_sheet(database, card, ana.id),
        lambda: scorecards.open_sheet(database, other, ana.id),
        lambda: debriefs.read(database, dana.id, ana.id),
    ):
        with pytest.raises(NotVisible):
            read()
    assert DANA in repr(comparisons.sheet(database, opening_id, ben.id))


def test_kept_interviewer_cannot_begin_edit_or_submit(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    dana, priya = hiring.candidates
    card = hiring.fill(dana, ana)
    keep(hiring, ana)

    for attempt in (
        lambda: scorecards.begin(hiring.database, dana.id, ana.id),
        lambda: scorecards.rate(
            hiring.database, card, hiring.questions[0], Score.ONE, viewer=ana.id
        ),
        lambda: scorecards.submit(hiring.database, card, None, viewer=ana.id),
    ):
        with pytest.raises(NotVisible, match="kept from this candidate"):
            attempt()
    assert hiring.begin(priya, ana)


def test_kept_interviewer_is_not_waited_for_and_counts_no_more(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana = hiring.candidates[0]
    hiring.submit(dana, ana, Score.ONE)
    hiring.submit(dana, ben, Score.FIVE)
    keep(hiring, ana)

    entry, other = candidates.progress(hiring.database, hiring.opening.id, ben.id)
    (row, _) = comparisons.sheet(hiring.database, hiring.opening.id, ben.id).rows
    (opening,) = openings.progress(hiring.database)

    assert [one.seat.person.name for one in entry.seats] == ["Ben"]
    assert (entry.submitted, entry.expected, entry.revealed) == (1, 1, True)
    assert (other.submitted, other.expected) == (0, 2)
    assert row.overall is not None
    assert row.overall.mean == 5
    assert (opening.submitted, opening.expected) == (1, 3)


def test_lifting_brings_back_what_was_written(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    dana = hiring.candidates[0]
    card = hiring.submit(dana, ana)
    keep(hiring, ana)

    conflicts.lift(hiring.database, dana.id, ana.id, viewer=hiring.coordinator.id)
    conflicts.lift(hiring.database, dana.id, ana.id, viewer=hiring.coordinator.id)

    assert hiring.read(card, ana).is_submitted
    events = [one.entry.event for one in audit.newest(hiring.database, hiring.coordinator.id)]
    assert events[:2] == ["conflict_lifted", "conflict_marked"]


def test_kept_coordinator_breaks_no_seal_and_changes_nothing(hiring: Hiring) -> None:
    database, dana, cora = hiring.database, hiring.candidates[0], hiring.coordinator
    meeting = candidates.schedule(database, dana.id, MONDAY)
    conflicts.mark(database, dana.id, cora.id, viewer=cora.id)
    database.actor = cora.id

    attempts: tuple[Callable[[], object], ...] = (
        lambda: comparisons.break_seal(database, dana.id, "curious", viewer=cora.id),
        lambda: candidates.rename(database, dana.id, "D. W."),
        lambda: candidates.schedule(database, dana.id, MONDAY),
        lambda: candidates.unschedule(database, meeting.id),
        lambda: candidates.remove(database, dana.id),
        lambda: conflicts.mark(database, dana.id, hiring.panel[0].id, viewer=cora.id),
        lambda: conflicts.lift(database, dana.id, cora.id, viewer=cora.id),
    )
    for attempt in attempts:
        with pytest.raises(NotVisible):
            attempt()


def test_everybody_may_keep_themselves_away_and_only_a_coordinator_others(hiring: Hiring) -> None:
    ana, ben = hiring.panel
    dana = hiring.candidates[0].id

    with pytest.raises(Refused, match="mark conflicts"):
        conflicts.mark(hiring.database, dana, ben.id, viewer=ana.id)
    conflicts.mark(hiring.database, dana, ana.id, viewer=ana.id)
    with pytest.raises(Refused):
        conflicts.lift(hiring.database, dana, ana.id, viewer=ana.id)
    keep(hiring, ben)
    with pytest.raises(Refused, match="already"):
        keep(hiring, ben)


def test_marks_are_read_by_a_coordinator_who_is_not_kept(hiring: Hiring) -> None:
    ana = hiring.panel[0]
    kim = second_coordinator(hiring)
    keep(hiring, ana)
    conflicts.mark(
        hiring.database,
        hiring.candidates[1].id,
        kim.id,
        ConflictKind.SAME_PERSON,
        viewer=hiring.coordinator.id,
    )

    def marks(viewer: Person) -> list[tuple[str, str, str]]:
        found = conflicts.of_opening(hiring.database, hiring.opening.id, viewer.id)
        return [(one.candidate.name, one.person.name, one.kind.label) for one in found]

    assert marks(hiring.coordinator) == [
        (DANA, "Ana", "conflict of interest"),
        ("Priya Nair", "Kim", "is this candidate"),
    ]
    assert marks(kim) == [(DANA, "Ana", "conflict of interest")]
    assert marks(ana) == []


def test_candidate_with_a_mark_can_be_removed(hiring: Hiring) -> None:
    keep(hiring, hiring.panel[0])

    candidates.remove(hiring.database, hiring.candidates[0].id)

    assert conflicts.of_opening(hiring.database, hiring.opening.id, hiring.coordinator.id) == ()


def test_mark_on_nobody_is_refused(database: Database) -> None:
    ana = people.add(database, "Ana", Role.COORDINATOR)

    with pytest.raises(NotFound, match="no longer there"):
        conflicts.mark(database, CandidateId("gone"), ana.id, viewer=ana.id)
