"""A question that an import adds, or what it changes in one: each part before and after."""

from __future__ import annotations

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_changes import Changed
from hireapp.domain.bank_faults import part_name
from hireapp.domain.bank_rows import BankHead
from hireapp.domain.questions import SCALE_POINTS, Probe, Question, Reactions
from hireapp.gui.banks.text_list import stage_name
from hireapp.gui.question_view import QuestionView, kind_name
from hireapp.i18n import tr


class ChangeView(QuestionView):
    """Read only."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What changes"))

    def show_attitude(self, attitude: Attitude) -> None:
        """Show a new attitude."""
        self._begin()
        self._add_attitude(attitude)
        self._body.addStretch(1)

    def show_change(
        self, heading: str, change: Changed[Question] | Changed[Attitude] | Changed[BankHead]
    ) -> None:
        """Show every part that changes."""
        self._begin()
        self._add(heading, "heading")
        before, after = _parts(change.before), _parts(change.after)
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name, ""), after.get(name, "")
            if old != new:
                self._add_heading(name)
                self._add(tr("Before"), "small")
                self._add(old or tr("(empty)"))
                self._add(tr("After"), "small")
                self._add(new or tr("(empty)"))
        self._body.addStretch(1)


def _parts(row: Question | Attitude | BankHead) -> dict[str, str]:
    """The texts of a row by the words for each part."""
    found = {}
    for key in row.__struct_fields__:
        value = getattr(row, key)
        if key == "anchors":
            for point in SCALE_POINTS:
                found[part_name(f"anchors.{point}")] = value.get(str(point), "")
        elif key == "reactions":
            found |= _reactions(value)
        elif key == "kind":
            found[part_name(key)] = kind_name(value)
        else:
            found[part_name(key)] = _text(value)
    return found


def _reactions(reactions: Reactions | None) -> dict[str, str]:
    names = Reactions.__struct_fields__
    return {
        part_name(f"reactions.{name}"): getattr(reactions, name) if reactions else ""
        for name in names
    }


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_line(one) for one in value)
    return str(value)


def _line(one: object) -> str:
    if isinstance(one, Probe):
        return f"{stage_name(one.stage)}: {one.text}"
    return str(one)
