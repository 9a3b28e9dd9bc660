"""Return scorecards: everything submitted, in one file that only the coordinator opens."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hireapp.collecting import scorecards
from hireapp.collecting.scorecards import Returned
from hireapp.domain.ids import OpeningId
from hireapp.gui import widgets
from hireapp.gui.context import Context
from hireapp.gui.sealed.parts import FolderLine, way_to
from hireapp.gui.tasks import Progress
from hireapp.gui.working_dialog import WorkingDialog
from hireapp.i18n import tr, trn


class ReturnDialog(WorkingDialog):
    """Chooses a folder, writes the file, says what to do with it."""

    def __init__(
        self, context: Context, opening_id: OpeningId, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Return scorecards"), parent, name="return-dialog")
        self._opening_id = opening_id
        self.folder = FolderLine(folder)
        self.asked.addWidget(
            widgets.label(
                tr(
                    "All your submitted scorecards of this opening, with later amendments, go into "
                    "one sealed file. Only its coordinator can open it. Drafts stay with you. You "
                    "may return as often as you like: nothing counts twice."
                ),
                wrap=True,
            )
        )
        self.asked.addWidget(self.folder)
        self.asked.addStretch(1)
        self.go_button.setText(tr("Seal and save"))
        self.go_button.setFocus()

    @override
    def go(self) -> None:
        self.run(tr("Sealing your scorecards…"), self._give_back, self._on_written)

    def _give_back(self, _: Progress) -> Returned:
        folder = self.folder.ready()
        return scorecards.give_back(
            self.context.database, self._opening_id, folder, viewer=self.context.viewer.id
        )

    def _on_written(self, done: Returned) -> None:
        sealed = trn("{n} scorecard is sealed.", "{n} scorecards are sealed.", done.scorecards)
        left = trn("{n} draft stays with you.", "{n} drafts stay with you.", done.drafts)
        self.outcome.addWidget(
            widgets.label(f"{sealed} {left}" if done.drafts else sealed, "heading", wrap=True)
        )
        self.outcome.addWidget(widgets.ElidedLabel(done.path.name))
        self.outcome.addWidget(
            widgets.label(
                tr("Send this file to the coordinator, by mail, chat or stick."), wrap=True
            )
        )
        self.outcome.addLayout(way_to(done.path.parent))
        self.outcome.addStretch(1)
        self.show_done()
