"""From an empty database to frozen versions of a kit, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from hireapp import paths
from hireapp.domain.ids import AttitudeId
from hireapp.domain.kits import Kit, KitContent
from hireapp.domain.openings import Opening
from hireapp.gui.cards.list import CardList
from hireapp.gui.context import Context
from hireapp.gui.kit.kit_cards import KitCard
from hireapp.gui.kit.kit_list import KitList
from hireapp.store import kits, openings
from hireapp.store.kits import KitVersion
from tests.journeys.driver import Driver

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
FAULTY = "How did you overcome a rule that was unfair to a customer?"
MENDED = "Tell me about a rule that was unfair to a customer."


class KitByKeyboard:
    """The keys of somebody who builds a kit, and what the database has of it."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    @property
    def context(self) -> Context:
        context = self.driver.app.context
        assert context is not None
        return context

    @property
    def opening(self) -> Opening:
        return openings.all_of_them(self.context.database)[0]

    @property
    def kit(self) -> Kit:
        kit = kits.latest(self.context.database, self.opening.id)
        assert kit is not None
        return kit

    @property
    def content(self) -> KitContent:
        return self.kit.content

    @property
    def prompts(self) -> list[str]:
        return [one.question.prompt for one in self.content.questions]

    @property
    def card(self) -> KitCard:
        """The question that is selected in the kit."""
        current = self.driver.find(KitList, "kit-questions").current
        assert isinstance(current, KitCard)
        return current

    def begin(self, title: str) -> None:
        """Say who one is and create an opening; its kit page comes by itself."""

        def fill(_: QDialog) -> None:
            self.driver.take_keyboard("opening-dialog")
            self.driver.press(title)
            self.driver.key(Key.Key_Tab)
            self.driver.press("make every guest leave happier than they came")
            self.driver.key(Key.Key_Return)

        self.driver.start(paths.default_database())
        self.driver.press("Dana Whitfield")
        self.driver.key(Key.Key_Return)
        self.driver.with_dialog(lambda: self.driver.key(Key.Key_N, CTRL), fill)

    def push(self, name: str) -> None:
        """Go to a button by Tab and press it with Enter."""
        self.driver.tab_to(name)
        self.driver.key(Key.Key_Return)

    def search(self, words: str) -> None:
        """Search as one types, and add the first match."""
        self.driver.key(Key.Key_F, CTRL)
        self.driver.press(words)
        self.driver.key(Key.Key_Return)

    def reword(self, words: str) -> str:
        """Write another wording; gives what the dialog said of it before it was kept."""
        self.driver.key(Key.Key_F2)
        dialog = self.driver.take_keyboard("reword-dialog")
        self.driver.key(Key.Key_A, CTRL)
        self.driver.press(words)
        said = texts(dialog)
        self.driver.key(Key.Key_Return, CTRL)
        self.driver.take_keyboard()
        return said

    def freeze(self) -> None:
        self.driver.key(Key.Key_F, CTRL | SHIFT)

    def begin_interview(self, candidate: str) -> None:
        """Join the panel, add a candidate, open the own scorecard and leave it as a draft."""

        def fill(dialog: QDialog) -> None:
            dialog.activateWindow()
            self.driver.qtbot.waitUntil(dialog.isActiveWindow)
            self.driver.press(candidate)
            self.push("names-add")

        self.driver.key(Key.Key_3, ALT)
        self.driver.tab_to("panel-person")
        self.driver.press("Dana")
        self.push("panel-seat")
        self.driver.key(Key.Key_1, ALT)
        self.driver.with_dialog(lambda: self.driver.key(Key.Key_N, CTRL | SHIFT), fill)
        self.push("candidates")
        self.driver.qtbot.waitUntil(lambda: self.driver.window.is_interviewing)
        self.driver.key(Key.Key_W, CTRL)
        self.driver.key(Key.Key_2, ALT)

    @property
    def versions(self) -> tuple[KitVersion, ...]:
        return kits.versions(self.context.database, self.opening.id)


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def kit(driver: Driver) -> KitByKeyboard:
    return KitByKeyboard(driver)


def steps(count: int, step: Callable[[], None]) -> None:
    for _ in range(count):
        step()


def test_a_ready_kit_is_frozen_with_a_few_keys(kit: KitByKeyboard) -> None:
    kit.begin("Guest Host")

    kit.push("ready-kit")
    kit.driver.take_keyboard("kit-templates")
    kit.driver.key(Key.Key_Return)
    kit.driver.take_keyboard()
    kit.push("freeze-kit")

    assert (kit.kit.number, kit.kit.is_draft) == (1, False)
    assert 40 <= kit.content.minutes <= 45
    assert kit.content.opener is not None
    assert len(kit.content.questions) == 7


def test_a_kit_is_built_checked_frozen_and_versioned(kit: KitByKeyboard) -> None:
    kit.begin("Guest Host")
    kit.push("empty-kit")
    choose_three_questions(kit)
    mend_a_faulty_wording(kit)
    give_one_more_weight(kit)
    undo_and_redo_five_steps(kit)

    built = kit.content
    kit.freeze()
    assert (kit.kit.number, kit.kit.is_draft) == (1, False)
    kit.begin_interview("Maya Okafor")
    last = kit.prompts[-1]
    kit.driver.tab_to("kit-questions")
    kit.driver.key(Key.Key_End)
    kit.driver.key(Key.Key_Delete)
    assert (kit.kit.number, kit.kit.is_draft) == (2, True)
    kit.freeze()

    assert [one.kit.content == built for one in kit.versions] == [True, False]
    assert all(not one.kit.is_draft for one in kit.versions)
    assert [one.scorecards for one in kit.versions] == [1, 0]
    kit.push("kit-versions")
    said = texts(kit.driver.take_keyboard("kit-versions"))
    assert "From version 1 to version 2" in said
    assert "Removed: " in said
    assert last in said


def choose_three_questions(kit: KitByKeyboard) -> None:
    """Two by searching, one by its attitude, which is then moved to the top."""
    driver = kit.driver
    kit.search("criticised your work")
    kit.search("stuck at the same point")
    assert kit.content.opener is not None

    driver.key(Key.Key_F, CTRL)
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_Backtab)
    driver.press("Empathy")
    driver.tab_to("kit-bank", CardList)
    driver.key(Key.Key_Return)
    assert kit.content.questions[-1].attitude.id == AttitudeId("empathy")

    first, second, third = kit.prompts
    driver.tab_to("kit-questions")
    steps(2, lambda: driver.key(Key.Key_Up, ALT))
    assert kit.prompts == [third, first, second]


def mend_a_faulty_wording(kit: KitByKeyboard) -> None:
    said = kit.reword(FAULTY)
    assert "⚠ Leading: " in said
    assert kit.prompts[0] == FAULTY
    assert any("Leading: " in flag for flag in kit.card.flags)
    assert "Ctrl+U" in kit.card.link

    kit.driver.key(Key.Key_U, CTRL)
    assert kit.prompts[0] == MENDED
    assert not kit.card.flags


def give_one_more_weight(kit: KitByKeyboard) -> None:
    """Freezing is refused without a reason, and goes where it is to be written."""
    driver = kit.driver
    driver.tab_to("kit-weight")
    steps(2, lambda: driver.key(Key.Key_Up))
    kit.freeze()
    assert kit.kit.is_draft
    assert driver.window.banner.isVisible()

    driver.press("mostly rules")
    driver.key(Key.Key_Return)
    assert kit.content.weights_reason == "mostly rules"


def undo_and_redo_five_steps(kit: KitByKeyboard) -> None:
    """The reason, two steps of the weight and both wordings."""
    built = kit.content

    steps(5, lambda: kit.driver.key(Key.Key_Z, CTRL))
    assert kit.content.has_equal_weights
    assert not kit.content.weights_reason
    assert not {FAULTY, MENDED} & set(kit.prompts)

    steps(5, lambda: kit.driver.key(Key.Key_Y, CTRL))
    assert kit.content == built
