from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from hireapp.errors import Refused
from hireapp.gui import error_banner
from hireapp.gui.error_banner import ErrorBanner
from tests.gui.conftest import Desk, press, spoken_name, stops


@pytest.fixture
def banner(desk: Desk) -> ErrorBanner:
    made = ErrorBanner()
    desk.put_up(made)
    made.hide()
    return made


def test_refusal_says_what_happened_and_what_to_do(banner: ErrorBanner) -> None:
    banner.show_error(Refused("The seat stays.", "Their notes are kept."))

    assert banner.isVisible()
    assert banner.message.text() == "The seat stays."
    assert banner.hint.text() == "Their notes are kept."
    assert not banner.undo_button.isVisible()
    assert spoken_name(banner) == "The seat stays. Their notes are kept."


def test_refusal_without_a_hint_takes_one_line(banner: ErrorBanner) -> None:
    banner.show_error(Refused("The seat stays."))

    assert not banner.hint.isVisible()


def test_refusal_stays_until_it_is_closed(banner: ErrorBanner, qtbot: QtBot) -> None:
    (timer,) = banner.findChildren(QTimer)
    timer.setInterval(10)
    banner.show_notice("Done.")
    banner.show_error(Refused("The seat stays."))
    qtbot.wait(40)
    still_there = banner.isVisible()

    press(qtbot, banner, "close-banner")

    assert still_there
    assert not banner.isVisible()


def test_notice_goes_after_a_while(banner: ErrorBanner, qtbot: QtBot) -> None:
    (timer,) = banner.findChildren(QTimer)
    assert timer.interval() == error_banner.NOTICE_MS
    timer.setInterval(10)

    banner.show_notice("Done.")
    shown_at_first = banner.isVisible()

    qtbot.waitUntil(lambda: not banner.isVisible())
    assert shown_at_first


def test_notice_can_be_undone_once(banner: ErrorBanner, qtbot: QtBot) -> None:
    undone: list[str] = []
    banner.show_notice("Ana left the panel.", lambda: undone.append("Ana"))

    press(qtbot, banner, "undo-notice")

    assert undone == ["Ana"]
    assert not banner.isVisible()


def test_undo_that_tells_something_new_is_not_hidden(banner: ErrorBanner, qtbot: QtBot) -> None:
    banner.show_notice("Ana left.", lambda: banner.show_error(Refused("Ana is here already.")))

    press(qtbot, banner, "undo-notice")

    assert banner.isVisible()
    assert banner.message.text() == "Ana is here already."


def test_next_refusal_takes_the_undo_of_the_last_notice_away(banner: ErrorBanner) -> None:
    banner.show_notice("Ana left.", lambda: None)

    banner.show_error(Refused("The seat stays."))

    assert not banner.undo_button.isVisible()


def test_buttons_are_reached_by_tab_and_have_names(banner: ErrorBanner) -> None:
    banner.show_notice("Ana left.", lambda: None)

    assert [spoken_name(one) for one in stops(banner)] == ["Undo", "Close"]
