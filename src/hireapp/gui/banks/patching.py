"""The library with one question changed: reading thousands again would be felt while one types."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from hireapp.domain.ids import BankId
from hireapp.domain.questions import Question
from hireapp.gui.bank_library import BankQuestion, Library, Shelf, fold


def patched(library: Library, own: BankId, question: Question) -> Library | None:
    """The library with other words in a question; None when it has to be read again.

    That is when the question is new, or about an attitude that its bank did not have.
    """
    shelves = tuple(_shelf(one, question) if one.own == own else one for one in library.shelves)
    place = next(
        (
            n
            for n, one in enumerate(library.questions)
            if one.own == own and one.question.id == question.id
        ),
        -1,
    )
    shelf = next((one for one in shelves if one.own == own), None)
    changed = _entry(library.questions[place], shelf, question) if shelf and place >= 0 else None
    if changed is None:
        return None
    questions = (*library.questions[:place], changed, *library.questions[place + 1 :])
    return Library(shelves, questions)


def _shelf(shelf: Shelf, question: Question) -> Shelf:
    if shelf.bank is None:
        return shelf
    questions = tuple(question if one.id == question.id else one for one in shelf.bank.question)
    return replace(shelf, bank=msgspec.structs.replace(shelf.bank, question=questions))


def _entry(before: BankQuestion, shelf: Shelf, question: Question) -> BankQuestion | None:
    if shelf.bank is None:
        return None
    attitude = next((one for one in shelf.bank.attitude if one.id == question.attitude), None)
    if attitude is None:
        return None
    texts = (question.prompt, attitude.name, shelf.bank.bank.title, *question.tags)
    return replace(
        before,
        bank=shelf.bank,
        attitude=attitude,
        question=question,
        words=fold("\n".join(texts)),
    )
