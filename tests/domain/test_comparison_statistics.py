"""The words for probabilities, ranks, service levels and what the figures mean."""

from __future__ import annotations

from array import array

import pytest

from hireapp.domain.chance_words import LevelChances, ServiceLevel, chance_text
from hireapp.domain.comparison_statistics import (
    Agreement,
    ClosePair,
    Interval,
    InterviewerFlag,
    InterviewerStatistics,
    PairChances,
)
from hireapp.domain.comparison_trials import Sensitivity, Settling, Trial, TrialKind
from hireapp.domain.ids import CandidateId, PersonId

ADA, BEN = CandidateId("a"), CandidateId("b")
NAMES = {ADA: "Ada", BEN: "Ben"}


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (1.0, "over 99%"),
        (0.9951, "over 99%"),
        (0.99, "99%"),
        (0.8999, "89%"),
        (0.9, "90%"),
        (0.29, "29%"),
        (0.0099, "under 1%"),
        (0.0, "under 1%"),
    ],
)
def test_a_chance_is_never_0_or_100_percent_and_never_rounded_up_to_a_call(
    chance: float, text: str
) -> None:
    assert chance_text(chance) == text


@pytest.mark.parametrize(
    ("chances", "text", "likeliest"),
    [
        (LevelChances(0, 0.04, 0.96), "Super 96%", (ServiceLevel.SUPER,)),
        (
            LevelChances(0.02, 0.71, 0.27),
            "Genuine 71% or Super 27%",
            (ServiceLevel.GENUINE, ServiceLevel.SUPER),
        ),
        (
            LevelChances(0.6, 0.395, 0.005),
            "Synthetic 60% or Genuine 39%",
            (ServiceLevel.SYNTHETIC, ServiceLevel.GENUINE),
        ),
    ],
)
def test_a_level_below_90_percent_has_the_next_likeliest_beside_it(
    chances: LevelChances, text: str, likeliest: tuple[ServiceLevel, ...]
) -> None:
    assert (chances.text, chances.likeliest) == (text, likeliest)


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0.71, "Ada and Ben: 71% that Ada is better."),
        (0.5, "Ada and Ben: either is as likely to be better."),
    ],
)
def test_a_close_pair_in_words(chance: float, text: str) -> None:
    assert ClosePair(ADA, BEN, chance).text(NAMES) == text


@pytest.mark.parametrize(
    ("alpha", "text"),
    [
        (0.57, "agreement α 0.57, below 0.67: tentative"),
        (0.7, "agreement α 0.70, 0.67 to 0.80: fair"),
        (0.8, "agreement α 0.80, from 0.80: reliable"),
        (None, "agreement α cannot be told: too few shared or different ratings"),
    ],
)
def test_agreement_in_words(alpha: float | None, text: str) -> None:
    assert Agreement(alpha, None, None, ()).text == text


@pytest.mark.parametrize(
    ("leniency", "flags", "text"),
    [
        (Interval(-0.61, -0.8, -0.4), (InterviewerFlag.STRICT,), "Lee scores 0.6 below the panel."),
        (Interval(0.38, 0.1, 0.6), (), "Lee scores 0.4 above the panel."),
        (Interval(0.02, -0.3, 0.3), (), "Lee scores like the panel."),
        (None, (), "Lee: no other interviewer to compare with."),
        (
            Interval(0, -1, 1),
            (InterviewerFlag.PART_OF_SCALE,),
            "Lee scores like the panel. Uses only 3 to 4 of the scale.",
        ),
    ],
)
def test_an_interviewer_in_words(
    leniency: Interval | None, flags: tuple[InterviewerFlag, ...], text: str
) -> None:
    one = InterviewerStatistics(PersonId("l"), "Lee", 12, 3.5, 3.0, 4.0, leniency, flags)

    assert one.text == text


def test_pair_chances_are_found_by_candidate() -> None:
    chances = PairChances({BEN: 0, ADA: 1}, (array("d", [0.5, 0.2]), array("d", [0.8, 0.5])))

    assert (chances.better(ADA, BEN), chances.better(BEN, ADA)) == (0.8, 0.2)


@pytest.mark.parametrize(
    ("person", "is_repeat", "single"),
    [
        ("", False, "a new interviewer for Ben (4%)."),
        ("Kim", False, "Kim meets Ben (4%)."),
        ("Kim", True, "Kim meets Ben again (4%)."),
    ],
)
def test_what_would_settle_it_names_the_pair_and_how_much_it_helps(
    person: str, is_repeat: bool, single: str
) -> None:
    settling = Settling(ADA, BEN, BEN, person, is_repeat, 0.3, falls_by=0.042, both_fall_by=0.105)

    assert settling.text(NAMES) == (
        "What would help most: a new interviewer who meets both Ada and Ben "
        "(the uncertainty between them falls by 10%). With one interview only: " + single
    )


def test_a_first_place_that_survives_says_what_was_tried() -> None:
    trials = (
        Trial(TrialKind.WITHOUT_INTERVIEWER, "Kim", ADA),
        Trial(TrialKind.WITHOUT_QUESTION, "Radar", ADA),
    )

    assert Sensitivity(ADA, trials).sentences(NAMES) == (
        "Ada stays first without any one interviewer and without any one question.",
    )


def test_the_same_result_without_several_unnamed_interviewers_is_said_once() -> None:
    found = Sensitivity(ADA, (Trial(TrialKind.WITHOUT_INTERVIEWER, "", BEN),) * 2)

    assert not found.survives
    assert found.sentences(NAMES) == ("Without one of the interviewers, Ben would be first.",)
