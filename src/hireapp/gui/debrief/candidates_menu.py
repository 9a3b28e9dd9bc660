"""The menu of candidates: revealed ones to open, the others with why they cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hireapp.domain.comparison import Row
from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr

_TEXT_PX = 380


class CandidatesMenu(QMenu):
    """Filled when it opens, since there may be many."""

    def __init__(
        self,
        rows: Callable[[], Sequence[Row]],
        choose: Callable[[CandidateId], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("candidates-menu")
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")
        self.shown: CandidateId | None = None
        self._rows = rows
        self._choose = choose
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for row in self._rows():
            action = QAction(self._text(row), self)
            action.setEnabled(row.visible)
            action.setCheckable(True)
            action.setChecked(row.candidate_id == self.shown)
            action.triggered.connect(lambda _=False, one=row.candidate_id: self._choose(one))
            self.addAction(action)
            if action.isChecked():
                self.setActiveAction(action)

    def _text(self, row: Row) -> str:
        name = self.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, _TEXT_PX)
        shown = name.replace("&", "&&").replace("\t", " ")
        if row.visible:
            return shown
        return tr("{name} – {state}").format(name=shown, state=row.withheld_text)
