"""Work on a database file that nobody may have open: the window shuts it and opens it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hireapp.domain.audit import Event
from hireapp.gui.tasks import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is to be done with the file at `path`.

    `waiting` is shown meanwhile. `event` and `detail` go into the audit log of the file that is
    opened afterwards; `told` says what was done, from what the work gave.
    """

    path: Path
    waiting: str
    work: Callable[[Path, Progress], Any]  # whatever `told` takes
    event: Event
    told: Callable[[Any], str]
    detail: str = ""
