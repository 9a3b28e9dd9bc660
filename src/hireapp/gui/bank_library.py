"""The shipped question banks, read once when first needed, and searched. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Question
from hireapp.domain.text import sort_key
from hireapp.errors import InputError


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with the bank and the attitude it belongs to."""

    bank: Bank
    attitude: Attitude
    question: Question
    words: str
    """What a search looks through, without case and accents."""

    @property
    def key(self) -> str:
        """Tells the question from all others, whichever bank they are in."""
        return f"{self.bank.bank.id}/{self.question.id}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one bank file holds, or why it cannot be used."""

    file: str
    bank: Bank | None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """All bank files, in the order of their names."""

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
        """The attitudes of all banks, each once."""
        found = {one.id: one for bank in reversed(self.banks) for one in reversed(bank.attitude)}
        return tuple(reversed(found.values()))


LoadBanks = Callable[[], Library]
"""Where a page gets its banks from."""


def load_banks() -> Library:
    """The shipped banks; a file that cannot be used keeps its error, the others are there."""
    return read_banks(tuple(paths.question_banks()))


@lru_cache(maxsize=4)
def read_banks(files: tuple[Path, ...]) -> Library:
    """The banks in these files, each read once."""
    shelves = tuple(_shelf(file) for file in files)
    questions = tuple(
        _bank_question(shelf.bank, question)
        for shelf in shelves
        if shelf.bank is not None
        for question in shelf.bank.question
    )
    return Library(shelves, questions)


def search(
    questions: Iterable[BankQuestion], text: str, attitude_id: str | None = None
) -> tuple[BankQuestion, ...]:
    """The questions in which every word of `text` is found: prompt, attitude, tags."""
    wanted = _fold(text).split()
    return tuple(
        one
        for one in questions
        if attitude_id in {None, one.attitude.id} and all(word in one.words for word in wanted)
    )


def _shelf(file: Path) -> Shelf:
    try:
        return Shelf(file.name, banks.load(file))
    except InputError as error:
        return Shelf(file.name, None, error)


def _bank_question(bank: Bank, question: Question) -> BankQuestion:
    attitude = bank.attitude_of(question)
    words = _fold("\n".join((question.prompt, attitude.name, *question.tags)))
    return BankQuestion(bank, attitude, question, words)


def _fold(text: str) -> str:
    """Without case and accents, so that both are ignored."""
    return sort_key(text)[0]
