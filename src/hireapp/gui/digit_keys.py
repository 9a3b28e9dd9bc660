"""Digits by the place of the key, since French and Czech digit rows type other characters."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MAC_DIGITS = {29: 0, 18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9}
"""Virtual key codes of the digit row, which macOS does not lay out in order."""
_WINDOWS_FIRST = 2
_EVDEV_FIRST = 10
"""Scan code of the key "1"; the digit row 1, 2 ... 9, 0 follows in order."""


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a key stands for: the one it types, else the one of its place."""
    typed = event.key() - Qt.Key.Key_0
    if 0 <= typed <= 9:
        return typed
    return digit_at(event.nativeScanCode(), event.nativeVirtualKey())


def digit_at(scan_code: int, virtual_key: int, platform: str = sys.platform) -> int | None:
    """The digit printed on most keyboards where this key is; None for any other key."""
    if platform == "darwin":
        return _MAC_DIGITS.get(virtual_key)
    place = scan_code - (_WINDOWS_FIRST if platform == "win32" else _EVDEV_FIRST)
    return (place + 1) % 10 if 0 <= place <= 9 else None


def ctrl_digit_of(event: QKeyEvent) -> int | None:
    """The digit of a key pressed together with Ctrl alone."""
    extra = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    if event.modifiers() & ~extra != Qt.KeyboardModifier.ControlModifier:
        return None
    return digit_of(event)


def plain_digit_of(event: QKeyEvent) -> int | None:
    """The digit of a key pressed alone."""
    extra = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    return None if event.modifiers() & ~extra else digit_of(event)
