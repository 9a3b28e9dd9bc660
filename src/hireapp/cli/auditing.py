"""`hireapp audit`: the audit log, and whether it is as it was written."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from hireapp.cli.given import (
    EXIT_REFUSED,
    add_database,
    add_person,
    asked_by,
    database_path,
    opened,
)
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.store.database import Database

_NEWEST = 40


def add_commands(commands: Commands) -> None:
    """Add `audit`."""
    parser = commands.add_parser(
        "audit", help=tr("who did what and when, and whether the log was tampered with")
    )
    parser.add_argument("--verify", action="store_true", help=tr("only check the log"))
    parser.add_argument(
        "--head",
        default="",
        metavar="DIGITS",
        help=tr("a head that a page once carried: the log must have passed through it"),
    )
    parser.add_argument(
        "--rows", type=int, default=_NEWEST, metavar="N", help=tr("how many of the newest rows")
    )
    add_person(parser, tr("who asks: only what they may know is named"))
    add_database(parser)
    parser.set_defaults(command=audit)


def audit(options: argparse.Namespace) -> int:
    """Print the newest rows, the oldest of them first, and what a check of all rows says."""
    from hireapp.store import audit as log  # heavy

    with opened(options) as database:
        if not options.verify:
            _print_rows(database, options)
        verdict = log.verify(database, printed=options.head)
    print(verdict.sentence, file=sys.stdout if verdict.sound else sys.stderr)
    print(tr("Head: {head}").format(head=verdict.head.shown))
    return 0 if verdict.sound else EXIT_REFUSED


def _print_rows(database: Database, options: argparse.Namespace) -> None:
    from hireapp.store import audit as log  # heavy

    viewer = asked_by(database, database_path(options), options.person)
    for one in reversed(log.newest(database, viewer.id, count=max(1, options.rows))):
        at = one.entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        words = (one.person, one.entry.label, one.opening, one.candidate, one.subject, one.detail)
        print(f"{one.entry.sequence:>6}  {at}  " + " · ".join(filter(None, words)))
