"""Decisions: hire, hold or decline, each with the reasons that it must be able to stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.ids import AttitudeId, CandidateId, PersonId
from hireapp.domain.people import Person, Role
from hireapp.domain.text import NOTE_LIMIT, clean_note, limited
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

SHORTEST_REASON = 20
"""A reason of fewer characters says nothing that could be defended later."""


class Outcome(StrEnum):
    """What was decided about a candidate."""

    HIRE = "hire"
    HOLD = "hold"
    DECLINE = "decline"

    @property
    def label(self) -> str:
        """The outcome in the user's language."""
        return {
            Outcome.HIRE: tr("hire"),
            Outcome.HOLD: tr("hold"),
            Outcome.DECLINE: tr("decline"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What somebody fills in to decide.

    `attitudes` are those that the reason rests on, `alternatives` says who or what else was
    considered, `exceptions` repeats the exceptions to equal treatment that were acknowledged.
    """

    outcome: Outcome
    reason: str
    attitudes: tuple[AttitudeId, ...] = ()
    alternatives: str = ""
    exceptions: tuple[str, ...] = ()
    signatories: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was made; a later one takes its place and the earlier ones are kept."""

    candidate_id: CandidateId
    sequence: int
    facts: DecisionFacts
    decided_by: Person
    signatories: tuple[Person, ...]
    decided_at: datetime


def check_may_decide(role: Role) -> None:
    """Refuse a decision by somebody who may not make one.

    Raises:
        Refused: for interviewers and observers.
    """
    if role not in {Role.COORDINATOR, Role.HIRING_MANAGER}:
        raise Refused(
            tr("Only a coordinator or a hiring manager decides."),
            tr("Switch to one of them at the top right."),
        )


def checked(
    facts: DecisionFacts,
    *,
    evidence_opened: bool,
    exceptions: Sequence[str],
    has_alternatives: bool,
) -> DecisionFacts:
    """The facts with their texts cleaned.

    `exceptions` are those of this candidate's interviews; `has_alternatives` tells whether there
    are other candidates. To hold asks for a reason alone, since nothing is settled by it.

    Raises:
        Refused: naming the first thing that is missing.
    """
    clean = replace(
        facts,
        reason=_text(facts.reason, tr("the reason")),
        alternatives=_text(facts.alternatives, tr("the alternatives")),
    )
    if len(clean.reason) < SHORTEST_REASON:
        raise Refused(
            tr("A decision needs a reason that can be defended a year later."),
            tr("Write what was heard, in a sentence or two."),
        )
    if clean.outcome is not Outcome.HOLD:
        _check_grounds(clean, evidence_opened=evidence_opened, exceptions=exceptions)
        if has_alternatives and not clean.alternatives:
            raise Refused(
                tr("Say which alternatives were considered."),
                tr("Name the other candidates, or waiting, and why not."),
            )
    return clean


def exceptions_to_equal_treatment(
    sheet: ComparisonSheet, candidate_id: CandidateId
) -> tuple[str, ...]:
    """Where this candidate was not treated like the others, in words."""
    found = [one.text for one in sheet.exceptions if one.candidate_id == candidate_id]
    for block in sheet.blocks:
        for row in block.rows:
            if row.candidate_id != candidate_id:
                continue
            found += [
                tr("{attitude}: not asked, though others were.").format(attitude=skip.attitude)
                for skip in sheet.skips
                if skip.candidate == row.name
            ]
            if len(sheet.blocks) > 1:
                text = tr("Rated on kit version {number}; others on another version.")
                found.append(text.format(number=block.kit_number))
            if row.seal_broken:
                found.append(tr("The seal was broken before every scorecard was in."))
            if row.submitted < row.expected:
                text = tr("{n} of {expected} scorecards in.")
                found.append(text.format(n=row.submitted, expected=row.expected))
            if row.amendments:
                found.append(
                    trn(
                        "{n} rating amended after submitting.",
                        "{n} ratings amended after submitting.",
                        row.amendments,
                    )
                )
    return tuple(found)


def _check_grounds(
    facts: DecisionFacts, *, evidence_opened: bool, exceptions: Sequence[str]
) -> None:
    if not evidence_opened:
        raise Refused(
            tr("The evidence has not been opened yet."),
            tr("Open the candidate's evidence on Compare or in the debrief first."),
        )
    if not facts.attitudes:
        raise Refused(
            tr("Tie the reason to at least one attitude."), tr("Choose those that it rests on.")
        )
    if set(exceptions) - set(facts.exceptions):
        raise Refused(
            tr("There are exceptions to equal treatment that nobody has acknowledged."),
            tr("Read them and tick each one."),
        )
    if not facts.signatories:
        raise Refused(tr("Nobody has signed."), tr("Choose who stands behind this decision."))


def _text(text: str, what: str) -> str:
    return limited(clean_note(text).strip(), what=what, limit=NOTE_LIMIT)
