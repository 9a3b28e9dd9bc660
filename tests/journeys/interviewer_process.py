"""An interviewer at work in a process of their own, to be killed: types and rates without end.

    python -m tests.journeys.interviewer_process DATABASE PERSON SCORECARD

Prints one JSON line for each committed change: question, rating, evidence as the database has it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hireapp.app import App, install_excepthook
from hireapp.domain.changes import Change, ScorecardChanged
from hireapp.domain.ids import PersonId, ScorecardId
from hireapp.gui.memory import Memory
from hireapp.settings import Settings
from hireapp.store import scorecards

_WORDS = "He said the rule was written for people who forget, not for people who grieve. "
_PAUSE_EVERY = 23


class Interviewer:
    """Types a letter at each tick; rates and goes on now and then; pauses as people do."""

    def __init__(self, app: App, person: str, scorecard: str) -> None:
        self.app = app
        self.person = PersonId(person)
        self.scorecard = ScorecardId(scorecard)
        self.ticks = 0
        self.timer = QTimer(interval=8)
        self.timer.timeout.connect(self.tick)

    def begin(self) -> None:
        context = self.app.context
        if context is None or self.app.window.workspace is None:
            QTimer.singleShot(20, self.begin)
            return
        context.changed.connect(self.acknowledge)
        self.app.window.show_interview(self.scorecard)
        self.app.window.activateWindow()
        self.timer.start()

    def acknowledge(self, change: Change) -> None:
        context = self.app.context
        if context is None or not isinstance(change, ScorecardChanged) or not change.question_id:
            return
        sheet = scorecards.open_sheet(context.database, self.scorecard, self.person)
        answer = sheet.scorecard.answer(change.question_id)
        rating = None if answer.rating is None else str(answer.rating.value)
        sys.stdout.write(json.dumps([change.question_id, rating, answer.evidence]) + "\n")
        sys.stdout.flush()

    def tick(self) -> None:
        target = QApplication.focusWidget()
        if target is None:
            return
        control = Qt.KeyboardModifier.ControlModifier
        self.ticks += 1
        if self.ticks == 12 or self.ticks % 97 == 0:
            # On to the next question and back again: at the end there would be nothing to rate.
            back = Qt.KeyboardModifier.ShiftModifier if self.ticks % 194 == 0 else control
            QTest.keyClick(target, Qt.Key.Key_Return, control | back)
        elif self.ticks % 31 == 0:
            QTest.keyClick(target, Qt.Key(Qt.Key.Key_1 + self.ticks % 5), control)
        else:
            QTest.keyClicks(target, _WORDS[self.ticks % len(_WORDS)])
        if self.ticks % _PAUSE_EVERY == 0:
            self.timer.stop()
            QTimer.singleShot(850 if self.ticks % (2 * _PAUSE_EVERY) == 0 else 60, self.timer.start)


def main() -> None:
    database, person, scorecard = sys.argv[1:]
    application = QApplication([])
    app = App(application, Memory(Settings(), save=False))
    install_excepthook(app.window)
    app.start(Path(database), person=person, create=False)
    interviewer = Interviewer(app, person, scorecard)
    QTimer.singleShot(0, interviewer.begin)
    application.exec()


if __name__ == "__main__":
    main()
