"""A whole question in a window of its own, opened by Space."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.questions import Question
from hireapp.gui.question_view import QuestionView
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr


class QuestionPreview(QDialog):
    """Read only; `can_add` offers to add the question, which is told by the `accepted` signal."""

    def __init__(
        self, parent: QWidget, attitude: Attitude | None, question: Question, *, can_add: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Question"))
        self.resize(620, 600)
        self.view = QuestionView()
        self.view.show_question(attitude, question)
        self.add = button(tr("Add to the kit"), self.accept, look="primary", name="preview-add")
        self.add.setVisible(can_add)
        self.add.setDefault(can_add)
        self.close_button = button(tr("Close"), self.reject, name="preview-close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.view, 1)
        hint = label(tr("Space or Esc closes"), "small")
        layout.addLayout(row(hint, None, self.close_button, self.add))
        self.view.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.reject()
        else:
            super().keyPressEvent(event)
