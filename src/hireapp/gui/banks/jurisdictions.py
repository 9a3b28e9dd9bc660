"""Whose rules on risky topics the question check applies: a small setting of this page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Jurisdiction
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr


class JurisdictionsButton(QPushButton):
    """A menu with a tick for each; at least one stays ticked. `chosen` carries a frozenset."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("jurisdictions")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(tr("Whose rules the question check applies"))
        self.setToolTip(
            as_tool_tip(tr("Where you hire: the question check looks for what is risky there."))
        )
        menu = QMenu(self)
        self._actions: dict[Jurisdiction, QAction] = {}
        for one in Jurisdiction:
            action = menu.addAction(one.label)
            action.setObjectName(f"jurisdiction-{one.value}")
            action.setCheckable(True)
            action.triggered.connect(self._on_triggered)
            self._actions[one] = action
        self.setMenu(menu)
        self.use(ALL_JURISDICTIONS)

    @property
    def jurisdictions(self) -> frozenset[Jurisdiction]:
        """Those that are ticked."""
        return frozenset(one for one, action in self._actions.items() if action.isChecked())

    def use(self, wanted: Iterable[Jurisdiction]) -> None:
        """Tick these, all of them when there is none."""
        ticked = frozenset(wanted) or ALL_JURISDICTIONS
        for one, action in self._actions.items():
            action.setChecked(one in ticked)
        self._show()

    def _on_triggered(self) -> None:
        self._show()
        self.chosen.emit(self.jurisdictions)

    def _show(self) -> None:
        ticked = self.jurisdictions
        for one, action in self._actions.items():
            action.setEnabled(ticked != {one})
        names = ", ".join(one.value.upper() for one in Jurisdiction if one in ticked)
        self.setText(tr("Check: {places}").format(places=names))
