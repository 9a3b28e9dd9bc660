"""Packets: which forms about whom go into which file, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from hireapp.domain.ids import CandidateId, SeatId
from hireapp.domain.papers import CandidatePapers, FormName, Mark, Papers, Scope, Subject
from hireapp.domain.people import Seat
from hireapp.domain.text import sort_key
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

_FORM_ORDER = {name: place for place, name in enumerate(FormName)}

Lack = Callable[[FormName, Subject], str]
"""Why a form cannot be printed about a subject; empty when it can."""


class Division(StrEnum):
    """How a packet is divided into files."""

    ONE = "one"
    CANDIDATE = "candidate"
    SEAT = "seat"

    @property
    def label(self) -> str:
        """The division in the user's language."""
        return {
            Division.ONE: tr("One file"),
            Division.CANDIDATE: tr("One file for each candidate"),
            Division.SEAT: tr("One file for each seat"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants printed.

    `candidates` and `seats` None: all of them. `separators`: a page before each candidate;
    `duplex`: every form begins on a front side; `by_schedule`: candidates as they are met.
    """

    forms: frozenset[FormName]
    candidates: frozenset[CandidateId] | None = None
    seats: frozenset[SeatId] | None = None
    division: Division = Division.ONE
    separators: bool = False
    duplex: bool = False
    by_schedule: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Copies that belong together, about one candidate or the whole opening."""

    title: str
    copies: tuple[tuple[FormName, Subject], ...]
    candidate: CandidatePapers | None = None


@dataclass(frozen=True, slots=True)
class Booklet:
    """What goes into one file; `seat` or `candidate` when it is for that one alone."""

    title: str
    sections: tuple[Section, ...]
    candidate: CandidatePapers | None = None
    seat: Seat | None = None

    @property
    def copies(self) -> int:
        """How many forms it holds."""
        return sum(len(one.copies) for one in self.sections)


@dataclass(frozen=True, slots=True)
class Omission:
    """Copies that were wanted and cannot be printed, and why."""

    form: FormName
    reason: str
    names: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is missing, for whom and why."""
        named = ", ".join(self.names[:3])
        more = len(self.names) - 3
        if more > 0:
            named = tr("{names} and {n} more").format(names=named, n=more)
        if not named:
            return tr("{form}: {reason}").format(form=self.form.label, reason=self.reason)
        return tr("{form} for {names}: {reason}").format(
            form=self.form.label, names=named, reason=self.reason
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a packet, and what was left out."""

    booklets: tuple[Booklet, ...]
    omissions: tuple[Omission, ...] = ()

    @property
    def copies(self) -> int:
        """How many forms all files hold together."""
        return sum(one.copies for one in self.booklets)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """One copy that was printed, kept so that a page that comes back can be read.

    `size` is the paper's width and height, `corners` the middles of the corner marks (top left,
    top right, bottom right, bottom left), all in points from the lower left corner.
    """

    number: str
    form: FormName
    candidate_id: CandidateId | None
    seat_id: SeatId | None
    kit_number: int
    size: tuple[float, float]
    corners: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class _Sorter:
    """Collects what can be printed, and what cannot."""

    papers: Papers
    wish: Wish
    lack: Lack
    omitted: dict[tuple[FormName, str], list[str]] = field(default_factory=dict)

    def opening(self) -> Section:
        """What is about all candidates; while there is nobody, forms to write a name on."""
        copies = [*self._kept(Scope.OPENING)]
        if not self.papers.candidates:
            for seat in _seats(self) or (None,):
                copies += self._kept(Scope.SEAT, None, seat)
        return Section(self.papers.opening.title, tuple(copies))

    def candidate(self, one: CandidatePapers, seats: tuple[Seat, ...]) -> Section:
        copies = [*self._kept(Scope.CANDIDATE, one)]
        for seat in seats:
            copies += self._kept(Scope.SEAT, one, seat)
        copies.sort(key=lambda copy: _FORM_ORDER[copy[0]])
        return Section(one.candidate.name, tuple(copies), one)

    def _kept(
        self, scope: Scope, candidate: CandidatePapers | None = None, seat: Seat | None = None
    ) -> Iterator[tuple[FormName, Subject]]:
        subject = Subject(self.papers, candidate, seat)
        for name in FormName:
            if name not in self.wish.forms or name.scope is not scope:
                continue
            reason = self.lack(name, subject)
            if not reason:
                yield name, subject
                continue
            names = self.omitted.setdefault((name, reason), [])
            if candidate and candidate.candidate.name not in names:
                names.append(candidate.candidate.name)


def plan(papers: Papers, wish: Wish, lack: Lack) -> Plan:
    """The files of a packet; a file with nothing in it is left out.

    Raises:
        Refused: when no form was chosen, or none of them can be printed for anybody.
    """
    if not wish.forms:
        raise Refused(tr("Choose a form to print."))
    sorter = _Sorter(papers, wish, lack)
    made = {Division.ONE: _together, Division.CANDIDATE: _each_candidate, Division.SEAT: _each_seat}
    booklets = tuple(one for one in made[wish.division](sorter) if one.copies)
    omissions = tuple(
        Omission(name, reason, tuple(names)) for (name, reason), names in sorter.omitted.items()
    )
    if not booklets:
        raise Refused(tr("There is nothing to print."), " ".join(one.sentence for one in omissions))
    return Plan(booklets, omissions)


def in_order(
    papers: Papers, wish: Wish, seat_id: SeatId | None = None
) -> tuple[CandidatePapers, ...]:
    """The wanted candidates, as they are met (those without a date last) or by name."""
    wanted = wish.candidates
    chosen = [one for one in papers.candidates if wanted is None or one.candidate.id in wanted]

    def by_time(one: CandidatePapers) -> tuple[bool, float, tuple[str, str]]:
        meeting = one.interview_of(seat_id) or next(iter(one.interviews), None)
        moment = meeting.starts_at.timestamp() if meeting and wish.by_schedule else 0.0
        return meeting is None and wish.by_schedule, moment, sort_key(one.candidate.name)

    return tuple(sorted(chosen, key=by_time))


def counted(files: int, pages: int) -> str:
    """How much was made: "7 files · 21 pages"."""
    return f"{trn('{n} file', '{n} files', files)} · {pages_text(pages)}"


def pages_text(pages: int) -> str:
    """How many pages."""
    return trn("{n} page", "{n} pages", pages)


def _seats(sorter: _Sorter) -> tuple[Seat, ...]:
    wanted = sorter.wish.seats
    return tuple(one for one in sorter.papers.panel if wanted is None or one.id in wanted)


def _together(sorter: _Sorter) -> Iterator[Booklet]:
    seats = _seats(sorter)
    sections = [sorter.opening()]
    sections += [sorter.candidate(one, seats) for one in in_order(sorter.papers, sorter.wish)]
    yield Booklet(sorter.papers.opening.title, _filled(sections))


def _each_candidate(sorter: _Sorter) -> Iterator[Booklet]:
    seats = _seats(sorter)
    yield Booklet(sorter.papers.opening.title, _filled([sorter.opening()]))
    for one in in_order(sorter.papers, sorter.wish):
        section = sorter.candidate(one, seats)
        yield Booklet(section.title, _filled([section]), candidate=one)


def _each_seat(sorter: _Sorter) -> Iterator[Booklet]:
    for seat in _seats(sorter):
        sections = [sorter.opening()]
        for one in in_order(sorter.papers, sorter.wish, seat.id):
            sections.append(sorter.candidate(one, (seat,)))
        yield Booklet(seat.person.name, _filled(sections), seat=seat)


def _filled(sections: list[Section]) -> tuple[Section, ...]:
    return tuple(one for one in sections if one.copies)
