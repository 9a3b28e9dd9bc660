"""Ratings as a CSV file: columns candidate, interviewer, question, rating, perhaps attitude."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from hireapp.analysis.comparison_statistics import Material
from hireapp.analysis.ratings import HIGHEST, LOWEST, RatingRow
from hireapp.domain.text import NAME_LIMIT, clean_line
from hireapp.errors import InputError
from hireapp.i18n import tr

SIZE_LIMIT = 20_000_000
ROW_LIMIT = 200_000
CANDIDATE_LIMIT = 3_000
OTHERS_LIMIT = 400
"""Most interviewers and questions together."""

_COLUMNS = ("candidate", "interviewer", "question", "rating")
_MISSING = {"", "na"}
_DELIMITERS = (",", ";", "\t")
_MOST_WORK = 10_000_000

Line = tuple[int, dict[str, str]]

_clean = lru_cache(maxsize=10_000)(clean_line)
"""Names come again on many lines."""


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    rows: list[RatingRow] = field(default_factory=list)
    candidates: dict[str, None] = field(default_factory=dict)
    interviewers: dict[str, None] = field(default_factory=dict)
    questions: dict[str, None] = field(default_factory=dict)
    attitude_of: dict[str, str] = field(default_factory=dict)


def read(
    path: Path,
    *,
    lowest: float = LOWEST,
    highest: float = HIGHEST,
    weights: Path | None = None,
) -> Material:
    """The ratings of a file; an empty rating or NA is a missing one, other columns are ignored.

    `weights` is a file with the columns question and weight; without it all questions count the
    same. Where no attitude is given, each question stands for itself.

    Raises:
        InputError: when a file cannot be read or is too large, or a line is wrong: it is named.
    """
    if not lowest < highest or not math.isfinite(highest - lowest):
        raise InputError(tr("The lowest point of a scale must be below its highest."))
    found = _Reading()
    for line, cells in _table(path, _COLUMNS):
        _take(found, line, cells, (lowest, highest))
        _check_size(found, path)
    _check_work(found, path)
    equal = dict.fromkeys(found.questions, 1.0)
    return Material(
        rows=tuple(found.rows),
        weights=equal if weights is None else _weights(weights, found.questions),
        labels={one: one for one in found.questions},
        attitudes=_attitudes(found),
        candidates=tuple(found.candidates),
        people={one: one for one in found.interviewers},
        open_to_viewer=tuple(found.interviewers),
        lowest=lowest,
        highest=highest,
    )


def _take(found: _Reading, line: int, cells: dict[str, str], scale: tuple[float, float]) -> None:
    candidate, interviewer, question = (
        _name(line, column, cells[column]) for column in _COLUMNS[:3]
    )
    found.candidates[candidate] = None
    found.interviewers[interviewer] = None
    found.questions[question] = None
    attitude = _clean(cells.get("attitude", ""))
    if attitude and found.attitude_of.setdefault(question, attitude) != attitude:
        raise InputError(
            tr("Line {line}: the question {question} had another attitude before.").format(
                line=line, question=question
            )
        )
    text = _clean(cells["rating"])
    if text.casefold() not in _MISSING:
        rating = _number(line, text)
        if not scale[0] <= rating <= scale[1]:
            raise InputError(
                tr(
                    "Line {line}: the rating {rating} is not on the scale from {low} to {high}."
                ).format(line=line, rating=text, low=f"{scale[0]:g}", high=f"{scale[1]:g}")
            )
        found.rows.append(RatingRow(candidate, interviewer, question, rating, line))


def _name(line: int, column: str, text: str) -> str:
    name = _clean(text)
    if not name:
        raise InputError(tr("Line {line} names no {column}.").format(line=line, column=column))
    if len(name) > NAME_LIMIT:
        raise InputError(
            tr("Line {line}: the {column} is longer than {limit} characters.").format(
                line=line, column=column, limit=NAME_LIMIT
            )
        )
    return name


def _number(line: int, text: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(
            tr("Line {line}: “{text}” is not a number.").format(line=line, text=text[:40])
        )
    return number


def _attitudes(found: _Reading) -> dict[str, tuple[str, ...]]:
    attitudes: dict[str, tuple[str, ...]] = {}
    for question in found.questions:
        name = found.attitude_of.get(question, "" if found.attitude_of else question)
        if name:
            attitudes[name] = (*attitudes.get(name, ()), question)
    return attitudes


def _weights(path: Path, known: Iterable[str]) -> dict[str, float]:
    questions = set(known)
    weights: dict[str, float] = {}
    for line, cells in _table(path, ("question", "weight")):
        question = _name(line, "question", cells["question"])
        weight = _number(line, clean_line(cells["weight"]))
        if question not in questions:
            raise InputError(
                tr("Line {line}: nobody was asked the question {question}.").format(
                    line=line, question=question
                )
            )
        if weight < 0 or question in weights:
            raise InputError(
                tr("Line {line}: a question has one weight, of zero or more.").format(line=line)
            )
        weights[question] = weight
    return weights


def _check_size(found: _Reading, path: Path) -> None:
    others = len(found.interviewers) + len(found.questions)
    if len(found.candidates) > CANDIDATE_LIMIT or others > OTHERS_LIMIT:
        raise InputError(
            tr("{file} is too large to compare.").format(file=path.name),
            tr(
                "At most {candidates} candidates fit, and {others} interviewers and questions "
                "together."
            ).format(candidates=CANDIDATE_LIMIT, others=OTHERS_LIMIT),
        )


def _check_work(found: _Reading, path: Path) -> None:
    """Refuse what would not fit into memory: every candidate by many interviewers and questions."""
    met: dict[str, set[str]] = {}
    for row in found.rows:
        met.setdefault(row.candidate, set()).add(row.interviewer)
    widest = 1 + len(found.questions) + max(map(len, met.values()), default=0)
    if len(met) * widest**2 > _MOST_WORK:
        raise InputError(
            tr("{file} is too large to compare.").format(file=path.name),
            tr("Please compare fewer candidates, interviewers or questions at once."),
        )


def _table(path: Path, wanted: tuple[str, ...]) -> Iterator[Line]:
    """The lines below the header, as cells by column, each with its number in the file."""
    text = _text(path)
    header = text[: text.find("\n") + 1] or text
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [clean_line(one).casefold() for one in next(reader, [])]
    _check_header(path, columns, wanted)
    following = reader.line_num + 1  # a quoted cell may go over several lines
    try:
        for cells in reader:
            line, following = following, reader.line_num + 1
            if not any(cells):
                continue
            if len(cells) != len(columns):
                raise InputError(
                    tr("Line {line} has {n} instead of {columns} columns.").format(
                        line=line, n=len(cells), columns=len(columns)
                    )
                )
            if line > ROW_LIMIT:
                raise InputError(
                    tr("{file} has more than {n} lines.").format(file=path.name, n=ROW_LIMIT)
                )
            yield line, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise InputError(
            tr("Line {line} of {file} cannot be read as CSV.").format(
                line=following, file=path.name
            )
        ) from error


def _check_header(path: Path, columns: list[str], wanted: tuple[str, ...]) -> None:
    for column in wanted:
        if columns.count(column) != 1:
            raise InputError(
                tr("{file} needs one column “{column}”.").format(file=path.name, column=column),
                tr("The first line names the columns: {columns}.").format(
                    columns=", ".join(wanted)
                ),
            )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise InputError(tr("{file} cannot be read.").format(file=path)) from error
    if len(data) > SIZE_LIMIT:
        raise InputError(tr("{file} is larger than 20 MB.").format(file=path.name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            tr("Line {line} of {file} is not UTF-8 text.").format(line=line, file=path.name)
        ) from error
