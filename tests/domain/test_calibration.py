from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from hireapp import paths
from hireapp.domain import banks as bank_files
from hireapp.domain import calibration
from hireapp.domain.banks import Bank
from hireapp.domain.calibration import Sample
from hireapp.domain.kits import KitContent


def sample(suggested: int) -> Sample:
    return Sample(
        question_id="q", attitude="A", prompt="p", anchors={}, text="t", suggested=suggested, why=""
    )


def kit(bank: Bank, attitudes: int) -> KitContent:
    content, seen = KitContent(), set[str]()
    for question in bank.scored_questions:
        if question.attitude not in seen and len(seen) < attitudes:
            seen.add(question.attitude)
            content = content.adding(bank, question)
    return content


@pytest.mark.parametrize(("attitudes", "size"), [(1, 3), (3, 9), (4, 8), (6, 12), (8, 8), (12, 12)])
def test_the_set_is_short_and_gives_each_attitude_the_same(
    bank: Bank, attitudes: int, size: int
) -> None:
    chosen = calibration.choose(kit(bank, attitudes), [bank])

    assert len(chosen) == size
    assert len(set(Counter(one.attitude for one in chosen).values())) == 1
    assert len({one.text for one in chosen}) == size


def test_the_whole_scale_comes_up(bank: Bank) -> None:
    chosen = calibration.choose(kit(bank, 8), [bank])

    assert {one.suggested for one in chosen} == {1, 2, 3, 4, 5}


def test_the_same_kit_gives_the_same_set_whatever_the_order_of_banks(bank: Bank) -> None:
    others = [bank_files.load(path) for path in paths.question_banks()]
    content = kit(bank, 5)

    assert calibration.choose(content, others) == calibration.choose(content, others[::-1])


def test_no_samples_give_no_set(bank: Bank) -> None:
    bare = msgspec.structs.replace(bank, sample_answer=())

    assert calibration.choose(kit(bank, 3), [bare]) == ()
    assert calibration.choose(KitContent(), [bank]) == ()


@pytest.mark.parametrize(
    ("scores", "leniency", "spread"),
    [
        ((5, 5, 5), "more lenient than the suggested ratings", "little of the scale is used"),
        ((1, 1, 3), "stricter than the suggested ratings", "little of the scale is used"),
        ((1, 3, 5), "close to the suggested ratings", "as much of the scale"),
    ],
)
def test_leniency_and_spread_in_words(scores: tuple[int, ...], leniency: str, spread: str) -> None:
    found = calibration.lean([sample(1), sample(3), sample(5)], dict(enumerate(scores)))

    assert found is not None
    assert (found.leniency_text, found.spread_text) == (leniency, spread)


def test_figures_are_plain_means_and_deviations() -> None:
    found = calibration.lean([sample(2), sample(4), sample(3)], {0: 3, 1: 4, 2: 1})

    assert found is not None
    assert found.leniency == pytest.approx(-1 / 3)
    assert found.spread == pytest.approx(1.247219)
    assert found.suggested_spread == pytest.approx(0.816497)
    assert found.spread_text == "more of the scale is used"
    assert found.agreement_text == "1 of 3 the same, 2 within one point"
    assert "no verdict" in found.caution


def test_equal_suggestions_tell_nothing_of_the_spread() -> None:
    found = calibration.lean([sample(3), sample(3)], {0: 2, 1: 5})

    assert found is not None
    assert found.spread_text == "nothing to compare with"


def test_no_ratings_have_no_lean() -> None:
    assert calibration.lean([sample(3)], {}) is None
