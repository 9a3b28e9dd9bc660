"""What the app remembers between two starts, in one versioned file."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from hireapp import paths

VERSION = 1


class ThemeChoice(StrEnum):
    """Which palette is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Remembered choices; ids only, never a candidate's name.

    `geometry` is Qt's own encoding of the window's place, in base 64. `person` and `opening` are
    remembered for each database file. `jurisdictions` are those that the question check looks at,
    all of them when it is empty. `printing` holds the choices of the Print page, `keys`
    those that were chosen in place of the usual ones, by action.
    """

    version: int = VERSION
    theme: ThemeChoice = ThemeChoice.SYSTEM
    geometry: str = ""
    person: dict[str, str] = field(default_factory=dict)
    opening: dict[str, str] = field(default_factory=dict)
    save_folder: str = ""
    jurisdictions: list[str] = field(default_factory=list)
    printing: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


_NAMES = tuple(one.name for one in fields(Settings) if one.name != "version")


def load(path: Path | None = None) -> Settings:
    """The remembered settings; the default for each that is missing or not usable.

    A file from a newer version is read as far as it is understood.
    """
    target = path or paths.settings_file()
    try:
        found = json.loads(target.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    usable = {name: found[name] for name in _NAMES if _fits(name, found)}
    if "theme" in usable:
        usable["theme"] = ThemeChoice(usable["theme"])
    return Settings(**usable)


def save(settings: Settings, path: Path | None = None) -> None:
    """Remember the settings; a place that cannot be written is no reason to disturb anybody."""
    target = path or paths.settings_file()
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as stream:
            json.dump(asdict(settings), stream, indent=2)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fits(name: str, found: dict[str, Any]) -> bool:
    """Whether a value read from the file is what the setting needs."""
    value = found.get(name)
    if name == "theme":
        return value in list(ThemeChoice)
    if name in {"person", "opening", "printing", "keys"}:
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if name == "jurisdictions":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)
