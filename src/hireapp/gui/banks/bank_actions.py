"""What is done with whole banks: begin, rename, delete, import, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from hireapp import paths
from hireapp.domain.banks import Bank
from hireapp.domain.ids import BankId
from hireapp.gui.banks import dialogs, file_dialogs
from hireapp.gui.banks.bank_editor import BankEditor
from hireapp.gui.banks.exporting import ExportLine, file_name
from hireapp.gui.banks.import_dialog import ImportDialog
from hireapp.gui.banks.importing import TakenOver
from hireapp.gui.banks.steps import Steps
from hireapp.gui.context import Context
from hireapp.i18n import tr, trn
from hireapp.store import own_banks


class BankActions(QObject):
    """Does it, remembers the step, and tells which bank is to be shown by `bank_wanted`.

    `folder_used` tells the folder of a file that somebody chose, to be offered again.
    """

    bank_wanted = Signal(str)
    folder_used = Signal(str)

    def __init__(
        self,
        owner: QWidget,
        context: Context,
        editor: BankEditor,
        steps: Steps,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._context = context
        self._editor = editor
        self._steps = steps
        self.line = ExportLine(context)
        self.folder = ""

    def ask_new(self) -> None:
        """Ask for the title of a new bank and make it."""
        first = not own_banks.all_banks(self._context.database)
        dialogs.ask_title(self._owner, our_questions() if first else "", self.create)

    def create(self, title: str) -> BankId:
        """A new bank.

        Raises:
            HireError: when the store refuses.
        """
        bank_id, step = self._editor.create(title)
        self._steps.remember(step)
        self.bank_wanted.emit(bank_id)
        return bank_id

    def ask_rename(self, bank_id: BankId) -> None:
        """Ask for another title and description."""
        bank = self._context.attempt(lambda: own_banks.get(self._context.database, bank_id))
        if bank is None:
            return
        head = bank.bank.bank

        def keep(title: str, description: str) -> None:
            if (title, description) != (head.title, head.description):
                self._steps.remember(self._editor.rename(bank_id, title, description))

        dialogs.ask_rename(self._owner, head.title, head.description, keep)

    def delete(self, bank_id: BankId) -> None:
        """Delete a bank, with a way back."""
        step = self._context.attempt(lambda: self._editor.delete_bank(bank_id))
        if step is not None:
            self._steps.remember(step)
            said = tr("The bank was deleted. Kits keep their copies of its questions.")
            self._context.say(said, lambda: self._steps.take_back(step))

    def ask_import(self, target: BankId | None) -> None:
        """Ask for a file, then show what it would change."""
        file_dialogs.ask_import(self._owner, self._start(), lambda path: self.read(path, target))

    def read(self, path: Path, target: BankId | None) -> None:
        """Show what a file would change."""
        self._use(path.parent)
        banks = self._context.attempt(lambda: own_banks.all_banks(self._context.database))
        if banks is None:
            return
        chosen = next((one for one in banks if one.id == target), None)
        dialog = ImportDialog(self._owner, self._context, path, banks, chosen)
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def ask_export(self, bank: Bank, suffix: str, *, only_headings: bool = False) -> None:
        """Ask for a place and write a bank there."""
        name = file_name(bank, suffix)

        def save(path: Path) -> None:
            self._use(path.parent)
            self.line.begin(bank, path, only_headings=only_headings)

        file_dialogs.ask_export(self._owner, self._start() / name, save)

    def _on_taken(self, done: TakenOver) -> None:
        step = self._editor.imported(done.bank_id, done.before, done.after)
        self._steps.remember(step)
        self.bank_wanted.emit(done.bank_id)
        count = len(done.after.question)
        said = trn(
            "Imported. The bank now has {n} question.",
            "Imported. The bank now has {n} questions.",
            count,
        )
        self._context.say(said, lambda: self._steps.take_back(step))

    def _start(self) -> Path:
        """The folder used last, if it is still there."""
        last = Path(self.folder)
        return last if self.folder and last.is_dir() else paths.documents_folder()

    def _use(self, folder: Path) -> None:
        self.folder = str(folder)
        self.folder_used.emit(self.folder)


def our_questions() -> str:
    """How a first bank is called."""
    return tr("Our questions")


def dropped_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one file that can be imported among what is dropped."""
    urls: list[QUrl] = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in file_dialogs.READABLE else None
