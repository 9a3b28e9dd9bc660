"""The facts to note about a candidate: one line each, never scored."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from hireapp.domain.kits import FACT_LIMIT, Fact
from hireapp.domain.text import LINE_LIMIT
from hireapp.gui import widgets
from hireapp.i18n import tr


class FactFields(QFrame):
    """One field a fact; Enter goes to the next, and `done` comes after the last.

    `typed` carries a fact's id and the text, `left` comes when the keyboard leaves a field.
    """

    typed = Signal(str, str)
    left = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.fields: dict[str, QLineEdit] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(4)
        layout.addWidget(widgets.label(tr("Facts to note"), "heading"))
        advice = tr("Ask and write down. Never scored, never compared.")
        layout.addWidget(widgets.label(advice, "muted", wrap=True))
        # All rows at once, since Tab would come to fields made later at the end of the page.
        self._rows = [_Row(layout) for _ in range(FACT_LIMIT)]
        for row in self._rows:
            row.field.textEdited.connect(lambda text, row=row: self.typed.emit(row.key, text))
            row.field.editingFinished.connect(self.left)
            row.field.returnPressed.connect(lambda row=row: self._go_on_from(row.key))

    def show_facts(self, facts: tuple[Fact, ...], note_of: Callable[[str], str]) -> None:
        """Show these facts with what was noted."""
        self.fields = {}
        for row, fact in zip_longest(self._rows, facts[:FACT_LIMIT]):
            row.show_fact(fact, note_of(fact.id) if fact else "")
            if fact:
                self.fields[fact.id] = row.field

    def show_editable(self, *, editable: bool) -> None:
        """Let the fields be written, or only read."""
        for field in self.fields.values():
            field.setReadOnly(not editable)
            field.setPlaceholderText("" if editable else tr("nothing noted"))

    def _go_on_from(self, key: str) -> None:
        keys = list(self.fields)
        place = keys.index(key) + 1
        if place < len(keys):
            self.fields[keys[place]].setFocus()
        else:
            self.done.emit()


class _Row:
    """A fact and its field, hidden while there is none."""

    def __init__(self, layout: QVBoxLayout) -> None:
        self.key = ""
        self.field = QLineEdit()
        self.field.setMaxLength(LINE_LIMIT)
        self._title = widgets.label("", wrap=True)
        self._title.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self.field)

    def show_fact(self, fact: Fact | None, note: str) -> None:
        """Show a fact with what was noted, or nothing."""
        for one in (self._title, self.field):
            one.setVisible(fact is not None)
        self.key = fact.id if fact else ""
        self._title.setText(fact.text if fact else "")
        self.field.setText(note)
        self.field.setCursorPosition(len(note))
        self.field.setObjectName(f"fact-{self.key}")
        self.field.setAccessibleName(fact.text if fact else "")
