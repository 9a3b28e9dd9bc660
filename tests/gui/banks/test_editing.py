from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton, QToolButton

from hireapp.domain.attitudes import Attitude
from hireapp.domain.banks import Bank
from hireapp.domain.kits import KitContent
from hireapp.domain.openings import OpeningFacts
from hireapp.domain.questions import QuestionKind, Stage
from hireapp.gui.banks.fields import Choice, TextField
from hireapp.gui.banks.flags_panel import FlagsPanel
from hireapp.gui.banks.jurisdictions import JurisdictionsButton
from hireapp.store import kits, openings, own_banks
from tests.gui.banks.conftest import Editor
from tests.gui.conftest import (
    CTRL,
    HOSTILE,
    answer,
    child,
    settle,
    spoken_name,
    tab_round,
    texts,
    type_in,
)
from tests.gui.interview.conftest import locked

LEADING = "I am sure you like customers, don't you?"


def test_first_question_makes_a_bank_and_is_kept_while_one_types(editor: Editor) -> None:
    editor.pick("Questions of our own…")

    editor.press("create-first")
    editor.desk.qtbot.keyClicks(editor.focus, "Tell me about a guest you still remember.")
    editor.wait_until_kept()

    assert editor.bank.bank.title == "Our questions"
    assert editor.question.prompt == "Tell me about a guest you still remember."
    assert "still to write: Anchor 1" in editor.status


def test_a_question_that_was_never_written_leaves_nothing(own: Editor) -> None:
    own.press("new-question")

    own.pick("Service attitudes")

    assert len(own.bank.question) == 2


def test_copy_of_a_shipped_question_is_edited_and_the_shipped_one_stays(
    editor: Editor, bank: Bank
) -> None:
    shipped = bank.question[0]

    editor.press("copy-question")
    editor.write("question-prompt", "Do you love dogs?")

    assert editor.question.prompt == "Do you love dogs?"
    assert editor.question.reactions == shipped.reactions
    assert editor.question.id != shipped.id
    editor.pick("Service attitudes")
    settle()
    assert shipped.prompt in texts(editor.page)


def test_leaving_a_field_keeps_it_at_once(own: Editor) -> None:
    own.page._right.take_keyboard()

    own.desk.qtbot.keyClicks(own.focus, "Now: ")
    own.key(Qt.Key.Key_Tab)

    assert own.question.prompt == "Now: Tell me about rain."


def test_leaving_the_page_keeps_what_was_typed(own: Editor) -> None:
    own.page._right.take_keyboard()
    own.desk.qtbot.keyClicks(own.focus, "Now: ")

    left = own.page.leave()

    assert left
    assert own.question.prompt == "Now: Tell me about rain."


def test_undo_and_redo_go_through_every_edit(own: Editor) -> None:
    before = own.question
    own.write("question-prompt", "First other words.")
    own.write("anchor-3", "Stayed with the guest until help came.")

    own.key(Qt.Key.Key_Z, CTRL)
    after_one = own.question
    own.click_tool("undo")
    after_two = own.question
    own.click_tool("redo")

    assert (after_one.prompt, after_one.anchor(3)) == ("First other words.", before.anchor(3))
    assert after_two == before
    assert own.field("question-prompt").toPlainText() == "First other words."


def test_undo_takes_what_was_not_kept_yet_too(own: Editor) -> None:
    own.page._right.take_keyboard()
    own.desk.qtbot.keyClicks(own.focus, "Now: ")

    own.key(Qt.Key.Key_Z, CTRL)

    assert own.question.prompt == "Tell me about rain."
    assert own.field("question-prompt").toPlainText() == "Tell me about rain."


def test_deleted_question_says_where_it_is_kept_and_comes_back(own: Editor) -> None:
    opening = openings.create(own.database, OpeningFacts(title="Host", purpose="be kind"))
    content = KitContent().adding(own.bank, own.question)
    kits.edit(own.database, opening.id, content)
    own.cards.setFocus()

    own.key(Qt.Key.Key_Delete)
    left = len(own.bank.question)
    own.desk.undo()

    assert left == 1
    assert own.desk.notices[-1][0] == "The question was deleted. 1 kit keeps its copy."
    assert [one.id for one in own.bank.question] == ["q1", "q2"]
    assert kits.latest(own.database, opening.id) is not None


def test_deletion_is_undone_once_by_key_and_notice(own: Editor) -> None:
    own.press("delete-question")
    own.key(Qt.Key.Key_Z, CTRL)

    own.desk.undo()

    assert len(own.bank.question) == 2
    assert not own.desk.refusals


def test_lists_are_written_by_keys_alone(own: Editor) -> None:
    own.field("listen-1").setFocus()

    own.desk.qtbot.keyClicks(own.focus, "A name")
    own.key(Qt.Key.Key_Return)
    own.desk.qtbot.keyClicks(own.focus, "A deed")
    own.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    own.key(Qt.Key.Key_Return)
    own.key(Qt.Key.Key_Backspace)
    own.wait_until_kept()

    assert own.question.listen_for == ("A deed", "A name")


def test_probe_has_a_stage(own: Editor) -> None:
    own.field("probe-1").setFocus()
    own.desk.qtbot.keyClicks(own.focus, "What came of it?")
    stage = child(own.page, Choice, "probe-1-stage")
    stage.setFocus()

    own.desk.qtbot.keyClicks(stage, "res")
    own.wait_until_kept()

    (probe,) = own.question.probes
    assert (probe.stage, probe.text) == (Stage.RESULT, "What came of it?")


def test_removed_text_is_gone(own: Editor) -> None:
    own.write("warning-1", "Blames others")
    remove = child(own.page, QToolButton, "warning-1-remove")

    own.desk.qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    own.page.leave()

    assert own.question.warning_signs == ()


def test_opener_has_reactions_instead_of_anchors(own: Editor) -> None:
    kind = child(own.page, Choice, "question-kind")
    kind.setFocus()

    own.desk.qtbot.keyClicks(kind, "ope")
    own.write("reaction-warm", "I smiled.")

    assert own.question.kind is QuestionKind.OPENER
    assert own.question.reactions is not None
    assert own.question.reactions.warm == "I smiled."
    assert own.question.anchors == {}


def test_tags_and_minutes_are_kept(own: Editor) -> None:
    tags = type_in(own.desk.qtbot, own.page, "question-tags", "night shift, first week,")
    own.desk.qtbot.keyClick(tags, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    own.key(Qt.Key.Key_Up)
    own.page.leave()

    assert own.question.tags == ("night shift", "first week")
    assert own.question.minutes == 5


def test_own_attitude_is_made_and_used(own: Editor) -> None:
    def fill(dialog: QDialog) -> None:
        for key in ("name", "definition", "why", "synthetic", "genuine", "super"):
            type_in(own.desk.qtbot, dialog, f"dialog-{key}", f"Patience {key}")
        focus = own.focus
        own.desk.qtbot.keyClick(focus, Qt.Key.Key_Return, CTRL)

    answer(QDialog, fill)
    own.page._actions.ask_attitude()
    own.desk.qtbot.waitUntil(lambda: own.question.attitude == "patience-name")

    made = own.bank.attitude_of(own.question)
    assert made.name == "Patience name"
    assert made.super == "Patience super"


def test_attitude_without_a_definition_is_refused_in_its_dialog(own: Editor) -> None:
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        type_in(own.desk.qtbot, dialog, "dialog-name", "Patience")
        own.desk.qtbot.keyClick(own.focus, Qt.Key.Key_Return, CTRL)
        said.append(child(dialog, QLabel, "dialog-problem").text())

    answer(QDialog, fill)
    own.page._actions.ask_attitude()
    own.desk.qtbot.waitUntil(lambda: bool(said))

    assert said == ["Definition: it is empty."]
    assert len(own.bank.attitude) == 1


def test_sample_answer_is_written_edited_and_removed(own: Editor) -> None:
    before = own.bank.sample_answer
    number = len([one for one in before if one.question == own.question.id]) + 1

    def fill(dialog: QDialog) -> None:
        type_in(own.desk.qtbot, dialog, "dialog-text", "I stayed with her until the bus came.")
        type_in(own.desk.qtbot, dialog, "dialog-why", "He stayed.")
        rating = child(dialog, Choice, "dialog-rating")
        rating.setFocus()
        own.desk.qtbot.keyClick(rating, Qt.Key.Key_Home)
        own.desk.qtbot.keyClick(rating, Qt.Key.Key_Return, CTRL)

    answer(QDialog, fill)
    own.press("sample-add")
    own.desk.qtbot.waitUntil(lambda: len(own.bank.sample_answer) > len(before))
    made = own.bank.sample_answer[-1]
    settle()

    def better(dialog: QDialog) -> None:
        text = child(dialog, TextField, "dialog-text")
        own.desk.qtbot.keyClick(text, Qt.Key.Key_End, CTRL)
        own.desk.qtbot.keyClicks(text, " I waved.")
        own.desk.qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)

    answer(QDialog, better)
    own.press(f"sample-{number}-edit")
    own.desk.qtbot.waitUntil(lambda: own.bank.sample_answer[-1] != made)
    edited = own.bank.sample_answer[-1]
    settle()
    own.press(f"sample-{number}-remove")
    after = own.bank.sample_answer
    own.click_tool("undo")

    assert (made.question, made.rating, made.why) == (own.question.id, 5, "He stayed.")
    assert edited.text == "I stayed with her until the bus came. I waved."
    assert after == before
    assert own.bank.sample_answer[-1] == edited


def test_wording_is_offered_for_a_probe_too(own: Editor) -> None:
    probe = own.field("probe-1")
    own.write("probe-1", "How did you overcome the noise?")
    panel = child(own.page, FlagsPanel, "flags-probes")
    own.desk.qtbot.waitUntil(lambda: bool(panel.findChildren(QPushButton, "use-wording")))

    child(panel, QPushButton, "use-wording").click()
    own.page.leave()

    assert probe.toPlainText() == "Tell me about the noise."
    assert own.question.probes[0].text == "Tell me about the noise."


def test_question_follows_its_attitude(own: Editor) -> None:
    own.pick("Empathy")
    attitude = child(own.page, Choice, "question-attitude")
    attitude.setFocus()

    own.desk.qtbot.keyClicks(attitude, "Resource")
    own.page.leave()

    assert own.question.attitude == "resourceful"
    assert own.cards.current is not None
    assert own.cards.current.caption == "Resourceful"


def test_check_advises_while_one_types_and_gives_other_words(own: Editor) -> None:
    own.page._right.take_keyboard()
    own.key(Qt.Key.Key_A, CTRL)

    own.desk.qtbot.keyClicks(own.focus, "Are you married?")
    flags = child(own.page, FlagsPanel, "flags-prompt")
    own.desk.qtbot.waitUntil(flags.isVisible)
    advice = " ".join(texts(flags))
    own.key(Qt.Key.Key_U, CTRL)
    own.wait_until_kept()

    assert "Risky topic" in advice
    assert "United States" in advice
    assert "Source:" in advice
    assert own.question.prompt in advice
    assert own.question.prompt != "Are you married?"


def test_offered_words_are_taken_by_a_click(own: Editor) -> None:
    own.write("question-prompt", "Are you married?")
    settle()
    use = child(own.page, QPushButton, "use-wording")

    own.desk.qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    own.page.leave()

    assert "married" not in own.question.prompt


def test_places_that_are_checked_are_told_and_one_stays(own: Editor) -> None:
    told: list[list[str]] = []
    own.page.jurisdictions_chosen.connect(told.append)
    places = child(own.page, JurisdictionsButton, "jurisdictions")
    us, uk, eu = places.menu().actions()

    us.trigger()
    uk.trigger()
    eu.trigger()

    assert told == [["eu", "uk"], ["eu"]]
    assert places.text() == "Check: EU"
    own.page.use_jurisdictions(["us"])
    assert places.text() == "Check: US"


def test_question_of_several_banks_goes_where_one_says(own: Editor) -> None:
    own_banks.create(own.database, "Second & last")
    own.pick("Service attitudes")

    own.press("copy-question")
    menu = child(own.page, QMenu, "choose-bank")
    own.choose(menu, "Second && last")

    assert [len(one.bank.question) for one in own.banks] == [2, 1]
    menu.close()


def test_bank_is_renamed_deleted_and_brought_back(own: Editor) -> None:
    def rename(dialog: QDialog) -> None:
        type_in(own.desk.qtbot, dialog, "dialog-title", "Front desk")
        own.desk.qtbot.keyClick(own.focus, Qt.Key.Key_Return, CTRL)

    answer(QDialog, rename)
    own.press("rename-bank-button")
    own.desk.qtbot.waitUntil(lambda: own.bank.bank.title == "Front desk")
    own.press("delete-bank")
    gone = own.banks
    own.desk.undo()

    assert gone == ()
    assert own.bank.bank.title == "Front desk"
    assert len(own.bank.question) == 2


def test_trouble_with_the_disk_keeps_the_words_and_tries_again(own: Editor) -> None:
    own.page._right.take_keyboard()
    with locked(own.database.path):
        own.desk.qtbot.keyClicks(own.focus, "Now: ")
        left = own.page.leave()

    own.wait_until_kept()

    assert not left
    assert len(own.desk.refusals) == 1
    assert own.question.prompt == "Now: Tell me about rain."


def test_everything_is_reached_by_tab_and_has_a_name(own: Editor) -> None:
    visited = tab_round(own.desk.qtbot, own.page)

    names = [spoken_name(one) for one in visited]
    order = [one.objectName() for one in visited]
    assert all(names)
    wanted = ["new-question", "bank-contents", "bank-search", "bank-questions", "question-prompt"]
    wanted += ["question-tags", "anchor-5", "anchor-1", "probe-1", "listen-1", "warning-1"]
    assert [one for one in order if one in wanted] == wanted


def test_hostile_texts_stay_text_and_widen_nothing(own: Editor) -> None:
    shown = own.page.width()

    for text in HOSTILE:
        own.field("question-prompt").setFocus()
        own.key(Qt.Key.Key_A, CTRL)
        own.field("question-prompt").insertPlainText(text)
        own.page.leave()

        assert own.question.prompt == text
    own.page.resize(820, 620)
    assert own.page.minimumSizeHint().width() <= 820 < shown


def test_mistake_in_a_slot_reaches_the_hook_and_the_words_stay(own: Editor) -> None:
    def explode(*_: object) -> None:
        raise ZeroDivisionError

    own.page._editing.form.typed.connect(explode)
    own.page._right.take_keyboard()
    with own.desk.qtbot.captureExceptions() as caught:
        own.desk.qtbot.keyClicks(own.focus, "N")

    own.page._editing.form.typed.disconnect(explode)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert own.field("question-prompt").toPlainText() == "NTell me about rain."
    own.page.leave()
    assert own.question.prompt == "NTell me about rain."


def test_shipped_attitude_keeps_its_words(editor: Editor, bank: Bank) -> None:
    editor.press("copy-question")

    edit = child(editor.page, QPushButton, "edit-attitude")

    assert isinstance(bank.attitude[0], Attitude)
    assert not edit.isVisible()
