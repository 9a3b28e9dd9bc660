"""The dumb-rules register as a table that names nobody: no candidate, no colleague, no day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO

from hireapp.domain.dumb_rules import DumbRule, RuleState, counts
from hireapp.exchange.comparison_export import TableWriter, Value, open_workbook
from hireapp.i18n import tr

_SHORTEST_PART = 3
"""Parts of a name that are shorter are left alone: they are words too often."""


def table(rules: Iterable[DumbRule], today: date, names: Iterable[str]) -> Iterator[list[Value]]:
    """The headings, then one row a rule; whoever has one of these `names` becomes "[name]"."""
    hidden = tuple(names)
    yield [
        tr("rule"), tr("what it does to customers"), tr("told by"), tr("group"), tr("state"),
        tr("decided"), tr("reason"), tr("has an accountable leader"), tr("by"),
    ]  # fmt: skip
    for one in rules:
        verdict = one.verdict
        told = one.source.candidate if one.source else ""

        def clean(text: str, told: str = told) -> str:
            return without_names(text, hidden, parts_of=told)

        yield [
            clean(one.rule),
            clean(one.harm),
            one.origin.label,
            clean(one.theme),
            one.state(today).label,
            verdict.fate.label if verdict else "",
            clean(verdict.reason) if verdict else "",
            tr("yes") if verdict else "",
            verdict.due.isoformat() if verdict and verdict.due else "",
        ]


def encode_workbook(rules: Iterable[DumbRule], now: datetime, names: Iterable[str]) -> bytes:
    """The table and the counts by state as an .xlsx file."""
    shown, today, stream = tuple(rules), now.date(), BytesIO()
    with open_workbook(stream, now) as book:
        writer = TableWriter(book)
        writer.write(tr("Dumb rules"), table(shown, today, names), freeze=1)
        writer.write(tr("Counts"), _counts(shown, today))
    return stream.getvalue()


def without_names(text: str, names: Iterable[str], *, parts_of: str = "") -> str:
    """The text with "[name]" for every whole name, and for each part of the name `parts_of`."""
    words = [one for one in names if one]
    parts = [one for one in re.split(r"[\s-]+", parts_of) if len(one) >= _SHORTEST_PART]
    ordered = sorted({*words, *parts, parts_of} - {""}, key=len, reverse=True)
    if not ordered:
        return text
    pattern = "|".join(re.escape(one) for one in ordered)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", tr("[name]"), text)


def _counts(rules: tuple[DumbRule, ...], today: date) -> Iterator[list[Value]]:
    counted = counts(rules, today)
    yield [tr("state"), tr("rules")]
    for state in RuleState:
        yield [state.label, counted.of[state]]
    yield [tr("all"), counted.all]
