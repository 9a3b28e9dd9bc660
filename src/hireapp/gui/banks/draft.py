"""A question while it is being written: what is still empty is kept as "…". Free of Qt.

Every part of a stored question says something, yet nothing that was typed may wait for the rest.
"""

from __future__ import annotations

import msgspec

from hireapp.domain.bank_faults import part_name, tidied
from hireapp.domain.questions import SCALE_POINTS, UNFINISHED, Question, QuestionKind, Reactions

_USUAL_MINUTES = 4
_NO_REACTIONS = Reactions(flat="", warm="", goose_bumps="")


def blank(attitude_id: str) -> Question:
    """A question that says nothing yet."""
    return Question(
        id="",
        attitude=attitude_id,
        kind=QuestionKind.BEHAVIOURAL,
        prompt="",
        minutes=_USUAL_MINUTES,
    )


def copied(question: Question) -> Question:
    """The same question, to be kept under an id of its own."""
    return msgspec.structs.replace(question, id="")


def to_keep(question: Question) -> Question:
    """The question as it is stored: texts tidied, what is still to be written marked."""
    neat = tidied(question)
    if neat.is_opener:
        texts = msgspec.structs.asdict(neat.reactions or _NO_REACTIONS)
        marked = {key: text or UNFINISHED for key, text in texts.items()}
        parts = {"anchors": {}, "reactions": Reactions(**marked)}
    else:
        anchors = {str(point): neat.anchor(point) or UNFINISHED for point in SCALE_POINTS}
        parts = {"anchors": anchors, "reactions": None}
    return msgspec.structs.replace(neat, prompt=neat.prompt or UNFINISHED, **parts)


def to_edit(question: Question) -> Question:
    """The stored question as it stands in a form: what is still to be written is empty."""
    reactions = question.reactions and Reactions(
        **{key: _bare(text) for key, text in msgspec.structs.asdict(question.reactions).items()}
    )
    return msgspec.structs.replace(
        question,
        prompt=_bare(question.prompt),
        anchors={point: _bare(text) for point, text in question.anchors.items()},
        reactions=reactions,
    )


def still_to_write(question: Question) -> tuple[str, ...]:
    """The words for the parts of a stored question that are still to be written."""
    texts = {"prompt": question.prompt}
    texts |= {f"anchors.{point}": text for point, text in sorted(question.anchors.items())}
    if question.reactions is not None:
        reactions = msgspec.structs.asdict(question.reactions)
        texts |= {f"reactions.{key}": text for key, text in reactions.items()}
    return tuple(part_name(key) for key, text in texts.items() if not _bare(text).strip())


def _bare(text: str) -> str:
    return "" if text == UNFINISHED else text
