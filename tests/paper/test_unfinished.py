from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hireapp import paths
from hireapp.paper import unfinished
from hireapp.paper.output import write

HANGS_BEFORE_THE_FILE_IS_MOVED = """
import os, sys, time
from pathlib import Path
from hireapp.paper import output

def wait(handle):
    print("written", flush=True)
    time.sleep(600)

os.fsync = wait  # the disk that takes for ever
output.write(Path(sys.argv[1]), b"new " * 100_000)
"""


@pytest.mark.skipif(os.name == "nt", reason="processes cannot be asked for there")
def test_killed_while_writing_the_old_file_is_intact_and_the_next_start_sweeps(
    tmp_path: Path,
) -> None:
    target = tmp_path / "files" / "packet.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", HANGS_BEFORE_THE_FILE_IS_MOVED, str(target)],
        stdout=subprocess.PIPE,
    ) as writing:
        assert writing.stdout is not None
        assert writing.stdout.readline() == b"written\n"
        (part,) = target.parent.glob(".hireapp-*.part")
        assert unfinished.sweep() == 0  # somebody is writing it
        writing.send_signal(signal.SIGKILL)

    assert part.is_file()
    assert target.read_bytes() == b"old"
    assert unfinished.sweep() == 1
    assert list(target.parent.iterdir()) == [target]
    assert list((paths.data_folder() / "unfinished").iterdir()) == []
    assert unfinished.sweep() == 0


def test_nothing_is_noted_of_a_file_that_is_written(tmp_path: Path) -> None:
    write(tmp_path / "sheet.pdf", b"new")

    assert list((paths.data_folder() / "unfinished").iterdir()) == []


def test_only_files_of_that_name_are_swept(tmp_path: Path) -> None:
    precious = tmp_path / "thesis.part"
    precious.write_text("ten years")
    folder = paths.data_folder() / "unfinished"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(f"{_gone()}\n{precious}")
    (folder / "b.txt").write_text("no number")

    assert unfinished.sweep() == 0

    assert precious.read_text() == "ten years"


def test_a_file_is_written_even_when_nothing_can_be_noted(tmp_path: Path) -> None:
    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().write_text("a file where the folder should be")

    write(tmp_path / "sheet.pdf", b"new")

    assert (tmp_path / "sheet.pdf").read_bytes() == b"new"
    assert unfinished.sweep() == 0


def _gone() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    time.sleep(0)
    return ended.pid
