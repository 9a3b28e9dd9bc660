"""Everything that the comparison knows about one candidate."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from hireapp.gui import widgets
from hireapp.gui.compare.reading_dialog import ReadingDialog, paragraph
from hireapp.i18n import tr


class CandidateDialog(ReadingDialog):
    """The figures and what stands behind them."""

    def __init__(
        self, name: str, facts: Iterable[tuple[str, str]], parent: QWidget, *buttons: QPushButton
    ) -> None:
        super().__init__(name, tr("As the panel rated"), parent, *buttons)
        self.setObjectName("candidate")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for place, (title, text) in enumerate(facts):
            head = widgets.label(title, "muted", wrap=True)
            head.setFixedWidth(150)
            grid.addWidget(head, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(paragraph(text), place, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.fit(660, 560)
