"""A whole question in a window of its own, beside the list that it comes from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.questions import Question
from hireapp.gui.question_view import QuestionView
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CLOSING = (Qt.Key.Key_Space, Qt.Key.Key_Left)
_BESIDE = 16
_WIDTH, _HEIGHT = 620, 600


class QuestionPreview(QDialog):
    """Read only. `can_add` offers to add the question, told by `add_wanted`.

    Up and Down tell `step_wanted`: whoever opened it shows the question before or after.
    """

    add_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(
        self, parent: QWidget, attitude: Attitude | None, question: Question, *, can_add: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("question-preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Question"))
        self.resize(_WIDTH, _HEIGHT)
        self.view = QuestionView()
        self.warning = label("", "smallwarn", wrap=True)
        self.warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint = label("", "small", wrap=True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add = button(
            tr("Add to the kit"), self.add_wanted.emit, look="primary", name="preview-add"
        )
        self.add.setDefault(True)
        self.close_button = button(tr("Close"), self.reject, name="preview-close")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.warning)
        feet = row(self.hint, self.close_button, self.add)
        feet.setStretch(0, 1)
        layout.addLayout(feet)
        for widget in (self.view, self.close_button, self.add):
            widget.installEventFilter(self)
        self.show_question(attitude, question, can_add=can_add)
        self.view.setFocus()

    def show_question(
        self,
        attitude: Attitude | None,
        question: Question,
        *,
        can_add: bool,
        place: str = "",
        warning: str = "",
    ) -> None:
        """Show another question; `place` says which one of how many it is, if of several."""
        self.view.show_question(attitude, question)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.add.setVisible(can_add or bool(place))
        self.add.setEnabled(can_add)
        self.add.setText(tr("Add to the kit") if can_add else tr("✓ In the kit"))
        keys = tr("{place} · ↑ ↓ the others · Enter adds · Space closes")
        self.hint.setText(keys.format(place=place) if place else tr("Space or Esc closes"))

    def stand_beside(self, column: QWidget) -> None:
        """Move to the right of a column, so that both can be seen, where there is room."""
        window = column.window().frameGeometry()
        place = column.mapToGlobal(QPoint(column.width() + _BESIDE, 0))
        room = window.right() - place.x() - _BESIDE
        if room >= _WIDTH // 2:
            height = min(_HEIGHT, window.bottom() - place.y() - _BESIDE)
            self.resize(min(_WIDTH, room), max(_HEIGHT // 2, height))
            self.move(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrow keys go through the questions; Page Up and Page Down scroll a long one.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = _STEPS.get(Qt.Key(event.key()))
            if steps is not None:
                self.step_wanted.emit(steps)
                return True
            if event.key() == Qt.Key.Key_Left:
                self.reject()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.reject()
        else:
            super().keyPressEvent(event)
