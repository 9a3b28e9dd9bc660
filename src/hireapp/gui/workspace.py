"""The window's work on one database: who works, which page is shown, what the menus do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from hireapp.domain.changes import Change, KitChanged, OpeningChanged, PeopleChanged, RulesChanged
from hireapp.domain.dumb_rules import counts as count_rules
from hireapp.domain.ids import CandidateId, OpeningId, ScorecardId
from hireapp.domain.openings import Opening
from hireapp.domain.people import Person
from hireapp.domain.question_check.flags import remembered
from hireapp.gui.backup_clock import BackupClock
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place, Target
from hireapp.gui.openings.dialog import OpeningDialog
from hireapp.gui.page import Page
from hireapp.gui.pages import Pages
from hireapp.gui.pin_dialogs import PinDialog
from hireapp.gui.sealed.actions import SealedActions
from hireapp.gui.who.page import WhoPage
from hireapp.i18n import tr
from hireapp.store import backup, candidates, dumb_rules, openings, panels, people

if TYPE_CHECKING:
    from hireapp.gui.banks.page import BanksPage
    from hireapp.gui.compare.page import ComparePage
    from hireapp.gui.debrief.page import DebriefPage
    from hireapp.gui.main_window import MainWindow
    from hireapp.gui.panel.page import PanelPage
    from hireapp.gui.print.page import PrintPage
    from hireapp.gui.privacy.page import PrivacyPage
    from hireapp.paper.comparison_sheet import Order
    from hireapp.store.held_kits import OpenedKit


_BANKS_AFTER_MS = 1_500
"""After the window is shown and used; the banks are read when nobody waits for anything."""


class Workspace(QObject):
    """Connects the pages of one database with each other and with the window."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self.window = window
        self.context = context
        context.jurisdictions = remembered(window.memory.settings.jurisdictions)
        self.target = Target(Place.HOME)
        self.pages = Pages(context)
        self.pages.built.connect(self._connect)
        # Soon instead of at once: the page that is shown hears of a change after the workspace.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._banks_soon = QTimer(self, singleShot=True, interval=_BANKS_AFTER_MS)
        self._banks_soon.timeout.connect(self._read_banks)
        self.window.sidebar.chosen.connect(self.go)
        self.window.practice.over.connect(self._on_practice_over)
        context.changed.connect(self._on_changed)
        self.backups = BackupClock(context, self)
        self.sealed = SealedActions(
            self, window, context, window.memory, lambda: self.target.opening_id
        )
        self.sealed.kit_opened.connect(self._on_kit_opened)

    def begin(self) -> None:
        """Ask who works, unless that is remembered; then show the opening shown last."""
        self.window.hold(self.pages)
        self._banks_soon.start()
        path = self.context.database.path
        remembered = self.window.memory.person_for(path)
        known = {one.id: one for one in people.everybody(self.context.database)}
        if remembered in known and not known[remembered].has_pin:
            self.context.look_as(known[remembered])
            self._show_last_opening()
        else:
            self.ask_who()

    def ask_who(self) -> None:
        """Show the page where somebody says who they are."""
        if not self.window.may_leave():
            return
        page = WhoPage(self.context)
        page.chosen.connect(self.switch_to)
        page.example_wanted.connect(self.window.example_wanted)
        page.cancelled.connect(self._on_switched)
        self.window.sidebar.setEnabled(False)
        self.pages.put_before(page)
        self._show_person()

    def switch_to(self, person: Person) -> None:
        """Continue as somebody else."""
        if not self.window.may_leave():
            return
        if not self._pin_given(person):
            self._show_person()  # the menu has marked the other already
            return
        self.context.look_as(person)
        self.window.memory.remember_person(self.context.database.path, person.id)
        self._on_switched()

    def _pin_given(self, person: Person) -> bool:
        """Whether whoever switches knows the PIN; the person that is shown needs none again."""
        if self.context.has_viewer and self.context.viewer.id == person.id:
            return True
        known = people.get(self.context.database, person.id)
        return PinDialog.ask(
            known, lambda pin: people.pin_fits(self.context.database, person.id, pin), self.window
        )

    def go(self, target: Target) -> None:
        """Show a page; an opening's page needs one."""
        if target.place.needs_opening and target.opening_id is None:
            target = Target(Place.HOME)
        opening_id = None if target.place is Place.HOME else target.opening_id
        target = Target(target.place, opening_id)
        if not self.context.has_viewer or not self.pages.go(target):
            return
        self.target = target
        self.window.memory.remember_opening(self.context.database.path, opening_id)
        self.refresh()

    def rebuild(self) -> None:
        """Build every page anew where it is, with the keys as they are now."""
        self.pages = Pages(self.context)
        self.pages.built.connect(self._connect)
        self.window.hold(self.pages)
        self.window.sidebar.forget()
        self.go(self.target)

    def refresh(self) -> None:
        """Bring navigation, title and status bar up to date."""
        found = self.context.attempt(self._entries)
        if found is None:
            return
        everything, counts = found
        self.window.sidebar.setEnabled(True)
        self.window.sidebar.show_entries(everything, self.target, counts)
        self.window.menus.show_opening(shown=self.target.opening_id is not None)
        self.show_title(in_interview=self.window.is_interviewing)
        self._say_status()

    def _say_status(self) -> None:
        page = self.pages.shown()
        self.window.say_status(page.status() if page else "")

    def show_title(self, *, in_interview: bool) -> None:
        """The window's title; during an interview it names nobody and nothing."""
        self.window.setWindowTitle("Hireapp")
        self.sealed.rest(resting=in_interview)
        opening_id = self.target.opening_id
        if not in_interview and opening_id is not None:
            opening = openings.get(self.context.database, opening_id)
            self.window.setWindowTitle(f"{opening.title} – Hireapp")

    def new_opening(self) -> None:
        """Ask for the facts of a new opening and go to its kit, the next step."""
        opening = OpeningDialog.ask_new(self.context, self.window)
        if opening is not None:
            self.go(Target(Place.KIT, opening.id))

    def edit_opening(self) -> None:
        """Change the facts of the opening that is shown."""
        if self.target.opening_id is not None:
            OpeningDialog.ask_edit(self.context, self.target.opening_id, self.window)

    def back_up(self, target: Path) -> None:
        """Copy the database to a place of the user's choice."""
        source = self.context.database.path

        def done(_: object) -> None:
            self.context.say(tr("A checked copy was written: {file}").format(file=target.name))

        def work(_: object) -> None:
            backup.copy_to(source, target)

        self.context.tasks.run(work, on_done=done, on_failed=self.context.report)

    def show_backups(self) -> None:
        """Show the backups that there are, and restore one."""
        from hireapp.gui.backups_dialog import BackupsDialog  # rarely needed

        context = self.context
        dialog = BackupsDialog(context.database.path, context.tasks, self.window, zone=context.zone)
        dialog.restore_wanted.connect(self.window.errand_wanted)
        dialog.open()

    def _read_banks(self) -> None:
        """Beside the window, so that the first page with questions need not wait for them."""

        def work(_: object) -> None:
            from hireapp.gui import bank_library  # heavy

            bank_library.read_early()

        self.context.tasks.run(work, on_done=lambda _: None, on_failed=self.context.report)

    def _on_switched(self) -> None:
        self.pages.take_away()
        self._show_person()
        if self.pages.shown() is None:
            self._show_last_opening()
        else:
            self.refresh()

    def _look_again(self) -> None:
        """Show people as they are now; whoever works may have another name, role or PIN."""
        if self.context.has_viewer:
            now = people.get(self.context.database, self.context.viewer.id)
            if now != self.context.viewer:
                self.context.look_as(now)
        self._show_person()

    def _show_last_opening(self) -> None:
        self._show_person()
        opening_id = self.window.memory.opening_for(self.context.database.path)
        known = {one.id for one in openings.all_of_them(self.context.database)}
        place = Place.CANDIDATES if opening_id in known else Place.HOME
        self.go(Target(place, opening_id if opening_id in known else None))

    def _show_person(self) -> None:
        viewer = self.context.viewer if self.context.has_viewer else None
        self.window.menus.show_person(
            viewer,
            people.everybody(self.context.database),
            switch=self.switch_to,
            add=self.ask_who,
        )

    def _entries(self) -> tuple[tuple[Opening, ...], dict[Place, int]]:
        database, opening_id = self.context.database, self.target.opening_id
        counts = self._waiting_rules()
        if opening_id is not None:
            counts[Place.CANDIDATES] = candidates.count(database, opening_id)
            counts[Place.PANEL] = len(panels.seats(database, opening_id))
        return openings.all_of_them(database), counts

    def _waiting_rules(self) -> dict[Place, int]:
        """How many dumb rules somebody still has to do something about; no number for none."""
        if not self.context.has_viewer:
            return {}
        rules = dumb_rules.register(self.context.database, self.context.viewer.id)
        waiting = count_rules(rules, self.context.now().date()).waiting
        return {Place.RULES: waiting} if waiting else {}

    def _connect(self, place: Place, page: Page) -> None:
        """Connect the signals of a page that was just built."""
        page.status_changed.connect(self._say_status)
        page.interview_wanted.connect(self._on_interview_wanted)
        page.try_wanted.connect(self._on_try_wanted)
        page.go_wanted.connect(self._on_go_wanted)
        page.decide_wanted.connect(self._on_decide_wanted)
        page.new_opening_wanted.connect(self.new_opening)
        page.edit_opening_wanted.connect(self.edit_opening)
        page.example_wanted.connect(self.window.example_wanted)
        if place is Place.COMPARE:
            comparing = cast("ComparePage", page)
            comparing.print_wanted.connect(self._on_print_wanted)
            comparing.debrief_wanted.connect(self._on_debrief_wanted)
        if place is Place.PANEL:
            panel = cast("PanelPage", page)
            panel.send_wanted.connect(self.sealed.send)
            panel.collect_wanted.connect(lambda: self.sealed.collect())
            panel.return_wanted.connect(self.sealed.give_back)
        if place is Place.PRIVACY:
            private = cast("PrivacyPage", page)
            private.errand_wanted.connect(self.window.errand_wanted)
            private.backups_wanted.connect(self.show_backups)
        if place is Place.BANKS:
            self._connect_banks(cast("BanksPage", page))
        if place is Place.PRINT:
            self._connect_print(cast("PrintPage", page))

    def _connect_banks(self, page: BanksPage) -> None:
        memory = self.window.memory
        page.use_jurisdictions(memory.settings.jurisdictions)
        page.save_folder = memory.settings.save_folder
        page.folder_used.connect(lambda folder: memory.remember(save_folder=folder))
        page.jurisdictions_chosen.connect(lambda chosen: memory.remember(jurisdictions=chosen))

    def _connect_print(self, page: PrintPage) -> None:
        memory = self.window.memory
        page.press.save_folder = memory.settings.save_folder
        page.remember(memory.settings.printing)
        page.folder_used.connect(lambda folder: memory.remember(save_folder=folder))
        page.choices_made.connect(lambda told: memory.remember(printing=told))

    def _on_print_wanted(self, order: Order) -> None:
        self.go(Target(Place.PRINT, self.target.opening_id))
        cast("PrintPage", self.pages.page(Place.PRINT)).show_order(order)

    def _on_debrief_wanted(self, candidate_id: CandidateId) -> None:
        self.go(Target(Place.DEBRIEF, self.target.opening_id))
        if self.target.place is Place.DEBRIEF:
            cast("DebriefPage", self.pages.page(Place.DEBRIEF)).choose(candidate_id)

    def _on_interview_wanted(self, scorecard_id: ScorecardId) -> None:
        self.window.show_interview(scorecard_id)

    def _on_try_wanted(self, opening_id: OpeningId) -> None:
        self.window.practice.begin(self.context, opening_id)

    def _on_decide_wanted(self, candidate_id: CandidateId) -> None:
        from hireapp.gui.decision.dialog import DecisionDialog  # rarely needed

        opening_id = self.target.opening_id
        if opening_id is not None:
            DecisionDialog.ask(self.context, opening_id, candidate_id, self.window)

    def _on_kit_opened(self, opened: OpenedKit) -> None:
        self.switch_to(opened.person)
        self.go(Target(Place.CANDIDATES, opened.opening_id))
        self.context.say(
            tr("The kit is here. When you have submitted, return your scorecards: Panel page.")
        )

    def _on_practice_over(self) -> None:
        self.context.say(tr("The practice is over. Nothing of it was kept."))
        self.pages.take_keyboard()

    def _on_go_wanted(self, place: Place, opening_id: OpeningId | None) -> None:
        self.go(Target(place, opening_id or self.target.opening_id))

    def _on_changed(self, change: Change) -> None:
        if isinstance(change, PeopleChanged):
            self._look_again()
        if isinstance(change, OpeningChanged | KitChanged | RulesChanged):
            self._soon.start()
