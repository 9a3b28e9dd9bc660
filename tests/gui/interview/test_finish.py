from __future__ import annotations

from PySide6.QtCore import Qt

from hireapp.domain.scorecards import NoScore, Recommendation, Score
from hireapp.gui.interview.finish_panel import FinishPanel
from tests.gui.conftest import press, settle, texts
from tests.gui.interview.conftest import CTRL_ALT, PLAIN, Room, locked

Key = Qt.Key


def panel(room: Room) -> FinishPanel:
    return room.page.finish


def rate_all(room: Room) -> None:
    """Note a warm reaction and rate every question 4."""
    room.press(Key.Key_2)
    for number in range(1, len(room.questions) + 1):
        room.ask(number)
        room.press(Key.Key_4)


def test_finish_lists_what_is_missing_and_opens_no_recommendation(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_4)

    press(room.qtbot, room.page, "finish")

    said = texts(panel(room))
    assert "3 things are missing" in said
    assert "Do you love humans?" in said
    assert said.count("not rated yet") == 2
    assert not any(choice.isVisible() for choice in panel(room).choices)
    assert not panel(room).submit_button.isEnabled()


def test_keys_choose_nothing_while_something_is_missing(room: Room) -> None:
    room.page.show_finish()

    room.press(Key.Key_1, PLAIN)

    assert panel(room).recommendation is None


def test_missing_question_is_one_click_away(room: Room) -> None:
    room.page.show_finish()

    press(room.qtbot, room.page, f"go-{room.questions[1]}")

    assert room.page.step.id == room.questions[1]
    assert room.page.view.isVisible()


def test_rest_is_marked_as_not_asked_and_one_undo_takes_it_back(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_4)
    room.page.show_finish()

    press(room.qtbot, room.page, "rest-not-asked")
    marked = [room.stored.answer(one).rating for one in room.questions]
    room.press(Key.Key_Z, CTRL_ALT)
    undone = [room.stored.answer(one).rating for one in room.questions]

    assert marked == [Score.FOUR, NoScore.NOT_ASKED, NoScore.NOT_ASKED]
    assert undone == [Score.FOUR, None, None]
    assert "3 things are missing" in texts(panel(room))


def test_recommendation_opens_when_all_is_rated_with_nothing_chosen(room: Room) -> None:
    rate_all(room)

    room.page.show_finish()

    assert all(choice.isVisible() for choice in panel(room).choices)
    assert not any(choice.isChecked() for choice in panel(room).choices)
    assert not panel(room).submit_button.isEnabled()


def test_submitting_says_that_it_seals(room: Room) -> None:
    rate_all(room)

    room.page.show_finish()

    assert any("Submitting seals this scorecard" in text for text in texts(panel(room)))


def test_each_key_chooses_its_recommendation(room: Room) -> None:
    rate_all(room)
    room.page.show_finish()

    chosen = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5):
        room.press(key, PLAIN)
        chosen.append(panel(room).recommendation)

    assert chosen == list(Recommendation)


def test_rating_keys_change_no_rating_at_the_end(room: Room) -> None:
    rate_all(room)
    room.page.show_finish()

    room.press(Key.Key_1)

    assert room.stored.answer(room.questions[2]).rating is Score.FOUR
    assert panel(room).recommendation is Recommendation.STRONG_YES


def test_choice_made_before_going_back_is_forgotten(room: Room) -> None:
    rate_all(room)
    room.page.show_finish()
    room.press(Key.Key_1, PLAIN)
    press(room.qtbot, room.page, "back-to-questions")

    room.page.show_finish()

    assert panel(room).recommendation is None


def test_submitted_scorecard_is_shown_sealed(room: Room) -> None:
    rate_all(room)
    room.page.show_finish()
    room.press(Key.Key_3, PLAIN)

    press(room.qtbot, room.page, "submit")

    assert room.stored.recommendation is Recommendation.NO
    assert room.notes.isReadOnly()
    assert "Recommendation: no." in room.page.view.advice.text()
    assert room.page.history.count() == 0


def test_submit_is_refused_while_the_database_is_locked(room: Room) -> None:
    rate_all(room)
    room.page.show_finish()
    room.press(Key.Key_1, PLAIN)

    with locked(room.hiring.database.path):
        press(room.qtbot, room.page, "submit")
    still_draft = not room.stored.is_submitted
    press(room.qtbot, room.page, "submit")

    assert still_draft
    assert [one.message for one in room.desk.refusals] == ["Another program is using the database."]
    assert room.stored.is_submitted


def test_submit_is_in_sight_once_a_key_has_chosen(room: Room) -> None:
    rate_all(room)
    room.page.resize(940, 420)
    room.page.show_finish()
    settle()

    room.press(Key.Key_2, PLAIN)
    settle()

    assert panel(room).submit_button.hasFocus()
    assert not panel(room).submit_button.visibleRegion().isEmpty()
