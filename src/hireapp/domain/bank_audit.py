"""Every fault of a bank file at once, for whoever writes one by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from hireapp.domain import banks
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_faults import Row, faults_of
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.questions import Question
from hireapp.errors import InputError
from hireapp.i18n import tr

FAULT_LIMIT = 500
"""Most faults that are listed."""
_TEXT_LIMIT = 300
_ROWS: dict[str, type[Row]] = {
    "bank": BankHead,
    "attitude": Attitude,
    "question": Question,
    "sample_answer": SampleAnswer,
}


def faults_in(path: Path) -> tuple[str, ...]:
    """Each fault of a file in words, with the table, the id and the key; nothing for a good one.

    A file that is not TOML at all, or is unsafe to read, has that one fault.
    """
    try:
        tables = banks.read_tables(path)
    except InputError as error:
        return (error.message,)
    return tuple(dict.fromkeys(_faults(tables)))[:FAULT_LIMIT]


def _faults(tables: dict[str, Any]) -> Iterator[str]:
    for name in tables.keys() - _ROWS.keys():
        yield tr("there is no table {table}").format(table=name[:_TEXT_LIMIT])
    if "bank" not in tables:
        yield tr("the table bank is missing")
    found: dict[str, list[Any]] = {name: [] for name in _ROWS}
    for table, place, row in _rows(tables):
        name = _name(row, place)
        try:
            made = msgspec.convert(row, _ROWS[table], strict=True)
        except msgspec.ValidationError as error:
            what = str(error).replace("$.", "")[:_TEXT_LIMIT]
            yield tr("{table} {name}: {what}").format(table=table, name=name, what=what)
            continue
        found[table].append(made)
        for fault in faults_of(made):
            yield tr("{table} {name}, key {key}: {what}").format(
                table=table, name=name, key=fault.key, what=fault.what
            )
    yield from _links(found["attitude"], found["question"], found["sample_answer"])


def _rows(tables: dict[str, Any]) -> Iterator[tuple[str, int, object]]:
    for table in _ROWS:
        rows = tables.get(table, [])
        for place, row in enumerate(rows if isinstance(rows, list) else [rows], start=1):
            yield table, place, row


def _name(row: object, place: int) -> str:
    name = row.get("id") or row.get("question") if isinstance(row, dict) else None
    return str(name)[:60] if name else f"#{place}"


def _links(
    attitudes: Iterable[Attitude], questions: list[Question], samples: Iterable[SampleAnswer]
) -> Iterator[str]:
    known = Counter(one.id for one in attitudes)
    asked = Counter(one.id for one in questions)
    for table, counts in (("attitude", known), ("question", asked)):
        for name, times in counts.items():
            if times > 1:
                yield tr("{table} {name} appears twice, key id").format(table=table, name=name)
    usable = {*known, *(one.id for one in banks.shipped_attitudes())}
    for question in questions:
        if question.attitude not in usable:
            yield tr("question {name}, key attitude: there is no attitude {other}").format(
                name=question.id, other=question.attitude
            )
    scored = {one.id for one in questions if not one.is_opener}
    for number, sample in enumerate(samples, start=1):
        if sample.question not in scored:
            yield tr("sample_answer #{n}, key question: there is no scored question {name}").format(
                n=number, name=sample.question
            )
