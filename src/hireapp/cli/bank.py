"""`hireapp bank`: what is in files of questions, and what is to be said of them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import EXIT_REFUSED
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands


def add_commands(commands: Commands) -> None:
    """Add `bank check`."""
    parser = commands.add_parser("bank", help=tr("look after files of question banks"))
    below = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
    check = below.add_parser("check", help=tr("what may be wrong with the questions in files"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument(
        "--jurisdiction",
        action="append",
        choices=("us", "uk", "eu"),
        help=tr("whose law on risky topics counts; may be given again; all if not"),
    )
    check.add_argument("--json", action="store_true", help=tr("as JSON instead of lines"))
    check.set_defaults(command=check_banks)


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
