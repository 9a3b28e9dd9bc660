"""The keys of the live interview: shortcuts that work wherever the keyboard is on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hireapp.gui import shortcuts
from hireapp.gui.help_dialog import KeysDialog
from hireapp.gui.interview.digit_rows import DigitRows
from hireapp.gui.interview.dumb_rule import ask_in_interview
from hireapp.gui.shortcuts import Action

if TYPE_CHECKING:
    from hireapp.gui.interview.page import InterviewPage


def slots_of(page: InterviewPage) -> dict[Action, Callable[[], object]]:
    """What each key does on the page."""
    return {
        **{
            action: lambda digit=digit: page.press_digit(digit)  # type: ignore[misc]
            for digit, action in enumerate(shortcuts.RATES, start=1)
        },
        Action.NO_SCORE: page.acts.ask_no_score,
        Action.NEXT: page.go_next,
        Action.BACK: page.go_back,
        Action.JUMP: page.acts.ask_jump,
        Action.QUOTE: page.acts.mark_quote,
        Action.UNDO_RATING: page.history.undo,
        Action.REDO_RATING: page.history.redo,
        Action.PAUSE: page.toggle_pause,
        Action.FINISH: page.show_finish,
        Action.LEAVE: page.close_interview,
        Action.OFF_KIT: page.acts.ask_off_kit,
        Action.STRUCTURE: page.acts.structure_notes,
        Action.BACKGROUND: page.acts.ask_background,
        Action.DISCREET: page.acts.discretion.press,
        Action.FOCUS: page.toggle_focus,
        Action.DUMB_RULE: lambda: ask_in_interview(page),
        Action.ALL_KEYS: lambda: KeysDialog(page).open(),
    }


def install(
    page: QWidget, slots: Mapping[Action, Callable[[], object]], rows: DigitRows
) -> frozenset[int]:
    """Connect each action's key, unless `rows` takes it; gives all others as combined numbers."""
    taken: set[int] = set()
    for action, slot in slots.items():
        keys = _keys(action)
        if rows.add(keys[0], lambda _digit, slot=slot: slot()):  # type: ignore[misc]
            continue
        shortcut = QShortcut(page)
        shortcut.setKeys(keys)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda slot=slot: slot())
        for key in keys:
            taken.add(key[0].toCombined())  # type: ignore[index]  # the stubs lack it
    return frozenset(taken)


def _keys(action: Action) -> list[QKeySequence]:
    """The key of an action, and the same on the number pad's Enter."""
    key = shortcuts.sequence(action)
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    if text.endswith("Return"):
        return [key, QKeySequence(text.removesuffix("Return") + "Enter")]
    return [key]
