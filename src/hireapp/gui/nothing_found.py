"""What a table says when no row fits what was searched for or chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from hireapp.gui import widgets
from hireapp.i18n import tr

_MARGIN = 8


class NothingFound(QLabel):
    """Stands where the first row would be, while there is none."""

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(tr("Nothing fits. Clear the search, or show all."), table.viewport())
        self._table = table
        self.setObjectName("nothing-found")
        self.setTextFormat(Qt.TextFormat.PlainText)
        widgets.set_look(self, "muted")
        self.move(_MARGIN, 2 * _MARGIN)
        model = table.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._show_or_hide)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.adjustSize()
        self.setVisible(self._table.model().rowCount() == 0)
