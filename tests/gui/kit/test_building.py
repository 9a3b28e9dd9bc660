"""What is set at a question and around the questions: each edit is one step, kept at once."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from hireapp.domain.ids import QuestionId, SeatId
from hireapp.domain.kits import KitContent, KitQuestion
from hireapp.domain.openings import Format
from hireapp.domain.people import Role
from hireapp.gui.kit.checks import wording
from hireapp.gui.kit.kit_cards import CLOSING, FACTS, WELCOME, KitCard
from hireapp.gui.kit.kit_delegate import link_area
from hireapp.gui.kit.seats_dialog import SeatsDialog
from hireapp.store import kits, openings, panels, people
from tests.gui.conftest import CTRL, child
from tests.gui.kit.conftest import ALT, Desk

LEADING = "How did you overcome a rule that blocked a customer?"


def content_of(desk: Desk) -> KitContent:
    kit = desk.kit
    assert kit is not None
    return kit.content


def question(desk: Desk, place: int) -> KitQuestion:
    return content_of(desk).questions[place]


def dialog(desk: Desk) -> QDialog:
    found = [one for one in desk.page.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is found[0])
    return found[0]


def keep(desk: Desk) -> None:
    """Ctrl+Enter keeps what a dialog has."""
    dialog(desk)
    desk.press(Qt.Key.Key_Return, CTRL)
    back(desk)


def back(desk: Desk) -> None:
    """The page has the keyboard again, as it has when a dialog was closed."""
    desk.page.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.page)


def focused(desk: Desk, kind: type[QWidget], name: str) -> QWidget:
    field = child(desk.page, kind, name)
    field.setFocus()
    return field


def choose_from_menu(desk: Desk, text: str) -> None:
    """Choose from the “Add” menu, as its keys would."""
    menu = desk.button("kit-more").menu()
    next(action for action in menu.actions() if action.text() == text).trigger()


def make_leading(desk: Desk, place: int) -> QuestionId:
    """Somebody wrote a question that gives the answer away."""
    content = content_of(desk)
    changed = content.questions[place]
    worded = msgspec.structs.replace(changed.question, prompt=LEADING)
    kits.edit(desk.context.database, desk.opening.id, content.changing(changed.id, question=worded))
    desk.qtbot.waitUntil(desk.button("next-flag").isVisible)
    return changed.id


def split(desk: Desk, *names: str) -> list[SeatId]:
    """A panel that splits its questions."""
    database = desk.context.database
    seats = [
        panels.seat(database, desk.opening.id, people.add(database, name, Role.INTERVIEWER).id).id
        for name in names
    ]
    formats = child(desk.page, QComboBox, "kit-format")
    desk.qtbot.keyClick(formats, Qt.Key.Key_End)
    return seats


def test_weight_asks_for_its_reason_and_equal_weights_take_both_back(desk: Desk) -> None:
    desk.select(desk.order[1])
    assert not desk.button("weigh-equally").isVisible()

    focused(desk, QDoubleSpinBox, "kit-weight")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    asked = "⚠ Weights differ. Why?" in desk.texts
    focused(desk, QLineEdit, "weights-reason")
    desk.type("mostly complaints")
    desk.press(Qt.Key.Key_Return)

    assert asked
    assert question(desk, 1).weight == 2
    assert content_of(desk).weights_reason == "mostly complaints"
    desk.click("weigh-equally")
    assert content_of(desk).has_equal_weights
    assert content_of(desk).weights_reason == ""
    assert not desk.button("weigh-equally").isVisible()


def test_every_field_is_one_step_to_undo_and_to_redo(desk: Desk) -> None:
    before = content_of(desk)
    desk.select(desk.order[0])
    focused(desk, QSpinBox, "kit-minutes")
    desk.press(Qt.Key.Key_Up)
    longer = content_of(desk)
    focused(desk, QLineEdit, "kit-before")
    desk.type("Now about customers.")
    desk.press(Qt.Key.Key_Return)
    after = content_of(desk)

    desk.press(Qt.Key.Key_Z, CTRL)
    undone_once = content_of(desk)
    desk.press(Qt.Key.Key_Z, CTRL)
    undone_twice = content_of(desk)
    desk.press(Qt.Key.Key_Y, CTRL)
    desk.press(Qt.Key.Key_Y, CTRL)

    assert after.questions[0].transition == "Now about customers."
    assert longer.questions[0].question.minutes == before.questions[0].question.minutes + 1
    assert (undone_once, undone_twice) == (longer, before)
    assert content_of(desk) == after


def test_words_that_are_being_typed_are_kept_when_another_question_is_selected(desk: Desk) -> None:
    desk.select(desk.order[0])
    field = focused(desk, QLineEdit, "kit-before")
    desk.type("Let us begin.")

    desk.select(desk.order[1])

    assert question(desk, 0).transition == "Let us begin."
    assert question(desk, 1).transition == ""
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_flag_stands_below_its_question_and_its_wording_is_a_key_away(desk: Desk) -> None:
    flagged = make_leading(desk, 2)
    desk.select(desk.order[0])

    desk.click("next-flag")
    card = desk.questions.current
    texts = desk.texts
    desk.press(Qt.Key.Key_U, CTRL)

    assert isinstance(card, KitCard)
    assert card.key == flagged
    assert card.flags[0].startswith("Leading: ")
    assert card.flags[0] in card.spoken
    assert "⚠ 1 leading question" in texts
    assert question(desk, 2).question.prompt != LEADING
    assert "0 leading questions" in desk.texts
    desk.press(Qt.Key.Key_Z, CTRL)
    assert question(desk, 2).question.prompt == LEADING


def test_offered_wording_can_be_clicked_on_the_card(desk: Desk) -> None:
    flagged = make_leading(desk, 0)
    index = desk.questions.cards.index_of(flagged)
    card = desk.questions.cards.card(index)
    assert isinstance(card, KitCard)
    place = link_area(card, desk.questions.visualRect(index)).center()

    desk.qtbot.mouseMove(desk.questions.viewport(), place)
    desk.qtbot.mouseClick(desk.questions.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert question(desk, 0).question.prompt != LEADING


def test_question_is_reworded_with_the_check_beside_it(desk: Desk) -> None:
    make_leading(desk, 0)
    desk.select(desk.order[0])

    desk.press(Qt.Key.Key_F2)
    warned = "Leading: " in desk.texts
    field = child(dialog(desk), QPlainTextEdit, "reword-text")
    field.selectAll()
    desk.type("Tell me about a customer whom you could not help at first.")
    clean = "no remark" in desk.texts
    keep(desk)

    assert warned
    assert clean
    assert question(desk, 0).question.prompt.startswith("Tell me about a customer whom")


def test_wording_that_is_offered_in_the_dialog_is_used_by_its_key(desk: Desk) -> None:
    make_leading(desk, 0)
    desk.select(desk.order[0])
    desk.press(Qt.Key.Key_F2)
    field = child(dialog(desk), QPlainTextEdit, "reword-text")

    desk.press(Qt.Key.Key_U, CTRL)

    mended = "Tell me about a rule that blocked a customer."
    desk.qtbot.waitUntil(lambda: field.toPlainText() == mended)
    assert question(desk, 0).question.prompt == LEADING


def test_empty_wording_is_refused_in_the_dialog(desk: Desk) -> None:
    before = content_of(desk)
    desk.select(desk.order[0])
    desk.click("kit-reword")
    child(dialog(desk), QPlainTextEdit, "reword-text").clear()

    keep(desk)

    assert "Please fill in the question." in desk.texts
    dialog(desk).reject()
    assert content_of(desk) == before


def test_scripts_begin_with_words_of_the_app_and_count_in_the_minutes(desk: Desk) -> None:
    choose_from_menu(desk, "Opening script…")
    keep(desk)
    choose_from_menu(desk, "Closing script…")
    closing = dialog(desk)
    desk.qtbot.keyClick(child(closing, QSpinBox, "script-minutes"), Qt.Key.Key_Up)
    child(closing, QPushButton, "dialog-keep").setFocus()
    desk.press(Qt.Key.Key_Return)
    back(desk)

    content = content_of(desk)
    assert desk.shown == [WELCOME, desk.shown[1], *desk.order, CLOSING]
    assert "We take notes" in content.welcome.text
    assert "45 minutes" in content.welcome.text
    assert (content.welcome.minutes, content.closing.minutes) == (2, 4)
    assert "50 of 45 min" in desk.subtitle
    desk.select(WELCOME)
    desk.press(Qt.Key.Key_Delete)
    assert content_of(desk).welcome.text == ""
    desk.press(Qt.Key.Key_Z, CTRL)
    assert content_of(desk) == content


def test_facts_are_listed_suggested_edited_and_never_scored(desk: Desk) -> None:
    choose_from_menu(desk, "Facts to note…")
    desk.click("fact-0")
    desk.click("fact-2")
    child(dialog(desk), QLineEdit, "fact-line").setFocus()
    desk.type("Driving licence")
    desk.press(Qt.Key.Key_Return)
    facts = child(dialog(desk), QWidget, "facts")
    facts.setFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    keep(desk)

    kept = content_of(desk).facts
    assert [one.text for one in kept] == [
        "Languages used with customers",
        "Driving licence",
        "Notice period",
    ]
    assert len({one.id for one in kept}) == 3
    assert desk.shown[-1] == FACTS
    desk.select(FACTS)
    desk.press(Qt.Key.Key_Space)
    child(dialog(desk), QWidget, "facts").setFocus()
    desk.press(Qt.Key.Key_Delete)
    keep(desk)
    assert content_of(desk).facts == kept[1:]


def test_floor_of_an_attitude_is_shown_beside_its_coverage(desk: Desk) -> None:
    attitude = question(desk, 0).attitude

    desk.click("kit-floors")
    floor = child(dialog(desk), QComboBox, f"floor-{attitude.id}")
    desk.qtbot.keyClick(floor, Qt.Key.Key_Down)
    desk.qtbot.keyClick(floor, Qt.Key.Key_Down)
    keep(desk)

    assert content_of(desk).floors == {attitude.id: 3}
    assert "≥ 3 · " in desk.texts
    desk.questions.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert content_of(desk).floors == {}


def test_split_series_shows_doubles_and_is_dealt_out_evenly(desk: Desk) -> None:
    seats = split(desk, "Ana Lopez", "Ben Okoro")
    doubled = "Asked more than once" in desk.texts

    desk.click("deal-evenly")

    asking = [one.seats for one in content_of(desk).questions]
    assert doubled
    assert openings.get(desk.context.database, desk.opening.id).facts.format is Format.SERIES_SPLIT
    assert asking.count((seats[0],)) == asking.count((seats[1],)) == 4
    assert "Asked more than once" not in desk.texts
    assert {"AL", "BO"} <= set(desk.texts.splitlines())
    desk.questions.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert openings.get(desk.context.database, desk.opening.id).facts.format is Format.ONE_ROOM
    assert content_of(desk).questions[0].seats is None


def test_who_asks_a_question_is_ticked_by_keys(desk: Desk) -> None:
    seats = split(desk, "Ana Lopez", "Ben Okoro")

    desk.click("kit-seats")
    dialog(desk)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    nobody = "⚠ Asked by nobody: no. 1" in desk.texts
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    keep(desk)

    assert nobody
    assert [question(desk, place).seats for place in (0, 1, 2)] == [(), (seats[0],), None]
    card = desk.questions.cards.card(desk.questions.cards.index_of(desk.order[0]))
    assert card is not None
    assert "nobody asks" in card.spoken


def test_askers_menu_changes_the_selected_question(desk: Desk) -> None:
    seats = split(desk, "Ana Lopez", "Ben Okoro")
    desk.select(desk.order[0])

    menu = desk.button("kit-askers").menu()
    menu.actions()[0].trigger()
    alone = question(desk, 0).seats
    desk.button("kit-askers").menu().actions()[-1].trigger()

    assert alone == (seats[1],)
    assert question(desk, 0).seats is None


def test_dealing_to_an_empty_panel_is_refused(desk: Desk) -> None:
    split(desk)

    desk.click("deal-evenly")

    assert [one.message for one in desk.refusals] == [
        "Nobody is on the panel yet, so nobody can ask."
    ]
    desk.click("kit-seats")
    assert isinstance(dialog(desk), SeatsDialog)
    assert not desk.button("dialog-deal").isEnabled()


def test_question_from_the_bank_is_dropped_at_a_place(desk: Desk) -> None:
    desk.bank.setFocus()
    desk.bank.select("service-attitudes/coachable-1")
    data = desk.bank.cards.mimeData([desk.bank.currentIndex()])
    target = desk.questions.visualRect(desk.questions.cards.index(2))

    desk.questions.dropEvent(
        QDropEvent(
            QPointF(target.center().x(), target.top() + 4),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert desk.order.index("coachable-1") == 1
    assert desk.questions.current is not None
    assert desk.questions.current.key == "coachable-1"


def test_try_it_and_print_ask_the_window(desk: Desk) -> None:
    tried: list[object] = []
    gone: list[object] = []
    desk.page.try_wanted.connect(tried.append)
    desk.page.go_wanted.connect(lambda place, _opening: gone.append(place))

    desk.click("try-kit")
    desk.click("print-guide")

    assert tried == [desk.opening.id]
    assert gone == ["print"]


@pytest.mark.parametrize(
    ("spoil", "refusal", "mended_at"),
    [
        ("opener", "Every interview begins with the opener.", "add-opener"),
        ("weight", "The questions do not count the same", "weights-reason"),
        ("nobody", "1 question has no interviewer.", "deal-evenly"),
    ],
)
def test_refused_freeze_puts_the_keyboard_where_it_is_mended(
    desk: Desk, spoil: str, refusal: str, mended_at: str
) -> None:
    content = content_of(desk)
    first = content.question_ids[0]
    spoilt = {
        "opener": msgspec.structs.replace(content, opener=None),
        "weight": content.changing(first, weight=2.0),
        "nobody": content.changing(first, seats=()),
    }[spoil]
    if spoil == "nobody":
        split(desk, "Ana Lopez")
    kits.edit(desk.context.database, desk.opening.id, spoilt)

    desk.click("freeze-kit")

    focus = QApplication.focusWidget()
    assert desk.refusals[0].message.startswith(refusal)
    assert focus is not None
    assert focus.objectName() == mended_at


def test_weight_of_a_frozen_kit_drafts_the_next_version(desk: Desk) -> None:
    desk.click("freeze-kit")
    frozen = desk.kit
    desk.select(desk.order[0])

    focused(desk, QDoubleSpinBox, "kit-weight")
    desk.press(Qt.Key.Key_Up)

    drafted = desk.kit
    assert frozen is not None
    assert drafted is not None
    assert (drafted.number, drafted.is_draft) == (2, True)
    assert kits.get(desk.context.database, frozen.id).content.has_equal_weights


def test_ready_kit_fills_an_empty_page(empty_desk: Desk) -> None:
    empty_desk.click("ready-kit")

    dialog(empty_desk)
    empty_desk.press(Qt.Key.Key_Return)
    back(empty_desk)

    content = content_of(empty_desk)
    assert QApplication.focusWidget() is empty_desk.questions
    assert content.questions
    assert content.welcome.text
    assert content.minutes <= 45


def test_going_back_to_a_version_makes_a_draft_that_can_be_undone(desk: Desk) -> None:
    desk.click("freeze-kit")
    before = desk.order
    desk.select(before[0])
    desk.press(Qt.Key.Key_Delete)
    desk.click("freeze-kit")

    desk.click("kit-versions")
    dialog(desk)
    desk.press(Qt.Key.Key_Down)
    desk.click("version-back")

    kit = desk.kit
    assert kit is not None
    assert (kit.number, kit.is_draft) == (3, True)
    assert desk.order == before
    back(desk)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(desk.order) == len(before) - 1


def test_no_wording_is_offered_without_a_flag() -> None:
    assert wording(()) == ""


def test_selected_card_stays_in_sight_when_a_remark_makes_it_grow(desk: Desk) -> None:
    desk.select(desk.order[-1])
    before = desk.questions.visualRect(desk.questions.currentIndex()).height()

    make_leading(desk, -1)

    shown = desk.questions.visualRect(desk.questions.currentIndex())
    assert shown.height() > before
    assert desk.questions.viewport().rect().contains(shown)
