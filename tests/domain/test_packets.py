from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hireapp.domain.ids import CandidateId, InterviewId, OpeningId, PersonId, SeatId
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.packets import (
    Division,
    Omission,
    Wish,
    counted,
    in_order,
    plan,
)
from hireapp.domain.papers import (
    CandidatePapers,
    FormName,
    Moment,
    Papers,
    Scope,
    Subject,
)
from hireapp.domain.people import Candidate, Interview, Person, Role, Seat
from hireapp.errors import Refused

OPENING = Opening(OpeningId("o1"), OpeningFacts(title="Host", purpose="make guests happier"))
NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
BOTH = frozenset({FormName.COMPARISON_SHEET, FormName.HANDOUT, FormName.GUIDE})


def person(name: str) -> Person:
    return Person(PersonId(name), name, Role.INTERVIEWER)


def candidate(name: str, *meetings: tuple[int, str | None]) -> CandidatePapers:
    interviews = tuple(
        Interview(
            InterviewId(f"i{hour}"),
            CandidateId(name),
            NINE + timedelta(hours=hour),
            45,
            seat_id=SeatId(seat) if seat else None,
        )
        for hour, seat in meetings
    )
    return CandidatePapers(
        candidate=Candidate(CandidateId(name), OPENING.id, name), interviews=interviews
    )


def papers(*candidates: CandidatePapers, panel: tuple[str, ...] = ("Lee", "Sam")) -> Papers:
    return Papers(
        opening=OPENING,
        viewer=person("Lee"),
        as_of=NINE,
        panel=tuple(Seat(SeatId(name), OPENING.id, person(name)) for name in panel),
        candidates=candidates,
    )


def nothing_lacks(_: FormName, __: Subject) -> str:
    return ""


def shown(wish: Wish, made: Papers) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            booklet.title,
            [
                (
                    section.title,
                    [
                        f"{name.value}{':' + subject.seat.id if subject.seat else ''}"
                        for name, subject in section.copies
                    ],
                )
                for section in booklet.sections
            ],
        )
        for booklet in plan(made, wish, nothing_lacks).booklets
    ]


def test_one_file_holds_the_opening_then_each_candidate() -> None:
    made = papers(candidate("Ana"), candidate("Ben"))

    assert shown(Wish(forms=BOTH), made) == [
        (
            "Host",
            [
                ("Host", ["comparison-sheet"]),
                ("Ana", ["handout", "guide:Lee", "guide:Sam"]),
                ("Ben", ["handout", "guide:Lee", "guide:Sam"]),
            ],
        )
    ]


def test_a_file_for_each_candidate_and_one_for_the_opening() -> None:
    made = papers(candidate("Ana"), candidate("Ben"))

    assert shown(Wish(forms=BOTH, division=Division.CANDIDATE), made) == [
        ("Host", [("Host", ["comparison-sheet"])]),
        ("Ana", [("Ana", ["handout", "guide:Lee", "guide:Sam"])]),
        ("Ben", [("Ben", ["handout", "guide:Lee", "guide:Sam"])]),
    ]


def test_a_file_for_each_seat_has_that_seats_forms() -> None:
    made = papers(candidate("Ana"))

    assert shown(Wish(forms=BOTH, division=Division.SEAT), made) == [
        ("Lee", [("Host", ["comparison-sheet"]), ("Ana", ["handout", "guide:Lee"])]),
        ("Sam", [("Host", ["comparison-sheet"]), ("Ana", ["handout", "guide:Sam"])]),
    ]


def test_only_chosen_candidates_and_seats_are_printed() -> None:
    made = papers(candidate("Ana"), candidate("Ben"))
    wish = Wish(
        forms=frozenset({FormName.GUIDE}),
        candidates=frozenset({CandidateId("Ben")}),
        seats=frozenset({SeatId("Sam")}),
    )

    assert shown(wish, made) == [("Host", [("Ben", ["guide:Sam"])])]


def test_candidates_stand_as_they_are_met_those_without_a_date_last() -> None:
    made = papers(
        candidate("Ana"), candidate("Ben", (3, None)), candidate("Cem", (1, "Lee"), (5, "Sam"))
    )

    def names(wish: Wish, seat: str | None = None) -> list[str]:
        found = in_order(made, wish, SeatId(seat) if seat else None)
        return [one.candidate.name for one in found]

    assert names(Wish(forms=BOTH)) == ["Cem", "Ben", "Ana"]
    assert names(Wish(forms=BOTH), "Sam") == ["Ben", "Cem", "Ana"]
    assert names(Wish(forms=BOTH, by_schedule=False)) == ["Ana", "Ben", "Cem"]


def test_what_cannot_be_printed_is_told_once_with_the_names() -> None:
    made = papers(*map(candidate, "ABCDE"))

    def lack(name: FormName, subject: Subject) -> str:
        del subject
        return "" if name is FormName.GUIDE else "Nobody was hired."

    planned = plan(made, Wish(forms=frozenset({FormName.GUIDE, FormName.WELCOME_PACKET})), lack)

    assert planned.copies == 10
    (omission,) = planned.omissions
    assert omission.sentence == "Welcome packet for A, B, C and 2 more: Nobody was hired."


def test_omission_of_an_openings_form_names_nobody() -> None:
    omission = Omission(FormName.COMPARISON_SHEET, "There is nobody to compare yet.", ())

    assert omission.sentence == "Comparison sheet: There is nobody to compare yet."


def test_seat_forms_name_a_candidate_once() -> None:
    made = papers(candidate("Ana"))
    wish = Wish(forms=frozenset({FormName.FILLED_SCORECARD, FormName.HANDOUT}))

    planned = plan(made, wish, lambda name, _: "" if name is FormName.HANDOUT else "It is sealed.")

    assert planned.omissions[0].names == ("Ana",)


def test_nothing_chosen_and_nothing_possible_are_refused() -> None:
    with pytest.raises(Refused, match="Choose a form"):
        plan(papers(), Wish(forms=frozenset()), nothing_lacks)
    with pytest.raises(Refused, match="nothing to print") as refused:
        plan(papers(), Wish(forms=frozenset({FormName.COMPARISON_SHEET})), lambda *_: "Nobody.")
    assert refused.value.hint == "Comparison sheet: Nobody."


def test_every_form_has_a_name_a_scope_and_a_moment() -> None:
    assert len({one.label for one in FormName}) == len(FormName)
    assert {one.scope for one in FormName} == set(Scope)
    assert {one.moment for one in FormName} == set(Moment)
    assert len({one.label for one in Division}) == 3


def test_files_and_pages_are_counted() -> None:
    assert counted(1, 1) == "1 file · 1 page"
    assert counted(7, 21) == "7 files · 21 pages"


def test_papers_are_found_by_id() -> None:
    made = papers(candidate("Ana"))

    assert made.candidate(CandidateId("Ana")) is made.candidates[0]
    assert made.candidate(CandidateId("Zoe")) is None
    assert made.seat(SeatId("Lee")) is made.panel[0]
    assert made.seat(SeatId("Zoe")) is None


def test_a_subject_without_a_candidate_knows_nothing_of_one() -> None:
    subject = Subject(papers(candidate("Ana")))

    assert (subject.kit, subject.interview, subject.scorecard) == (None, None, None)
    assert Subject(subject.papers, subject.papers.candidates[0]).scorecard is None
