"""What the rating model says about one block of candidates, in words that all surfaces share.

Candidates are named by id: whoever shows a sentence gives the names, which may be code names.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hireapp.domain.chance_words import LevelChances, Names, chance_text
from hireapp.domain.comparison_trials import Sensitivity, Settling
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.text import span_text
from hireapp.i18n import tr

TENTATIVE_BELOW = 0.667
RELIABLE_FROM = 0.8
EVEN_BELOW = 0.51
"""A pair no surer than this is as good as even."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 90% interval."""

    mean: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the whole interval lies on one side of zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class CandidateStatistics:
    """One candidate: `mean` is the raw mean, `adjusted` allows for strict and lenient interviewers.

    `attitudes` are in the order of the block's columns, None where nobody rated one.
    """

    candidate_id: CandidateId
    n: int
    mean: float
    adjusted: Interval
    rank_low: int
    rank_high: int
    p_best: float
    levels: LevelChances
    attitudes: tuple[Interval | None, ...]

    @property
    def rank(self) -> str:
        """The range of ranks in words."""
        return span_text(self.rank_low, self.rank_high)


@dataclass(frozen=True, slots=True)
class PairChances:
    """P(one candidate better than another); `place` is where each candidate's row is."""

    place: Mapping[CandidateId, int]
    rows: tuple[array[float], ...]

    def better(self, first: CandidateId, second: CandidateId) -> float:
        """P(first better than second)."""
        return self.rows[self.place[first]][self.place[second]]


@dataclass(frozen=True, slots=True)
class ClosePair:
    """Two candidates near the top whose order cannot be called; `first` is the likelier better."""

    first: CandidateId
    second: CandidateId
    chance: float

    def text(self, names: Names) -> str:
        """The pair in words."""
        if self.chance < EVEN_BELOW:
            return tr("{first} and {second}: either is as likely to be better.").format(
                first=names[self.first], second=names[self.second]
            )
        return tr("{first} and {second}: {chance} that {first} is better.").format(
            first=names[self.first], second=names[self.second], chance=chance_text(self.chance)
        )


class InterviewerFlag(StrEnum):
    """What stands out in how one interviewer rates."""

    STRICT = "strict"
    LENIENT = "lenient"
    PART_OF_SCALE = "part_of_scale"

    @property
    def label(self) -> str:
        """The flag in the user's language."""
        return {
            InterviewerFlag.STRICT: tr("stricter than the panel"),
            InterviewerFlag.LENIENT: tr("more lenient than the panel"),
            InterviewerFlag.PART_OF_SCALE: tr("uses only part of the scale"),
        }[self]


@dataclass(frozen=True, slots=True)
class InterviewerStatistics:
    """One interviewer; `leniency` is against this panel's average, None with nobody to compare."""

    person_id: PersonId
    person: str
    n: int
    mean: float
    lowest_used: float
    highest_used: float
    leniency: Interval | None
    flags: tuple[InterviewerFlag, ...]

    @property
    def text(self) -> str:
        """The interviewer in one sentence."""
        return _lean_text(self) + (
            tr(" Uses only {low} to {high} of the scale.").format(
                low=f"{self.lowest_used:g}", high=f"{self.highest_used:g}"
            )
            if InterviewerFlag.PART_OF_SCALE in self.flags
            else ""
        )


def _lean_text(one: InterviewerStatistics) -> str:
    if one.leniency is None:
        return tr("{person}: no other interviewer to compare with.").format(person=one.person)
    amount = f"{abs(one.leniency.mean):.1f}"
    if amount == "0.0":
        return tr("{person} scores like the panel.").format(person=one.person)
    template = (
        tr("{person} scores {amount} above the panel.")
        if one.leniency.mean > 0
        else tr("{person} scores {amount} below the panel.")
    )
    return template.format(person=one.person, amount=amount)


@dataclass(frozen=True, slots=True)
class InterviewerImpression:
    """One interviewer's overall liking of one candidate beyond what the others heard.

    An interviewer-specific impression, not a proof of a halo.
    """

    person_id: PersonId
    person: str
    candidate_id: CandidateId
    effect: Interval

    def text(self, names: Names) -> str:
        """The impression in words."""
        template = (
            tr("{person} rates {candidate} {amount} higher than the others' ratings suggest.")
            if self.effect.mean > 0
            else tr("{person} rates {candidate} {amount} lower than the others' ratings suggest.")
        )
        return template.format(
            person=self.person,
            candidate=names[self.candidate_id],
            amount=f"{abs(self.effect.mean):.1f}",
        )


@dataclass(frozen=True, slots=True)
class SurprisingRating:
    """A rating more than two standard deviations from what all the others let one expect."""

    person_id: PersonId
    person: str
    candidate_id: CandidateId
    question_id: QuestionId
    question: str
    rating: float
    expected: float
    z: float

    def text(self, names: Names) -> str:
        """The rating in words."""
        return tr(
            "{candidate} · {question}: {person} gave {rating}, the rest suggests {expected}."
        ).format(
            candidate=names[self.candidate_id],
            question=self.question,
            person=self.person,
            rating=f"{self.rating:g}",
            expected=f"{self.expected:.1f}",
        )


@dataclass(frozen=True, slots=True)
class Components:
    """Standard deviations in points of the scale: where the differences in ratings come from."""

    candidate: float
    interviewer: float
    question: float
    halo: float
    candidate_question: float
    residual: float


@dataclass(frozen=True, slots=True)
class CellAgreement:
    """How far the interviewers agree on one candidate's answer to one question.

    `r_wg` is one when all agree and about zero when they might as well guess; `differs` is set
    when they lie further from their mean than chance would explain (a sixth of the points).
    """

    candidate_id: CandidateId
    question_id: QuestionId
    raters: int
    lowest: float
    highest: float
    r_wg: float
    average_deviation: float
    differs: bool


@dataclass(frozen=True, slots=True)
class IntraclassCorrelations:
    """The six of Shrout and Fleiss, for candidates who all met the same interviewers."""

    one_way: float
    two_way_random: float
    two_way_fixed: float
    one_way_average: float
    two_way_random_average: float
    two_way_fixed_average: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's ordinal α, the share of the spread of scores that is real, and each cell."""

    alpha: float | None
    reliability: float | None
    correlations: IntraclassCorrelations | None
    cells: tuple[CellAgreement, ...]

    @property
    def word(self) -> str:
        """How far conclusions may rest on it; empty without an α."""
        if self.alpha is None:
            return ""
        if self.alpha < TENTATIVE_BELOW:
            return tr("below 0.67: tentative")
        return (
            tr("from 0.80: reliable") if self.alpha >= RELIABLE_FROM else tr("0.67 to 0.80: fair")
        )

    @property
    def text(self) -> str:
        """The agreement in one line."""
        if self.alpha is None:
            return tr("agreement α cannot be told: too few shared or different ratings")
        return tr("agreement α {alpha}, {word}").format(alpha=f"{self.alpha:.2f}", word=self.word)


@dataclass(frozen=True, slots=True)
class BlockStatistics:
    """All figures of the candidates rated on one version of the kit, for one viewer.

    `candidates` are in order of the adjusted score, the highest first. `interviewers`,
    `impressions` and `surprising` are those that the viewer may see. `parts` has more than one
    entry when no interviewer links the candidates; `sensitivity` and `settling` are None where
    there is nothing to try. `cautions` are sentences without names.
    """

    kit_number: int
    thresholds: tuple[float, float]
    candidates: tuple[CandidateStatistics, ...]
    chances: PairChances
    too_close: tuple[ClosePair, ...]
    interviewers: tuple[InterviewerStatistics, ...]
    impressions: tuple[InterviewerImpression, ...]
    surprising: tuple[SurprisingRating, ...]
    components: Components
    agreement: Agreement
    parts: tuple[tuple[CandidateId, ...], ...]
    sensitivity: Sensitivity | None
    settling: Settling | None
    cautions: tuple[str, ...]
    scale: tuple[float, float] = (1.0, 5.0)

    @property
    def connected(self) -> bool:
        """Whether all candidates can be compared."""
        return len(self.parts) == 1

    def candidate(self, candidate_id: CandidateId) -> CandidateStatistics | None:
        """One candidate's figures; None without any rating."""
        place = self.chances.place
        if candidate_id not in place:
            return None
        return next(one for one in self.candidates if one.candidate_id == candidate_id)

    def parts_text(self, names: Names) -> str:
        """Which candidates cannot be compared with which; empty when all can."""
        if self.connected:
            return ""
        groups = (", ".join(sorted(names[one] for one in part)) for part in self.parts)
        return tr(
            "No interviewer links these groups, so do not compare across them: {groups}."
        ).format(groups=tr(" | ").join(groups))
