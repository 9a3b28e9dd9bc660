"""Ready kits: which questions of the shipped banks make a kit for a usual interview."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from hireapp.domain.banks import Bank
from hireapp.domain.kits import Fact, KitContent, Script
from hireapp.domain.questions import Question
from hireapp.errors import InputError
from hireapp.i18n import tr


class TemplateQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question of a bank, named "bank/question", with what is said before it."""

    id: str
    transition: str = ""


class KitTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of ready kits: for which job, how long, and what is asked."""

    id: str
    title: str
    description: str
    slot_minutes: int
    opener: str
    question: tuple[TemplateQuestion, ...]
    welcome: Script = Script()
    closing: Script = Script()
    facts: tuple[str, ...] = ()


def load(path: Path) -> KitTemplate:
    """Read a shipped template file.

    Raises:
        InputError: naming the file and the fault.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(tables, KitTemplate, strict=True)
    except (OSError, ValueError, RecursionError) as error:  # ValidationError is a ValueError
        raise InputError(
            tr("{file} is not a usable kit template: {what}.").format(
                file=path.name, what=str(error)[:300]
            )
        ) from error


def make_content(template: KitTemplate, banks: Iterable[Bank], *, uses_opener: bool) -> KitContent:
    """The kit that a template stands for.

    Raises:
        InputError: naming the question that no bank has.
    """
    shelf = {
        f"{bank.bank.id}/{question.id}": (bank, question)
        for bank in banks
        for question in bank.question
    }
    opener = _find(template.opener, shelf)[1] if uses_opener else None
    content = KitContent(opener=opener)
    for wanted in template.question:
        bank, question = _find(wanted.id, shelf)
        content = content.adding(bank, question)
        if wanted.transition:
            content = content.changing(content.question_ids[-1], transition=wanted.transition)
    facts = tuple(
        Fact(id=f"fact-{number}", text=text) for number, text in enumerate(template.facts, start=1)
    )
    return content.saying(welcome=template.welcome, closing=template.closing).noting(facts)


def _find(key: str, shelf: dict[str, tuple[Bank, Question]]) -> tuple[Bank, Question]:
    if key not in shelf:
        raise InputError(tr("No question bank has the question {id}.").format(id=key))
    return shelf[key]
