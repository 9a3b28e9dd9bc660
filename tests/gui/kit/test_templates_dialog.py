from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain import kit_templates
from hireapp.domain.kit_templates import KitTemplate
from hireapp.gui.bank_library import Library, load_banks, load_templates, read_banks
from hireapp.gui.kit.templates_dialog import TemplatesDialog
from tests.gui.bank_files import write_bank
from tests.gui.conftest import press

Open = Callable[..., TemplatesDialog]


def write_template(path: Path, minutes: int, question: str) -> KitTemplate:
    path.write_text(
        f'id = "{path.stem}"\ntitle = "Kit {path.stem}"\ndescription = "For {minutes} minutes"\n'
        f'slot_minutes = {minutes}\nopener = "good/hello"\nfacts = ["Notice period"]\n'
        f'welcome = {{text = "Welcome", minutes = 2}}\n'
        f'[[question]]\nid = "{question}"\ntransition = "And now"\n',
        encoding="utf-8",
    )
    return kit_templates.load(path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return read_banks((write_bank(tmp_path / "good.toml", ("Why?",)),))


@pytest.fixture
def templates(tmp_path: Path) -> tuple[KitTemplate, ...]:
    return (
        write_template(tmp_path / "short.toml", 30, "good/kind-1"),
        write_template(tmp_path / "long.toml", 45, "good/kind-1"),
        write_template(tmp_path / "lost.toml", 60, "good/none"),
    )


@pytest.fixture
def open_dialog(qtbot: QtBot, library: Library) -> Open:
    owner = QWidget()
    qtbot.addWidget(owner)

    def opened(
        templates: tuple[KitTemplate, ...], *, uses_opener: bool = True, slot: int = 45
    ) -> TemplatesDialog:
        dialog = TemplatesDialog(
            owner, templates, library.banks, uses_opener=uses_opener, slot_minutes=slot
        )
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    return opened


def test_it_begins_at_the_kit_that_is_as_long_as_the_slot(
    open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    dialog = open_dialog(templates)

    assert dialog.chosen is templates[1]


def test_everything_that_a_kit_says_and_asks_is_shown(
    open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    shown = open_dialog(templates).view.texts()

    assert {"Kit long", "Welcome", "Hello?", "“And now”", "1. Why?", "Notice period"} <= set(shown)
    assert "1 question · 1 attitude · 9 of 45 min" in shown


def test_opener_is_left_out_where_the_opening_has_none(
    open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    assert "Hello?" not in open_dialog(templates, uses_opener=False).view.texts()


def test_arrow_and_enter_use_a_kit(
    qtbot: QtBot, open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    dialog = open_dialog(templates)
    qtbot.keyClick(dialog.templates, Qt.Key.Key_Up)

    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.templates, Qt.Key.Key_Return)

    assert dialog.chosen is templates[0]


def test_kit_whose_question_is_lost_says_so_and_cannot_be_used(
    qtbot: QtBot, open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    dialog = open_dialog(templates, slot=60)

    qtbot.keyClick(dialog.templates, Qt.Key.Key_Return)

    assert "No question bank has the question good/none." in dialog.view.texts()
    assert not dialog.use_button.isEnabled()
    assert dialog.isVisible()


def test_cancel_uses_nothing(
    qtbot: QtBot, open_dialog: Open, templates: tuple[KitTemplate, ...]
) -> None:
    dialog = open_dialog(templates)

    press(qtbot, dialog, "template-cancel")

    assert not dialog.result()


def test_without_ready_kits_it_says_so(open_dialog: Open) -> None:
    dialog = open_dialog(())

    assert "No ready kit" in dialog.view.texts()
    assert not dialog.use_button.isEnabled()


def test_every_shipped_kit_can_be_used(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = TemplatesDialog(owner, load_templates(), load_banks().banks, uses_opener=True)

    for place in range(dialog.templates.cards.rowCount()):
        dialog.templates.select_row(place)
        assert dialog.use_button.isEnabled(), dialog.view.texts()

    assert dialog.templates.cards.rowCount() > 0
