"""The left column: the questions of the banks, searched, filtered, read and added."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.insights import question_key
from hireapp.domain.question_check.flags import Jurisdiction
from hireapp.domain.questions import Question
from hireapp.gui.bank_filters import BankFilters
from hireapp.gui.bank_library import BankQuestion, Library, find
from hireapp.gui.cards.list import CardList
from hireapp.gui.cards.model import BANK_CARD_FORMAT, Card
from hireapp.gui.flag_finder import FlagFinder
from hireapp.gui.kit.checks import sentence
from hireapp.gui.kit.hint import Hint
from hireapp.gui.kit.preview import QuestionPreview
from hireapp.gui.question_view import minutes
from hireapp.gui.search_field import SearchField
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr, trn
from hireapp.store.own_banks import Usage

HEADING_HEIGHT = 28
"""Of the line above each column, in device-independent pixels."""
_FLAGS_READ = 3


class BankPanel(QWidget):
    """Tells the page which question is to be added, by its key; reading is done here.

    A question is added by Enter, a double-click, the button, from its preview, or by dragging it
    to the kit, which tells of that itself.
    """

    add_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._in_kit: frozenset[str] = frozenset()
        self._usage: Usage | None = None
        self._cards: dict[str, Card] = {}
        self._questions: dict[str, BankQuestion] = {}
        self._preview: QuestionPreview | None = None
        self._flags = FlagFinder(self)
        self._experience: Mapping[str, str] = {}
        self.search = SearchField("kit-search", tr("Search the question bank"))
        self.filters = BankFilters("kit")
        self.attitude = self.filters.attitude
        self.questions = CardList("kit-bank", tr("Question bank"), carried=BANK_CARD_FORMAT)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setObjectName("kit-no-match")
        self.broken = label("", "bad", wrap=True)
        self.broken.setObjectName("kit-broken-banks")
        self.broken.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._add = button(tr("Add to the kit"), self._want_add, look="link", name="kit-add")
        self._read = button(tr("Read it"), self._open_preview, look="link", name="kit-read")
        self._lay_out()
        self._connect()

    def show_library(
        self, library: Library, in_kit: frozenset[str], usage: Usage | None = None
    ) -> None:
        """Show the banks' questions.

        `in_kit` are the ids of those that the kit has, `usage` says where questions are used.
        """
        self._in_kit, self._usage = in_kit, usage
        if library is not self._library:
            self._library = library
            scored = library.scored
            self._questions = {one.key: one for one in scored}
            self.filters.offer(scored)
            self._flags.look_at(scored)
            words = trn("Search {n} question", "Search {n} questions", len(scored))
            self.search.setPlaceholderText(words)
        files = ", ".join(shelf.file for shelf in library.broken)
        self.broken.setVisible(bool(files))
        self.broken.setText(
            tr("Cannot be used: {files}. “Question banks” says why.").format(files=files)
        )
        self._make_cards()

    def show_experience(self, words: Mapping[str, str]) -> None:
        """Say what interviews told of questions, by `question_key`."""
        if words != self._experience:
            self._experience = words
            self._make_cards()

    def check_in(self, places: frozenset[Jurisdiction]) -> None:
        """Say only what is risky in these places."""
        self._flags.places = places

    def question(self, key: str) -> BankQuestion | None:
        """The question with this key."""
        return self._questions.get(key)

    def forget(self) -> None:
        """Empty the search and the filters."""
        self.search.clear()
        self.filters.forget()

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        attitude, *others = self.filters.pills
        clear = self.filters.clear_button
        return (attitude, self.search, *others, clear, self.questions, self._add, self._read)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        heading = label(tr("Question bank"), "heading")
        heading.setFixedHeight(HEADING_HEIGHT)
        layout.addLayout(row(heading, None, self.attitude))
        for widget in (self.search, self.filters, self.broken, self.nothing):
            layout.addWidget(widget)
        layout.addWidget(self.questions, 1)
        hint = Hint(tr("Enter adds, Space reads, or drag"))
        layout.addLayout(row(self._add, self._read, hint, spacing=4))
        layout.addStretch(0)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_other_wanted)
        self.search.taken.connect(self._take_current)
        self.search.left_downwards.connect(self._enter_list)
        self.filters.changed.connect(self._on_other_wanted)
        self.filters.cleared.connect(self._on_cleared)
        self.questions.chosen.connect(self.add_wanted)
        self.questions.opened.connect(self._open_preview)
        self.questions.current_changed.connect(self._show_current)
        self._flags.found.connect(self._on_flagged)

    def _make_cards(self) -> None:
        self._cards = {key: self._card(one) for key, one in self._questions.items()}
        self._show_found()

    def _show_found(self) -> None:
        wanted = self.filters.wanted(self.search.text())
        found = find(self._questions.values(), wanted)
        self.questions.cards.show_cards([self._cards[one.key] for one in found])
        if found and self.questions.current is None:
            self.questions.select_row(0)
        self.filters.tell(len(found), len(self._questions), narrowed=not wanted.is_everything)
        self.questions.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(_why_nothing(some=bool(self._questions)))
        self._show_current()

    def _on_flagged(self, keys: list[str]) -> None:
        for key in keys:
            self._cards[key] = self._card(self._questions[key])
        self._show_found()

    def _on_other_wanted(self) -> None:
        """Show what is looked for now, with the first match selected: Enter adds what is seen."""
        self._flags.rest()
        self.questions.clear_current()
        self._show_found()

    def _on_cleared(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, one: BankQuestion) -> Card:
        flags = {flag.category.label: None for flag in self._flags.of(one.key)}
        check = tr("Question check: {what}").format(what=", ".join(flags)) if flags else ""
        used = self._usage.of(one.question) if self._usage else 0
        detail = _detail(
            len(one.question.probes), len(one.question.anchors), one.question.minutes, used
        )
        told = self._experience.get(question_key(one.question.prompt), "")
        return Card(
            key=one.key,
            text=one.question.prompt,
            caption=one.attitude.name,
            mark=tr("✓ in the kit") if one.question.id in self._in_kit else "",
            detail=f"{detail} · {told}" if told else detail,
            warning=check,
        )

    def _current(self) -> BankQuestion | None:
        card = self.questions.current
        return self._questions.get(card.key) if card else None

    def _is_free(self, question: Question) -> bool:
        return question.id not in self._in_kit

    def _show_current(self) -> None:
        one = self._current()
        self._add.setEnabled(one is not None and self._is_free(one.question))
        self._read.setEnabled(one is not None)
        self._show_in_preview()

    def _take_current(self) -> None:
        if self._current() is not None:
            self._want_add()
            self.search.ready_for_next()

    def _enter_list(self) -> None:
        if self.questions.isVisible():
            self.questions.setFocus(Qt.FocusReason.TabFocusReason)

    def _want_add(self) -> None:
        one = self._current()
        if one is not None:
            self.add_wanted.emit(one.key)

    def _open_preview(self) -> None:
        one = self._current()
        if one is None:
            return
        preview = QuestionPreview(self, one.attitude, one.question, can_add=True)
        preview.add_wanted.connect(self._want_add)
        preview.step_wanted.connect(self._step)
        preview.finished.connect(self._on_preview_closed)
        self._preview = preview
        self._show_in_preview()
        preview.open()
        preview.stand_beside(self)

    def _on_preview_closed(self) -> None:
        self._preview = None
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, steps: int) -> None:
        self.questions.select_row(self.questions.currentIndex().row() + steps)

    def _show_in_preview(self) -> None:
        one = self._current()
        if self._preview is None or one is None:
            return
        shown = len(self.questions.cards.cards)
        place = tr("{n} of {all}").format(n=self.questions.currentIndex().row() + 1, all=shown)
        flags = self._flags.of(one.key)[:_FLAGS_READ]
        self._preview.show_question(
            one.attitude,
            one.question,
            can_add=self._is_free(one.question),
            place=place,
            warning="\n".join(map(sentence, flags)),
        )


@lru_cache(maxsize=500)
def _detail(probes: int, anchors: int, length: int, used: int) -> str:
    parts = [
        trn("{n} probe", "{n} probes", probes),
        trn("{n} anchor", "{n} anchors", anchors),
        minutes(length),
    ]
    if used:
        parts.append(trn("used in {n} opening", "used in {n} openings", used))
    return " · ".join(parts)


def _why_nothing(*, some: bool) -> str:
    if some:
        return tr("No question matches. Try another word, or clear the filters.")
    return tr("There is no question bank to choose from.")
