"""Export: a bank written beside the window, and a line that says where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from hireapp.domain.banks import Bank
from hireapp.exchange import bank_sheet, bank_toml
from hireapp.gui.context import Context
from hireapp.gui.tasks import Progress, Task
from hireapp.gui.widgets import ElidedLabel, as_tool_tip, button
from hireapp.i18n import tr
from hireapp.paper.output import safe_file_name, write

TOML, SPREADSHEET = ".toml", ".xlsx"
_BAR_WIDTH = 120


def file_name(bank: Bank, suffix: str) -> str:
    """A name that every system takes, with the bank's id so that two never meet."""
    return safe_file_name(bank.bank.title, opaque_id=f"v{bank.bank.version}", suffix=suffix)


class ExportLine(QFrame):
    """Hidden until something is written; `finished` says that it is, or was given up."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        self._task: Task | None = None
        self._path = Path()
        self._text = ElidedLabel()
        self._text.setObjectName("export-text")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._cancel = button(tr("Cancel"), self._on_cancel, name="export-cancel")
        self._folder = button(tr("Open folder"), self._on_folder, name="export-folder")
        self._close = button(tr("Close"), self.hide, look="quiet", name="export-close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for widget in (self._bar, self._cancel, self._folder, self._close):
            layout.addWidget(widget)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._task is not None

    def begin(self, bank: Bank, path: Path, *, only_headings: bool = False) -> None:
        """Write a bank to a file of the kind that its name ends with."""
        if self._task is not None:
            self._task.cancel()
        self._path = path
        self._text.setText(tr("Writing {name}…").format(name=path.name))
        self._bar.setRange(0, 0)
        self._show(busy=True)

        def work(progress: Progress) -> None:
            data = _encoded(bank, path, progress, only_headings=only_headings)
            progress(1.0)
            write(path, data)

        self._task = self._context.tasks.run(
            work, on_done=self._on_done, on_failed=self._on_failed, on_progress=self._on_progress
        )

    def _on_progress(self, share: float) -> None:
        self._bar.setRange(0, 100)
        self._bar.setValue(round(100 * share))

    def _on_done(self, _: None) -> None:
        self._task = None
        said = tr("Saved as {name} in {folder}")
        self._text.setText(said.format(name=self._path.name, folder=self._path.parent))
        self._text.setToolTip(as_tool_tip(str(self._path)))
        self._show(busy=False)
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.hide()
        self.finished.emit()
        self._context.report(error)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self.hide()
        self.finished.emit()

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _show(self, *, busy: bool) -> None:
        for widget in (self._bar, self._cancel):
            widget.setVisible(busy)
        for widget in (self._folder, self._close):
            widget.setVisible(not busy)
        self.show()


def _encoded(bank: Bank, path: Path, progress: Progress, *, only_headings: bool) -> bytes:
    if only_headings:
        return bank_sheet.template(bank)
    if path.suffix.lower() == TOML:
        return bank_toml.encode(bank)

    def report(done: int, total: int) -> None:
        progress(done / total if total else 0.0)

    return bank_sheet.encode(bank, progress=report)
