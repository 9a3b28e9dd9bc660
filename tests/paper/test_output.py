from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hireapp.errors import StorageError
from hireapp.paper.output import safe_file_name, write

ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from hireapp.errors import StorageError
from hireapp.paper.output import write

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write(Path(sys.argv[1]), b"x" * 5000)
except StorageError as error:
    print(error.sentence)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where somebody saves PDFs; the app's own files live elsewhere."""
    made = tmp_path / "files"
    made.mkdir()
    return made


def test_file_is_written_whole(folder: Path) -> None:
    target = folder / "sheet.pdf"

    write(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(folder.iterdir()) == [target]


def test_older_file_is_replaced(folder: Path) -> None:
    target = folder / "sheet.pdf"
    target.write_bytes(b"old and longer")

    write(target, b"new")

    assert target.read_bytes() == b"new"


def test_missing_folder_is_named(folder: Path) -> None:
    with pytest.raises(StorageError) as refused:
        write(folder / "nowhere" / "sheet.pdf", b"new")

    assert "nowhere" in refused.value.message
    assert refused.value.hint == "Create it or choose another folder."


def test_folder_is_not_overwritten(folder: Path) -> None:
    target = folder / "sheet.pdf"
    target.mkdir()

    with pytest.raises(StorageError, match="is a folder"):
        write(target, b"new")

    assert list(folder.iterdir()) == [target]
    assert list(target.iterdir()) == []


def test_name_too_long_is_explained_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(StorageError, match="could not be saved"):
        write(folder / ("n" * 300), b"new")

    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no file size limit to set there")
def test_full_disk_keeps_the_older_file(folder: Path) -> None:
    target = folder / "sheet.pdf"
    target.write_bytes(b"old")

    told = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(target)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.startswith("There is no room left for “sheet.pdf”. Free some space")
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_safe_name_has_plain_characters_and_the_id() -> None:
    name = safe_file_name("comparison-sheet", "Gäste: Host / *Übung* ../..", opaque_id="7F3A-19C2")

    assert name == "comparison-sheet-gaste-host-ubung-7F3A-19C2.pdf"


def test_safe_name_needs_nothing_but_the_id() -> None:
    assert safe_file_name("客人", opaque_id="../7F3A") == "7F3A.pdf"


def test_safe_name_of_a_long_title_keeps_the_id() -> None:
    name = safe_file_name("x" * 500, opaque_id="7F3A-19C2")

    assert len(name) < 120
    assert name.endswith("x-7F3A-19C2.pdf")
