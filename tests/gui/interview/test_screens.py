"""The interview's screens: nothing cut off, everything named, read in the order one sees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hireapp.domain.scorecards import Score
from hireapp.gui import theme
from tests.conftest import Hiring
from tests.gui.conftest import name_of, settle, spoken_name, stops, tab_round
from tests.gui.interview.clipping import tour
from tests.gui.interview.conftest import Room

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_off_in_a_small_window(room: Room, qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark=dark)

    assert tour(qapp, room.page) == []


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_nothing_is_cut_off_at_other_scales(hiring: Hiring, scale: str) -> None:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    hiring.database.close()
    command = [sys.executable, "-m", "tests.gui.interview.clipping"]

    done = subprocess.run(
        [*command, str(hiring.database.path), ana.id, card],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )

    assert done.stdout.splitlines() == ["done"]


def test_every_stop_has_a_name_and_tab_reaches_it(room: Room) -> None:
    room.ask(1)
    room.page.rate(Score.FOUR)
    settle()

    visited = tab_round(room.qtbot, room.page)

    assert [name_of(one) for one in stops(room.page) if not spoken_name(one)] == []
    assert set(visited) == set(stops(room.page))


def test_screen_reader_walks_the_page_in_the_order_one_sees(room: Room) -> None:
    room.ask(1)
    settle()
    page = room.page

    columns = [page.top, page.rail, page.centre, page.side, page.foot]
    order = [one for one in tab_round(room.qtbot, page) if one is not page]

    places = [next(n for n, part in enumerate(columns) if part.isAncestorOf(one)) for one in order]
    turns = [place for n, place in enumerate(places) if n == 0 or places[n - 1] != place]
    start = turns.index(0)
    assert (turns[start:] + turns[:start])[: len(columns)] == [0, 1, 2, 3, 4]
    ticked = [one for one in order if one in page.aside.rows]
    assert tuple(ticked) == page.aside.rows


def test_preparation_and_finish_name_every_control(room: Room) -> None:
    room.page.show_preparation()
    before = [name_of(one) for one in stops(room.page) if not spoken_name(one)]
    room.ask(1)
    room.page.show_finish()
    settle()

    assert before == []
    assert [name_of(one) for one in stops(room.page) if not spoken_name(one)] == []
