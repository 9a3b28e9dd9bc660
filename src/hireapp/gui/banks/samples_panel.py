"""The sample answers of an own question: shown, added, edited and removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hireapp.domain.bank_rows import SampleAnswer
from hireapp.gui.question_view import sample_card
from hireapp.gui.widgets import button, clear, label, row
from hireapp.i18n import tr


class SamplesPanel(QWidget):
    """`edit_wanted` carries the place of an answer, or the number of answers for a new one."""

    edit_wanted = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample-answers")
        self._samples: tuple[SampleAnswer, ...] | None = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        self._add = button(tr("Add a sample answer"), look="link", name="sample-add")
        self._add.clicked.connect(lambda: self.edit_wanted.emit(len(self._samples or ())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Sample answers to practise on"), "strong"))
        layout.addLayout(self._cards)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_answers(self, samples: Sequence[SampleAnswer]) -> None:
        """Show these; those that are shown already stay untouched."""
        if tuple(samples) == self._samples:
            return
        self._samples = tuple(samples)
        clear(self._cards)
        for place, sample in enumerate(samples):
            self._cards.addWidget(self._card(place, sample))

    def _card(self, place: int, sample: SampleAnswer) -> QWidget:
        made = sample_card(sample)
        n = place + 1
        edit = button(tr("Edit"), look="link", name=f"sample-{n}-edit")
        edit.setAccessibleName(tr("Edit sample answer {n}").format(n=n))
        edit.clicked.connect(lambda: self.edit_wanted.emit(place))
        remove = button(tr("Remove"), look="link", name=f"sample-{n}-remove")
        remove.setAccessibleName(tr("Remove sample answer {n}").format(n=n))
        remove.clicked.connect(lambda: self.removed.emit(place))
        inside = made.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(row(edit, remove, None, spacing=14))
        return made
