"""Collect scorecards: files are dragged in or chosen, taken once each, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.collecting import files, keys, scorecards
from hireapp.collecting.scorecards import Collected
from hireapp.domain.taking_in import summary
from hireapp.exchange.sealed_scorecards import SUFFIX
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.files_dialog import FilesDialog, Wanted
from hireapp.gui.sealed.parts import PassphraseField
from hireapp.gui.sealed.results import ResultTable
from hireapp.gui.tasks import Progress
from hireapp.i18n import tr, trn
from hireapp.store import sealing

_WIDTH, _HEIGHT = 960, 520


class CollectDialog(FilesDialog):
    """Takes files and folders; asks for a key's passphrase only when one is locked."""

    def __init__(
        self, context: Context, places: Sequence[Path] = (), parent: QWidget | None = None
    ) -> None:
        wanted = Wanted(
            words=tr(
                "Drag in the files that interviewers returned, or the folder they are in. Each "
                "is checked: who signed it, for whom, on which kit. Each scorecard is taken "
                "once; what does not fit is refused and changes nothing."
            ),
            kind=tr("Sealed scorecards"),
            folder=tr("A folder of sealed scorecards"),
            endings=(SUFFIX,),
        )
        super().__init__(context, tr("Collect scorecards"), parent, wanted, name="collect")
        self.resize(_WIDTH, _HEIGHT)
        self._found: list[Path] = []
        self._private: dict[str, str] = {}
        self._stopped = False
        self.table = ResultTable()
        self.words = PassphraseField("collect-words", tr("Passphrase of the opening's key"))
        self.words.hide()
        self.asked.addWidget(self.words)
        self.go_button.setText(tr("Take in"))
        self.add(places)

    @override
    def add(self, places: Sequence[Path]) -> None:
        known = dict.fromkeys([*self._found, *files.scorecards_files(places)])
        self._found = list(known)
        none = tr("No file yet")
        said = trn("{n} file to take in", "{n} files to take in", len(known)) if known else none
        self.count.setText(said)
        self.go_button.setEnabled(bool(known))
        if places and not known:
            self.ask_again(
                tr("There are no sealed scorecards ({ending} files).").format(ending=SUFFIX)
            )
            self.go_button.setEnabled(False)
        elif known:
            self.go_button.setFocus()

    @override
    def go(self) -> None:
        words = self.words.text()
        self._stopped = False
        self.run(tr("Taking in…"), lambda p: self._collect(words, p), self._on_collected)

    @override
    def reject(self) -> None:
        """Stop what is under way and show what was taken so far; otherwise close."""
        if not self.is_working:
            super().reject()
            return
        self._stopped = True
        self.cancel_button.setEnabled(False)
        self.doing.setText(tr("Stopping…"))

    def _collect(self, words: str, progress: Progress) -> Collected:
        database = self.context.database
        known = sealing.all_keys(database)
        for name in scorecards.keys_named(self._found) & known.keys():
            if name not in self._private:
                self._private[name] = keys.private_half(known[name], words)

        def go_on(done: int, total: int) -> bool:
            progress(done / total if total else 1.0)
            return not self._stopped

        return scorecards.collect(
            database, self._found, self._private, viewer=self.context.viewer.id, go_on=go_on
        )

    def _on_collected(self, done: Collected) -> None:
        self.words.clear()
        self._private.clear()
        waiting = trn(
            "Stopped: {n} file waits for another time.",
            "Stopped: {n} files wait for another time.",
            done.waiting,
        )
        line = summary(done.results)
        said = widgets.label(f"{line}. {waiting}" if done.waiting else f"{line}.", "heading")
        said.setObjectName("collect-summary")
        self.table.results.show_rows(done.results)
        self.outcome.addWidget(said)
        self.outcome.addWidget(self.table, 1)
        self.outcome.addWidget(
            widgets.label(
                tr(
                    "A scorecard stays sealed until the panel may see it. A copy of the database "
                    "from before is among the backups."
                ),
                "small",
                wrap=True,
            )
        )
        self.show_done()
        if done.results:
            self.table.selectRow(0)

    @override
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, keys.PassphraseNeeded):
            self.words.show()
        self._stopped = False
        self.cancel_button.setEnabled(True)
        super()._on_failed(error)
        if self.words.isVisible():
            self.words.setFocus()
            self.words.selectAll()
