"""The small dialogs of the bank editor: a bank's title, an attitude."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_faults import part_name
from hireapp.domain.bank_rows import SampleAnswer
from hireapp.domain.questions import SCALE_POINTS, Question
from hireapp.gui.asking import Asking
from hireapp.gui.banks.fields import Choice, LineField, TextField
from hireapp.gui.widgets import button, label, row
from hireapp.i18n import tr

_WIDTH = 520
_NEW = Attitude(id="", name="", definition="", why="", synthetic="", genuine="", super="")


class TextsDialog(Asking):
    """Texts with their names; `keep` is called with them and may refuse, which is said here.

    Ctrl+Enter keeps from anywhere.
    """

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        about: str,
        keep: Callable[[dict[str, str]], object],
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self._fields: dict[str, Choice | LineField | TextField] = {}
        self.problem.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = label(about, "muted", wrap=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setVerticalSpacing(3)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title"))
        layout.addWidget(words)
        layout.addWidget(area, 1)
        layout.addWidget(self.problem)
        cancel = button(tr("Cancel"), self.reject, name="dialog-cancel")
        keep_button = button(tr("Keep"), self.try_to_keep, look="primary", name="dialog-keep")
        layout.addLayout(row(None, cancel, keep_button))

    def add_line(self, key: str, words: str, text: str) -> None:
        """One more line of text."""
        field = LineField(f"dialog-{key}", words)
        field.load(text)
        self._add(key, words, field)

    def add_text(self, key: str, words: str, text: str, *, hint: str = "") -> None:
        """One more longer text."""
        field = TextField(f"dialog-{key}", words, lines=2)
        field.load(text)
        field.setPlaceholderText(hint)
        self._add(key, words, field)

    def add_choice(
        self, key: str, words: str, entries: Sequence[tuple[str, str]], chosen: str
    ) -> None:
        """One more choice, of names and what they stand for."""
        field = Choice(f"dialog-{key}", words)
        field.offer(entries)
        field.load(chosen)
        self._add(key, words, field)

    def fill_height(self, height: int) -> None:
        """Be as wide as all dialogs here and this high."""
        self.resize(_WIDTH, height)
        self._grid.setRowStretch(2 * len(self._fields), 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or len(self._fields) == 1:
            self.try_to_keep()

    @override
    def keep(self) -> None:
        self._keep({key: _written(one) for key, one in self._fields.items()})

    def _add(self, key: str, words: str, field: Choice | LineField | TextField) -> None:
        place = 2 * len(self._fields)
        above = label(words, "small")
        above.setBuddy(field)
        self._grid.addWidget(above, place, 0)
        self._grid.addWidget(field, place + 1, 0)
        if not self._fields:
            field.setFocus()
        self._fields[key] = field


def _written(field: Choice | LineField | TextField) -> str:
    if isinstance(field, Choice):
        return field.value
    return field.text() if isinstance(field, LineField) else field.toPlainText()


def ask_title(parent: QWidget, suggested: str, keep: Callable[[str], object]) -> None:
    """Ask how a new bank is called."""
    about = tr("A bank of your own: its questions are yours to write, and no update changes them.")
    dialog = TextsDialog(
        parent, "new-bank", tr("New bank"), about, lambda texts: keep(texts["title"])
    )
    dialog.add_line("title", tr("Title"), suggested)
    dialog.fill_height(230)
    dialog.open()


def ask_rename(
    parent: QWidget, title: str, description: str, keep: Callable[[str, str], object]
) -> None:
    """Ask for another title and description of a bank."""
    dialog = TextsDialog(
        parent,
        "rename-bank",
        tr("Rename the bank"),
        tr("What it is called, and what it is for."),
        lambda texts: keep(texts["title"], texts["description"]),
    )
    dialog.add_line("title", tr("Title"), title)
    dialog.add_text("description", tr("Description"), description)
    dialog.fill_height(320)
    dialog.open()


def ask_attitude(
    parent: QWidget, attitude: Attitude | None, keep: Callable[[Attitude], object]
) -> None:
    """Ask for a new attitude, or for other words for an own one."""
    title = tr("New attitude") if attitude is None else tr("Edit the attitude")
    about = tr("An attitude is what you measure. All questions on it share these words.")
    shown = attitude or _NEW

    def kept(texts: dict[str, str]) -> None:
        keep(msgspec.structs.replace(shown, **texts))

    dialog = TextsDialog(parent, "attitude", title, about, kept)
    hints = {
        "definition": tr("What somebody with it does, in two sentences."),
        "why": tr("Why it matters in this work."),
        "synthetic": tr("How it looks when it is put on."),
        "genuine": tr("How it looks when it is meant."),
        "super": tr("How it looks when it goes beyond what anybody expects."),
    }
    dialog.add_line("name", part_name("name"), shown.name)
    for key, hint in hints.items():
        dialog.add_text(key, part_name(key), getattr(shown, key), hint=hint)
    dialog.fill_height(600)
    dialog.open()


def ask_sample(
    parent: QWidget,
    question: Question,
    sample: SampleAnswer | None,
    keep: Callable[[SampleAnswer], object],
) -> None:
    """Ask for a new sample answer to a question, or for other words for one it has."""
    title = tr("New sample answer") if sample is None else tr("Edit the sample answer")
    about = tr(
        "Interviewers practise on it before they rate. The rating is a suggestion: nobody has "
        "validated it."
    )
    shown = sample or SampleAnswer(question=question.id, text="", rating=3, why="")

    def kept(texts: dict[str, str]) -> None:
        rating = int(texts["rating"])
        keep(msgspec.structs.replace(shown, text=texts["text"], rating=rating, why=texts["why"]))

    dialog = TextsDialog(parent, "sample-answer", title, about, kept)
    hint = tr("In a candidate’s voice, about 80 to 150 words.")
    dialog.add_text("text", part_name("text"), shown.text, hint=hint)
    points = [
        (tr("{n}: {anchor}").format(n=point, anchor=question.anchor(point)), str(point))
        for point in reversed(SCALE_POINTS)
    ]
    dialog.add_choice("rating", tr("Suggested rating"), points, str(shown.rating))
    why = tr("What in the answer earns this rating, and what is missing for the next.")
    dialog.add_text("why", part_name("why"), shown.why, hint=why)
    dialog.fill_height(600)
    dialog.open()
