"""Privacy: whose records are due, legal holds, access requests, erasing, encryption, backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget
from typing_extensions import override

from hireapp import paths
from hireapp.domain.changes import Change, OpeningChanged, PeopleChanged, ScorecardChanged
from hireapp.domain.people import Role
from hireapp.domain.privacy import Erasure, Keeping, Retention
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.page import Page
from hireapp.gui.privacy.dialogs import EraseDialog, HoldDialog, RuleDialog
from hireapp.gui.privacy.file_card import FileCard
from hireapp.gui.privacy.table import RetentionTable
from hireapp.gui.tasks import Progress
from hireapp.i18n import tr, trn
from hireapp.store import access, erasing, privacy


class PrivacyPage(Page):
    """`errand_wanted` carries an Errand for the window; `backups_wanted` asks for its dialog."""

    errand_wanted = Signal(object)
    backups_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = widgets.PageHeader(tr("Privacy"))
        self.file = FileCard(context)
        self.file.errand_wanted.connect(self.errand_wanted)
        self.file.backups_wanted.connect(self.backups_wanted)
        self.table = RetentionTable()
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.answer = widgets.button(tr("Access request…"), self._answer, name="access")
        self.hold = widgets.button(tr("Legal hold…"), self._hold, name="hold-button")
        self.rule = widgets.button(tr("Keep for…"), self._rule, name="rule-button")
        self.erase = widgets.button(tr("Erase…"), self._erase, name="erase-button")
        self.said = widgets.label("", "small", wrap=True)
        self.said.setObjectName("privacy-said")
        self.unfinished = _unfinished(self._finish)
        self._kept = widgets.card()
        column = widgets.column(self._kept)
        column.addWidget(self.table, 1)
        column.addWidget(widgets.rule())
        column.addLayout(
            widgets.row(self.answer, self.hold, self.rule, None, self.erase, spacing=8)
        )
        self._nobody = widgets.EmptyState("", "")
        self.body.addWidget(self.header)
        self.body.addWidget(self.file)
        self.body.addWidget(self.unfinished)
        self.body.addWidget(self._kept, 1)
        self.body.addWidget(self._nobody, 1)
        self.body.addWidget(self.said)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self._kept.isVisibleTo(self) else None

    @override
    def concerns(self, change: Change) -> bool:
        return isinstance(change, OpeningChanged | PeopleChanged | ScorecardChanged)

    @override
    def reload(self) -> None:
        coordinates = self.context.viewer.role is Role.COORDINATOR
        today = self.context.now().date()
        entries: tuple[Retention, ...] = ()
        if coordinates:
            entries = privacy.retention(self.context.database, self.context.viewer.id, today=today)
        self.table.show_entries(entries, today)
        self._kept.setVisible(bool(entries))
        self._nobody.setVisible(not entries)
        self.file.setVisible(coordinates)
        self.file.reload()
        if not coordinates:
            self._say_nobody(
                tr("Records are kept by the coordinator"),
                tr("Ask a coordinator for an access request, a legal hold or an erasure."),
            )
        elif not entries:
            self._say_nobody(
                tr("Nobody's records are kept"),
                tr("Once there are candidates, this page says how long each one's are kept."),
            )
        self.unfinished.setVisible(coordinates and self.context.database.erasure_waits())
        self.header.say(tr("Privacy"), _summary(entries, self) if coordinates else "")
        self.said.setText(_law() if entries else "")
        self._show_chosen()

    def keeping(self, entry: Retention) -> Keeping:
        """Where an entry stands today."""
        return entry.keeping(self.context.now().date())

    def save_access(self, entry: Retention, target: Path) -> None:
        """Write the access report as PDF to `target`, and as JSON beside it."""
        database, viewer = self.context.database, self.context.viewer.id
        candidate = entry.candidate.id
        report = self.context.attempt(lambda: access.report(database, candidate, viewer))
        if report is None:
            return

        def work(_: Progress) -> None:
            from hireapp.exchange import access_json  # rarely wanted
            from hireapp.paper import access_report, output

            output.write(target, access_report.render(report))
            output.write(target.with_suffix(".json"), access_json.encode(report))

        def done(_: None) -> None:
            access.note_answered(database, candidate, viewer=viewer)
            told = tr("Written: {pdf} and {json}. Read it once before you hand it over.").format(
                pdf=target.name, json=target.with_suffix(".json").name
            )
            if report.drafts:
                told += " " + trn(
                    "{n} draft is its author's alone and not in it.",
                    "{n} drafts are their authors' alone and not in it.",
                    report.drafts,
                )
            self.context.say(told)

        self.context.tasks.run(work, on_done=done, on_failed=self.context.report)

    def _answer(self) -> None:
        entry = self.table.chosen()
        if entry is None:
            return
        suggested = paths.documents_folder() / f"access-request-{entry.candidate.id[:8]}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save everything about this candidate"), str(suggested), tr("PDF (*.pdf)")
        )
        if chosen:
            self.save_access(entry, Path(chosen).with_suffix(".pdf"))

    def _hold(self) -> None:
        entry = self.table.chosen()
        if entry is None:
            return
        database, viewer = self.context.database, self.context.viewer.id
        act = privacy.lift_hold if entry.hold else privacy.place_hold
        HoldDialog(
            entry, lambda reason: act(database, entry.candidate.id, reason, viewer=viewer), self
        ).open()

    def _rule(self) -> None:
        entry = self.table.chosen()
        if entry is None:
            return
        database, viewer = self.context.database, self.context.viewer.id
        opening_id = entry.candidate.opening_id
        RuleDialog(
            entry,
            lambda months: privacy.change_retention(database, opening_id, months, viewer=viewer),
            self,
        ).open()

    def _erase(self) -> None:
        entry = self.table.chosen()
        if entry is None:
            return
        database, viewer = self.context.database, self.context.viewer.id

        def erase(typed: str) -> None:
            left = erasing.erase(database, entry.candidate.id, typed=typed, viewer=viewer)
            self._finish(left)

        EraseDialog(entry, erase, self).open()

    def _finish(self, left: tuple[str, ...] = ()) -> None:
        """Clean the file and its backups, beside the window."""
        path = self.context.database.path

        def done(found: Erasure) -> None:
            self.context.say(_erased(found, left))
            self.make_stale()

        def failed(error: Exception) -> None:
            self.make_stale()
            self.context.report(error)

        self.context.tasks.run(
            lambda progress: erasing.finish(path, progress=progress),
            on_done=done,
            on_failed=failed,
            on_progress=lambda share: self.said.setText(
                tr("Erasing from the backups: {share}%").format(share=round(100 * share))
            ),
        )

    def _show_chosen(self) -> None:
        entry = self.table.chosen()
        held = entry is not None and entry.hold is not None
        self.hold.setText(tr("Lift the hold…") if held else tr("Legal hold…"))
        self.erase.setEnabled(entry is not None and not held)
        self.erase.setToolTip(
            widgets.as_tool_tip(tr("A legal hold keeps these records.") if held else "")
        )

    def _say_nobody(self, heading: str, text: str) -> None:
        self._nobody.heading.setText(heading)
        self._nobody.text.setText(text)


def _summary(entries: tuple[Retention, ...], page: PrivacyPage) -> str:
    states = [page.keeping(one) for one in entries]
    due, held = states.count(Keeping.DUE), states.count(Keeping.HELD)
    erased = sum(one.candidates for one in privacy.erased(page.context.database))
    parts = [
        trn("{n} candidate", "{n} candidates", len(entries)),
        trn("{n} due", "{n} due", due),
        trn("{n} legal hold", "{n} legal holds", held),
    ]
    if erased:
        parts.append(trn("{n} erased so far", "{n} erased so far", erased))
    return " · ".join(parts)


def _law() -> str:
    return tr(
        "Records are kept for the opening's months after the decision; a legal hold beats that. "
        "Notes and ratings are personal data that a candidate may ask to see, usually answered "
        "within a month."
    )


def _erased(found: Erasure, left: tuple[str, ...]) -> str:
    parts = [
        trn(
            "Erased; {n} backup was written anew.",
            "Erased; {n} backups were written anew.",
            found.backups,
        )
    ]
    if found.removed:
        parts.append(
            trn(
                "{n} backup could not be read and was removed.",
                "{n} backups could not be read and were removed.",
                found.removed,
            )
        )
    if left:
        parts.append(
            tr("The name still stands where it must stay: {places}.").format(places=", ".join(left))
        )
    return " ".join(parts)


def _unfinished(finish: Callable[[], object]) -> QFrame:
    """A line for an erasure that was interrupted."""
    card = widgets.card("dashed")
    words = widgets.label(
        tr("An erasure is not finished: the file or a backup could not be cleaned."), wrap=True
    )
    again = widgets.button(tr("Finish it now"), finish, name="finish-erasing")
    widgets.column(card).addLayout(widgets.row(words, None, again))
    card.hide()
    return card
