"""`hireapp compare`: the figures of a CSV or of an opening."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import add_database, add_person, at_work, opening_called
from hireapp.errors import Refused
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.analysis.report import Labels
    from hireapp.cli.given import Commands
    from hireapp.domain.comparison_statistics import BlockStatistics


def add_commands(commands: Commands) -> None:
    """Add `compare`."""
    parser = commands.add_parser(
        "compare", help=tr("adjusted scores, ranks and agreement of a CSV of ratings or an opening")
    )
    parser.add_argument(
        "source",
        metavar="RATINGS.csv",
        help=tr(
            "a CSV with the columns candidate, interviewer, question, rating and perhaps attitude "
            "(an empty rating or NA is a missing one); or the title of an opening"
        ),
    )
    parser.add_argument("--json", action="store_true", help=tr("as JSON instead of a table"))
    parser.add_argument("--lowest", type=float, default=1.0, help=tr("lowest rating (CSV only)"))
    parser.add_argument("--highest", type=float, default=5.0, help=tr("highest rating (CSV only)"))
    parser.add_argument(
        "--weights",
        type=Path,
        metavar="FILE.csv",
        help=tr("a CSV with the columns question and weight"),
    )
    add_person(parser, tr("who asks about an opening: only what they may see is used"))
    add_database(parser)
    parser.set_defaults(command=compare)


def compare(options: argparse.Namespace) -> int:
    """Print the figures of a CSV of ratings, or of an opening as its asker may see it."""
    from hireapp.analysis import report

    is_file = Path(options.source).suffix.casefold() == ".csv" or Path(options.source).is_file()
    blocks = _blocks_of_file(options) if is_file else _blocks_of_opening(options)
    if not options.json:
        print("\n\n".join(report.as_text(block, labels) for block, labels in blocks))
        return 0
    data = [report.as_data(block, labels) for block, labels in blocks]
    if is_file:
        found = data[0]
    else:
        numbered = ({"kit": block.kit_number} for block, _ in blocks)
        found = {"blocks": [kit | one for kit, one in zip(numbered, data, strict=True)]}
    is_long = sum(len(block.candidates) for block, _ in blocks) > 100
    print(json.dumps(found, ensure_ascii=False, indent=None if is_long else 2))
    for block, labels in blocks:
        for note in report.notes(block, labels):
            print(f"hireapp: {note}", file=sys.stderr)
    return 0


def _blocks_of_file(options: argparse.Namespace) -> list[tuple[BlockStatistics, Labels]]:
    from hireapp.analysis import comparison_statistics as figures  # NumPy only where it is needed
    from hireapp.analysis.report import Labels
    from hireapp.exchange import ratings_csv

    scale = options.lowest, options.highest
    material = ratings_csv.read(
        Path(options.source), lowest=scale[0], highest=scale[1], weights=options.weights
    )
    block = figures.block_statistics(material, figures.scaled_thresholds(*scale))
    return [(block, Labels.of_file(material.candidates, material.labels, material.attitudes))]


def _blocks_of_opening(options: argparse.Namespace) -> list[tuple[BlockStatistics, Labels]]:
    from hireapp.analysis.comparison_statistics import with_statistics  # NumPy
    from hireapp.analysis.report import Labels
    from hireapp.store import comparisons  # heavy

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.source)
        sheet = with_statistics(comparisons.sheet(database, opening.id, viewer.id))
    found = [(sheet.statistics_of(block), Labels.of(block)) for block in sheet.blocks]
    if not sheet.statistics:
        raise Refused(tr("No scorecard of this opening can be shown to you yet."))
    return [(block, labels) for block, labels in found if block]
