"""The command line: one module for each family of commands, each adding its own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from hireapp import __version__, i18n
from hireapp.cli import (
    auditing,
    backups,
    bank,
    comparing,
    encrypting,
    looking,
    paper,
    persons,
    printing,
    privacy,
    sealed,
    showing,
)
from hireapp.cli.given import EXIT_REFUSED, add_database
from hireapp.errors import HireError, Locked
from hireapp.i18n import tr

FAMILIES = (
    *(showing, printing, comparing, paper, sealed, bank),
    *(backups, privacy, encrypting, persons, auditing, looking),
)
"""In the order in which the help shows them."""
EXIT_UNREAD = 141
"""What a shell gives for a program whose output was not read to its end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, 1 for a refusal told in one line, 2 for wrong usage."""
    i18n.use_language()
    options = make_parser().parse_args(
        showing.with_files(sys.argv[1:] if arguments is None else arguments)
    )
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        try:
            done = command(options)
        except Locked as locked:  # nothing was done yet: a command opens its database first
            encrypting.unlock(locked)
            done = command(options)
        sys.stdout.flush()  # a reader that went away is noticed here, not while Python ends
    except BrokenPipeError:
        return _read_no_further()
    except HireError as error:
        print(f"hireapp: {error.sentence}", file=sys.stderr)
        return EXIT_REFUSED
    return done


def _read_no_further() -> int:
    """Whoever reads the output has enough of it, as `head` does: nothing more is written."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    return EXIT_UNREAD


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="hireapp",
        description=tr("Hire people for their attitude, fairly. Without a command: the window."),
        epilog=tr("Exit code: 0 done, 1 refused with a reason, 2 wrong usage."),
    )
    parser.add_argument("--version", action="version", version=f"hireapp {__version__}")
    parser.set_defaults(command=showing.open_window)
    add_database(parser)
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND")
    for family in FAMILIES:
        family.add_commands(commands)
    return parser
