"""The keys of the live interview: shortcuts that work wherever the keyboard is on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hireapp.gui import shortcuts
from hireapp.gui.shortcuts import Action


def install(page: QWidget, slots: Mapping[Action, Callable[[], object]]) -> frozenset[str]:
    """Connect each action's key; gives all keys as portable text."""
    taken: set[str] = set()
    for action, slot in slots.items():
        keys = _keys(action)
        shortcut = QShortcut(page)
        shortcut.setKeys(keys)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda slot=slot: slot())
        taken.update(key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys)
    return frozenset(taken)


def _keys(action: Action) -> list[QKeySequence]:
    """The key of an action, and the same on the number pad's Enter."""
    key = shortcuts.sequence(action)
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    if text.endswith("Return"):
        return [key, QKeySequence(text.removesuffix("Return") + "Enter")]
    return [key]
