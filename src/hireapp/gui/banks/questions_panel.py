"""The middle column: the questions of a bank or an attitude, searched, with what needs a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.question_check.check import check_question
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Flag, Jurisdiction
from hireapp.domain.questions import UNFINISHED
from hireapp.gui.bank_library import BankQuestion, search
from hireapp.gui.banks.draft import still_to_write
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import Card
from hireapp.gui.flag_finder import FlagFinder
from hireapp.gui.question_view import kind_name, minutes
from hireapp.gui.search_field import SearchField
from hireapp.gui.widgets import label
from hireapp.i18n import tr, trn
from hireapp.store.own_banks import Usage

_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Made(NamedTuple):
    """What a card was made of."""

    one: BankQuestion
    used: int
    flags: tuple[Flag, ...]
    places: frozenset[Jurisdiction]


class QuestionCards(CardList):
    """Delete asks to delete the question."""

    delete_wanted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DELETING and self.current is not None:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class QuestionsPanel(QWidget):
    """`current_changed` tells the key of the selected question; `read_wanted` comes on Enter.

    `searched` comes when the list shows what is looked for, which may be nothing.
    """

    current_changed = Signal(str)
    searched = Signal()
    read_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[BankQuestion] = ()
        self._by_key: dict[str, BankQuestion] = {}
        self._usage: Usage | None = None
        self._places = ALL_JURISDICTIONS
        self._held = ""
        self._finder = FlagFinder(self)
        self._flags: dict[str, tuple[Flag, ...]] = {}
        self._made: dict[str, tuple[_Made, Card]] = {}
        """The cards, made again only when something on them changed: there may be thousands."""
        self.search = SearchField("bank-search", tr("Search these questions"))
        self.search.setAcceptDrops(False)
        self.search.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setObjectName("bank-no-match")
        self.cards = QuestionCards("bank-questions", tr("Questions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
        layout.addWidget(self.cards, 1)
        layout.addStretch(0)
        self.search.textChanged.connect(self._on_searched)
        self.search.left_downwards.connect(self._enter_list)
        self.search.taken.connect(self.read_wanted)
        self.cards.chosen.connect(lambda _key: self.read_wanted.emit())
        self.cards.opened.connect(lambda _key: self.read_wanted.emit())
        self.cards.current_changed.connect(self.current_changed)
        self._finder.found.connect(self._on_found)

    @property
    def current(self) -> BankQuestion | None:
        """The question that is selected."""
        card = self.cards.current
        return self._by_key.get(card.key) if card else None

    def show_questions(
        self,
        questions: Sequence[BankQuestion],
        usage: Usage,
        places: frozenset[Jurisdiction],
        *,
        held: str = "",
    ) -> None:
        """Show these, with the flags that count in these places.

        The one with the key `held` is shown even if what is typed in it no longer matches.
        """
        self._usage, self._held = usage, held
        if places != self._places:
            self._places = places
        self._take(questions)
        words = trn("Search {n} question", "Search {n} questions", len(questions))
        self.search.setPlaceholderText(words)
        self.search.setEnabled(bool(questions))
        self._show_cards()

    def select(self, key: str) -> bool:
        """Select a question, also one that the search leaves out; False when it is not here."""
        if key in self._by_key and not self.cards.select(key):
            self.search.clear()
            return self.cards.select(key)
        return key in self._by_key

    def select_first(self) -> None:
        """Select the first question if none is selected."""
        if self.cards.current is None:
            self.cards.select_row(0)

    def _on_searched(self) -> None:
        self._held = ""
        self._show_cards()
        self.select_first()
        self.searched.emit()

    def _take(self, questions: Sequence[BankQuestion]) -> None:
        """Take other questions, and look for flags on those that are new."""
        before, self._questions = self._by_key, questions
        self._by_key = {one.key: one for one in questions}
        # By identity, since comparing whole banks of thousands takes long.
        new = [one for one in questions if before.get(one.key) is not one]
        if len(new) == 1 and self._finder.is_done:
            self._flags[new[0].key] = check_question(new[0].question)
        elif new:
            self._finder.look_at(questions)

    def _on_found(self) -> None:
        keys = self._by_key
        if self._finder.is_done:
            self._flags = {key: flags for key in keys if (flags := self._finder.of(key))}
        else:  # what was known before stays until all are looked at again
            self._flags |= {key: flags for key in keys if (flags := self._finder.of(key))}
        self._show_cards()

    def _show_cards(self) -> None:
        found = search(self._questions, self.search.text())
        held = self._by_key.get(self._held)
        if held is not None and all(one is not held for one in found):
            found = (held, *found)
        self.cards.cards.show_cards([self._card(one) for one in found])
        self.cards.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(
            tr("No question matches. Try another word, or another attitude.")
            if self._questions
            else tr("No question yet.")
        )

    def _enter_list(self) -> None:
        if self.cards.isVisible():
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)

    def _card(self, one: BankQuestion) -> Card:
        used = self._usage.of(one.question) if self._usage and one.own else 0
        of = _Made(one, used, self._flags.get(one.key, ()), self._places)
        known = self._made.get(one.key)
        if known is not None and _is_same(known[0], of):
            return known[1]
        made = _card(of)
        self._made[one.key] = (of, made)
        return made


def _is_same(one: _Made, other: _Made) -> bool:
    """Whether a card stays as it is; by identity, which is quick for thousands."""
    same = one.one is other.one and one.flags is other.flags and one.places is other.places
    return same and one.used == other.used


def _card(of: _Made) -> Card:
    question = of.one.question
    words = trn("used in {n} opening", "used in {n} openings", of.used) if of.used else ""
    return Card(
        key=of.one.key,
        text=tr("New question") if question.prompt == UNFINISHED else question.prompt,
        caption=of.one.attitude.name,
        note=f"{kind_name(question.kind)} · {minutes(question.minutes)}",
        detail=words,
        warning=_warning(of),
    )


def _warning(of: _Made) -> str:
    missing = still_to_write(of.one.question) if of.one.own else ()
    if missing:
        return tr("Still to write: {parts}").format(parts=", ".join(missing))
    counting = (
        flag for flag in of.flags if not flag.jurisdictions or flag.jurisdictions & of.places
    )
    labels = dict.fromkeys(flag.category.label for flag in counting)
    return tr("Question check: {what}").format(what=", ".join(labels)) if labels else ""
