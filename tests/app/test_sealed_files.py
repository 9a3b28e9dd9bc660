"""A sealed file that is double-clicked: `hireapp FILE`, in a new window or in the one that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hireapp.cli import showing
from hireapp.gui.single_instance import SingleInstance


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["a.hirekit"], ["open", "a.hirekit"]),
        (["A.HIRECARDS", "b.hirecards"], ["open", "A.HIRECARDS", "b.hirecards"]),
        (["--database", "x.db", "a.hirekey"], ["--database", "x.db", "open", "a.hirekey"]),
        (["open", "a.hirekit"], ["open", "a.hirekit"]),
        (["collect", "a.hirecards"], ["collect", "a.hirecards"]),
        (["a.pdf"], ["a.pdf"]),
        (["--version"], ["--version"]),
        ([], []),
    ],
)
def test_file_alone_means_open(given: list[str], meant: list[str]) -> None:
    assert showing.with_files(given) == meant


def test_window_that_runs_is_given_the_files(tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[list[Path]] = []
    first = SingleInstance(tmp_path / "hiring.db", heard.append)
    second = SingleInstance(tmp_path / "hiring.db", heard.append)
    assert first.take()

    files = [tmp_path / "kit of Çem.hirekit", tmp_path / "b.hirecards"]
    assert not second.take(files)
    qtbot.waitUntil(lambda: heard == [files])

    assert not second.take()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == []
    first.release()
