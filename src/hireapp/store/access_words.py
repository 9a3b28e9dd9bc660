"""What an access request calls the tables and columns that hold something about a candidate."""

from __future__ import annotations

from enum import StrEnum

from hireapp.domain.decisions import Outcome
from hireapp.domain.dumb_rules import Fate, Origin
from hireapp.domain.papers import FormName
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation, ScorecardState
from hireapp.i18n import tr

CHOICES: dict[str, type[StrEnum]] = {
    "state": ScorecardState,
    "no_score": NoScore,
    "before_no_score": NoScore,
    "after_no_score": NoScore,
    "reaction": Reaction,
    "recommendation": Recommendation,
    "outcome": Outcome,
    "origin": Origin,
    "fate": Fate,
    "form": FormName,
}
"""Columns that hold one of a few words."""


def headings() -> dict[str, str]:
    """A heading for each table."""
    return {
        "candidates": tr("Name"),
        "interviews": tr("Interviews"),
        "arrangements": tr("What was agreed with you, and your background"),
        "scorecards": tr("Scorecards"),
        "answers": tr("Ratings and evidence"),
        "fact_notes": tr("Facts, never scored"),
        "amendments": tr("Changes after submitting"),
        "marks": tr("Signs that were ticked"),
        "off_kit_questions": tr("Questions outside the kit"),
        "step_times": tr("Time on each question"),
        "preparations": tr("Preparation of the interviewers"),
        "background_openings": tr("When your background was opened during the interview"),
        "paper_entries": tr("Scorecards entered from paper"),
        "paper_drafts": tr("Paper scorecards that are half typed in"),
        "conflicts": tr("People who are kept from your records"),
        "broken_seals": tr("Scorecards shown before all were in"),
        "evidence_openings": tr("Who opened the evidence"),
        "consensus": tr("What the panel agreed on"),
        "debriefs": tr("The panel's meeting"),
        "decisions": tr("Decisions"),
        "printed_forms": tr("Papers that were saved or printed"),
        "holds": tr("Legal holds"),
        "dumb_rules": tr("Rules of ours that you told us of"),
    }


def labels() -> dict[str, str]:
    """A label for each column that is shown."""
    return {
        **_written(),
        **_moments(),
        "name": tr("name"),
        "seat_id": tr("interviewer"),
        "person_id": tr("by"),
        "entered_by": tr("entered by"),
        "checked_by": tr("looked at again by"),
        "marked_by": tr("marked by"),
        "lifted_by": tr("lifted by"),
        "signatories": tr("signed by"),
        "kit_id": tr("kit"),
        "kit_number": tr("kit version"),
        "number": tr("number"),
        "form": tr("form"),
        "minutes": tr("minutes"),
        "extra_minutes": tr("extra minutes"),
        "seconds": tr("seconds"),
        "state": tr("state"),
        "score": tr("rating, 1 to 5"),
        "no_score": tr("not scored"),
        "before_score": tr("rating before"),
        "before_no_score": tr("not scored before"),
        "after_score": tr("rating after"),
        "after_no_score": tr("not scored after"),
        "reaction": tr("reaction (never scored)"),
        "recommendation": tr("recommendation"),
        "kind": tr("kind"),
        "screen_seen": tr("you could see the screen"),
        "outcome": tr("decision"),
        "attitudes": tr("attitudes it rests on"),
        "origin": tr("told by"),
        "fate": tr("what became of it"),
    }


def _written() -> dict[str, str]:
    return {
        "place": tr("place"),
        "adjustments": tr("agreed"),
        "background": tr("background"),
        "reaction_reason": tr("why"),
        "evidence": tr("evidence"),
        "line": tr("typed so far"),
        "text": tr("text"),
        "reason": tr("reason"),
        "lifted_reason": tr("reason for lifting"),
        "notes": tr("notes"),
        "alternatives": tr("alternatives considered"),
        "exceptions": tr("exceptions to equal treatment"),
        "rule": tr("rule"),
        "harm": tr("whom it hurts, and how"),
        "theme": tr("theme"),
        "leader": tr("who answers for it"),
    }


def _moments() -> dict[str, str]:
    return {
        "changed_at": tr("last changed"),
        "starts_at": tr("begins"),
        "started_at": tr("begun"),
        "submitted_at": tr("submitted"),
        "made_at": tr("made"),
        "asked_at": tr("asked"),
        "prepared_at": tr("prepared"),
        "opened_at": tr("opened"),
        "entered_at": tr("entered"),
        "checked_at": tr("looked at again"),
        "marked_at": tr("marked"),
        "broken_at": tr("shown"),
        "noted_at": tr("noted"),
        "decided_at": tr("decided"),
        "placed_at": tr("placed"),
        "lifted_at": tr("lifted"),
        "due": tr("due"),
        "done_at": tr("done"),
        "printed_at": tr("saved"),
    }
