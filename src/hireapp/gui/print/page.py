"""The Print page: choose a form, see its very pages, save the PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from hireapp import paths
from hireapp.domain.changes import Change, KitChanged, OpeningChanged
from hireapp.domain.comparison import ComparisonSheet
from hireapp.gui import shortcuts, widgets
from hireapp.gui.context import Context
from hireapp.gui.navigation import Place
from hireapp.gui.page import Page
from hireapp.gui.print import save_dialog, words
from hireapp.gui.print.choices import Choices
from hireapp.gui.print.drawing import Printout, draw_comparison_sheet
from hireapp.gui.print.preview import Preview
from hireapp.gui.print.saved_line import SavedLine
from hireapp.gui.print.thumbnails import Thumbnails
from hireapp.gui.shortcuts import Action
from hireapp.gui.tasks import Progress, Task
from hireapp.i18n import tr
from hireapp.paper import output
from hireapp.paper.comparison_words import Order
from hireapp.paper.document import PageSize
from hireapp.store import comparisons

ChoosePath = Callable[[QWidget, Path, Callable[[Path], object]], None]


class PrintPage(Page):
    """Prints the forms of one opening, as the viewer may see them.

    `folder_used` carries the folder where something was saved, to be suggested next time as
    `save_folder`. `choose_path` asks where to save.
    """

    folder_used = Signal(str)
    choose_path: ChoosePath = staticmethod(save_dialog.ask)

    def __init__(self, context: Context, save_folder: str = "") -> None:
        super().__init__(context)
        self.save_folder = save_folder
        self.printout: Printout | None = None
        self._sheet: ComparisonSheet | None = None
        self._task: Task | None = None
        self._saving = False
        self._paper = QComboBox()
        self._paper.setObjectName("page-size")
        self._paper.setAccessibleName(tr("Paper"))
        self._paper.addItem(tr("A4"), PageSize.A4)
        self._paper.addItem(tr("US Letter"), PageSize.LETTER)
        self._save = widgets.button(
            tr("Save PDF…"), self.save, look="primary", icon="file-down", name="save-pdf"
        )
        self.header = widgets.PageHeader(tr("Print"), self._paper, self._save)
        self.choices = Choices()
        self.thumbnails = Thumbnails(context.tasks)
        self.preview = Preview(context.tasks)
        self.saved_line = SavedLine()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @override
    def opening_switched(self) -> None:
        self._forget()
        self._sheet = None
        self.preview.number = 0
        self.saved_line.hide()

    @override
    def concerns(self, change: Change) -> bool:
        if isinstance(change, OpeningChanged | KitChanged):
            return change.opening_id == self._opening_id
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self._save

    @override
    def status(self) -> str:
        return words.glyphs(self.printout) if self.printout else ""

    @override
    def reload(self) -> None:
        """Read the comparison as the viewer may see it, and draw it anew."""
        self._forget()
        context = self.context
        sheet = comparisons.sheet(
            context.database, self.opening_id, context.viewer.id, zone=context.zone
        )
        self._sheet = sheet
        self._stack.setCurrentIndex(0 if sheet.rows else 1)
        self._draw()

    def show_order(self, order: Order) -> None:
        """Print in this order."""
        self.choices.use_order(order)

    def save(self) -> None:
        """Ask for a place, then save the PDF that is shown."""
        if self.printout is None or self._sheet is None or self._saving:
            return
        name = output.safe_file_name(
            tr("comparison-sheet"), self._sheet.title, opaque_id=self.printout.number
        )
        keep = partial(self._write, self.printout.pdf)
        self.choose_path(self, self._folder() / name, keep)

    def _lay_out(self) -> None:
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self.choices)
        columns.addWidget(self.thumbnails)
        columns.addWidget(self.preview, 1)
        go = widgets.button(
            tr("Go to the candidates"),
            lambda: self.go_wanted.emit(Place.CANDIDATES, None),
            look="primary",
            name="next-step",
        )
        empty = widgets.EmptyState(
            tr("There is nothing to print yet"),
            tr(
                "The comparison sheet lists the opening's candidates. Choose the questions of "
                "the kit and add candidates first."
            ),
            go,
        )
        self._stack.addWidget(content)
        self._stack.addWidget(empty)
        self.body.setSpacing(12)
        self.body.addWidget(self.header)
        self.body.addWidget(self.saved_line)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._paper.currentIndexChanged.connect(lambda: self._draw())
        self.choices.changed.connect(self._draw)
        self.choices.grey_wanted.connect(self.preview.view.show_in_grey)
        self.choices.grey_wanted.connect(self.thumbnails.show_in_grey)
        self.thumbnails.currentRowChanged.connect(self.preview.show_page)
        self.preview.page_shown.connect(self.thumbnails.setCurrentRow)
        self.preview.failed.connect(self.context.report)
        key = QShortcut(shortcuts.sequence(Action.SAVE_PDF), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.save)
        self._save.setToolTip(shortcuts.shown(Action.SAVE_PDF))

    def _draw(self) -> None:
        """Draw the chosen form beside the window."""
        self._forget()
        sheet = self._sheet
        if sheet is None or not sheet.rows:
            return
        if not self.choices.has_form:
            self.choices.say_glyphs(tr("Choose a form to print."), warns=False)
            return
        self._say_summary(sheet)
        self.choices.say_glyphs(tr("Drawing the pages…"), warns=False)
        order, paper = self.choices.order, PageSize(self._paper.currentData())
        task = self._task = self.context.tasks.run(
            partial(_draw_beside, sheet, order, paper),
            on_done=lambda printout: self._on_drawn(task, printout),
            on_failed=self._on_not_drawn,
        )

    def _on_drawn(self, task: Task, printout: Printout) -> None:
        if task is not self._task:  # it came too late: something else is wanted by now
            return
        self._task = None
        self.printout = printout
        self.preview.show_printout(printout)
        self.thumbnails.show_printout(printout, current=self.preview.number)
        self.choices.say_glyphs(words.glyphs(printout), warns=bool(printout.unprintable))
        if self._sheet is not None:
            self._say_summary(self._sheet)
        self._update_save()

    def _on_not_drawn(self, error: Exception) -> None:
        self.choices.say_glyphs(tr("The pages could not be drawn."), warns=True)
        self.context.report(error)

    def _forget(self) -> None:
        """Keep nothing that another viewer, opening or choice made."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.printout = None
        self.preview.show_printout(None)
        self.thumbnails.show_printout(None, current=0)
        self.choices.say_glyphs("", warns=False)
        self.header.say(tr("Print"), "")
        self._update_save()

    def _say_summary(self, sheet: ComparisonSheet) -> None:
        pages = len(self.printout.sizes) if self.printout else None
        self.header.say(tr("Print"), words.summary(candidates=len(sheet.rows), pages=pages))

    def _update_save(self) -> None:
        self._save.setEnabled(self.printout is not None and not self._saving)

    def _folder(self) -> Path:
        remembered = Path(self.save_folder)
        if self.save_folder and remembered.is_dir():
            return remembered
        return paths.documents_folder()

    def _write(self, pdf: bytes, path: Path) -> None:
        self._saving = True
        self.saved_line.hide()
        self._update_save()
        self.context.tasks.run(
            lambda _: output.write(path, pdf),
            on_done=lambda _: self._on_saved(path),
            on_failed=self._on_not_saved,
        )

    def _on_saved(self, path: Path) -> None:
        self._saving = False
        self.save_folder = str(path.parent)
        self.saved_line.show_saved(path)
        self._update_save()
        self.folder_used.emit(self.save_folder)

    def _on_not_saved(self, error: Exception) -> None:
        self._saving = False
        self._update_save()
        self.context.report(error)


def _draw_beside(
    sheet: ComparisonSheet, order: Order, paper: PageSize, progress: Progress
) -> Printout:
    progress(0.0)  # stops here when something else is wanted by now
    return draw_comparison_sheet(sheet, order, paper)
