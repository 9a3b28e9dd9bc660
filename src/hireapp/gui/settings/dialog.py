"""The settings: nothing is used before Save, and what clashes is named and refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QKeySequenceEdit,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.question_check.flags import Jurisdiction, remembered
from hireapp.gui import shortcuts, widgets
from hireapp.gui.rows_table import RowsTable
from hireapp.gui.search_field import SearchField
from hireapp.gui.settings.keys_model import Column, KeysModel
from hireapp.i18n import tr
from hireapp.settings import Settings, ThemeChoice

_KEY_WIDTH = 190


class SettingsDialog(QDialog):
    """`keep` is given the settings with what was chosen."""

    def __init__(
        self, settings: Settings, keep: Callable[[Settings], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self.setObjectName("settings-dialog")
        self._settings, self._keep = settings, keep
        self.theme = self._theme_box(settings.theme)
        self.places = self._place_boxes(settings.jurisdictions)
        self.model = KeysModel()
        self.table = RowsTable(self.model, "keys", tr("Keys"), {Column.KEY: _KEY_WIDTH})
        self.search = SearchField("find-key", tr("Find a key"))
        self.search.setPlaceholderText(tr("Find a key"))
        self.key = QKeySequenceEdit()
        self.key.setObjectName("new-key")
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(tr("The new key: press it"))
        self.use = widgets.button(tr("Use this key"), self.put, name="use-key")
        self.usual = widgets.button(tr("Usual key"), self.put_usual, name="usual-key")
        self.all_usual = widgets.button(
            tr("All usual keys"), self.put_all_usual, look="quiet", name="all-usual-keys"
        )
        self.problem = widgets.label("", "smallbad", wrap=True)
        self.problem.setObjectName("key-problem")
        self.problem.setMinimumHeight(16)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.save = widgets.button(
            tr("Save"), self.accept_all, look="primary", name="settings-keep"
        )
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.left_downwards.connect(self.table.setFocus)
        self.search.taken.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.key.keySequenceChanged.connect(lambda _: self._say_problem())
        self.table.selectRow(0)
        self.resize(640, 680)

    def put(self) -> None:
        """Give the chosen action the key that was pressed, unless it cannot be."""
        action = self.model.at(self.table.currentIndex().row())
        if action is not None and not self._say_problem():
            self.model.put(action, self.key.keySequence())
            self._show()

    def put_usual(self) -> None:
        """Give the chosen action its usual key, unless another has it by now."""
        action = self.model.at(self.table.currentIndex().row())
        if action is not None:
            self.key.setKeySequence(shortcuts.usual(action))
            self.put()

    def put_all_usual(self) -> None:
        """Give every action its usual key."""
        self.model.put_usual()
        self._show()

    def accept_all(self) -> None:
        """Close, and use what was chosen."""
        places = [one.value for one, box in self.places.items() if box.isChecked()]
        everywhere = len(places) in {0, len(self.places)}
        chosen = replace(
            self._settings,
            theme=ThemeChoice(self.theme.currentData()),
            jurisdictions=[] if everywhere else places,
            keys=self.model.changed,
        )
        self.accept()
        self._keep(chosen)

    def _say_problem(self) -> str:
        """Say why the pressed key cannot be used; empty when it can."""
        action = self.model.at(self.table.currentIndex().row())
        key = self.key.keySequence()
        words = ""
        if action is not None and key != self.model.keys[action]:
            words = shortcuts.fault_of(key)
            taken = shortcuts.clashes(action, key, self.model.keys)
            if not words and taken:
                names = ", ".join(f"“{shortcuts.describe(one)}”" for one in taken)
                words = tr("{key} is taken: {names}. Give that another key first.").format(
                    key=key.toString(QKeySequence.SequenceFormat.NativeText), names=names
                )
        self.problem.setText(words)
        return words

    def _search(self, text: str) -> None:
        self.model.search(text)
        self.table.selectRow(0)
        self._show()

    def _show(self) -> None:
        action = self.model.at(self.table.currentIndex().row())
        for one in (self.key, self.use, self.usual):
            one.setEnabled(action is not None)
        if action is not None:
            self.key.setKeySequence(self.model.keys[action])
        self._say_problem()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&Colours"), self.theme)
        form.addRow(tr("The question check looks for risky topics in"), _column(self.places))
        keys = widgets.card(margins=(12, 12, 12, 8))
        inside = widgets.column(keys)
        inside.addLayout(widgets.row(self.search, None, self.all_usual))
        inside.addWidget(self.table, 1)
        inside.addWidget(widgets.rule())
        inside.addLayout(widgets.row(self.key, self.use, self.usual))
        inside.addWidget(self.problem)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(widgets.label(tr("Settings"), "title"))
        layout.addLayout(form)
        layout.addWidget(widgets.label(tr("Keys"), "heading"))
        layout.addWidget(keys, 1)
        cancel = widgets.button(tr("Cancel"), self.reject, name="settings-cancel")
        layout.addLayout(widgets.row(None, cancel, self.save))

    def _theme_box(self, chosen: ThemeChoice) -> QComboBox:
        box = QComboBox()
        box.setObjectName("settings-theme")
        box.setAccessibleName(tr("Colours"))
        for choice, words in (
            (ThemeChoice.SYSTEM, tr("As the system")),
            (ThemeChoice.LIGHT, tr("Light")),
            (ThemeChoice.DARK, tr("Dark")),
        ):
            box.addItem(words, choice.value)
        box.setCurrentIndex(box.findData(chosen.value))
        return box

    def _place_boxes(self, known: list[str]) -> dict[Jurisdiction, QCheckBox]:
        ticked, made = remembered(known), {}
        for one in Jurisdiction:
            made[one] = QCheckBox(one.label)
            made[one].setObjectName(f"place-{one.value}")
            made[one].setChecked(one in ticked)
        return made


def _column(boxes: dict[Jurisdiction, QCheckBox]) -> QWidget:
    made = QWidget()
    made.setLayout(widgets.row(*boxes.values(), None, spacing=14))
    return made
