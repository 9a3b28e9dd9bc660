"""What to print and how: the forms, and the options of those that are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from hireapp.gui import widgets
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order

_WIDTH = 236


class Choices(QWidget):
    """The left side of the Print page.

    `changed` says that the PDF is another one, `grey_wanted` only how the preview shows it.
    """

    changed = Signal()
    grey_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._sheet = QCheckBox(tr("Comparison sheet"))
        self._sheet.setObjectName("form-comparison-sheet")
        self._sheet.setChecked(True)
        self._sheet.toggled.connect(lambda: self.changed.emit())
        self._order = QComboBox()
        self._order.setObjectName("print-order")
        self._order.setAccessibleName(tr("Order of the candidates"))
        self._order.addItem(tr("Order: name"), Order.NAME)
        self._order.addItem(tr("Order: rank"), Order.OVERALL)
        self._order.currentIndexChanged.connect(lambda: self.changed.emit())
        self._grey = QCheckBox(tr("Show in greyscale"))
        self._grey.setObjectName("greyscale")
        self._grey.setToolTip(widgets.as_tool_tip(tr("Only the preview; the PDF has its colours")))
        self._grey.toggled.connect(self.grey_wanted)
        self._glyphs = widgets.label("", "small", wrap=True)
        self._glyphs.setObjectName("glyphs")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._glyphs.setSizePolicy(policy)
        self._lay_out()

    @property
    def order(self) -> Order:
        """In which order the candidates stand."""
        return Order(self._order.currentData())

    @property
    def has_form(self) -> bool:
        """Whether anything is to be printed."""
        return self._sheet.isChecked()

    def use_order(self, order: Order) -> None:
        """Choose an order."""
        self._order.setCurrentIndex(self._order.findData(order))

    def say_glyphs(self, text: str, *, warns: bool) -> None:
        """Whether all characters can be printed."""
        widgets.set_look(self._glyphs, "bad" if warns else "small")
        self._glyphs.setText(text)

    def _lay_out(self) -> None:
        form = widgets.card(margins=(8, 3, 8, 3))
        widgets.column(form).addWidget(self._sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(widgets.label(tr("DECIDING"), "caps"))
        layout.addWidget(form)
        layout.addSpacing(10)
        layout.addWidget(widgets.label(tr("OPTIONS"), "caps"))
        layout.addWidget(self._order)
        layout.addWidget(self._grey)
        layout.addSpacing(10)
        layout.addWidget(self._glyphs)
        layout.addStretch(1)
