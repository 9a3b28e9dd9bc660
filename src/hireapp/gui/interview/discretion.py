"""Discreet: scores, colours and signs are hidden until a key is held."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

HELD_SECONDS = 0.4
"""Who lets go sooner wants it shown for good."""
_ENDS = frozenset({QEvent.Type.WindowDeactivate, QEvent.Type.ApplicationDeactivate})


class Discretion(QObject):
    """One key: pressed it hides; held it shows while it is held; tapped again it shows for good."""

    def __init__(
        self, show: Callable[[bool], object], parent: QObject, *, ticks: Callable[[], float]
    ) -> None:
        super().__init__(parent)
        self._show = show
        self._ticks = ticks
        self._pressed_at: float | None = None
        self.is_hidden = False

    @classmethod
    def of(cls, show: Callable[[bool], object], parent: QObject) -> Discretion:
        """With the clock of this machine; `show` is told whether to hide."""
        return cls(show, parent, ticks=time.monotonic)

    def hide(self) -> None:
        """Hide from now on."""
        self._set(hidden=True)

    def end(self) -> None:
        """Show everything, whatever was hidden."""
        self._let_go()
        self._set(hidden=False)

    def press(self) -> None:
        """The key went down."""
        if not self.is_hidden:
            self._set(hidden=True)
            return
        self._set(hidden=False)
        self._pressed_at = self._ticks()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)  # only until the key comes up

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        released = event.type() == QEvent.Type.KeyRelease
        if released and isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return False
        if released or event.type() in _ENDS:
            held = self._let_go()
            if held >= HELD_SECONDS or not released:
                self._set(hidden=True)
        return False

    def _let_go(self) -> float:
        """Stop watching; gives how long the key was held."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        since, self._pressed_at = self._pressed_at, None
        return 0.0 if since is None else self._ticks() - since

    def _set(self, *, hidden: bool) -> None:
        if hidden != self.is_hidden:
            self.is_hidden = hidden
            self._show(hidden)
