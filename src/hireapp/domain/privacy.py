"""How long records about a candidate are kept, what keeps them longer, and what erasing leaves."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hireapp.domain.decisions import Outcome
from hireapp.domain.ids import OpeningId
from hireapp.domain.people import Candidate, Person
from hireapp.domain.text import LINE_LIMIT, clean_line, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr


class Keeping(StrEnum):
    """Why a candidate's records are still here."""

    HELD = "held"
    DUE = "due"
    KEPT = "kept"
    UNDECIDED = "undecided"

    @property
    def label(self) -> str:
        """The state in the user's language."""
        return {
            Keeping.HELD: tr("legal hold"),
            Keeping.DUE: tr("due"),
            Keeping.KEPT: tr("kept"),
            Keeping.UNDECIDED: tr("no decision yet"),
        }[self]


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: nothing about the candidate may be erased until it is lifted."""

    reason: str
    placed_by: Person
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class Retention:
    """Where one candidate's records stand; `outcome` and `decided_at` are the latest decision's."""

    candidate: Candidate
    opening_title: str
    months: int
    last_change: datetime
    outcome: Outcome | None = None
    decided_at: datetime | None = None
    hold: Hold | None = None

    @property
    def keep_until(self) -> date:
        """The last day on which the rule keeps them.

        Counted from the decision; where there is none, from what happened last, so that nobody
        is forgotten.
        """
        return months_later((self.decided_at or self.last_change).date(), self.months)

    def keeping(self, today: date) -> Keeping:
        """Why they are still here; a hold beats the rule."""
        if self.hold is not None:
            return Keeping.HELD
        if today > self.keep_until:
            return Keeping.DUE
        return Keeping.KEPT if self.decided_at is not None else Keeping.UNDECIDED


@dataclass(frozen=True, slots=True)
class ErasedCounts:
    """What is left of the candidates erased from one opening: numbers."""

    opening_id: OpeningId
    candidates: int = 0
    scorecards: int = 0
    hired: int = 0
    declined: int = 0


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did beyond the database itself.

    `removed` are backups that could not be read, so that nobody could have cleaned them; `left`
    says where the name still stands, such as the list of people for somebody who works here.
    """

    backups: int
    removed: int
    left: tuple[str, ...] = ()


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the month's last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def checked_reason(reason: str) -> str:
    """A reason for placing or lifting a hold.

    Raises:
        Refused: when it is empty or too long.
    """
    return required_line(reason, what=tr("the reason"), limit=LINE_LIMIT)


def check_typed(typed: str, candidate: Candidate) -> None:
    """Refuse to erase somebody whose name was not typed.

    Raises:
        Refused: when it differs.
    """
    if clean_line(typed) != candidate.name:
        raise Refused(
            tr("That is not the candidate's name."),
            tr("Nothing was erased. Type the name exactly as it is shown."),
        )
