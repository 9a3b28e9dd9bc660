from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from hireapp import __version__
from hireapp.gui.bug_dialog import BugDialog
from tests.gui.conftest import (
    Desk,
    Mishap,
    assert_in_visual_order,
    assert_tab_reaches_all,
    broken,
    press,
    texts,
)


@pytest.fixture
def dialog(desk: Desk) -> BugDialog:
    with pytest.raises(Mishap) as caught:
        broken()
    made = BugDialog(caught.value)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    desk.put_up(made)
    return made


def test_details_have_kind_place_and_versions(dialog: BugDialog) -> None:
    said = dialog.details.toPlainText()

    assert said.startswith(f"Hireapp {__version__} · Python 3.")
    assert "Qt 6." in said
    assert "in broken" in said
    assert "Mishap: made on purpose" in said


def test_details_can_be_read_and_not_changed(dialog: BugDialog, qtbot: QtBot) -> None:
    before = dialog.details.toPlainText()

    qtbot.keyClicks(dialog.details, "x")

    assert dialog.details.toPlainText() == before


def test_words_promise_what_is_true_and_warn_of_names(dialog: BugDialog) -> None:
    said = "\n".join(texts(dialog))

    assert "What you typed is kept and you can go on." in said
    assert "The details may hold names or notes." in said


def test_details_are_copied_to_the_clipboard(dialog: BugDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog, "copy-details")

    assert QGuiApplication.clipboard().text() == dialog.details.toPlainText()


def test_dialog_does_not_block_the_window(dialog: BugDialog) -> None:
    assert not dialog.isModal()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_one_key_goes_on(dialog: BugDialog, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(dialog, key)

    assert not dialog.isVisible()


def test_markup_in_a_message_stays_text(desk: Desk) -> None:
    dialog = BugDialog(ValueError("<b>bold</b>"))
    desk.put_up(dialog)

    (details,) = dialog.findChildren(QPlainTextEdit)
    assert "<b>bold</b>" in details.toPlainText()


def test_every_control_is_reached_by_tab_and_has_a_name(dialog: BugDialog, qtbot: QtBot) -> None:
    dialog.details.setTabChangesFocus(True)

    visited = assert_tab_reaches_all(qtbot, dialog)

    assert_in_visual_order(dialog, visited)
