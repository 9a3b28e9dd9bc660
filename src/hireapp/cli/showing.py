"""The window, the example and pictures of every page."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hireapp.cli.given import add_database, database_path, opening_called, person_with
from hireapp.cli.printing import Job
from hireapp.errors import Refused
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.papers import FormName
    from hireapp.domain.people import Person
    from hireapp.store.database import Database

T = TypeVar("T")
_SEALED = frozenset({".hirekit", ".hirecards", ".hirekey"})
_FULL_EXAMPLE = "Guest Experience Host"
_EXAMPLE_UNDER_WAY = "Front Desk Lead"


def add_commands(commands: Commands) -> None:
    """Add `open`, `demo` and `screenshots`."""
    opening = commands.add_parser(
        "open", help=tr("open a kit, a key or sealed scorecards in the window; or “hireapp FILE”")
    )
    opening.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_database(opening)
    opening.set_defaults(command=open_window)
    demo = commands.add_parser("demo", help=tr("write the example's PDFs and open it"))
    demo.add_argument("--out", type=Path, metavar="DIR", help=tr("where to write"))
    demo.add_argument(
        "--no-window", action="store_true", help=tr("write a PNG of every page instead")
    )
    demo.set_defaults(command=show_demo)
    screenshots = commands.add_parser(
        "screenshots", help=tr("write a PNG of every page, light and dark, from the example")
    )
    screenshots.add_argument("folder", type=Path, metavar="DIR")
    screenshots.set_defaults(command=take_screenshots)


def with_files(arguments: Sequence[str]) -> list[str]:
    """The arguments, with `open` before a sealed file that stands alone: a double-click."""
    given, place = list(arguments), 0
    while place < len(given) and given[place].startswith("-"):
        place += 2 if given[place] == "--database" else 1
    if place < len(given) and Path(given[place]).suffix.lower() in _SEALED:
        given.insert(place, "open")
    return given


def open_window(options: argparse.Namespace) -> int:
    """Open the window on the user's own data, or on the file that is named."""
    from hireapp import app  # Qt only where it is needed

    if not app.has_display():
        raise Refused(
            tr("There is no display to open a window on."),
            tr("“hireapp demo --no-window” writes pictures instead."),
        )
    files = [one.absolute() for one in getattr(options, "files", ())]
    return app.run(database_path(options), create=not hasattr(options, "database"), files=files)


def show_demo(options: argparse.Namespace) -> int:
    """Write the example's PDFs, then open the window on it, or write pictures."""
    from hireapp.store import example_place  # heavy
    from hireapp.store.database import Database  # heavy

    out: Path = options.out or Path(tempfile.mkdtemp(prefix="hireapp-demo-"))
    path = out / "example.db"
    person = example_place.rebuild(path)
    database = Database.open(path)
    try:
        write_example_forms(database, person_with(database, person), out)
    finally:
        database.close()
    from hireapp import app  # Qt only where it is needed

    if options.no_window or not app.has_display():
        if not options.no_window:
            print(tr("No display here, so the window is not opened."))
        write_screens(path, out / "screens", person, themes=("light",))
        print(tr("A picture of every page: {folder}").format(folder=out / "screens"))
        return 0
    print(tr("Opening the window on the example. Everything in it: {folder}").format(folder=out))
    return app.run(path, person=person, create=False)


def write_example_forms(database: Database, viewer: Person, out: Path) -> None:
    """One of each form, and a packet: about the first candidate and seat that have something."""
    from hireapp.domain.packets import Wish
    from hireapp.domain.papers import FormName
    from hireapp.paper.document import Look  # heavy
    from hireapp.paper.forms import FORMS  # heavy

    job = Job(database, opening_called(database, _FULL_EXAMPLE), viewer, Look())
    written = _write_one_of_each(job, FORMS, out)
    _write_what_follows_a_decision([name for name in FORMS if name not in written], out)
    papers = job.papers()
    first = papers.candidates[0].candidate.id
    packet = Wish(forms=frozenset(written), candidates=only(first), separators=True)
    job.write(papers, packet, out / "packet.pdf")
    job = Job(database, opening_called(database, _EXAMPLE_UNDER_WAY), viewer, Look())
    sheet = Wish(forms=frozenset({FormName.COMPARISON_SHEET}))
    job.write(job.papers(), sheet, out / "comparison-sheet-front-desk-lead.pdf")


def _write_one_of_each(job: Job, names: Iterable[FormName], out: Path) -> set[FormName]:
    """Those forms for which there is something to print; gives their names."""
    from hireapp.domain.packets import Wish
    from hireapp.paper import packets  # heavy
    from hireapp.paper.forms import subjects  # heavy

    papers = job.papers()
    written = set()
    for name in names:
        ready = (one for one in subjects(name, papers) if not packets.lack(name, one))
        subject = next(ready, None)
        if subject is None:
            continue
        wish = Wish(
            forms=frozenset({name}),
            candidates=only(subject.candidate.candidate.id) if subject.candidate else None,
            seats=only(subject.seat.id) if subject.seat else None,
        )
        job.write(papers, wish, out / f"{name.value}.pdf")
        written.add(name)
    return written


def _write_what_follows_a_decision(names: Sequence[FormName], out: Path) -> None:
    """In the example nobody has decided yet, so somebody does in a copy that is thrown away."""
    from hireapp.paper.document import Look  # heavy
    from hireapp.store import example_outcome, example_place  # heavy
    from hireapp.store.database import Database  # heavy

    with tempfile.TemporaryDirectory(prefix="hireapp-") as folder:
        path = Path(folder) / "decided.db"
        person = example_place.rebuild(path)
        database = Database.open(path)
        try:
            example_outcome.conclude(database)
            opening = opening_called(database, _FULL_EXAMPLE)
            job = Job(database, opening, person_with(database, person), Look())
            print(tr("After a decision, made in a copy of the example:"))
            _write_one_of_each(job, names, out)
        finally:
            database.close()


def only(one: T) -> frozenset[T]:
    """This one alone."""
    return frozenset((one,))


def take_screenshots(options: argparse.Namespace) -> int:
    """Write a PNG of every page in light and dark."""
    from hireapp.store import example_place  # heavy

    day = date(2026, 11, 21)
    with tempfile.TemporaryDirectory(prefix="hireapp-") as folder:
        path = Path(folder) / "hiring.db"
        person = example_place.rebuild(path, today=day)
        moment = datetime(day.year, day.month, day.day, 12, 40).astimezone()
        write_screens(path, options.folder, person, themes=("light", "dark"), now=moment)
    print(tr("A picture of every page: {folder}").format(folder=options.folder))
    return 0


def write_screens(
    database: Path,
    folder: Path,
    person: str,
    *,
    themes: tuple[str, ...],
    now: datetime | None = None,
) -> None:
    """Write a picture of every page as this person, in the given themes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hireapp.gui import screenshots  # Qt only where it is needed

    screenshots.write_all(database, folder, person, themes=themes, now=now)
