"""Backups: those that there are, each read and checked, what is in one, and restoring it."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hireapp.domain.audit import Event
from hireapp.domain.backups import Backup, Contents, Occasion
from hireapp.errors import HireError
from hireapp.gui import widgets
from hireapp.gui.dates import clock_time, day_and_time, month
from hireapp.gui.errand import Errand
from hireapp.gui.plain_table import PlainTable
from hireapp.gui.tasks import Progress, Task, Tasks
from hireapp.i18n import tr, trn
from hireapp.store import backup_shelf, restoring

_PREVIEW_WIDTH = 290


class BackupsDialog(QDialog):
    """The backups of one database; `restore_wanted` carries an Errand for the window."""

    restore_wanted = Signal(object)

    def __init__(
        self, path: Path, tasks: Tasks, parent: QWidget | None = None, *, zone: tzinfo | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._tasks, self._zone = path, tasks, zone
        self._copies: tuple[Backup, ...] = ()
        self._task: Task | None = None
        self.setObjectName("backups")
        self.setWindowTitle(tr("Backups"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(880, 520)
        self.table = _table()
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.state = widgets.label("", "muted", wrap=True)
        self.problem = widgets.label("", "bad", wrap=True)
        self.problem.setObjectName("backups-problem")
        self.preview = _Preview()
        self.now = widgets.button(tr("Back up now"), self.back_up, name="backup-now")
        self.now.setEnabled(path.exists())
        self.restore = widgets.button(
            tr("Restore this one"), self._restore, look="primary", name="backup-restore"
        )
        close = widgets.button(tr("Close"), self.reject, name="backups-close")
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(self.table, 1)
        sides.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Backups"), "title"))
        layout.addWidget(widgets.label(_promise(), "muted", wrap=True))
        layout.addLayout(sides, 1)
        layout.addWidget(self.state)
        layout.addWidget(self.problem)
        layout.addLayout(widgets.row(self.now, None, close, self.restore))
        self.problem.hide()
        self.finished.connect(lambda _: self._forget())
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Read and check every copy, beside the window."""
        self._forget()
        self.restore.setEnabled(False)
        self.state.setText(tr("Reading the backups…"))

        def work(progress: Progress) -> tuple[Backup, ...]:
            return backup_shelf.checked(self._path, progress=progress)

        self._task = self._tasks.run(
            work,
            on_done=self._show,
            on_failed=self._on_failed,
            on_progress=lambda share: self.state.setText(
                tr("Reading the backups: {share}%").format(share=round(100 * share))
            ),
        )

    def back_up(self) -> None:
        """Make a backup now."""
        self._forget()
        self.state.setText(tr("Writing a backup…"))
        self._task = self._tasks.run(
            lambda _: backup_shelf.make(self._path, Occasion.BY_HAND),
            on_done=self._on_made,
            on_failed=self._on_failed,
        )

    def _on_made(self, made: Backup | None) -> None:
        self.read()
        if made is None:
            self.problem.hide()
            self.state.setText(tr("Nothing has changed since the last backup."))

    def _show(self, copies: tuple[Backup, ...]) -> None:
        self._task, self._copies = None, copies
        self.table.fill([self._texts(one) for one in copies])
        self.state.setText(_summary(copies))
        if copies:
            self.table.setCurrentCell(0, 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Read what is in the chosen copy."""
        chosen = self._chosen()
        self.restore.setEnabled(chosen is not None and chosen.usable)
        if chosen is None:
            self.preview.say(tr("No backup yet"), _first_hint())
            return
        heading = self._when(chosen.made_at)
        if not chosen.usable:
            self.preview.say(
                heading,
                tr("This copy is damaged: its bytes are not those that were written."),
                tr("It cannot be restored. Choose another one."),
            )
            return
        try:
            found = backup_shelf.contents(chosen.path)
        except HireError as error:
            self.restore.setEnabled(False)
            self.preview.say(heading, error.message, error.hint)
            return
        self.preview.show_contents(heading, found, self._last(found.last_change))

    def _chosen(self) -> Backup | None:
        line = self.table.currentRow()
        return self._copies[line] if 0 <= line < len(self._copies) else None

    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is None or not chosen.usable:
            return
        when = self._when(chosen.made_at)
        errand = Errand(
            path=self._path,
            waiting=tr("Restoring the backup of {when}…").format(when=when),
            work=lambda path, _: restoring.restore(path, chosen.path),
            event=Event.BACKUP_RESTORED,
            detail=f"{chosen.made_at:%Y%m%d-%H%M%S}",
            told=lambda _: tr(
                "The backup of {when} is restored. The file as it was is among the backups."
            ).format(when=when),
        )
        self.accept()
        self.restore_wanted.emit(errand)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, HireError):
            raise error
        self.state.setText("")
        self.problem.setText(error.sentence)
        self.problem.show()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _texts(self, one: Backup) -> tuple[str, ...]:
        size = tr("{n} MB").format(n=f"{one.size / 1e6:.1f}")
        return (self._when(one.made_at), one.occasion.label, size, one.soundness.label)

    def _when(self, moment: datetime) -> str:
        local = moment.astimezone(self._zone)
        return f"{local.day} {month(local.month)} {local.year} {clock_time(local)}"

    def _last(self, moment: datetime | None) -> str:
        if moment is None:
            return tr("Nothing was done in it yet.")
        return tr("Last change: {when}").format(when=day_and_time(moment.astimezone(self._zone)))


class _Preview(QWidget):
    """What is in the chosen copy."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_PREVIEW_WIDTH)
        card = widgets.card()
        self._lines = widgets.column(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_contents(self, heading: str, found: Contents, last: str) -> None:
        """Openings with their counts, people, the last change."""
        self._begin(heading)
        for opening in found.openings:
            self._lines.addWidget(widgets.label(opening.title, "strong", wrap=True))
            counts = opening.words.removeprefix(f"{opening.title}: ")
            self._lines.addWidget(widgets.label(counts, "small", wrap=True))
        if not found.openings:
            self._lines.addWidget(widgets.label(tr("No opening in it."), "muted"))
        people = trn("{n} person works here", "{n} people work here", found.people)
        for text in (people, last):
            self._lines.addWidget(widgets.label(text, "small", wrap=True))
        self._lines.addStretch(1)

    def say(self, heading: str, *texts: str) -> None:
        """Some sentences instead."""
        self._begin(heading)
        for text in texts:
            self._lines.addWidget(widgets.label(text, "muted", wrap=True))
        self._lines.addStretch(1)

    def _begin(self, heading: str) -> None:
        widgets.clear(self._lines)
        self._lines.addWidget(widgets.label(heading, "heading", wrap=True))


def _table() -> PlainTable:
    heads = (tr("Made"), tr("Why"), tr("Size"), tr("State"))
    table = PlainTable(heads, stretched=(1,), spoken=tr("Backups, the newest first"))
    table.setObjectName("backup-list")
    return table


def _promise() -> str:
    return tr(
        "A copy is made every 30 minutes when something changed, and before updates, imports, "
        "erasures and restoring. Kept are all of the last day and the last ones of 12 days, "
        "10 weeks and 9 months."
    )


def _first_hint() -> str:
    return tr("The first one is made a minute after something changed; or make one now.")


def _summary(copies: tuple[Backup, ...]) -> str:
    if not copies:
        return ""
    counted = trn("{n} backup", "{n} backups", len(copies))
    damaged = sum(not one.usable for one in copies)
    if damaged:
        return tr("{backups}, {n} of them damaged.").format(backups=counted, n=damaged)
    return tr("{backups}, all read and checked just now.").format(backups=counted)
