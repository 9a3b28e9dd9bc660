"""What Enter does at a button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from hireapp.gui import widgets


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    keep = widgets.button("Keep", lambda: pressed.append("keep"))
    cancel = widgets.button("Cancel", lambda: pressed.append("cancel"))
    layout.addWidget(keep)
    layout.addWidget(cancel)
    keep.setDefault(True)

    qtbot.keyClick(cancel, key)

    assert pressed == ["cancel"]


def test_enter_with_another_key_is_left_to_others(qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = widgets.button("Cancel", lambda: pressed.append("cancel"))
    qtbot.addWidget(button)

    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert pressed == []
