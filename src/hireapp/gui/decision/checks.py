"""What a decision still lacks, part by part, in the words of the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hireapp.domain.decisions import DecisionFacts, Outcome, checked
from hireapp.domain.ids import AttitudeId, PersonId
from hireapp.errors import Refused
from hireapp.i18n import tr


class Part(StrEnum):
    """A part of the form, in its order."""

    EVIDENCE = "evidence"
    OUTCOME = "outcome"
    REASON = "reason"
    ATTITUDES = "attitudes"
    ALTERNATIVES = "alternatives"
    EXCEPTIONS = "exceptions"
    SIGNATORIES = "signatories"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is filled in so far; nothing is chosen beforehand."""

    outcome: Outcome | None = None
    reason: str = ""
    attitudes: tuple[AttitudeId, ...] = ()
    alternatives: str = ""
    exceptions: tuple[str, ...] = ()
    signatories: tuple[PersonId, ...] = ()

    def facts(self, outcome: Outcome) -> DecisionFacts:
        """The facts of a decision with this outcome."""
        return DecisionFacts(
            outcome=outcome,
            reason=self.reason,
            attitudes=self.attitudes,
            alternatives=self.alternatives,
            exceptions=self.exceptions,
            signatories=self.signatories,
        )


def lacking(
    draft: Draft, *, evidence_opened: bool, exceptions: Sequence[str], has_others: bool
) -> dict[Part, str]:
    """What each part lacks, in the order of the form; empty when the decision can be made."""
    given = draft.facts(draft.outcome or Outcome.HIRE)
    complete = replace(
        given,
        reason="x" * 100,
        attitudes=(AttitudeId("x"),),
        alternatives="x",
        exceptions=tuple(exceptions),
        signatories=(PersonId("x"),),
    )
    trials = {
        Part.EVIDENCE: complete,
        Part.REASON: replace(complete, reason=given.reason),
        Part.ATTITUDES: replace(complete, attitudes=given.attitudes),
        Part.ALTERNATIVES: replace(complete, alternatives=given.alternatives),
        Part.EXCEPTIONS: replace(complete, exceptions=given.exceptions),
        Part.SIGNATORIES: replace(complete, signatories=given.signatories),
    }
    found = {} if draft.outcome else {Part.OUTCOME: tr("Choose hire, hold or decline.")}
    for part, trial in trials.items():
        # Everything else is complete, so that the rules can only object to this part.
        opened = evidence_opened if part is Part.EVIDENCE else True
        try:
            checked(
                trial, evidence_opened=opened, exceptions=exceptions, has_alternatives=has_others
            )
        except Refused as refusal:
            found[part] = refusal.sentence
    return {part: found[part] for part in Part if part in found}
