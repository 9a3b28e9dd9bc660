"""The two menus of the live interview: why there is no score, and where to jump."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from hireapp.domain.scorecards import NoScore, Rating
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.key_menu import KeyMenu
from hireapp.gui.interview.steps import Step
from hireapp.i18n import tr


def no_score_menu(
    parent: QWidget, rating: Rating | None, rate: Callable[[Rating | None], object]
) -> KeyMenu:
    """Asks why there is no score; 0 clears the rating."""
    menu = KeyMenu("no-score-menu", parent)
    for digit, reason in enumerate(NoScore, start=1):
        menu.add(digit, reason.label, partial(rate, reason), checked=rating is reason)
    menu.addSeparator()
    menu.add(0, tr("clear the rating"), lambda: rate(None))
    return menu


def jump_menu(
    parent: QWidget,
    editor: InterviewEditor,
    place: int,
    go_to: Callable[[int], object],
    prepare: Callable[[], object],
) -> KeyMenu:
    """Lists every step; the opener has 0, the first nine questions their number."""
    menu = KeyMenu("jump-menu", parent)
    for each, step in enumerate(editor.steps):
        menu.add(
            step.number if isinstance(step, Step) and step.number <= 9 else None,
            step.name,
            partial(go_to, each),
            checked=each == place,
        )
    if editor.is_editable:
        menu.addSeparator()
        menu.add(None, tr("Before you begin"), prepare)
    return menu
