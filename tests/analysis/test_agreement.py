"""Agreement: published values, and small tables worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from hireapp.analysis.agreement import Metric, agreement, alpha, intraclass
from hireapp.analysis.rating_model import fit
from hireapp.analysis.ratings import RatingRow, arrange
from tests.analysis.making import panel, reference


@pytest.mark.parametrize("metric", Metric)
def test_alpha_of_krippendorffs_own_data(metric: Metric) -> None:
    published = {
        row["level"]: row["alpha_3dp"] for row in reference("krippendorff_2011_expected.csv")
    }
    rows = reference("krippendorff_2011.csv")
    unit = np.array([int(row["unit"]) for row in rows])
    value = np.array([float(row["value"]) for row in rows])

    found = alpha(unit, value, metric)

    assert found is not None
    assert f"{found:.3f}" == published[metric]


@pytest.mark.parametrize("metric", Metric)
def test_alpha_is_one_when_all_agree_and_units_differ(metric: Metric) -> None:
    unit, value = np.array([0, 0, 1, 1]), np.array([2.0, 2.0, 5.0, 5.0])

    assert alpha(unit, value, metric) == 1.0


@pytest.mark.parametrize(
    ("unit", "value"), [([0, 1, 2], [1.0, 2.0, 3.0]), ([0, 0, 1, 1], [4.0, 4.0, 4.0, 4.0])]
)
def test_alpha_cannot_be_told_without_pairs_or_differences(
    unit: list[int], value: list[float]
) -> None:
    assert alpha(np.array(unit), np.array(value)) is None


def test_intraclass_correlations_of_shrout_and_fleiss() -> None:
    published = [row["published_2dp"] for row in reference("shrout_fleiss_1979_expected.csv")]
    table = np.array([float(row["rating"]) for row in reference("shrout_fleiss_1979.csv")]).reshape(
        6, 4
    )

    found = intraclass(table)

    assert found is not None
    six = (
        found.one_way,
        found.two_way_random,
        found.two_way_fixed,
        found.one_way_average,
        found.two_way_random_average,
        found.two_way_fixed_average,
    )
    assert [f"{one:.2f}" for one in six] == published


def test_a_cell_has_range_within_group_agreement_and_average_deviation() -> None:
    scores = {"Kim": 1, "Lee": 4, "Mo": 4}
    rows = [RatingRow("Ada", name, "radar", score) for name, score in scores.items()]
    rows.append(RatingRow("Ada", "Kim", "rules", 3))

    (cell,) = agreement(fit(arrange(rows))).cells

    assert (cell.raters, cell.lowest, cell.highest) == (3, 1.0, 4.0)
    assert cell.r_wg == pytest.approx(1 - 3 / 2)
    assert cell.average_deviation == pytest.approx(4 / 3)
    assert cell.differs


def test_an_average_deviation_of_five_sixths_is_not_flagged_yet() -> None:
    scores = (4, 3, 3, 2, 2, 4)  # 4/6 from their mean of 3
    rows = [RatingRow("Ada", f"j{j}", "radar", score) for j, score in enumerate(scores)]

    (cell,) = agreement(fit(arrange(rows))).cells

    assert cell.average_deviation == pytest.approx(2 / 3)
    assert not cell.differs


def test_reliability_follows_its_formula_and_counts_leniency_where_panels_differ() -> None:
    same, apart = (fit(arrange(panel(5, 4, 3, met))) for met in (4, 2))

    for found, differs in ((same, 0.0), (apart, 1.0)):
        ratings = found.ratings
        met = [len(set(ratings.interviewer[ratings.candidate == c].tolist())) for c in range(5)]
        n_j = 5 / sum(1 / one for one in met)
        n = 5 / sum(1 / one for one in np.bincount(ratings.candidate))
        theta, lean, _, halo, kappa, noise = found.points.sigmas.T**2
        real = theta + kappa / 3
        share = real / (real + halo / n_j + noise / n + differs * lean / n_j)
        assert agreement(found).reliability == pytest.approx(found.points.weights @ share)


def test_intraclass_correlations_are_for_complete_tables_only() -> None:
    rows = [
        RatingRow(f"c{c}", f"j{j}", f"q{q}", 1 + (c + j * q) % 5)
        for c in range(3)
        for j in range(2)
        for q in range(2)
    ]

    complete, gappy = (agreement(fit(arrange(some))) for some in (rows, rows[1:]))

    assert complete.correlations is not None
    assert gappy.correlations is None


def test_candidates_whose_means_differ_by_rounding_alone_have_no_correlations() -> None:
    table = np.array([[1.1, 2.3, 3.6], [2.3, 3.6, 1.1], [3.6, 1.1, 2.3]])

    assert intraclass(table) is None
