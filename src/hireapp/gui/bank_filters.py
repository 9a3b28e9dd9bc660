"""The choices that narrow a list of bank questions: attitude, kind, tag and bank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.questions import QuestionKind
from hireapp.domain.text import sort_key
from hireapp.gui.bank_library import BankQuestion, Wanted
from hireapp.gui.flow import flowing
from hireapp.gui.question_view import kind_name
from hireapp.gui.widgets import button, label, row, set_look
from hireapp.i18n import tr, trn

_BESIDE = 46
"""Of a pill's words: its padding and arrow, in device-independent pixels."""
_WIDEST = 190
_WIDEST_POPUP = 360


class Pill(QComboBox):
    """A small choice as wide as what is chosen; its first entry lets everything through."""

    def __init__(self, name: str, spoken: str, everything: str) -> None:
        super().__init__()
        self._everything = everything
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("look", "pill")
        self.setMaximumWidth(_WIDEST)
        self.currentIndexChanged.connect(self._on_chosen)
        self.offer(())

    def offer(self, entries: Iterable[tuple[str, object]]) -> None:
        """Offer these names and what they stand for, keeping what is chosen if it is there."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, None)
        for name, value in entries:
            self.addItem(name, value)
        self.setCurrentIndex(max(0, self.findData(chosen)) if chosen is not None else 0)
        self.blockSignals(False)
        self.setVisible(self.count() > 2)
        wide = min(_WIDEST_POPUP, self.view().sizeHintForColumn(0) + 30)
        self.view().setMinimumWidth(wide)
        self._on_chosen()

    @property
    def is_narrowing(self) -> bool:
        """Whether something is left out."""
        return self.currentIndex() > 0

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(min(_WIDEST, words + _BESIDE), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change what is shown

    def _on_chosen(self) -> None:
        set_look(self, "pillon" if self.is_narrowing else "pill")
        self.updateGeometry()


class BankFilters(QWidget):
    """Four pills, how many questions are left, and a way back to all of them.

    The owner puts `attitude` where it likes, calls `offer` with the questions there are and `tell`
    with how many were found; `changed` says that something else is wanted.
    """

    changed = Signal()
    cleared = Signal()

    def __init__(self, prefix: str) -> None:
        super().__init__()
        self.attitude = Pill(
            f"{prefix}-attitude", tr("Only questions on this attitude"), tr("Attitude: all")
        )
        self.kind = Pill(f"{prefix}-kind", tr("Only questions of this kind"), tr("Kind: all"))
        self.tag = Pill(f"{prefix}-tag", tr("Only questions with this tag"), tr("Tag: all"))
        self.bank = Pill(f"{prefix}-bank", tr("Only questions of this bank"), tr("Bank: all"))
        self.count = label("", "small")
        self.count.setObjectName(f"{prefix}-count")
        self.clear_button = button(
            tr("Clear filters"), self._on_clear, look="link", name=f"{prefix}-clear"
        )
        keeps_room = self.clear_button.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keeps_room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(flowing(self.kind, self.tag, self.bank))
        layout.addLayout(row(self.count, None, self.clear_button))
        for pill in self.pills:
            pill.currentIndexChanged.connect(self.changed)

    @property
    def pills(self) -> tuple[Pill, ...]:
        """The choices, in the order in which Tab goes through them."""
        return (self.attitude, self.kind, self.tag, self.bank)

    def offer(self, questions: Sequence[BankQuestion]) -> None:
        """Offer what these questions can be told apart by."""
        attitudes = {one.attitude.id: one.attitude.name for one in questions}
        titles = {one.bank.bank.id: one.bank.bank.title for one in questions}
        tags = {tag for one in questions for tag in one.question.tags}
        kinds = {one.question.kind for one in questions}
        self.attitude.offer((name, key) for key, name in attitudes.items())
        self.kind.offer((kind_name(kind), kind) for kind in QuestionKind if kind in kinds)
        self.tag.offer((tag, tag) for tag in sorted(tags, key=sort_key))
        self.bank.offer((title, key) for key, title in titles.items())

    def wanted(self, text: str) -> Wanted:
        """What is chosen, with what is searched for."""
        kind = self.kind.currentData()
        return Wanted(
            text=text,
            attitude=self.attitude.currentData(),
            kind=QuestionKind(kind) if kind else None,
            tag=self.tag.currentData(),
            bank=self.bank.currentData(),
        )

    def tell(self, found: int, of: int, *, narrowed: bool) -> None:
        """Say how many questions are left; `narrowed` offers the way back to all of them."""
        everything = trn("{n} question", "{n} questions", of)
        some = tr("{found} of {everything}").format(found=found, everything=everything)
        self.count.setText(some if narrowed else everything)
        self.clear_button.setVisible(narrowed)

    def forget(self) -> None:
        """Let everything through."""
        for pill in self.pills:
            pill.setCurrentIndex(0)

    def _on_clear(self) -> None:
        self.forget()
        self.cleared.emit()
