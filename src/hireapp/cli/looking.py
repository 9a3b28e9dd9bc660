"""`hireapp doctor`: what is installed, and whether it works."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hireapp.cli.given import EXIT_REFUSED, add_database, database_path
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands


def add_commands(commands: Commands) -> None:
    """Add `doctor`."""
    parser = commands.add_parser("doctor", help=tr("what is installed, and whether it works"))
    add_database(parser)
    parser.set_defaults(command=look_over)


def look_over(options: argparse.Namespace) -> int:
    """Print what is installed and in which state the database is."""
    from hireapp import doctor  # looks at everything

    healthy = True
    for line in doctor.report(database_path(options)):
        print(line.text())
        healthy = healthy and line.good
    return 0 if healthy else EXIT_REFUSED
