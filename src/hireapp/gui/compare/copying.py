"""The comparison as it is shown, as lines for the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hireapp.domain.comparison import Row
from hireapp.exchange.comparison_export import guarded
from hireapp.gui.compare import words
from hireapp.gui.compare.block_view import BlockView
from hireapp.i18n import tr


def as_table(views: Iterable[BlockView]) -> str:
    """Cells between tabs, one line a candidate; a spreadsheet program takes them over."""
    return "\n".join("\t".join(map(_cell, line)) for view in views for line in _lines(view))


def _lines(view: BlockView) -> Iterator[list[str]]:
    heads = [view.title(column) for column in range(view.overall_column)]
    figures = [tr("Adjusted"), tr("90% low"), tr("90% high"), tr("Raw mean")]
    yield [tr("Kit"), tr("Rank"), tr("Candidate"), *heads, *figures, tr("Remark")]
    for row in view.rows:
        yield [
            str(view.block.kit_number),
            view.rank(row),
            row.name,
            *(view.text(row, column) for column in range(view.overall_column)),
            *_overall(view, row),
            words.remark(row),
        ]


def _overall(view: BlockView, row: Row) -> Iterator[str]:
    numbers = view.figures_of(row)
    adjusted = numbers.adjusted if numbers else None
    for value in (adjusted.mean, adjusted.low, adjusted.high) if adjusted else (None,) * 3:
        yield "" if value is None else f"{value:.2f}"
    yield f"{row.overall.mean:.2f}" if row.overall else ""


def _cell(text: str) -> str:
    return guarded(" ".join(text.split()))
