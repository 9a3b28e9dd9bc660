"""The tables, in portable types: the same on SQLite and PostgreSQL; one module for each noun."""

from hireapp.store.tables.audit import AuditHeadRow, AuditRow
from hireapp.store.tables.base import Base, UtcDateTime
from hireapp.store.tables.calibrations import (
    CalibrationRatingRow,
    CalibrationRow,
    CalibrationSheetRow,
)
from hireapp.store.tables.decisions import ConsensusRow, DebriefRow, DecisionRow, EvidenceOpeningRow
from hireapp.store.tables.dumb_rules import DumbRuleRow
from hireapp.store.tables.ledger import (
    ArrangementRow,
    BackgroundOpeningRow,
    MarkRow,
    OffKitQuestionRow,
    PreparationRow,
    StepTimeRow,
)
from hireapp.store.tables.openings import (
    CandidateRow,
    InterviewRow,
    KitRow,
    OpeningRow,
    PersonRow,
    SeatRow,
)
from hireapp.store.tables.own_banks import OwnBankRow, OwnQuestionRow
from hireapp.store.tables.printed_forms import PrintedFormRow
from hireapp.store.tables.privacy import ErasedCountRow, ErasureRow, HoldRow
from hireapp.store.tables.scorecards import (
    AmendmentRow,
    AnswerRow,
    BrokenSealRow,
    ConflictRow,
    FactNoteRow,
    PaperDraftRow,
    PaperEntryRow,
    ScorecardRow,
)
from hireapp.store.tables.sealing import (
    HeldKitHashRow,
    HeldKitRow,
    OpeningKeyRow,
    SentKitRow,
    TakenScorecardRow,
)

__all__ = [
    "AmendmentRow",
    "AnswerRow",
    "ArrangementRow",
    "AuditHeadRow",
    "AuditRow",
    "BackgroundOpeningRow",
    "Base",
    "BrokenSealRow",
    "CalibrationRatingRow",
    "CalibrationRow",
    "CalibrationSheetRow",
    "CandidateRow",
    "ConflictRow",
    "ConsensusRow",
    "DebriefRow",
    "DecisionRow",
    "DumbRuleRow",
    "ErasedCountRow",
    "ErasureRow",
    "EvidenceOpeningRow",
    "FactNoteRow",
    "HeldKitHashRow",
    "HeldKitRow",
    "HoldRow",
    "InterviewRow",
    "KitRow",
    "MarkRow",
    "OffKitQuestionRow",
    "OpeningKeyRow",
    "OpeningRow",
    "OwnBankRow",
    "OwnQuestionRow",
    "PaperDraftRow",
    "PaperEntryRow",
    "PersonRow",
    "PreparationRow",
    "PrintedFormRow",
    "ScorecardRow",
    "SeatRow",
    "SentKitRow",
    "StepTimeRow",
    "TakenScorecardRow",
    "UtcDateTime",
]
