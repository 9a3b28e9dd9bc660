"""Files that are broken or meant to do harm: refused in words, soon, and in little memory."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from hireapp.errors import InputError
from hireapp.exchange import bank_sheet
from hireapp.exchange.workbook_safety import FILE_LIMIT
from tests.exchange.making import ROW, small_bank, typed

QUESTIONS = "xl/worksheets/sheet1.xml"
SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10)
        for letter in range(ord("b"), ord("k"))
    )
    + b"]>"
    + SHEET % b"<row><c><v>&j;</v></c></row>"
)


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one part replaced, or one more."""
    stream = BytesIO()
    with ZipFile(BytesIO(bank_sheet.encode(small_bank()))) as good:
        parts = {one: good.read(one) for one in good.namelist()} | {name: content}
    with ZipFile(stream, "w", ZIP_DEFLATED) as changed:
        for one, data in parts.items():
            changed.writestr(one, data)
    return stream.getvalue()


@contextmanager
def soon() -> Iterator[None]:
    """Within a few seconds of the processor's time, however busy the machine is."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 4


def refusal(data: bytes, file: str = "mine.xlsx") -> InputError:
    with soon(), pytest.raises(InputError) as caught:
        bank_sheet.decode(data, file=file)
    assert file in caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 10_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bank_sheet.encode(small_bank())[:-200],
        bank_sheet.encode(small_bank())[:3_000],
    ],
    ids=["mark", "noise", "old or locked", "picture", "cut", "half"],
)
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert "damaged, or of another kind" in refusal(data).message


def test_text_that_is_not_utf8_is_refused() -> None:
    assert "not UTF-8" in refusal("Größe;Frage".encode("latin-1"), "mine.csv").message


def test_csv_with_an_endless_field_is_refused() -> None:
    assert "not a usable CSV file" in refusal(b'"' + b"x" * 200_000, "mine.csv").message


def test_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    with path.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)

    tracemalloc.start()
    with pytest.raises(InputError, match="too large"):
        bank_sheet.load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1_000_000


def test_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.xlsx cannot be read"):
        bank_sheet.load(tmp_path / "gone.xlsx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/media/picture.png", b"\0" * 120_000_000),
        (QUESTIONS, SHEET % (b"<row>" + b"<c/>" * 30_000 + b"</row>")),
        (QUESTIONS, SHEET % (b"<row/>" * 1_600_000)),
        (QUESTIONS, b"<a>" * 1_000 + b"</a>" * 1_000),
        ("xl/styles.xml", b"<styleSheet>" + b"<xf/>" * 100_000 + b"</styleSheet>"),
    ],
    ids=["unpacked", "cells", "rows", "depth", "styles"],
)
def test_file_that_would_grow_is_refused(name: str, content: bytes) -> None:
    data = with_part(name, content)

    began = time.process_time()
    with pytest.raises(InputError, match="too large"):
        bank_sheet.decode(data, file="mine.xlsx")
    assert time.process_time() - began < 10


def test_too_many_parts_are_refused() -> None:
    stream = BytesIO(bank_sheet.encode(small_bank()))
    with ZipFile(stream, "a") as archive:
        for number in range(1_001):
            archive.writestr(f"part{number}", b"")

    assert "too large" in refusal(stream.getvalue()).message


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        LAUGHS.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + SHEET % b"",
    ],
    ids=["laughs", "laughs in UTF-16", "file"],
)
def test_entities_are_refused(content: bytes) -> None:
    assert "damaged" in refusal(with_part(QUESTIONS, content)).message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (QUESTIONS, b"no XML at all"),
        (QUESTIONS, SHEET % b'<row r="1"><c r="A1" t="s"><v>999</v></c></row>'),
        (QUESTIONS, SHEET % b'<row r="x"><c r="!"/></row>'),
        ("xl/workbook.xml", b"<workbook/>"),
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/styles.xml", b"<styleSheet/>"),
    ],
)
def test_workbook_with_a_broken_part_is_refused_or_read(name: str, content: bytes) -> None:
    """Never anything but a clean refusal."""
    assert outcome(with_part(name, content)) in {"refused", "read"}


@pytest.mark.slow
def test_rows_far_down_cost_nothing() -> None:
    far = SHEET % b'<row r="999999999999"><c r="A1048576" t="str"><v>x</v></c></row>'

    with soon():
        reading = bank_sheet.decode(with_part(QUESTIONS, far), file="mine.xlsx")

    assert reading.bank is None or reading.bank.question == ()


@pytest.mark.slow
def test_more_rows_than_fit_are_refused() -> None:
    rows = [ROW | {"Id": f"q{n}"} for n in range(10_002)]

    reading = bank_sheet.decode(typed(*rows), file="mine.xlsx")

    assert [one.sentence for one in reading.faults] == [
        "Questions, row 10,002, Id: at most 10,000 rows are read."
    ]


@pytest.mark.slow
def test_spoilt_bytes_end_in_a_clean_refusal_or_a_reading() -> None:
    good = bank_sheet.encode(small_bank())
    sheet = ZipFile(BytesIO(good)).read(QUESTIONS)
    chance = random.Random(7)
    outcomes = set()

    for _ in range(150):
        spoilt = bytearray(sheet)
        for _ in range(chance.randint(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.choice(b'<>/"= 19rsx')
        for data in (with_part(QUESTIONS, bytes(spoilt)), _spoilt(good, chance)):
            outcomes.add(outcome(data))

    assert {"refused", "read"} <= outcomes


def outcome(data: bytes) -> str:
    with soon():
        try:
            reading = bank_sheet.decode(data, file="mine.xlsx")
        except InputError:
            return "refused"
    return "read" if reading.bank is not None else "faults"


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)
