"""Connects what is set below the kit with the steps that do it."""

from __future__ import annotations

from collections.abc import Callable

from hireapp.domain.ids import QuestionId, SeatId
from hireapp.gui.kit.editor import KitEditor
from hireapp.gui.kit.kit_panel import KitPanel
from hireapp.gui.kit.steps import Steps


def connect_edits(kit: KitPanel, steps: Steps, editor: Callable[[], KitEditor]) -> None:
    """Let each change of a field be one step of the page."""

    def set_minutes(key: str, minutes: int) -> None:
        steps.edit(lambda: editor().take_minutes(QuestionId(key), minutes))

    def set_weight(key: str, weight: float) -> None:
        steps.edit(lambda: editor().weigh(QuestionId(key), weight))

    def say_before(key: str, text: str) -> None:
        steps.edit(lambda: editor().say_before(QuestionId(key), text))

    def choose_askers(key: str, seats: tuple[SeatId, ...] | None) -> None:
        steps.edit(lambda: editor().ask_by({QuestionId(key): seats}))

    def give_reason(text: str) -> None:
        steps.edit(lambda: editor().give_reason(text))

    kit.strip.minutes_set.connect(set_minutes)
    kit.strip.weight_set.connect(set_weight)
    kit.strip.before_said.connect(say_before)
    kit.strip.askers_chosen.connect(choose_askers)
    kit.weights.reason_given.connect(give_reason)
    kit.weights.equal_wanted.connect(lambda: steps.edit(editor().weigh_equally))
