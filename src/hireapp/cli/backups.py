"""`hireapp backup`: make, list, look into and restore copies of a database."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import EXIT_REFUSED, add_database, database_path
from hireapp.domain.audit import Event
from hireapp.errors import NotFound
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.backups import Backup


def add_commands(commands: Commands) -> None:
    """Add `backup make`, `list`, `show` and `restore`."""
    parser = commands.add_parser("backup", help=tr("copies of your data: make, list, restore"))
    below = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
    make = below.add_parser("make", help=tr("copy the database now"))
    make.set_defaults(command=make_one)
    listed = below.add_parser("list", help=tr("what copies there are, each read and checked"))
    listed.set_defaults(command=list_them)
    show = below.add_parser("show", help=tr("what is in a copy"))
    show.set_defaults(command=show_one)
    restore = below.add_parser(
        "restore", help=tr("put a copy in place of the database, which is copied first")
    )
    restore.set_defaults(command=restore_one)
    for one in (show, restore):
        one.add_argument("backup", metavar="BACKUP", help=tr("its name in the list, or a file"))
    for one in (make, listed, show, restore):
        add_database(one)


def make_one(options: argparse.Namespace) -> int:
    """Copy the database to its backups."""
    from hireapp.domain.backups import Occasion
    from hireapp.store import backup_shelf  # heavy

    made = backup_shelf.make(database_path(options), Occasion.BY_HAND)
    if made is None:
        print(tr("Nothing has changed since the last backup."))
    else:
        print(tr("Written: {file}").format(file=made.path))
    return 0


def list_them(options: argparse.Namespace) -> int:
    """Print every copy with its state; 1 when one is damaged."""
    from hireapp.store import backup_shelf  # heavy

    found = backup_shelf.checked(database_path(options))
    for one in found:
        print(_line(one))
    if not found:
        print(tr("There is no backup yet."))
    return 0 if all(one.usable for one in found) else EXIT_REFUSED


def show_one(options: argparse.Namespace) -> int:
    """Print what is in a copy."""
    from hireapp.store import backup_shelf  # heavy

    copy = _copy_meant(options)
    found = backup_shelf.contents(copy)
    state = backup_shelf.soundness(copy)
    print(f"{copy.name}  {state.label}")
    for opening in found.openings:
        print(f"  {opening.words}")
    if found.last_change is not None:
        moment = found.last_change.astimezone().strftime("%Y-%m-%d %H:%M")
        print(tr("  last change {moment}").format(moment=moment))
    return 0


def restore_one(options: argparse.Namespace) -> int:
    """Put a copy in the place of the database."""
    from hireapp.store import restoring  # heavy

    path, copy = database_path(options), _copy_meant(options)
    kept = restoring.restore(path, copy)
    note_done(path, Event.BACKUP_RESTORED)
    print(tr("Restored: {file}").format(file=path))
    if kept is not None:
        print(tr("As it was before: {file}").format(file=kept))
    return 0


def note_done(path: Path, event: Event) -> None:
    """Keep in the audit log what was done with a file while nobody had it open."""
    from hireapp.store import audit  # heavy
    from hireapp.store.database import Database

    database = Database.open(path)
    try:
        audit.note(database, event, by="")
    finally:
        database.close()


def _copy_meant(options: argparse.Namespace) -> Path:
    from hireapp.store import backup  # heavy

    named: str = options.backup
    for path in (backup.folder_of(database_path(options)) / named, Path(named)):
        if path.is_file():
            return path
    raise NotFound(
        tr("There is no backup “{name}”.").format(name=named),
        tr("“hireapp backup list” shows those that there are."),
    )


def _line(one: Backup) -> str:
    moment = one.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
    size = f"{one.size / 1e6:.1f} MB"
    return f"{one.path.name}  {moment}  {size}  {one.occasion.label}  {one.soundness.label}"
