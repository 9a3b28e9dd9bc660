"""The comparison sheet: one frozen object from which both the screen and the paper are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from hireapp.domain.comparison_statistics import BlockStatistics
from hireapp.domain.ids import AttitudeId, CandidateId, OpeningId, PersonId, QuestionId
from hireapp.domain.kits import Kit
from hireapp.domain.ledger import Arrangement, Ledger
from hireapp.domain.openings import SERVICE_LEVELS, Opening, retention_rule
from hireapp.domain.people import Candidate, Person
from hireapp.domain.progress import counts_text
from hireapp.domain.scorecards import (
    WIDE_RANGE,
    NoScore,
    Rating,
    Reaction,
    Recommendation,
)
from hireapp.domain.text import sort_key
from hireapp.domain.treatment import TreatmentException
from hireapp.i18n import tr


@dataclass(frozen=True, slots=True)
class SeenScorecard:
    """A submitted scorecard that the viewer may see, amendments applied."""

    person: Person
    ratings: Mapping[QuestionId, Rating]
    reaction: Reaction | None
    recommendation: Recommendation | None
    amendments: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into a sheet for one candidate: `scorecards` is empty unless `visible`.

    `submitted` and `expected` count the panel's seats and may always be shown; `for_viewer` tells
    whether what is revealed is for this viewer at all. `ledgers` are those of `scorecards`, and
    `arrangement` is there only with them.
    """

    candidate: Candidate
    kit: Kit | None
    submitted: int
    expected: int
    visible: bool
    revealed: bool
    scorecards: tuple[SeenScorecard, ...] = ()
    seal_broken: bool = False
    seal_reason: str = ""
    for_viewer: bool = True
    ledgers: tuple[Ledger, ...] = ()
    arrangement: Arrangement | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One attitude of the grid, with the questions that measure it."""

    attitude_id: AttitudeId
    name: str
    question_ids: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The panel on one candidate and one attitude.

    `mean` is on the rating scale, weighted over the attitude's questions; `lowest` and `highest`
    are those of the question on which interviewers differ most. Without any score all are None
    and `reasons` says why.
    """

    mean: float | None = None
    lowest: int | None = None
    highest: int | None = None
    reasons: tuple[NoScore, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether interviewers differ by two points or more."""
        return (
            self.lowest is not None
            and self.highest is not None
            and self.highest - self.lowest >= WIDE_RANGE
        )


@dataclass(frozen=True, slots=True)
class Overall:
    """The raw overall mean and the range of the interviewers' own means, on the rating scale.

    `coverage` is the share (0-1) of the kit's weight that anybody scored.
    """

    mean: float
    lowest: float
    highest: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate; a row that is not `visible` has counts only.

    `seal_reason` says who broke the seal and why, to those for whom the scorecards are.
    """

    candidate_id: CandidateId
    name: str
    submitted: int
    expected: int
    visible: bool
    revealed: bool
    seal_broken: bool = False
    seal_reason: str = ""
    for_viewer: bool = True
    cells: tuple[Cell, ...] = ()
    overall: Overall | None = None
    reactions: Mapping[Reaction, int] = field(default_factory=dict)
    recommendations: Mapping[Recommendation, int] = field(default_factory=dict)
    amendments: int = 0

    @property
    def withheld_text(self) -> str:
        """What stands in place of scores that may not be shown; empty when they are."""
        if self.visible:
            return ""
        if not self.revealed:
            return counts_text(self.submitted, self.expected, revealed=False)
        if not self.submitted:
            return tr("seal broken, no scorecard in yet")
        if not self.for_viewer:
            return tr("for the panel only")
        return tr("hidden until your own scorecard is in")


@dataclass(frozen=True, slots=True)
class BlockQuestion:
    """One scored question of a block's kit; `weight` is relative to the others."""

    question_id: QuestionId
    prompt: str
    attitude: str
    weight: float


@dataclass(frozen=True, slots=True, order=True)
class SeenRating:
    """One score that the viewer may see."""

    candidate_id: CandidateId
    person_id: PersonId
    question_id: QuestionId
    score: int


@dataclass(frozen=True, slots=True)
class Block:
    """Candidates who were rated on the same version of the kit; blocks are never mixed.

    `ratings` are the visible ones only. `floors` are the least panel means wanted of an attitude:
    falling below is marked, never acted on.
    """

    kit_number: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    questions: tuple[BlockQuestion, ...] = ()
    ratings: tuple[SeenRating, ...] = ()
    floors: Mapping[AttitudeId, int] = field(default_factory=dict)

    @property
    def names(self) -> dict[CandidateId, str]:
        """The candidates' names by id."""
        return {row.candidate_id: row.name for row in self.rows}

    def below_floor(self, row: Row, place: int) -> bool:
        """Whether a row's panel mean on a column misses the floor."""
        floor = self.floors.get(self.columns[place].attitude_id)
        mean = row.cells[place].mean if row.cells else None
        return floor is not None and mean is not None and mean < floor

    def by_name(self) -> tuple[Row, ...]:
        """Alphabetical, the default."""
        return tuple(sorted(self.rows, key=lambda row: sort_key(row.name)))

    def by_overall(self) -> tuple[Row, ...]:
        """Highest raw mean first; sealed rows and rows without scores last, alphabetically."""
        return tuple(sorted(self.by_name(), key=_overall_descending))

    def by_column(self, place: int) -> tuple[Row, ...]:
        """Highest mean on one attitude first; rows without one last, alphabetically."""

        def descending(row: Row) -> float:
            mean = row.cells[place].mean if row.cells else None
            return 1.0 if mean is None else -mean

        return tuple(sorted(self.by_name(), key=descending))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which two interviewers are far apart."""

    candidate: str
    attitude: str
    high_person: str
    high: int
    low_person: str
    low: int


@dataclass(frozen=True, slots=True)
class CloseCall:
    """Two neighbours in raw means whose order the interviewers themselves don't agree on.

    `for_first` of `interviewers` who met both scored `first` higher than `second`.
    """

    first: str
    second: str
    for_first: int
    interviewers: int


@dataclass(frozen=True, slots=True)
class Lean:
    """How far one interviewer scores from the panel's means, in points, over `ratings` scores."""

    person_id: PersonId
    person: str
    difference: float
    ratings: int


@dataclass(frozen=True, slots=True)
class Skip:
    """A question that a candidate was not asked, though others were."""

    candidate: str
    attitude: str


@dataclass(frozen=True, slots=True)
class ComparisonSheet:
    """Everything that the comparison shows, for one viewer at one moment.

    `raters` are those who gave visible ratings, by name; `open_raters` those of them whose own
    figures the viewer may see. `statistics` is empty until the rating model was fitted; a block
    without visible ratings has none.
    """

    opening_id: OpeningId
    title: str
    purpose: str
    retention: str
    uses_opener: bool
    panel: tuple[str, ...]
    submitted: int
    expected: int
    first_interview: date | None
    last_interview: date | None
    as_of: datetime
    blocks: tuple[Block, ...]
    disagreements: tuple[Disagreement, ...]
    close_calls: tuple[CloseCall, ...]
    skips: tuple[Skip, ...]
    leans: tuple[Lean, ...]
    sheet_id: str
    exceptions: tuple[TreatmentException, ...] = ()
    raters: Mapping[PersonId, str] = field(default_factory=dict)
    open_raters: frozenset[PersonId] = frozenset()
    statistics: tuple[BlockStatistics, ...] = ()
    service_levels: tuple[float, float] = SERVICE_LEVELS

    def statistics_of(self, block: Block) -> BlockStatistics | None:
        """The figures of a block, None before they are computed or without visible ratings."""
        numbers = (one for one in self.statistics if one.kit_number == block.kit_number)
        return next(numbers, None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The candidates of every block."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def everybody_met_everybody(self) -> bool:
        """Whether each visible candidate has every expected scorecard."""
        return all(row.submitted == row.expected for row in self.rows if row.visible)


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet says beside the scores."""

    opening: Opening
    panel: tuple[Person, ...]
    interview_days: tuple[date, ...]
    as_of: datetime

    @property
    def retention(self) -> str:
        """The retention rule in words."""
        return retention_rule(self.opening.facts.retention_months)


def _overall_descending(row: Row) -> float:
    return 1.0 if row.overall is None else -row.overall.mean
