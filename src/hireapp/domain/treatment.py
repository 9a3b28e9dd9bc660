"""Where candidates were treated differently, told by the ledgers of their interviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median

from hireapp.domain.ids import CandidateId, QuestionId
from hireapp.domain.kits import KitContent
from hireapp.domain.ledger import Arrangement, Ledger, order_changed
from hireapp.i18n import tr, trn

FEWEST_OTHERS = 2
"""One other interview is no habit to differ from."""
FAR = 2.0
"""Twice or half the usual time on a question is told."""
FAR_SECONDS = 120.0
FAR_IN_ALL = 1.5
FAR_SECONDS_IN_ALL = 300.0
_A_MINUTE = 60


class Difference(StrEnum):
    """In what a candidate was treated differently."""

    ADJUSTED = "adjusted"
    ORDER = "order"
    TIME = "time"
    PROBES = "probes"
    OFF_KIT = "off_kit"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class TreatmentException:
    """One difference in words, without the candidate's name: "3 questions outside the kit."."""

    candidate_id: CandidateId
    kind: Difference
    text: str


@dataclass(frozen=True, slots=True)
class Treated:
    """How one candidate was interviewed, by every seat whose scorecard the viewer may see."""

    candidate_id: CandidateId
    ledgers: tuple[Ledger, ...]
    arrangement: Arrangement

    def seconds_on(self, question_id: QuestionId) -> float:
        """The time a question took, on average over the seats that asked it; 0 when unknown."""
        return _mean([one.seconds.get(question_id, 0.0) for one in self.ledgers])

    @property
    def seconds(self) -> float:
        """The whole interview, on average over the seats; 0 when unknown."""
        return _mean([one.total_seconds for one in self.ledgers])

    def probes_on(self, question_id: QuestionId) -> int:
        """How many probes of a question were used, all seats together."""
        return sum(one.probes_used(question_id) for one in self.ledgers)


def exceptions(content: KitContent, everyone: Sequence[Treated]) -> tuple[TreatmentException, ...]:
    """What differs between candidates of one kit version, by candidate and then by kind.

    Interviews without a ledger (on paper, imported) are left out of every comparison.
    """
    planned = tuple(filter(None, [QuestionId(content.opener.id) if content.opener else None]))
    planned += content.question_ids
    names = {one.id: one.attitude.name for one in content.questions}
    same_order = len({_orders(one, planned) for one in everyone if one.ledgers}) <= 1
    found = []
    for one in everyone:
        others = [other for other in everyone if other is not one and other.ledgers]
        said = [(Difference.ADJUSTED, text) for text in _adjusted(one.arrangement)]
        if not same_order:
            said += [(Difference.ORDER, text) for text in _order(one, planned)]
        said += [(Difference.TIME, text) for text in _times(one, others, names)]
        said += [(Difference.PROBES, text) for text in _probes(one, others, names)]
        said += [(Difference.OFF_KIT, text) for text in _off_kit(one)]
        said += [(Difference.BACKGROUND, text) for text in _background(one)]
        found += [TreatmentException(one.candidate_id, kind, text) for kind, text in said]
    return tuple(found)


def _mean(values: Sequence[float]) -> float:
    known = [one for one in values if one > 0]
    return fmean(known) if known else 0.0


def _orders(one: Treated, planned: Sequence[QuestionId]) -> tuple[tuple[QuestionId, ...], ...]:
    asked = [tuple(each for each in led.order if each in planned) for led in one.ledgers]
    return tuple(sorted(each for each in asked if each))


def _adjusted(arrangement: Arrangement) -> Iterator[str]:
    if arrangement.extra_minutes:
        yield trn(
            "{n} minute more, agreed beforehand.",
            "{n} minutes more, agreed beforehand.",
            arrangement.extra_minutes,
        )
    if arrangement.adjustments:
        yield tr("Adjustments agreed beforehand.")


def _order(one: Treated, planned: Sequence[QuestionId]) -> Iterator[str]:
    if any(order_changed(led.order, planned) for led in one.ledgers):
        yield tr("Questions asked in another order than the kit's.")


def _times(
    one: Treated, others: Sequence[Treated], names: Mapping[QuestionId, str]
) -> Iterator[str]:
    longer_agreed = one.arrangement.extra_minutes > 0
    others = [other for other in others if not other.arrangement.extra_minutes]
    for question_id, name in names.items():
        said = _far(
            lambda each, wanted=question_id: each.seconds_on(wanted),  # type: ignore[misc]
            one,
            others,
            far=FAR,
            seconds=FAR_SECONDS,
        )
        if said and not (longer_agreed and said[0] > said[1]):
            yield tr("{attitude}: {minutes} min, others about {usual}.").format(
                attitude=name, minutes=_minutes(said[0]), usual=_minutes(said[1])
            )
    said = _far(lambda each: each.seconds, one, others, far=FAR_IN_ALL, seconds=FAR_SECONDS_IN_ALL)
    if said and not (longer_agreed and said[0] > said[1]):
        yield tr("The whole interview: {minutes} min, others about {usual}.").format(
            minutes=_minutes(said[0]), usual=_minutes(said[1])
        )


def _far(
    measure: Callable[[Treated], float],
    one: Treated,
    others: Sequence[Treated],
    *,
    far: float,
    seconds: float,
) -> tuple[float, float] | None:
    """This candidate's time and the usual one when they are far apart."""
    mine = measure(one)
    usual = [time for time in map(measure, others) if time > 0]
    if mine <= 0 or len(usual) < FEWEST_OTHERS:
        return None
    middle = median(usual)
    apart = mine >= far * middle or mine * far <= middle
    return (mine, middle) if apart and abs(mine - middle) >= seconds else None


def _probes(
    one: Treated, others: Sequence[Treated], names: Mapping[QuestionId, str]
) -> Iterator[str]:
    if not one.ledgers or len(others) < FEWEST_OTHERS:
        return
    for question_id, name in names.items():
        probed = sum(other.probes_on(question_id) > 0 for other in others)
        mine = one.probes_on(question_id) > 0
        if probed == len(others) and not mine:
            yield tr("{attitude}: no probe used, all others were probed.").format(attitude=name)
        if mine and not probed:
            yield tr("{attitude}: probed, nobody else was.").format(attitude=name)


def _off_kit(one: Treated) -> Iterator[str]:
    count = sum(len(led.off_kit) for led in one.ledgers)
    if count:
        yield trn("{n} question outside the kit.", "{n} questions outside the kit.", count)


def _background(one: Treated) -> Iterator[str]:
    count = sum(led.background_opened > 0 for led in one.ledgers)
    if count:
        yield trn(
            "{n} interviewer opened the CV during the interview.",
            "{n} interviewers opened the CV during the interview.",
            count,
        )


def _minutes(seconds: float) -> str:
    return f"{seconds / _A_MINUTE:.0f}"
