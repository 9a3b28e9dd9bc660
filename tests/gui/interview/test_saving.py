from __future__ import annotations

import time
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions

from hireapp.domain.scorecards import Reaction, Recommendation, Score
from hireapp.domain.text import NOTE_LIMIT
from hireapp.errors import StorageError
from hireapp.gui.interview.page import InterviewPage
from tests.conftest import Hiring
from tests.gui.conftest import Mishap, broken
from tests.gui.interview.conftest import Room, ShowCard, locked

Key = Qt.Key


def saved_line(room: Room) -> str:
    return room.page.view.hints.saved.accessibleName()


def finish(room: Room) -> None:
    """Rate the rest and seal, so that the reaction may be seen."""
    editor = room.page.editor
    assert editor is not None
    for question in room.questions:
        editor.rate(question, Score.THREE)
    editor.submit(Recommendation.YES)


def test_notes_are_saved_soon_after_the_last_key(room: Room) -> None:
    room.ask(1)
    begun = time.monotonic()
    room.write("she waited")
    while_typing = (saved_line(room), room.stored.answer(room.questions[0]).evidence)

    room.wait_for_evidence(room.questions[0], "she waited")

    assert while_typing == ("Saving…", "")
    assert 0.5 < time.monotonic() - begun < 3
    assert saved_line(room).startswith("Saved")
    assert not room.page.has_unsaved


def test_typing_without_a_pause_is_saved_all_the_same(room: Room) -> None:
    room.ask(1)
    room.page.autosave._at_latest.setInterval(600)
    words = count(1)

    def goes_on_typing() -> bool:
        room.write(f"{next(words)} ")
        room.qtbot.wait(50)
        return room.stored.answer(room.questions[0]).evidence != ""

    room.qtbot.waitUntil(goes_on_typing)


def test_change_of_question_saves_at_once(room: Room) -> None:
    room.ask(1)
    room.write("first")

    room.press(Key.Key_Return)

    assert room.stored.answer(room.questions[0]).evidence == "first"
    assert room.notes.toPlainText() == ""


def test_losing_the_keyboard_saves_at_once(room: Room) -> None:
    room.ask(1)
    room.write("first")

    room.page.top.pause_button.setFocus()

    assert room.stored.answer(room.questions[0]).evidence == "first"


def test_pause_saves_at_once(room: Room) -> None:
    room.ask(1)
    room.write("first")

    room.page.toggle_pause()

    assert room.stored.answer(room.questions[0]).evidence == "first"


def test_closing_saves_at_once(room: Room) -> None:
    room.ask(1)
    room.write("first")

    room.page.close()

    assert room.stored.answer(room.questions[0]).evidence == "first"


def test_interview_resumes_where_it_was_left(room: Room, show_card: ShowCard) -> None:
    room.ask(2)
    room.write("half a though")
    room.press(Key.Key_3)
    room.page.close()

    again = show_card(room.hiring, room.card)

    assert again.page.step.id == room.questions[1]
    assert again.notes.toPlainText() == "half a though"
    assert again.page.view.cards[2].isChecked()
    assert QApplication.focusWidget() is again.notes


def test_locked_database_keeps_text_and_rating_and_writes_them_later(room: Room) -> None:
    room.ask(1)
    with locked(room.hiring.database.path):
        room.write("she waited")
        room.press(Key.Key_4)
        meanwhile = saved_line(room)
        on_card = room.page.view.cards[3].note
        stayed = room.notes.toPlainText()
        in_the_way = not room.page.leave()
        untouched = room.stored.answers
    room.wait_for_rating(room.questions[0], Score.FOUR)
    room.wait_for_evidence(room.questions[0], "she waited")

    assert meanwhile == "Not saved: Another program is using the database."
    assert on_card == "not saved yet"
    assert stayed == "she waited"
    assert in_the_way
    assert untouched == {}
    room.qtbot.waitUntil(lambda: saved_line(room).startswith("Saved"))
    assert room.page.view.cards[3].note == ""


def test_trouble_is_told_once_however_often_it_is_tried(room: Room) -> None:
    room.ask(1)
    room.page.autosave._retry.setInterval(20)
    with locked(room.hiring.database.path):
        room.press(Key.Key_4)
        room.qtbot.wait(300)
        told = len(room.desk.refusals)
    room.wait_for_rating(room.questions[0], Score.FOUR)

    assert told == 1


def test_window_stays_open_while_something_would_be_lost(room: Room) -> None:
    room.ask(1)
    room.write("she waited")
    with locked(room.hiring.database.path):
        closed_early = room.page.close()
        still_there = room.page.isVisible()

    closed_later = room.page.close()

    assert (closed_early, still_there, closed_later) == (False, True, True)
    assert room.stored.answer(room.questions[0]).evidence == "she waited"


def test_another_scorecard_waits_until_this_one_is_saved(room: Room) -> None:
    other = room.hiring.begin(room.hiring.candidates[1], room.hiring.panel[0])
    room.ask(1)
    room.write("she waited")

    with locked(room.hiring.database.path), pytest.raises(StorageError):
        room.page.open_scorecard(other)
    stayed = room.notes.toPlainText()
    room.page.open_scorecard(other)

    assert stayed == "she waited"
    assert room.notes.toPlainText() == ""
    assert room.stored.answer(room.questions[0]).evidence == "she waited"


def test_reaction_that_could_not_be_written_is_written_later(room: Room) -> None:
    with locked(room.hiring.database.path):
        room.press(Key.Key_3)
        noted_early = room.stored.reaction_noted

    room.qtbot.waitUntil(lambda: room.stored.reaction_noted)

    assert not noted_early


def test_mistake_in_a_slot_is_reported_and_keeps_the_draft(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.ask(1)
    room.write("she waited")
    with monkeypatch.context() as patch, capture_exceptions() as caught:
        patch.setattr(room.page.context.database, "now", broken)
        room.press(Key.Key_4)

    room.page.leave()

    assert room.desk.refusals == []
    assert [kind for kind, *_ in caught] == [Mishap]
    assert room.notes.toPlainText() == "she waited"
    assert room.stored.answer(room.questions[0]).evidence == "she waited"
    assert room.stored.answer(room.questions[0]).rating is Score.FOUR


def test_note_is_full_at_its_limit_and_says_so(room: Room) -> None:
    room.ask(1)
    room.notes.insertPlainText("x" * NOTE_LIMIT)

    room.write("y")

    assert room.notes.toPlainText() == "x" * NOTE_LIMIT
    assert "at most 20,000 characters" in room.page.view.full.accessibleName()
    room.wait_for_evidence(room.questions[0], "x" * NOTE_LIMIT)


def test_note_that_the_database_refuses_stays_on_screen(room: Room) -> None:
    room.ask(1)
    editor = room.page.editor
    assert editor is not None
    editor.write_evidence(room.questions[0], "x" * (NOTE_LIMIT + 1))

    left = room.page.leave()

    assert not left
    assert saved_line(room) == "Not saved: That is too long for the evidence."
    room.write("short")
    room.wait_for_evidence(room.questions[0], "short")


def test_reaction_and_its_reason_are_saved_while_the_reason_is_typed(room: Room) -> None:
    room.press(Key.Key_2)
    reason = room.page.view.reaction.reason
    reason.setFocus()
    room.qtbot.keyClicks(reason, "He lit up")
    room.page.leave()
    finish(room)

    assert room.stored.reaction is Reaction.WARM
    assert room.stored.reaction_reason == "He lit up"


def test_viewer_who_changes_leaves_nothing_behind(room: Room, hiring: Hiring) -> None:
    room.page.hide()

    room.desk.context.look_as(hiring.panel[1])

    assert room.page.editor is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.5, "Saved"),
        (1.0, "Saved 1 s ago"),
        (59.0, "Saved 59 s ago"),
        (130.0, "Saved 2 min ago"),
    ],
)
def test_line_beside_the_notes_says_how_long_ago(room: Room, seconds: float, words: str) -> None:
    editor = room.page.editor
    assert editor is not None
    editor.saved_at = 0.0
    editor._ticks = lambda: seconds

    assert room.page.autosave.words() == words


def test_page_that_showed_nothing_yet_has_nothing_to_save(room: Room) -> None:
    empty = InterviewPage(room.desk.context)
    room.qtbot.addWidget(empty)

    assert empty.leave()
    assert not empty.has_unsaved
    assert empty.autosave.words() == ""
