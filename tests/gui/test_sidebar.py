from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hireapp.domain.ids import OpeningId
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.gui.navigation import OF_THE_WORKSPACE, Place, Target
from hireapp.gui.sidebar import NavButton, Sidebar
from tests.gui.conftest import (
    HOSTILE,
    Desk,
    assert_in_visual_order,
    assert_tab_reaches_all,
    settle,
    spoken_name,
)

WORKSPACE = [place.label for place in OF_THE_WORKSPACE]


def opening(number: int, title: str = "") -> Opening:
    facts = OpeningFacts(title=title or f"Opening {number}", purpose="p")
    return Opening(OpeningId(f"{number:032x}"), facts)


@pytest.fixture
def sidebar(desk: Desk) -> Sidebar:
    made = Sidebar()
    desk.put_up(made)
    return made


def entries(sidebar: Sidebar) -> list[NavButton]:
    settle()
    return [one for one in sidebar.findChildren(NavButton) if one.isVisibleTo(sidebar)]


def test_without_an_opening_all_openings_are_listed(sidebar: Sidebar) -> None:
    sidebar.show_entries((opening(1), opening(2)), Target(Place.HOME), {})

    names = [one.text() for one in entries(sidebar)]
    assert names == ["Home", "Opening 1", "Opening 2", *WORKSPACE]


def test_at_most_twelve_openings_are_listed(sidebar: Sidebar) -> None:
    sidebar.show_entries(tuple(map(opening, range(30))), Target(Place.HOME), {})

    assert len(entries(sidebar)) == 1 + 12 + len(WORKSPACE)


def test_an_opening_shows_its_pages_with_counts(sidebar: Sidebar) -> None:
    one = opening(1)

    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {Place.CANDIDATES: 7, Place.PANEL: 4})

    assert [spoken_name(entry) for entry in entries(sidebar)] == [
        "Home",
        "Candidates 7",
        "Interview kit",
        "Panel 4",
        "Compare",
        "Debrief",
        "Print",
        "From paper",
        *WORKSPACE,
    ]


def test_the_page_that_is_shown_is_marked(sidebar: Sidebar) -> None:
    one = opening(1)
    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {})

    sidebar.show_entries((one,), Target(Place.KIT, one.id), {})

    assert [entry.text() for entry in entries(sidebar) if entry.isChecked()] == ["Interview kit"]


def test_click_and_key_ask_for_the_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    one = opening(1)
    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {})
    compare = next(entry for entry in entries(sidebar) if entry.text() == "Compare")
    chosen: list[Target] = []
    sidebar.chosen.connect(chosen.append)

    qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
    qtbot.keyClick(compare, Qt.Key.Key_Space)

    assert chosen == [Target(Place.COMPARE, one.id)] * 2


def test_click_alone_marks_nothing(sidebar: Sidebar, qtbot: QtBot) -> None:
    one = opening(1)
    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {})
    compare = next(entry for entry in entries(sidebar) if entry.text() == "Compare")

    qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)

    assert [entry.text() for entry in entries(sidebar) if entry.isChecked()] == ["Panel"]


def test_keyboard_stays_on_its_entry_when_counts_change(sidebar: Sidebar, qtbot: QtBot) -> None:
    one = opening(1)
    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {Place.PANEL: 1})
    panel = next(entry for entry in entries(sidebar) if entry.text() == "Panel")
    qtbot.waitUntil(sidebar.isActiveWindow)
    panel.setFocus()

    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {Place.PANEL: 2})
    settle()

    focused = sidebar.focusWidget()
    assert isinstance(focused, NavButton)
    assert focused is not panel
    assert spoken_name(focused) == "Panel 2"


def test_long_titles_are_cut_and_whole_in_the_tool_tip(sidebar: Sidebar) -> None:
    long = opening(1, HOSTILE[2])

    sidebar.show_entries((long,), Target(Place.PANEL, long.id), {})
    settle()

    section = sidebar.findChildren(QLabel)[0]
    assert section.text().endswith("…")
    assert HOSTILE[2] in section.toolTip()
    assert sidebar.width() == 204
    assert not sidebar.grab().isNull()


def test_tab_goes_down_the_entries(sidebar: Sidebar, qtbot: QtBot) -> None:
    one = opening(1)
    sidebar.show_entries((one,), Target(Place.PANEL, one.id), {})

    visited = assert_tab_reaches_all(qtbot, sidebar)

    assert visited == entries(sidebar)
    assert_in_visual_order(sidebar, visited)
