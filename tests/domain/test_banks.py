from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hireapp.domain import banks
from hireapp.domain.questions import QuestionKind, Stage
from hireapp.errors import InputError

GOOD = """\
[bank]
id = "small"
title = "Small bank"
language = "en"
version = 1
description = "One attitude."

[[attitude]]
id = "empathy"
name = "Empathy"
definition = "Feels with people."
why = "Articles say so."
synthetic = "Says the phrase."
genuine = "Listens."
super = "Eases the worry."

[[question]]
id = "opener"
attitude = "empathy"
kind = "opener"
prompt = "Do you love humans?"
minutes = 2
reactions = {flat = "nothing", warm = "a smile", goose_bumps = "goose bumps"}

[[question]]
id = "empathy-1"
attitude = "empathy"
kind = "behavioural"
prompt = "Tell me about a customer."
minutes = 5
tags = ["past"]
probes = [{stage = "result", text = "How did it end?"}]
listen_for = ["a person"]
warning_signs = ["a crowd"]
[question.anchors]
1 = "one"
2 = "two"
3 = "three"
4 = "four"
5 = "five"

[[sample_answer]]
question = "empathy-1"
text = "I sat down with her."
rating = 4
why = "A person, an act."
"""


def refusal(text: str | bytes) -> InputError:
    data = text.encode() if isinstance(text, str) else text
    with quickly(), pytest.raises(InputError) as caught:
        banks.decode(data, file="mine.toml")
    assert "mine.toml" in caught.value.message
    assert "Nothing was changed" in caught.value.hint
    return caught.value


@contextmanager
def quickly() -> Iterator[None]:
    """Within a second of the processor's time, however busy the machine is."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 1


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_good_bank_is_decoded() -> None:
    bank = banks.decode(GOOD.encode(), file="mine.toml")

    question = bank.scored_questions[0]
    assert bank.bank.title == "Small bank"
    assert bank.openers[0].prompt == "Do you love humans?"
    assert question.kind is QuestionKind.BEHAVIOURAL
    assert question.probes[0].stage is Stage.RESULT
    assert question.anchor(3) == "three"
    assert bank.attitude_of(question).name == "Empathy"
    assert bank.sample_answer[0].rating == 4


SCORED_MINUTES = 'minutes = 5\ntags = ["past"]'


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        # wrong type
        (SCORED_MINUTES, 'minutes = "5"', ["question empathy-1", "minutes", "`int`"]),
        (SCORED_MINUTES, "minutes = 5.0", ["question empathy-1", "minutes", "`int`"]),
        (SCORED_MINUTES, "minutes = true", ["question empathy-1", "minutes", "`int`"]),
        ('listen_for = ["a person"]', 'listen_for = "x"', ["question empathy-1", "listen_for"]),
        ('listen_for = ["a person"]', "listen_for = [7]", ["question empathy-1", "listen_for[0]"]),
        ('3 = "three"', "3 = 3", ["question empathy-1", "anchors"]),
        ("version = 1", 'version = "1"', ["bank.version", "`int`"]),
        ('super = "Eases the worry."', "super = 1979-05-27", ["attitude empathy", "super"]),
        ("rating = 4", 'rating = "4"', ["sample_answer empathy-1", "rating"]),
        ('id = "empathy-1"', "id = 7", ["question 7", "key id"]),
        # a choice that there is not
        ('kind = "behavioural"', 'kind = "leading"', ["question empathy-1", "kind", "leading"]),
        ('stage = "result"', 'stage = "end"', ["question empathy-1", "probes[0].stage", "end"]),
        # missing key
        ("minutes = 5\n", "", ["question empathy-1", "missing", "`minutes`"]),
        ('id = "empathy-1"\n', "", ["question #2", "missing", "`id`"]),
        ('title = "Small bank"\n', "", ["missing", "`title`", "key bank"]),
        ('why = "Articles say so."\n', "", ["attitude empathy", "missing", "`why`"]),
        ('stage = "result", ', "", ["question empathy-1", "probes[0]", "`stage`"]),
        # unknown key
        ("minutes = 5\n", "minutes = 5\nweight = 2\n", ["question empathy-1", "`weight`"]),
        ("[bank]\n", "colour = 1\n[bank]\n", ["unknown", "`colour`"]),
        ("[bank]\n", '[bank]\nauthor = "me"\n', ["unknown", "`author`", "key bank"]),
        # empty text
        ('"Tell me about a customer."', '" "', ["question empathy-1", "key prompt: it is empty"]),
        (
            'definition = "Feels with people."',
            'definition = ""',
            ["attitude empathy", "definition"],
        ),
        ('id = "small"', 'id = ""', ["bank ?", "key id: it is empty"]),
        ('id = "small"', 'id = " small"', ["bank", "key id: it has blanks around it"]),
        # anchors
        ('5 = "five"\n', "", ["question empathy-1", "key anchors.5"]),
        ('5 = "five"\n', '5 = "five"\n6 = "six"\n', ["question empathy-1", "key anchors"]),
        ('5 = "five"\n', '05 = "five"\n', ["question empathy-1", "key anchors"]),
        ('3 = "three"', '3 = "  "', ["question empathy-1", "key anchors"]),
        # what only openers, or only the others, have
        (
            'reactions = {flat = "nothing", warm = "a smile", goose_bumps = "goose bumps"}\n',
            'anchors = {1 = "a", 2 = "b", 3 = "c", 4 = "d", 5 = "e"}\n',
            ["question opener", "key anchors", "never scored"],
        ),
        (
            'reactions = {flat = "nothing", warm = "a smile", goose_bumps = "goose bumps"}\n',
            "",
            ["question opener", "key reactions.flat"],
        ),
        (', goose_bumps = "goose bumps"', "", ["question opener", "reactions", "`goose_bumps`"]),
        (
            "minutes = 5\n",
            'minutes = 5\nreactions = {flat = "a", warm = "b", goose_bumps = "c"}\n',
            ["question empathy-1", "key reactions"],
        ),
        # out of range
        (SCORED_MINUTES, "minutes = 0", ["question empathy-1", "key minutes", "1 to 60"]),
        (SCORED_MINUTES, "minutes = 61", ["question empathy-1", "key minutes", "1 to 60"]),
        ("rating = 4", "rating = 6", ["sample_answer empathy-1", "key rating"]),
        # what refers to nothing
        (
            'id = "empathy-1"\nattitude = "empathy"',
            'id = "empathy-1"\nattitude = "charm"',
            ["question empathy-1", "key attitude", "charm"],
        ),
        ('question = "empathy-1"', 'question = "opener"', ["sample_answer #1", "key question"]),
        # duplicate
        ('id = "empathy-1"', 'id = "opener"', ["question opener", "twice", "key id"]),
    ],
)
def test_fault_is_named_with_question_and_key(old: str, new: str, words: list[str]) -> None:
    message = refusal(changed(old, new)).message

    assert [word for word in words if word not in message] == []


def test_duplicate_attitude_is_named() -> None:
    attitude = GOOD[GOOD.index("[[attitude]]") : GOOD.index("[[question]]")]

    assert "attitude empathy appears twice, key id" in refusal(GOOD + attitude).message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("question = 3", "key question"),
        ("bank = []", "key bank"),
        ("question = [3]\n[bank]\n", "question #1"),
        ("[bank]\n[bank]\n", "twice"),
        ("[bank]\nid == 1", "line 2"),
        ("id = 2026-13-99", "mine.toml"),
        ("", "`bank`"),
    ],
)
def test_file_that_is_no_bank_is_explained(text: str, words: str) -> None:
    assert words in refusal(text).message


DEEP = {
    "dotted key": ".".join(["a"] * 20_000) + " = 1",
    "dotted key with blanks": " . ".join(["a"] * 20_000) + " = 1",
    "dotted table": "[" + ".".join(["a"] * 20_000) + "]",
    "dotted quoted key": ".".join(['"!"'] * 20_000) + " = 1",
    "dotted literal key": ".".join(["'!'"] * 20_000) + " = 1",
    "dotted key after a text that ends in quotes": 'a = ["""x"""""]\n' + '"!".' * 20_000 + "b = 1",
    "dotted key after a comment with a quote": "# it's\n" + "'!'." * 20_000 + "b = 1",
    "brackets": "a = " + "[" * 200_000,
    "brackets with blanks": "a = " + "[ \n" * 200_000,
    "brackets with values": "a = " + "[1," * 200_000,
    "fewer brackets with values": "a = " + "[1," * 20_000,
    "inline tables": "a = " + "{a=" * 200_000,
    "inline tables with quoted keys": "a = " + '{"!"=' * 100_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused_at_once(name: str) -> None:
    message = refusal(DEEP[name]).message

    assert "nested too deeply" in message or "too many entries" in message


@pytest.mark.parametrize(
    "text",
    [
        '"See a.b.c.d.e.f.g.h.i.j.k and [[[[[[[[[[."',
        "'''a.b.c.d.e.f.g.h.i.j.k ''[[[[[[[[[[''''",
        '"""a.b.c.d.e.f.g.h.i.j.k ""[[[[[[[[[[\\""""',
        '"Tell me." # a.b.c.d.e.f.g.h.i.j.k [[[[[[[[[[',
    ],
)
def test_dots_and_brackets_in_text_are_no_nesting(text: str) -> None:
    bank = banks.decode(changed('"Tell me about a customer."', text).encode(), file="mine.toml")

    assert bank.scored_questions[0].id == "empathy-1"


@pytest.mark.parametrize("opening", ['"""', "'''", '"', '"\\"', '"""\\"', "#"])
@pytest.mark.parametrize("ending", ["\n", "\\"])
def test_text_that_never_ends_is_refused_at_once(opening: str, ending: str) -> None:
    assert refusal("a = " + (opening * 150_000)[:900_000] + ending)


def test_text_that_ends_in_a_backslash_is_refused_at_once() -> None:
    assert refusal('a = """' + '"\\' * 50_000)


def test_long_ids_do_not_flood_the_message() -> None:
    text = changed('id = "empathy-1"', f'id = "{"x" * 500_000}"').replace("minutes = 5\n", "")

    assert len(refusal(text).message) < 400


def test_message_has_no_control_characters() -> None:
    text = changed('id = "empathy-1"', 'id = "a\\u0000\\u202Eb"').replace("minutes = 5\n", "")

    assert "question ab" in refusal(text).message


@pytest.mark.parametrize("data", [b"\xff\xfe[\x00b\x00", GOOD.encode("utf-16"), b"a = '\xe9'"])
def test_file_that_is_not_utf8_is_refused(data: bytes) -> None:
    assert "not UTF-8" in refusal(data).message


def test_two_megabytes_are_refused_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"#" * 2_000_000)

    with quickly(), pytest.raises(InputError, match=r"mine\.toml is too large .*2\.0 MB"):
        banks.load(path)


def test_too_many_bytes_are_refused_wherever_they_come_from() -> None:
    assert "larger than 1 MB" in refusal(b"#" * 1_000_001).message


def test_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(GOOD.encode() + b"#" * (banks.SIZE_LIMIT - len(GOOD.encode())))

    with quickly():
        assert banks.load(path).bank.id == "small"


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.toml cannot be read") as caught:
        banks.load(tmp_path / "gone.toml")

    assert caught.value.hint == os.strerror(errno.ENOENT)


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        banks.load(tmp_path)


ENTRIES = {
    "tables": "[[question]]\nid = 1\n" * 40_000,
    "keys": "".join(f"a{number}=1\n" for number in range(100_000)),
    "list": "a = [" + "1," * 400_000 + "]",
    "dotted keys": "".join(f"a.b.c.d.e.f.g.h{number}=1\n" for number in range(40_000)),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_too_many_entries_are_refused_at_once(name: str) -> None:
    assert "too many entries" in refusal(ENTRIES[name]).message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "Empathy"', f'name = "{"x" * 301}"', "attitude empathy, key name: it is longer"),
        ('"a person"', f'"{"x" * 2_001}"', "question empathy-1, key listen_for: it is longer"),
        ('"How did it end?"', f'"{"x" * 2_001}"', "question empathy-1, key probes: it is longer"),
        ('3 = "three"', f'3 = "{"x" * 2_001}"', "question empathy-1, key anchors.3: it is longer"),
        ('id = "small"', f'id = "{"x" * 101}"', "key id: it is longer than 100"),
        (
            '"I sat down with her."',
            f'"{"x" * 20_001}"',
            "sample_answer empathy-1, key text: it is longer than 20000",
        ),
    ],
)
def test_a_text_that_is_too_long_is_named(old: str, new: str, words: str) -> None:
    assert words in refusal(changed(old, new)).message


def test_bidi_overrides_and_control_characters_are_dropped() -> None:
    text = changed('"Tell me about a customer."', '"Tell me\\u202e about\\u0000 her."')

    bank = banks.decode(text.encode(), file="mine.toml")

    assert bank.scored_questions[0].prompt == "Tell me about her."


PACK = GOOD[: GOOD.index("[[attitude]]")] + GOOD[GOOD.index("[[question]]") :]


def test_a_pack_may_use_the_shipped_attitudes() -> None:
    bank = banks.decode(PACK.encode(), file="pack.toml")

    assert [one.name for one in bank.attitude] == ["Empathy"]
    assert bank.attitude[0] in banks.shipped_attitudes()
    assert bank.attitude_of(bank.scored_questions[0]).name == "Empathy"


def test_attitudes_that_are_not_known_are_refused() -> None:
    with pytest.raises(InputError, match="there is no attitude empathy"):
        banks.decode(PACK.encode(), file="pack.toml", known=())
