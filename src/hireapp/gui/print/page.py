"""The Print page: choose forms, see their very pages, save the PDF or print it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.changes import AuditChanged, Change, KitChanged, OpeningChanged
from hireapp.domain.papers import Papers
from hireapp.errors import Refused
from hireapp.gui import shortcuts, widgets
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.print import drawing, words
from hireapp.gui.print.choices import Choices, Chosen
from hireapp.gui.print.drawing import Printout
from hireapp.gui.print.people_dialog import People, PeopleDialog, people_text
from hireapp.gui.print.press import Press
from hireapp.gui.print.preview import Preview
from hireapp.gui.print.thumbnails import Thumbnails
from hireapp.gui.shortcuts import Action, on_key
from hireapp.gui.tasks import Task
from hireapp.i18n import tr
from hireapp.paper.comparison_words import Order
from hireapp.paper.document import Look, PageSize
from hireapp.store import candidates
from hireapp.store import papers as store

_PAPER = "paper"
_ROOM_FOR_THUMBNAILS = 780
"""In a narrower page the preview has the thumbnails' room; the keys still turn the pages."""


class PrintPage(Page):
    """Prints the forms of one opening, as the viewer may see them.

    `folder_used` carries the folder where something was saved, to be suggested next time as
    `press.save_folder`; `choices_made` what is to be remembered of the choices.
    """

    folder_used = Signal(str)
    choices_made = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.printout: Printout | None = None
        self._papers: Papers | None = None
        self._task: Task | None = None
        self._place = 0
        self._paper = QComboBox()
        self._paper.setObjectName("page-size")
        self._paper.setAccessibleName(tr("Paper"))
        self._paper.addItem(tr("A4"), PageSize.A4)
        self._paper.addItem(tr("US Letter"), PageSize.LETTER)
        self.choices = Choices()
        self.thumbnails = Thumbnails(context.tasks)
        self.preview = Preview(context.tasks)
        self.press = Press(context, self)
        self._save = widgets.button(tr("Save PDF…"), self.save, icon="file-down", name="save-pdf")
        self._print = widgets.button(
            tr("Print…"), self.print_out, look="primary", icon="printer", name="print"
        )
        self.header = widgets.PageHeader(tr("Print"), self._paper, self._save, self._print)
        self._booklets = QComboBox()
        self._booklets.setObjectName("booklet")
        self._booklets.setAccessibleName(tr("Which file is shown"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> Chosen:
        """What was chosen on the left."""
        return self.choices.chosen

    @property
    def look(self) -> Look:
        """How it is printed."""
        chosen = self.chosen
        return Look(
            page=PageSize(self._paper.currentData()),
            with_evidence=chosen.with_evidence,
            by_rank=chosen.by_rank,
        )

    @override
    def opening_switched(self) -> None:
        self._forget()
        self._papers = None
        self._place = 0
        self.preview.number = 0
        self.choices.use_people(None, None, people_text(None, (None, None)))
        self.press.line.hide()

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, OpeningChanged | KitChanged):
            return change.opening_id == self._opening_id
        return not isinstance(change, AuditChanged)

    @override
    def first_focus(self) -> QWidget | None:
        return self._print

    @override
    def status(self) -> str:
        return words.glyphs(self.printout) if self.printout else ""

    @override
    def reload(self) -> None:
        """Read everything anew as the viewer may see it, and draw it."""
        self._forget()
        self._papers = None
        some = candidates.count(self.context.database, self.opening_id) > 0
        self._stack.setCurrentIndex(0 if some else 1)
        if some:
            self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.thumbnails.setVisible(event.size().width() >= _ROOM_FOR_THUMBNAILS)
        super().resizeEvent(event)

    def show_order(self, order: Order) -> None:
        """Print in this order."""
        self.choices.use_order(order)

    def remember(self, told: dict[str, str]) -> None:
        """Choose what was chosen last."""
        self.choices.remember(told)
        self._paper.blockSignals(True)
        for place in range(self._paper.count()):
            if self._paper.itemData(place).name == told.get(_PAPER):
                self._paper.setCurrentIndex(place)
        self._paper.blockSignals(False)

    def save(self) -> None:
        """Ask for a place, then save what is shown, or every file of it."""
        if self.printout is not None:
            self.press.save(
                self.printout,
                self.chosen.wish,
                self.look,
                protect=self.choices.password.isChecked(),
            )

    def print_out(self) -> None:
        """Ask for a printer, then print every page."""
        if self.printout is not None:
            self.press.print_out(self.printout, self.chosen.wish, self.look)

    def _lay_out(self) -> None:
        shown = QVBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(self._booklets)
        shown.addWidget(self.preview, 1)
        self._booklets.hide()
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        columns.addWidget(self.choices)
        columns.addWidget(self.thumbnails)
        columns.addLayout(shown, 1)
        go = widgets.button(
            tr("Go to the candidates"),
            lambda: self.go_wanted.emit(Place.CANDIDATES, None),
            look="primary",
            name="next-step",
        )
        empty = widgets.EmptyState(
            tr("There is nothing to print yet"),
            tr(
                "Forms are about the opening's candidates. Choose the questions of the kit and "
                "add candidates first."
            ),
            go,
        )
        self._stack.addWidget(content)
        self._stack.addWidget(empty)
        self.body.setSpacing(12)
        self.body.addWidget(self.header)
        self.body.addWidget(self.press.line)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._paper.currentIndexChanged.connect(lambda: self._on_choice())
        self.choices.changed.connect(self._on_choice)
        self.choices.people_wanted.connect(self._ask_people)
        self.choices.grey_wanted.connect(self.preview.view.show_in_grey)
        self.choices.grey_wanted.connect(self.thumbnails.show_in_grey)
        self.thumbnails.currentRowChanged.connect(self.preview.show_page)
        self.preview.page_shown.connect(self.thumbnails.setCurrentRow)
        self.preview.failed.connect(self.context.report)
        self.press.busy_changed.connect(self._update_buttons)
        self.press.folder_used.connect(self.folder_used)
        self._booklets.activated.connect(self._turn_to)
        on_key(self, Action.SAVE_PDF, self.save)
        on_key(self, Action.PRINT_OUT, self.print_out)
        on_key(self, Action.FIND, self.preview.search.field.setFocus)
        self._save.setToolTip(shortcuts.shown(Action.SAVE_PDF))
        self._print.setToolTip(shortcuts.shown(Action.PRINT_OUT))

    def _on_choice(self) -> None:
        self.choices_made.emit(
            self.choices.as_remembered() | {_PAPER: PageSize(self._paper.currentData()).name}
        )
        self._draw()

    def _ask_people(self) -> None:
        if self._papers is not None:
            now = self.choices.candidates, self.choices.seats
            PeopleDialog(self._papers, now, self._use_people, self).open()

    def _use_people(self, people: People) -> None:
        self.choices.use_people(*people, people_text(self._papers, people))
        self._place = 0
        self._draw()

    def _draw(self) -> None:
        """Draw the chosen forms beside the window."""
        self._forget()
        if self._opening_id is None or self._stack.currentIndex() == 1:
            return
        if not self.choices.forms:
            self.choices.say_glyphs(tr("Choose a form to print."), warns=False)
            return
        self._run(partial(drawing.draw, self._collector(), self.chosen, self.look, self._place))

    def _turn_to(self, place: int) -> None:
        """Show another file of the same packet."""
        printout = self.printout
        if printout is None or place == printout.place:
            return
        self._forget()
        self._place = place
        self.preview.number = 0
        self._run(partial(drawing.turn_to, printout, self.chosen, self.look, place))

    def _run(self, work: partial[Printout]) -> None:
        self.choices.say_glyphs(tr("Drawing the pages…"), warns=False)
        task = self._task = self.context.tasks.run(
            work,
            on_done=lambda printout: self._on_drawn(task, printout),
            on_failed=lambda error: self._on_not_drawn(task, error),
            on_progress=lambda share: self._on_progress(task, share),
        )

    def _collector(self) -> partial[Papers] | _Kept:
        """What gives the papers to the worker: those that are there, or a fresh reading."""
        if self._papers is not None:
            return _Kept(self._papers)
        context = self.context
        return partial(
            store.collect, context.database, self.opening_id, context.viewer.id, zone=context.zone
        )

    def _on_progress(self, task: Task, share: float) -> None:
        if task is self._task and 0 < share < 1:
            said = tr("Drawing the pages… {n}%").format(n=round(share * 100))
            self.choices.say_glyphs(said, warns=False)

    def _on_drawn(self, task: Task, printout: Printout) -> None:
        if task is not self._task:  # it came too late: something else is wanted by now
            return
        self._task = None
        self.printout = printout
        self._papers = printout.papers
        self._place = printout.place
        people = self.choices.candidates, self.choices.seats
        self.choices.use_people(*people, people_text(self._papers, people))
        self.preview.show_printout(printout)
        self.thumbnails.show_printout(printout, current=self.preview.number)
        self.choices.say_glyphs(words.glyphs(printout), warns=bool(printout.unprintable))
        self.choices.say_omissions(words.omissions(printout))
        self.header.say(tr("Print"), words.summary(printout))
        self._show_booklets(printout)
        self._update_buttons()
        self.status_changed.emit()

    def _on_not_drawn(self, task: Task, error: Exception) -> None:
        if task is self._task:
            self._task = None
            if isinstance(error, Refused):
                self.choices.say_glyphs(error.sentence, warns=False)
                return
            self.choices.say_glyphs(tr("The pages could not be drawn."), warns=True)
            self.context.report(error)

    def _show_booklets(self, printout: Printout) -> None:
        titles = [one.title for one in printout.plan.booklets]
        self._booklets.clear()
        for number, title in enumerate(titles, start=1):
            told = tr("File {n} of {total} · {title}")
            self._booklets.addItem(told.format(n=number, total=len(titles), title=title))
        self._booklets.setCurrentIndex(printout.place)
        self._booklets.setVisible(len(titles) > 1)

    def _forget(self) -> None:
        """Keep nothing that another viewer, opening or choice made."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.printout = None
        self.preview.show_printout(None)
        self.thumbnails.show_printout(None, current=0)
        self.choices.say_glyphs("", warns=False)
        self.choices.say_omissions("")
        self.header.say(tr("Print"), "")
        self._update_buttons()

    def _update_buttons(self) -> None:
        ready = self.printout is not None and not self.press.is_busy
        for one in (self._save, self._print):
            one.setEnabled(ready)


class _Kept:
    """Papers that were read already."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers

    def __call__(self) -> Papers:
        return self._papers
