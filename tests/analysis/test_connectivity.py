"""Which candidates can be compared."""

from __future__ import annotations

from hireapp.analysis.connectivity import Part, parts
from hireapp.analysis.ratings import RatingRow, Ratings, arrange


def met(*pairs: tuple[str, str]) -> Ratings:
    return arrange(
        RatingRow(candidate, interviewer, "radar", 3) for candidate, interviewer in pairs
    )


def test_candidates_are_linked_through_interviewers_of_others() -> None:
    chain = met(("Ada", "Kim"), ("Ben", "Kim"), ("Ben", "Lee"), ("Cleo", "Lee"))

    assert parts(chain) == (Part(("Ada", "Ben", "Cleo"), ("Kim", "Lee")),)


def test_parts_without_a_common_interviewer_are_told_apart_the_largest_first() -> None:
    apart = met(("Ada", "Kim"), ("Ben", "Lee"), ("Cleo", "Lee"), ("Ben", "Mo"))

    assert parts(apart) == (Part(("Ben", "Cleo"), ("Lee", "Mo")), Part(("Ada",), ("Kim",)))
