"""Every key of the app as a table that can be searched."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtGui import QKeySequence
from typing_extensions import override

from hireapp.domain.text import has_words
from hireapp.gui import shortcuts
from hireapp.gui.rows_model import Cell, RowsModel
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_BY_PLACE = (*shortcuts.RATES, Action.NO_SCORE)
"""Their digits are found by the place of the key, as French and Czech keyboards need it."""


class Column(IntEnum):
    """The columns."""

    ACTION = 0
    KEY = 1

    @property
    def heading(self) -> str:
        """The column's name in the user's language."""
        return tr("Key") if self is Column.KEY else tr("What it does")


class KeysModel(RowsModel[Action, Column]):
    """Shows what each key does; the keys are a draft until they are used."""

    def __init__(self) -> None:
        super().__init__(Column)
        self.keys = {action: shortcuts.sequence(action) for action in shortcuts.TABLE}
        self._text = ""
        self.show_rows(self.keys)

    @property
    def changed(self) -> dict[str, str]:
        """The keys that are not the usual ones, as portable text by the action's value."""
        form = QKeySequence.SequenceFormat.PortableText
        return {
            action.value: key.toString(form)
            for action, key in self.keys.items()
            if key != shortcuts.usual(action)
        }

    def search(self, text: str) -> None:
        """Show the actions whose name or key has all words of a text."""
        self._text = text
        self._refresh()

    def put(self, action: Action, key: QKeySequence) -> None:
        """Give an action another key."""
        self.keys[action] = key
        self._tell()

    def put_usual(self) -> None:
        """Give every action its usual key."""
        self.keys = {action: shortcuts.usual(action) for action in self.keys}
        self._tell()

    @override
    def _cell(self, one: Action, column: Column) -> Cell:
        tone = "strong" if self.keys[one] != shortcuts.usual(one) else ""
        if column is Column.KEY:
            return Cell(self._key(one), self._note(one), tone)
        return Cell(shortcuts.describe(one), tone=tone)

    @override
    def _spoken(self, cell: Cell, column: Column) -> str:
        return ", ".join(part for part in (cell.text, cell.note) if part)

    @override
    def _matches(self, one: Action) -> bool:
        return has_words(self._text, shortcuts.describe(one), self._key(one))

    def _key(self, action: Action) -> str:
        return self.keys[action].toString(QKeySequence.SequenceFormat.NativeText)

    def _note(self, action: Action) -> str:
        usual = shortcuts.usual(action)
        if self.keys[action] != usual:
            text = usual.toString(QKeySequence.SequenceFormat.NativeText)
            return tr("usually {key}").format(key=text)
        digit = (
            action in _BY_PLACE
            and self._key(action)[-2:-1] == "+"
            and self._key(action)[-1:].isdigit()
        )
        return tr("by the place of the digit") if digit else ""

    def _tell(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, 1)
            self.dataChanged.emit(self.index(0, 0), last)
