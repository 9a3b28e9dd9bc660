"""`hireapp print`: a form as PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import add_database, asked_by, database_path, opening_called
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.openings import Opening
    from hireapp.domain.people import Person
    from hireapp.paper.fonts import MissingGlyph
    from hireapp.store.database import Database

FORMS = ("comparison-sheet",)


def add_commands(commands: Commands) -> None:
    """Add `print`."""
    parser = commands.add_parser("print", help=tr("write a form as PDF"))
    parser.add_argument("opening", metavar="OPENING", help=tr("title or id of the opening"))
    parser.add_argument("--form", required=True, choices=FORMS)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    parser.add_argument(
        "--as",
        dest="person",
        default="",
        metavar="PERSON",
        help=tr("who asks: their name; what they may not see is not printed"),
    )
    parser.add_argument(
        "--order",
        choices=("name", "rank", "overall"),
        default="name",
        help=tr("order of candidates; overall is another word for rank"),
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    add_database(parser)
    parser.set_defaults(command=print_form)


def print_form(options: argparse.Namespace) -> int:
    """Write one form of one opening as PDF."""
    from hireapp.store.database import Database  # heavy

    path = database_path(options)
    database = Database.open(path)
    try:
        person = asked_by(database, path, options.person)
        opening = opening_called(database, options.opening)
        write_sheet(
            database, opening, person, options.out, order=options.order, paper=options.paper
        )
    finally:
        database.close()
    print(tr("Written: {file}").format(file=options.out))
    return 0


def write_sheet(
    database: Database,
    opening: Opening,
    viewer: Person,
    target: Path,
    *,
    order: str = "name",
    paper: str = "a4",
) -> None:
    """Write an opening's comparison sheet as the viewer may see it."""
    from hireapp.analysis.comparison_statistics import with_statistics  # NumPy
    from hireapp.paper import comparison_sheet, document, fonts, output  # heavy
    from hireapp.store import comparisons  # heavy

    sheet = with_statistics(comparisons.sheet(database, opening.id, viewer.id))
    by_name = order == "name"
    for missing in fonts.missing_glyphs(comparison_sheet.printable_fields(sheet)):
        print(f"hireapp: {_no_glyph(missing)}", file=sys.stderr)
    data = comparison_sheet.render(
        sheet,
        order=comparison_sheet.Order.NAME if by_name else comparison_sheet.Order.OVERALL,
        page=document.PageSize[paper.upper()],
    )
    output.write(target, data)


def _no_glyph(missing: MissingGlyph) -> str:
    return tr("no font has {code} {name} in {field}; it is printed as its code").format(
        code=missing.code, name=missing.name, field=missing.field
    )
