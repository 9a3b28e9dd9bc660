"""The frame of the interview: bar, rail, question, help, and the line of states below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from hireapp.gui import shortcuts, widgets
from hireapp.gui.interview.aside import Aside
from hireapp.gui.interview.editor import InterviewEditor
from hireapp.gui.interview.finish_panel import FinishPanel
from hireapp.gui.interview.fitted_label import FittedLabel
from hireapp.gui.interview.preparation_view import PreparationView
from hireapp.gui.interview.question_view import QuestionView
from hireapp.gui.interview.rail import RailView, rows_of
from hireapp.gui.interview.script_view import ScriptView
from hireapp.gui.interview.top_bar import TopBar
from hireapp.gui.shortcuts import Action
from hireapp.i18n import tr


class Side(QWidget):
    """A column beside the question; takes its share of the page within bounds."""

    def __init__(self, name: str, *, share: float, narrowest: int, widest: int) -> None:
        super().__init__()
        self._share = share
        self._widest = widest
        self._wanted = widest
        self.setMinimumWidth(narrowest)
        self.setMaximumWidth(widest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def fit(self, page_width: int) -> None:
        """Take the share of a page of this width."""
        self._wanted = min(self._widest, int(page_width * self._share))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wanted, super().sizeHint().height())


class Rail(Side):
    """How far the interview is, and a reminder."""

    def __init__(self) -> None:
        super().__init__("interviewRail", share=0.2, narrowest=170, widest=236)
        self.count = FittedLabel("small")
        self.share = FittedLabel("small")
        self.share.setObjectName("share")
        self.list = RailView()
        reminder = widgets.label(
            tr(
                "Rate what you heard, not who you like. "
                "Other interviewers' scores stay hidden until you submit."
            ),
            "small",
            wrap=True,
        )
        self.column.setContentsMargins(10, 14, 10, 22)
        self.column.setSpacing(8)
        for one in (self.count, self.share):
            one.setContentsMargins(8, 0, 0, 0)
        reminder.setContentsMargins(8, 0, 8, 0)
        self.column.addWidget(self.count)
        self.column.addWidget(self.share)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(reminder)

    def show_editor(self, editor: InterviewEditor, place: int) -> None:
        """Show what is rated and which step is on screen."""
        words = tr("nothing to rate")
        if editor.questions:
            words = tr("{n} of {all} rated").format(n=editor.rated, all=len(editor.questions))
        if editor.has_opener:
            noted = tr("OPENER NOTED") if editor.reaction_noted else tr("OPENER OPEN")
            words = f"{noted} · {words}"
        self.count.say(words)
        self.share.say(_share(editor))
        self.share.setVisible(len(editor.questions) < editor.all_questions)
        self.list.rail_model.set_rows(rows_of(editor))
        self.list.show_step(place)


class Foot(QWidget):
    """States at the left, switches at the right; `wanted` carries an Action."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("interviewFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(26)
        self.seal = widgets.label("", "small")
        self.saving = FittedLabel("small")
        self.discreet_button = self._switch(
            Action.DISCREET, tr("discreet, hold to peek"), checkable=True
        )
        self.focus_button = self._switch(Action.FOCUS, tr("focus"), checkable=True)
        keys_button = self._switch(Action.ALL_KEYS, tr("all keys"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(14)
        layout.addWidget(self.seal)
        layout.addWidget(self.saving)
        layout.addStretch(1)
        for one in (self.discreet_button, self.focus_button, keys_button):
            layout.addWidget(one)

    def say(self, seal: str, saving: str, *, trouble: bool) -> None:
        """Say how things stand."""
        self.seal.setText(seal)
        widgets.set_look(self.saving, "smallbad" if trouble else "small")
        self.saving.say(saving)

    def _switch(self, action: Action, text: str, *, checkable: bool = False) -> QPushButton:
        made = widgets.button(
            f"{shortcuts.shown(action)} {text}", look="hint", name=f"foot-{action.value}"
        )
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setCheckable(checkable)
        made.clicked.connect(lambda: self.wanted.emit(action))
        return made


class InterviewFrame(QWidget):
    """Puts the parts of the page in their places and gives each its share of the width."""

    def __init__(self, *, is_practice: bool = False) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._alone = False
        self.top = TopBar(is_practice=is_practice)
        self.rail = Rail()
        self.view = QuestionView()
        self.script = ScriptView()
        self.preparation = PreparationView()
        self.preparation.practise_button.setVisible(not is_practice)
        self.finish = FinishPanel(is_practice=is_practice)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.view)
        self.centre.addWidget(self.script)
        self.centre.addWidget(self.finish)
        self.centre.addWidget(self.preparation)
        self.aside = Aside()
        self.side = Side("interviewAside", share=0.21, narrowest=190, widest=268)
        self.side.column.addWidget(self.aside)
        self.foot = Foot()
        self.centre.currentChanged.connect(lambda _place: self._show_sides())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.centre, 1)
        middle.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        self.band = _practice_band()
        layout.addWidget(self.band)
        self.band.setHidden(not is_practice)
        layout.addLayout(middle, 1)
        layout.addWidget(self.foot)

    def toggle_focus(self) -> None:
        """Hide everything but the question and the notes, or show it again."""
        self._alone = not self._alone
        self.foot.focus_button.setChecked(self._alone)
        self._show_sides()

    def _show_sides(self) -> None:
        preparing = self.centre.currentWidget() is self.preparation
        self.rail.setVisible(not self._alone and not preparing)
        self.top.show_preparing(preparing=preparing)
        at_question = self.centre.currentWidget() is self.view
        self.side.setVisible(not self._alone and at_question)

    def show_discreet(self, *, discreet: bool) -> None:
        """Hide the scores of the rail and the signs beside the question, or show them."""
        self.rail.list.show_discreet(discreet=discreet)
        self.aside.signs.setVisible(not discreet)
        self.foot.discreet_button.setChecked(discreet)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.rail.fit(width)
        self.side.fit(width)
        self.top.fit(width)


def _share(editor: InterviewEditor) -> str:
    """Which part of the kit this seat asks, where the questions are split."""
    words = tr("Your {n} of {all} questions") if editor.is_mine else tr("{n} of {all} questions")
    return words.format(n=len(editor.questions), all=editor.all_questions)


def _practice_band() -> QWidget:
    """Says in words that this is no real interview."""
    band = QFrame()
    band.setObjectName("practice-band")
    band.setProperty("look", "banner")
    hint = widgets.ElidedLabel(
        tr("Try everything: rate, write, submit. Leaving takes you back to the kit."), "muted"
    )
    line = QHBoxLayout(band)
    line.setContentsMargins(20, 6, 20, 6)
    line.setSpacing(12)
    line.addWidget(widgets.label(tr("Practice: nothing is kept"), "strong"))
    line.addWidget(hint, 1)
    return band
