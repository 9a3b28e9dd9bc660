from __future__ import annotations

import json
from pathlib import Path

import pytest

from hireapp import paths, settings
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.gui.memory import Memory
from hireapp.settings import Settings, ThemeChoice

DANA = PersonId("a" * 32)
HOST = OpeningId("b" * 32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_nothing_remembered_gives_the_defaults(file: Path) -> None:
    assert settings.load(file) == Settings()
    assert Settings().theme is ThemeChoice.SYSTEM


def test_what_is_saved_is_loaded_again(file: Path) -> None:
    chosen = Settings(
        theme=ThemeChoice.DARK,
        geometry="AdnQywAD",
        person={"/home/søn/hiring.db": DANA},
        opening={"/home/søn/hiring.db": HOST},
        save_folder="/home/søn/papers",
        jurisdictions=["eu", "uk"],
    )

    settings.save(chosen, file)

    assert settings.load(file) == chosen


def test_saving_again_replaces_the_file_and_leaves_nothing_beside_it(file: Path) -> None:
    settings.save(Settings(theme=ThemeChoice.DARK), file)

    settings.save(Settings(theme=ThemeChoice.LIGHT), file)

    assert settings.load(file).theme is ThemeChoice.LIGHT
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"dark"', b"[" * 100_000],
    ids=["empty", "cut short", "a list", "null", "not text", "a word", "too deep"],
)
def test_damaged_file_gives_the_defaults(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    assert settings.load(file) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("geometry", 5),
        ("person", ["a"]),
        ("opening", {"hiring.db": 7}),
        ("save_folder", None),
    ],
)
def test_one_unusable_value_does_not_spoil_the_others(file: Path, name: str, value: object) -> None:
    usable: dict[str, object] = {"theme": "light", "save_folder": "/papers", "geometry": "AdnQ"}
    file.parent.mkdir()
    file.write_text(json.dumps(usable | {name: value}))

    loaded = settings.load(file)

    assert getattr(loaded, name) == getattr(Settings(), name)
    kept = {key: getattr(loaded, key) for key in usable if key != name}
    assert kept == {key: usable[key] for key in usable if key != name}


def test_file_of_a_newer_version_is_read_as_far_as_it_is_understood(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"version": 9, "theme": "dark", "moon": {"phase": 3}}))

    loaded = settings.load(file)

    assert loaded.theme is ThemeChoice.DARK
    assert loaded.version == settings.VERSION


def test_place_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    settings.save(Settings(theme=ThemeChoice.DARK), in_the_way / "settings.json")

    assert in_the_way.read_text() == "not a folder"


def test_place_that_is_a_folder_disturbs_nobody(tmp_path: Path) -> None:
    place = tmp_path / "settings.json"
    place.mkdir()

    settings.save(Settings(theme=ThemeChoice.DARK), place)

    assert settings.load(place) == Settings()
    assert list(tmp_path.glob("*.part")) == []


def test_memory_keeps_person_and_opening_for_each_database(tmp_path: Path) -> None:
    own, example = tmp_path / "hiring.db", tmp_path / "example.db"
    memory = Memory()
    memory.remember_person(own, DANA)
    memory.remember_opening(own, HOST)

    again = Memory()

    assert again.person_for(own) == DANA
    assert again.opening_for(own) == HOST
    assert again.person_for(example) == ""
    assert again.opening_for(example) == ""


def test_memory_saves_only_what_changed() -> None:
    memory = Memory()
    memory.remember(theme=ThemeChoice.DARK)
    paths.settings_file().unlink()

    memory.remember(theme=ThemeChoice.DARK)

    assert not paths.settings_file().exists()


def test_memory_of_a_tour_leaves_no_file() -> None:
    memory = Memory(Settings(), save=False)

    memory.remember(theme=ThemeChoice.DARK)

    assert memory.settings.theme is ThemeChoice.DARK
    assert not paths.settings_file().exists()


def test_remembered_opening_can_be_forgotten(tmp_path: Path) -> None:
    own = tmp_path / "hiring.db"
    memory = Memory(Settings(), save=False)
    memory.remember_opening(own, HOST)

    memory.remember_opening(own, None)

    assert memory.opening_for(own) == ""
