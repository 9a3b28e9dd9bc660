from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hireapp.domain.insights import question_key
from hireapp.gui.bank_library import Library, load_banks, read_banks
from hireapp.gui.cards.model import AT_FIRST, BANK_CARD_FORMAT
from hireapp.gui.kit.bank_panel import BankPanel
from hireapp.gui.kit.preview import QuestionPreview
from hireapp.store import kits, openings, own_banks
from hireapp.store.database import Database
from tests.conftest import Hiring
from tests.gui.bank_files import write_bank
from tests.gui.conftest import press, settle, type_in

Open = Callable[[Library], BankPanel]


@pytest.fixture
def open_panel(qtbot: QtBot) -> Open:
    def opened(library: Library) -> BankPanel:
        panel = BankPanel()
        qtbot.addWidget(panel)
        panel.show_library(library, frozenset())
        panel.resize(360, 640)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        return panel

    return opened


@pytest.fixture
def panel(open_panel: Open) -> BankPanel:
    return open_panel(load_banks())


@pytest.fixture
def small(tmp_path: Path) -> Library:
    prompts = ("Tell me about a café.", "How did you overcome a rule?", "Tell me about a friend.")
    return read_banks((write_bank(tmp_path / "small.toml", prompts),))


def keys(panel: BankPanel) -> list[str]:
    return [card.key for card in panel.questions.cards.cards]


def preview(panel: BankPanel) -> QuestionPreview:
    found = panel.findChild(QuestionPreview)
    assert isinstance(found, QuestionPreview)
    return found


def choose(qtbot: QtBot, panel: BankPanel, pill: int, typed: str) -> None:
    panel.filters.pills[pill].setFocus()
    qtbot.keyClicks(panel.filters.pills[pill], typed)


def test_card_says_what_a_question_has(open_panel: Open, small: Library) -> None:
    panel = open_panel(small)

    card = panel.questions.current

    assert card is not None
    assert card.caption == "Kindness"
    assert card.detail == "1 probe · 5 anchors · 4 min"


def test_card_says_in_how_many_openings_a_question_is_used(
    panel: BankPanel, hiring: Hiring, database: Database
) -> None:
    second = openings.create(database, hiring.opening.facts)
    kits.edit(database, second.id, hiring.content)

    panel.show_library(load_banks(), frozenset(), own_banks.usage(database))

    card = panel.questions.current
    assert card is not None
    assert card.detail.endswith("used in 2 openings")


def test_card_says_what_interviews_told_of_a_question(open_panel: Open, small: Library) -> None:
    panel = open_panel(small)

    panel.show_experience({question_key("Tell me about a CAFÉ."): "tells candidates apart well"})

    card = panel.questions.current
    assert card is not None
    assert card.detail == "1 probe · 5 anchors · 4 min · tells candidates apart well"


def test_kinds_tags_and_banks_narrow_together_and_the_count_says_how_far(
    qtbot: QtBot, panel: BankPanel
) -> None:
    everything = len(keys(panel))

    choose(qtbot, panel, 1, "situational")
    situational = len(keys(panel))
    choose(qtbot, panel, 3, "Hospitality")

    both = [panel.question(key) for key in keys(panel)]
    assert 0 < len(both) < situational < everything
    assert {one.question.kind.value for one in both if one} == {"situational"}
    assert {one.bank.bank.id for one in both if one} == {"hospitality"}
    assert panel.filters.count.text() == f"{len(both)} of {everything} questions"


def test_clear_filters_brings_everything_back(qtbot: QtBot, panel: BankPanel) -> None:
    everything = keys(panel)
    choose(qtbot, panel, 1, "situational")
    type_in(qtbot, panel, "kit-search", "customer")
    assert keys(panel) != everything

    press(qtbot, panel, "kit-clear")

    assert keys(panel) == everything
    assert not panel.filters.clear_button.isVisible()
    assert QApplication.focusWidget() is panel.search


def test_filter_is_kept_when_a_bank_changes(qtbot: QtBot, panel: BankPanel, small: Library) -> None:
    choose(qtbot, panel, 1, "situational")
    library = load_banks()
    more = Library((*library.shelves, *small.shelves), (*library.questions, *small.questions))

    panel.show_library(more, frozenset())

    assert panel.filters.kind.currentText() == "situational"
    assert "small/kind-1" not in keys(panel)


def test_search_finds_the_sector_of_a_bank(qtbot: QtBot, panel: BankPanel) -> None:
    type_in(qtbot, panel, "kit-search", "hospitality")

    assert any(key.startswith("hospitality/") for key in keys(panel))


def test_typing_selects_the_first_match_so_that_enter_adds_what_is_seen(
    qtbot: QtBot, open_panel: Open, small: Library
) -> None:
    panel = open_panel(small)
    panel.questions.select_row(2)

    type_in(qtbot, panel, "kit-search", "tell")
    with qtbot.waitSignal(panel.add_wanted) as wanted:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)

    assert wanted.args == ["small/kind-1"]


def test_no_match_says_what_to_do(qtbot: QtBot, panel: BankPanel) -> None:
    type_in(qtbot, panel, "kit-search", "zzz")

    assert panel.nothing.isVisible()
    assert "clear the filters" in panel.nothing.text()
    assert not panel.questions.isVisible()


def test_flagged_question_says_so_in_words(qtbot: QtBot, open_panel: Open, small: Library) -> None:
    panel = open_panel(small)

    qtbot.waitUntil(lambda: panel._flags.is_done)
    settle()

    assert "leading" in panel.questions.cards.cards[1].warning
    assert panel.questions.cards.cards[1].warning.startswith("Question check: ")


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right])
def test_arrows_go_through_the_questions_while_one_is_read(
    qtbot: QtBot, open_panel: Open, small: Library, key: Qt.Key
) -> None:
    panel = open_panel(small)
    panel.questions.setFocus()
    qtbot.keyClick(panel.questions, key)
    reading = preview(panel)

    qtbot.keyClick(reading.view, Qt.Key.Key_Down)
    qtbot.keyClick(reading.view, Qt.Key.Key_Down)
    qtbot.keyClick(reading.view, Qt.Key.Key_Up)

    assert "How did you overcome a rule?" in reading.view.texts()
    assert reading.hint.text().startswith("2 of 3")
    assert panel.questions.currentIndex().row() == 1


def test_enter_adds_the_question_that_is_read_and_reading_goes_on(
    qtbot: QtBot, open_panel: Open, small: Library
) -> None:
    panel = open_panel(small)
    panel.questions.setFocus()
    qtbot.keyClick(panel.questions, Qt.Key.Key_Space)
    reading = preview(panel)
    panel.add_wanted.connect(
        lambda key: panel.show_library(small, frozenset({key.removeprefix("small/")}))
    )

    qtbot.keyClick(reading.view, Qt.Key.Key_Return)

    assert reading.isVisible()
    assert not reading.add.isEnabled()
    assert reading.add.text() == "✓ In the kit"
    qtbot.keyClick(reading.view, Qt.Key.Key_Down)
    assert reading.add.isEnabled()


def test_closing_the_preview_goes_back_to_the_list(
    qtbot: QtBot, open_panel: Open, small: Library
) -> None:
    panel = open_panel(small)
    panel.questions.setFocus()
    qtbot.keyClick(panel.questions, Qt.Key.Key_Space)

    qtbot.keyClick(preview(panel).view, Qt.Key.Key_Left)

    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.questions)


def test_enter_on_close_closes_and_adds_nothing(
    qtbot: QtBot, open_panel: Open, small: Library
) -> None:
    panel = open_panel(small)
    added: list[str] = []
    panel.add_wanted.connect(added.append)
    panel.questions.setFocus()
    qtbot.keyClick(panel.questions, Qt.Key.Key_Space)
    reading = preview(panel)
    reading.close_button.setFocus()

    qtbot.keyClick(reading.close_button, Qt.Key.Key_Return)

    assert not reading.isVisible()
    assert added == []


def test_dragged_question_carries_its_key(open_panel: Open, small: Library) -> None:
    panel = open_panel(small)
    model = panel.questions.cards

    data = model.mimeData([model.index(1)])

    assert data.data(BANK_CARD_FORMAT).toStdString() == "small/kind-2"
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled


def test_thousands_are_given_to_the_view_as_it_scrolls(
    qtbot: QtBot, open_panel: Open, tmp_path: Path
) -> None:
    prompts = tuple(f"Why {n}?" for n in range(AT_FIRST + 10))
    panel = open_panel(read_banks((write_bank(tmp_path / "large.toml", prompts),)))
    panel.questions.setFocus()
    assert panel.questions.cards.rowCount() == AT_FIRST

    assert panel.questions.select(f"large/kind-{AT_FIRST + 5}")

    assert panel.questions.cards.rowCount() == AT_FIRST + 10
    settle()
    qtbot.keyClick(panel.questions, Qt.Key.Key_Down)
    assert panel.questions.currentIndex().row() == AT_FIRST + 5


def test_failing_slot_reaches_the_error_hook_and_the_search_is_kept(
    qtbot: QtBot, panel: BankPanel
) -> None:
    type_in(qtbot, panel, "kit-search", "customer")
    found = keys(panel)

    def explode(_key: str) -> None:
        raise ZeroDivisionError

    panel.add_wanted.connect(explode)
    with qtbot.captureExceptions() as caught:
        press(qtbot, panel, "kit-add")

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert (panel.search.text(), keys(panel)) == ("customer", found)
