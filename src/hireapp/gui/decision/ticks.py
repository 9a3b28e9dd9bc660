"""Things to tick, whose texts may be long: a box and a label that wraps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from hireapp.gui import widgets
from hireapp.gui.decision.words import breakable

K = TypeVar("K")


class Tick(QWidget):
    """A box whose text wraps; a click on the text ticks it as well."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        words = widgets.label(breakable(text), "aside", wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.toggle()


class TickSignals(QWidget):
    """Carries `changed`, since a generic class cannot have signals of its own."""

    changed = Signal()


class Ticks(TickSignals, Generic[K]):
    """Several boxes in columns; nothing is ticked beforehand."""

    def __init__(self, name: str, choices: Sequence[tuple[K, str]], *, columns: int = 1) -> None:
        super().__init__()
        self._boxes: list[tuple[K, QCheckBox]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for place, (key, text) in enumerate(choices):
            tick = Tick(text, f"{name}-{place}")
            tick.box.toggled.connect(lambda _: self.changed.emit())
            self._boxes.append((key, tick.box))
            grid.addWidget(tick, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    @property
    def ticked(self) -> tuple[K, ...]:
        """What is ticked, in order."""
        return tuple(key for key, box in self._boxes if box.isChecked())

    @property
    def first(self) -> QCheckBox | None:
        """Where the keyboard goes."""
        return self._boxes[0][1] if self._boxes else None
