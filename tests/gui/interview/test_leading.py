"""Preparing, ticking, logging: how an interview is led."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QPlainTextEdit

from hireapp.domain.ids import ScorecardId
from hireapp.domain.ledger import Ledger, Mark, MarkKind
from hireapp.domain.scorecards import NoScore, Score
from hireapp.gui.interview.background_dialog import BackgroundDialog
from hireapp.gui.interview.discretion import HELD_SECONDS, Discretion
from hireapp.gui.interview.off_kit_dialog import OffKitDialog
from hireapp.gui.interview.page import InterviewPage
from hireapp.store import arrangements, ledger, scorecards
from tests.conftest import Hiring
from tests.gui.conftest import Desk, child, press, settle, texts
from tests.gui.interview.conftest import CTRL_SHIFT, PLAIN, Room, ShowCard, locked

Key = Qt.Key


def led(room: Room) -> Ledger:
    return ledger.read(room.hiring.database, room.card, room.hiring.panel[0].id)


def fresh(hiring: Hiring) -> ScorecardId:
    """A scorecard whose author has not prepared yet."""
    return scorecards.begin(hiring.database, hiring.candidates[0].id, hiring.panel[0].id)


def agree(hiring: Hiring, *, extra: int = 0, adjustments: str = "", background: str = "") -> None:
    dana, cora = hiring.candidates[0].id, hiring.coordinator.id
    arrangements.agree(
        hiring.database, dana, extra_minutes=extra, adjustments=adjustments, viewer=cora
    )
    arrangements.keep_background(hiring.database, dana, background, viewer=cora)


def dialog(room: Room, kind: type[QDialog]) -> QDialog:
    found = room.page.findChild(kind)
    assert found is not None
    found.activateWindow()
    room.qtbot.waitUntil(found.isVisible)
    return found


# --- Before ----------------------------------------------------------------------------------


def test_new_interview_begins_with_its_preparation(hiring: Hiring, show_card: ShowCard) -> None:
    agree(hiring, extra=15, adjustments="large print")

    room = show_card(hiring, fresh(hiring))

    said = texts(room.page.preparation)
    assert room.page.at_preparation
    assert hiring.opening.purpose in said
    assert "15 minutes more · large print" in said
    assert {"you ask", "Ben asks"} <= set(said)
    assert "Halo" in said
    assert not room.page.rail.isVisible()
    room.press(Key.Key_Return, PLAIN)
    assert room.step.is_opener
    assert led(room).is_prepared


def test_preparation_is_asked_once_and_can_be_seen_again(
    hiring: Hiring, show_card: ShowCard
) -> None:
    room = show_card(hiring, fresh(hiring))
    room.press(Key.Key_Return)
    room.page.close()

    again = show_card(hiring, room.card)
    begun = again.page.at_preparation
    again.ask(2)
    again.page.show_preparation()
    again.press(Key.Key_Return)

    assert not begun
    assert again.step.number == 2


def test_keys_do_nothing_before_the_interview_begins(hiring: Hiring, show_card: ShowCard) -> None:
    room = show_card(hiring, fresh(hiring))

    for key in (Key.Key_1, Key.Key_0, Key.Key_J, Key.Key_E):
        room.press(key)
    room.press(Key.Key_1, CTRL_SHIFT)
    room.press(Key.Key_S, CTRL_SHIFT)
    room.press(Key.Key_K, CTRL_SHIFT)
    room.press(Key.Key_Return, CTRL_SHIFT)
    room.page.show_finish()

    assert room.page.at_preparation
    assert room.stored.answers == {}
    assert QApplication.activePopupWidget() is None


def test_nothing_agreed_and_no_background_show_no_empty_cards(
    hiring: Hiring, show_card: ShowCard
) -> None:
    room = show_card(hiring, fresh(hiring))

    assert "Agreed with the candidate" not in texts(room.page.preparation)
    assert not room.page.preparation.background_button.isVisible()


def test_candidate_who_sees_the_screen_sees_no_scores_from_the_start(
    hiring: Hiring, show_card: ShowCard
) -> None:
    room = show_card(hiring, fresh(hiring))
    box = child(room.page, QCheckBox, "screen-seen")
    box.setFocus()
    room.press(Key.Key_Space, PLAIN)

    press(room.qtbot, room.page, "begin-interview")
    room.ask(1)

    assert room.page.discreet
    assert not room.page.view.cards[0].isVisible()
    assert not room.page.aside.signs.isVisible()
    room.page.close()
    assert show_card(hiring, room.card).page.discreet


def test_background_stays_closed_until_it_is_opened_on_purpose(
    hiring: Hiring, show_card: ShowCard
) -> None:
    agree(hiring, background="Chef, 3 years")
    room = show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))
    room.press(Key.Key_B, CTRL_SHIFT)
    asked = dialog(room, BackgroundDialog)
    before = (child(asked, QPlainTextEdit, "background-text").toPlainText(), led(room))

    press(room.qtbot, asked, "background-open")
    shown = child(asked, QPlainTextEdit, "background-text").toPlainText()
    press(room.qtbot, asked, "background-open")

    assert (before[0], before[1].background_opened) == ("", 0)
    assert shown == "Chef, 3 years"
    assert led(room).background_opened == 1
    assert not asked.isVisible()


def test_background_that_cannot_be_noted_stays_closed(hiring: Hiring, show_card: ShowCard) -> None:
    agree(hiring, background="Chef, 3 years")
    room = show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))
    room.page.acts.ask_background()
    asked = dialog(room, BackgroundDialog)

    with locked(hiring.database.path):
        press(room.qtbot, asked, "background-open")

    assert child(asked, QPlainTextEdit, "background-text").toPlainText() == ""
    assert "Another program is using the database" in " ".join(texts(asked))
    asked.reject()


def test_without_a_background_its_key_opens_nothing(room: Room) -> None:
    room.press(Key.Key_B, CTRL_SHIFT)

    assert room.page.findChild(BackgroundDialog) is None


# --- During ----------------------------------------------------------------------------------


def test_probes_and_signs_are_ticked_by_key_while_writing(room: Room) -> None:
    room.ask(1)
    room.write("she ")

    room.press(Key.Key_1, CTRL_SHIFT)
    room.press(Key.Key_0, CTRL_SHIFT)
    room.write("waited")

    rows = room.page.aside.rows
    assert QApplication.focusWidget() is room.notes
    assert led(room).marks == {rows[0].mark, rows[9].mark}
    assert [row.isChecked() for row in rows].count(True) == 2
    assert rows[0].accessibleDescription() == "used"
    assert rows[9].accessibleDescription() == "heard"
    room.press(Key.Key_1, CTRL_SHIFT)
    assert led(room).marks == {rows[9].mark}


def test_ticks_without_a_number_are_reached_by_tab_and_space(room: Room) -> None:
    room.ask(1)
    settle()
    last = room.page.aside.rows[-1]
    last.setFocus()

    room.press(Key.Key_Space, PLAIN)

    assert led(room).marks == {last.mark}


def test_ticks_are_there_when_the_interview_resumes(room: Room, show_card: ShowCard) -> None:
    room.ask(1)
    room.page.acts.tick(Mark(room.questions[0], MarkKind.PROBE, 0))
    room.page.close()

    again = show_card(room.hiring, room.card)
    again.ask(1)

    ticked = [row.mark for row in again.page.aside.rows if row.isChecked()]
    assert ticked == [Mark(room.questions[0], MarkKind.PROBE, 0)]


def test_tick_waits_while_the_database_is_locked_and_is_kept_later(room: Room) -> None:
    room.ask(1)
    with locked(room.hiring.database.path):
        room.press(Key.Key_2, CTRL_SHIFT)
        shown = room.page.aside.rows[1].isChecked()
        unsaved = room.page.has_unsaved

    room.page.autosave.save()

    assert (shown, unsaved) == (True, True)
    assert led(room).marks == {room.page.aside.rows[1].mark}


def test_question_outside_the_kit_is_logged_and_never_scored(room: Room) -> None:
    room.ask(2)
    room.press(Key.Key_K, CTRL_SHIFT)
    asked = dialog(room, OffKitDialog)
    field = child(asked, QLineEdit, "off-kit-question")
    room.qtbot.keyClicks(field, "Do you sing?")
    room.qtbot.keyClick(field, Key.Key_Return)

    (kept,) = led(room).off_kit
    assert (kept.text, kept.after) == ("Do you sing?", room.questions[1])
    assert len(room.page.editor.questions if room.page.editor else ()) == 3
    settle()
    room.page.acts.ask_off_kit()
    press(room.qtbot, dialog(room, OffKitDialog), "off-kit-back")
    assert led(room).off_kit == ()


def test_question_outside_the_kit_that_cannot_be_logged_stays_in_its_field(room: Room) -> None:
    room.ask(2)
    room.page.acts.ask_off_kit()
    asked = dialog(room, OffKitDialog)
    field = child(asked, QLineEdit, "off-kit-question")
    field.setText("Do you sing?")

    with locked(room.hiring.database.path):
        press(room.qtbot, asked, "off-kit-keep")

    assert asked.isVisible()
    assert field.text() == "Do you sing?"
    press(room.qtbot, asked, "off-kit-keep")
    assert [one.text for one in led(room).off_kit] == ["Do you sing?"]


def test_notes_take_the_parts_of_a_story_by_key(room: Room) -> None:
    room.ask(1)
    room.press(Key.Key_S, CTRL_SHIFT)
    room.write("it rained")
    room.press(Key.Key_S, CTRL_SHIFT)
    room.write("he ran")
    room.press(Key.Key_S, CTRL_SHIFT)
    room.write("dry")

    room.press(Key.Key_Return)

    note = room.stored.answer(room.questions[0]).evidence
    assert note == "SITUATION\nit rained\n\nACTION\nhe ran\n\nRESULT\ndry"


def test_end_of_the_scale_without_evidence_is_reminded_of_until_something_is_written(
    room: Room,
) -> None:
    room.ask(1)
    room.press(Key.Key_3)
    middle = room.page.view.nudge_label.isVisible()
    room.press(Key.Key_5)
    reminded = room.page.view.nudge_label.accessibleName()

    room.write("x")

    assert not middle
    assert reminded == "A 5 needs evidence: write what they said or did."
    assert not room.page.view.nudge_label.isVisible()
    assert room.stored.answer(room.questions[0]).rating is Score.FIVE


def test_question_left_without_a_rating_is_reminded_of_and_not_blocked(room: Room) -> None:
    room.ask(1)
    left = room.step.name

    room.press(Key.Key_Return)
    reminded = room.page.view.nudge_label.accessibleName()
    room.press(Key.Key_Return, CTRL_SHIFT)
    back = room.page.view.nudge_label.isVisible()
    room.press(Key.Key_4)
    room.press(Key.Key_Return)

    assert reminded.startswith(f"“{left}” has no rating yet.")
    assert not back
    assert room.step.number == 2
    assert not room.page.view.nudge_label.isVisible()


def test_discreet_screen_reminds_of_no_score(room: Room) -> None:
    room.ask(1)
    room.page.toggle_discreet()

    room.press(Key.Key_5)

    assert not room.page.view.nudge_label.isVisible()


def test_order_of_asking_and_time_are_in_the_ledger(room: Room) -> None:
    room.write("humans")
    room.ask(3)
    room.press(Key.Key_4)
    room.ask(1)
    room.write("first")
    room.ask(2)
    room.page.rate(NoScore.NOT_ASKED)
    room.page.close()

    found = led(room)
    opener = room.page.editor.steps[0].id if room.page.editor else None
    assert found.order == (opener, room.questions[2], room.questions[0])
    assert set(found.seconds) >= set(room.questions)


def test_agreed_extra_time_moves_every_limit(hiring: Hiring, show_card: ShowCard) -> None:
    agree(hiring, extra=45)

    room = show_card(hiring, hiring.begin(hiring.candidates[0], hiring.panel[0]))
    room.ask(1)
    editor = room.page.editor

    assert editor is not None
    planned = room.step.question.minutes
    assert room.page.top.slot_label.text() == "of 90 min"
    assert editor.minutes_for(room.step) == 2 * planned
    assert f"about {2 * planned} min" in room.page.view.meta.text()


# --- Discreet until a key is held ------------------------------------------------------------


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def release(*, repeated: bool = False) -> None:
    event = QKeyEvent(
        QEvent.Type.KeyRelease, Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", repeated
    )
    application = QApplication.instance()
    assert application is not None
    QApplication.sendEvent(application, event)


def test_scores_show_while_the_key_is_held(desk: Desk) -> None:
    seen: list[bool] = []
    seconds = Seconds()
    discretion = Discretion(seen.append, desk.context, ticks=seconds)

    discretion.press()
    discretion.press()
    held = list(seen)
    seconds.now += HELD_SECONDS
    release(repeated=True)
    still = list(seen)
    release()

    assert held == still == [True, False]
    assert seen == [True, False, True]
    assert discretion.is_hidden


def test_tap_shows_scores_for_good(desk: Desk) -> None:
    discretion = Discretion(lambda _: None, desk.context, ticks=Seconds())
    discretion.press()

    discretion.press()
    release()

    assert not discretion.is_hidden


def test_scores_hide_when_the_window_goes_away_while_the_key_is_held(desk: Desk) -> None:
    discretion = Discretion(lambda _: None, desk.context, ticks=Seconds())
    discretion.press()
    discretion.press()

    QApplication.sendEvent(desk.context, QEvent(QEvent.Type.WindowDeactivate))

    assert discretion.is_hidden


def test_f9_held_in_the_interview_shows_scores_until_it_is_let_go(room: Room) -> None:
    room.ask(1)
    QTest.keyClick(room.notes, Key.Key_F9)
    hidden = room.page.view.cards[0].isVisible()
    room.page.acts.discretion._ticks = Seconds()

    QTest.keyPress(room.notes, Key.Key_F9)
    held = room.page.view.cards[0].isVisible()
    room.page.acts.discretion._pressed_at = -1.0
    QTest.keyRelease(room.notes, Key.Key_F9)

    assert (hidden, held) == (False, True)
    assert not room.page.view.cards[0].isVisible()


# --- After -----------------------------------------------------------------------------------


def test_notes_are_looked_at_before_they_are_sealed(room: Room) -> None:
    room.ask(1)
    room.write("Very nice, too young.")
    for question in (1, 2, 3):
        room.ask(question)
        room.page.rate(Score.FIVE)
    room.page.show_finish()

    said = " ".join(texts(room.page.finish))

    assert "“nice” is a judgement" in said
    assert "“young”: nothing that may count" in said
    assert said.count("A 5 without evidence.") == 2
    press(room.qtbot, room.page, f"look-{room.questions[0]}")
    assert room.step.number == 1


def test_notes_that_tell_deeds_need_no_second_look(room: Room) -> None:
    room.ask(1)
    room.write("She knelt down and asked his name.")
    room.page.show_finish()

    assert "A second look at your notes" not in texts(room.page.finish)


def test_long_list_of_remarks_is_cut_and_says_so(room: Room) -> None:
    room.ask(1)
    room.notes.setPlainText("Nice. Lovely. Great. Good. Strong. Weak. Poor. Bad. Shy. Cold. Dull.")
    room.page.show_finish()

    assert "and 3 more" in texts(room.page.finish)


def test_practice_needs_no_preparation_and_keeps_no_time(
    room: Room, desk: Desk, hiring: Hiring
) -> None:
    page = InterviewPage(desk.context, is_practice=True)
    card = scorecards.begin(hiring.database, hiring.candidates[1].id, hiring.panel[0].id)
    desk.qtbot.addWidget(page)

    page.open_scorecard(card)

    assert not page.at_preparation
    assert ledger.read(hiring.database, card, hiring.panel[0].id).seconds == {}
    del room
