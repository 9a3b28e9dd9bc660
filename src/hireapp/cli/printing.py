"""`hireapp print`: a form or a packet of forms as PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hireapp.cli.given import add_database, add_person, at_work, opening_called
from hireapp.domain.packets import Division, Wish, counted, plan
from hireapp.domain.papers import FormName, Moment, Papers, hiding_names
from hireapp.errors import NotFound, Refused
from hireapp.i18n import tr

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.openings import Opening
    from hireapp.domain.packets import Plan
    from hireapp.domain.people import Person
    from hireapp.paper.document import Look
    from hireapp.paper.fonts import MissingGlyph
    from hireapp.paper.packet_files import Written
    from hireapp.store.database import Database

T = TypeVar("T")
PACKETS = {moment.value: moment for moment in Moment}
"""Names for several forms at once; "all" is every form."""
_ALL = "all"


def add_commands(commands: Commands) -> None:
    """Add `print`."""
    parser = commands.add_parser("print", help=tr("write a form or a packet of forms as PDF"))
    parser.add_argument("opening", metavar="OPENING", help=tr("title or id of the opening"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--form", choices=[one.value for one in FormName])
    what.add_argument(
        "--packet",
        metavar="FORMS",
        help=tr("several forms with commas between, or one of: {names}").format(
            names=", ".join((*PACKETS, _ALL))
        ),
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE")
    add_person(parser, tr("who asks: their name; what they may not see is not printed"))
    _add_choices(parser)
    add_database(parser)
    parser.set_defaults(command=print_forms)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--order",
        choices=("name", "rank", "overall"),
        default="name",
        help=tr("order of candidates on the comparison sheet; overall is another word for rank"),
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument(
        "--candidate",
        action="append",
        default=[],
        metavar="NAME",
        help=tr("only this candidate; may be given several times"),
    )
    parser.add_argument(
        "--seat",
        "--interviewer",
        action="append",
        default=[],
        metavar="NAME",
        help=tr("only this interviewer's forms; may be given several times"),
    )
    parser.add_argument(
        "--split",
        choices=[one.value for one in Division],
        default=Division.ONE.value,
        help=tr("one file in all, or one for each candidate or seat; then FILE is a folder"),
    )
    flags = {
        "--separators": tr("a page before each candidate"),
        "--duplex": tr("every form begins on a front side"),
        "--hide-names": tr("code names in place of the candidates' names"),
        "--no-evidence": tr("without what was said"),
        "--password": tr("ask for a password that opens the PDF"),
    }
    for flag, meaning in flags.items():
        parser.add_argument(flag, action="store_true", help=meaning)


def print_forms(options: argparse.Namespace) -> int:
    """Write forms of one opening as PDF."""
    from hireapp.paper.document import Look, PageSize  # heavy

    names = frozenset({FormName(options.form)}) if options.form else forms_called(options.packet)
    look = Look(
        page=PageSize[options.paper.upper()],
        with_evidence=not options.no_evidence,
        by_rank=options.order != "name",
    )
    with at_work(options) as (database, person):
        opening = opening_called(database, options.opening)
        job = Job(database, opening, person, look)
        papers = job.papers(hide_names=options.hide_names)
        wish = Wish(
            forms=names,
            candidates=_chosen(
                options.candidate,
                [(one.candidate.id, one.candidate.name) for one in papers.candidates],
            ),
            seats=_chosen(options.seat, [(one.id, one.person.name) for one in papers.panel]),
            division=Division(options.split),
            separators=options.separators,
            duplex=options.duplex,
        )
        password = _password() if options.password else ""
        written = job.write(papers, wish, options.out, password=password)
    if len(written) > 1:
        print(counted(len(written), sum(one.packet.pages for one in written)))
    return 0


def forms_called(text: str) -> frozenset[FormName]:
    """The forms that a packet's name or a list of forms means.

    Raises:
        NotFound: naming what there is.
    """
    if text == _ALL:
        return frozenset(FormName)
    if text in PACKETS:
        return frozenset(one for one in FormName if one.moment is PACKETS[text])
    known = {one.value: one for one in FormName}
    found = [part.strip() for part in text.split(",")]
    for part in found:
        if part not in known:
            raise NotFound(
                tr("There is no form “{name}”.").format(name=part),
                tr("There is: {names}").format(names=", ".join((*known, *PACKETS, _ALL))),
            )
    return frozenset(known[part] for part in found)


@dataclass(frozen=True, slots=True)
class Job:
    """Writes forms of one opening as one person may see them, and records it."""

    database: Database
    opening: Opening
    viewer: Person
    look: Look

    def papers(self, *, hide_names: bool = False) -> Papers:
        """What the forms are made of."""
        from hireapp.store import papers as store  # heavy

        found = store.collect(self.database, self.opening.id, self.viewer.id)
        return hiding_names(found) if hide_names else found

    def write(
        self, papers: Papers, wish: Wish, target: Path, *, password: str = ""
    ) -> list[Written]:
        """Write the files, telling of each and of what had to be left out."""
        from hireapp.paper import packet_files, packets, unfinished  # heavy
        from hireapp.store import printed_forms  # heavy

        unfinished.sweep()
        made = plan(packets.with_figures(papers, wish), wish, packets.lack)
        _warn(made)
        done = []
        for one in packet_files.write_packets(
            made, wish, self.look, target, password=password, progress=_nobody_waits
        ):
            printed_forms.record(
                self.database, self.opening.id, one.packet.forms, viewer=self.viewer.id
            )
            print(_written(one, several=len(made.booklets) > 1))
            done.append(one)
        return done


def _warn(made: Plan) -> None:
    from hireapp.paper import fonts, packets  # heavy

    for omission in made.omissions:
        print(f"hireapp: {omission.sentence}", file=sys.stderr)
    pairs = {pair for booklet in made.booklets for pair in packets.fields(booklet)}
    for missing in fonts.missing_glyphs(sorted(pairs)):
        print(f"hireapp: {_no_glyph(missing)}", file=sys.stderr)


def _written(one: Written, *, several: bool) -> str:
    if several:
        return tr("Written: {file} ({title})").format(file=one.path, title=one.title)
    return tr("Written: {file}").format(file=one.path)


def _chosen(names: Collection[str], known: Iterable[tuple[T, str]]) -> frozenset[T] | None:
    """The ids of whoever is called so; None when nobody was named."""
    if not names:
        return None
    found: set[T] = set()
    pairs = list(known)
    for name in names:
        called = [id for id, one in pairs if name == id or one.casefold() == name.casefold()]
        if not called:
            raise NotFound(
                tr("Nobody here is called “{name}”.").format(name=name),
                tr("There is: {names}").format(names=", ".join(one for _, one in pairs) or "–"),
            )
        found.update(called)
    return frozenset(found)


def _password() -> str:
    given = getpass(tr("Password for the PDF: "))
    if not given:
        raise Refused(tr("A PDF that is protected needs a password."))
    if getpass(tr("Once more: ")) != given:
        raise Refused(tr("These are two different passwords."))
    return given


def _nobody_waits(share: float) -> None:
    del share


def _no_glyph(missing: MissingGlyph) -> str:
    return tr("no font has {code} {name} in {field}; it is printed as its code").format(
        code=missing.code, name=missing.name, field=missing.field
    )
