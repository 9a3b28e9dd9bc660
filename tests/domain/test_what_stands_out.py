from __future__ import annotations

from hireapp.domain.panel_means import CLOSE_CALLS, TALK_FIRST, compare
from hireapp.domain.scorecards import NoScore
from tests.domain.making import (
    KIT,
    entry,
    ratings,
    seen,
    sheet,
    sheet_facts,
)


def test_disagreement_names_both_ends() -> None:
    found = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q3=5)), seen("Ben", ratings(q3=2)))
    ).disagreements

    (one,) = found
    assert (one.candidate, one.attitude) == ("Dana", "Coachable")
    assert (one.high_person, one.high, one.low_person, one.low) == ("Ana", 5, "Ben", 2)


def test_disagreement_between_equals_names_the_first_by_name() -> None:
    panel = [seen("Cleo", ratings(q3=5)), seen("Ana", ratings(q3=5)), seen("Dev", ratings(q3=1))]
    panel.append(seen("Ben", ratings(q3=1)))

    (one,) = sheet(entry("Dana", KIT, *panel)).disagreements

    assert (one.high_person, one.low_person) == ("Ana", "Ben")


def test_widest_disagreements_come_first_and_few_are_listed() -> None:
    entries = [
        entry(
            name,
            KIT,
            seen("Ana", ratings(q1=1, q2=2, q3=2)),
            seen("Ben", ratings(q1=5, q2=4, q3=5)),
        )
        for name in ("Dana", "Eli", "Fay")
    ]

    found = sheet(*entries).disagreements

    assert [one.high - one.low for one in found] == [4, 4, 4, 3, 3]
    assert len(found) == TALK_FIRST


def test_one_point_apart_is_no_disagreement() -> None:
    panel = [seen("Ana", ratings(q3=4)), seen("Ben", ratings(q3=5))]

    assert sheet(entry("Dana", KIT, *panel)).disagreements == ()


def test_close_call_is_where_interviewers_do_not_agree_on_the_order() -> None:
    (call,) = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q3=5)), seen("Ben", ratings(q3=3))),
        entry("Eli", KIT, seen("Ana", ratings(q3=3)), seen("Ben", ratings(q3=4))),
    ).close_calls

    assert (call.first, call.second, call.for_first, call.interviewers) == ("Dana", "Eli", 1, 2)


def test_order_that_all_interviewers_share_is_no_close_call() -> None:
    compared = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q3=5)), seen("Ben", ratings(q3=4))),
        entry("Eli", KIT, seen("Ana", ratings(q3=3)), seen("Ben", ratings(q3=3))),
    )

    assert compared.close_calls == ()


def test_close_call_counts_only_who_met_and_scored_both() -> None:
    compared = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q3=5)), seen("Ben", ratings(q1=3))),
        entry("Eli", KIT, seen("Cleo", ratings(q3=4)), seen("Ben", ratings(q3=4))),
        entry("Fay", KIT, seen("Ana", ratings(q3=NoScore.NOT_ASKED))),
    )

    assert compared.close_calls == ()


def test_only_the_first_close_calls_are_listed() -> None:
    entries = [entry(f"Candidate {n}", KIT, seen("Ana", ratings(q3=3))) for n in range(6)]

    found = sheet(*entries).close_calls

    assert [one.first for one in found] == ["Candidate 0", "Candidate 1", "Candidate 2"]
    assert len(found) == CLOSE_CALLS


def test_question_not_asked_of_one_candidate_is_told() -> None:
    rated = ratings(q1=3, q2=3, q3=3)
    skipped = ratings(q1=3, q2=3, q3=NoScore.NOT_ASKED)

    compared = sheet(
        entry("Dana", KIT, seen("Ana", rated)), entry("Eli", KIT, seen("Ana", skipped))
    )

    assert [(one.candidate, one.attitude) for one in compared.skips] == [("Eli", "Coachable")]


def test_question_asked_of_nobody_is_no_skip() -> None:
    skipped = ratings(q1=3, q2=3, q3=NoScore.NOT_ASKED)

    compared = sheet(
        entry("Dana", KIT, seen("Ana", skipped)), entry("Eli", KIT, seen("Ana", skipped))
    )

    assert compared.skips == ()


def test_question_that_one_interviewer_asked_is_no_skip() -> None:
    compared = sheet(
        entry("Dana", KIT, seen("Ana", ratings(q3=4))),
        entry(
            "Eli",
            KIT,
            seen("Ana", ratings(q3=NoScore.NOT_ASKED)),
            seen("Ben", ratings(q3=NoScore.NO_EVIDENCE)),
        ),
    )

    assert compared.skips == ()


def test_lean_is_the_difference_from_the_panels_means() -> None:
    leans = sheet(
        entry("Dana", KIT, seen("Ben", ratings(q1=2, q3=2)), seen("Ana", ratings(q1=4, q3=3)))
    ).leans

    assert [(one.person, one.difference, one.ratings) for one in leans] == [
        ("Ana", 0.75, 2),
        ("Ben", -0.75, 2),
    ]


def test_lean_needs_somebody_to_differ_from() -> None:
    alone = entry("Dana", KIT, seen("Ana", ratings(q1=5)))
    gap = entry("Eli", KIT, seen("Ana", ratings(q1=5)), seen("Ben", ratings(q1=NoScore.DECLINED)))

    assert sheet(alone, gap, entry("Fay", None)).leans == ()


def test_leans_are_shown_only_of_those_the_viewer_may_see() -> None:
    panel = entry("Dana", KIT, seen("Ana", ratings(q1=4)), seen("Ben", ratings(q1=2)))

    compared = compare(sheet_facts(), [panel], may_see_lean=lambda person: person == "ben")

    assert [one.person for one in compared.leans] == ["Ben"]
