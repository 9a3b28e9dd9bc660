"""Backups: why one was made, which are kept how long, what is in one, whether it is good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from hireapp.i18n import tr, trn

EVERY = timedelta(minutes=30)
"""A file that changes is copied this often."""
ALL_FOR = timedelta(hours=24)
"""Every copy is kept this long, so that the one made before an import outlives the afternoon."""
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 12, 10, 9
"""How many days, weeks and months that have a copy keep their last one."""


class Occasion(StrEnum):
    """Why a copy was made; it is part of the file's name."""

    REGULAR = "regular"
    BY_HAND = "by-hand"
    BEFORE_IMPORT = "before-import"
    BEFORE_ERASURE = "before-erasure"
    BEFORE_RESTORE = "before-restore"
    BEFORE_VERSION = "before-version"
    DAMAGED = "damaged"

    @property
    def label(self) -> str:
        """The occasion in the user's language."""
        return {
            Occasion.REGULAR: tr("while you worked"),
            Occasion.BY_HAND: tr("asked for"),
            Occasion.BEFORE_IMPORT: tr("before an import"),
            Occasion.BEFORE_ERASURE: tr("before an erasure"),
            Occasion.BEFORE_RESTORE: tr("before another was restored"),
            Occasion.BEFORE_VERSION: tr("before an update of Hireapp"),
            Occasion.DAMAGED: tr("as it was found, damaged"),
        }[self]


class Soundness(StrEnum):
    """Whether a copy is what was written."""

    GOOD = "good"
    UNVOUCHED = "unvouched"
    DAMAGED = "damaged"

    @property
    def label(self) -> str:
        """The finding in the user's language."""
        return {
            Soundness.GOOD: tr("good"),
            Soundness.UNVOUCHED: tr("opens, has no checksum"),
            Soundness.DAMAGED: tr("damaged"),
        }[self]


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a database file, as its name and its checksum tell."""

    path: Path
    made_at: datetime
    occasion: Occasion
    size: int
    soundness: Soundness = Soundness.UNVOUCHED

    @property
    def usable(self) -> bool:
        """Whether it may be restored."""
        return self.soundness is not Soundness.DAMAGED


@dataclass(frozen=True, slots=True)
class OpeningCount:
    """What a copy holds of one opening."""

    title: str
    candidates: int
    scorecards: int

    @property
    def words(self) -> str:
        """The counts in one line."""
        candidates = trn("{n} candidate", "{n} candidates", self.candidates)
        scorecards = trn("{n} scorecard", "{n} scorecards", self.scorecards)
        return f"{self.title}: {candidates}, {scorecards}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy: shown before it is restored; `last_change` None when nothing was done."""

    openings: tuple[OpeningCount, ...]
    people: int
    last_change: datetime | None

    @property
    def words(self) -> str:
        """All openings together."""
        return ", ".join(
            (
                trn("{n} opening", "{n} openings", len(self.openings)),
                trn(
                    "{n} candidate", "{n} candidates", sum(one.candidates for one in self.openings)
                ),
                trn(
                    "{n} scorecard", "{n} scorecards", sum(one.scorecards for one in self.openings)
                ),
            )
        )


def is_due(newest: datetime | None, changed: datetime, now: datetime) -> bool:
    """Whether another copy is due: the file changed since the newest, and that is old enough."""
    return newest is None or (changed > newest and now - newest >= EVERY)


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the copies made at these moments are kept.

    All of the last day, and the last one of each of the newest 12 days, 10 weeks and 9 months
    that have any.
    """
    newest_first = sorted(moments, reverse=True)
    chosen = {one for one in newest_first if now - one < ALL_FOR}
    rules: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (KEPT_DAYS, lambda one: one.date()),
        (KEPT_WEEKS, lambda one: one.isocalendar()[:2]),
        (KEPT_MONTHS, lambda one: (one.year, one.month)),
    )
    for number, period in rules:
        last: dict[object, datetime] = {}
        for one in newest_first:
            last.setdefault(period(one), one)
        chosen.update(list(last.values())[:number])
    return frozenset(chosen)
