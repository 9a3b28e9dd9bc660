"""The menu bar: every command of the window, with its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolButton

from hireapp.gui import shortcuts
from hireapp.gui.navigation import OF_AN_OPENING, OF_THE_WORKSPACE, Place
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import as_tool_tip
from hireapp.i18n import tr
from hireapp.settings import ThemeChoice

if TYPE_CHECKING:
    from hireapp.domain.people import Person

_PERSON_WIDTH = 320
"""How wide a name at the top right may be, so that it never widens the window."""


class Menus:
    """Builds the menu bar of a window and knows which commands need an opening."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._bar: QMenuBar = window.menuBar()
        self._all: list[QAction] = []
        self._keyed: list[tuple[QAction, Action]] = []
        self._themes: dict[ThemeChoice, QAction] = {}
        self._need_opening: list[QAction] = []
        self.person_button = QToolButton()
        self.person_button.setObjectName("person")
        self.person_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.person_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.person_button.setMenu(QMenu(self.person_button))
        self.person_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._bar.setCornerWidget(self.person_button)
        self.app = self._bar.addMenu(tr("&Hireapp"))
        self.file = self._bar.addMenu(tr("&File"))
        self.opening = self._bar.addMenu(tr("&Opening"))
        self.interview = self._bar.addMenu(tr("&Interview"))
        self.view = self._bar.addMenu(tr("&View"))
        self.help = self._bar.addMenu(tr("H&elp"))

    def add(
        self,
        menu: QMenu,
        text: str,
        on_trigger: Callable[[], object],
        *,
        key: Action | None = None,
        needs_opening: bool = False,
    ) -> QAction:
        """Add a command."""
        action = QAction(text, self._window)
        if key is not None:
            action.setShortcut(shortcuts.sequence(key))
            self._keyed.append((action, key))
        action.triggered.connect(lambda: on_trigger())
        menu.addAction(action)
        self._all.append(action)
        if needs_opening:
            self._need_opening.append(action)
        return action

    def add_places(self, go: Callable[[Place], object]) -> None:
        """Add a way to every page."""
        self.add(self.view, Place.HOME.label, lambda: go(Place.HOME), key=Action.HOME)
        for place in (*OF_AN_OPENING, Place.CALIBRATION):
            self.add(
                self.opening,
                place.label,
                lambda place=place: go(place),  # type: ignore[misc]
                key=place.action,
                needs_opening=True,
            )
        for place in OF_THE_WORKSPACE:
            self.add(
                self.view,
                place.label,
                lambda place=place: go(place),  # type: ignore[misc]
                key=place.action,
            )

    def add_themes(self, chosen: ThemeChoice, choose: Callable[[ThemeChoice], object]) -> None:
        """Add the choice of light, dark, or as the system."""
        menu = self.view.addMenu(tr("Colours"))
        group = QActionGroup(self._window)
        names = {
            ThemeChoice.SYSTEM: tr("As the system"),
            ThemeChoice.LIGHT: tr("Light"),
            ThemeChoice.DARK: tr("Dark"),
        }
        for choice, name in names.items():
            action = self.add(menu, name, lambda choice=choice: choose(choice))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(choice is chosen)
            group.addAction(action)
            self._themes[choice] = action

    def show_theme(self, chosen: ThemeChoice) -> None:
        """Tick the colours that are used."""
        self._themes[chosen].setChecked(True)

    def show_keys(self) -> None:
        """Use the keys as they are now."""
        for action, key in self._keyed:
            action.setShortcut(shortcuts.sequence(key))

    def show_opening(self, *, shown: bool) -> None:
        """Enable the commands that need an opening."""
        for action in self._need_opening:
            action.setEnabled(shown)

    def rest(self, *, resting: bool) -> None:
        """Let the keys of the menus rest while the live interview has keys of its own."""
        context = Qt.ShortcutContext
        for action in self._all:
            action.setShortcutContext(context.WidgetShortcut if resting else context.WindowShortcut)

    def choose_person(self) -> None:
        """Open the list at the top right: arrows and Return switch."""
        menu, button = self.person_button.menu(), self.person_button
        if menu.isEmpty() or not button.isVisible():
            return
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def show_person(
        self,
        person: Person | None,
        everybody: tuple[Person, ...],
        *,
        switch: Callable[[Person], object],
        add: Callable[[], object],
    ) -> None:
        """Fill the list at the top right: who works, and whom to switch to."""
        text = f"{person.name}, {person.role.label}" if person else tr("Who are you?")
        room = self.person_button.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, _PERSON_WIDTH
        )
        self.person_button.setText(f"{_no_key(room)} ▾")
        self.person_button.setToolTip(as_tool_tip(text))
        self.person_button.adjustSize()
        # The menu bar makes room for its corner only when it is set.
        self._bar.setCornerWidget(self.person_button)
        self.person_button.show()
        self.person_button.setAccessibleName(tr("You are {name}").format(name=text))
        menu = self.person_button.menu()
        menu.clear()
        for one in everybody:
            action = menu.addAction(_no_key(f"{one.name}, {one.role.label}"))
            action.setCheckable(True)
            action.setChecked(person is not None and one.id == person.id)
            action.triggered.connect(lambda _checked=False, one=one: switch(one))
        menu.addSeparator()
        menu.addAction(tr("Somebody else…")).triggered.connect(lambda: add())


def _no_key(text: str) -> str:
    """Text whose ampersands are shown, instead of marking a key."""
    return text.replace("&", "&&")
