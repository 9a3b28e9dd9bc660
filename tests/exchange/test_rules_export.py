from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from hireapp.domain.dumb_rules import DumbRule, Fate, Origin, Source, Verdict
from hireapp.domain.ids import CandidateId, OpeningId, RuleId
from hireapp.exchange import rules_export
from hireapp.exchange.comparison_export import encode_csv

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NAMES = ("Dana Whitfield", "Ana", "Bo Li")


def rule(text: str, *, reason: str = "", harm: str = "", linked: bool = True) -> DumbRule:
    told = Source(CandidateId("c"), "Zoë Nováková-Li", OpeningId("o"), "Secret Opening")
    return DumbRule(
        id=RuleId("1"),
        rule=text,
        harm=harm,
        origin=Origin.CANDIDATE,
        theme="=Returns",
        own=True,
        source=told if linked else None,
        noted_by="Ana",
        noted_at=NOW,
        verdict=Verdict(
            fate=Fate.TRASH, leader="Grace Ofori", due=date(2026, 11, 1), reason=reason
        ),
        decided_at=NOW,
        done_at=None,
    )


def from_workbook(rules: list[DumbRule]) -> list[list[object]]:
    data = rules_export.encode_workbook(rules, NOW, NAMES)
    book = load_workbook(BytesIO(data))
    cells = list(book["Dumb rules"].iter_rows())
    assert all(cell.data_type != "f" for row in cells for cell in row)
    return [[cell.value for cell in row] for row in cells]


def from_csv(rules: list[DumbRule]) -> list[list[str]]:
    data = encode_csv(rules_export.table(rules, NOW.date(), NAMES))
    return list(csv.reader(StringIO(data.decode("utf-8-sig"))))


def test_both_kinds_say_the_same_of_a_rule() -> None:
    shown = [rule("No box, no refund", harm="They leave.", reason="old")]

    (head, first), (csv_head, csv_first) = from_workbook(shown), from_csv(shown)

    assert head == csv_head
    assert first == [
        "No box, no refund",
        "They leave.",
        "a candidate, as our customer or user",
        "=Returns",
        "overdue",
        "trash",
        "old",
        "yes",
        "2026-11-01",
    ]
    assert csv_first[3] == "'=Returns"


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t="])
def test_no_text_becomes_a_formula(beginning: str) -> None:
    text = f"{beginning}HYPERLINK(1)"

    assert from_workbook([rule(text)])[1][0] == text
    assert from_csv([rule(text)])[1][0] == f"'{text}"


def test_nobody_is_named() -> None:
    text = "Dana Whitfield and Ana told Zoë: no box. Nováková agreed; Anabel and Danaë did not."
    whole = str(from_workbook([rule(text, reason="Bo Li said so", harm="Zoë Nováková-Li cried")]))

    assert "[name] and [name] told [name]: no box. [name] agreed; Anabel and Danaë did" in whole
    assert "[name] said so" in whole
    assert "[name] cried" in whole
    for word in ("Whitfield", "Nováková", "Grace", "Ofori", "Secret", "2026-11-23"):
        assert word not in whole


def test_parts_of_a_name_stay_where_the_rule_is_not_linked() -> None:
    assert rules_export.without_names("Will must wait", ("Will Smith",)) == "Will must wait"
    assert rules_export.without_names("Li is short", (), parts_of="Zoë Li") == "Li is short"
    assert rules_export.without_names("as it is", ()) == "as it is"


def test_counts_are_on_a_sheet_of_their_own() -> None:
    book = load_workbook(BytesIO(rules_export.encode_workbook([rule("a"), rule("b")], NOW, ())))
    counted = {str(row[0]): row[1] for row in book["Counts"].values}

    assert counted["overdue"] == 2
    assert counted["all"] == 2
    assert book.properties.creator in {None, ""}
