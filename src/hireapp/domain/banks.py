"""Question banks: TOML files decoded strictly, every fault named with file, question and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from hireapp import paths
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_faults import Row, faults_of
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.questions import Question
from hireapp.domain.text import clean_line, clean_note
from hireapp.errors import InputError
from hireapp.i18n import tr

SIZE_LIMIT = 1_000_000
"""Largest bank file read, in bytes."""
_STRING_OR_COMMENT = re.compile(
    r'''
    # Each kind ends at its quotes, or else as late as it can, so that the search stays linear.
    """(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*+(?:"{3,5}|\Z)
    |\'{3}(?:[^']++|'(?!\'\'))*+(?:'{3,5}|\Z)
    |"(?:[^"\\\n]++|\\(?:.|\Z))*+(?:"|$)
    |'[^'\n]*+(?:'|$)
    |\#[^\n]*
    ''',
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_DEEP_KEY = re.compile(r"(?<![\w-])(?:[\w-]++\.){9}")
_DEEP_BRACKETS = re.compile(r"[\[{]{9}")
"""Both are searched in the text without strings, comments and blanks."""
_MARK_LIMIT = 60_000
"""Most brackets, commas, dots and equals signs outside strings: twice those of a full bank."""
_MARKS = re.compile(r"[\[{,=.]")
_FAULT_LIMIT = 300
_ID_LIMIT = 60
"""Characters shown of a fault and of an id: a hostile file may have an id of a megabyte."""
_WHERE = re.compile(r" - at `\$(?P<path>.*)`$")
_STEP = re.compile(r"\.?(?P<table>question|attitude|sample_answer)\[(?P<index>\d+)\]\.?")


class Bank(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One bank file."""

    bank: BankHead
    attitude: tuple[Attitude, ...] = ()
    question: tuple[Question, ...] = ()
    sample_answer: tuple[SampleAnswer, ...] = ()

    def attitude_of(self, question: Question) -> Attitude:
        """The attitude that a question of this bank is tied to."""
        return next(one for one in self.attitude if one.id == question.attitude)

    @property
    def openers(self) -> tuple[Question, ...]:
        """The openers, never scored."""
        return tuple(one for one in self.question if one.is_opener)

    @property
    def scored_questions(self) -> tuple[Question, ...]:
        """Every question but the openers."""
        return tuple(one for one in self.question if not one.is_opener)


@lru_cache(maxsize=1)
def shipped_attitudes() -> tuple[Attitude, ...]:
    """The attitudes of the shipped banks, which any other bank may use without repeating them."""
    found: dict[str, Attitude] = {}
    for path in paths.question_banks():
        if b"[[attitude]]" in path.read_bytes():
            for one in load(path, known=()).attitude:
                found.setdefault(one.id, one)
    return tuple(found.values())


def load(path: Path, *, known: Iterable[Attitude] | None = None) -> Bank:
    """Read a bank file; `known` as in `decode`.

    Raises:
        InputError: naming the file, the question and the key at fault; nothing else is raised.
    """
    return decode(_read(path), file=path.name, known=known)


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of a bank file as they are, texts cleaned, nothing checked.

    Raises:
        InputError: when it cannot be read, is no TOML or is unsafe to read.
    """
    return _parse(_read(path), path.name)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise InputError(
                tr("{file} is too large for a question bank ({size} MB).").format(
                    file=path.name, size=f"{size / 1_000_000:.1f}"
                ),
                tr("At most 1 MB is read. Split the bank into several files."),
            )
        with path.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(
            tr("{file} cannot be read.").format(file=path.name), error.strerror or ""
        ) from error


def decode(data: bytes, *, file: str, known: Iterable[Attitude] | None = None) -> Bank:
    """Decode a bank from the bytes of a TOML file called `file`.

    A question may use an attitude that is not in the file but in `known` (None: the shipped
    ones); the bank that is given then holds that attitude too, so it stands alone.

    Raises:
        InputError: naming the file, the question and the key at fault; nothing else is raised.
    """
    tables = _parse(data, file)
    try:
        bank = msgspec.convert(tables, Bank, strict=True)
    except msgspec.ValidationError as error:
        raise _fault(file, _explain(str(error), tables)) from error
    return checked(with_known_attitudes(bank, known), file=file)


def with_known_attitudes(bank: Bank, known: Iterable[Attitude] | None = None) -> Bank:
    """The bank with the attitudes that its questions use and it does not define itself."""
    lacking = {one.attitude for one in bank.question} - {one.id for one in bank.attitude}
    if not lacking:
        return bank
    usable = shipped_attitudes() if known is None else known
    found = tuple(one for one in usable if one.id in lacking)
    return msgspec.structs.replace(bank, attitude=(*bank.attitude, *found))


def checked(bank: Bank, *, file: str) -> Bank:
    """The bank itself, after the checks that its types alone do not make.

    Raises:
        InputError: naming the file, the question and the key at fault.
    """
    for check in (_check_rows, _check_identifiers, _check_samples):
        fault = check(bank)
        if fault:
            raise _fault(file, fault)
    return bank


def _parse(data: bytes, file: str) -> dict[str, Any]:
    if len(data) > SIZE_LIMIT:
        raise _fault(file, tr("it is larger than 1 MB"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _fault(file, tr("it is not UTF-8 text")) from error
    # A chain of more than 8 dots or brackets makes TOML parsing take seconds and gigabytes.
    dense = "".join(_STRING_OR_COMMENT.sub("s", text).split())
    if _DEEP_KEY.search(dense) or _DEEP_BRACKETS.search(dense):
        raise _fault(file, tr("it is nested too deeply"))
    if len(_MARKS.findall(dense)) > _MARK_LIMIT:
        raise _fault(file, tr("it has too many entries"))
    try:
        return {key: _cleaned(value) for key, value in tomllib.loads(text).items()}
    except RecursionError as error:
        raise _fault(file, tr("it is nested too deeply")) from error
    except ValueError as error:  # TOMLDecodeError and dates that do not exist
        raise _fault(file, str(error)) from error


def _cleaned(value: Any) -> Any:
    """Parsed TOML with every text free of control characters and bidi overrides."""
    if isinstance(value, str):
        return clean_note(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return value


def _fault(file: str, what: str) -> InputError:
    shown = clean_line(what[:_FAULT_LIMIT])
    return InputError(
        tr("{file} is not a usable question bank: {what}.").format(file=file, what=shown),
        tr("Nothing was changed."),
    )


def _explain(message: str, tables: dict[str, Any]) -> str:
    """Turn msgspec's "... - at `$.question[3].minutes`" into the question's id and the key."""
    where = _WHERE.search(message)
    if not where:
        return message
    reason = message[: where.start()]
    path = where["path"]
    step = _STEP.match(path)
    if not step:
        return tr("{reason}, key {key}").format(reason=reason, key=path.lstrip(".") or "bank")
    table, index = step["table"], int(step["index"])
    row = tables[table][index]
    name = row.get("id") or row.get("question") if isinstance(row, dict) else None
    shown = clean_line(str(name)[:_ID_LIMIT]) if name else f"#{index + 1}"
    key = path[step.end() :]
    if not key:  # a missing or unknown key, which the reason names
        return tr("{reason}, {table} {name}").format(reason=reason, table=table, name=shown)
    return tr("{reason}, {table} {name}, key {key}").format(
        reason=reason, table=table, name=shown, key=key
    )


def _check_identifiers(bank: Bank) -> str | None:
    for table, rows in (("attitude", bank.attitude), ("question", bank.question)):
        seen: set[str] = set()
        for row in rows:
            if row.id in seen:
                return tr("{table} {name} appears twice, key id").format(table=table, name=row.id)
            seen.add(row.id)
    attitudes = {one.id for one in bank.attitude}
    for question in bank.question:
        if question.attitude not in attitudes:
            return tr("question {name}, key attitude: there is no attitude {other}").format(
                name=question.id, other=question.attitude
            )
    return None


def _check_rows(bank: Bank) -> str | None:
    rows: list[tuple[str, str, Row]] = [("bank", bank.bank.id, bank.bank)]
    rows += [("attitude", one.id, one) for one in bank.attitude]
    rows += [("question", one.id, one) for one in bank.question]
    rows += [("sample_answer", one.question, one) for one in bank.sample_answer]
    for table, name, row in rows:
        for fault in faults_of(row):
            return tr("{table} {name}, key {key}: {what}").format(
                table=table, name=name[:_ID_LIMIT] or "?", key=fault.key, what=fault.what
            )
    return None


def _check_samples(bank: Bank) -> str | None:
    scored = {one.id for one in bank.scored_questions}
    for number, sample in enumerate(bank.sample_answer, start=1):
        if sample.question not in scored:
            return tr(
                "sample_answer #{n}, key question: there is no scored question {name}"
            ).format(n=number, name=sample.question)
    return None
