"""The keys below the cards, each with a button for the mouse, and how the saving stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from hireapp.gui import shortcuts, widgets
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr

_ROOM_FOR_SAVED = 110


def chip_text(action: Action) -> str:
    """A key as the chips write it: "Ctrl Shift Enter"."""
    return shortcuts.shown(action).replace("+", " ").replace("Return", tr("Enter"))


class HintRow(QWidget):
    """Says which keys there are; those that do not fit give way from the right."""

    wanted = Signal(object)
    """An Action."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hints: list[QWidget] = []
        self._usable: set[int] = set()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.no_score = self._add(layout, Action.NO_SCORE, tr("not scored…"))
        self.next = self._add(layout, Action.NEXT, tr("next"))
        self._add(layout, Action.BACK, tr("back"))
        self._quote = self._add(layout, Action.QUOTE, tr("mark a quote"))
        self.no_score.setCheckable(True)
        layout.addStretch(1)
        self.saved = FittedLabel("small")
        self.saved.setObjectName("saved")
        layout.addWidget(self.saved)
        self._usable = set(range(len(self._hints)))

    def show_no_score(self, reason: str, *, usable: bool) -> None:
        """Say why there is no score, if there is none."""
        words = tr("not scored: {reason}").format(reason=reason) if reason else tr("not scored…")
        self.no_score.setText(words)
        self.no_score.setChecked(bool(reason))
        self._use(0, usable=usable)

    def show_editable(self, *, editable: bool) -> None:
        """Hide the quote key where nothing can be marked."""
        self._use(3, usable=editable)

    def say_saved(self, words: str, *, trouble: bool) -> None:
        """Say how the saving stands."""
        widgets.set_look(self.saved, "smallbad" if trouble else "small")
        self.saved.say(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, layout: QHBoxLayout, action: Action, text: str) -> QPushButton:
        button = widgets.button(text, look="hint", name=f"hint-{action.value}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(shortcuts.describe(action))
        button.clicked.connect(lambda: self.wanted.emit(action))
        pair = QWidget()
        inner = widgets.row(widgets.label(chip_text(action), "key"), button, spacing=4)
        pair.setLayout(inner)
        layout.addWidget(pair)
        self._hints.append(pair)
        return button

    def _use(self, place: int, *, usable: bool) -> None:
        if usable:
            self._usable.add(place)
        else:
            self._usable.discard(place)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _ROOM_FOR_SAVED
        for place, hint in enumerate(self._hints):
            if place not in self._usable:
                hint.hide()
                continue
            room -= hint.sizeHint().width() + 8
            hint.setVisible(room >= 0)
