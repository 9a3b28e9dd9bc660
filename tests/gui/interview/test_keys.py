from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hireapp.domain.scorecards import NoScore, Rating, Reaction, Recommendation, Score
from hireapp.gui.digit_keys import digit_at
from hireapp.gui.help_dialog import KeysDialog
from tests.gui.conftest import press
from tests.gui.interview.conftest import CTRL, CTRL_ALT, CTRL_SHIFT, PLAIN, Room

Key = Qt.Key


def test_whole_interview_by_keyboard_is_found_in_the_database(room: Room) -> None:
    room.write("Her neighbour, who fixes clocks.")
    room.press(Key.Key_2)
    room.press(Key.Key_Return)
    for number, key in enumerate((Key.Key_5, Key.Key_3, Key.Key_4), start=1):
        room.write(f"half a sentence {number}, ")
        room.press(key)
        room.write("and the rest")
        room.press(Key.Key_Return)
    room.press(Key.Key_2, PLAIN)
    with room.qtbot.waitSignal(room.page.submitted) as told:
        room.press(Key.Key_Space, PLAIN)

    card = room.stored
    assert told.args == [room.card]
    assert card.is_submitted
    assert card.recommendation is Recommendation.YES
    assert card.reaction is Reaction.WARM
    assert [card.answer(one).rating for one in room.questions] == [5, 3, 4]
    assert [card.answer(one).evidence for one in room.questions] == [
        f"half a sentence {number}, and the rest" for number in (1, 2, 3)
    ]
    assert "Her neighbour, who fixes clocks." in {one.evidence for one in card.answers.values()}


def test_notes_keep_the_keyboard_through_every_key_of_a_question(room: Room) -> None:
    room.ask(1)

    for key in (Key.Key_4, Key.Key_Return, Key.Key_E):
        room.press(key)
        assert QApplication.focusWidget() is room.notes
    room.press(Key.Key_Return, CTRL_SHIFT)
    assert QApplication.focusWidget() is room.notes
    room.press(Key.Key_Z, CTRL_ALT)
    assert QApplication.focusWidget() is room.notes
    assert room.notes.toPlainText() == ""


def test_nothing_is_chosen_beforehand(room: Room) -> None:
    opener = [card.isChecked() for card in room.page.view.reaction.cards]
    room.ask(1)
    scale = [card.isChecked() for card in room.page.view.cards]
    room.page.show_finish()

    assert not any(opener + scale)
    assert room.page.finish.recommendation is None
    assert room.stored.answers == {}


def test_rating_is_in_the_database_at_once(room: Room) -> None:
    room.ask(1)

    room.press(Key.Key_4)

    assert room.stored.answer(room.questions[0]).rating is Score.FOUR
    chosen = [card.accessibleDescription() for card in room.page.view.cards]
    assert chosen == ["", "", "", "chosen", ""]


def test_click_on_a_card_rates_and_leaves_the_keyboard_to_the_notes(room: Room) -> None:
    room.ask(1)

    room.click(room.page.view.cards[1])

    assert room.stored.answer(room.questions[0]).rating is Score.TWO
    assert QApplication.focusWidget() is room.notes


@pytest.mark.parametrize(
    ("digit", "reason"),
    [
        (Key.Key_1, NoScore.NOT_ASKED),
        (Key.Key_2, NoScore.NO_EVIDENCE),
        (Key.Key_3, NoScore.DECLINED),
        (Key.Key_0, None),
    ],
)
def test_menu_of_ctrl_0_says_why_there_is_no_score(
    room: Room, digit: Qt.Key, reason: Rating | None
) -> None:
    room.ask(1)
    room.press(Key.Key_4)

    room.press(Key.Key_0)
    room.qtbot.keyClick(room.menu(), digit)

    assert room.stored.answer(room.questions[0]).rating == reason
    assert QApplication.activePopupWidget() is None


def test_reason_for_no_score_is_written_beside_its_key(room: Room) -> None:
    room.ask(1)

    room.page.rate(NoScore.DECLINED)

    assert room.page.view.hints.no_score.text() == "not scored: declined"
    assert room.page.view.hints.no_score.isChecked()


def test_jump_list_goes_anywhere(room: Room) -> None:
    room.press(Key.Key_J)
    room.qtbot.keyClick(room.menu(), Key.Key_3)

    assert room.page.step.id == room.questions[2]


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
def test_either_enter_key_goes_on_and_back(room: Room, enter: Qt.Key) -> None:
    keypad = Qt.KeyboardModifier.KeypadModifier if enter is Key.Key_Enter else PLAIN
    room.press(enter, CTRL | keypad)
    room.press(enter, CTRL | keypad)
    second = room.step.number
    room.press(enter, CTRL_SHIFT | keypad)

    assert (second, room.step.number) == (2, 1)
    assert room.notes.toPlainText() == ""


def test_back_from_the_end_shows_the_last_question(room: Room) -> None:
    room.ask(3)
    room.press(Key.Key_Return)
    at_finish = room.page.centre.currentWidget() is room.page.finish

    room.press(Key.Key_Return, CTRL_SHIFT)

    assert at_finish
    assert room.step.number == 3
    assert QApplication.focusWidget() is room.notes


def test_arrow_keys_walk_the_rail_and_enter_returns_to_the_notes(room: Room) -> None:
    room.page.rail.list.setFocus()
    room.press(Key.Key_Down, PLAIN)
    room.press(Key.Key_Down, PLAIN)
    in_rail = QApplication.focusWidget()
    room.press(Key.Key_Return, PLAIN)

    assert room.step.number == 2
    assert in_rail is room.page.rail.list
    assert QApplication.focusWidget() is room.notes


def test_click_on_the_rail_goes_there(room: Room) -> None:
    rail = room.page.rail.list
    middle = rail.visualRect(rail.rail_model.index(2)).center()

    room.qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert room.step.number == 2
    assert QApplication.focusWidget() is room.notes


def test_undo_restores_previous_rating_and_redo_the_later_one(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_2)
    room.press(Key.Key_5)

    ratings = []
    for key in (Key.Key_Z, Key.Key_Z, Key.Key_Y, Key.Key_Y):
        room.press(key, CTRL_ALT)
        ratings.append(room.stored.answer(room.questions[0]).rating)

    assert ratings == [2, None, 2, 5]


def test_undo_shows_the_question_whose_rating_it_takes_back(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_2)
    room.press(Key.Key_Return)

    room.press(Key.Key_Z, CTRL_ALT)

    assert room.step.number == 1
    assert room.stored.answer(room.questions[0]).rating is None


def test_pressing_the_same_rating_again_is_no_step_to_undo(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_2)

    room.press(Key.Key_2)

    assert room.page.history.count() == 1


def test_refused_undo_is_dropped_and_told(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_2)
    editor = room.page.editor
    assert editor is not None
    for question in room.questions:
        editor.rate(question, Score.THREE)
    editor.note_reaction(Reaction.FLAT, "")
    editor.submit(Recommendation.NO)

    room.press(Key.Key_Z, CTRL_ALT)

    assert room.page.history.count() == 0
    assert [one.message for one in room.desk.refusals] == [
        "This scorecard is submitted and sealed."
    ]
    assert room.stored.answer(room.questions[0]).rating is Score.THREE


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes of this system")
@pytest.mark.parametrize("typed", [Key.Key_QuoteLeft, Key.Key_ParenLeft, Key.Key_Egrave])
def test_digit_row_of_other_keyboards_rates_by_place(room: Room, typed: Qt.Key) -> None:
    room.ask(1)
    place_of_5 = 14

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(room.notes, QKeyEvent(kind, typed, CTRL, place_of_5, 0, 0))

    assert room.stored.answer(room.questions[0]).rating is Score.FIVE
    assert room.notes.toPlainText() == ""


@pytest.mark.parametrize(
    ("platform", "scan_code", "virtual_key", "digit"),
    [
        ("linux", 10, 0, 1),
        ("linux", 18, 0, 9),
        ("linux", 19, 0, 0),
        ("linux", 20, 0, None),
        ("linux", 0, 0, None),
        ("win32", 2, 0, 1),
        ("win32", 11, 0, 0),
        ("win32", 12, 0, None),
        ("darwin", 0, 18, 1),
        ("darwin", 0, 23, 5),
        ("darwin", 0, 22, 6),
        ("darwin", 0, 1, None),
    ],
)
def test_place_of_the_digit_row_on_each_system(
    platform: str, scan_code: int, virtual_key: int, digit: int | None
) -> None:
    assert digit_at(scan_code, virtual_key, platform) == digit


def test_focus_mode_leaves_question_and_notes_alone(room: Room) -> None:
    room.press(Key.Key_F11, PLAIN)
    alone = room.page.rail.isHidden() and room.page.side.isHidden()

    room.press(Key.Key_F11, PLAIN)

    assert alone
    assert room.page.rail.isVisible()
    assert room.page.side.isVisible()


def test_discreet_mode_hides_scores_and_signs_and_still_rates(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_F9, PLAIN)
    room.press(Key.Key_4)

    assert not any(card.isVisible() for card in room.page.view.cards)
    assert not room.page.aside.signs.isVisible()
    assert room.page.rail.list.delegate.is_discreet
    assert room.stored.answer(room.questions[0]).rating is Score.FOUR


def test_f1_lists_all_keys(room: Room) -> None:
    room.press(Key.Key_F1, PLAIN)

    found = QApplication.activeModalWidget()
    assert isinstance(found, KeysDialog)
    found.close()


def test_pause_stops_the_clock_until_it_goes_on(room: Room) -> None:
    room.press(Key.Key_P, CTRL_ALT)
    paused = room.page.top.pause_button.text()
    said = room.page.top.slot_label.text()

    room.press(Key.Key_P, CTRL_ALT)

    assert paused == "Go on"
    assert said.endswith(", paused")
    assert "paused" not in room.page.top.slot_label.text()
    assert room.page.top.pause_button.text() == "Pause"


def test_ctrl_w_leaves_and_says_so(room: Room) -> None:
    with room.qtbot.waitSignal(room.page.closed):
        room.press(Key.Key_W)


def test_menu_answers_to_arrow_keys_too(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_0)

    room.qtbot.keyClick(room.menu(), Key.Key_Down)
    room.qtbot.keyClick(room.menu(), Key.Key_Down)
    room.qtbot.keyClick(room.menu(), Key.Key_Return)

    assert room.stored.answer(room.questions[0]).rating is NoScore.NO_EVIDENCE


def test_click_below_the_cards_does_what_its_key_does(room: Room) -> None:
    room.ask(1)
    room.write("she waited")

    press(room.qtbot, room.page, "hint-quote")
    press(room.qtbot, room.page, "hint-next")

    assert room.step.number == 2
    assert room.stored.answer(room.questions[0]).evidence == "[0:00] “she waited”"
