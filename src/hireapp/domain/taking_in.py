"""Whether a sealed scorecard that arrives may be taken, and what becomes of one that is here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hireapp.domain.ids import KitId, OpeningId
from hireapp.domain.kits import KitContent
from hireapp.domain.people import Seat
from hireapp.domain.scorecards import ScorecardState
from hireapp.domain.travelling import SignedScorecard, TravellingScorecard
from hireapp.i18n import tr, trn


class Outcome(StrEnum):
    """What happened to a scorecard, or to a whole file."""

    TAKEN = "taken"
    AMENDED = "amended"
    ALREADY_HERE = "already_here"
    OLDER = "older"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The outcome in the user's language."""
        return {
            Outcome.TAKEN: tr("taken"),
            Outcome.AMENDED: tr("replaced by a newer amendment"),
            Outcome.ALREADY_HERE: tr("already here"),
            Outcome.OLDER: tr("already here, in a newer form"),
            Outcome.REFUSED: tr("refused"),
        }[self]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happened and why; names are empty where nobody could be recognised."""

    outcome: Outcome
    why: str = ""
    interviewer: str = ""
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of what an import did: a scorecard of a file, or the file itself."""

    file: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SentKit:
    """A kit file that was written for a seat."""

    seat_id: str
    kit_id: str
    kit_hash: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an arriving scorecard claims to belong, as this database knows it.

    `opening_id` owns the key to which it was sealed; `signed_for` is the seat whose kit file held
    the signing key, and `withdrawn` says that this file was taken back; `sent` are the kits ever
    sent to that seat; `content` is the kit as the seat asks it; `kit_in_use` the version on which
    others rated the candidate.
    """

    opening_id: OpeningId | None
    signed_for: str | None
    seat: Seat | None
    sent: frozenset[SentKit]
    candidate_opening: OpeningId | None
    is_kept_away: bool
    content: KitContent | None
    kit_in_use: KitId | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """The scorecard of the same seat and candidate that is here already; `card` once submitted."""

    state: ScorecardState
    card: TravellingScorecard | None


def refusal(arriving: SignedScorecard, place: Place) -> str:
    """Why a scorecard may not be taken, as a sentence; empty when it may."""
    return (
        _wrong_origin(arriving, place)
        or _wrong_candidate(arriving.card, place)
        or _wrong_kit(arriving.card, place)
        or _wrong_contents(arriving.card, place)
    )


def compare(card: TravellingScorecard, here: Here | None, *, newest: int) -> Verdict:
    """What becomes of a scorecard that may be taken.

    `newest` is the highest sequence that was taken of this seat and candidate, 0 for none.
    """
    if here is None:
        return Verdict(Outcome.TAKEN)
    if here.state is not ScorecardState.SUBMITTED or here.card is None:
        return _refused(tr("The same interviewer has a draft of it on this machine."))
    if here.card.scorecard_id != card.scorecard_id:
        return _refused(tr("Another scorecard of the same interviewer is here."))
    if here.card.original != card.original:
        return _refused(tr("It is not the scorecard that was submitted first."))
    return _compare_amendments(card, here.card, newest)


def _compare_amendments(
    card: TravellingScorecard, here: TravellingScorecard, newest: int
) -> Verdict:
    known, given = here.amendments, card.amendments
    if known == given:
        return Verdict(Outcome.ALREADY_HERE)
    if given == known[: len(given)]:
        return Verdict(Outcome.OLDER)
    if known != given[: len(known)]:
        return _refused(tr("Its amendments contradict those that are here."))
    if card.sequence <= newest:
        return _refused(tr("Its number was used before: it is not newer than what is here."))
    return Verdict(Outcome.AMENDED)


def summary(results: tuple[Result, ...]) -> str:
    """How many of each, in one line."""
    counts = dict.fromkeys(Outcome, 0)
    for result in results:
        counts[result.verdict.outcome] += 1
    here = counts[Outcome.ALREADY_HERE] + counts[Outcome.OLDER]
    parts = (
        (counts[Outcome.TAKEN], trn("{n} taken", "{n} taken", counts[Outcome.TAKEN])),
        (counts[Outcome.AMENDED], trn("{n} amended", "{n} amended", counts[Outcome.AMENDED])),
        (here, trn("{n} already here", "{n} already here", here)),
        (counts[Outcome.REFUSED], trn("{n} refused", "{n} refused", counts[Outcome.REFUSED])),
    )
    return ", ".join(text for number, text in parts if number) or tr("nothing to take")


def _wrong_origin(arriving: SignedScorecard, place: Place) -> str:
    card, seat = arriving.card, place.seat
    if place.signed_for is None:
        return tr("It is signed with a key that was not sent from here.")
    if seat is None or card.seat_id != place.signed_for:
        return tr("It is signed by another seat than the one it names.")
    if place.withdrawn:
        return tr(
            "It is signed with the key of a kit file that was withdrawn. Scorecards returned with "
            "a newer kit file are taken."
        )
    if card.person_id != seat.person.id:
        return tr("It names another interviewer than the one who sits there.")
    if card.opening_id != seat.opening_id or place.opening_id != seat.opening_id:
        return tr("It belongs to another opening.")
    return ""


def _wrong_candidate(card: TravellingScorecard, place: Place) -> str:
    if place.candidate_opening is None:
        return tr("Its candidate is not here, or no longer.")
    if place.candidate_opening != card.opening_id:
        return tr("Its candidate belongs to another opening.")
    if place.is_kept_away:
        return tr("Its interviewer is kept away from this candidate.")
    return ""


def _wrong_kit(card: TravellingScorecard, place: Place) -> str:
    if SentKit(card.seat_id, card.kit_id, card.kit_hash) not in place.sent:
        return tr("It was rated on a kit that was not sent to this interviewer.")
    if place.content is None:
        return tr("The kit it was rated on is no longer here.")
    if place.kit_in_use is not None and place.kit_in_use != card.kit_id:
        return tr("Others rated this candidate on another version of the kit.")
    return ""


def _wrong_contents(card: TravellingScorecard, place: Place) -> str:
    content = place.content or KitContent()
    scored = frozenset(content.question_ids)
    rated = {one.question_id for one in card.answers if one.rating is not None}
    if rated != scored:
        return tr("It does not rate the questions of its kit.")
    opener = {content.opener.id} if content.opener else set()
    asked = {one.question_id for one in card.answers} | {one.question_id for one in card.amendments}
    if not asked <= scored | opener or not set(card.fact_notes) <= {
        one.id for one in content.facts
    }:
        return tr("It answers questions that are not in its kit.")
    return ""


def _refused(why: str) -> Verdict:
    return Verdict(Outcome.REFUSED, why)
