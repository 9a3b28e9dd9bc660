"""The question banks to choose from: the shipped ones, read once, and the user's own. Free of Qt.

`load_banks` gives the shipped banks, `load_all` the user's own ones too; a page that shows these
asks `heard` of each change. The window calls `read_early` once, so that no page waits for files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hireapp import paths
from hireapp.domain import banks, kit_templates
from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.changes import BanksChanged, Change
from hireapp.domain.ids import BankId
from hireapp.domain.kit_templates import KitTemplate
from hireapp.domain.question_check.check import check_question
from hireapp.domain.questions import Question, QuestionKind
from hireapp.domain.text import sort_key
from hireapp.errors import InputError
from hireapp.store import own_banks

if TYPE_CHECKING:
    from hireapp.store.database import Database

_reading = Lock()
"""Held while files are read, so that a page waits for what is being read early."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with the bank and the attitude it belongs to."""

    bank: Bank
    attitude: Attitude
    question: Question
    words: str = field(compare=False)
    """What a search looks through, without case and accents."""
    key: str
    """Tells the question from all others, whichever bank they are in."""
    own: BankId | None = None
    """The user's bank that it is in; None for a shipped one."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one bank holds, or why its file cannot be used; `own` is None for a shipped one."""

    file: str
    bank: Bank | None
    error: InputError | None = None
    own: BankId | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """All banks: the shipped files in the order of their names, then the user's own."""

    shelves: tuple[Shelf, ...]
    questions: tuple[BankQuestion, ...]

    @property
    def banks(self) -> tuple[Bank, ...]:
        """The banks that can be used."""
        return tuple(shelf.bank for shelf in self.shelves if shelf.bank is not None)

    @property
    def broken(self) -> tuple[Shelf, ...]:
        """The files that cannot be used."""
        return tuple(shelf for shelf in self.shelves if shelf.bank is None)

    @property
    def scored(self) -> tuple[BankQuestion, ...]:
        """Every question but the openers."""
        return tuple(one for one in self.questions if not one.question.is_opener)

    @property
    def attitudes(self) -> tuple[Attitude, ...]:
        """The attitudes of all banks, each once, in the order of the first bank that has it."""
        found: dict[str, Attitude] = {}
        for bank in self.banks:
            for one in bank.attitude:
                found.setdefault(one.id, one)
        return tuple(found.values())


LoadBanks = Callable[[], Library]
"""Where a page gets its banks from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for; empty texts and None let everything through.

    `bank` is the id in a bank's head, which names its sector.
    """

    text: str = ""
    attitude: str | None = None
    kind: QuestionKind | None = None
    tag: str | None = None
    bank: str | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted(text=self.text) and not self.text.strip()


@dataclass(slots=True)
class _Read:
    """The banks of one database as they were read, and the change that was heard last."""

    library: Library | None = None
    heard: BanksChanged | None = None


_read: WeakKeyDictionary[Database, _Read] = WeakKeyDictionary()


def load_banks() -> Library:
    """The shipped banks; a file that cannot be used keeps its error, the others are there."""
    return read_banks(tuple(paths.question_banks()))


def read_early() -> None:
    """Read the shipped banks and the rules of the question check before a page needs them."""
    for one in load_banks().questions[:1]:
        check_question(one.question)


def load_all(database: Database) -> Library:
    """The shipped banks and the user's own, read again after `heard` of a change."""
    read = _read.setdefault(database, _Read())
    if read.library is None:
        read.library = _with_own(load_banks(), database)
    return read.library


def heard(database: Database, change: Change) -> bool:
    """Whether a change is one of the user's banks; what was read of them is forgotten then.

    Several pages may ask of the same change: the banks are read again once.
    """
    if not isinstance(change, BanksChanged):
        return False
    read = _read.setdefault(database, _Read())
    if read.heard is not change:
        read.heard, read.library = change, None
    return True


def read_banks(files: tuple[Path, ...]) -> Library:
    """The banks in these files, each read once."""
    with _reading:
        return _read_files(files)


@lru_cache(maxsize=1)
def load_templates() -> tuple[KitTemplate, ...]:
    """The ready kits, in the order of their files' names; a file with a fault is left out."""
    found = []
    for file in paths.kit_templates():
        try:
            found.append(kit_templates.load(file))
        except InputError:
            continue
    return tuple(found)


def search(
    questions: Iterable[BankQuestion], text: str, attitude_id: str | None = None
) -> tuple[BankQuestion, ...]:
    """The questions in which every word of `text` is found: prompt, attitude, tags, bank."""
    return find(questions, Wanted(text=text, attitude=attitude_id))


def find(questions: Iterable[BankQuestion], wanted: Wanted) -> tuple[BankQuestion, ...]:
    """The questions that somebody looks for, in their order."""
    found = list(questions)
    for word in fold(wanted.text).split():
        found = [one for one in found if word in one.words]
    if wanted.attitude is not None:
        found = [one for one in found if one.question.attitude == wanted.attitude]
    if wanted.kind is not None:
        found = [one for one in found if one.question.kind is wanted.kind]
    if wanted.tag is not None:
        found = [one for one in found if wanted.tag in one.question.tags]
    if wanted.bank is not None:
        found = [one for one in found if one.bank.bank.id == wanted.bank]
    return tuple(found)


def fold(text: str) -> str:
    """Without case and accents, so that both are ignored."""
    return text.lower() if text.isascii() else sort_key(text)[0]


def questions_of(shelf: Shelf) -> Iterator[BankQuestion]:
    """The questions of one bank, ready to be searched."""
    if shelf.bank is None:
        return
    head = shelf.bank.bank
    attitudes = {one.id: one for one in shelf.bank.attitude}
    for question in shelf.bank.question:
        attitude = attitudes[question.attitude]
        words = fold("\n".join((question.prompt, attitude.name, head.title, *question.tags)))
        key = f"{shelf.own or head.id}/{question.id}"
        yield BankQuestion(shelf.bank, attitude, question, words, key, shelf.own)


@lru_cache(maxsize=4)
def _read_files(files: tuple[Path, ...]) -> Library:
    shelves = _shelves(files)
    return Library(shelves, tuple(one for shelf in shelves for one in questions_of(shelf)))


def _shelves(files: tuple[Path, ...]) -> tuple[Shelf, ...]:
    """Read the files with attitudes first: the others use these, which are so read only once."""
    read = {file: _shelf(file, ()) for file in files if _has_attitudes(file)}
    found = {
        one.id: one
        for shelf in reversed(read.values())
        if shelf.bank is not None
        for one in shelf.bank.attitude
    }
    known = tuple(found.values()) or None
    return tuple(
        read[file] if file in read and read[file].bank else _shelf(file, known) for file in files
    )


def _shelf(file: Path, known: tuple[Attitude, ...] | None) -> Shelf:
    try:
        return Shelf(file.name, banks.load(file, known=known))
    except InputError as error:
        return Shelf(file.name, None, error)


def _has_attitudes(file: Path) -> bool:
    try:
        return b"[[attitude]]" in file.read_bytes()
    except OSError:
        return False


def _with_own(shipped: Library, database: Database) -> Library:
    shelves = tuple(
        Shelf(one.bank.bank.title, one.bank, own=one.id) for one in own_banks.all_banks(database)
    )
    questions = tuple(one for shelf in shelves for one in questions_of(shelf))
    return Library((*shipped.shelves, *shelves), (*shipped.questions, *questions))
