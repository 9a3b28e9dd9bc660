"""What travels between machines that share no server: a kit for one seat, a scorecard back.

Both are canonical JSON: what is read must be, byte for byte, what Hireapp itself would write. That
refuses double and unknown keys, other types, NaN and every second spelling at one stroke.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta
from typing_extensions import override

from hireapp.domain import bank_faults
from hireapp.domain import openings as opening_rules
from hireapp.domain.audit import BEGINNING
from hireapp.domain.ids import QuestionId
from hireapp.domain.kits import FACT_LIMIT, WEIGHT_LIMIT, Kit, KitContent
from hireapp.domain.ledger import Mark, OffKitQuestion
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.scorecards import Amendment, Answer, Reaction, Recommendation
from hireapp.domain.text import NAME_LIMIT, NOTE_LIMIT, clean_line, clean_note
from hireapp.errors import InputError, Refused
from hireapp.i18n import tr

VERSION: Literal[1] = 1
"""Of both formats; another version is refused with the advice to update."""
KIT_BYTES = 8_000_000
"""Largest kit that is read."""
SCORECARD_BYTES = 4_000_000
"""Largest scorecard that is read; forty answers of the longest notes fit."""
CANDIDATE_LIMIT = 2_000

_QUESTION_LIMIT = 500
_YEARS = range(2000, 2200)

Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""32 bytes in hexadecimal: a key or a hash."""
Moment = Annotated[datetime, Meta(tz=True)]
Count = Annotated[int, Meta(ge=1, le=2**53)]


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Both halves of a key; the private one is never logged, printed or part of a repr."""

    public: str
    private: str

    @override
    def __repr__(self) -> str:
        """The public half only."""
        return f"KeyPair({self.public})"


class _Travelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What both have in common."""

    version: Literal[1] = VERSION


class TravellingInterview(_Travelling, frozen=True, kw_only=True):
    """When and where a candidate is met."""

    id: Id
    starts_at: Moment
    minutes: Annotated[int, Meta(ge=1, le=1_000)]
    place: str


class TravellingCandidate(_Travelling, frozen=True, kw_only=True):
    """Whom the seat meets, and what was agreed with them; the background stays closed as usual."""

    id: Id
    name: str
    interview: TravellingInterview | None = None
    extra_minutes: Annotated[int, Meta(ge=0, le=240)] = 0
    adjustments: str = ""
    background: str = ""


class TravellingKit(_Travelling, frozen=True, kw_only=True):
    """Everything that one interviewer needs to work alone, and nothing of anybody's ratings.

    `issue` counts the kit files of the seat; `panel` is how many seats count; `opening_key` is the
    public key to which scorecards are sealed, `signing_key` the seat's own private key.
    """

    format: Literal["hireapp kit"] = "hireapp kit"
    opening_id: Id
    facts: OpeningFacts
    kit_id: Id
    kit_number: Count
    kit_hash: Key
    frozen_at: Moment
    content: KitContent
    seat_id: Id
    counts: bool
    panel: Annotated[int, Meta(ge=0, le=1_000)]
    person_id: Id
    person_name: str
    issue: Count
    candidates: tuple[TravellingCandidate, ...]
    opening_key: Key
    signing_key: Key


class TravellingLedger(_Travelling, frozen=True, kw_only=True):
    """How the interview was led; `screen_seen` is None when nothing was prepared."""

    seconds: dict[QuestionId, Annotated[float, Meta(ge=0, le=1e6)]] = {}
    order: tuple[QuestionId, ...] = ()
    marks: tuple[Mark, ...] = ()
    off_kit: tuple[OffKitQuestion, ...] = ()
    background_opened: tuple[Moment, ...] = ()
    screen_seen: bool | None = None
    prepared_at: Moment | None = None


class TravellingScorecard(_Travelling, frozen=True, kw_only=True):
    """One submitted scorecard with its amendments.

    `sequence` grows with every scorecard that its seat ever seals; `kit_hash` is that of the kit
    it was rated on. `log_rows` and `log_head` are how far the audit log of its machine went when
    it was sealed: whoever cuts rows off that log later is found out.
    """

    format: Literal["hireapp scorecard"] = "hireapp scorecard"
    opening_id: Id
    candidate_id: Id
    scorecard_id: Id
    seat_id: Id
    person_id: Id
    kit_id: Id
    kit_hash: Key
    sequence: Count
    answers: tuple[Answer, ...]
    reaction: Reaction | None
    reaction_reason: str
    recommendation: Recommendation
    started_at: Moment
    submitted_at: Moment
    amendments: tuple[Amendment, ...]
    fact_notes: dict[str, str]
    ledger: TravellingLedger = TravellingLedger()
    log_rows: Annotated[int, Meta(ge=0, le=2**53)] = 0
    log_head: Key = BEGINNING

    @property
    def original(self) -> TravellingScorecard:
        """As it was submitted: without amendments, and apart from which sending it came with."""
        answers = {one.question_id: one for one in self.answers}
        for one in reversed(self.amendments):
            kept = answers.get(one.question_id, Answer(one.question_id))
            answers[one.question_id] = Answer(one.question_id, one.before, kept.evidence)
        return msgspec.structs.replace(
            self,
            sequence=1,
            amendments=(),
            answers=_in_order(answers.values()),
            log_rows=0,
            log_head=BEGINNING,
        )


@dataclass(frozen=True, slots=True)
class SignedScorecard:
    """A scorecard whose signature is right; whether its key was issued is the store's to know.

    `key_id` is the short name of the opening's key that it was sealed to, `signer` the public half
    of the key that signed it, `digest` the SHA-256 of what was signed.
    """

    card: TravellingScorecard
    key_id: str
    signer: str
    digest: str


T = TypeVar("T", TravellingKit, TravellingScorecard)


def encode(value: TravellingKit | TravellingScorecard) -> bytes:
    """The one spelling of a value."""
    return canonical(value)


def decode_kit(data: bytes) -> TravellingKit:
    """A kit from its bytes.

    Raises:
        InputError: saying that it cannot be used; nothing else is raised.
    """
    kit = _decode(data, TravellingKit, KIT_BYTES)
    _check_texts(kit)
    _check_kit(kit)
    return kit


def decode_scorecard(data: bytes) -> TravellingScorecard:
    """A scorecard from its bytes.

    Raises:
        InputError: saying that it cannot be used; nothing else is raised.
    """
    card = _decode(data, TravellingScorecard, SCORECARD_BYTES)
    _check_texts(card)
    _check_scorecard(card)
    return card


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and no blanks: the same value always gives the same bytes."""
    return msgspec.json.encode(value, order="sorted")


def kit_hash(kit: Kit) -> str:
    """What a scorecard is bound to: the identity and the whole content of a kit's version."""
    return hashlib.sha256(canonical([kit.id, kit.number, kit.content])).hexdigest()


def utc(moment: datetime) -> datetime:
    """A moment as it is written into what travels."""
    return moment.astimezone(UTC)


def _decode(data: bytes, kind: type[T], limit: int) -> T:
    if len(data) > limit:
        raise _unusable(tr("it is too large"))
    try:
        value = msgspec.json.decode(data, type=kind, strict=True)
        spelled = canonical(value)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as error:
        raise _unusable(tr("it is not in the form that this version writes")) from error
    if spelled != data:
        raise _unusable(tr("it is not in the form that this version writes"))
    return value


def _check_texts(value: msgspec.Struct) -> None:
    """Texts are as Hireapp cleans them, so that nothing odd is stored or shown."""
    for text in _texts(msgspec.to_builtins(value)):
        if len(text) > NOTE_LIMIT:
            raise _unusable(tr("a text in it is too long"))
        if not (text.isascii() and text.isprintable()) and clean_note(text) != text:
            raise _unusable(tr("a text in it has characters that cannot be shown"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _check_kit(kit: TravellingKit) -> None:
    names = (kit.person_name, *(one.name for one in kit.candidates))
    if any(not name or len(name) > NAME_LIMIT or clean_line(name) != name for name in names):
        raise _unusable(tr("a name in it cannot be used"))
    if len(kit.candidates) > CANDIDATE_LIMIT:
        raise _unusable(tr("it has too many candidates"))
    if len({one.id for one in kit.candidates}) != len(kit.candidates):
        raise _unusable(tr("a candidate is in it twice"))
    interviews = [one.interview for one in kit.candidates if one.interview]
    if not _are_usual([kit.frozen_at, *(one.starts_at for one in interviews)]):
        raise _unusable(tr("a date in it cannot be used"))
    if not _are_usual_facts(kit.facts) or not _is_usual_content(kit.content):
        raise _unusable(tr("its questions or facts cannot be used"))


def _are_usual_facts(facts: OpeningFacts) -> bool:
    try:
        return opening_rules.checked(facts) == facts
    except Refused:
        return False


def _is_usual_content(content: KitContent) -> bool:
    questions = [one.question for one in content.questions]
    if content.opener is not None:
        questions.append(content.opener)
    rows: tuple[bank_faults.Row, ...] = (
        *questions,
        *(one.attitude for one in content.questions),
    )
    return (
        1 <= len(content.questions) <= _QUESTION_LIMIT
        and len({one.id for one in questions}) == len(questions)
        and len(content.facts) <= FACT_LIMIT
        and all(1 / WEIGHT_LIMIT <= one.weight <= WEIGHT_LIMIT for one in content.questions)
        and not any(bank_faults.faults_of(row) for row in rows)
    )


def _check_scorecard(card: TravellingScorecard) -> None:
    ledger = card.ledger
    moments = [card.started_at, card.submitted_at, *(one.made_at for one in card.amendments)]
    moments += [*ledger.background_opened, *(one.asked_at for one in ledger.off_kit)]
    if not _are_usual(moments) or not _are_usual(filter(None, [ledger.prepared_at])):
        raise _unusable(tr("a date in it cannot be used"))
    if card.answers != _in_order({one.question_id: one for one in card.answers}.values()):
        raise _unusable(tr("its answers are not in order"))
    if not _is_usual_ledger(ledger):
        raise _unusable(tr("what it says of the interview is not in order"))
    numbers = [one.sequence for one in card.amendments]
    if numbers != list(range(1, len(numbers) + 1)):
        raise _unusable(tr("its amendments are not in order"))
    now = {one.question_id: one.rating for one in card.answers}
    for one in reversed(card.amendments):
        if one.before == one.after or now.get(one.question_id) != one.after:
            raise _unusable(tr("its amendments do not lead to its ratings"))
        now[one.question_id] = one.before


def _is_usual_ledger(ledger: TravellingLedger) -> bool:
    numbers = [one.sequence for one in ledger.off_kit]
    return (
        ledger.marks == tuple(sorted(set(ledger.marks)))
        and all(one.place in range(1_000) for one in ledger.marks)
        and len(set(ledger.order)) == len(ledger.order)
        and numbers == sorted(set(numbers))
        and all(number in range(1, 10_000) for number in numbers)
        and (ledger.screen_seen is None) == (ledger.prepared_at is None)
    )


def _are_usual(moments: Any) -> bool:
    return all(one.tzinfo is not None and one.year in _YEARS for one in moments)


def _in_order(answers: Any) -> tuple[Answer, ...]:
    return tuple(sorted(answers, key=lambda one: one.question_id))


def _unusable(what: str) -> InputError:
    return InputError(
        tr("This cannot be used: {what}.").format(what=what),
        tr("Nothing was changed. If the sender has a newer Hireapp, update yours."),
    )
