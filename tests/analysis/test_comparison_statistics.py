"""From a comparison sheet to its figures, for one viewer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.domain.comparison import ComparisonSheet, Entry
from hireapp.domain.comparison_statistics import BlockStatistics, InterviewerFlag
from hireapp.domain.ids import CandidateId, KitId, PersonId
from hireapp.domain.kits import Kit
from hireapp.domain.panel_means import compare
from tests.domain.making import entry, kit, kit_question, ratings, seen, sheet, sheet_facts

QUESTIONS = ("q1", "q2", "q3", "q4")
KIT = kit(*(kit_question(name, on) for name, on in zip(QUESTIONS, "AABC", strict=True)))
SCORES = {
    "Dana": {"Ana": (5, 5, 4, 5), "Ben": (3, 4, 3, 3), "Cy": (4, 4, 4, 5)},
    "Priya": {"Ana": (4, 5, 5, 4), "Ben": (3, 3, 4, 3), "Cy": (4, 5, 4, 4)},
    "Tom": {"Ana": (2, 3, 2, 2), "Ben": (1, 1, 1, 1), "Cy": (2, 2, 1, 3)},
}


def rated(name: str, used: Kit = KIT, *, only: str = "") -> Entry:
    cards = (
        seen(person, ratings(**dict(zip(QUESTIONS, scores, strict=True))))
        for person, scores in SCORES[name].items()
        if only in ("", person)
    )
    return entry(name, used, *cards)


def figures(made: ComparisonSheet) -> BlockStatistics:
    (found,) = with_statistics(made).statistics
    return found


def test_candidates_have_adjusted_scores_beside_the_raw_means_of_the_sheet() -> None:
    made = sheet(*map(rated, SCORES))

    found = figures(made)

    raw = {row.candidate_id: row.overall.mean for row in made.rows if row.overall}
    assert {one.candidate_id: one.mean for one in found.candidates} == pytest.approx(raw)
    assert found.candidates[-1].candidate_id == "tom"
    assert found.candidates[-1].rank == "3"
    assert all(len(one.attitudes) == 3 for one in found.candidates)
    (close,) = found.too_close
    assert {close.first, close.second} == {"dana", "priya"}
    assert found.settling is not None
    assert {found.settling.first, found.settling.second} == {"dana", "priya"}


def test_the_strict_and_the_lenient_are_flagged() -> None:
    found = figures(sheet(*map(rated, SCORES)))

    flags = {one.person: one.flags for one in found.interviewers}
    assert flags == {"Ana": (InterviewerFlag.LENIENT,), "Ben": (InterviewerFlag.STRICT,), "Cy": ()}
    assert "adjusting moves no rank" in " ".join(found.cautions)


def test_figures_about_interviewers_are_for_whom_they_may_be_shown_to() -> None:
    entries = [*map(rated, SCORES)]
    everything = figures(sheet(*entries))

    own = figures(compare(sheet_facts(), entries, may_see_lean=lambda who: who == PersonId("ana")))

    assert {one.person for one in own.interviewers} == {"Ana"}
    for kind in ("impressions", "surprising"):
        shown = [one for one in getattr(everything, kind) if one.person == "Ana"]
        assert list(getattr(own, kind)) == shown
    assert own.sensitivity is not None
    assert {one.without for one in own.sensitivity.trials} >= {"Ana", ""}
    assert not {"Ben", "Cy"} & {one.without for one in own.sensitivity.trials}
    assert own.candidates == everything.candidates


def test_a_sealed_candidate_changes_no_figure() -> None:
    sealed = Entry(
        rated("Tom").candidate, KIT, submitted=3, expected=4, visible=False, revealed=False
    )

    without, beside = (
        figures(sheet(rated("Dana"), rated("Priya"), *more)) for more in ((), (sealed,))
    )

    assert beside == without


def test_versions_of_the_kit_are_fitted_apart() -> None:
    newer = replace(KIT, id=KitId("kit-2"), number=2)

    made = with_statistics(sheet(rated("Dana"), rated("Priya"), rated("Tom", newer)))

    assert [len(one.candidates) for one in made.statistics] == [2, 1]
    assert [made.statistics_of(block) for block in made.blocks] == list(made.statistics)
    alone = figures(sheet(rated("Tom", newer)))
    assert made.statistics[1] == alone


def test_one_interviewer_each_is_said_and_nobody_is_called_close_across_the_gap() -> None:
    found = figures(sheet(rated("Dana", only="Ana"), rated("Tom", only="Ben")))

    assert not found.connected
    assert "not enough interviews to separate" in found.cautions[0]
    assert (found.too_close, found.sensitivity) == ((), None)
    names = {CandidateId("dana"): "Dana", CandidateId("tom"): "Tom"}
    assert found.parts_text(names).endswith("Dana | Tom.")


def test_nothing_is_computed_where_nothing_is_visible() -> None:
    made = sheet(entry("Dana", KIT))

    assert with_statistics(made) == made


def test_who_uses_three_points_where_others_use_five_is_flagged() -> None:
    wide = (1, 5, 1, 5)
    cards = {"Ana": wide, "Ben": wide, "Cy": (2, 4, 3, 3)}
    entries = [
        entry(
            name,
            KIT,
            *(
                seen(person, ratings(**dict(zip(QUESTIONS, scores, strict=True))))
                for person, scores in cards.items()
            ),
        )
        for name in SCORES
    ]

    found = figures(sheet(*entries))

    flagged = [
        one.person for one in found.interviewers if InterviewerFlag.PART_OF_SCALE in one.flags
    ]
    assert flagged == ["Cy"]
