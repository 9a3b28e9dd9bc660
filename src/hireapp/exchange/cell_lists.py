"""Several texts in one cell, one on each line.

An item is a line as it stands. Where that would not read back the same it begins with a bullet,
which also lets people type bullets, and a line break within an item with an arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hireapp.domain.questions import Probe, Stage

_BULLET = "•"
_ARROW = "↳"
_PREFIX = re.compile(r"\s*(?P<stage>[^\W\d_]+)\s*:(?: (?P<text>.*)|(?P<tight>.*))\Z", re.DOTALL)


def joined(items: Iterable[str]) -> str:
    """The cell for these items."""
    return "\n".join(_written(item) for item in items)


def split(cell: str) -> tuple[str, ...]:
    """The items of a cell; blank lines count for nothing."""
    items: list[str] = []
    for line in cell.split("\n"):
        if line.startswith(_ARROW) and items:
            items[-1] += "\n" + line.removeprefix(_ARROW)
        elif line.startswith(_BULLET):
            items.append(line.removeprefix(_BULLET).removeprefix(" "))
        elif line.strip():
            items.append(line.strip())
    return tuple(items)


def joined_probes(probes: Iterable[Probe]) -> str:
    """The cell for these probes, each after its stage."""
    return joined(f"{one.stage.value}: {one.text}" for one in probes)


def split_probes(cell: str) -> tuple[tuple[Probe, ...], tuple[str, ...]]:
    """The probes of a cell, and what was written for a stage that there is not."""
    probes, unknown = [], []
    stages = {one.value: one for one in Stage}
    for item in split(cell):
        prefix = _PREFIX.match(item)
        if prefix is None:
            probes.append(Probe(Stage.ANY, item))
            continue
        stage = stages.get(prefix["stage"].casefold())
        if stage is None:
            unknown.append(prefix["stage"])
        else:
            text = prefix["tight"] if prefix["text"] is None else prefix["text"]
            probes.append(Probe(stage, text))
    return tuple(probes), tuple(unknown)


def _written(item: str) -> str:
    first = item.partition("\n")[0]
    plain = first == first.strip() != "" and not first.startswith((_BULLET, _ARROW))
    return (item if plain else f"{_BULLET} {item}").replace("\n", f"\n{_ARROW}")
