"""`hireapp people`: who works with the database, and the way out for a forgotten PIN."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hireapp.cli.given import add_database, asked_by, database_path, opened
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands


def add_commands(commands: Commands) -> None:
    """Add `people`."""
    parser = commands.add_parser(
        "people", help=tr("who works with the database; take a forgotten PIN away")
    )
    parser.add_argument(
        "--forget-pin",
        default="",
        metavar="PERSON",
        help=tr("take this person's PIN away: a PIN is screen privacy, and you have the file"),
    )
    add_database(parser)
    parser.set_defaults(command=show_people)


def show_people(options: argparse.Namespace) -> int:
    """Print everybody with role and state; with --forget-pin, take one PIN away first."""
    from hireapp.store import people  # heavy

    with opened(options) as database:
        if options.forget_pin:
            person = asked_by(database, database_path(options), options.forget_pin)
            people.remove_pin(database, person.id)
            print(tr("{name} has no PIN any more.").format(name=person.name))
        for one in people.everybody(database, retired=True):
            facts = [
                one.role.label,
                *[tr("has a PIN")] * one.has_pin,
                *[tr("retired")] * one.retired,
            ]
            print(f"{one.name}: {', '.join(facts)}")
    return 0
