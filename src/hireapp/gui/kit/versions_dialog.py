"""The versions of an opening's kit: what changed, who was rated on which, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.kit_differences import ChangeKind, Difference, differences
from hireapp.domain.kits import Kit
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.dates import month
from hireapp.gui.question_view import QuestionView
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr, trn
from hireapp.store.kits import KitVersion


class DifferencesView(QuestionView):
    """The changes from one version to another, each with its texts before and after."""

    def show_differences(self, before: Kit, after: Kit) -> None:
        """Show what changed."""
        found = differences(before.content, after.content)
        self._begin()
        heading = tr("From version {before} to version {after}")
        self._add(heading.format(before=before.number, after=after.number), "heading")
        self._add(_count(found), "small")
        for one in found:
            self._show(one)
        self._body.addStretch(1)

    def _show(self, one: Difference) -> None:
        self._add_heading(tr("{kind}: {what}").format(kind=_kind(one.kind), what=one.what))
        if one.before and one.after:
            self._add(tr("Before"), "small")
            self._add(one.before)
            self._add(tr("After"), "small")
            self._add(one.after)
        elif one.before or one.after:
            self._add(one.before or one.after)


class VersionsDialog(QDialog):
    """Choose a version and what to compare it with; the older of the two counts as before.

    `go_back_wanted` carries the Kit whose content is to become a new draft.
    """

    go_back_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        versions: Sequence[KitVersion],
        *,
        local: Callable[[datetime], datetime],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kit-versions")
        self.setWindowTitle(tr("Versions of the kit"))
        self.resize(860, 600)
        self._local = local
        self._versions = {str(one.kit.number): one for one in reversed(versions)}
        self.versions = CardList("versions", tr("Versions"))
        self.other = QComboBox()
        self.other.setObjectName("version-other")
        self.other.setAccessibleName(tr("Compared with"))
        self.view = DifferencesView()
        self.view.setAccessibleName(tr("What changed"))
        self.back_button = button("", self._go_back, name="version-back")
        self.close_button = button(tr("Close"), self.reject, look="primary", name="version-close")
        self._lay_out()
        self.versions.current_changed.connect(self._on_version)
        self.other.currentIndexChanged.connect(self._show)
        self.versions.cards.show_cards([self._card(one) for one in self._versions.values()])
        self.versions.select_row(0)
        self.versions.setFocus()

    def _lay_out(self) -> None:
        about = tr("A frozen version never changes. Scorecards keep the version they were made on.")
        words = label(about, "muted", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        compared = QVBoxLayout()
        compared.setSpacing(8)
        compared.addLayout(row(label(tr("Compared with")), self.other, None))
        compared.addWidget(self.view, 1)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.versions, 40)
        columns.addLayout(compared, 60)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Versions of the kit"), "title"))
        layout.addWidget(words)
        layout.addLayout(columns, 1)
        layout.addLayout(row(self.back_button, None, self.close_button))

    @property
    def _newest(self) -> KitVersion:
        return next(iter(self._versions.values()))

    @property
    def _current(self) -> KitVersion:
        card = self.versions.current
        return self._versions[card.key] if card else self._newest

    def _on_version(self) -> None:
        """Compare with the version before, or the first with the one after it."""
        kit = self._current.kit
        others = [one.kit for one in self._versions.values() if one.kit.number != kit.number]
        self.other.blockSignals(True)
        self.other.clear()
        for one in others:
            self.other.addItem(_name(one), str(one.number))
        self.other.setCurrentIndex(max(0, self.other.findData(str(kit.number - 1))))
        if kit.number == 1:
            self.other.setCurrentIndex(len(others) - 1)
        self.other.blockSignals(False)
        self.other.setEnabled(bool(others))
        self.back_button.setText(tr("Go back to version {n}").format(n=kit.number))
        self.back_button.setEnabled(kit.number != self._newest.kit.number)
        self._show()

    def _show(self) -> None:
        other = self._versions.get(str(self.other.currentData()))
        if other is None:
            text = tr("Later versions will be compared with this one here.")
            self.view.show_text(tr("This is the only version"), text)
            return
        pair = sorted((self._current.kit, other.kit), key=lambda kit: kit.number)
        self.view.show_differences(*pair)

    def _go_back(self) -> None:
        self.go_back_wanted.emit(self._current.kit)
        self.accept()

    def _card(self, version: KitVersion) -> Card:
        kit = version.kit
        return Card(
            key=str(kit.number),
            text=_name(kit),
            note=self._state(kit),
            detail=_uses(version),
        )

    def _state(self, kit: Kit) -> str:
        if kit.frozen_at is None:
            return tr("draft")
        frozen = (one.kit.number for one in self._versions.values() if not one.kit.is_draft)
        date = _date(self._local(kit.frozen_at))
        if kit.number == max(frozen):
            return tr("in use since {date}").format(date=date)
        return tr("frozen {date}").format(date=date)


def _name(kit: Kit) -> str:
    return tr("Version {number}").format(number=kit.number)


def _date(moment: datetime) -> str:
    return tr("{day} {month} {year}").format(
        day=moment.day, month=month(moment.month), year=moment.year
    )


def _uses(version: KitVersion) -> str:
    if not version.scorecards:
        return tr("no scorecard yet")
    return tr("{scorecards} on {candidates}").format(
        scorecards=trn("{n} scorecard", "{n} scorecards", version.scorecards),
        candidates=trn("{n} candidate", "{n} candidates", version.candidates),
    )


def _count(found: Sequence[Difference]) -> str:
    if not found:
        return tr("Nothing changed.")
    return trn("{n} change", "{n} changes", len(found))


def _kind(kind: ChangeKind) -> str:
    return {
        ChangeKind.ADDED: tr("Added"),
        ChangeKind.REMOVED: tr("Removed"),
        ChangeKind.CHANGED: tr("Changed"),
        ChangeKind.MOVED: tr("Moved"),
    }[kind]
