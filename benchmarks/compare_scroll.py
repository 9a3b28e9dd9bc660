"""How long a frame takes while the Compare page scrolls through 2,000 candidates.

    python benchmarks/compare_scroll.py [CANDIDATES]

Prints the median and the 99th percentile of scrolling by one row, by a page and by 7 pixels,
each until it is painted, against a frame of 16 ms, and how long showing the sheet takes.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from array import array
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from hireapp.domain.chance_words import LevelChances
from hireapp.domain.comparison import Block, Cell, Column, Overall, Row
from hireapp.domain.comparison_statistics import (
    Agreement,
    BlockStatistics,
    CandidateStatistics,
    Components,
    Interval,
    PairChances,
)
from hireapp.domain.ids import AttitudeId, CandidateId, PersonId, QuestionId
from hireapp.domain.people import Person, Role
from hireapp.domain.scorecards import NoScore
from hireapp.gui import theme
from hireapp.gui.compare.block_view import BlockView
from hireapp.gui.compare.grid import Grid
from hireapp.gui.compare.grid_heads import ROW_HEIGHT

CANDIDATES = 2_000
FRAME = 16.0
FRAMES = 400
ATTITUDES = (
    "Loves humans",
    "Genuine conversation",
    "Customer radar",
    "Bends rules wisely",
    "Turns OOPS into WOW",
    "Owns it, never punts",
    "Purpose over function",
    "Lifts the team",
)
SIZE = 1280, 800


def made_cell(random: Random) -> Cell:
    """A score, now and then a gap or interviewers far apart."""
    if random.random() < 0.05:
        return Cell(reasons=(NoScore.NOT_ASKED,))
    mean = random.randint(4, 20) / 4
    low = max(1, int(mean) - random.randint(0, 1))
    return Cell(mean, low, min(5, low + random.randint(1, 3)))


def made_row(number: int, random: Random) -> Row:
    """A revealed candidate, every twentieth one sealed."""
    key, name = CandidateId(f"{number:05}"), f"Candidate Number {number}"
    if number % 20 == 0:
        return Row(key, name, 3, 4, visible=False, revealed=False)
    cells = tuple(made_cell(random) for _ in ATTITUDES)
    mean = statistics.fmean([3.0, *(one.mean for one in cells if one.mean is not None)])
    coverage = sum(one.mean is not None for one in cells) / len(cells)
    overall = Overall(mean, mean - 0.4, mean + 0.4, coverage)
    return Row(key, name, 4, 4, visible=True, revealed=True, cells=cells, overall=overall)


def figures(row: Row, rank: int, random: Random) -> CandidateStatistics:
    """What the rating model might say."""
    mean = row.overall.mean if row.overall else 3.0
    sure = random.random()
    return CandidateStatistics(
        candidate_id=row.candidate_id,
        n=32,
        mean=mean,
        adjusted=Interval(mean, mean - 0.3, mean + 0.3),
        rank_low=rank,
        rank_high=rank + random.randint(0, 40),
        p_best=0.01,
        levels=LevelChances((1 - sure) / 2, sure, (1 - sure) / 2),
        attitudes=tuple(Interval(3.0, 2.5, 3.5) for _ in ATTITUDES),
    )


def made_view(count: int) -> BlockView:
    """A block of many candidates with its statistics."""
    random = Random(7)
    columns = tuple(Column(AttitudeId(name), name, (QuestionId(name),)) for name in ATTITUDES)
    rows = tuple(made_row(number, random) for number in range(count))
    seen = [row for row in rows if row.visible]
    numbers = BlockStatistics(
        kit_number=1,
        thresholds=(2.5, 3.75),
        candidates=tuple(figures(row, rank, random) for rank, row in enumerate(seen, start=1)),
        chances=PairChances({}, (array("d"),)),
        too_close=(),
        interviewers=(),
        impressions=(),
        surprising=(),
        components=Components(0.6, 0.6, 0.6, 0.3, 0.3, 0.6),
        agreement=Agreement(None, None, None, ()),
        parts=(tuple(row.candidate_id for row in seen),),
        sensitivity=None,
        settling=None,
        cautions=(),
    )
    return BlockView(Block(1, columns, rows), numbers)


def scroll(grid: Grid, step: int) -> list[float]:
    """Milliseconds from each move of the scroll bar until the grid is drawn."""
    bar, taken = grid.verticalScrollBar(), []
    bar.setValue(0)
    for _ in range(FRAMES):
        started = time.perf_counter()
        bar.setValue(bar.value() + step if bar.value() + step < bar.maximum() else 0)
        QApplication.processEvents()
        taken.append((time.perf_counter() - started) * 1e3)
    return taken


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CANDIDATES
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    grid = Grid()
    grid.resize(*SIZE)
    started = time.perf_counter()
    view = made_view(count)
    made = time.perf_counter()
    grid.show_view(view, Person(PersonId("p"), "Cora", Role.COORDINATOR))
    grid.setMaximumHeight(SIZE[1])
    grid.resize(*SIZE)
    grid.show()
    application.processEvents()
    shown = time.perf_counter()
    print(f"{count} candidates put in order {(made - started) * 1e3:8.1f} ms")
    print(f"{count} candidates first shown  {(shown - made) * 1e3:8.1f} ms")
    for name, step in (("7 pixels", 7), ("a row", ROW_HEIGHT), ("a page", SIZE[1] - 100)):
        cuts = statistics.quantiles(scroll(grid, step), n=100)
        print(
            f"by {name:9} p50 {cuts[49]:6.2f} ms  p99 {cuts[98]:6.2f} ms  "
            f"({cuts[98] / FRAME:4.2f} of a frame of {FRAME:g} ms)"
        )


if __name__ == "__main__":
    main()
