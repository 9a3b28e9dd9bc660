from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hireapp.domain.ids import CandidateId, KitId, OpeningId, PersonId, SeatId
from hireapp.domain.kits import Kit, KitContent
from hireapp.domain.openings import Opening, OpeningFacts
from hireapp.domain.papers import CandidatePapers, FormName, Mark, Papers, Subject, hiding_names
from hireapp.domain.people import Candidate, Person, Role, Seat
from hireapp.paper.book import Book
from hireapp.paper.document import (
    Layout,
    Look,
    PageSize,
    code_of,
    number_of,
    page_frame,
)
from hireapp.paper.pen import Pen
from tests.paper.reading import overlapping, page_sizes, page_texts, text_boxes

OPENING = Opening(OpeningId("o1"), OpeningFacts(title="Host", purpose="make guests happier"))
LEE = Person(PersonId("p1"), "Lee Carter", Role.INTERVIEWER)


def a_subject(name: str = "Maya Okafor", audit_head: str = "") -> Subject:
    seat = Seat(SeatId("s1"), OPENING.id, LEE)
    kit = Kit(KitId("k3"), OPENING.id, 3, None, KitContent())
    candidate = CandidatePapers(candidate=Candidate(CandidateId("c1"), OPENING.id, name), kit=kit)
    papers = Papers(
        opening=OPENING,
        viewer=LEE,
        as_of=datetime(2026, 11, 21, 16, 40, tzinfo=UTC),
        panel=(seat,),
        candidates=(candidate,),
        audit_head=audit_head,
    )
    return Subject(papers, candidate, seat)


def a_layout(subject: Subject, *, pages: int = 1, coded: bool = False) -> Layout:
    number = number_of(FormName.SCORECARD, subject.papers.opening.id, pages)
    on = page_frame(subject, Look(), number, coded=coded)
    code = code_of(subject, number) if coded else None
    drawings = [[_circle] for _ in range(pages)]
    return Layout(FormName.SCORECARD, number, on, drawings, code=code)


def _circle(pen: Pen) -> None:
    pen.circle(100, 200, 5, "q:empathy-1:4")


def drawn(layout: Layout) -> bytes:
    book = Book("test")
    book.add(layout)
    return book.finish()


def test_every_page_says_whose_it_is_and_how_long_it_is_kept() -> None:
    layout = a_layout(a_subject(audit_head="3f9ac0" * 8), pages=3)

    texts = page_texts(drawn(layout))

    assert [text.count("Maya Okafor · Lee Carter") for text in texts] == [1, 1, 1]
    for number, text in enumerate(texts, start=1):
        assert f"{number} of 3" in text
        assert f"Form {layout.number} · kit v3" in text
        assert "Confidential: personal data. Keep until 12 months after the decision" in text
        assert "Audit log 3f9ac03f9ac03f9a" in text


def test_hidden_names_are_not_in_the_footer() -> None:
    subject = a_subject()
    hidden = hiding_names(subject.papers)

    (text,) = page_texts(drawn(a_layout(Subject(hidden, hidden.candidates[0], subject.seat))))

    assert "candidate hidden · Lee Carter" in text
    assert "Maya" not in text


@pytest.mark.parametrize("coded", [False, True])
def test_a_long_name_makes_the_footer_higher_and_overlaps_nothing(coded: bool) -> None:
    layout = a_layout(a_subject("Wilhelmina " * 27), coded=coded)

    (boxes,) = text_boxes(drawn(layout))

    assert overlapping(boxes) == []
    assert min(box.bottom for box in boxes) > 10
    assert layout.on.bottom > a_layout(a_subject()).on.bottom


def test_circles_are_recorded_with_the_page_they_are_on() -> None:
    book = Book("test")

    made = book.add(a_layout(a_subject(), pages=2))

    assert made.marks == (
        Mark(1, "q:empathy-1:4", 100, 200, 5),
        Mark(2, "q:empathy-1:4", 100, 200, 5),
    )


def test_the_number_of_a_form_depends_on_everything_it_is_about() -> None:
    assert number_of(FormName.GUIDE, "c1") != number_of(FormName.GUIDE, "c2")
    assert number_of(FormName.GUIDE, "c1") != number_of(FormName.SCORECARD, "c1")
    assert number_of(FormName.GUIDE, "c1") == number_of(FormName.GUIDE, "c1")


def test_pages_of_different_sizes_share_a_book() -> None:
    subject = a_subject()
    on = page_frame(subject, Look(page=PageSize.LETTER), "0000-0000", landscape=True)
    book = Book("test")
    book.add(a_layout(subject))
    book.blank(on)

    assert page_sizes(book.finish()) == {(595, 842), (792, 612)}
