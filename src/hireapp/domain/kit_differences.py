"""What changed between two versions of a kit, in words that a panel can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from hireapp.domain.kits import KitContent, KitQuestion, Script
from hireapp.i18n import tr


class ChangeKind(StrEnum):
    """What happened to a part of the kit."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: `what` names the part, `before` and `after` are its texts where it has any."""

    kind: ChangeKind
    what: str
    before: str = ""
    after: str = ""


def differences(before: KitContent, after: KitContent) -> tuple[Difference, ...]:
    """Every change from one version to another, questions first; nothing for equal kits."""
    return (
        *_opener(before, after),
        *_questions(before, after),
        *_order(before, after),
        *_words(before, after),
        *_facts(before, after),
        *_floors(before, after),
    )


def _opener(before: KitContent, after: KitContent) -> Iterator[Difference]:
    if before.opener == after.opener:
        return
    old = before.opener.prompt if before.opener else ""
    new = after.opener.prompt if after.opener else ""
    yield Difference(_kind(old, new), tr("the opener"), old, new)


def _questions(before: KitContent, after: KitContent) -> Iterator[Difference]:
    for old in before.questions:
        new = after.find(old.id)
        if new is None:
            yield Difference(ChangeKind.REMOVED, tr("a question"), before=old.question.prompt)
        else:
            yield from _within(old, new)
    for new in after.questions:
        if before.find(new.id) is None:
            yield Difference(ChangeKind.ADDED, tr("a question"), after=new.question.prompt)


def _within(old: KitQuestion, new: KitQuestion) -> Iterator[Difference]:
    """What changed in a question that both versions have."""
    yield from _anchors(old, new)
    name = new.question.prompt
    texts = (
        (tr("the wording"), old.question.prompt, name),
        (tr("the minutes of “{question}”"), f"{old.question.minutes}", f"{new.question.minutes}"),
        (tr("the weight of “{question}”"), f"{old.weight:g}", f"{new.weight:g}"),
        (tr("the words before “{question}”"), old.transition, new.transition),
    )
    for what, earlier, later in texts:
        if earlier != later:
            yield Difference(_kind(earlier, later), what.format(question=name), earlier, later)
    if old.seats != new.seats:
        yield Difference(ChangeKind.CHANGED, tr("who asks “{question}”").format(question=name))
    if _rest(old) != _rest(new):
        what = tr("the probes, signals or tags of “{question}”").format(question=name)
        yield Difference(ChangeKind.CHANGED, what)


def _anchors(old: KitQuestion, new: KitQuestion) -> Iterator[Difference]:
    for point, anchor in new.question.anchors.items():
        earlier = old.question.anchors.get(point, "")
        if earlier != anchor:
            what = tr("anchor {point} of “{question}”").format(
                point=point, question=new.question.prompt
            )
            yield Difference(ChangeKind.CHANGED, what, earlier, anchor)


def _rest(one: KitQuestion) -> KitQuestion:
    """A question with everything that is compared elsewhere made equal."""
    bare = msgspec.structs.replace(one.question, prompt="", minutes=0, anchors={})
    return msgspec.structs.replace(one, question=bare, weight=1.0, transition="", seats=None)


def _order(before: KitContent, after: KitContent) -> Iterator[Difference]:
    kept = [one for one in before.question_ids if after.find(one)]
    if kept != [one for one in after.question_ids if before.find(one)]:
        yield Difference(ChangeKind.MOVED, tr("the order of the questions"))


def _words(before: KitContent, after: KitContent) -> Iterator[Difference]:
    pairs = (
        (tr("the opening script"), before.welcome, after.welcome),
        (tr("the closing script"), before.closing, after.closing),
    )
    for what, old, new in pairs:
        if old != new:
            yield Difference(_kind(old.text, new.text), what, _script(old), _script(new))
    old_reason, new_reason = before.weights_reason, after.weights_reason
    if old_reason != new_reason:
        what = tr("the reason for the weights")
        yield Difference(_kind(old_reason, new_reason), what, old_reason, new_reason)


def _script(script: Script) -> str:
    if not script.text:
        return ""
    return tr("{text} ({minutes} min)").format(text=script.text, minutes=script.minutes)


def _facts(before: KitContent, after: KitContent) -> Iterator[Difference]:
    old = {one.id: one.text for one in before.facts}
    new = {one.id: one.text for one in after.facts}
    for key in old | new:
        if old.get(key) != new.get(key):
            earlier, later = old.get(key, ""), new.get(key, "")
            yield Difference(_kind(earlier, later), tr("a fact to note"), earlier, later)


def _floors(before: KitContent, after: KitContent) -> Iterator[Difference]:
    names = {one.id: one.name for one in (*before.attitudes, *after.attitudes)}
    for key in sorted({*before.floors, *after.floors}):
        old, new = before.floors.get(key), after.floors.get(key)
        if old != new:
            what = tr("the floor of {attitude}").format(attitude=names.get(key, key))
            yield Difference(_kind(old, new), what, str(old or ""), str(new or ""))


def _kind(before: object, after: object) -> ChangeKind:
    if not before:
        return ChangeKind.ADDED
    return ChangeKind.CHANGED if after else ChangeKind.REMOVED
