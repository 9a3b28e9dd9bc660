"""The pages of the window, each built when it is first shown."""

from __future__ import annotations

import importlib

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hireapp.gui.context import Context
from hireapp.gui.navigation import Place, Target
from hireapp.gui.page import Page

_CLASSES = {
    Place.HOME: ("hireapp.gui.home.page", "HomePage"),
    Place.CANDIDATES: ("hireapp.gui.candidates.page", "CandidatesPage"),
    Place.KIT: ("hireapp.gui.kit.page", "KitPage"),
    Place.PANEL: ("hireapp.gui.panel.page", "PanelPage"),
    Place.COMPARE: ("hireapp.gui.compare.page", "ComparePage"),
    Place.DEBRIEF: ("hireapp.gui.debrief.page", "DebriefPage"),
    Place.PRINT: ("hireapp.gui.print.page", "PrintPage"),
    Place.PAPER: ("hireapp.gui.paper_entry.page", "PaperEntryPage"),
    Place.CALIBRATION: ("hireapp.gui.calibration.page", "CalibrationPage"),
    Place.BANKS: ("hireapp.gui.banks.page", "BanksPage"),
    Place.INSIGHTS: ("hireapp.gui.insights.page", "InsightsPage"),
    Place.SCHEDULE: ("hireapp.gui.schedule.page", "SchedulePage"),
    Place.RULES: ("hireapp.gui.rules.page", "RulesPage"),
    Place.PEOPLE: ("hireapp.gui.people.page", "PeoplePage"),
    Place.AUDIT: ("hireapp.gui.audit.page", "AuditPage"),
    Place.PRIVACY: ("hireapp.gui.privacy.page", "PrivacyPage"),
}


class Pages(QStackedWidget):
    """One page at a time; `built` tells the window to connect a new page's signals."""

    built = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[Place, Page] = {}
        self._before: QWidget | None = None
        self._behind: Page | None = None

    def page(self, place: Place) -> Page:
        """The page, built now if need be."""
        if place not in self._pages:
            module, name = _CLASSES[place]
            page: Page = getattr(importlib.import_module(module), name)(self._context)
            self._pages[place] = page
            self.built.emit(place, page)
        return self._pages[place]

    def shown(self) -> Page | None:
        """The page on screen."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def put_before(self, widget: QWidget) -> None:
        """Show something else in front of the pages, such as the question who works."""
        self.take_away()
        self._behind = self.shown()
        self._before = widget
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def take_away(self) -> None:
        """Show the pages again."""
        if self._before is not None:
            self.removeWidget(self._before)
            self._before.deleteLater()
            self._before = None
            if self._behind is not None:
                self.setCurrentWidget(self._behind)

    def go(self, target: Target) -> bool:
        """Show a page; False when the one on screen would lose something."""
        self.take_away()
        current = self.shown()
        page = self.page(target.place)
        if current is not None and current is not page and not current.leave():
            return False
        if target.opening_id is not None and target.place.needs_opening:
            page.show_opening(target.opening_id)
        if self.indexOf(page) < 0:
            self.addWidget(page)  # the first one is shown at once, so it knows its opening before
        self.setCurrentWidget(page)
        self.take_keyboard()
        return True

    def take_keyboard(self) -> None:
        """Let the page on screen have the keyboard where it wants it."""
        page = self.shown()
        first = page.first_focus() if page is not None else None
        if first is not None and first.isEnabled():
            first.setFocus()
