"""`hireapp privacy`: what is due, legal holds, access requests, erasing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import add_database, add_person, at_work
from hireapp.errors import NotFound
from hireapp.i18n import tr, trn

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.people import Candidate, Person
    from hireapp.domain.privacy import Retention
    from hireapp.store.database import Database


def add_commands(commands: Commands) -> None:
    """Add `privacy due`, `hold`, `lift`, `access` and `erase`."""
    parser = commands.add_parser(
        "privacy", help=tr("what is due, legal holds, access requests, erasing")
    )
    below = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
    due = below.add_parser("due", help=tr("how long each candidate's records are kept"))
    due.set_defaults(command=show_due)
    hold = below.add_parser("hold", help=tr("keep a candidate's records whatever the rule says"))
    hold.set_defaults(command=place_hold)
    lift = below.add_parser("lift", help=tr("lift a legal hold"))
    lift.set_defaults(command=lift_hold)
    access = below.add_parser("access", help=tr("write everything that is kept about a candidate"))
    access.add_argument("--out", required=True, type=Path, metavar="FILE.pdf|FILE.json")
    access.add_argument("--paper", choices=("a4", "letter"), default="a4")
    access.set_defaults(command=answer_access)
    erase = below.add_parser("erase", help=tr("erase a candidate; the name is asked for again"))
    erase.set_defaults(command=erase_one)
    for one in (hold, lift, access, erase):
        one.add_argument("candidate", metavar="CANDIDATE", help=tr("name or id"))
    for one in (hold, lift):
        one.add_argument("--reason", required=True)
    for one in (due, hold, lift, access, erase):
        add_person(one)
        add_database(one)


def show_due(options: argparse.Namespace) -> int:
    """Print where every candidate's records stand, what is due first."""
    from hireapp.store import privacy  # heavy

    with _at_work(options) as (database, viewer):
        today = database.now().astimezone().date()
        for one in privacy.retention(database, viewer.id, today=today):
            state = one.keeping(today).label
            whom = f"{one.candidate.name} · {one.opening_title}"
            print(f"{state:16} {one.keep_until.isoformat()}  {whom}  {one.candidate.id}")
    return 0


def place_hold(options: argparse.Namespace) -> int:
    """Place a legal hold."""
    from hireapp.store import privacy  # heavy

    with _at_work(options) as (database, viewer):
        candidate = _called(database, viewer, options.candidate)
        privacy.place_hold(database, candidate.id, options.reason, viewer=viewer.id)
    print(tr("Kept until the hold is lifted."))
    return 0


def lift_hold(options: argparse.Namespace) -> int:
    """Lift a legal hold."""
    from hireapp.store import privacy  # heavy

    with _at_work(options) as (database, viewer):
        candidate = _called(database, viewer, options.candidate)
        privacy.lift_hold(database, candidate.id, options.reason, viewer=viewer.id)
    print(tr("The rule of the opening counts again."))
    return 0


def answer_access(options: argparse.Namespace) -> int:
    """Write the access report, as PDF or as JSON by the file's ending."""
    from hireapp.exchange import access_json
    from hireapp.paper import access_report, output  # heavy
    from hireapp.paper.document import PageSize
    from hireapp.store import access  # heavy

    target: Path = options.out
    with _at_work(options) as (database, viewer):
        candidate = _called(database, viewer, options.candidate)
        report = access.report(database, candidate.id, viewer.id)
        if target.suffix.casefold() == ".json":
            data = access_json.encode(report)
        else:
            data = access_report.render(report, page=PageSize[options.paper.upper()])
        output.write(target, data)
        access.note_answered(database, candidate.id, viewer=viewer.id)
    if report.drafts:
        print(
            trn(
                "{n} scorecard is still a draft, its author's alone, and is not in it.",
                "{n} scorecards are still drafts, their authors' alone, and are not in it.",
                report.drafts,
            )
        )
    print(tr("Written: {file}").format(file=target))
    print(tr("Read it once before you hand it over: notes may tell of other people."))
    return 0


def erase_one(options: argparse.Namespace) -> int:
    """Erase a candidate, after their name was typed."""
    from hireapp.store import erasing  # heavy

    with _at_work(options) as (database, viewer):
        candidate = _called(database, viewer, options.candidate)
        print(tr("This cannot be undone: database, notes and backups lose this candidate."))
        print(tr("Type the candidate's name to erase: "), end="", flush=True)
        left = erasing.erase(database, candidate.id, typed=_line(), viewer=viewer.id)
        done = erasing.finish(database.path)
    print(
        trn(
            "Erased. {n} backup was written anew.",
            "Erased. {n} backups were written anew.",
            done.backups,
        )
    )
    if done.removed:
        print(
            trn(
                "{n} backup could not be read and was removed.",
                "{n} backups could not be read and were removed.",
                done.removed,
            )
        )
    for place in left:
        print(tr("The name still stands in: {place}").format(place=place))
    print(tr("Papers and files that were saved elsewhere are yours to destroy."))
    return 0


def _line() -> str:
    try:
        return input()
    except EOFError:
        return ""


@contextmanager
def _at_work(options: argparse.Namespace) -> Iterator[tuple[Database, Person]]:
    with at_work(options) as (database, viewer):
        database.actor = viewer.id
        yield database, viewer


def _called(database: Database, viewer: Person, wanted: str) -> Candidate:
    """The one candidate with this name or id."""
    from hireapp.store import privacy  # heavy

    everybody = privacy.retention(database, viewer.id, today=database.now().date())
    found = [one for one in everybody if wanted in {one.candidate.id, one.candidate.name}]
    if len(found) == 1:
        return found[0].candidate
    if found:
        raise NotFound(
            tr("There are several candidates called “{name}”.").format(name=wanted),
            tr("Give one of their ids: {ids}").format(ids="; ".join(map(_with_id, found))),
        )
    raise NotFound(
        tr("There is no candidate “{name}”.").format(name=wanted),
        tr("“hireapp privacy due” shows those that there are."),
    )


def _with_id(one: Retention) -> str:
    return f"{one.candidate.id} ({one.opening_title})"
