"""The facts to note about a candidate: one line each, never scored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from hireapp.domain.kits import Fact
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
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(widgets.label(tr("Facts to note"), "heading"))
        layout.addWidget(
            widgets.label(
                tr("Ask and write down. Never scored, never compared."), "muted", wrap=True
            )
        )
        layout.addLayout(self._rows)

    def show_facts(self, facts: tuple[Fact, ...], note_of: Callable[[str], str]) -> None:
        """Show these facts with what was noted."""
        widgets.clear(self._rows)
        self.fields = {}
        for fact in facts:
            field = QLineEdit(note_of(fact.id))
            field.setMaxLength(LINE_LIMIT)
            field.setObjectName(f"fact-{fact.id}")
            field.setAccessibleName(fact.text)
            field.textEdited.connect(lambda text, key=fact.id: self.typed.emit(key, text))
            field.editingFinished.connect(self.left)
            field.returnPressed.connect(lambda key=fact.id: self._go_on_from(key))
            title = widgets.label(fact.text, wrap=True)
            title.setBuddy(field)
            if self.fields:
                self._rows.addSpacing(6)
            self._rows.addWidget(title)
            self._rows.addWidget(field)
            self.fields[fact.id] = field

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
