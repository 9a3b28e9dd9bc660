"""A menu whose entries have a digit each, found by the place of the key on every keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from hireapp.gui.digit_keys import digit_of

_TEXT_PX = 420


class KeyMenu(QMenu):
    """Opens over the page while the notes keep the cursor."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._by_digit: dict[int, QAction] = {}

    def add(
        self,
        digit: int | None,
        text: str,
        on_choose: Callable[[], object],
        *,
        checked: bool = False,
    ) -> None:
        """Add an entry; `digit` None for one without a key of its own."""
        short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _TEXT_PX)
        shown = short.replace("&", "&&").replace("\t", " ")
        action = self.addAction(shown if digit is None else f"{digit}   {shown}")
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: on_choose())
        if digit is not None:
            self._by_digit[digit] = action

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        action = None if digit is None else self._by_digit.get(digit)
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()
