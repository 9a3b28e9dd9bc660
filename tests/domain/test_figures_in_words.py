"""Words for the rarer figures: a level panel, an impression, nobody left to compare."""

from __future__ import annotations

import pytest

from hireapp.domain import insight_words
from hireapp.domain.comparison_statistics import (
    Interval,
    InterviewerFlag,
    InterviewerImpression,
)
from hireapp.domain.comparison_trials import Trial, TrialKind
from hireapp.domain.decisions import exceptions_to_equal_treatment
from hireapp.domain.ids import CandidateId, PersonId
from hireapp.domain.insights import CLOSE_WITHIN, FAR_FROM, Leniency, ScaleUse
from hireapp.domain.question_check.check import check_prompt
from tests.domain.making import entry, kit, kit_question, ratings, seen, sheet

MAYA = CandidateId("maya")
NAMES = {MAYA: "Maya"}


@pytest.mark.parametrize(("mean", "word"), [(0.6, "0.6 higher"), (-0.4, "0.4 lower")])
def test_an_impression_says_how_far_and_which_way(mean: float, word: str) -> None:
    one = InterviewerImpression(PersonId("lee"), "Lee", MAYA, Interval(mean, mean - 1, mean + 1))

    assert one.text(NAMES) == f"Lee rates Maya {word} than the others' ratings suggest."


def test_each_flag_on_an_interviewer_has_a_label() -> None:
    assert len({flag.label for flag in InterviewerFlag}) == len(InterviewerFlag)


def test_a_trial_may_leave_no_score() -> None:
    trial = Trial(TrialKind.WITHOUT_QUESTION, "Empathy", None)

    assert trial.text(NAMES) == "Without the question Empathy, no score would be left."


def test_candidates_on_other_versions_of_the_kit_are_an_exception() -> None:
    first = entry("Dana", kit(kit_question("q1")), seen("Ana", ratings(q1=4)))
    second = entry("Tom", kit(kit_question("q1"), number=2), seen("Ana", ratings(q1=3)))
    made = sheet(first, second)

    found = exceptions_to_equal_treatment(made, made.rows[0].candidate_id)

    assert found[0] == "Rated on kit version 1; others on another version."


@pytest.mark.parametrize(
    ("apart", "word"), [(CLOSE_WITHIN, "close"), (0.7, "normal"), (FAR_FROM, "far apart")]
)
def test_distance_between_raters_has_a_word(apart: float, word: str) -> None:
    assert insight_words.apart_note(apart) == word


def test_nobody_to_compare_with_is_said() -> None:
    assert insight_words._leniency(None).value == "nobody to compare with"
    assert insight_words._question_agreement(None).value == "nobody to compare with"


def test_a_plain_difference_says_that_it_may_be_chance() -> None:
    assert "too few interviews" in insight_words._leniency(Leniency(0.4)).meaning


def test_hardly_a_difference_is_no_direction() -> None:
    assert insight_words._points(0.0) == "0"


@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), (0, 0, 1, 0, 0)])
def test_fewer_than_two_scores_have_no_spread(counts: tuple[int, ...]) -> None:
    assert ScaleUse(counts).spread == 0


def test_a_lone_quotation_mark_is_no_quotation() -> None:
    flags = check_prompt('Tell me about a sign that said " closed at five.')

    assert flags == ()


def test_a_quotation_may_hold_another_one() -> None:
    flags = check_prompt("A guest says, \"My son said 'are you married?' to you.\" What do you do?")

    assert not [flag for flag in flags if flag.topic]
