"""Evidence as text: its three parts, if wanted, and whether there is any."""

from __future__ import annotations

import re

from hireapp.domain.questions import Stage
from hireapp.i18n import tr

_STAMP = re.compile(r"^\[\d+(:\d\d){1,2}\]\s*")
OPENING_MARK, CLOSING_MARK = "“", "”"


def stage_label(stage: Stage) -> str:
    """The part of a story in the user's language."""
    return {
        Stage.SITUATION: tr("SITUATION"),
        Stage.ACTION: tr("ACTION"),
        Stage.RESULT: tr("RESULT"),
        Stage.ANY: tr("ANY TIME"),
    }[stage]


def parts() -> tuple[str, ...]:
    """The headings of a structured note, in order."""
    return tuple(stage_label(one) for one in (Stage.SITUATION, Stage.ACTION, Stage.RESULT))


def has_evidence(note: str) -> bool:
    """Whether a note says anything beside its headings."""
    headings = set(parts())
    return any(line.strip() and line.strip() not in headings for line in note.split("\n"))


def structured(note: str) -> str:
    """A note with the three headings; what was written before stands under the first."""
    situation, action, result = parts()
    return f"{situation}\n{note.strip()}\n\n{action}\n\n\n{result}\n"


def is_structured(note: str) -> bool:
    """Whether the three headings are there."""
    return set(parts()) <= {line.strip() for line in note.split("\n")}


def next_part(note: str, position: int) -> int:
    """Where to write next: the end of the part after the one at `position`, round and round."""
    starts = [_start_of(note, heading) for heading in parts()]
    following = next((place for place in starts if place > position), starts[0])
    ends = [place for place in starts if place > following]
    end = min(ends) if ends else len(note)
    written = note[following:end].rstrip("\n")
    return following + max(len(written), note.find("\n", following) - following + 1)


def quoted(line: str, stamp: str) -> str:
    """A line marked as said word for word at a time, or no longer, when it was."""
    bare = line.strip()
    if not bare:
        return line
    unstamped = _STAMP.sub("", bare)
    if len(unstamped) > 1 and unstamped[0] == OPENING_MARK and unstamped[-1] == CLOSING_MARK:
        return unstamped[1:-1]
    mark = f"[{stamp}] " if stamp else ""
    return f"{mark}{OPENING_MARK}{bare}{CLOSING_MARK}"


def _start_of(note: str, heading: str) -> int:
    """Where a heading's line begins."""
    position = 0
    for line in note.split("\n"):
        if line.strip() == heading:
            return position
        position += len(line) + 1
    return 0
