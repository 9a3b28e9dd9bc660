"""Whether the first place survives a change."""

from __future__ import annotations

from hireapp.analysis.rating_model import fit
from hireapp.analysis.ratings import RatingRow, arrange
from hireapp.analysis.sensitivity import sensitivity
from hireapp.domain.comparison_trials import Sensitivity, TrialKind
from hireapp.domain.ids import CandidateId
from tests.analysis.making import panel

ADA, BEN = CandidateId("Ada"), CandidateId("Ben")
NAMES = {ADA: "Ada", BEN: "Ben"}
SCORES = {  # by question: each interviewer's score of Ada and of Ben
    "radar": {"Kim": (5, 2), "Lee": (4, 3), "Mo": (4, 3)},
    "rules": {"Kim": (4, 3), "Lee": (2, 3), "Mo": (2, 3)},
    "purpose": {"Kim": (4, 3), "Lee": (3, 4), "Mo": (3, 3)},
}
LABELS = {"radar": "Radar", "rules": "Rules", "purpose": "Purpose"}


def tried(people: dict[str, str], weights: dict[str, float] | None = None) -> Sensitivity:
    rows = [
        RatingRow(name, interviewer, question, score)
        for question, by_person in SCORES.items()
        for interviewer, pair in by_person.items()
        for name, score in zip(("Ada", "Ben"), pair, strict=True)
    ]
    found = sensitivity(fit(arrange(rows, weights=weights)), labels=LABELS, people=people)
    assert found is not None
    return found


def test_a_first_place_that_hangs_on_one_interviewer_and_one_question_is_told() -> None:
    found = tried({"Kim": "Kim Roe"})

    assert found.first == ADA
    assert found.sentences(NAMES) == (
        "Without Kim Roe, Ben would be first.",
        "Without the question Radar, Ben would be first.",
    )


def test_an_interviewer_whose_figures_are_withheld_is_not_named() -> None:
    found = tried({})

    assert found.sentences(NAMES)[0] == "Without one of the interviewers, Ben would be first."
    assert {one.without for one in found.trials if one.kind is TrialKind.WITHOUT_INTERVIEWER} == {
        ""
    }


def test_equal_weights_are_tried_only_where_weights_differ() -> None:
    weighed = tried({}, {"radar": 1, "rules": 5, "purpose": 1})

    assert weighed.first == BEN
    (equal,) = [one for one in weighed.trials if one.kind is TrialKind.EQUAL_WEIGHTS]
    assert equal.first == ADA
    assert TrialKind.EQUAL_WEIGHTS not in {one.kind for one in tried({}).trials}


def test_leaving_one_out_agrees_with_a_whole_new_fit() -> None:
    ratings = arrange(panel(5, 4, 4, 3, seed=3))
    whole = fit(ratings)
    names = {one: one for one in (*ratings.interviewers, *ratings.questions)}

    found = sensitivity(whole, labels=names, people=names)

    assert found is not None
    for trial in found.trials:
        key = "interviewer" if trial.kind is TrialKind.WITHOUT_INTERVIEWER else "question"
        fresh = fit(ratings.dropping(**{key: trial.without}))
        assert fresh.candidates[0].candidate == trial.first
    assert len(found.trials) == 8


def test_nothing_is_tried_where_two_are_equally_first() -> None:
    rows = [RatingRow(name, j, "radar", 4) for name in ("Ada", "Ben") for j in ("Kim", "Lee")]

    assert sensitivity(fit(arrange(rows)), labels=LABELS, people={}) is None
