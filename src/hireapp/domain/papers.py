"""What is printed: the forms, whom each is about, and everything that they show at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, StrEnum

from hireapp.domain.code_names import code_names, with_code_names
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.debrief import Debrief
from hireapp.domain.decisions import Decision
from hireapp.domain.dumb_rules import DumbRule
from hireapp.domain.ids import CandidateId, SeatId
from hireapp.domain.kits import Kit
from hireapp.domain.ledger import Arrangement
from hireapp.domain.openings import Opening, retention_rule
from hireapp.domain.people import Candidate, Interview, Person, Seat
from hireapp.domain.scorecards import Scorecard
from hireapp.i18n import tr


class Scope(Enum):
    """What one copy of a form is about."""

    OPENING = "opening"
    CANDIDATE = "candidate"
    SEAT = "seat"
    """One seat of the panel meeting one candidate."""


class Moment(Enum):
    """When in the process a form is used."""

    BEFORE = "before"
    DECIDING = "deciding"
    AFTER = "after"


class FormName(StrEnum):
    """The printed forms, in the order of a packet."""

    HANDOUT = "handout"
    DAY_SCHEDULE = "day-schedule"
    GUIDE = "guide"
    SCORECARD = "scorecard"
    FILLED_SCORECARD = "filled-scorecard"
    CONSENSUS_FORM = "consensus-form"
    COMPARISON_SHEET = "comparison-sheet"
    DOSSIER = "dossier"
    DECISION_RECORD = "decision-record"
    WELCOME_PACKET = "welcome-packet"

    @property
    def label(self) -> str:
        """The form in the user's language."""
        return {
            FormName.HANDOUT: tr("Candidate handout"),
            FormName.DAY_SCHEDULE: tr("Day schedule"),
            FormName.GUIDE: tr("Interviewer guide"),
            FormName.SCORECARD: tr("Scorecard, blank"),
            FormName.FILLED_SCORECARD: tr("Scorecard, filled"),
            FormName.CONSENSUS_FORM: tr("Consensus form"),
            FormName.COMPARISON_SHEET: tr("Comparison sheet"),
            FormName.DOSSIER: tr("Candidate dossier"),
            FormName.DECISION_RECORD: tr("Decision record"),
            FormName.WELCOME_PACKET: tr("Welcome packet"),
        }[self]

    @property
    def scope(self) -> Scope:
        """What one copy is about."""
        if self in {FormName.GUIDE, FormName.SCORECARD, FormName.FILLED_SCORECARD}:
            return Scope.SEAT
        if self in {FormName.COMPARISON_SHEET, FormName.DAY_SCHEDULE, FormName.DECISION_RECORD}:
            return Scope.OPENING
        return Scope.CANDIDATE

    @property
    def moment(self) -> Moment:
        """When it is used."""
        if self is FormName.WELCOME_PACKET:
            return Moment.AFTER
        before = {FormName.HANDOUT, FormName.DAY_SCHEDULE, FormName.GUIDE, FormName.SCORECARD}
        return Moment.BEFORE if self in before else Moment.DECIDING


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle on a printed page that is filled by hand: what it means and where it is.

    `page` counts from 1 within the form; `x`, `y` and `radius` are in points from the lower left
    corner. `name` is such as "q:empathy-1:4", "q:empathy-1:not_asked", "opener:warm" or
    "recommendation:yes".
    """

    page: int
    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePapers:
    """Everything about one candidate that the viewer may see.

    `kit` is the version that the candidate is rated on; `scorecards` holds those that may be
    read, `fact_notes` what each of them notes of the kit's unscored facts, by the fact's id;
    `debrief` is None before the reveal; `decisions` are oldest first; `rules` are those of ours
    that the candidate named; `arrangement` is None for somebody whom it is not for.
    """

    candidate: Candidate
    kit: Kit | None = None
    interviews: tuple[Interview, ...] = ()
    scorecards: Mapping[SeatId, Scorecard] = field(default_factory=dict)
    fact_notes: Mapping[SeatId, Mapping[str, str]] = field(default_factory=dict)
    debrief: Debrief | None = None
    decisions: tuple[Decision, ...] = ()
    keep_until: date | None = None
    on_hold: bool = False
    arrangement: Arrangement | None = None
    rules: tuple[DumbRule, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """The one in force."""
        return self.decisions[-1] if self.decisions else None

    def interview_of(self, seat_id: SeatId | None) -> Interview | None:
        """When this seat meets the candidate: its own interview, else the panel's."""
        own = (one for one in self.interviews if one.seat_id == seat_id)
        shared = (one for one in self.interviews if one.seat_id is None)
        return next(own, None) or next(shared, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """An opening as one viewer may see it at one moment: all that its forms are made of.

    Times are in the zone of `as_of`. `kit` is what somebody new is asked. `audit_head` is empty
    where there is no audit log.
    """

    opening: Opening
    viewer: Person
    as_of: datetime
    kit: Kit | None = None
    panel: tuple[Seat, ...] = ()
    candidates: tuple[CandidatePapers, ...] = ()
    comparison: ComparisonSheet | None = None
    audit_head: str = ""
    names_hidden: bool = False

    def candidate(self, candidate_id: CandidateId) -> CandidatePapers | None:
        """The papers of one candidate."""
        return next((one for one in self.candidates if one.candidate.id == candidate_id), None)

    def seat(self, seat_id: SeatId) -> Seat | None:
        """One seat of the panel."""
        return next((one for one in self.panel if one.id == seat_id), None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What one copy of a form is about: `candidate` and `seat` as its scope says."""

    papers: Papers
    candidate: CandidatePapers | None = None
    seat: Seat | None = None

    @property
    def retention(self) -> str:
        """How long the page may be kept, as a date where there is one.

        What is about all candidates is kept as long as the last of them.
        """
        about = (self.candidate,) if self.candidate else self.papers.candidates
        if any(one.on_hold for one in about):
            return tr("On legal hold: keep until it is lifted.")
        days = [one.keep_until for one in about]
        until = max(filter(None, days), default=None)
        if until is None or None in days:
            return retention_rule(self.papers.opening.facts.retention_months)
        return tr("Keep until {day}, unless on hold.").format(day=f"{until.day} {until:%b %Y}")

    @property
    def kit(self) -> Kit | None:
        """The kit as this copy's seat asks it; whole when it is about no seat.

        A form for a candidate whose name is still to be filled in has the opening's kit.
        """
        whole = self.candidate.kit if self.candidate else self.papers.kit
        if whole is None or self.seat is None:
            return whole
        mine = whole.content.for_seat(self.seat.id, self.papers.opening.facts.format)
        return replace(whole, content=mine)

    @property
    def kit_numbers(self) -> tuple[int, ...]:
        """The versions of the kit that this copy is about."""
        if self.candidate is None and self.papers.candidates:
            return tuple(sorted({one.kit.number for one in self.papers.candidates if one.kit}))
        return (self.kit.number,) if self.kit else ()

    @property
    def interview(self) -> Interview | None:
        """When the candidate is met, as far as it is known."""
        if self.candidate is None:
            return None
        return self.candidate.interview_of(self.seat.id if self.seat else None)

    @property
    def scorecard(self) -> Scorecard | None:
        """This seat's scorecard of the candidate, if the viewer may see it."""
        if self.candidate is None or self.seat is None:
            return None
        return self.candidate.scorecards.get(self.seat.id)

    @property
    def fact_notes(self) -> Mapping[str, str]:
        """What that scorecard notes of the kit's unscored facts, by the fact's id."""
        if self.candidate is None or self.seat is None:
            return {}
        return self.candidate.fact_notes.get(self.seat.id, {})


def hiding_names(papers: Papers) -> Papers:
    """The papers with the code names that the screen shows too."""
    names = code_names(papers.opening.id, {one.candidate.id for one in papers.candidates})
    return replace(
        papers,
        candidates=tuple(_renamed(one, names[one.candidate.id]) for one in papers.candidates),
        comparison=papers.comparison and with_code_names(papers.comparison),
        names_hidden=True,
    )


def _renamed(one: CandidatePapers, name: str) -> CandidatePapers:
    candidate = replace(one.candidate, name=name)
    debrief = replace(one.debrief, candidate=candidate) if one.debrief else None
    rules = tuple(
        replace(rule, source=rule.source and replace(rule.source, candidate=name))
        for rule in one.rules
    )
    return replace(one, candidate=candidate, debrief=debrief, rules=rules)
