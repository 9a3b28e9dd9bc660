"""Asks a coordinator why a candidate's scorecards are to be revealed before all are in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from hireapp.domain.comparison import Row
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.gui.compare import words
from hireapp.i18n import tr


class BreakSealDialog(QDialog):
    """One candidate, one reason; it stays open when `reveal` says that it was refused."""

    def __init__(self, row: Row, reveal: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._reveal = reveal
        self.setObjectName("break-seal")
        self.setWindowTitle(tr("Reveal before all are in"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.setMaximumWidth(560)
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self.reason.setMaxLength(LINE_LIMIT)
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("Why now, and not when all are in?"))
        keep = widgets.button(tr("Keep it sealed"), self.reject, name="keep-sealed")
        self.reveal_button = widgets.button(
            tr("Reveal now"), self._on_reveal, look="primary", name="reveal-now"
        )
        self.reveal_button.setDefault(True)
        self.reveal_button.setEnabled(False)
        self.reason.textChanged.connect(
            lambda text: self.reveal_button.setEnabled(bool(text.strip()))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for text, look in self._texts(row):
            layout.addWidget(widgets.label(words.breakable(text), look, wrap=True))
        layout.addWidget(self.reason)
        layout.addSpacing(4)
        layout.addLayout(widgets.row(None, keep, self.reveal_button))

    @staticmethod
    def _texts(row: Row) -> list[tuple[str, str]]:
        counts = tr("{done} of {all} scorecards are in.").format(
            done=row.submitted, all=row.expected
        )
        return [
            (tr("Reveal the scorecards of {name} now?").format(name=row.name), "title"),
            (f"{counts} {words.waiting(row.expected - row.submitted)}", ""),
            (
                tr(
                    "The panel then sees the scores that are in, except those who still owe "
                    "theirs. This cannot be taken back."
                ),
                "",
            ),
            (
                tr(
                    "Your reason is kept with your name, and the comparison shows, on screen "
                    "and on paper, that the seal was broken."
                ),
                "muted",
            ),
        ]

    def _on_reveal(self) -> None:
        if self._reveal(self.reason.text()):
            self.accept()
