from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester

from hireapp.domain.changes import KitChanged
from hireapp.domain.kits import KitContent
from hireapp.gui import theme
from hireapp.gui.bank_library import Library, read_banks
from hireapp.store import kits, openings
from tests.gui.bank_files import HOSTILE, write_bank
from tests.gui.conftest import CTRL
from tests.gui.kit.conftest import ALT, Desk, OpenDesk, keys_of


def test_page_without_a_kit_says_what_one_is_and_offers_the_starter(empty_desk: Desk) -> None:
    assert "No interview kit yet" in empty_desk.texts
    assert "same questions, in the same order" in empty_desk.texts
    assert empty_desk.button("starter-kit").isVisible()
    assert not empty_desk.button("freeze-kit").isVisible()


def test_starter_kit_fills_the_page(desk: Desk) -> None:
    assert len(desk.order) == 8
    assert desk.shown[1:] == desk.order
    assert desk.subtitle == "Draft of version 1 · 44 of 45 min · opener and 8 questions"
    assert desk.page.status() == "Draft saved"


def test_empty_kit_begins_in_the_search(empty_desk: Desk) -> None:
    empty_desk.click("empty-kit")

    assert empty_desk.order == []
    assert empty_desk.shown == ["opener-do-you-love-humans"]
    assert QApplication.focusWidget() is empty_desk.page.findChild(QLineEdit, "kit-search")
    assert "No question yet" in empty_desk.texts


def test_search_and_enter_add_the_first_match(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("criticised")

    desk.press(Qt.Key.Key_Return)

    assert desk.order[-1] == "coachable-1"
    assert desk.questions.current is not None
    assert desk.questions.current.key == "coachable-1"
    assert desk.subtitle.endswith("49 of 45 min · opener and 9 questions")


def test_down_goes_from_the_search_to_the_list_and_enter_adds(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("coachable")

    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)

    assert desk.order[-1] == "coachable-2"


def test_double_click_adds_a_question(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("coachable")
    place = desk.bank.visualRect(desk.bank.cards.index(0)).center()
    wanted = keys_of(desk.bank)[0].partition("/")[2]

    desk.qtbot.mouseDClick(desk.bank.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert desk.order[-1] == wanted


def test_button_adds_the_selected_question(desk: Desk) -> None:
    desk.bank.select("service-attitudes/coachable-1")

    desk.click("kit-add")

    assert desk.order[-1] == "coachable-1"
    assert not desk.button("kit-add").isEnabled()


def test_attitude_filter_keeps_to_its_questions(desk: Desk) -> None:
    attitude = desk.page.findChild(QComboBox, "kit-attitude")
    assert isinstance(attitude, QComboBox)

    attitude.setFocus()
    desk.type("Empathy")

    cards = desk.bank.cards.cards
    assert {card.caption for card in cards} == {"Empathy"}
    assert "service-attitudes/empathy-1" in keys_of(desk.bank)


def test_search_without_a_match_says_so_and_escape_clears_it(desk: Desk) -> None:
    everything = keys_of(desk.bank)
    desk.press(Qt.Key.Key_F, CTRL)

    desk.type("zzz")

    assert "No question matches" in desk.texts
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    assert keys_of(desk.bank) == everything
    assert len(desk.order) == 8


def test_question_in_the_kit_is_marked_and_adding_it_again_is_refused(desk: Desk) -> None:
    desk.bank.setFocus()
    desk.bank.select("service-attitudes/empathy-1")
    card = desk.bank.current
    assert card is not None

    desk.press(Qt.Key.Key_Return)

    assert "in the kit" in card.mark
    assert [refusal.message for refusal in desk.refusals] == [
        "This question is in the kit already."
    ]


def test_alt_down_moves_a_question_and_keeps_it_selected(desk: Desk) -> None:
    first, second, *rest = desk.order
    desk.select(first)

    desk.press(Qt.Key.Key_Down, ALT)

    assert desk.order == [second, first, *rest]
    assert desk.questions.current is not None
    assert desk.questions.current.key == first


def test_alt_up_at_the_top_changes_nothing_and_leaves_no_step(desk: Desk) -> None:
    before = desk.order
    desk.select(before[0])

    desk.press(Qt.Key.Key_Up, ALT)
    desk.press(Qt.Key.Key_Z, CTRL)

    # The only step to undo was taking the starter kit.
    assert desk.kit is None


def test_opener_stays_first(desk: Desk) -> None:
    opener = desk.shown[0]
    desk.select(opener)

    desk.press(Qt.Key.Key_Down, ALT)

    assert desk.shown[0] == opener


@pytest.mark.parametrize(
    ("question", "row", "below", "place"),
    [(3, 2, True, 2), (3, 2, False, 1), (0, 8, True, 7), (3, 0, False, 0), (3, 4, True, 3)],
)
def test_dragging_puts_a_question_where_it_is_dropped(
    desk: Desk, question: int, row: int, below: bool, place: int
) -> None:
    dragged = desk.order[question]
    desk.select(dragged)
    target = desk.questions.visualRect(desk.questions.cards.index(row))
    y = target.bottom() - 4 if below else target.top() + 4
    data = desk.questions.cards.mimeData([desk.questions.currentIndex()])

    drop(desk, data, QPointF(target.center().x(), y))

    assert desk.order.index(dragged) == place


def test_dropping_something_else_moves_nothing(desk: Desk) -> None:
    before = desk.order
    desk.select(before[0])
    data = QMimeData()
    data.setText(before[0])

    drop(desk, data, QPointF(50, 300))

    assert desk.order == before


def test_dragging_shows_where_the_question_would_go(desk: Desk) -> None:
    desk.select(desk.order[0])
    accent = QColor(theme.tokens().accent).rgb()
    data = desk.questions.cards.mimeData([desk.questions.currentIndex()])
    target = desk.questions.visualRect(desk.questions.cards.index(3))
    drag = QDragMoveEvent(
        QPoint(target.center().x(), target.bottom() - 4),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    desk.questions.dragMoveEvent(drag)
    during = accent in pixels_down(desk)
    desk.questions.dragLeaveEvent(QDragLeaveEvent())

    assert drag.isAccepted()
    assert during
    assert accent not in pixels_down(desk)


def pixels_down(desk: Desk) -> set[int]:
    """The colours along the left side of the kit, where no words are."""
    image = desk.questions.viewport().grab().toImage()
    return {image.pixel(8, y) for y in range(image.height())}


def drop(desk: Desk, data: QMimeData, place: QPointF) -> None:
    event = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.questions.dropEvent(event)


def test_delete_removes_and_the_next_question_is_selected(desk: Desk) -> None:
    first, second, *rest = desk.order
    desk.select(first)

    desk.press(Qt.Key.Key_Delete)

    assert desk.order == [second, *rest]
    assert desk.questions.current is not None
    assert desk.questions.current.key == second


def test_buttons_read_and_remove_the_selected_question(desk: Desk) -> None:
    first, *rest = desk.order
    desk.questions.select(first)

    desk.click("kit-read-chosen")
    preview = desk.preview
    assert preview is not None
    desk.qtbot.mouseClick(preview.close_button, Qt.MouseButton.LeftButton)
    desk.click("kit-remove")

    assert desk.preview is None
    assert desk.order == rest


def test_minutes_and_weight_stand_beside_each_question(desk: Desk) -> None:
    kit = desk.kit
    assert kit is not None
    heavy = msgspec.structs.replace(kit.content.questions[0], weight=2.0)
    content = KitContent(questions=(heavy, kit.content.questions[1]))

    kits.edit(desk.context.database, desk.opening.id, content)

    model = desk.questions.cards
    notes = [card.note for card in map(model.card, map(model.index, range(2))) if card]
    assert notes == ["5 min\nweight 2", "5 min\nweight 1"]


def test_removed_opener_can_be_added_again(desk: Desk) -> None:
    opener = desk.shown[0]
    desk.select(opener)
    desk.press(Qt.Key.Key_Delete)
    assert desk.button("add-opener").isVisible()

    desk.click("add-opener")

    assert desk.shown[0] == opener
    assert not desk.button("add-opener").isVisible()


def test_opening_without_opener_asks_for_none(open_desk: OpenDesk) -> None:
    desk = open_desk(uses_opener=False)

    desk.click("starter-kit")

    assert desk.shown == desk.order
    assert not desk.button("add-opener").isVisible()


def test_undo_and_redo_go_through_every_step(desk: Desk) -> None:
    first, second, *rest = start = desk.order
    desk.select(first)
    desk.press(Qt.Key.Key_Down, ALT)
    desk.press(Qt.Key.Key_Delete)
    assert desk.order == [second, *rest]

    desk.press(Qt.Key.Key_Z, CTRL)
    after_one = desk.order
    desk.press(Qt.Key.Key_Z, CTRL)
    after_two = desk.order
    desk.press(Qt.Key.Key_Y, CTRL)
    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)

    assert (after_one, after_two) == ([second, first, *rest], start)
    assert desk.order == [second, *rest]


def test_undo_after_adding_from_the_search_takes_the_question_out(desk: Desk) -> None:
    before = desk.order
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("criticised")
    desk.press(Qt.Key.Key_Return)
    assert desk.order != before

    desk.press(Qt.Key.Key_Z, CTRL)

    assert desk.order == before


def test_undo_in_the_search_undoes_the_typing_first(desk: Desk) -> None:
    before = desk.order
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("coach")

    desk.press(Qt.Key.Key_Z, CTRL)

    assert desk.page._bank.search.text() == ""
    assert desk.order == before


def test_somebody_elses_edit_is_shown_and_empties_the_undo(desk: Desk) -> None:
    kit = desk.kit
    assert kit is not None
    shorter = KitContent(opener=kit.content.opener, questions=kit.content.questions[:2])

    kits.edit(desk.context.database, desk.opening.id, shorter)
    desk.select(shorter.question_ids[0])
    desk.press(Qt.Key.Key_Z, CTRL)

    assert desk.order == list(shorter.question_ids)
    assert desk.shown[1:] == desk.order


def test_coverage_says_in_words_what_is_not_asked(desk: Desk) -> None:
    assert desk.texts.count("no question") == 4
    assert "Fits 45 minutes" in desk.texts


def test_kit_that_is_too_long_says_by_how_much(desk: Desk) -> None:
    desk.bank.setFocus()
    desk.bank.select("service-attitudes/coachable-1")

    desk.press(Qt.Key.Key_Return)

    assert "⚠ 4 minutes over: only 45 fit" in desk.texts
    assert desk.texts.count("no question") == 3


def test_longer_slot_of_the_opening_is_noticed(desk: Desk) -> None:
    facts = openings.get(desk.context.database, desk.opening.id).facts
    changed = type(facts)(title=facts.title, purpose=facts.purpose, slot_minutes=60)

    openings.edit(desk.context.database, desk.opening.id, changed)

    assert "Fits 60 minutes" in desk.texts


def test_space_shows_the_whole_question_and_closes_it(desk: Desk) -> None:
    desk.bank.setFocus()
    desk.bank.select("service-attitudes/coachable-1")

    desk.press(Qt.Key.Key_Space)
    preview = desk.preview
    assert preview is not None
    texts = "\n".join(preview.view.texts())
    desk.qtbot.keyClick(preview, Qt.Key.Key_Space)

    assert "Tell me about a time when someone criticised your work." in texts
    assert "Fights the criticism again" in texts
    assert "Where does it stand today?" in texts
    assert desk.preview is None
    assert "coachable-1" not in desk.order


def test_question_can_be_added_from_its_preview(desk: Desk) -> None:
    desk.bank.setFocus()
    desk.bank.select("service-attitudes/coachable-1")
    desk.press(Qt.Key.Key_Space)
    preview = desk.preview
    assert preview is not None

    desk.qtbot.mouseClick(preview.add, Qt.MouseButton.LeftButton)

    assert desk.order[-1] == "coachable-1"


@pytest.mark.parametrize("place", [0, 1])
def test_kits_own_questions_can_be_read(desk: Desk, place: int) -> None:
    desk.select(desk.shown[place])

    desk.press(Qt.Key.Key_Space)

    preview = desk.preview
    card = desk.questions.current
    assert preview is not None
    assert card is not None
    assert card.text in preview.view.texts()
    assert not preview.add.isVisible()


def test_tab_reaches_every_control(desk: Desk) -> None:
    desk.bank.select("service-attitudes/coachable-1")
    desk.press(Qt.Key.Key_F, CTRL)
    reached = set()
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        desk.press(Qt.Key.Key_Tab)

    assert {"kit-search", "kit-attitude", "kit-bank", "kit-add", "kit-read"} <= reached
    assert {"kit-questions", "freeze-kit", "coverage"} <= reached


def test_models_keep_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    for cards in (desk.bank, desk.questions):
        qtmodeltester.check(cards.cards)

    assert desk.questions.cards.rowCount() == 9


@pytest.mark.parametrize("width", [820, 1076])
def test_hostile_texts_widen_nothing_and_stay_text(
    open_desk: OpenDesk, tmp_path: Path, width: int
) -> None:
    library = read_banks((write_bank(tmp_path / "odd.toml", HOSTILE, attitude="W" * 300),))
    desk = open_desk(lambda: library)
    desk.click("empty-kit")
    desk.bank.setFocus()
    for row in range(len(HOSTILE)):
        desk.bank.select_row(row)
        desk.press(Qt.Key.Key_Return)
    desk.page.resize(width, 620)
    desk.press(Qt.Key.Key_Space)

    preview = desk.preview

    assert preview is not None
    assert HOSTILE[-1].strip() in preview.view.texts()
    assert preview.width() <= 700
    assert desk.page.minimumSizeHint().width() <= 820
    assert len(desk.order) == len(HOSTILE)
    assert desk.questions.grab().height() > 0


def test_page_without_any_bank_still_opens(open_desk: OpenDesk) -> None:
    desk = open_desk(lambda: Library((), ()))

    assert not desk.button("starter-kit").isEnabled()
    desk.click("empty-kit")
    assert "There is no question bank to choose from." in desk.texts


def test_broken_bank_is_named(open_desk: OpenDesk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("nonsense", encoding="utf-8")
    good = write_bank(tmp_path / "good.toml", ("Why?",))

    desk = open_desk(lambda: read_banks((broken, good)))
    desk.click("starter-kit")

    assert "Cannot be used: broken.toml" in desk.texts
    assert desk.order == ["kind-1"]


def test_another_opening_forgets_search_and_undo(desk: Desk, open_desk: OpenDesk) -> None:
    other = open_desk().opening
    desk.page.activateWindow()
    desk.press(Qt.Key.Key_F, CTRL)
    desk.page._bank.search.setText("coach")

    desk.page.show_opening(other.id)

    assert desk.page._bank.search.text() == ""
    assert not desk.page._steps.canUndo()
    assert desk.button("starter-kit").isVisible()


def test_changes_elsewhere_do_not_concern_the_page(desk: Desk, open_desk: OpenDesk) -> None:
    other = open_desk().opening

    assert not desk.page.concerns(KitChanged(other.id))
    assert desk.page.concerns(KitChanged(desk.opening.id))


def test_failing_slot_reaches_the_error_hook_and_the_kit_is_kept(desk: Desk) -> None:
    before = desk.order
    desk.select(before[2])

    def explode(*_: object) -> None:
        raise ZeroDivisionError

    desk.questions.opened.connect(explode)
    with desk.qtbot.captureExceptions() as caught:
        desk.press(Qt.Key.Key_Space)

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert desk.order == before
    assert desk.questions.current is not None
    assert desk.questions.current.key == before[2]
