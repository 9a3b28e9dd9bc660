"""What the app remembers between two starts, in one versioned file."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

import msgspec

from hireapp import paths

VERSION = 1


class ThemeChoice(StrEnum):
    """Which palette is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Remembered choices; ids only, never a candidate's name.

    `geometry` is Qt's own encoding of the window's place, in base 64. `person` and `opening` are
    remembered for each database file.
    """

    version: int = VERSION
    theme: ThemeChoice = ThemeChoice.SYSTEM
    geometry: str = ""
    person: dict[str, str] = {}
    opening: dict[str, str] = {}
    save_folder: str = ""


def load(path: Path | None = None) -> Settings:
    """The remembered settings; defaults where there are none or the file is not usable.

    A file from a newer version is read as far as it is understood.
    """
    target = path or paths.settings_file()
    try:
        return msgspec.json.decode(target.read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()


def save(settings: Settings, path: Path | None = None) -> None:
    """Remember the settings; a place that cannot be written is no reason to disturb anybody."""
    target = path or paths.settings_file()
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(settings), indent=2))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
