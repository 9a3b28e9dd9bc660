from __future__ import annotations

import pytest

from hireapp.domain.banks import Bank
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import Score
from hireapp.errors import Refused
from hireapp.store import calibrations, kits, panels, people
from hireapp.store.calibrations import Calibration
from tests.conftest import Hiring


@pytest.fixture
def banks(bank: Bank) -> tuple[Bank, ...]:
    return (bank,)


def begin(hiring: Hiring, person: Person, banks: tuple[Bank, ...]) -> Calibration:
    calibrations.begin(hiring.database, hiring.opening.id, banks, viewer=person.id)
    return see(hiring, person)


def see(hiring: Hiring, person: Person) -> Calibration:
    return calibrations.read(hiring.database, hiring.opening.id, person.id)


def rate_all(hiring: Hiring, person: Person, banks: tuple[Bank, ...], more: int = 0) -> None:
    """Rate all as suggested, or so many points more, and finish."""
    for at, sample in enumerate(begin(hiring, person, banks).samples):
        score = Score(max(1, min(5, sample.suggested + more)))
        calibrations.rate(hiring.database, hiring.opening.id, at, score, viewer=person.id)
    calibrations.finish(hiring.database, hiring.opening.id, viewer=person.id)


def test_everybody_rates_the_same_answers(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, ben = (begin(hiring, one, banks) for one in hiring.panel)

    assert ana.samples == ben.samples
    assert 1 <= len(ana.samples) <= 12
    assert {one.attitude for one in ana.samples} <= {one.name for one in hiring.content.attitudes}


def test_practice_goes_on_where_it_was_left(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana = hiring.panel[0]
    begin(hiring, ana, banks)
    calibrations.rate(hiring.database, hiring.opening.id, 0, Score.TWO, viewer=ana.id)
    calibrations.rate(hiring.database, hiring.opening.id, 0, Score.FOUR, viewer=ana.id)
    calibrations.remember_place(hiring.database, hiring.opening.id, 1, viewer=ana.id)

    again = begin(hiring, ana, banks)

    assert (again.scores, again.place, again.lean) == ({0: 4}, 1, None)


def test_all_is_private_until_one_has_finished(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, ben = hiring.panel
    begin(hiring, ben, banks)
    rate_all(hiring, ana, banks, more=1)

    mine, others, coordinators = (see(hiring, one) for one in (ana, ben, hiring.coordinator))

    assert mine.lean is not None
    assert mine.lean.leniency > 0
    assert mine.panel is None
    assert (others.lean, others.panel, others.scores) == (None, None, {})
    assert (coordinators.done, coordinators.expected) == (1, 2)
    assert (coordinators.panel, coordinators.interviewers) == (None, ())


def test_the_panel_is_shown_when_all_are_done(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, ben = hiring.panel
    rate_all(hiring, ana, banks, more=1)
    rate_all(hiring, ben, banks)

    mine, all_of_them = see(hiring, ana), see(hiring, hiring.coordinator)

    assert mine.all_done
    assert mine.panel is not None
    assert len(mine.panel) == len(mine.samples)
    assert mine.interviewers == ()
    assert [one.name for one in all_of_them.interviewers] == ["Ana", "Ben"]
    assert all_of_them.interviewers[1].lean.leniency == 0
    assert all_of_them.interviewers[1].lean.exact == len(mine.samples)


def test_a_coordinator_on_the_panel_rates_before_seeing(
    hiring: Hiring, banks: tuple[Bank, ...]
) -> None:
    for person in hiring.panel:
        rate_all(hiring, person, banks)
    panels.seat(hiring.database, hiring.opening.id, hiring.coordinator.id)

    assert see(hiring, hiring.coordinator).panel is None
    rate_all(hiring, hiring.coordinator, banks)
    assert len(see(hiring, hiring.coordinator).interviewers) == 3


def test_an_observer_practises_and_nobody_waits_for_them(
    hiring: Hiring, banks: tuple[Bank, ...]
) -> None:
    olga = people.add(hiring.database, "Olga", Role.OBSERVER)
    panels.seat(hiring.database, hiring.opening.id, olga.id)
    for person in (*hiring.panel, olga):
        rate_all(hiring, person, banks)

    assert see(hiring, olga).panel is not None
    assert [one.name for one in see(hiring, hiring.coordinator).interviewers] == ["Ana", "Ben"]


def test_what_is_finished_stays(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, opening = hiring.panel[0], hiring.opening.id
    rate_all(hiring, ana, banks)

    with pytest.raises(Refused, match="finished"):
        calibrations.rate(hiring.database, opening, 0, Score.ONE, viewer=ana.id)
    with pytest.raises(Refused, match="finished"):
        calibrations.finish(hiring.database, opening, viewer=ana.id)
    calibrations.remember_place(hiring.database, opening, 2, viewer=ana.id)
    assert see(hiring, ana).place == 0


def test_what_cannot_be_done_is_refused(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, opening = hiring.panel[0], hiring.opening.id
    with pytest.raises(Refused, match="Begin"):
        calibrations.rate(hiring.database, opening, 0, Score.ONE, viewer=ana.id)
    with pytest.raises(Refused, match="no seat"):
        begin(hiring, hiring.coordinator, banks)
    with pytest.raises(Refused, match="no sample answers"):
        begin(hiring, ana, ())
    begin(hiring, ana, banks)
    with pytest.raises(Refused, match="no such"):
        calibrations.rate(hiring.database, opening, 99, Score.ONE, viewer=ana.id)
    with pytest.raises(Refused, match="every sample"):
        calibrations.finish(hiring.database, opening, viewer=ana.id)


def test_a_set_nobody_has_rated_follows_the_kit(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, ben = hiring.panel
    first = begin(hiring, ana, banks)
    last = banks[0].scored_questions[-1]
    kits.edit(hiring.database, hiring.opening.id, hiring.content.adding(banks[0], last))

    second = begin(hiring, ana, banks)
    calibrations.rate(hiring.database, hiring.opening.id, 0, Score.ONE, viewer=ana.id)
    kits.edit(hiring.database, hiring.opening.id, hiring.content)

    assert first.samples != second.samples
    assert begin(hiring, ben, banks).samples == second.samples


def test_who_has_not_interviewed_is_invited(hiring: Hiring, banks: tuple[Bank, ...]) -> None:
    ana, ben = hiring.panel
    begin(hiring, ana, banks)
    calibrations.rate(hiring.database, hiring.opening.id, 0, Score.ONE, viewer=ana.id)
    (first,) = calibrations.invitations(hiring.database, ana.id)
    assert (first.opening, first.rated) == (hiring.opening, 1)

    hiring.begin(hiring.candidates[0], ana)
    rate_all(hiring, ben, banks)

    for person in (ana, ben, hiring.coordinator):
        assert calibrations.invitations(hiring.database, person.id) == ()
