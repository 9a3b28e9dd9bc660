"""Small questions about candidates: names to add, a corrected name, the time of an interview."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.people import Interview
from hireapp.gui import widgets
from hireapp.i18n import tr


class NamesDialog(QDialog):
    """Asks for candidates' names, one on each line, so that a list can be pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("names-dialog")
        self.setWindowTitle(tr("Add candidates"))
        self.setMinimumWidth(460)
        self.names = QPlainTextEdit()
        self.names.setObjectName("candidate-names")
        self.names.setTabChangesFocus(True)
        self.names.setAccessibleName(tr("Names of candidates, one on each line"))
        add = widgets.button(tr("Add"), self.accept, look="primary", name="names-add")
        add.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Add candidates"), "title"))
        layout.addWidget(
            widgets.label(
                tr("One name on each line. A whole list can be pasted."), "muted", wrap=True
            )
        )
        layout.addWidget(self.names)
        layout.addLayout(widgets.row(None, widgets.button(tr("Cancel"), self.reject), add))

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> tuple[str, ...]:
        """The names; none when it was given up."""
        dialog = cls(parent)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ()
        return tuple(line for line in dialog.names.toPlainText().splitlines() if line.strip())


class RenameDialog(QDialog):
    """Asks for a corrected name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rename-dialog")
        self.setWindowTitle(tr("Correct the name"))
        self.setMinimumWidth(420)
        self.name = QLineEdit(name)
        self.name.setObjectName("candidate-name")
        self.name.setAccessibleName(tr("The candidate's name"))
        self.name.selectAll()
        keep = widgets.button(tr("Save"), self.accept, look="primary")
        keep.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Correct the name"), "title"))
        layout.addWidget(self.name)
        layout.addLayout(widgets.row(None, widgets.button(tr("Cancel"), self.reject), keep))

    @classmethod
    def ask(cls, name: str, parent: QWidget | None = None) -> str | None:
        """The corrected name; None when it was given up."""
        dialog = cls(name, parent)
        dialog.finished.connect(dialog.deleteLater)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.name.text() if accepted else None


class TimeDialog(QDialog):
    """Asks when and where the panel meets a candidate."""

    def __init__(
        self,
        known: Interview | None,
        *,
        starts_at: datetime,
        minutes: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("time-dialog")
        self.setWindowTitle(tr("Time of the interview"))
        self.setMinimumWidth(420)
        self._zone = starts_at.tzinfo
        self.when = QDateTimeEdit(
            QDateTime(
                QDate(starts_at.year, starts_at.month, starts_at.day),
                QTime(starts_at.hour, starts_at.minute),
            )
        )
        self.when.setObjectName("interview-when")
        self.when.setCalendarPopup(True)
        self.when.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.minutes = QSpinBox()
        self.minutes.setRange(10, 240)
        self.minutes.setSingleStep(5)
        self.minutes.setValue(known.minutes if known else minutes)
        self.minutes.setSuffix(tr(" min"))
        self.place = QLineEdit(known.place if known else "")
        self.place.setPlaceholderText(tr("room or link"))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&When"), self.when)
        form.addRow(tr("&Length"), self.minutes)
        form.addRow(tr("&Place"), self.place)
        keep = widgets.button(tr("Save"), self.accept, look="primary")
        keep.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Time of the interview"), "title"))
        layout.addLayout(form)
        layout.addLayout(widgets.row(None, widgets.button(tr("Cancel"), self.reject), keep))

    def starts_at(self) -> datetime:
        """The chosen moment, on this machine's clock."""
        day, time = self.when.date(), self.when.time()
        naive = datetime(  # noqa: DTZ001  # the zone follows
            day.year(), day.month(), day.day(), time.hour(), time.minute()
        )
        return naive.astimezone() if self._zone is None else naive.replace(tzinfo=self._zone)
