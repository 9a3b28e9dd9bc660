"""What the grid shows of one block: rows and columns in order, each cell's figure and words."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.comparison import Block, Cell, Column, Row
from hireapp.domain.comparison_statistics import BlockStatistics, CandidateStatistics, Interval
from hireapp.gui.compare import words
from hireapp.gui.compare.ordering import (
    LevelOrder,
    Mode,
    Ordering,
    View,
    attitude_mean,
    places_in,
    rows_in,
)
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order, no_score_text

LEVEL_COLUMN = 0


@dataclass(frozen=True, slots=True)
class Chip:
    """One attitude's figure, or with `mean` None the reason why there is none."""

    mean: float | None
    text: str
    small: str = ""
    below_floor: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """The service level heard, one line for each likely level."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The overall score: raw always, adjusted with its interval once that is worked out."""

    raw: float
    adjusted: Interval | None

    @property
    def lines(self) -> tuple[str, ...]:
        """The figures beside the bar."""
        raw = tr("raw {mean}").format(mean=f"{self.raw:.2f}")
        return (raw,) if self.adjusted is None else (f"{self.adjusted.mean:.2f}", raw)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The one text of a row whose scores may not be shown."""

    text: str


Shown = Chip | Level | Bar | Withheld | None


class BlockView:
    """A block as it is looked at: the first column is the service level, the last one overall."""

    def __init__(
        self, block: Block, statistics: BlockStatistics | None = None, view: View | None = None
    ) -> None:
        self.block = block
        self.statistics = statistics
        self.view = view or View()
        self.figures = (
            {one.candidate_id: one for one in statistics.candidates} if statistics else {}
        )
        self.rows = rows_in(block, self.figures, self.view)
        self._places = places_in(block, self.view.columns)
        self.columns: tuple[Column, ...] = tuple(block.columns[one] for one in self._places)
        self._shown: dict[tuple[str, int], Shown] = {}

    @property
    def overall_column(self) -> int:
        """Where the overall score stands."""
        return len(self.columns) + 1

    @property
    def keys(self) -> tuple[str, ...]:
        """What tells the columns apart, wherever they stand."""
        return ("", *(column.attitude_id for column in self.columns), " ")

    @property
    def ordered_column(self) -> int | None:
        """The column by which the rows are ordered; None: by name."""
        if self.view.ordering is Order.OVERALL:
            return self.overall_column
        if self.view.ordering is LevelOrder.LEVEL:
            return LEVEL_COLUMN
        for place, column in enumerate(self.columns, start=1):
            if column.attitude_id == self.view.ordering:
                return place
        return None

    def ordering_of(self, column: int) -> Ordering:
        """The order that a column's head asks for."""
        if column == LEVEL_COLUMN:
            return LevelOrder.LEVEL
        attitude = self.attitude_at(column)
        return Order.OVERALL if attitude is None else attitude.attitude_id

    def attitude_at(self, column: int) -> Column | None:
        """The attitude of a column; None for the level and overall."""
        return self.columns[column - 1] if 0 < column < self.overall_column else None

    def figures_of(self, row: Row) -> CandidateStatistics | None:
        """What the rating model says of a candidate."""
        return self.figures.get(row.candidate_id) if row.visible else None

    def rank(self, row: Row) -> str:
        """The candidate's range of ranks; empty before it is worked out."""
        numbers = self.figures_of(row)
        return numbers.rank if numbers else ""

    def shown(self, row: Row, column: int) -> Shown:
        """What a cell is drawn from; None for nothing."""
        key = row.candidate_id, column
        if key not in self._shown:
            self._shown[key] = self._made(row, column)
        return self._shown[key]

    def text(self, row: Row, column: int) -> str:
        """A cell in short."""
        match self.shown(row, column):
            case Withheld(text=text) | Chip(text=text):
                return text
            case Level() as level:
                return tr(" or ").join(level.lines)
            case Bar() as bar:
                return " · ".join(bar.lines)
            case None:
                return ""

    def described(self, row: Row, column: int) -> str:
        """A cell in full, for those who listen or rest the pointer on it."""
        if not row.visible:
            return tr("{candidate}: {text}").format(candidate=row.name, text=row.withheld_text)
        numbers = self.figures_of(row)
        if column == LEVEL_COLUMN:
            return words.described_level(row, numbers)
        if column == self.overall_column:
            return words.described_overall(row, numbers)
        place = self._places[column - 1]
        said = words.described_cell(row, self.block.columns[place], row.cells[place])
        adjusted = numbers.attitudes[place] if numbers else None
        return said + words.adjusted_part(adjusted) + self.floor_part(row, place)

    def title(self, column: int) -> str:
        """A column's head."""
        if column == LEVEL_COLUMN:
            return tr("Service level heard")
        attitude = self.attitude_at(column)
        return tr("Overall, 90% interval") if attitude is None else attitude.name

    def floor_part(self, row: Row, place: int) -> str:
        """That a panel mean misses its floor; empty where it does not."""
        if not self.block.below_floor(row, place):
            return ""
        floor = self.block.floors[self.block.columns[place].attitude_id]
        return tr("; below the floor of {floor}").format(floor=floor)

    def _made(self, row: Row, column: int) -> Shown:
        if not row.visible:
            return Withheld(row.withheld_text) if column == LEVEL_COLUMN else None
        numbers = self.figures_of(row)
        if column == LEVEL_COLUMN:
            return Level(numbers.levels.words) if numbers else None
        if column == self.overall_column:
            overall = row.overall
            return Bar(overall.mean, numbers.adjusted if numbers else None) if overall else None
        return self._chip(row, self._places[column - 1])

    def _chip(self, row: Row, place: int) -> Chip:
        cell: Cell = row.cells[place]
        mean = attitude_mean(row, place, self.figures, self.view.mode)
        if mean is None or cell.mean is None:
            return Chip(None, no_score_text(cell))
        small = words.range_text(cell) if cell.differs else ""
        return Chip(mean, f"{mean:.2f}", small, self.block.below_floor(row, place))


def has_adjusted(view: BlockView) -> bool:
    """Whether cells show adjusted scores, not only whether they are wanted."""
    return view.view.mode is Mode.ADJUSTED and view.statistics is not None
