"""Words to say and facts to note: steps that are never rated."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from hireapp.domain.kits import Fact, Script
from hireapp.domain.scorecards import Score
from hireapp.gui.interview.rail import RailRow
from hireapp.store import fact_notes, kits
from tests.conftest import Hiring
from tests.gui.conftest import TAGGED, assert_in_visual_order, child, tab_round, texts
from tests.gui.interview.conftest import CTRL_SHIFT, PLAIN, Room, ShowCard, locked

Key = Qt.Key
WELCOME, OPENER, FIRST, CLOSING = 0, 1, 2, 5


@pytest.fixture
def scripted(hiring: Hiring, show_card: ShowCard) -> Room:
    """Welcome, opener, three questions, and at the end two facts and the closing words."""
    content = hiring.content.saying(
        welcome=Script(text=f"Good to see you. {TAGGED}", minutes=2),
        closing=Script(text="You hear from us by Friday.", minutes=3),
    )
    content = content.noting(
        (Fact(id="fact-1", text="Notice period"), Fact(id="fact-2", text="Languages"))
    )
    content = content.changing(hiring.questions[0], transition="Now to your work.")
    kits.edit(hiring.database, hiring.opening.id, content)
    return show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))


def fact(room: Room, number: int) -> QLineEdit:
    return child(room.page, QLineEdit, f"fact-fact-{number}")


def noted(room: Room) -> dict[str, str]:
    """What the database has."""
    ana = room.hiring.panel[0]
    return dict(fact_notes.read(room.hiring.database, room.card, ana.id))


def rail_words(room: Room) -> list[str]:
    model = room.page.rail.list.rail_model
    places = range(model.rowCount())
    return [model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in places]


def test_welcome_is_the_first_step_and_is_read_out(scripted: Room) -> None:
    said = texts(scripted.page.script)

    assert scripted.page.centre.currentWidget() is scripted.page.script
    assert f"Good to see you. {TAGGED}" in said
    assert "About 2 min · never scored" in said
    assert not scripted.page.side.isVisible()


def test_welcome_fits_into_a_small_window(scripted: Room) -> None:
    assert scripted.page.minimumSizeHint().height() <= 600
    assert scripted.page.height() == 674


def test_keys_lead_from_the_welcome_to_the_facts_and_back(scripted: Room) -> None:
    visited = []
    for _ in range(CLOSING):
        scripted.press(Key.Key_Return)
        visited.append(scripted.page.step.name)
    on_fact = QApplication.focusWidget() is fact(scripted, 1)
    scripted.press(Key.Key_Return, CTRL_SHIFT)

    assert visited[0] == "Do you love humans?"
    assert visited[-1] == "Facts and closing"
    assert on_fact
    assert scripted.page.step.id == scripted.questions[-1]
    assert scripted.notes.isVisible()


def test_plain_enter_goes_on_from_the_welcome(scripted: Room) -> None:
    scripted.press(Key.Key_Space, PLAIN)

    assert scripted.page.step.is_opener


def test_transition_stands_above_its_question_only(scripted: Room) -> None:
    scripted.ask(FIRST)
    shown = texts(scripted.page.view)
    scripted.ask(FIRST + 1)

    assert "Say first: Now to your work." in shown
    assert not scripted.page.view.transition.isVisible()


@pytest.mark.parametrize("place", [WELCOME, CLOSING])
@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_4, Key.Key_E])
def test_nothing_is_rated_or_marked_at_a_script(scripted: Room, place: int, key: Key) -> None:
    scripted.ask(FIRST)
    scripted.write("she called back")
    scripted.ask(place)

    scripted.press(key)

    assert QApplication.activePopupWidget() is None
    assert scripted.stored.answer(scripted.questions[0]).evidence == "she called back"
    assert all(answer.rating is None for answer in scripted.stored.answers.values())


def test_facts_are_kept_as_they_are_typed(scripted: Room) -> None:
    scripted.ask(CLOSING)

    scripted.qtbot.keyClicks(fact(scripted, 1), "one month")

    scripted.qtbot.waitUntil(lambda: noted(scripted) == {"fact-1": "one month"})


def test_enter_goes_from_fact_to_fact_and_on(scripted: Room) -> None:
    scripted.ask(CLOSING)
    scripted.press(Key.Key_Return, PLAIN)
    second = QApplication.focusWidget() is fact(scripted, 2)
    scripted.press(Key.Key_Return, PLAIN)
    scripted.press(Key.Key_Space, PLAIN)

    assert second
    assert scripted.page.centre.currentWidget() is scripted.page.finish


def test_fact_waits_while_the_database_is_locked(scripted: Room) -> None:
    scripted.ask(CLOSING)
    with locked(scripted.hiring.database.path):
        scripted.qtbot.keyClicks(fact(scripted, 1), "one month")
        scripted.page.autosave.save()
        unsaved = scripted.page.has_unsaved

    scripted.page.autosave.save()

    assert unsaved
    assert noted(scripted) == {"fact-1": "one month"}


def test_rail_tells_how_many_facts_are_noted_and_rates_no_script(scripted: Room) -> None:
    scripted.ask(CLOSING)
    scripted.qtbot.keyClicks(fact(scripted, 1), "one month")
    scripted.page.autosave.save()

    words = rail_words(scripted)

    assert words[WELCOME] == "Welcome, never scored"
    assert words[CLOSING] == "Facts and closing, 1 of 2 facts noted"
    assert scripted.page.rail.count.accessibleName().endswith("0 of 3 rated")


def test_jump_list_offers_the_scripts_too(scripted: Room) -> None:
    scripted.press(Key.Key_J)

    entries = [action.text() for action in scripted.menu().actions()]
    scripted.menu().actions()[CLOSING].trigger()

    assert (entries[WELCOME], entries[CLOSING]) == ("Welcome", "Facts and closing")
    assert scripted.page.step.name == "Facts and closing"


def test_facts_are_never_missing_at_the_end(scripted: Room) -> None:
    scripted.press(Key.Key_Return)
    scripted.press(Key.Key_2)
    for question in range(FIRST, CLOSING):
        scripted.ask(question)
        scripted.page.rate(Score.FOUR)

    scripted.page.show_finish()

    assert scripted.page.finish.choices[0].isVisible()


def test_interview_resumes_at_a_script(scripted: Room) -> None:
    scripted.ask(CLOSING)

    scripted.page.open_scorecard(scripted.card)

    assert scripted.page.step.name == "Facts and closing"


def test_sealed_facts_are_read_and_not_written(scripted: Room) -> None:
    scripted.ask(CLOSING)
    scripted.qtbot.keyClicks(fact(scripted, 1), "one month")
    hiring = scripted.hiring
    scripted.page.autosave.save()
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    scripted.page.open_scorecard(scripted.card)
    scripted.ask(CLOSING)
    scripted.qtbot.keyClicks(fact(scripted, 1), "x")

    assert fact(scripted, 1).isReadOnly()
    assert fact(scripted, 1).text() == "one month"


def test_kit_without_scripts_begins_with_the_opener_and_ends_with_the_last_question(
    room: Room,
) -> None:
    names = [step.id for step in room.page.editor.steps] if room.page.editor else []

    assert room.page.step.is_opener
    assert names[1:] == list(room.questions)
    assert not room.page.view.transition.isVisible()


def test_script_that_is_noted_in_full_is_ticked() -> None:
    row = RailRow("Facts", is_script=True, facts=2, noted=2, is_noted=True)

    assert row.has_square
    assert row.words == "Facts, 2 of 2 facts noted"


def test_tab_goes_through_the_facts_in_the_order_of_the_page(scripted: Room) -> None:
    scripted.ask(CLOSING)

    visited = tab_round(scripted.qtbot, scripted.page)

    assert {fact(scripted, 1), fact(scripted, 2)} <= set(visited)
    assert_in_visual_order(scripted.page, visited)
