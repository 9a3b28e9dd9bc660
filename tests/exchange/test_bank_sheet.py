from __future__ import annotations

from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Probe, Question, QuestionKind, Stage
from hireapp.errors import InputError, Refused
from hireapp.exchange import bank_sheet, cell_lists
from tests.domain.making import attitude
from tests.exchange.making import (
    ROW,
    TRICKY,
    all_banks,
    lists,
    many_questions,
    probes,
    small_bank,
    typed,
)


def read(data: bytes, base: Bank | None = None) -> Bank:
    reading = bank_sheet.decode(data, file="mine.xlsx", base=base)
    assert reading.faults == ()
    assert reading.bank is not None
    return reading.bank


# --- There and back --------------------------------------------------------------------------


@given(all_banks())
def test_bank_reads_back_the_same(bank: Bank) -> None:
    assert read(bank_sheet.encode(bank)) == bank


def test_shipped_bank_reads_back_the_same(bank: Bank) -> None:
    assert read(bank_sheet.encode(bank)) == bank


def test_bank_reads_back_the_same_after_another_program_saved_it(bank: Bank) -> None:
    book = load_workbook(BytesIO(bank_sheet.encode(bank)))
    saved = BytesIO()
    book.save(saved)

    assert read(saved.getvalue()) == bank


@given(lists)
def test_items_of_a_cell_read_back_the_same(items: tuple[str, ...]) -> None:
    assert cell_lists.split(cell_lists.joined(items)) == items


@given(probes)
def test_probes_of_a_cell_read_back_the_same(all_probes: tuple[Probe, ...]) -> None:
    cell = cell_lists.joined_probes(all_probes)

    assert cell_lists.split_probes(cell) == (all_probes, ())


@given(st.text())
def test_any_cell_can_be_split(cell: str) -> None:
    items = cell_lists.split(cell)

    assert cell_lists.split(cell_lists.joined(items)) == items


# --- What people see -------------------------------------------------------------------------


def test_nothing_in_the_file_is_a_formula_or_a_number() -> None:
    data = bank_sheet.encode(small_bank(*TRICKY))

    book = load_workbook(BytesIO(data))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert {"=1+1", "5", "+"} <= {cell.value for cell in cells}


def test_headings_stay_in_sight_and_texts_are_wrapped() -> None:
    book = load_workbook(BytesIO(bank_sheet.encode(small_bank())))

    sheet = book["Questions"]
    assert book.sheetnames == ["Questions", "Attitudes", "Sample answers", "About"]
    assert sheet.freeze_panes == "A2"
    assert sheet["D2"].alignment.wrap_text
    assert sheet["D2"].number_format == "@"
    assert sheet.column_dimensions["D"].width > 40


def named(id: str, name: str) -> Attitude:
    return msgspec.structs.replace(attitude(), id=id, name=name)


def on(question: Question, attitude_id: str) -> Question:
    return msgspec.structs.replace(question, attitude=attitude_id)


def test_attitude_is_shown_by_name_unless_two_share_it() -> None:
    bank = msgspec.structs.replace(small_bank(), attitude=(named("warm", "Empathy"),))
    bank = msgspec.structs.replace(bank, question=(on(bank.question[0], "warm"),))
    two = msgspec.structs.replace(bank, attitude=(named("kind", "Empathy"), *bank.attitude))

    shown = [
        load_workbook(BytesIO(bank_sheet.encode(one)))["Questions"]["B2"].value
        for one in (bank, two)
    ]

    assert shown == ["Empathy", "warm"]
    assert read(bank_sheet.encode(two)) == two


def test_template_offers_every_shipped_attitude_and_no_question(bank: Bank) -> None:
    mine = small_bank()

    template = read(bank_sheet.template(mine))

    assert template.question == ()
    assert template.bank == mine.bank
    assert {one.name for one in template.attitude} == {one.name for one in bank.attitude}


def test_text_too_long_for_a_cell_is_refused_by_its_place() -> None:
    bank = small_bank()
    long = msgspec.structs.replace(bank.question[1], listen_for=("x" * 2_000,) * 17)

    with pytest.raises(Refused, match=r"Questions, row 3, Listen for"):
        bank_sheet.encode(msgspec.structs.replace(bank, question=(bank.question[0], long)))


# --- What people type ------------------------------------------------------------------------


def test_sheet_typed_by_hand_is_read() -> None:
    row = ROW | {
        "Kind": "Behavioral ",
        "Minutes": 4,
        "Tags": "night\n\n• phone",
        "Probes": "What was it like?\nAction: What did you do?",
    }

    (question,) = read(typed(row, sheet="My questions")).question

    assert question.kind is QuestionKind.BEHAVIOURAL
    assert question.attitude == "empathy"
    assert question.minutes == 4
    assert question.tags == ("night", "phone")
    assert question.probes == (
        Probe(Stage.ANY, "What was it like?"),
        Probe(Stage.ACTION, "What did you do?"),
    )


def test_second_import_finds_a_question_without_id_again() -> None:
    first, second = (read(typed(ROW)).question[0] for _ in range(2))

    assert first.id
    assert first == second


def test_columns_may_stand_in_any_order_and_without_heading() -> None:
    row = dict(reversed(ROW.items()))

    assert read(typed(row | {"": "a note"})) == read(typed(ROW))


def test_sheets_that_are_missing_are_taken_from_the_bank_before() -> None:
    before = small_bank()
    named = ROW | {"Id": "q1"}

    after = read(typed(named), base=before)

    assert after.bank == before.bank
    assert after.attitude == before.attitude
    assert after.sample_answer == before.sample_answer
    assert [one.id for one in after.question] == ["q1"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_sheet_of_questions_may_come_as_csv(separator: str) -> None:
    lines = (separator.join(f'"{text}"' for text in texts) for texts in (ROW, ROW.values()))
    data = "\r\n".join(lines).encode("utf-8-sig")

    reading = bank_sheet.decode(data, file="night_shift.csv")

    assert reading.bank is not None
    assert reading.bank.bank.title == "night shift"
    assert reading.bank.question == read(typed(ROW)).question


# --- Faults ----------------------------------------------------------------------------------


def faults(data: bytes) -> list[str]:
    reading = bank_sheet.decode(data, file="mine.xlsx")
    assert reading.bank is None
    return [one.sentence for one in reading.faults]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"Attitude": "Kindnes"}, "Questions, row 2, Attitude: there is no attitude “Kindnes”."),
        ({"Attitude": None}, "Questions, row 2, Attitude: it is empty."),
        ({"Kind": "leading"}, "row 2, Kind: it must be behavioural, situational or opener."),
        ({"Question": " "}, "Questions, row 2, Question: it is empty."),
        ({"Question": "x" * 2_001}, "row 2, Question: it is longer than 2000 characters."),
        ({"Question": "=A1"}, "row 2, Question: it is a formula; write the text itself."),
        ({"Question": True}, "Questions, row 2, Question: it is not text; "),
        ({"Minutes": None}, "Questions, row 2, Minutes: it is empty."),
        ({"Minutes": "five"}, "Questions, row 2, Minutes: it is not a whole number."),
        ({"Minutes": 2.5}, "Questions, row 2, Minutes: it is not a whole number."),
        ({"Minutes": 61}, "Questions, row 2, Minutes: it must be from 1 to 60."),
        ({"Anchor 3": None}, "Questions, row 2, Anchor 3: describe what earns this score."),
        ({"Reaction flat": "x"}, "row 2, Reaction flat: only an opener has reactions."),
        ({"Probes": "Acton: What?"}, "Questions, row 2, Probes: “Acton” is no part of a story"),
        ({"Id": "x" * 101}, "Questions, row 2, Id: it is longer than 100 characters."),
    ],
)
def test_fault_is_named_with_row_and_column(change: dict[str, object], sentence: str) -> None:
    (found,) = faults(typed(ROW | change))

    assert sentence in found


def test_all_faults_of_all_rows_are_named() -> None:
    opener = ROW | {"Kind": "opener", "Reaction warm": "a smile"}

    found = faults(typed(ROW | {"Minutes": 0, "Kind": ""}, ROW | {"Question": "Why?"}, opener))

    assert [one.partition(":")[0] for one in found] == [
        "Questions, row 2, Kind",
        "Questions, row 2, Minutes",
        *(f"Questions, row 4, Anchor {point}" for point in range(1, 6)),
        "Questions, row 4, Reaction flat",
        "Questions, row 4, Reaction goose bumps",
        "Questions, row 4, Question",
    ]


def test_same_question_twice_is_named_with_both_rows() -> None:
    named = ROW | {"Id": "q1"}

    found = faults(typed(named, named | {"Question": "Another?"}))

    assert found == ["Questions, row 3, Id: row 2 has the same one."]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"Minuets": "4"}, "Questions, row 1, Minuets: there is no column of this name."),
        ({"minutes": "4"}, "Questions, row 1, minutes: there are two columns of this name."),
    ],
)
def test_wrong_heading_is_named(row: dict[str, object], sentence: str) -> None:
    assert faults(typed(ROW | row)) == [sentence]


def test_missing_columns_are_named_once() -> None:
    rows = [{"Question": f"Tell me about {n}.", "Kind": "behavioural"} for n in range(9)]

    found = faults(typed(*rows))

    assert "Questions, row 1, Attitude: this column is missing." in found
    assert len(found) == 7


def test_faults_of_other_sheets_are_named_too() -> None:
    bank = small_bank()
    book = load_workbook(BytesIO(bank_sheet.encode(bank)))
    book["Attitudes"]["B2"] = "Patience"
    book["Attitudes"]["C2"] = None
    book["Questions"]["B2"] = "Patience"
    book["Sample answers"]["A2"] = "q9"
    book["Sample answers"]["C2"] = "6"
    book["About"]["B2"] = None
    book["About"]["B3"] = "Another bank"
    stream = BytesIO()
    book.save(stream)

    found = faults(stream.getvalue())

    assert found == [
        "About, row 2, Title: it is empty.",
        "About, row 3, Title: a spreadsheet holds one bank; this is a second.",
        "Attitudes, row 2, Definition: it is empty.",
        "Sample answers, row 2, Question id: there is no scored question with this id.",
        "Sample answers, row 2, Suggested rating: it must be from 1 to 5.",
    ]


def test_countless_faults_are_counted() -> None:
    rows = [{**ROW, "Question": f"Tell {n}", "Minutes": "x", "Kind": "x"} for n in range(1_100)]

    reading = bank_sheet.decode(typed(*rows), file="mine.xlsx")

    assert len(reading.faults) == 2_000
    assert reading.more_faults == 200


@pytest.mark.slow
def test_fault_deep_in_a_large_file_is_named(tmp_path: Path) -> None:
    bank = many_questions(5_000)
    wrong = list(bank.question)
    wrong[3_215] = msgspec.structs.replace(wrong[3_215], minutes=0)
    path = tmp_path / "many.xlsx"
    path.write_bytes(bank_sheet.encode(msgspec.structs.replace(bank, question=tuple(wrong))))
    seen: list[tuple[int, int]] = []

    reading = bank_sheet.load(path, progress=lambda done, total: seen.append((done, total)))

    assert [one.sentence for one in reading.faults] == [
        "Questions, row 3,217, Minutes: it must be from 1 to 60."
    ]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) > 200
    assert seen[-1][0] <= seen[-1][1]


# --- Cancelling ------------------------------------------------------------------------------


class Enough(Exception):
    pass


@pytest.mark.parametrize("at", [0, 1, 5, 20])
def test_reading_stops_where_it_is_cancelled(at: int) -> None:
    data = bank_sheet.encode(many_questions(400))
    calls = 0

    def progress(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls > at:
            raise Enough

    with pytest.raises(Enough):
        bank_sheet.decode(data, file="mine.xlsx", progress=progress)

    assert calls == at + 1


def test_writing_stops_where_it_is_cancelled() -> None:
    def progress(done: int, _total: int) -> None:
        if done == 20:
            raise Enough

    with pytest.raises(Enough):
        bank_sheet.encode(many_questions(60), progress=progress)


# --- Files of no use -------------------------------------------------------------------------


def test_workbook_without_questions_says_how_to_begin() -> None:
    book = load_workbook(BytesIO(typed(ROW, sheet="Prices")))
    book.create_sheet("Costs")
    stream = BytesIO()
    book.save(stream)

    with pytest.raises(InputError, match="no sheet called “Questions”") as caught:
        bank_sheet.decode(stream.getvalue(), file="mine.xlsx")

    assert "empty spreadsheet" in caught.value.hint
