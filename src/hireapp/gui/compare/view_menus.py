"""The buttons of the header that say in which order and how the candidates are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hireapp.gui import theme, widgets
from hireapp.gui.compare import words
from hireapp.gui.compare.ordering import LevelOrder, Mode, Ordering, View
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order

_MENU_TEXT_WIDTH = 320
_BUTTON_TEXT_WIDTH = 96

T = TypeVar("T")


class ViewMenus(QObject):
    """`ordering_wanted` carries an Ordering, `mode_wanted` a Mode."""

    ordering_wanted = Signal(object)
    mode_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.order, self._order_menu = _menu_button(parent, "order", tr("Order of candidates"))
        self.mode, self._mode_menu = _menu_button(parent, "mode", tr("What the cells show"))

    def show_view(self, view: View, attitudes: Mapping[Ordering, str]) -> None:
        """Say what is shown; `attitudes` are those that one can order by."""
        titles: dict[Ordering, str] = {
            Order.NAME: tr("name"),
            Order.OVERALL: tr("rank"),
            LevelOrder.LEVEL: tr("service level"),
            **attitudes,
        }
        title = _elided(titles.get(view.ordering, tr("name")), _BUTTON_TEXT_WIDTH)
        self.order.setText(words.for_menu(tr("Order: {what}").format(what=title)))
        self.mode.setText(view.mode.label)
        _fill(self._order_menu, titles, view.ordering, self.ordering_wanted.emit)
        modes = {mode: mode.label for mode in Mode}
        _fill(self._mode_menu, modes, view.mode, self.mode_wanted.emit)


def _menu_button(parent: QWidget, name: str, spoken: str) -> tuple[QPushButton, QMenu]:
    button, menu = widgets.button("", name=name), QMenu(parent)
    button.setMenu(menu)
    button.setToolTip(spoken)
    return button, menu


def _fill(menu: QMenu, titles: Mapping[T, str], current: T, chosen: Callable[[T], object]) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for wanted, title in titles.items():
        action = QAction(words.for_menu(_elided(title, _MENU_TEXT_WIDTH)), group)
        action.setCheckable(True)
        action.setChecked(wanted == current)
        action.triggered.connect(lambda _=False, wanted=wanted: chosen(wanted))
        menu.addAction(action)


def _elided(text: str, width: int) -> str:
    metrics = QFontMetricsF(theme.font(theme.TEXT_PX))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
