"""How long a spreadsheet of 5,000 questions takes to come in, against a plain reading of its cells.

    python benchmarks/bank_import.py [ROUNDS]

Prints medians and their ratios; the ratios are what counts, since machines differ.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
from openpyxl import load_workbook

from hireapp import paths
from hireapp.domain import banks
from hireapp.domain.banks import Bank
from hireapp.exchange import bank_sheet
from hireapp.store import own_banks
from hireapp.store.database import Database

QUESTIONS = 5_000
ROUNDS = 3


def large_bank() -> Bank:
    """The scored questions of the shipped banks, over and over, each with an id of its own."""
    shipped = [banks.load(path) for path in paths.question_banks()]
    attitudes = {one.id: one for bank in shipped for one in bank.attitude}
    scored = [one for bank in shipped for one in bank.scored_questions]
    questions = tuple(
        msgspec.structs.replace(scored[number % len(scored)], id=f"question-{number}")
        for number in range(QUESTIONS)
    )
    return Bank(bank=shipped[0].bank, attitude=tuple(attitudes.values()), question=questions)


def read_plainly(data: bytes) -> None:
    """Every cell of every sheet, and nothing made of it."""
    book = load_workbook(BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
    book.close()


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure in turns, so that a busy machine slows all alike."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    bank = large_bank()
    data = bank_sheet.encode(bank)
    read = bank_sheet.decode(data, file="large.xlsx").bank
    if read != bank:
        raise SystemExit("The spreadsheet does not read back the same.")
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = Database.create(Path(folder) / "import.db")
        own = own_banks.create(database, "Large").id
        works: dict[str, Callable[[], object]] = {
            "plain reading of the cells": lambda: read_plainly(data),
            "reading with every check": lambda: bank_sheet.decode(data, file="large.xlsx"),
            "keeping them in the database": lambda: own_banks.take_over(database, own, bank),
            "loading them again": lambda: own_banks.get(database, own),
            "writing the spreadsheet": lambda: bank_sheet.encode(bank),
        }
        for _ in range(rounds):
            for name, work in works.items():
                times.setdefault(name, []).append(seconds(work))
        database.close()
    floor = statistics.median(times["plain reading of the cells"])
    print(f"{QUESTIONS:,} questions, {len(data) / 1e6:.1f} MB")
    for name, taken in times.items():
        value = statistics.median(taken)
        print(f"{name:30} {value * 1e3:7.0f} ms  {value / floor:6.2f}")


if __name__ == "__main__":
    main()
