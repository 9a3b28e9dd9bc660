from __future__ import annotations

import json
from datetime import UTC, datetime

import pypdfium2

from hireapp.domain.access import AccessReport, Field, Record, Section, ThirdParties
from hireapp.domain.ids import CandidateId
from hireapp.exchange import access_json
from hireapp.paper import access_report
from hireapp.paper.document import PageSize

HOSTILE = "<img src=/etc/passwd> محمد 王小明 🙂"


def made(*, answers: int = 3, text: str = "“I knelt down.”") -> AccessReport:
    records = tuple(
        Record(
            f"interviewer 1: Question {n}",
            (Field("score", "rating, 1 to 5", 4), Field("evidence", "evidence", text)),
        )
        for n in range(answers)
    )
    return AccessReport(
        candidate_id=CandidateId("c"),
        candidate="Dana Whitfield",
        opening="Host",
        retention="Keep until 12 months after the decision, unless on hold.",
        as_of=datetime(2026, 11, 28, tzinfo=UTC),
        sections=(Section("answers", "Ratings and evidence", records),),
        drafts=1,
    )


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_everything_is_on_the_pages() -> None:
    (text,) = pages(access_report.render(made()))

    for wanted in (
        *("What is kept about you", "Dana Whitfield, candidate for Host", "1 of 1"),
        *("Ratings and evidence", "interviewer 1: Question 2", "“I knelt down.”"),
        "1 scorecard is still being written",
    ):
        assert wanted in text


def test_long_reports_go_on_and_lose_nothing() -> None:
    report = made(answers=40, text="word " * 300)

    for size in PageSize:
        found = pages(access_report.render(report, page=size))
        assert len(found) > 10
        assert sum(page.count("word") for page in found) == 40 * 300
        assert all(f"Question {n}" in "".join(found) for n in range(40))


def test_text_stays_text() -> None:
    assert "<img src=/etc/passwd>" in pages(access_report.render(made(text=HOSTILE)))[0]


def test_name_is_not_in_the_metadata() -> None:
    document = pypdfium2.PdfDocument(access_report.render(made()))
    found = document.get_metadata_dict()
    document.close()

    assert found["Title"] == f"Access request {made().number}"
    assert "Dana" not in repr(found)


def test_data_say_the_same() -> None:
    data = json.loads(access_json.encode(made()))

    assert data["candidate"] == "Dana Whitfield"
    assert data["sections"]["answers"][1] == {
        "about": "interviewer 1: Question 1",
        "score": 4,
        "evidence": "“I knelt down.”",
    }
    assert access_json.encode(made()) == access_json.encode(made())


def test_values_are_told_in_words() -> None:
    assert [Field("k", "l", value).text for value in (True, False, 1.5, 2.0, 3, "x")] == [
        *("yes", "no", "1.5", "2", "3", "x")
    ]


def test_own_name_stays_where_others_share_it() -> None:
    third = ThirdParties("Dana Whitfield", {"Dana Scully": "interviewer 1"}, ("Ben Mark",))

    assert third.without("Dana met Dana Scully; Scully and Mark left marks.") == (
        "Dana met [interviewer 1]; [another person] and [another person] left marks."
    )
