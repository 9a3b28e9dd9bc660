"""A window of help that is read by topics."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hireapp.gui import widgets
from hireapp.i18n import tr


class TopicsHelp(QDialog):
    """Topics with a few sentences each, in a window that scrolls where it is small."""

    def __init__(
        self,
        title: str,
        topics: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        name: str,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setObjectName(name)
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(8, 6, 12, 6)
        add_topics(lines, topics)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("look", "reading")
        area.setAccessibleName(title)
        area.setWidget(inner)
        close = widgets.button(tr("Close"), self.accept, look="primary")
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(area)
        layout.addLayout(widgets.row(None, close))
        self.resize(600, 600)
        area.setFocus()


def add_topics(lines: QVBoxLayout, topics: Iterable[tuple[str, str]]) -> None:
    """Put headings with a few sentences each one below the other."""
    lines.setSpacing(12)
    for heading, text in topics:
        topic = QVBoxLayout()
        topic.setSpacing(2)
        topic.addWidget(widgets.label(heading, "heading"))
        words = widgets.label(text, wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        topic.addWidget(words)
        lines.addLayout(topic)
    lines.addStretch(1)
