from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hireapp.domain.scorecards import NoScore, Score
from hireapp.gui.interview.amend_dialog import AmendDialog
from hireapp.gui.interview.page import InterviewPage
from tests.gui.conftest import press, texts
from tests.gui.interview.conftest import CTRL_ALT, PLAIN, Room

Key = Qt.Key


def dialog(room: Room) -> AmendDialog:
    """Ask for the amendment of the question on screen."""
    press(room.qtbot, room.page, "amend")
    found = QApplication.activeModalWidget()
    assert isinstance(found, AmendDialog)
    return found


def test_sealed_scorecard_cannot_be_written(sealed: Room) -> None:
    sealed.ask(1)

    sealed.press(Key.Key_1)
    sealed.press(Key.Key_0)
    sealed.qtbot.keyClicks(sealed.notes, "more")
    sealed.press(Key.Key_E)
    sealed.press(Key.Key_F, CTRL_ALT)

    assert sealed.stored.answer(sealed.questions[0]).rating is Score.FOUR
    assert sealed.notes.toPlainText() == "she called back"
    assert QApplication.activePopupWidget() is None
    assert sealed.page.view.isVisible()
    assert not sealed.page.has_unsaved


def test_reaction_is_visible_once_sealed(sealed: Room) -> None:
    cards = sealed.page.view.reaction.cards

    assert [card.isChecked() for card in cards] == [False, True, False]
    assert sealed.page.view.reaction.reason.text() == "she called back"


def test_opener_cannot_be_amended(sealed: Room) -> None:
    assert not sealed.page.view.amend_button.isVisible()


def test_amendment_keeps_the_original_beside_the_new_rating(sealed: Room) -> None:
    sealed.ask(1)
    asked = dialog(sealed)
    press(sealed.qtbot, asked, "amend-no_evidence")
    sealed.click(asked._choices[Score.TWO])
    sealed.qtbot.keyClicks(asked.reason, "Heard the rest at lunch")
    sealed.qtbot.keyClick(asked.reason, Key.Key_Return)

    amendment = sealed.stored.amendments[0]
    assert (amendment.before, amendment.after) == (Score.FOUR, Score.TWO)
    assert amendment.reason == "Heard the rest at lunch"
    cards = sealed.page.view.cards
    assert cards[1].isChecked()
    assert cards[3].note == "original"
    assert "Amended from 4 to 2: Heard the rest at lunch" in texts(sealed.page.view)


def test_amendment_to_no_score_is_in_words(sealed: Room) -> None:
    sealed.ask(2)
    asked = dialog(sealed)
    press(sealed.qtbot, asked, "amend-declined")
    sealed.qtbot.keyClicks(asked.reason, "Mixed up two people")
    press(sealed.qtbot, asked, "amend-now")

    assert sealed.stored.answer(sealed.questions[1]).rating is NoScore.DECLINED
    assert sealed.page.view.hints.no_score.text() == "not scored: declined"
    assert not sealed.page.view.hints.no_score.isEnabled()


def test_amendment_without_rating_or_reason_stays_open_and_says_why(sealed: Room) -> None:
    sealed.ask(1)
    asked = dialog(sealed)

    press(sealed.qtbot, asked, "amend-now")
    without_rating = asked.problem.text()
    sealed.click(asked._choices[Score.TWO])
    press(sealed.qtbot, asked, "amend-now")
    without_reason = asked.problem.text()

    assert without_rating == "Choose the new rating first."
    assert without_reason == "Please fill in the reason for the amendment."
    assert asked.isVisible()
    assert sealed.stored.amendments == ()
    sealed.qtbot.keyClick(asked, Key.Key_Escape, PLAIN)


def test_sealed_scorecard_has_no_clock_and_cannot_be_finished_again(sealed: Room) -> None:
    assert not sealed.page.top.time.isVisible()
    assert not sealed.page.top.finish_button.isVisible()


def test_another_interviewers_sealed_scorecard_can_be_read_only(sealed: Room) -> None:
    hiring = sealed.hiring
    hiring.submit(hiring.candidates[0], hiring.panel[1])
    sealed.desk.context.look_as(hiring.panel[1])
    page = InterviewPage(sealed.desk.context)
    sealed.qtbot.addWidget(page)

    page.open_scorecard(sealed.card)
    page.go_to(1)

    assert page.view.amend_button.isHidden()
    assert page.view.evidence.isReadOnly()
