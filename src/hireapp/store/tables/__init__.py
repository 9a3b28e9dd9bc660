"""The tables, in portable types: the same on SQLite and PostgreSQL; one module for each noun."""

from hireapp.store.tables.base import Base, UtcDateTime
from hireapp.store.tables.decisions import ConsensusRow, DebriefRow, DecisionRow, EvidenceOpeningRow
from hireapp.store.tables.openings import (
    CandidateRow,
    InterviewRow,
    KitRow,
    OpeningRow,
    PersonRow,
    SeatRow,
)
from hireapp.store.tables.own_banks import OwnBankRow, OwnQuestionRow
from hireapp.store.tables.scorecards import (
    AmendmentRow,
    AnswerRow,
    BrokenSealRow,
    FactNoteRow,
    ScorecardRow,
)

__all__ = [
    "AmendmentRow",
    "AnswerRow",
    "Base",
    "BrokenSealRow",
    "CandidateRow",
    "ConsensusRow",
    "DebriefRow",
    "DecisionRow",
    "EvidenceOpeningRow",
    "FactNoteRow",
    "InterviewRow",
    "KitRow",
    "OpeningRow",
    "OwnBankRow",
    "OwnQuestionRow",
    "PersonRow",
    "ScorecardRow",
    "SeatRow",
    "UtcDateTime",
]
