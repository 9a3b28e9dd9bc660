"""Small questions about people: a name and a role for somebody new, a corrected name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.people import Role
from hireapp.gui.asking import Question
from hireapp.i18n import tr


class AddDialog(Question):
    """Asks who is added, and in which role."""

    def __init__(self, add: Callable[[str, Role], object], parent: QWidget | None) -> None:
        super().__init__(tr("Add somebody"), parent)
        self.setObjectName("add-person-dialog")
        self._add = add
        self.name = QLineEdit()
        self.name.setObjectName("person-name")
        self.name.setPlaceholderText(tr("First and last name"))
        self.role = QComboBox()
        self.role.setObjectName("person-role")
        for role in Role:
            self.role.addItem(role.label, role)
        self.role.setCurrentIndex(list(Role).index(Role.INTERVIEWER))
        form = QFormLayout()
        form.setSpacing(10)
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("&Role"), self.role)
        self.lay_out(form, keep=tr("Add"), name="person-add")
        self.name.setFocus()

    @override
    def keep(self) -> None:
        self._add(self.name.text(), Role(self.role.currentData()))


class RenameDialog(Question):
    """Asks for a corrected name."""

    def __init__(self, name: str, rename: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__(tr("Correct the name"), parent)
        self.setObjectName("rename-person-dialog")
        self._rename = rename
        self.name = QLineEdit(name)
        self.name.setObjectName("person-name")
        self.name.setAccessibleName(tr("Name"))
        self.name.selectAll()
        asked = QVBoxLayout()
        asked.addWidget(self.name)
        self.lay_out(asked, keep=tr("Save"), name="person-rename")
        self.name.setFocus()

    @override
    def keep(self) -> None:
        self._rename(self.name.text())
