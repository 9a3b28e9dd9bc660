"""What rated interviews over all openings tell about interviewing: interviewers and questions.

Only what is revealed to the viewer goes in. Below a minimum there is no figure: it says "not enough
data", since a figure of three interviews is an accident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hireapp.domain.comparison_statistics import Interval
from hireapp.domain.ids import CandidateId, PersonId, QuestionId
from hireapp.domain.people import Person
from hireapp.domain.scorecards import NoScore, Rating, Score
from hireapp.domain.text import clean_line, span_text
from hireapp.i18n import tr

LEAST_SCORECARDS = 5
"""Revealed scorecards of an interviewer from which on figures are shown."""
LEAST_RATINGS = 8
"""Scores of a question from which on figures are shown."""
LEAST_CANDIDATES = 5
"""Candidates who were scored on a question from which on figures are shown."""
KNOWN_FROM = 30
"""From so many candidates on, later ones may know the question beforehand."""
OFTEN_NOT_ASKED = 0.2
"""From this share on a question is skipped often."""

CLOSE_WITHIN = 0.5
"""Interviewers who differ by no more than this on average, in points, agree closely."""
FAR_FROM = 1.0
"""Interviewers who differ by this much on average, in points, are far apart."""
NARROW_BELOW = 0.67
"""Below this share of the others' spread on the same answers, part of the scale is unused."""

_POOR, _FAIR = 0.2, 0.4
"""Corrected item-total correlations: below 0.2 poor, from 0.4 good (Ebel 1965)."""


def question_key(prompt: str) -> str:
    """What makes two questions the same over openings: their words.

    Ids repeat from bank to bank, and other words are another question.
    """
    return clean_line(prompt).casefold()


@dataclass(frozen=True, slots=True)
class Load:
    """One interviewer's work over all openings: counts, never contents.

    `interviews` took place, `upcoming` are on the calendar. `overdue` scorecards are missing past
    their time, `came_late` came in after it.
    """

    interviews: int = 0
    upcoming: int = 0
    submitted: int = 0
    overdue: int = 0
    came_late: int = 0

    @property
    def late(self) -> int:
        """Scorecards that were not in when they were due."""
        return self.overdue + self.came_late


@dataclass(frozen=True, slots=True)
class Mark:
    """One visible rating of one answer, which may be a reason for no score."""

    candidate_id: CandidateId
    person_id: PersonId
    question_id: QuestionId
    rating: Rating


@dataclass(frozen=True, slots=True)
class RatedBlock:
    """The visible ratings on one version of a kit; `questions` are each id and its key."""

    opening: str
    questions: tuple[tuple[QuestionId, str], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class HeardQuestion:
    """A question that was on the kit of interviews; `candidates` have heard it, or may have."""

    key: str
    prompt: str
    attitude: str
    openings: int
    candidates: int


@dataclass(frozen=True, slots=True)
class Basis:
    """How much the figures rest on, as this viewer may see it; `sealed` counts candidates."""

    openings: int = 0
    candidates: int = 0
    scorecards: int = 0
    sealed: int = 0


@dataclass(frozen=True, slots=True)
class InsightMaterial:
    """What the figures are made of; `people` are those whose figures the viewer may see."""

    people: tuple[tuple[Person, Load], ...]
    blocks: tuple[RatedBlock, ...]
    questions: tuple[HeardQuestion, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Leniency:
    """How far above (positive) or below the others somebody scores, in points.

    With an `interval` it comes from the rating model, which allows for who met whom and is against
    the panel's average; without, it is the plain difference from co-raters on the same answers.
    """

    mean: float
    interval: Interval | None = None

    @property
    def is_clear(self) -> bool:
        """Whether it stands out from chance."""
        return self.interval is not None and self.interval.excludes_zero


@dataclass(frozen=True)
class ScaleUse:
    """How often each point of the scale was given, the lowest point first."""

    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many scores."""
        return sum(self.counts)

    @cached_property
    def mean(self) -> float:
        """The mean score; 0 without any."""
        points = enumerate(self.counts, start=1)
        return sum(point * n for point, n in points) / self.total if self.total else 0.0

    @cached_property
    def spread(self) -> float:
        """The standard deviation of the scores, in points."""
        if self.total < 2:
            return 0.0
        squares = sum(n * (p - self.mean) ** 2 for p, n in enumerate(self.counts, start=1))
        return float((squares / (self.total - 1)) ** 0.5)

    @property
    def text(self) -> str:
        """The points used, such as "2–5"."""
        used = [point for point, n in enumerate(self.counts, start=1) if n]
        if not used:
            return tr("none")
        return span_text(used[0], used[-1])


@dataclass(frozen=True, slots=True)
class InterviewerInsight:
    """One interviewer over openings; figures are None where there is nobody to compare with.

    `apart` is the mean distance from co-raters' scores of the same answers, `spread_ratio` the
    spread of the own scores over the co-raters' on the same answers.
    """

    person_id: PersonId
    person: str
    load: Load
    openings: int
    scorecards: int
    scale: ScaleUse
    leniency: Leniency | None
    apart: float | None
    spread_ratio: float | None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough revealed scorecards for figures."""
        return self.scorecards >= LEAST_SCORECARDS

    @property
    def is_narrow(self) -> bool:
        """Whether part of the scale stays unused where others used more of it."""
        return self.spread_ratio is not None and self.spread_ratio < NARROW_BELOW


class Separation(StrEnum):
    """How well a question tells candidates apart."""

    WELL = "well"
    A_LITTLE = "a_little"
    HARDLY = "hardly"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """One or two words."""
        return {
            Separation.WELL: tr("well"),
            Separation.A_LITTLE: tr("a little"),
            Separation.HARDLY: tr("hardly"),
            Separation.UNCLEAR: tr("not clear yet"),
        }[self]

    @property
    def sentence(self) -> str:
        """What to say of the question."""
        return {
            Separation.WELL: tr("tells candidates apart well"),
            Separation.A_LITTLE: tr("tells candidates apart a little"),
            Separation.HARDLY: tr("hardly tells candidates apart"),
            Separation.UNCLEAR: tr("not clear yet whether it tells candidates apart"),
        }[self]


@dataclass(frozen=True, slots=True)
class ItemRest:
    """The correlation of candidates' scores on a question with those on the other questions.

    `candidates` went into it, with its 90% interval.
    """

    correlation: Interval
    candidates: int

    @property
    def word(self) -> Separation:
        """What may be said: as much as the interval bears out."""
        known = self.correlation
        if known.mean < _POOR and known.high < _FAIR:
            return Separation.HARDLY
        if known.low >= _POOR:
            return Separation.WELL
        return Separation.A_LITTLE if known.low > 0 else Separation.UNCLEAR


@dataclass(frozen=True, slots=True)
class QuestionInsight:
    """One question over openings, in the words in which it was asked."""

    heard: HeardQuestion
    scale: ScaleUse
    no_scores: Mapping[NoScore, int]
    scored_candidates: int
    apart: float | None
    item_rest: ItemRest | None

    @property
    def answers(self) -> int:
        """Ratings of it on scorecards, reasons for no score included."""
        return self.scale.total + sum(self.no_scores.values())

    @property
    def not_asked(self) -> int:
        """On how many scorecards it was left out."""
        return self.no_scores.get(NoScore.NOT_ASKED, 0)

    @property
    def asked(self) -> int:
        """On how many scorecards it was asked."""
        return self.answers - self.not_asked

    @property
    def is_enough(self) -> bool:
        """Whether there are enough scores of enough candidates for figures."""
        return self.scale.total >= LEAST_RATINGS and self.scored_candidates >= LEAST_CANDIDATES

    @property
    def separation(self) -> Separation | None:
        """How well it tells candidates apart; None without enough data."""
        return self.item_rest.word if self.is_enough and self.item_rest else None

    @property
    def may_be_known(self) -> bool:
        """Whether so many have heard it that candidates may know it."""
        return self.heard.candidates >= KNOWN_FROM


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that the page shows, for one viewer."""

    interviewers: tuple[InterviewerInsight, ...]
    questions: tuple[QuestionInsight, ...]
    basis: Basis


def scale_use(ratings: Iterable[Rating]) -> ScaleUse:
    """How often each point was given; reasons for no score are left out."""
    given = Counter(ratings)
    return ScaleUse(tuple(given[point] for point in Score))
