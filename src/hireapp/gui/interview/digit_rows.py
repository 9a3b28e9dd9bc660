"""Keys of the digit row, found by their place: the same on French and Czech keyboards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from hireapp.gui.digit_keys import digit_of

Press = Callable[[int], object]
_EXTRA = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
DIGITS = range(10)
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Meta": Qt.KeyboardModifier.MetaModifier,
    "Num": Qt.KeyboardModifier.KeypadModifier,
}


class DigitRows(QObject):
    """Which digits do what, by the modifiers held with them.

    A page hands its keys over, since a shortcut by character fires for other modifiers, or not at
    all, where the digits are typed with Shift.
    """

    _pressed = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # A mistake in a slot reaches the excepthook; one in an event handler would stop the key.
        self._pressed.connect(lambda act, digit: act(digit))
        self._rows: dict[tuple[Qt.KeyboardModifier, int], Press] = {}

    def add(self, key: QKeySequence, press: Press, *, whole_row: bool = False) -> bool:
        """Take a key over, with all ten digits if wanted; False when it is no digit."""
        found = _digit_in(key)
        if found is None:
            return False
        modifiers, digit = found
        for each in DIGITS if whole_row else (digit,):
            self._rows[modifiers, each] = press
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Do what a pressed key stands for; False when it stands for nothing here."""
        digit = digit_of(event)
        act = None if digit is None else self._rows.get((event.modifiers() & ~_EXTRA, digit))
        if digit is None or act is None:
            return False
        if not event.isAutoRepeat():
            self._pressed.emit(act, digit)
        return True


def _digit_in(key: QKeySequence) -> tuple[Qt.KeyboardModifier, int] | None:
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    *held, last = text.split("+")
    if not (last.isascii() and last.isdigit() and len(last) == 1):
        return None
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= _MODIFIERS[name]
    return modifiers, int(last)
