"""Looks for what is cut off: on a page here, or in a process of its own at another scale.

    QT_SCALE_FACTOR=2 python -m tests.gui.interview.clipping DATABASE PERSON SCORECARD

Prints a line for each fault, and "done".
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from hireapp.domain.ids import PersonId, ScorecardId
from hireapp.domain.scorecards import Score
from hireapp.gui import theme
from hireapp.gui.context import Context
from hireapp.gui.interview.choice_card import ChoiceCard
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.page import InterviewPage
from hireapp.gui.interview.prompt import PromptLabel
from hireapp.gui.interview.spaced_text import SpacedText
from hireapp.gui.interview.tick_row import TickRow
from hireapp.gui.tasks import Tasks
from hireapp.store import people
from hireapp.store.database import Database

SMALL = (1024, 700)
FITTED = (FittedLabel, PromptLabel, SpacedText)
"""These lay their text out by themselves, and scroll or have a tool tip when it is too much."""


def faults(owner: QWidget) -> list[str]:
    """What is narrower or lower than its text; what gives way tells the whole in its tool tip."""
    shown = [one for one in owner.findChildren(QWidget) if one.isVisibleTo(owner)]
    return [
        fault
        for one in shown
        if not one.toolTip() and not isinstance(one, FITTED)
        for fault in _faults_of(one)
    ]


def _faults_of(one: QWidget) -> list[str]:
    if isinstance(one, QPushButton):
        return _narrow(one)
    if isinstance(one, QLabel) and one.text():
        return _low(one) if one.wordWrap() else _narrow(one)
    return _low(one) if isinstance(one, TickRow | ChoiceCard) else []


def _low(one: QWidget) -> list[str]:
    wanted = one.heightForWidth(one.width())
    return [] if one.height() >= wanted else [f"{_name(one)}: {one.height()} of {wanted} high"]


def _name(one: QWidget) -> str:
    return one.objectName() or repr(one.property("text"))


def _narrow(one: QWidget) -> list[str]:
    wanted = one.minimumSizeHint().width()
    return [] if one.width() >= wanted else [f"{_name(one)}: {one.width()} of {wanted} wide"]


def tour(application: QApplication, page: InterviewPage) -> list[str]:
    """Everything that an interview shows, at the size of a small window."""
    page.resize(*SMALL)
    page.show()
    found: list[str] = []

    def look(name: str) -> None:
        for _ in range(4):
            application.processEvents()
        found.extend(f"{name}: {fault}" for fault in faults(page))

    page.show_preparation()
    look("preparation")
    for place in range(4):
        page.go_to(place)
        page.rate(Score.FIVE)
        look(f"step {place}")
    page.go_to(1)
    page.rate(None)
    page.show_finish()
    look("missing")
    page.go_to(1)
    page.rate(Score.FOUR)
    page.show_finish()
    look("finish")
    page.toggle_discreet()
    page.go_to(2)
    look("discreet")
    page.toggle_discreet()
    return found


def main() -> None:
    path, person, card = sys.argv[1:]
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    database = Database.open(Path(path))
    tasks = Tasks()
    context = Context(database, tasks)
    context.look_as(people.get(database, PersonId(person)))
    page = InterviewPage(context)
    page.open_scorecard(ScorecardId(card))
    for fault in tour(application, page):
        sys.stdout.write(fault + "\n")
    sys.stdout.write("done\n")
    tasks.finish()


if __name__ == "__main__":
    main()
