"""A line above the page that says what happened and what to do; it never stops the work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from hireapp.errors import HireError
from hireapp.gui import theme, widgets
from hireapp.i18n import tr

NOTICE_MS = 9_000
_ERROR_ICON = "triangle-alert"


class ErrorBanner(QFrame):
    """Shows one refusal, or one short notice with an undo."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "banner")
        self.setObjectName("error-banner")
        self._icon = QLabel()
        self.message = widgets.label("", "strong", wrap=True)
        self.hint = widgets.label("", "", wrap=True)
        self.undo_button = widgets.button(tr("Undo"), self._undo, name="undo-notice")
        close = widgets.button(tr("Close"), self.hide, look="quiet", name="close-banner")
        words = QVBoxLayout()
        words.setSpacing(0)
        for one in (self.message, self.hint):
            # A long word in it may be cut; it never widens the window.
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(one)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(close)
        self._on_undo: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_error(self, error: HireError) -> None:
        """Show what happened until it is closed or something else is to be told."""
        self._show(_ERROR_ICON, error.message, error.hint, None)
        self._timer.stop()

    def show_notice(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say that something was done, for a few seconds, with a way back if there is one."""
        self._show("info", text, "", undo)
        self._timer.start()

    def _show(self, icon: str, message: str, hint: str, undo: Callable[[], object] | None) -> None:
        self._on_undo = undo
        is_error = icon == _ERROR_ICON
        widgets.set_look(self, "banner" if is_error else "notice")
        colour = theme.tokens().accent if is_error else theme.tokens().ink_2
        self._icon.setPixmap(theme.icon(icon, colour).pixmap(20, 20))
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.undo_button.setVisible(undo is not None)
        self.setAccessibleName(f"{message} {hint}".strip())
        self.show()

    def _undo(self) -> None:
        self.hide()
        if self._on_undo is not None:
            self._on_undo()
