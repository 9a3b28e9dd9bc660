"""Hostile texts through every text field of every form: only text comes out, nothing is touched."""

from __future__ import annotations

import dataclasses
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import msgspec
import pytest
from typing_extensions import override

from hireapp.domain.papers import FormName, Subject
from hireapp.domain.text import LINE_LIMIT, NAME_LIMIT
from hireapp.paper.book import build
from hireapp.paper.document import Look
from hireapp.paper.fonts import Weight, code_of, font_of
from hireapp.paper.forms import FORMS
from hireapp.paper.text import is_right_to_left
from tests.paper.hostile import HOSTILE
from tests.paper.reading import page_texts
from tests.paper.subjects import Recipe, subject_of

CHUNK = 6
TOUCHES = ("open", "socket.", "urllib.", "subprocess.", "os.", "shutil.", "tempfile.", "ctypes.")
watched: list[str] | None = None


def _on_audit(event: str, arguments: tuple[object, ...]) -> None:
    if watched is not None and event.startswith(TOUCHES):
        watched.append(f"{event}: {arguments[:1]}")


sys.addaudithook(_on_audit)


@contextmanager
def nothing_is_touched() -> Iterator[None]:
    """No file is opened, no program started, nobody called while this lasts."""
    global watched
    watched = []
    yield
    touched, watched = watched, None
    assert touched == []


def replaced(thing: object, texts: Mapping[str, str]) -> object:
    """The same values with other texts, at whatever depth."""
    if type(thing) is str:
        return texts.get(thing, thing)
    if isinstance(thing, tuple | list):
        return type(thing)(replaced(one, texts) for one in thing)
    if isinstance(thing, Mapping):
        return {key: replaced(value, texts) for key, value in thing.items()}
    if isinstance(thing, msgspec.Struct):
        names = thing.__struct_fields__
        return msgspec.structs.replace(
            thing, **{name: replaced(getattr(thing, name), texts) for name in names}
        )
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        names = tuple(one.name for one in dataclasses.fields(thing) if one.init)
        values = {name: replaced(getattr(thing, name), texts) for name in names}
        return dataclasses.replace(thing, **values)
    return thing


@cache
def plain_subject(name: FormName) -> Subject:
    return subject_of(name, Recipe(names=("Maya Okafor", "Tomás Rivera")))


class Listener(dict[str, str]):
    """Texts that change nothing and remember which were there."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    @override
    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        self.heard.add(key)
        return default


@cache
def typed(name: FormName) -> dict[str, int]:
    """Every text that people typed which the form prints, and how long it may be.

    What is worded from figures is left out.
    """
    listener = Listener()
    replaced(plain_subject(name), listener)
    return {
        text: NAME_LIMIT if "name of" in field or "title" in field else LINE_LIMIT
        for field, text in FORMS[name].fields(plain_subject(name))
        if text in listener.heard
    }


def printed_with(name: FormName, shift: int) -> tuple[bytes, list[str]]:
    """The form with a hostile text in each field, each time another one."""
    fields = typed(name)
    used = [
        HOSTILE[(place + shift) % len(HOSTILE)][:limit]
        for place, limit in enumerate(fields.values())
    ]
    subject = replaced(plain_subject(name), dict(zip(fields, used, strict=True)))
    assert isinstance(subject, Subject)
    return build([FORMS[name].lay_out(subject, Look())], title="Form"), used


def letters(text: str) -> str:
    """What can be compared: no blanks or marks, no hyphens, which a line's end may take, and no
    brackets, which turn round between letters that run from right to left.
    """
    flat = unicodedata.normalize("NFKD", text)
    kept = (one for one in flat if unicodedata.category(one)[0] in "LNSP" and one != "-")
    return "".join(one for one in kept if not unicodedata.mirrored(one))


def as_printed(text: str) -> str:
    """With the codes that stand for what no font has."""
    return "".join(
        one
        if one.isspace() or unicodedata.category(one) == "Cf" or font_of(one, Weight.REGULAR)
        else code_of(one)
        for one in unicodedata.normalize("NFC", text)
    )


def assert_intact(pdf: bytes, texts: list[str]) -> None:
    """Every letter is there; most in their order, for columns and pages part the rest."""
    whole = letters(" ".join(page_texts(pdf)))
    there = Counter(whole)
    for text in texts:
        wanted = letters(as_printed(text))
        assert not Counter(wanted) - there, text
        if is_right_to_left(text):
            continue
        parts = [wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK)]
        lost = [part for part in parts if part not in whole]
        assert len(lost) <= 1 + 0.3 * len(parts), (text, lost[:2])


@pytest.fixture(autouse=True)
def _warm(request: pytest.FixtureRequest) -> None:
    """Fonts and libraries are loaded before anything is watched."""
    del request
    for text in HOSTILE:
        for one in text:
            for weight in Weight:
                font_of(one, weight)
    for name in FORMS:
        printed_with(name, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_hostile_texts_are_printed_as_text(name: FormName) -> None:
    for shift in (0, 50, 100, 150):
        with nothing_is_touched():
            pdf, used = printed_with(name, shift)

        assert_intact(pdf, used)
        for sign in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile", b"/AA "):
            assert sign not in pdf


@pytest.mark.slow
def test_two_hundred_texts_go_through_every_field_of_every_form() -> None:
    assert len(set(HOSTILE)) == 200
    for name in FORMS:
        fields = len(typed(name))
        assert fields > 0
        for shift in range(len(HOSTILE)):
            with nothing_is_touched():
                pdf, used = printed_with(name, shift)
            if shift % fields == 0:  # by then every text has been in some field
                assert_intact(pdf, used)
