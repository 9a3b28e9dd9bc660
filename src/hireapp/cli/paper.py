"""`hireapp paper`: scans of filled scorecards, read as the window reads them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import (
    EXIT_REFUSED,
    add_database,
    add_person,
    at_work,
    opening_called,
)
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.paper_entry import PaperLine, PaperRow
    from hireapp.domain.paper_scans import ScannedPage


def add_commands(commands: Commands) -> None:
    """Add `paper`."""
    parser = commands.add_parser("paper", help=tr("scorecards that were filled on paper"))
    inner = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
    reading = inner.add_parser(
        "read-scans",
        help=tr("say what scans of filled scorecards would enter; nothing is written"),
    )
    reading.add_argument("opening", metavar="OPENING", help=tr("title or id of the opening"))
    reading.add_argument(
        "places",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=tr("PDF, PNG, JPEG or TIFF files, or folders of them; 300 dots an inch, grey"),
    )
    add_person(reading)
    add_database(reading)
    reading.set_defaults(command=read_scans)


def read_scans(options: argparse.Namespace) -> int:
    """Print what the scans say, and of each page what became of it."""
    from hireapp.collecting import scans
    from hireapp.domain.paper_scans import Outcome, summary
    from hireapp.store import paper_entry  # heavy

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.opening)
        reading = scans.read(database, opening.id, options.places, viewer=viewer.id)
        rows = paper_entry.grid(database, opening.id, viewer.id)
    for row in rows:
        line = reading.lines.get((row.candidate.id, row.seat.id))
        if line is not None:
            print(
                tr("{candidate}, paper of {name}:").format(
                    candidate=row.candidate.name, name=row.seat.person.name
                )
            )
            print("\n".join(f"  {text}" for text in _cells(row, line)))
    for page in reading.pages:
        print(_said(page))
    print(summary(reading.pages) + ". " + tr("Nothing was written."))
    fine = all(one.outcome.is_read or one.outcome is Outcome.BLANK for one in reading.pages)
    return 0 if fine else EXIT_REFUSED


def _cells(row: PaperRow, line: PaperLine) -> Iterator[str]:
    from hireapp.domain.paper_entry import OPENER_CELL, RECOMMENDATION_CELL, cell_of, label

    for place, (question, prompt) in enumerate(
        zip(row.questions, row.prompts, strict=True), start=1
    ):
        doubt = line.unclear.get(cell_of(question))
        said = f"? {doubt.sentence}" if doubt else label(line.ratings.get(question))
        yield f"{place}. {prompt} {said}"
    others = (
        (tr("Reaction to the opener"), OPENER_CELL, line.reaction),
        (tr("Recommendation"), RECOMMENDATION_CELL, line.recommendation),
    )
    for what, cell, value in others:
        if cell != OPENER_CELL or row.opener_asked:
            doubt = line.unclear.get(cell)
            yield f"{what}: " + (f"? {doubt.sentence}" if doubt else label(value))


def _said(page: ScannedPage) -> str:
    who = ", ".join(filter(None, (page.candidate, page.interviewer)))
    what = " – ".join(filter(None, (who, page.outcome.label)))
    return f"{page.source}: {what}. {page.why}".rstrip()
