"""Every key of the app as a table that can be searched."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from typing_extensions import override

from hireapp.gui import shortcuts
from hireapp.gui.rows_table import NOTE_ROLE, TONE_ROLE
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BY_PLACE = (*shortcuts.RATES, Action.NO_SCORE)
"""Their digits are found by the place of the key, as French and Czech keyboards need it."""


class KeysModel(QAbstractTableModel):
    """Shows what each key does; the keys are a draft until they are used."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = {action: shortcuts.sequence(action) for action in shortcuts.TABLE}
        self._shown = list(self.keys)
        self._text = ""

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
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [
            action
            for action in self.keys
            if all(
                word in f"{shortcuts.describe(action)} {self._key(action)}".casefold()
                for word in words
            )
        ]
        self.endResetModel()

    def put(self, action: Action, key: QKeySequence) -> None:
        """Give an action another key."""
        self.keys[action] = key
        self._tell()

    def put_usual(self) -> None:
        """Give every action its usual key."""
        self.keys = {action: shortcuts.usual(action) for action in self.keys}
        self._tell()

    def action(self, row: int) -> Action | None:
        """What a row is about."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        action = self.action(index.row()) if index.isValid() else None
        if action is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._key(action) if index.column() else shortcuts.describe(action)
        if role == NOTE_ROLE:
            return self._note(action) if index.column() else ""
        if role == TONE_ROLE:
            return "strong" if self.keys[action] != shortcuts.usual(action) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._key(action) if index.column() else shortcuts.describe(action)
            note = self._note(action) if index.column() else ""
            return ", ".join(part for part in (words, note) if part)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return tr("Key") if section else tr("What it does")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

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
