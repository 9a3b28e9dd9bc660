"""The help: the way from nothing to a comparison sheet, and all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from hireapp.gui import shortcuts, widgets
from hireapp.gui.topics_help import add_topics
from hireapp.i18n import tr


def steps() -> tuple[tuple[str, str], ...]:
    """What to do, step by step: a heading and a sentence or two each."""
    return (
        (
            tr("1. New opening"),
            tr("Give the job a title and a purpose: why it exists, in one sentence."),
        ),
        (
            tr("2. Interview kit"),
            tr(
                "Start from a ready kit or choose questions. Every interview begins with "
                "“Do you love humans?”. Try it: nothing is kept. The first interview freezes it."
            ),
        ),
        (tr("3. Panel"), tr("Add the people who will rate. Two or more see more than one.")),
        (tr("4. Candidates"), tr("Add their names, and the time of the interview if you like.")),
        (
            tr("5. Interview"),
            tr(
                "Choose who you are at the top right, then Start interview. Write what the "
                "candidate says and does; rate with {first} to {last} while you type. Everything "
                "is saved as you go. Finish and submit: that seals your scorecard."
            ).format(
                first=shortcuts.shown(shortcuts.RATES[0]), last=shortcuts.shown(shortcuts.RATES[-1])
            ),
        ),
        (
            tr("6. Compare"),
            tr(
                "When all scorecards of a candidate are in, the panel sees them together: who is "
                "better, how sure that is, and what to talk about."
            ),
        ),
        (
            tr("7. Debrief and decide"),
            tr(
                "Agree on one rating where you differ; first ratings are kept. Then hire, hold or "
                "decline, with a reason that can be defended a year later."
            ),
        ),
        (
            tr("8. Print"),
            tr(
                "Guides and blank scorecards before the interviews; comparison sheet, dossiers and "
                "decision record after. Tick what you need, look at the pages, then print them or "
                "save one PDF, or one for each candidate or interviewer."
            ),
        ),
    )


class HelpDialog(QDialog):
    """Five minutes from nothing to a sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Five minutes to a sheet"))
        self.setObjectName("help-dialog")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        add_topics(layout, steps())
        layout.addLayout(
            widgets.row(None, widgets.button(tr("Close"), self.accept, look="primary"))
        )
        self.setFixedWidth(580)


class KeysDialog(QDialog):
    """Every key of the app."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("All keys"))
        self.setObjectName("keys-dialog")
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for line, action in enumerate(shortcuts.TABLE):
            key = widgets.label(shortcuts.shown(action), "key")
            grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(widgets.label(shortcuts.describe(action)), line, 1)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setProperty("look", "reading")
        area.setAccessibleName(tr("All keys"))
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(area)
        layout.addLayout(
            widgets.row(None, widgets.button(tr("Close"), self.accept, look="primary"))
        )
        self.resize(600, 640)
