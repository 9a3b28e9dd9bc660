"""A whole interview in the real window by keyboard alone, found in the database afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from hireapp.domain.banks import Bank
from hireapp.domain.ledger import MarkKind
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, Score
from hireapp.gui.interview.off_kit_dialog import OffKitDialog
from hireapp.gui.interview.page import InterviewPage
from hireapp.store import arrangements, ledger, scorecards
from hireapp.store.database import Database
from tests.conftest import make_hiring
from tests.journeys.driver import Driver

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_whole_interview_by_keyboard_is_in_the_database(
    driver: Driver, database: Database, bank: Bank
) -> None:
    hiring = make_hiring(database, bank, questions=4)
    ana, dana = hiring.panel[0], hiring.candidates[0]
    arrangements.agree(
        database, dana.id, extra_minutes=15, adjustments="", viewer=hiring.coordinator.id
    )
    database.close()
    driver.start(database.path)
    driver.become(ana.name)
    page = driver.start_interview(dana.name)  # Enter on the row, Ctrl+Enter on the preparation

    interview(driver, page)

    context = driver.app.context
    assert context is not None
    card = scorecards.begin(context.database, dana.id, ana.id)
    stored = scorecards.open_sheet(context.database, card, ana.id)
    answers = stored.scorecard.answers
    first, second, third, fourth = hiring.questions
    assert stored.scorecard.is_submitted
    assert stored.scorecard.recommendation is Recommendation.YES
    assert stored.scorecard.reaction is Reaction.GOOSE_BUMPS
    assert [answers[one].rating for one in hiring.questions] == [
        Score.FOUR,
        Score.FIVE,
        NoScore.DECLINED,
        Score.ONE,
    ]
    assert answers[first].evidence == "she went to him"
    assert answers[second].evidence.endswith("] “no trouble at all”")
    assert answers[fourth].evidence == "He wrote it up the same evening."
    led = ledger.read(context.database, card, ana.id)
    assert led.is_prepared
    assert {(one.question_id, one.kind) for one in led.marks} == {(first, MarkKind.PROBE)}
    assert [(one.text, one.after) for one in led.off_kit] == [("Do you sing?", third)]
    assert led.order[1:] == (first, second, third, fourth)


def interview(driver: Driver, page: InterviewPage) -> None:
    """The opener, four questions, a jump, what is missing, the seal: keys and nothing else."""
    driver.press("Her neighbour, who fixes clocks.")
    driver.key(Key.Key_3, CTRL)
    driver.key(Key.Key_Return, CTRL)

    driver.press("she went ")
    driver.key(Key.Key_4, CTRL)  # in the middle of a sentence
    driver.press("to him")
    driver.key(Key.Key_1, CTRL | SHIFT)  # the first probe
    driver.key(Key.Key_Return, CTRL)

    driver.press("no trouble at all")
    driver.key(Key.Key_E, CTRL)
    driver.key(Key.Key_5, CTRL)
    driver.key(Key.Key_2, CTRL)
    driver.key(Key.Key_Z, CTRL | ALT)  # back to 5
    driver.key(Key.Key_Return, CTRL)

    driver.key(Key.Key_0, CTRL)  # why there is no score
    popup = QApplication.activePopupWidget()
    assert popup is not None
    driver.qtbot.keyClick(popup, Key.Key_3)
    log_off_kit(driver, page, "Do you sing?")
    driver.key(Key.Key_J, CTRL)  # jump over and come back
    popup = QApplication.activePopupWidget()
    assert popup is not None
    driver.qtbot.keyClick(popup, Key.Key_4)
    driver.key(Key.Key_Return, CTRL)  # at the end: what is missing
    assert page.at_finish
    assert page.finish.choices[0].isHidden()
    driver.key(Key.Key_Return, CTRL | SHIFT)
    driver.press("He wrote it up the same evening.")
    driver.key(Key.Key_1, CTRL)
    driver.key(Key.Key_Return, CTRL)
    driver.key(Key.Key_2)  # yes
    driver.key(Key.Key_Space)  # submit
    driver.qtbot.waitUntil(lambda: not page.isVisible())


def log_off_kit(driver: Driver, page: InterviewPage, text: str) -> None:
    driver.key(Key.Key_K, CTRL | SHIFT)
    driver.take_keyboard("off-kit-dialog")
    field = driver.find(QLineEdit, "off-kit-question")
    driver.keys(field, text)
    driver.qtbot.keyClick(field, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: page.findChild(OffKitDialog) is None)
    driver.take_keyboard()
