"""The left column of the debrief: the questions, who moves toward whom, the notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.debrief import Drift
from hireapp.domain.text import clean_note
from hireapp.gui import widgets
from hireapp.gui.debrief.anchors import breakable
from hireapp.gui.debrief.questions import QuestionsList
from hireapp.gui.debrief.talk import drift_text
from hireapp.i18n import tr

WIDTH = 214
_NOTES_HEIGHT = 104
_DRIFT_HEIGHT = 150


class Notes(QPlainTextEdit):
    """The debrief's notes; `left` comes when the keyboard goes elsewhere."""

    left = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("debrief-notes")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("Notes of the debrief"))
        self.setAccessibleName(tr("Notes of the debrief"))
        self.setFixedHeight(_NOTES_HEIGHT)
        self._loading = False
        self.textChanged.connect(self._on_text_changed)

    def load(self, text: str) -> None:
        """Show other notes; what is being written stays as it is, with its cursor."""
        if text != clean_note(self.toPlainText()):
            self._loading = True
            self.setPlainText(text)
            self._loading = False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.typed.emit()


class DriftFold(QWidget):
    """Who moves toward whom, read only when it is unfolded."""

    def __init__(self, read: Callable[[], tuple[Drift, ...]]) -> None:
        super().__init__()
        self._read = read
        self.button = widgets.button("", look="quiet", name="drift")
        self.button.setCheckable(True)
        self.button.toggled.connect(lambda _: self.refresh())
        self.words = widgets.label("", "small", wrap=True)
        self.words.setObjectName("drift-words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("look", "reading")
        self._area.setFixedHeight(_DRIFT_HEIGHT)
        self._area.setAccessibleName(tr("Who moves toward whom"))
        self._area.setWidget(self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._area)
        self.refresh()

    def fold(self) -> None:
        """Hide it again, since somebody else looks."""
        self.button.setChecked(False)

    def refresh(self) -> None:
        """Say it anew when it is unfolded."""
        unfolded = self.button.isChecked()
        mark = "▾" if unfolded else "▸"
        self.button.setText(tr("{mark} Who moves toward whom").format(mark=mark))
        self._area.setVisible(unfolded)
        if unfolded:
            said = [drift_text(one) for one in self._read()]
            said.append(
                tr(
                    "This says nothing about who is right. "
                    "Each sees their own, a coordinator everybody's."
                )
            )
            self.words.setText(breakable("\n\n".join(said)))
        else:
            self.words.clear()


class Side(QWidget):
    """The column, of a fixed width."""

    def __init__(self, read_drifts: Callable[[], tuple[Drift, ...]]) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.list = QuestionsList()
        self.drift = DriftFold(read_drifts)
        self.notes = Notes()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.drift)
        layout.addWidget(self.notes)
