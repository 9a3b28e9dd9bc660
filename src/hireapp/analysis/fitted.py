"""What a fit of the rating model gives: frozen, in words of the product, ids as they came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hireapp.analysis.connectivity import Part
from hireapp.analysis.mixture import JointMixture
from hireapp.analysis.posterior import Points
from hireapp.analysis.ratings import FloatArray, Ratings
from hireapp.domain.comparison_statistics import Components
from hireapp.i18n import tr


class Caution(StrEnum):
    """What the reader of the scores must know about the data."""

    ONE_RATING = "one_rating"
    ONE_CANDIDATE = "one_candidate"
    ONE_INTERVIEWER = "one_interviewer"
    ONE_INTERVIEW_EACH = "one_interview_each"
    ALL_EQUAL = "all_equal"
    NOT_CONNECTED = "not_connected"
    SOME_UNRATED = "some_unrated"
    SAME_PANELS = "same_panels"

    @property
    def text(self) -> str:
        """The caution in the user's language."""
        return {
            Caution.ONE_RATING: tr("There is only one rating: it says next to nothing yet."),
            Caution.ONE_CANDIDATE: tr(
                "There is only one candidate, so there is nobody to compare."
            ),
            Caution.ONE_INTERVIEWER: tr(
                "There is only one interviewer, so nobody can tell the candidates "
                "from that interviewer's impressions."
            ),
            Caution.ONE_INTERVIEW_EACH: tr(
                "Each candidate met one interviewer: not enough interviews to separate "
                "candidates from interviewers."
            ),
            Caution.ALL_EQUAL: tr("All ratings are equal, so they tell no candidates apart."),
            Caution.NOT_CONNECTED: tr(
                "The panel falls into parts that share no interviewer: scores of candidates "
                "in different parts cannot be compared."
            ),
            Caution.SOME_UNRATED: tr("Candidates without any rating have no score."),
            Caution.SAME_PANELS: tr(
                "Every candidate met the same interviewers on the same questions, so adjusting "
                "moves no rank."
            ),
        }[self]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 90% interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LevelChances:
    """How likely each service level is: synthetic, genuine and super service."""

    synthetic: float
    genuine: float
    super: float


@dataclass(frozen=True, slots=True)
class CandidateFit:
    """One candidate: raw and adjusted scores on the rating scale, `n` ratings.

    The true place is taken to lie from `rank_low` to `rank_high`: candidates who are better, or
    worse, with 90% probability are counted out. `attitudes` is None where nobody rated one.
    """

    candidate: str
    n: int
    raw_mean: float
    adjusted: Estimate
    p_best: float
    rank_low: int
    rank_high: int
    levels: LevelChances
    attitudes: Mapping[str, Estimate | None]


@dataclass(frozen=True, slots=True)
class InterviewerFit:
    """One interviewer: how lenient against this panel's average, and which scale points were used.

    `leniency` is None when there is nobody to compare with.
    """

    interviewer: str
    n: int
    raw_mean: float
    lowest_used: float
    highest_used: float
    leniency: Estimate | None


@dataclass(frozen=True, slots=True)
class Impression:
    """One interviewer's overall liking of one candidate (γ), beyond leniency and the questions."""

    candidate: str
    interviewer: str
    effect: Estimate


@dataclass(frozen=True, slots=True)
class Surprise:
    """A rating more than two standard deviations from what all the others let one expect."""

    candidate: str
    interviewer: str
    question: str
    rating: float
    expected: float
    z: float


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The rating model fitted to one kit version.

    `candidates` are in order of the adjusted score, the highest first. `pairs` (P(row better than
    column)) and `scores` (the joint posterior of the overall scores, unbounded) are in the order
    of `ratings.candidates`; `points` are the standard deviations they were integrated over.
    """

    ratings: Ratings
    candidates: tuple[CandidateFit, ...]
    interviewers: tuple[InterviewerFit, ...]
    impressions: tuple[Impression, ...]
    surprising: tuple[Surprise, ...]
    components: Components
    pairs: FloatArray
    scores: JointMixture
    points: Points
    parts: tuple[Part, ...]
    cautions: tuple[Caution, ...]

    @property
    def unrated(self) -> tuple[str, ...]:
        """Candidates without any rating."""
        return self.ratings.unrated

    @property
    def connected(self) -> bool:
        """Whether all candidates can be compared."""
        return len(self.parts) == 1

    def chance(self, first: str, second: str) -> float:
        """P(first better than second)."""
        place = self.ratings.candidates.index
        return float(self.pairs[place(first), place(second)])

    def candidate(self, name: str) -> CandidateFit | None:
        """One candidate's figures; None without any rating."""
        return next((one for one in self.candidates if one.candidate == name), None)
