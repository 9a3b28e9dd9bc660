"""Files that are being written are noted, so that what a kill leaves is swept at the next start."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from hireapp import paths

_FOLDER = "unfinished"
_PART = re.compile(r"\.hireapp-[0-9a-f]{32}\.part")
_OLD = 3600.0
"""Seconds after which nobody writes a file any more, where processes cannot be asked for."""


class Unfinished:
    """One file that is being written beside `target`; `clear` it when it is moved or given up."""

    def __init__(self, target: Path) -> None:
        key = uuid4().hex
        self.path = target.with_name(f".hireapp-{key}.part")
        self._note = _folder() / f"{key}.txt"
        with suppress(OSError):  # writing is more than the note about it
            self._note.parent.mkdir(parents=True, exist_ok=True)
            text = f"{os.getpid()}\n{self.path.absolute()}"
            self._note.write_text(text, encoding="utf-8", errors="surrogateescape")

    def clear(self) -> None:
        """Remove what is left of it, then the note."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        with suppress(OSError):
            self._note.unlink(missing_ok=True)


def sweep() -> int:
    """Remove what processes that are gone left half written; gives how many files there were.

    Only files of that very name pattern, in the places that were noted.
    """
    swept = 0
    for note in _notes():
        with suppress(OSError, ValueError):
            pid, _, place = note.read_text(encoding="utf-8", errors="surrogateescape").partition(
                "\n"
            )
            if _is_writing(int(pid), note):
                continue
            part = Path(place)
            if _PART.fullmatch(part.name):
                swept += part.is_file()
                part.unlink(missing_ok=True)
            note.unlink(missing_ok=True)
    return swept


def _folder() -> Path:
    return paths.data_folder() / _FOLDER


def _notes() -> list[Path]:
    try:
        return sorted(_folder().glob("*.txt"))
    except OSError:
        return []


def _is_writing(pid: int, note: Path) -> bool:
    if os.name == "nt":
        return time.time() - note.stat().st_mtime < _OLD
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return pid != os.getpid()  # this process has cleared what it began, or died before
