"""The command line: the window, the example, printing, screenshots, a look at what is there."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp import __version__, i18n, paths
from hireapp.errors import HireError, NotFound, Refused
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.analysis.report import Labels
    from hireapp.domain.comparison_statistics import BlockStatistics
    from hireapp.domain.openings import Opening
    from hireapp.domain.people import Person
    from hireapp.paper.fonts import MissingGlyph
    from hireapp.store.database import Database

FORMS = ("comparison-sheet",)
EXAMPLE_FORMS = {
    "Guest Experience Host": "comparison-sheet.pdf",
    "Front Desk Lead": "comparison-sheet-front-desk-lead.pdf",
}
EXIT_REFUSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, 1 for a refusal told in one line, 2 for wrong usage."""
    i18n.use_language()
    options = make_parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except HireError as error:
        print(f"hireapp: {error.sentence}", file=sys.stderr)
        return EXIT_REFUSED


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="hireapp",
        description=tr("Hire people for their attitude, fairly. Without a command: the window."),
        epilog=tr("Exit code: 0 done, 1 refused with a reason, 2 wrong usage."),
    )
    parser.add_argument("--version", action="version", version=f"hireapp {__version__}")
    parser.set_defaults(command=open_window)
    _add_database(parser)
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND")

    demo = commands.add_parser("demo", help=tr("write the example's PDFs and open it"))
    demo.add_argument("--out", type=Path, metavar="DIR", help=tr("where to write"))
    demo.add_argument(
        "--no-window", action="store_true", help=tr("write a PNG of every page instead")
    )
    demo.set_defaults(command=show_demo)

    printing = commands.add_parser("print", help=tr("write a form as PDF"))
    printing.add_argument("opening", metavar="OPENING", help=tr("title or id of the opening"))
    printing.add_argument("--form", required=True, choices=FORMS)
    printing.add_argument("--out", required=True, type=Path, metavar="FILE")
    printing.add_argument(
        "--as",
        dest="person",
        default="",
        metavar="PERSON",
        help=tr("who asks: their name; what they may not see is not printed"),
    )
    printing.add_argument(
        "--order",
        choices=("name", "rank", "overall"),
        default="name",
        help=tr("order of candidates; overall is another word for rank"),
    )
    printing.add_argument("--paper", choices=("a4", "letter"), default="a4")
    _add_database(printing)
    printing.set_defaults(command=print_form)

    comparing = commands.add_parser(
        "compare", help=tr("adjusted scores, ranks and agreement of a CSV of ratings or an opening")
    )
    _add_comparing(comparing)

    _add_bank(commands.add_parser("bank", help=tr("look after files of question banks")))

    screenshots = commands.add_parser(
        "screenshots", help=tr("write a PNG of every page, light and dark, from the example")
    )
    screenshots.add_argument("folder", type=Path, metavar="DIR")
    screenshots.set_defaults(command=take_screenshots)

    doctor = commands.add_parser("doctor", help=tr("what is installed, and whether it works"))
    _add_database(doctor)
    doctor.set_defaults(command=look_over)
    return parser


def _add_bank(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
    check = commands.add_parser("check", help=tr("what may be wrong with the questions in files"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument(
        "--jurisdiction",
        action="append",
        choices=("us", "uk", "eu"),
        help=tr("whose law on risky topics counts; may be given again; all if not"),
    )
    check.add_argument("--json", action="store_true", help=tr("as JSON instead of lines"))
    check.set_defaults(command=check_banks)


def _add_comparing(parser: argparse.ArgumentParser) -> None:
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
    parser.add_argument(
        "--as",
        dest="person",
        default="",
        metavar="PERSON",
        help=tr("who asks about an opening: only what they may see is used"),
    )
    _add_database(parser)
    parser.set_defaults(command=compare)


def _add_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="FILE",
        help=tr("another database than your own"),
    )


def database_path(options: argparse.Namespace) -> Path:
    """The database that is meant."""
    given: Path | None = getattr(options, "database", None)
    return given or paths.default_database()


def open_window(options: argparse.Namespace) -> int:
    """Open the window on the user's own data, or on the file that is named."""
    from hireapp import app  # Qt only where it is needed

    if not app.has_display():
        raise Refused(
            tr("There is no display to open a window on."),
            tr("“hireapp demo --no-window” writes pictures instead."),
        )
    return app.run(database_path(options), create=not hasattr(options, "database"))


def show_demo(options: argparse.Namespace) -> int:
    """Write the example's PDFs, then open the window on it, or write pictures."""
    from hireapp.store import example_place  # heavy
    from hireapp.store.database import Database  # heavy

    out: Path = options.out or Path(tempfile.mkdtemp(prefix="hireapp-demo-"))
    path = out / "example.db"
    person = example_place.rebuild(path)
    database = Database.open(path)
    try:
        for title, name in EXAMPLE_FORMS.items():
            viewer = _person(database, person)
            _write_sheet(database, _opening(database, title), viewer, out / name)
            print(tr("Written: {file}").format(file=out / name))
    finally:
        database.close()
    from hireapp import app  # Qt only where it is needed

    if options.no_window or not app.has_display():
        if not options.no_window:
            print(tr("No display here, so the window is not opened."))
        _write_screens(path, out / "screens", person, themes=("light",))
        print(tr("A picture of every page: {folder}").format(folder=out / "screens"))
        return 0
    print(tr("Opening the window on the example. Everything in it: {folder}").format(folder=out))
    return app.run(path, person=person, create=False)


def print_form(options: argparse.Namespace) -> int:
    """Write one form of one opening as PDF."""
    from hireapp.store.database import Database  # heavy

    path = database_path(options)
    database = Database.open(path)
    try:
        person = _asked_by(database, path, options.person)
        opening = _opening(database, options.opening)
        _write_sheet(
            database, opening, person, options.out, order=options.order, paper=options.paper
        )
    finally:
        database.close()
    print(tr("Written: {file}").format(file=options.out))
    return 0


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
    from hireapp.store.database import Database  # heavy

    path = database_path(options)
    database = Database.open(path)
    try:
        viewer = _asked_by(database, path, options.person)
        opening = _opening(database, options.source)
        sheet = with_statistics(comparisons.sheet(database, opening.id, viewer.id))
    finally:
        database.close()
    found = [(sheet.statistics_of(block), Labels.of(block)) for block in sheet.blocks]
    if not sheet.statistics:
        raise Refused(tr("No scorecard of this opening can be shown to you yet."))
    return [(block, labels) for block, labels in found if block]


def take_screenshots(options: argparse.Namespace) -> int:
    """Write a PNG of every page in light and dark."""
    from hireapp.store import example_place  # heavy

    day = date(2026, 11, 21)
    with tempfile.TemporaryDirectory(prefix="hireapp-") as folder:
        path = Path(folder) / "hiring.db"
        person = example_place.rebuild(path, today=day)
        moment = datetime(day.year, day.month, day.day, 12, 40).astimezone()
        _write_screens(path, options.folder, person, themes=("light", "dark"), now=moment)
    print(tr("A picture of every page: {folder}").format(folder=options.folder))
    return 0


def look_over(options: argparse.Namespace) -> int:
    """Print what is installed and in which state the database is."""
    from hireapp import doctor  # looks at everything

    healthy = True
    for line in doctor.report(database_path(options)):
        print(line.text())
        healthy = healthy and line.good
    return 0 if healthy else EXIT_REFUSED


def check_banks(options: argparse.Namespace) -> int:
    """Print what each bank file holds and what is to be said of its questions."""
    from hireapp.domain.question_check import flags, report  # reads all the rules

    where = frozenset(map(flags.Jurisdiction, options.jurisdiction or flags.ALL_JURISDICTIONS))
    found = [report.check_file(path, jurisdictions=where) for path in options.files]
    if options.json:
        print(json.dumps([one.as_data() for one in found], indent=2, ensure_ascii=False))
    else:
        print("\n".join(line for one in found for line in one.lines()))
    return 0 if all(one.is_clean for one in found) else EXIT_REFUSED


def _write_screens(
    database: Path,
    folder: Path,
    person: str,
    *,
    themes: tuple[str, ...],
    now: datetime | None = None,
) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hireapp.gui import screenshots  # Qt only where it is needed

    screenshots.write_all(database, folder, person, themes=themes, now=now)


def _write_sheet(
    database: Database,
    opening: Opening,
    viewer: Person,
    target: Path,
    *,
    order: str = "name",
    paper: str = "a4",
) -> None:
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


def _opening(database: Database, title: str) -> Opening:
    from hireapp.store import openings  # heavy

    return openings.find(database, title)


def _person(database: Database, person_id: str) -> Person:
    from hireapp.domain.ids import PersonId
    from hireapp.store import people  # heavy

    return people.get(database, PersonId(person_id))


def _asked_by(database: Database, path: Path, name: str) -> Person:
    """Who asks: the person named, else whoever worked in the window last."""
    from hireapp import settings
    from hireapp.store import people  # heavy

    known = people.everybody(database)
    if not name:
        last = settings.load().person.get(str(path), "")
        for person in known:
            if person.id == last:
                return person
        raise Refused(tr("Who asks? Say it with --as PERSON."), _names(known))
    for person in known:
        if name in {person.id, person.name} or name.casefold() == person.name.casefold():
            return person
    raise NotFound(tr("Nobody here is called “{name}”.").format(name=name), _names(known))


def _names(known: tuple[Person, ...]) -> str:
    return tr("There is: {names}").format(names=", ".join(one.name for one in known) or "–")
