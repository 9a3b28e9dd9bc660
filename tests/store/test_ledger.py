from __future__ import annotations

import pytest

from hireapp.domain.changes import Change, ScorecardChanged
from hireapp.domain.decisions import exceptions_to_equal_treatment
from hireapp.domain.ids import QuestionId, ScorecardId
from hireapp.domain.ledger import Ledger, Mark, MarkKind
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import Recommendation
from hireapp.domain.treatment import Difference
from hireapp.errors import NotVisible, Refused
from hireapp.store import arrangements, candidates, comparisons, ledger, people, scorecards
from tests.conftest import Hiring


def led(hiring: Hiring, card: ScorecardId, ana: Person) -> Ledger:
    return ledger.read(hiring.database, card, ana.id)


def test_new_interview_has_an_empty_ledger(hiring: Hiring, ana: Person) -> None:
    card = scorecards.begin(hiring.database, hiring.candidates[0].id, ana.id)

    found = led(hiring, card, ana)

    assert found == Ledger(card, hiring.candidates[0].id, ana.id)
    assert found.total_seconds == 0


def test_time_and_order_are_kept_and_brought_up_to_date(
    hiring: Hiring, card: ScorecardId, ana: Person
) -> None:
    first, second, third = hiring.questions
    welcome = QuestionId("·welcome")

    ledger.keep_time(hiring.database, card, {welcome: 40.04, second: 3}, [second], viewer=ana.id)
    ledger.keep_time(
        hiring.database, card, {welcome: 40, second: 65.26}, [second, first], viewer=ana.id
    )

    found = led(hiring, card, ana)
    assert found.seconds == {welcome: 40, second: 65.3, first: 0}
    assert found.order == (second, first)
    assert third not in found.seconds
    assert found.total_seconds == pytest.approx(105.3)


def test_sealed_scorecard_keeps_the_time_it_was_sealed_with(hiring: Hiring, ana: Person) -> None:
    card = hiring.fill(hiring.candidates[0], ana)
    question = hiring.questions[0]
    ledger.keep_time(hiring.database, card, {question: 60}, [question], viewer=ana.id)
    scorecards.submit(hiring.database, card, Recommendation.YES, viewer=ana.id)

    ledger.keep_time(hiring.database, card, {question: 999}, [], viewer=ana.id)

    assert led(hiring, card, ana).seconds == {question: 60}


def test_ticks_are_kept_and_taken_back(hiring: Hiring, card: ScorecardId, ana: Person) -> None:
    question = hiring.questions[0]
    probe = Mark(question, MarkKind.PROBE, 1)
    sign = Mark(question, MarkKind.WARNING, 0)
    heard: list[Change] = []
    hiring.database.announce = heard.append

    for one in (probe, sign, probe):
        ledger.mark(hiring.database, card, one, ticked=True, viewer=ana.id)
    both = led(hiring, card, ana).marks
    ledger.mark(hiring.database, card, sign, ticked=False, viewer=ana.id)
    ledger.mark(hiring.database, card, sign, ticked=False, viewer=ana.id)

    found = led(hiring, card, ana)
    assert both == {probe, sign}
    assert found.marks == {probe}
    assert found.probes_used(question) == 1
    assert heard == [ScorecardChanged(card)] * 5


@pytest.mark.parametrize(
    ("question", "place"), [(None, 99), (None, -1), (QuestionId("unknown"), 0)]
)
def test_tick_beside_nothing_is_refused(
    hiring: Hiring, card: ScorecardId, ana: Person, question: QuestionId | None, place: int
) -> None:
    one = Mark(question or hiring.questions[0], MarkKind.LISTEN, place)

    with pytest.raises(Refused):
        ledger.mark(hiring.database, card, one, ticked=True, viewer=ana.id)

    assert led(hiring, card, ana).marks == frozenset()


def test_opener_has_probes_to_tick(hiring: Hiring, card: ScorecardId, ana: Person) -> None:
    opener = hiring.content.opener
    assert opener is not None
    one = Mark(QuestionId(opener.id), MarkKind.PROBE, 0)

    ledger.mark(hiring.database, card, one, ticked=True, viewer=ana.id)

    assert led(hiring, card, ana).marks == {one}


def test_question_outside_the_kit_is_logged_and_can_be_taken_back(
    hiring: Hiring, card: ScorecardId, ana: Person
) -> None:
    after = hiring.questions[1]

    ledger.ask_off_kit(hiring.database, card, " Do you\nsing? ", after=after, viewer=ana.id)
    second = ledger.ask_off_kit(hiring.database, card, "Where?", after=None, viewer=ana.id)
    ledger.take_back_off_kit(hiring.database, card, second.sequence, viewer=ana.id)
    ledger.take_back_off_kit(hiring.database, card, 77, viewer=ana.id)

    (kept,) = led(hiring, card, ana).off_kit
    assert (kept.sequence, kept.text, kept.after) == (1, "Do you sing?", after)


def test_empty_question_outside_the_kit_is_refused(
    hiring: Hiring, card: ScorecardId, ana: Person
) -> None:
    with pytest.raises(Refused, match="the question"):
        ledger.ask_off_kit(hiring.database, card, "  ", after=None, viewer=ana.id)


def test_preparation_is_kept_and_can_change(hiring: Hiring, card: ScorecardId, ana: Person) -> None:
    ledger.prepare(hiring.database, card, screen_seen=True, viewer=ana.id)
    seen = led(hiring, card, ana)
    ledger.prepare(hiring.database, card, screen_seen=False, viewer=ana.id)

    assert (seen.is_prepared, seen.screen_seen) == (True, True)
    assert (led(hiring, card, ana).is_prepared, led(hiring, card, ana).screen_seen) == (True, False)


def test_nothing_is_written_on_another_seats_or_a_sealed_scorecard(
    hiring: Hiring, ana: Person
) -> None:
    ben = hiring.panel[1]
    card = hiring.submit(hiring.candidates[0], ana)
    one = Mark(hiring.questions[0], MarkKind.PROBE, 0)

    for viewer, error in ((ben, NotVisible), (ana, Refused)):
        with pytest.raises(error):
            ledger.mark(hiring.database, card, one, ticked=True, viewer=viewer.id)
        with pytest.raises(error):
            ledger.prepare(hiring.database, card, screen_seen=True, viewer=viewer.id)
        with pytest.raises(error):
            ledger.ask_off_kit(hiring.database, card, "Why?", after=None, viewer=viewer.id)
    with pytest.raises(NotVisible):
        ledger.keep_time(hiring.database, card, {}, [], viewer=ben.id)


# --- Who may see it --------------------------------------------------------------------------


def test_ledger_is_sealed_with_its_scorecard(hiring: Hiring, ana: Person) -> None:
    ben, dana = hiring.panel[1], hiring.candidates[0]
    card = hiring.submit(dana, ana)

    with pytest.raises(NotVisible):
        ledger.read(hiring.database, card, ben.id)
    with pytest.raises(NotVisible):
        ledger.read(hiring.database, card, hiring.coordinator.id)

    hiring.submit(dana, ben)
    assert ledger.read(hiring.database, card, ben.id).scorecard_id == card
    assert ledger.read(hiring.database, card, hiring.coordinator.id).scorecard_id == card


def test_sheet_tells_exceptions_only_of_what_is_revealed(hiring: Hiring, ana: Person) -> None:
    ben, (dana, priya) = hiring.panel[1], hiring.candidates
    arrangements.agree(
        hiring.database,
        dana.id,
        extra_minutes=15,
        adjustments="large print",
        viewer=hiring.coordinator.id,
    )
    for person in (ana, ben):
        card = hiring.fill(dana, person)
        ledger.ask_off_kit(hiring.database, card, "Do you sing?", after=None, viewer=person.id)
        sealed = comparisons.sheet(hiring.database, hiring.opening.id, hiring.coordinator.id)
        assert sealed.exceptions == ()
        scorecards.submit(hiring.database, card, Recommendation.YES, viewer=person.id)
    hiring.submit(priya, ana)

    sheet = comparisons.sheet(hiring.database, hiring.opening.id, hiring.coordinator.id)

    kinds = {(one.candidate_id, one.kind) for one in sheet.exceptions}
    assert kinds == {(dana.id, Difference.ADJUSTED), (dana.id, Difference.OFF_KIT)}
    said = exceptions_to_equal_treatment(sheet, dana.id)
    assert "2 questions outside the kit." in said
    assert "large print" not in " ".join(said)
    assert "sing" not in " ".join(said)
    assert len(exceptions_to_equal_treatment(sheet, priya.id)) == 1  # a scorecard is missing


# --- What is agreed beforehand ---------------------------------------------------------------


def test_interview_shows_what_was_agreed_and_hides_the_background(
    hiring: Hiring, ana: Person
) -> None:
    dana, cora = hiring.candidates[0], hiring.coordinator
    arrangements.agree(
        hiring.database, dana.id, extra_minutes=20, adjustments="a  break", viewer=cora.id
    )
    arrangements.keep_background(hiring.database, dana.id, "Chef\n3 years\n", viewer=cora.id)
    card = hiring.begin(dana, ana)

    sheet = scorecards.open_sheet(hiring.database, card, ana.id)

    assert (sheet.arrangement.extra_minutes, sheet.arrangement.adjustments) == (20, "a break")
    assert sheet.arrangement.has_background
    assert sheet.arrangement.is_adjusted
    assert "Chef" not in repr(sheet)
    assert sheet.ledger.background_opened == 0


def test_opening_the_background_is_noted_each_time(hiring: Hiring, ana: Person) -> None:
    dana, cora = hiring.candidates[0], hiring.coordinator
    arrangements.keep_background(hiring.database, dana.id, "Chef", viewer=cora.id)
    card = hiring.begin(dana, ana)

    read = [ledger.open_background(hiring.database, card, viewer=ana.id) for _ in range(2)]

    assert read == ["Chef", "Chef"]
    assert led(hiring, card, ana).background_opened == 2


def test_background_read_after_submitting_is_no_exception(hiring: Hiring, ana: Person) -> None:
    card = hiring.submit(hiring.candidates[0], ana)

    assert ledger.open_background(hiring.database, card, viewer=ana.id) == ""
    assert led(hiring, card, ana).background_opened == 0


def test_only_a_coordinator_agrees_and_keeps_the_background(hiring: Hiring, ana: Person) -> None:
    dana = hiring.candidates[0].id

    with pytest.raises(Refused, match="coordinator"):
        arrangements.agree(hiring.database, dana, extra_minutes=5, adjustments="", viewer=ana.id)
    with pytest.raises(Refused, match="coordinator"):
        arrangements.keep_background(hiring.database, dana, "x", viewer=ana.id)
    with pytest.raises(Refused, match="coordinator"):
        arrangements.background(hiring.database, dana, ana.id)
    assert arrangements.get(hiring.database, dana, ana.id).is_adjusted is False


def test_what_was_agreed_is_for_the_panel_only(hiring: Hiring) -> None:
    stranger = hiring.panel[1]
    elsewhere = candidates.add(hiring.database, hiring.opening.id, "Eli")
    arrangements.agree(
        hiring.database,
        elsewhere.id,
        extra_minutes=5,
        adjustments="",
        viewer=hiring.coordinator.id,
    )

    assert arrangements.get(hiring.database, elsewhere.id, stranger.id).extra_minutes == 5
    other = people.add(hiring.database, "Olga", Role.INTERVIEWER)
    with pytest.raises(NotVisible):
        arrangements.get(hiring.database, elsewhere.id, other.id)


@pytest.mark.parametrize("minutes", [-1, 241])
def test_extra_time_out_of_range_is_refused(hiring: Hiring, minutes: int) -> None:
    with pytest.raises(Refused, match="Extra time"):
        arrangements.agree(
            hiring.database,
            hiring.candidates[0].id,
            extra_minutes=minutes,
            adjustments="",
            viewer=hiring.coordinator.id,
        )


def test_background_is_the_coordinators_to_read_and_to_take_away(hiring: Hiring) -> None:
    dana, cora = hiring.candidates[0].id, hiring.coordinator.id
    assert arrangements.background(hiring.database, dana, cora) == ""

    arrangements.keep_background(hiring.database, dana, "Chef", viewer=cora)
    kept = arrangements.background(hiring.database, dana, cora)
    arrangements.keep_background(hiring.database, dana, " ", viewer=cora)

    assert kept == "Chef"
    assert arrangements.get(hiring.database, dana, cora).has_background is False


def test_candidate_nobody_met_leaves_with_what_was_agreed(hiring: Hiring) -> None:
    dana, cora = hiring.candidates[0].id, hiring.coordinator.id
    arrangements.keep_background(hiring.database, dana, "Chef", viewer=cora)

    candidates.remove(hiring.database, dana)

    assert candidates.count(hiring.database, hiring.opening.id) == 1
