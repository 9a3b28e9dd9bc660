"""Bank files with texts of a test's choice."""

from __future__ import annotations

import json
from pathlib import Path

HOSTILE = (
    "<img src=/etc/passwd><b>bold</b>",
    "O'Brien; DROP TABLE question",
    "w" * 300,
    "حدثني عن زبون ما زلت تذكره وكيف ساعدته في ذلك اليوم",
    "请告诉我一位你至今仍记得的顾客，以及你当时是怎样帮助他的？",
    "What would you say to a guest who smiles 😀👩‍👩‍👧 at you? " * 12,
)


def write_bank(path: Path, prompts: tuple[str, ...], *, attitude: str = "Kindness") -> Path:
    """A bank with one attitude, one opener and these prompts, each used for every other text."""
    lines = [
        _table("[bank]", id=path.stem, title=attitude, language="en", version=1, description="D"),
        _table(
            "[[attitude]]",
            id="kindness",
            name=attitude,
            definition=attitude,
            why="Why",
            synthetic="Acts",
            genuine="Means it",
            super="Surprises",
        ),
        _table("[[question]]", id="hello", attitude="kindness", kind="opener", prompt="Hello?"),
        'minutes = 3\nreactions = {flat = "F", warm = "W", goose_bumps = "G"}',
    ]
    for number, prompt in enumerate(prompts, start=1):
        lines.append(
            _table(
                "[[question]]",
                id=f"kind-{number}",
                attitude="kindness",
                kind="behavioural",
                prompt=prompt,
            )
        )
        text = _string(prompt)
        lines.append(f"minutes = 4\nlisten_for = [{text}]\nwarning_signs = [{text}]")
        lines.append(f'tags = ["tag {number}"]\nprobes = [{{stage = "any", text = {text}}}]')
        lines.append("[question.anchors]")
        lines += [f"{point} = {_string(f'{point} {prompt}')}" for point in range(1, 6)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _table(head: str, **values: str | int) -> str:
    rows = [f"{key} = {_string(value)}" for key, value in values.items()]
    return "\n".join([head, *rows])


def _string(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)
