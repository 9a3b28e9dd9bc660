"""An opening: one job to fill, why it exists, and the rules of its interviews."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hireapp.domain.ids import OpeningId
from hireapp.domain.text import LINE_LIMIT, clean_line, limited, required_line
from hireapp.errors import Refused
from hireapp.i18n import tr, trn

DEFAULT_RETENTION_MONTHS = 12
DEFAULT_SLOT_MINUTES = 45
SERVICE_LEVELS = (2.5, 3.75)
"""Where genuine and where super service begin, on the five-point scale."""
_APTITUDE_LIMIT = 30


class Format(StrEnum):
    """How the panel meets a candidate; it fixes which ratings are expected of each seat."""

    ONE_ROOM = "one_room"
    SERIES_SAME = "series_same"
    SERIES_SPLIT = "series_split"

    @property
    def label(self) -> str:
        """The format in the user's language."""
        return {
            Format.ONE_ROOM: tr("one room"),
            Format.SERIES_SAME: tr("series, same questions"),
            Format.SERIES_SPLIT: tr("series, split questions"),
        }[self]


class Reveal(StrEnum):
    """When the panel may see each other's scorecards of a candidate."""

    EACH_CANDIDATE = "each_candidate"
    END_OF_ROUND = "end_of_round"

    @property
    def label(self) -> str:
        """The rule in the user's language."""
        return {
            Reveal.EACH_CANDIDATE: tr("when all scorecards of that candidate are in"),
            Reveal.END_OF_ROUND: tr("at the end of the round, when those of all candidates are in"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningFacts:
    """What a coordinator fills in about an opening.

    `authority` is what the job may decide alone, `authority_limits` where that ends;
    `aptitudes` are facts that will be trained, recorded and never scored;
    `retention_months` counts from the decision; `service_levels` are the overall scores from
    which genuine and super service are heard.
    """

    title: str
    purpose: str
    authority: str = ""
    authority_limits: str = ""
    aptitudes: tuple[str, ...] = ()
    format: Format = Format.ONE_ROOM
    slot_minutes: int = DEFAULT_SLOT_MINUTES
    retention_months: int = DEFAULT_RETENTION_MONTHS
    uses_opener: bool = True
    deadline: date | None = None
    reveal: Reveal = Reveal.EACH_CANDIDATE
    service_levels: tuple[float, float] = SERVICE_LEVELS


@dataclass(frozen=True, slots=True)
class Opening:
    """A stored opening."""

    id: OpeningId
    facts: OpeningFacts

    @property
    def title(self) -> str:
        """The job's name."""
        return self.facts.title

    @property
    def purpose(self) -> str:
        """Why the job exists, in one sentence."""
        return self.facts.purpose


def checked(facts: OpeningFacts) -> OpeningFacts:
    """The facts with their texts cleaned.

    Raises:
        Refused: naming what is missing, too long or out of range.
    """
    if not 10 <= facts.slot_minutes <= 240:
        raise Refused(tr("An interview lasts from 10 to 240 minutes."))
    if not 1 <= facts.retention_months <= 120:
        raise Refused(tr("Records are kept from 1 to 120 months after the decision."))
    genuine_from, super_from = facts.service_levels
    if not 1 < genuine_from < super_from < 5:
        raise Refused(
            tr("Genuine service begins above 1, super service above that and below 5."),
            tr("Usual are {genuine} and {super}.").format(
                genuine=SERVICE_LEVELS[0], super=SERVICE_LEVELS[1]
            ),
        )
    aptitudes = tuple(filter(None, (clean_line(one) for one in facts.aptitudes)))
    if len(aptitudes) > _APTITUDE_LIMIT:
        raise Refused(tr("At most {limit} aptitudes fit.").format(limit=_APTITUDE_LIMIT))
    return OpeningFacts(
        title=required_line(facts.title, what=tr("the title of the job")),
        purpose=required_line(facts.purpose, what=tr("the purpose"), limit=LINE_LIMIT),
        authority=_line(facts.authority, tr("the authority of the job")),
        authority_limits=_line(facts.authority_limits, tr("where the authority ends")),
        aptitudes=tuple(_line(one, tr("an aptitude")) for one in aptitudes),
        format=facts.format,
        slot_minutes=facts.slot_minutes,
        retention_months=facts.retention_months,
        uses_opener=facts.uses_opener,
        deadline=facts.deadline,
        reveal=facts.reveal,
        service_levels=facts.service_levels,
    )


def check_reveal(before: Reveal, after: Reveal, *, some_are_in: bool) -> None:
    """Refuse to reveal early by another rule, without a reason.

    Raises:
        Refused: when scorecards that wait for the end of the round would be shown before it.
    """
    if some_are_in and before is Reveal.END_OF_ROUND and after is not before:
        raise Refused(
            tr("Scorecards are in that wait for the end of the round."),
            tr("Reveal a candidate early on the Compare page instead, with a reason."),
        )


def retention_rule(months: int) -> str:
    """The retention rule in words, as every printed page carries it."""
    return trn(
        "Keep until {n} month after the decision, unless on hold.",
        "Keep until {n} months after the decision, unless on hold.",
        months,
    )


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _line(text: str, what: str) -> str:
    return limited(clean_line(text), what=what, limit=LINE_LIMIT)
