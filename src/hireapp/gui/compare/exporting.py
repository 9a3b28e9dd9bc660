"""Saves the comparison for spreadsheet programs, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hireapp.domain.audit import Event
from hireapp.domain.comparison import ComparisonSheet
from hireapp.exchange import comparison_export
from hireapp.gui.context import Context
from hireapp.gui.saving_files import ask_where
from hireapp.i18n import tr
from hireapp.paper.output import safe_file_name, write
from hireapp.store import audit


class Kind(Enum):
    """What to save."""

    XLSX = ".xlsx"
    CSV = ".csv"

    @property
    def label(self) -> str:
        """The kind in the user's language."""
        if self is Kind.XLSX:
            return tr("Excel workbook with a codebook (.xlsx)")
        return tr("CSV, and a codebook beside it (.csv)")


def ask(
    parent: QWidget, sheet: ComparisonSheet, kind: Kind, chosen: Callable[[Path], object]
) -> None:
    """Ask where the file goes; `chosen` is called when somebody chose a place."""
    name = safe_file_name(
        tr("comparison"), sheet.title, opaque_id=sheet.sheet_id, suffix=kind.value
    )
    ask_where(parent, tr("Export comparison"), name, chosen)


def save(context: Context, sheet: ComparisonSheet, kind: Kind, path: Path) -> None:
    """Write the file as a task, then tell where it is."""

    def work(_: object) -> None:
        if kind is Kind.XLSX:
            write(path, comparison_export.encode_workbook(sheet))
            return
        write(path, comparison_export.encode_csv(comparison_export.table(sheet)))
        codebook = comparison_export.encode_csv(comparison_export.codebook(sheet))
        write(path.with_name(f"{path.stem}-codebook.csv"), codebook)

    def done(_: object) -> None:
        context.succeeds(
            lambda: audit.note(
                context.database,
                Event.EXPORTED,
                opening=sheet.opening_id,
                detail=f"comparison{kind.value}",
            )
        )
        context.say(tr("Saved as {name} in {folder}").format(name=path.name, folder=path.parent))

    context.tasks.run(work, on_done=done, on_failed=context.report)
