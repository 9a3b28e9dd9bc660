"""Facts to note about every candidate that are never scored: a list that is edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from hireapp.domain.kits import Fact
from hireapp.domain.text import LINE_LIMIT, clean_line
from hireapp.gui.kit.kit_dialog import KitDialog
from hireapp.gui.kit.scripts import suggested_facts
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ID_ROLE = Qt.ItemDataRole.UserRole


class _FactList(QListWidget):
    """F2 or a double-click edits, Delete removes, Alt+Up and Alt+Down move."""

    edited = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            self._move(steps)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_current()
        elif event.key() in _ENTER and not modifiers and self.currentItem():
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)

    def remove_current(self) -> None:
        """Take the selected fact out."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.edited.emit()

    def _move(self, steps: int) -> None:
        place = self.currentRow()
        target = place + steps
        if place >= 0 and 0 <= target < self.count():
            self.insertItem(target, self.takeItem(place))
            self.setCurrentRow(target)


class FactsDialog(KitDialog):
    """A line to add, the list, and what is often needed as buttons."""

    def __init__(
        self, parent: QWidget, facts: Sequence[Fact], keep: Callable[[tuple[Fact, ...]], object]
    ) -> None:
        about = tr(
            "Things every interviewer notes about every candidate, such as a language or a notice "
            "period. They are never scored, since they can be trained or arranged."
        )
        super().__init__(parent, "facts-dialog", tr("Facts to note"), about)
        self.resize(540, 460)
        self._on_keep = keep
        self._known = {fact.id for fact in facts}
        self.line = QLineEdit()
        self.line.setObjectName("fact-line")
        self.line.setAccessibleName(tr("Another fact to note"))
        self.line.setPlaceholderText(tr("Another fact; Enter adds it"))
        self.line.setMaxLength(LINE_LIMIT)
        self.line.returnPressed.connect(self._add_line)
        self.add = button(tr("Add"), self._add_line, name="fact-add")
        self.list = _FactList()
        self.list.setObjectName("facts")
        self.list.setAccessibleName(tr("Facts to note"))
        self.list.setWordWrap(True)
        self.list.edited.connect(self._show_suggestions)
        self.list.itemChanged.connect(self._show_suggestions)
        self.remove = button(
            tr("Remove"), self.list.remove_current, look="link", name="fact-remove"
        )
        self._suggestions = {
            text: button(
                text.replace("&", "&&"),
                partial(self._add, text),
                look="pill",
                name=f"fact-{place}",
            )
            for place, text in enumerate(suggested_facts())
        }
        for fact in facts:
            self._append(fact.id, fact.text)
        self._lay_out()
        self._show_suggestions()
        self.line.setFocus()

    def facts(self) -> tuple[Fact, ...]:
        """What the list holds; a new fact gets an id that none had."""
        fresh = (f"fact-{number}" for number in count(1) if f"fact-{number}" not in self._known)
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            Fact(id=item.data(_ID_ROLE) or next(fresh), text=item.text()) for item in items
        )

    @override
    def keep(self) -> None:
        """Note these facts; a line that was typed and not added counts as well."""
        self._add_line()
        self._on_keep(self.facts())

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.line, self.add))
        offered = QGridLayout()
        offered.setSpacing(6)
        for place, one in enumerate(self._suggestions.values()):
            offered.addWidget(one, place // 2, place % 2)
        self.body.addWidget(label(tr("Often needed:"), "small"))
        self.body.addLayout(offered)
        self.body.addWidget(self.list, 1)
        hint = label(tr("F2 edits, Delete removes, Alt ↑ ↓ moves"), "small")
        self.body.addLayout(row(self.remove, None, hint))

    def _add_line(self) -> None:
        text = clean_line(self.line.text())
        if text:
            self._add(text)
            self.line.clear()

    def _add(self, text: str) -> None:
        self._append("", text)
        self.list.setCurrentRow(self.list.count() - 1)
        self._show_suggestions()

    def _append(self, fact_id: str, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_ID_ROLE, fact_id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.addItem(item)

    def _show_suggestions(self) -> None:
        there = {fact.text for fact in self.facts()}
        for text, offered in self._suggestions.items():
            offered.setEnabled(text not in there)
