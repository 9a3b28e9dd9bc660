from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.domain.banks import Bank
from hireapp.domain.people import Role
from hireapp.gui import theme
from hireapp.gui.bank_library import Library, LoadBanks, load_banks, read_banks
from hireapp.gui.banks.contents_list import ContentsList, ContentsModel, EntryKind, entries
from hireapp.gui.banks.page import BanksPage
from hireapp.gui.cards.list import CardList
from hireapp.gui.context import Context
from hireapp.gui.question_view import QuestionView
from hireapp.gui.tasks import Tasks
from hireapp.store import people
from hireapp.store.database import Database
from tests.gui.bank_files import HOSTILE, write_bank
from tests.gui.conftest import CTRL


@dataclass
class Shown:
    """The page on the screen."""

    qtbot: QtBot
    page: BanksPage

    @property
    def contents(self) -> ContentsList:
        found = self.page.findChild(ContentsList)
        assert isinstance(found, ContentsList)
        return found

    @property
    def questions(self) -> CardList:
        found = self.page.findChild(CardList, "bank-questions")
        assert isinstance(found, CardList)
        return found

    @property
    def search(self) -> QLineEdit:
        found = self.page.findChild(QLineEdit, "bank-search")
        assert isinstance(found, QLineEdit)
        return found

    @property
    def read(self) -> list[str]:
        """What the right side shows."""
        found = self.page.findChild(QuestionView)
        assert isinstance(found, QuestionView)
        return found.texts()

    @property
    def texts(self) -> str:
        QApplication.processEvents()
        return "\n".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    @property
    def prompts(self) -> list[str]:
        model = self.questions.cards
        return [model.data(model.index(row)) for row in range(model.rowCount())]

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def pick(self, title: str) -> None:
        """Click an entry on the left."""
        model = self.contents.contents
        titles = [model.data(model.index(row)) for row in range(model.rowCount())]
        index = model.index(titles.index(title))
        self.contents.scrollTo(index)
        place = self.contents.visualRect(index).center()
        self.qtbot.mouseClick(self.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)


OpenPage = Callable[..., Shown]


@pytest.fixture
def open_page(qtbot: QtBot, database: Database, tasks: Tasks) -> OpenPage:
    context = Context(database, tasks)
    context.look_as(people.add(database, "Cora", Role.COORDINATOR))

    def opened(banks: LoadBanks = load_banks) -> Shown:
        page = BanksPage(context, banks=banks)
        qtbot.addWidget(page)
        page.resize(1076, 748)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return Shown(qtbot, page)

    return opened


@pytest.fixture
def shown(open_page: OpenPage) -> Shown:
    """The shipped banks."""
    return open_page()


def test_page_shows_every_attitude_with_its_count(shown: Shown, bank: Bank) -> None:
    model = shown.contents.contents
    found = [model.entry(model.index(row)) for row in range(model.rowCount())]

    first = next(n for n, one in enumerate(found) if one and one.kind is EntryKind.BANK)
    head, attitudes = found[first], found[first + 1 : first + 13]
    assert head is not None
    assert (head.title, head.count) == (bank.bank.title, len(bank.question))
    assert [one.title for one in attitudes if one] == [one.name for one in bank.attitude]
    assert [one.count for one in attitudes if one] == [
        sum(question.attitude == attitude.id for question in bank.question)
        for attitude in bank.attitude
    ]


def test_attitude_shows_its_questions(shown: Shown, bank: Bank) -> None:
    shown.pick("Coachable")

    wanted = [one.prompt for one in bank.question if one.attitude == "coachable"]
    assert shown.prompts == wanted
    assert wanted[0] in shown.read


@pytest.mark.parametrize("question_id", ["coachable-1", "empathy-2"])
def test_everything_of_a_question_can_be_read(shown: Shown, bank: Bank, question_id: str) -> None:
    question = next(one for one in bank.question if one.id == question_id)
    attitude = bank.attitude_of(question)

    shown.questions.select(f"{bank.bank.id}/{question_id}")

    read = {text.strip() for text in shown.read}
    anchors = {text.strip() for text in question.anchors.values()}
    probes = {probe.text for probe in question.probes}
    levels = {attitude.synthetic, attitude.genuine, attitude.super}
    assert anchors | probes | set(question.listen_for) | set(question.warning_signs) <= read
    assert {one.strip() for one in (attitude.definition, attitude.why, *levels)} <= read
    assert {question.prompt, attitude.name, "1", "2", "3", "4", "5"} <= read
    facts = next(text for text in shown.read if f"{question.minutes} min" in text)
    assert question.kind in facts
    assert all(tag in facts for tag in question.tags)


def test_probes_stand_under_their_stage(shown: Shown, bank: Bank) -> None:
    shown.questions.select(f"{bank.bank.id}/coachable-1")

    read = shown.read

    action = read.index("about what was done")
    assert read.index("What was said?") < action < read.index("What did you say?")
    assert action < read.index("about the result") < read.index("Where does it stand today?")


def test_opener_shows_reactions_and_no_ratings(shown: Shown, bank: Bank) -> None:
    opener = bank.openers[0]
    assert opener.reactions is not None

    shown.questions.select(f"{bank.bank.id}/{opener.id}")

    read = shown.read
    assert "Your own reaction, never a score" in read
    assert opener.reactions.goose_bumps in read
    assert "What earns each rating" not in read


def test_search_narrows_and_enter_goes_on_to_read(shown: Shown) -> None:
    shown.contents.setFocus()
    shown.press(Qt.Key.Key_F, CTRL)
    shown.qtbot.keyClicks(shown.search, "criticised")

    shown.press(Qt.Key.Key_Return)

    assert shown.prompts == ["Tell me about a time when someone criticised your work."]
    assert shown.prompts[0] in shown.read
    assert isinstance(QApplication.focusWidget(), QuestionView)


def test_search_without_a_match_says_so(shown: Shown) -> None:
    shown.search.setFocus()

    shown.qtbot.keyClicks(shown.search, "zzz")

    assert "No question matches" in shown.texts
    assert shown.read == []


def test_about_tells_what_the_bank_is_for(shown: Shown, bank: Bank) -> None:
    about = shown.page.findChild(QPushButton, "about-bank")
    assert isinstance(about, QPushButton)

    shown.qtbot.mouseClick(about, Qt.MouseButton.LeftButton)

    assert bank.bank.description in shown.read


def test_broken_bank_shows_its_error_and_the_others_work(
    open_page: OpenPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[bank]\nid = "b"\ntitle = 3\n', encoding="utf-8")
    good = write_bank(tmp_path / "good.toml", ("Why?",))

    shown = open_page(lambda: read_banks((broken, good)))
    shown.pick("broken.toml")

    fault = "\n".join(shown.read)
    assert "This file cannot be used" in fault
    assert "broken.toml" in fault
    assert "title" in fault
    assert "1 file cannot be used" in shown.texts
    shown.pick("Kindness")
    assert shown.prompts == ["Hello?", "Why?"]


def test_page_without_banks_says_what_to_do(open_page: OpenPage) -> None:
    shown = open_page(lambda: Library((), ()))

    assert "Please reinstall" in shown.texts


def test_model_keeps_qts_rules(qtmodeltester: ModelTester, bank: Bank) -> None:
    model = ContentsModel()

    qtmodeltester.check(model)
    model.show_entries(entries(load_banks()))
    qtmodeltester.check(model)

    spoken = model.data(model.index(3), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Service attitudes, {len(bank.question)} questions"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_widen_nothing_and_stay_text(
    open_page: OpenPage, tmp_path: Path, text: str
) -> None:
    library = read_banks((write_bank(tmp_path / "odd.toml", (text,), attitude=text[:200]),))
    shown = open_page(lambda: library)
    shown.page.resize(820, 620)

    shown.questions.select("odd/kind-1")

    assert text.strip() in shown.read
    assert shown.page.minimumSizeHint().width() <= 820
    view = shown.page.findChild(QuestionView)
    assert isinstance(view, QuestionView)
    assert view.horizontalScrollBar().maximum() == 0
    assert shown.page.grab().width() == 820


@pytest.mark.parametrize("dark", [True, False])
def test_contents_are_painted(shown: Shown, qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark=dark)
    shown.contents.setFocus()

    image = shown.contents.grab().toImage()

    colours = {image.pixel(x, 3 * 32 + 14) for x in range(image.width())}
    assert len(colours) > 5


def test_failing_slot_reaches_the_error_hook_and_the_selection_is_kept(shown: Shown) -> None:
    shown.pick("Coachable")
    prompts = shown.prompts
    shown.questions.setFocus()

    def explode(*_: object) -> None:
        raise ZeroDivisionError

    shown.questions.current_changed.connect(explode)
    with shown.qtbot.captureExceptions() as caught:
        shown.press(Qt.Key.Key_Down)

    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert shown.prompts == prompts
    assert prompts[1] in shown.read
