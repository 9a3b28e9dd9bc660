from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.gui import theme
from hireapp.gui.cards.delegate import broken
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import (
    AT_FIRST,
    BANK_CARD_FORMAT,
    CARD_FORMAT,
    Card,
    CardModel,
)
from hireapp.gui.cards.ordered import OrderedCards
from tests.gui.bank_files import HOSTILE

A, B, C = (Card(key=key, text=f"Question {key}") for key in "abc")


@pytest.fixture
def cards(qtbot: QtBot) -> CardList:
    made = CardList("cards", "Cards")
    qtbot.addWidget(made)
    made.cards.show_cards([A, B, C])
    made.resize(300, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("draggable", [True, False])
def test_model_keeps_qts_rules_while_cards_come_and_go(
    qtmodeltester: ModelTester, draggable: bool
) -> None:
    model = CardModel(draggable=draggable)

    for shown in ([], [A, B, C], [C, A], [B], []):
        model.show_cards(shown)
        qtmodeltester.check(model)

    assert model.rowCount() == 0


def test_selection_stays_with_its_card_when_the_order_changes(cards: CardList) -> None:
    cards.select("a")

    cards.cards.show_cards([C, B, A])

    assert cards.current == A
    assert cards.currentIndex().row() == 2


def test_selection_goes_with_a_card_that_is_gone(cards: CardList) -> None:
    cards.select("b")

    cards.cards.show_cards([A, C])

    assert cards.current is None


def test_enter_chooses_and_space_opens_the_selected_card(cards: CardList, qtbot: QtBot) -> None:
    cards.select("b")

    with qtbot.waitSignal(cards.chosen) as chosen:
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.keyClick(cards, Qt.Key.Key_Space)

    assert (chosen.args, opened.args) == (["b"], ["b"])


def test_double_click_chooses_the_card_under_the_mouse(cards: CardList, qtbot: QtBot) -> None:
    place = cards.visualRect(cards.cards.index(2)).center()

    with qtbot.waitSignal(cards.chosen) as chosen:
        qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == ["c"]


def test_arrows_go_from_card_to_card(cards: CardList, qtbot: QtBot) -> None:
    cards.select("a")

    qtbot.keyClick(cards, Qt.Key.Key_Down)

    assert cards.current == B


def test_screen_reader_hears_everything_on_a_card() -> None:
    model = CardModel()
    card = Card(
        key="k", text="Why?", number="1", caption="Empathy", mark="in the kit", note="5 min"
    )
    model.show_cards([card])

    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "1, Empathy, Why?, in the kit, 5 min"


def test_tool_tip_shows_markup_as_text() -> None:
    model = CardModel()
    model.show_cards([Card(key="k", text="<img src=x>")])

    tip = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)

    assert tip == "<qt>&lt;img src=x&gt;</qt>"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [60, 160, 400])
def test_lines_never_leave_their_card(text: str, width: int) -> None:
    theme.load_fallback_fonts()
    font = theme.font(13)

    lines = broken(text, width, font)

    assert 1 <= len(lines) <= 4
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 1 for line in lines)


def test_short_text_is_whole_and_long_text_says_that_it_goes_on() -> None:
    font = theme.font(13)

    short, long = broken("Tell me\nabout it.", 400, font), broken("word " * 200, 200, font)

    assert short == ["Tell me about it."]
    assert long[-1].endswith("…")


def test_emoji_are_not_cut_in_half() -> None:
    text = "😀" * 30

    lines = broken(text, 120, theme.font(13))

    assert "".join(lines[:-1]) == "😀" * sum(map(len, lines[:-1]))
    assert len(lines) > 1


@pytest.mark.parametrize("width", [240, 500])
@pytest.mark.parametrize("dark", [True, False])
def test_every_kind_of_card_is_painted(
    cards: CardList, qapp: QApplication, width: int, dark: bool
) -> None:
    theme.apply(qapp, dark=dark)
    kinds = [
        Card(key="1", text="Opener?", mark="never scored", note="3 min", dashed=True),
        Card(key="2", text="Question", number="10", note="5 min\nweight 2"),
        Card(
            key="3", text="Question", caption="An attitude " * 20, mark="in the kit", note="4 min"
        ),
    ]
    cards.resize(width, 400)
    cards.cards.show_cards(kinds)
    cards.select("1")

    image = cards.grab().toImage()

    for row in range(3):
        frame = cards.visualRect(cards.cards.index(row))
        across, down = range(frame.left(), frame.right()), range(frame.top(), frame.bottom())
        colours = {image.pixel(x, y) for x in across for y in down}
        assert len(colours) > 8, f"card {row} shows no text"


def test_right_arrow_opens_the_selected_card(cards: CardList, qtbot: QtBot) -> None:
    cards.select("b")

    with qtbot.waitSignal(cards.opened) as opened:
        qtbot.keyClick(cards, Qt.Key.Key_Right)

    assert opened.args == ["b"]


def test_details_and_warnings_make_a_card_higher(cards: CardList) -> None:
    bare = cards.visualRect(cards.cards.index(0)).height()

    cards.cards.show_cards([replace(A, detail="5 min", warning="Question check: leading"), B])

    assert cards.visualRect(cards.cards.index(0)).height() == bare + 34


def test_reordering_keeps_what_was_given_to_the_view(cards: CardList) -> None:
    many = [Card(key=f"{n}", text=f"Question {n}") for n in range(3 * AT_FIRST)]
    cards.cards.show_cards(many)
    cards.cards.fetchMore(QModelIndex())

    cards.cards.show_cards([replace(one, mark="seen") for one in many])

    assert cards.cards.rowCount() == 2 * AT_FIRST


def test_cards_are_there_at_once_and_more_come_by_scrolling(cards: CardList) -> None:
    many = [Card(key=f"{n}", text=f"Question {n}") for n in range(3 * AT_FIRST)]

    cards.cards.show_cards(many)

    assert cards.indexAt(QPoint(10, 10)).row() == 0
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert cards.cards.rowCount() > AT_FIRST


@pytest.fixture
def ordered(qtbot: QtBot) -> OrderedCards:
    made = OrderedCards("ordered", "Ordered")
    qtbot.addWidget(made)
    made.cards.show_cards([Card(key="o", text="Opener", dashed=True), A, B, C])
    made.resize(300, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drop(cards: OrderedCards, form: str, key: str, row: int, *, below: bool) -> QDropEvent:
    data = QMimeData()
    data.setData(form, key.encode())
    target = cards.visualRect(cards.cards.index(row))
    y = target.bottom() - 3 if below else target.top() + 3
    event = QDropEvent(
        QPointF(target.center().x(), y),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setAccepted(False)
    cards.dropEvent(event)
    return event


@pytest.mark.parametrize(
    ("row", "below", "place"), [(0, False, 0), (0, True, 0), (1, True, 1), (3, True, 3)]
)
def test_bank_card_is_told_with_its_row_among_the_cards_that_move(
    ordered: OrderedCards, qtbot: QtBot, row: int, below: bool, place: int
) -> None:
    with qtbot.waitSignal(ordered.dropped_from_bank) as dropped:
        event = drop(ordered, BANK_CARD_FORMAT, "bank/x", row, below=below)

    assert dropped.args == ["bank/x", place]
    assert event.isAccepted()


@pytest.mark.parametrize(("key", "row", "below", "place"), [("a", 3, True, 2), ("c", 0, True, 0)])
def test_card_dropped_elsewhere_tells_its_new_row(
    ordered: OrderedCards, qtbot: QtBot, key: str, row: int, below: bool, place: int
) -> None:
    with qtbot.waitSignal(ordered.moved) as moved:
        drop(ordered, CARD_FORMAT, key, row, below=below)

    assert moved.args == [key, place]


@pytest.mark.parametrize(("key", "row"), [("b", 2), ("o", 3)])
def test_card_dropped_where_it_is_and_a_dashed_one_stay(
    ordered: OrderedCards, qtbot: QtBot, key: str, row: int
) -> None:
    with qtbot.assertNotEmitted(ordered.moved):
        drop(ordered, CARD_FORMAT, key, row, below=True)


def test_something_else_is_not_taken(ordered: OrderedCards, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ordered.moved), qtbot.assertNotEmitted(ordered.dropped_from_bank):
        event = drop(ordered, "text/plain", "a", 2, below=True)

    assert not event.isAccepted()
