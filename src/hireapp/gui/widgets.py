"""Small building blocks that all screens share: labels, buttons, cards, headers, empty states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.gui import theme


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text, never markup; `look` names a style of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


class _Button(QPushButton):
    """Enter presses the button that has the focus, on a page as in a dialog."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon: str = "",
    name: str = "",
) -> QPushButton:
    """A button; `name` finds it in tests.

    `look` is "primary", "quiet", "link", "pill", "pillmenu" (one that opens a menu) or empty.
    """
    made = _Button(text)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if icon:
        colour = theme.tokens().accent_ink if look == "primary" else ""
        made.setIcon(theme.icon(icon, colour))
    if name:
        made.setObjectName(name)
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made


def set_look(widget: QWidget, look: str) -> None:
    """Change a widget's style while it is shown."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def card(look: str = "card", *, margins: tuple[int, int, int, int] = (16, 14, 16, 14)) -> QFrame:
    """A frame with a vertical layout; get it by `.layout()` or `column(card)`."""
    made = QFrame()
    made.setProperty("look", look)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(*margins)
    layout.setSpacing(8)
    return made


def column(frame: QFrame) -> QVBoxLayout:
    """The vertical layout of a card."""
    layout = frame.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError("not a card")
    return layout


def row(*widgets: QWidget | None, spacing: int = 10) -> QHBoxLayout:
    """Widgets side by side; None stands for stretch, of which text that wraps has the most."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        elif isinstance(widget, QLabel):
            share = 100 if widget.wordWrap() else 0
            layout.addWidget(widget, share, Qt.AlignmentFlag.AlignVCenter)
        else:
            layout.addWidget(widget)
    return layout


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class ElidedLabel(QLabel):
    """One line of plain text that never widens the window; what is cut is in the tool tip."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(as_tool_tip(text))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, align, shown)


class PageHeader(QWidget):
    """Title and subtitle on the left, the page's buttons on the right."""

    def __init__(self, title: str = "", *buttons: QWidget) -> None:
        super().__init__()
        self.title = ElidedLabel(title, "title")
        self.subtitle = ElidedLabel("", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(words, 1)
        for one in buttons:
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, subtitle: str) -> None:
        """Set both lines; what does not fit is in the tool tip."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: what this is for and what to do next."""

    def __init__(self, heading: str, text: str, *buttons: QWidget) -> None:
        super().__init__()
        self.heading = label(heading, "heading", wrap=True)
        self.text = label(text, "muted", wrap=True)
        # A column of its own width, since a layout measures an aligned label's lines too few.
        words = QWidget()
        words.setMaximumWidth(520)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for one in (self.heading, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(one)
        if buttons:
            inside.addLayout(row(None, *buttons, None))
        across = row(None, words, None)
        across.setStretch(1, 100)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(2)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters; who uses it tells the whole in a tool tip."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def as_tool_tip(text: str) -> str:
    """Text for a tool tip, which Qt would otherwise take for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if text else ""
