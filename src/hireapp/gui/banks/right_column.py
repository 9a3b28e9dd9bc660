"""The right column: a shipped question to read and copy, or an own one to write in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from hireapp.gui.bank_library import BankQuestion
from hireapp.gui.banks.question_form import QuestionForm
from hireapp.gui.question_view import QuestionView
from hireapp.gui.steps import ActionTool
from hireapp.gui.widgets import ElidedLabel, button, row
from hireapp.i18n import tr


class RightColumn(QStackedWidget):
    """Shows one question; the page does what the buttons say."""

    def __init__(self, form: QuestionForm, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self.form = form
        self.view = QuestionView()
        self.copy = button(tr("Make a copy to edit"), icon="copy", name="copy-question")
        self.copy_own = button(tr("Copy"), name="copy-own-question")
        self.copy_own.setAccessibleName(tr("Copy this question"))
        self.delete = button(tr("Delete"), name="delete-question")
        self.delete.setAccessibleName(tr("Delete this question"))
        self.status = ElidedLabel("", "small")
        self.status.setObjectName("save-status")
        self._kept_by = ElidedLabel(tr("Shipped, read only"), "small")
        self._reading = row(self._kept_by, self.copy)
        self._reading.setStretch(0, 1)
        tools = row(
            self.status,
            ActionTool(undo, "undo-2", "undo"),
            ActionTool(redo, "redo-2", "redo"),
            self.copy_own,
            self.delete,
            spacing=6,
        )
        tools.setStretch(0, 1)
        for layout, below in ((self._reading, self.view), (tools, form)):
            side = QWidget()
            inside = QVBoxLayout(side)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(8)
            inside.addLayout(layout)
            inside.addWidget(below, 1)
            self.addWidget(side)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_shipped(self, one: BankQuestion) -> None:
        """A question to read."""
        samples = [a for a in one.bank.sample_answer if a.question == one.question.id]
        self.view.show_question(one.attitude, one.question, samples)
        self._show_reading(can_copy=True)

    def show_text(self, heading: str, *paragraphs: str) -> None:
        """A text instead of a question; nothing at all without a heading."""
        if heading:
            self.view.show_text(heading, *paragraphs)
        else:
            self.view.show_nothing()
        self._show_reading(can_copy=False)

    def show_form(self) -> None:
        """A question to write in."""
        self.setCurrentIndex(1)

    @property
    def is_form(self) -> bool:
        """Whether there is a question to write in."""
        return self.currentIndex() == 1

    def take_keyboard(self) -> None:
        """Let the keys go to what is shown."""
        target = self.form.prompt if self.is_form else self.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reading(self, *, can_copy: bool) -> None:
        self.copy.setVisible(can_copy)
        self._kept_by.setVisible(can_copy)
        self.setCurrentIndex(0)
