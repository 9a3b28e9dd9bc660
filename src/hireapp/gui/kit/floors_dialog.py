"""The least panel mean wanted of each attitude."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.ids import AttitudeId
from hireapp.domain.questions import SCALE_POINTS
from hireapp.gui.kit.kit_dialog import KitDialog
from hireapp.gui.widgets import as_tool_tip, label
from hireapp.i18n import tr


class FloorsDialog(KitDialog):
    """One choice for each attitude; most kits need none."""

    def __init__(
        self,
        parent: QWidget,
        attitudes: Sequence[Attitude],
        floors: Mapping[AttitudeId, int],
        keep: Callable[[dict[AttitudeId, int]], object],
    ) -> None:
        about = tr(
            "A floor is the lowest panel average that you can live with. A candidate who falls "
            "below is marked on the comparison; nobody is turned down by it. Most kits need none."
        )
        super().__init__(parent, "floors-dialog", tr("Minimum floors"), about)
        self.resize(460, 460)
        self._on_keep = keep
        self.choices: dict[AttitudeId, QComboBox] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(4, 4, 12, 4)
        grid.setColumnStretch(0, 1)
        for place, attitude in enumerate(attitudes):
            attitude_id = AttitudeId(attitude.id)
            choice = _choice(attitude, floors.get(attitude_id))
            self.choices[attitude_id] = choice
            name = label(attitude.name, wrap=True)
            name.setToolTip(as_tool_tip(attitude.definition))
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(choice, place, 1)
        grid.setRowStretch(len(attitudes), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll, 1)
        if self.choices:
            next(iter(self.choices.values())).setFocus()

    @override
    def keep(self) -> None:
        """Want at least these."""
        chosen = {key: box.currentData() for key, box in self.choices.items()}
        self._on_keep({key: floor for key, floor in chosen.items() if floor is not None})


def _choice(attitude: Attitude, floor: int | None) -> QComboBox:
    made = QComboBox()
    made.setObjectName(f"floor-{attitude.id}")
    made.setAccessibleName(tr("Floor of {attitude}").format(attitude=attitude.name))
    made.addItem(tr("none"), None)
    for point in SCALE_POINTS[1:]:
        made.addItem(tr("at least {floor}").format(floor=point), point)
    made.setCurrentIndex(max(0, made.findData(floor)))
    return made
