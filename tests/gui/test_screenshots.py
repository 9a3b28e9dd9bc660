from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from hireapp import paths
from hireapp.errors import StorageError
from hireapp.gui import screenshots, theme
from hireapp.gui.navigation import Place
from hireapp.store import example
from hireapp.store.database import Database
from tests.conftest import EXAMPLE_NOON

WINDOWS = (
    *(place.value for place in Place),
    *("candidates-sealed", "compare-sealed", "scorecard-submitted", "interview", "who"),
    "interview-preparation",
)
DIALOGS = (
    *("dialog-opening", "dialog-decision", "dialog-rule", "dialog-settings", "dialog-help"),
    *("dialog-keys", "dialog-safety", "dialog-many-machines", "dialog-send-kit"),
    *("dialog-withdraw-kit", "dialog-collect", "dialog-return", "dialog-backups"),
    "dialog-read-scans",
)


def ground(picture: QImage) -> list[str]:
    """The colours at a few places where a page shows its ground or a card."""
    spots = [(picture.width() - 3, y) for y in range(60, picture.height(), 40)]
    return [picture.pixelColor(x, y).name().upper() for x, y in spots]


@pytest.mark.slow
def test_every_page_is_drawn_in_light_and_dark_at_the_size_promised(
    example_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(example_file, tmp_path))
    database = Database.open(path)
    person = example.person_shown(database).id
    database.close()

    written = screenshots.write_all(
        path, tmp_path / "shots", person, themes=("light", "dark"), now=EXAMPLE_NOON
    )

    pictures = {one.stem: QImage(str(one)) for one in written}
    names = (*WINDOWS, *DIALOGS)
    light_ones = {name for name in pictures if not name.endswith("-dark")}
    assert set(names) <= light_ones
    assert {*light_ones, *(f"{name}-dark" for name in light_ones)} == set(pictures)
    assert {
        (one.width(), one.height()) for name, one in pictures.items() if "dialog" not in name
    } == {(1280, 800)}
    grounds = {*vars_of(theme.LIGHT)}, {*vars_of(theme.DARK)}
    for name in WINDOWS:
        light, dark = ground(pictures[name]), ground(pictures[f"{name}-dark"])
        assert set(light) & grounds[0], name
        assert set(dark) & grounds[1], name
    assert not paths.settings_file().exists()


def vars_of(palette: theme.Tokens) -> tuple[str, ...]:
    return palette.paper, palette.card, palette.sunk, palette.line


def test_place_that_is_a_file_is_refused(example_file: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    with pytest.raises(StorageError, match="No picture can be written"):
        screenshots.write_all(example_file, in_the_way, "", themes=("light",))

    assert in_the_way.read_text() == "not a folder"
