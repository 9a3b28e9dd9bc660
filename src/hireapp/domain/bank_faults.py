"""What keeps a row of a bank from being used: every fault with its key, in words for a form.

A bank file (domain/banks.py) and a form obey the same rules; a file names its first fault only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import KEY_LIMIT, BankHead, SampleAnswer
from hireapp.domain.questions import SCALE_POINTS, Probe, Question
from hireapp.domain.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, clean_line, clean_note
from hireapp.errors import Refused
from hireapp.i18n import tr

MINUTES_LIMIT = 60
"""Longest time for one question."""
Row = BankHead | Attitude | Question | SampleAnswer

_LIMITS = {
    "id": KEY_LIMIT,
    "attitude": KEY_LIMIT,
    "title": NAME_LIMIT,
    "name": NAME_LIMIT,
    "text": NOTE_LIMIT,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `key` such as "prompt", "anchors.3" or "reactions.warm", and what is wrong."""

    key: str
    what: str


def faults_of(row: Row) -> tuple[Fault, ...]:
    """Every fault of one row, in the order of its keys; nothing when it can be used."""
    faults = list(_text_faults(row))
    if isinstance(row, Question):
        faults += _minutes_faults(row)
        faults += _opener_faults(row) if row.is_opener else _scored_faults(row)
    if isinstance(row, SampleAnswer) and row.rating not in SCALE_POINTS:
        faults.append(Fault("rating", tr("it must be from 1 to 5")))
    return tuple(faults)


def check(row: Row) -> None:
    """Refuse a row that cannot be used.

    Raises:
        Refused: naming its first fault.
    """
    for fault in faults_of(row):
        part = part_name(fault.key)
        raise Refused(tr("{part}: {what}.").format(part=part, what=fault.what))


def part_name(key: str) -> str:
    """The words for a key of a question, an attitude, a sample answer or a bank's head."""
    key, _, place = key.partition(".")
    if key == "anchors":
        return tr("Anchor {point}").format(point=place)
    if key == "reactions":
        return _reaction_names()[place]
    return _part_names()[key]


def tidied(question: Question) -> Question:
    """The question as it is kept: texts cleaned, blanks around them and empty items gone."""
    reactions = question.reactions and msgspec.structs.replace(
        question.reactions,
        **{key: _tidy(text) for key, text in msgspec.structs.asdict(question.reactions).items()},
    )
    probes = (Probe(one.stage, clean_line(one.text)) for one in question.probes)
    anchors = {point: _tidy(text) for point, text in question.anchors.items()}
    return msgspec.structs.replace(
        question,
        id=clean_line(question.id),
        attitude=clean_line(question.attitude),
        prompt=_tidy(question.prompt),
        tags=_lines(question.tags),
        probes=tuple(one for one in probes if one.text),
        listen_for=_lines(question.listen_for),
        warning_signs=_lines(question.warning_signs),
        anchors={point: text for point, text in anchors.items() if text},
        reactions=reactions,
    )


def tidied_sample(sample: SampleAnswer, question_id: str) -> SampleAnswer:
    """A sample answer to this question as it is kept: texts cleaned, no blanks around them."""
    return msgspec.structs.replace(
        sample, question=question_id, text=_tidy(sample.text), why=_tidy(sample.why)
    )


def _part_names() -> dict[str, str]:
    return {
        "id": tr("Id"),
        "attitude": tr("Attitude"),
        "kind": tr("Kind"),
        "prompt": tr("Question"),
        "minutes": tr("Minutes"),
        "tags": tr("Tags"),
        "probes": tr("Probes"),
        "listen_for": tr("Listen for"),
        "warning_signs": tr("Warning signs"),
        "name": tr("Name"),
        "definition": tr("Definition"),
        "why": tr("Why"),
        "synthetic": tr("Synthetic"),
        "genuine": tr("Genuine"),
        "super": tr("Super"),
        "title": tr("Title"),
        "language": tr("Language"),
        "version": tr("Version"),
        "description": tr("Description"),
        "question": tr("Question"),
        "text": tr("Answer"),
        "rating": tr("Rating"),
    }


def _reaction_names() -> dict[str, str]:
    return {
        "flat": tr("Reaction: flat"),
        "warm": tr("Reaction: warm"),
        "goose_bumps": tr("Reaction: goose bumps"),
    }


def _text_faults(row: Row) -> Iterator[Fault]:
    for key in row.__struct_fields__:
        value = getattr(row, key)
        if isinstance(value, str) and not value.strip():
            yield Fault(key, tr("it is empty"))
        elif key == "id" and value != clean_line(value):
            yield Fault(key, tr("it has blanks around it or characters that cannot be shown"))
        limit = _LIMITS.get(key, LINE_LIMIT)
        for place, text in _texts(key, value):
            if len(text) > limit:
                yield Fault(place, tr("it is longer than {limit} characters").format(limit=limit))


def _texts(key: str, value: object) -> Iterator[tuple[str, str]]:
    """Each text of a value with the key that a fault in it is shown at."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, tuple):
        for one in value:
            yield key, one.text if isinstance(one, Probe) else one
    elif isinstance(value, dict):
        for point, text in value.items():
            yield f"{key}.{point}", text
    elif isinstance(value, msgspec.Struct):
        for name, text in msgspec.structs.asdict(value).items():
            yield f"{key}.{name}", text


def _minutes_faults(question: Question) -> Iterator[Fault]:
    if not 1 <= question.minutes <= MINUTES_LIMIT:
        yield Fault("minutes", tr("it must be from 1 to {limit}").format(limit=MINUTES_LIMIT))


def _opener_faults(question: Question) -> Iterator[Fault]:
    for point in question.anchors:
        yield Fault(f"anchors.{point}", tr("an opener is never scored, so it has no anchors"))
    reactions = msgspec.structs.asdict(question.reactions) if question.reactions else {}
    for name in ("flat", "warm", "goose_bumps"):
        if not reactions.get(name, "").strip():
            yield Fault(f"reactions.{name}", tr("say what this reaction to the opener looks like"))


def _scored_faults(question: Question) -> Iterator[Fault]:
    for point in SCALE_POINTS:
        if not question.anchor(point).strip():
            yield Fault(f"anchors.{point}", tr("describe what earns this score"))
    for other in sorted(question.anchors.keys() - set(map(str, SCALE_POINTS))):
        yield Fault(f"anchors.{other}", tr("it is not a point of the scale"))
    if question.reactions:
        texts = msgspec.structs.asdict(question.reactions)
        for name in [name for name, text in texts.items() if text.strip()] or ["flat"]:
            yield Fault(f"reactions.{name}", tr("only an opener has reactions"))


def _tidy(text: str) -> str:
    return clean_note(text).strip()


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    cleaned = (clean_line(one) for one in texts)
    return tuple(one for one in cleaned if one)
