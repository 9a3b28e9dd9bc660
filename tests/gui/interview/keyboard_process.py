"""A live interview on an X display, whose keys another process presses.

    python -m tests.gui.interview.keyboard_process DATABASE PERSON SCORECARD

Prints "ready", then one JSON line for each change: ratings, and how many probes and signs are
ticked.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hireapp.domain.ids import PersonId, ScorecardId
from hireapp.gui import theme
from hireapp.gui.context import Context
from hireapp.gui.interview.page import InterviewPage
from hireapp.gui.tasks import Tasks
from hireapp.store import ledger, people, scorecards
from hireapp.store.database import Database


def main() -> None:
    path, person, card = sys.argv[1:]
    viewer, card_id = PersonId(person), ScorecardId(card)
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    database = Database.open(Path(path))
    context = Context(database, Tasks())
    context.look_as(people.get(database, viewer))
    page = InterviewPage(context)

    def tell(_: object) -> None:
        sheet = scorecards.open_sheet(database, card_id, viewer)
        ratings = [answer.rating for answer in sheet.scorecard.answers.values() if answer.rating]
        marks = ledger.read(database, card_id, viewer).marks
        said = {"ratings": [str(one.value) for one in ratings], "ticks": len(marks)}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()

    context.changed.connect(tell)
    page.open_scorecard(card_id)
    page.go_to(1)
    page.show()
    page.activateWindow()

    def look() -> None:
        if page.isActiveWindow() and page.view.evidence.hasFocus():
            sys.stdout.write("ready\n")
            sys.stdout.flush()
        else:
            QTimer.singleShot(50, look)

    look()
    application.exec()


if __name__ == "__main__":
    main()
