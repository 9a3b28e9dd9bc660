"""What a write made stale: announced once it is committed, never for a rollback."""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.domain.ids import CandidateId, OpeningId, QuestionId, ScorecardId


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Somebody was added or renamed, or has another role."""


@dataclass(frozen=True, slots=True)
class OpeningChanged:
    """An opening, its panel, its candidates or their interviews."""

    opening_id: OpeningId


@dataclass(frozen=True, slots=True)
class KitChanged:
    """An opening's kit: edited, frozen, or a new draft."""

    opening_id: OpeningId


@dataclass(frozen=True, slots=True)
class ScorecardChanged:
    """A scorecard; `question_id` when only that answer changed."""

    scorecard_id: ScorecardId
    question_id: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class BanksChanged:
    """An own question bank, its questions or its attitudes."""


@dataclass(frozen=True, slots=True)
class DebriefChanged:
    """What a panel agreed on or noted about a candidate."""

    candidate_id: CandidateId


@dataclass(frozen=True, slots=True)
class AuditChanged:
    """The audit log has a new row, of something that happened outside the database."""


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """The dumb-rules register."""


@dataclass(frozen=True, slots=True)
class CalibrationChanged:
    """Somebody's practice on an opening's sample answers."""

    opening_id: OpeningId


Change = (
    PeopleChanged
    | OpeningChanged
    | KitChanged
    | ScorecardChanged
    | BanksChanged
    | DebriefChanged
    | AuditChanged
    | RulesChanged
    | CalibrationChanged
)
