"""From rows of texts to the rows of a bank, every fault noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import TypeVar

from hireapp.domain import bank_faults
from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank, shipped_attitudes
from hireapp.domain.ids import readable_id
from hireapp.domain.questions import SCALE_POINTS, Probe, Question, QuestionKind, Reactions
from hireapp.domain.text import clean_line
from hireapp.exchange import cell_lists
from hireapp.exchange.sheet_faults import Faults
from hireapp.exchange.sheet_layout import ATTITUDES, Sheet
from hireapp.exchange.sheet_sources import ROW_LIMIT, Cell, Table, Unreadable
from hireapp.i18n import tr

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
_REACTIONS = ("flat", "warm", "goose_bumps")
_OTHER_SPELLINGS = {"behavioral": QuestionKind.BEHAVIOURAL.value}

Pulse = Callable[[str, int], None]
"""Called for each row with the sheet's name and the row's number; what it raises stops the work."""
Made = TypeVar("Made", BankHead, Attitude, Question, SampleAnswer)


class Fields:
    """The cells of one row by key; each reading notes its fault."""

    def __init__(self, sheet: Sheet, number: int, cells: dict[str, Cell], faults: Faults) -> None:
        self.number = number
        self._sheet = sheet
        self._cells = cells
        self._faults = faults
        self.faulty: set[str] = set()
        """The keys with a fault so far."""

    def text(self, key: str) -> str:
        """A text as it stands."""
        cell = self._cells.get(key, "")
        if isinstance(cell, Unreadable):
            self.fault(key, cell.what)
            return ""
        return cell

    def line(self, key: str) -> str:
        """A text on one line, such as an id; the cells are clean already."""
        return " ".join(self.text(key).split())

    def number_in(self, key: str, default: int) -> int:
        """A whole number; the default for anything else, which is a fault."""
        text = self.line(key)
        if _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        if text:
            self.fault(key, tr("it is not a whole number"))
        else:
            self.fault(key, tr("it is empty"))
        return default

    def fault(self, key: str, what: str) -> None:
        """Note a fault; the first one of each key counts."""
        if key not in self.faulty:
            self.faulty.add(key)
            self._faults.add(self._sheet.name, self.number, self._sheet.heading(key), what)

    def checked(self, made: Made, *, ignoring: tuple[str, ...] = ()) -> Made | None:
        """What was made of the row; None when anything is wrong, with all of it noted."""
        for one in bank_faults.faults_of(made):
            if one.key.partition(".")[0] not in ignoring:
                self.fault(one.key, one.what)
        return None if self.faulty else made


def rows_of(table: Table, sheet: Sheet, faults: Faults, pulse: Pulse) -> Iterator[Fields]:
    """The rows below the headings; nothing when a heading is wrong."""
    keys: list[str | None] | None = None
    for number, cells in table.rows:
        pulse(table.name, number)
        if keys is None:
            keys = _keys(sheet, number, cells, faults)
            if keys is None:
                return
        elif number > ROW_LIMIT + 1:
            what = tr("at most {limit} rows are read").format(limit=f"{ROW_LIMIT:,}")
            faults.add(sheet.name, number, sheet.columns[0].heading, what)
            return
        else:
            found = {key: cell for key, cell in zip(keys, cells, strict=False) if key and cell}
            if found:
                yield Fields(sheet, number, found, faults)


def _keys(
    sheet: Sheet, number: int, cells: Iterable[Cell], faults: Faults
) -> list[str | None] | None:
    """The key of each column; None when they cannot be told or one is missing."""
    known = {one.heading.casefold(): one for one in sheet.columns}
    found: list[str | None] = []
    before = len(faults.kept) + faults.more
    for cell in cells:
        heading = clean_line(cell) if isinstance(cell, str) else "?"
        column = known.get(heading.casefold())
        found.append(column.key if column else None)
        shown = heading[:60]
        if heading and column is None:
            faults.add(sheet.name, number, shown, tr("there is no column of this name"))
        elif column and found.count(column.key) > 1:
            faults.add(sheet.name, number, shown, tr("there are two columns of this name"))
    for column in sheet.columns:
        if column.required and column.key not in found:
            faults.add(sheet.name, number, column.heading, tr("this column is missing"))
    return found if len(faults.kept) + faults.more == before else None


# --- Each sheet ------------------------------------------------------------------------------


def read_about(rows: Iterable[Fields], usual: BankHead) -> BankHead:
    """The bank's head; what is left empty is as in `usual`."""
    head = usual
    for place, row in enumerate(rows):
        title = row.text("title")
        if place:
            row.fault("title", tr("a spreadsheet holds one bank; this is a second"))
            continue
        made = row.checked(
            BankHead(
                id=row.line("id") or (usual.id if usual.id else readable_id(title)) or "bank",
                title=title,
                language=row.text("language") or usual.language,
                version=row.number_in("version", 1) if row.line("version") else usual.version,
                description=row.text("description") or usual.description,
            )
        )
        head = made or usual
    return head


def read_attitudes(rows: Iterable[Fields]) -> tuple[Attitude, ...]:
    """The attitudes; one without an id gets its own from its name.

    Faulty ones are among them, so that questions on them are not called faulty too.
    """
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        texts = {one.key: row.text(one.key) for one in ATTITUDES.columns if one.key != "id"}
        id = row.line("id") or readable_id(texts["name"])
        attitude = Attitude(id=id, **texts)
        row.checked(attitude, ignoring=() if id else ("id",))
        if _is_first(row, id, seen):
            made.append(attitude)
    return tuple(made)


class Attitudes:
    """Finds an attitude by its id or its name: in the file, in the bank before, among the shipped.

    `used` are those from outside the file, in the order in which they were first asked for.
    """

    def __init__(self, own: tuple[Attitude, ...], base: Bank | None) -> None:
        others = (*(base.attitude if base else ()), *shipped_attitudes())
        self._own = _by_words(own)
        self._others = _by_words(others)
        self.used: dict[str, Attitude] = {}

    def find(self, words: str) -> str | None:
        """The id of an attitude named in one line; None when there is none."""
        keys = (words, words.casefold())
        for key in keys:
            if key in self._own:
                return self._own[key].id
        for key in keys:
            if key in self._others:
                found = self._others[key]
                self.used.setdefault(found.id, found)
                return found.id
        return None


def read_questions(
    rows: Iterable[Fields], attitudes: Attitudes
) -> tuple[tuple[Question, ...], dict[str, int]]:
    """The questions, and the row of every id, whether it can be used or not."""
    seen: dict[str, int] = {}
    made = []
    for row in rows:
        id = row.line("id") or _id_from_prompt(row.text("prompt"))
        question = _question(row, id, attitudes)
        key = "id" if row.line("id") else "prompt"
        if _is_first(row, id, seen, key=key) and question is not None:
            made.append(question)
    return tuple(made), seen


def read_samples(
    rows: Iterable[Fields], questions: tuple[Question, ...], seen: dict[str, int]
) -> tuple[SampleAnswer, ...]:
    """The sample answers, each of a scored question."""
    openers = {one.id for one in questions if one.is_opener}
    made = []
    for row in rows:
        question = row.line("question")
        if question and (question not in seen or question in openers):
            row.fault("question", tr("there is no scored question with this id"))
        sample = row.checked(
            SampleAnswer(
                question=question,
                text=row.text("text"),
                rating=row.number_in("rating", 1),
                why=row.text("why"),
            )
        )
        if sample is not None:
            made.append(sample)
    return tuple(made)


def _question(row: Fields, id: str, attitudes: Attitudes) -> Question | None:
    kind = _kind(row)
    question = Question(
        id=id,
        attitude=_attitude(row, attitudes),
        kind=kind or QuestionKind.BEHAVIOURAL,
        prompt=row.text("prompt"),
        minutes=row.number_in("minutes", 1),
        tags=cell_lists.split(row.text("tags")),
        probes=_probes(row),
        listen_for=cell_lists.split(row.text("listen_for")),
        warning_signs=cell_lists.split(row.text("warning_signs")),
        anchors=_anchors(row),
        reactions=_reactions(row),
    )
    # Without an id there is no prompt either, and whether anchors or reactions are needed depends
    # on the kind: one fault is enough.
    ignoring = (() if id else ("id",)) + (() if kind else ("anchors", "reactions"))
    return row.checked(question, ignoring=ignoring)


def _kind(row: Fields) -> QuestionKind | None:
    text = row.line("kind").casefold()
    text = _OTHER_SPELLINGS.get(text, text)
    try:
        return QuestionKind(text)
    except ValueError:
        row.fault(
            "kind",
            tr("it must be behavioural, situational or opener") if text else tr("it is empty"),
        )
        return None


def _attitude(row: Fields, attitudes: Attitudes) -> str:
    words = row.line("attitude")
    found = attitudes.find(words)
    if words and found is None:
        row.fault("attitude", tr("there is no attitude “{name}”").format(name=words[:60]))
    return found or words


def _probes(row: Fields) -> tuple[Probe, ...]:
    probes, unknown = cell_lists.split_probes(row.text("probes"))
    for stage in unknown:
        what = tr("“{stage}” is no part of a story: begin with situation, action, result or any")
        row.fault("probes", what.format(stage=stage[:60]))
    return probes


def _anchors(row: Fields) -> dict[str, str]:
    texts = {str(point): row.text(f"anchors.{point}") for point in SCALE_POINTS}
    return {point: text for point, text in texts.items() if text.strip()}


def _reactions(row: Fields) -> Reactions | None:
    texts = {name: row.text(f"reactions.{name}") for name in _REACTIONS}
    return Reactions(**texts) if any(map(str.strip, texts.values())) else None


def _is_first(row: Fields, id: str, seen: dict[str, int], *, key: str = "id") -> bool:
    """Whether no row above has this id; one that has is a fault."""
    if id in seen:
        row.fault(key, tr("row {row} has the same one").format(row=f"{seen[id]:,}"))
        return False
    if id:
        seen[id] = row.number
    return True


def _id_from_prompt(prompt: str) -> str:
    """The same for the same wording, so that a second import finds the question again."""
    return f"own-{sha256(prompt.encode()).hexdigest()[:12]}" if prompt.strip() else ""


def _by_words(attitudes: Iterable[Attitude]) -> dict[str, Attitude]:
    """By id, and by name without case; ids come first, and the first of equal names."""
    found: dict[str, Attitude] = {}
    listed = tuple(attitudes)
    for one in listed:
        found.setdefault(one.id, one)
    for one in listed:
        found.setdefault(clean_line(one.name).casefold(), one)
    return found
