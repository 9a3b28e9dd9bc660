"""Saving and printing what is shown: asks where, works beside the window, tells and records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hireapp import paths
from hireapp.domain.packets import Wish, pages_text
from hireapp.gui.context import Context
from hireapp.gui.print import output, save_dialog
from hireapp.gui.print.drawing import Printout
from hireapp.gui.print.output import Job, Outcome
from hireapp.gui.print.save_dialog import PasswordDialog
from hireapp.gui.print.saved_line import SavedLine
from hireapp.i18n import tr
from hireapp.store import printed_forms

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from hireapp.gui.tasks import Progress
    from hireapp.paper.document import Look

ChoosePath = Callable[[QWidget, Path, Callable[[Path], object]], None]
ChoosePrinter = Callable[[QWidget, "QPrinter", Callable[["QPrinter"], object]], None]


class Press(QObject):
    """Does one thing at a time; `busy_changed` says that it began or ended.

    `choose_path`, `choose_folder` and `choose_printer` ask where it goes.
    """

    busy_changed = Signal()
    folder_used = Signal(str)
    choose_path: ChoosePath = staticmethod(save_dialog.ask)
    choose_folder: ChoosePath = staticmethod(save_dialog.ask_folder)
    choose_printer: ChoosePrinter = staticmethod(save_dialog.ask_printer)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._job: Job | None = None
        self.save_folder = ""
        self.line = SavedLine()
        self.line.given_up.connect(self._give_up)

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved or printed."""
        return self._job is not None

    def save(self, printout: Printout, wish: Wish, look: Look, *, protect: bool) -> None:
        """Ask for a password if wanted, then where, then write."""
        if self.is_busy:
            return
        go_on = partial(self._ask_where, printout, wish, look)
        if protect:
            PasswordDialog(self._page, go_on).open()
        else:
            go_on("")

    def print_out(self, printout: Printout, wish: Wish, look: Look) -> None:
        """Ask for a printer, then print."""
        if self.is_busy:
            return
        from PySide6.QtPrintSupport import QPrinter  # only needed to print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Hireapp {printout.packet.number}")
        self.choose_printer(
            self._page,
            printer,
            lambda chosen: self._begin(
                printout,
                lambda progress: output.print_all(printout.plan, wish, look, chosen, progress),
                tr("Printing…"),
            ),
        )

    def _ask_where(self, printout: Printout, wish: Wish, look: Look, password: str) -> None:
        from hireapp.paper.packet_files import file_name

        name = file_name(printout.booklet, wish, printout.packet, printout.place)
        suggested = self._folder() / name
        several = len(printout.plan.booklets) > 1
        ask = self.choose_folder if several else self.choose_path
        ask(
            self._page,
            suggested,
            lambda path: self._write(printout, wish, look, password, path),
        )

    def _write(self, printout: Printout, wish: Wish, look: Look, password: str, path: Path) -> None:
        several = len(printout.plan.booklets) > 1
        self.save_folder = str(path if several else path.parent)
        if several or password:
            work = partial(output.save_all, printout.plan, wish, look, path, password)
            self._begin(printout, lambda progress: work(progress), tr("Saving…"))
        else:
            self._begin(printout, lambda _: output.save_shown(printout, path), tr("Saving…"))

    def _begin(self, printout: Printout, work: Callable[[Progress], Outcome], said: str) -> None:
        job = self._job = Job()
        note = partial(
            printed_forms.record,
            self._context.database,
            printout.papers.opening.id,
            viewer=self._context.viewer.id,
        )
        self.line.show_progress(0.0, said)
        self.busy_changed.emit()
        self._context.tasks.run(
            lambda progress: output.noted(work(job.watched(progress)), note),
            on_done=self._on_done,
            on_failed=self._on_failed,
            on_progress=lambda share: self._on_progress(job, share, said),
        )

    def _on_progress(self, job: Job, share: float, said: str) -> None:
        if job is self._job:
            self.line.show_progress(share, said)

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.give_up()

    def _on_done(self, outcome: Outcome) -> None:
        self._end()
        if outcome.files:
            self.line.show_saved(outcome.files, stopped=outcome.stopped)
        elif outcome.stopped:
            self.line.show_told(tr("Given up. Nothing was saved."))
        elif not outcome.pages:
            self.line.hide()
        else:
            sent = tr("Sent to the printer: {pages}")
            self.line.show_told(sent.format(pages=pages_text(outcome.pages)))
        if outcome.error is not None:
            self._context.report(outcome.error)
        elif outcome.files:
            self.folder_used.emit(self.save_folder)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.line.hide()
        self._context.report(error)

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit()

    def _folder(self) -> Path:
        remembered = Path(self.save_folder)
        if self.save_folder and remembered.is_dir():
            return remembered
        return paths.documents_folder()
