"""Several short texts, one below the other, such as what to listen for or the probes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from hireapp.domain.questions import Stage
from hireapp.gui import theme
from hireapp.gui.banks.fields import Choice, TextField
from hireapp.gui.widgets import button
from hireapp.i18n import tr

_STAGE_WIDTH = 104
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

Item = tuple[Stage, str]
"""A text with the part of the story that it asks about; lists without stages take no notice."""


class TextList(QWidget):
    """Enter begins a new text below, Backspace removes an empty one, Alt+Up and Alt+Down move one.

    `name` with a number finds a row's field in tests; `spoken` with a number is read aloud.
    """

    typed = Signal()
    left = Signal()
    filled_up = Signal()

    def __init__(self, name: str, spoken: str, add_words: str, *, staged: bool = False) -> None:
        super().__init__()
        self._name = name
        self._spoken = spoken
        self._staged = staged
        self._rows: list[_Row] = []
        self._used = 0
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._add = button(add_words, self._on_add, look="link", name=f"{name}-add")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._lines)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._show(())

    def load(self, items: Iterable[Item]) -> None:
        """Show these texts, and an empty field when there is none; nothing is told."""
        # A new field that is still empty stays while its neighbours are kept.
        wanted = tuple(items)
        if wanted != tuple(one for one in self.items() if one[1].strip()):
            self._show(wanted)

    def items(self) -> tuple[Item, ...]:
        """The texts as they stand, also empty ones."""
        return tuple(row.item for row in self._rows[: self._used])

    def put(self, place: int, text: str) -> None:
        """Let a text say something else, as if it had been typed."""
        self._rows[place].field.load(text)
        self._rows[place].field.go_to_end()
        self.typed.emit()

    def field(self, place: int) -> TextField | None:
        """The field of a text; None when there are fewer."""
        return self._rows[place].field if place < self._used else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = _STEPS.get(Qt.Key(event.key()))
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if steps is not None and modifiers == Qt.KeyboardModifier.AltModifier:
                self._move(self._place_of(watched), steps)
                return True
        return super().eventFilter(watched, event)

    def _show(self, items: tuple[Item, ...]) -> None:
        shown = items or ((Stage.ANY, ""),)
        while len(self._rows) < len(shown):
            self._build_row()
        self._used = len(shown)
        for place, row in enumerate(self._rows):
            if place < self._used:
                row.load(shown[place])
            row.setVisible(place < self._used)

    def _build_row(self) -> None:
        number = len(self._rows) + 1
        spoken = tr("{what} {n}").format(what=self._spoken, n=number)
        row = _Row(f"{self._name}-{number}", spoken, staged=self._staged)
        row.typed.connect(self.typed)
        row.field.left.connect(self.left)
        row.field.filled_up.connect(self.filled_up)
        row.field.entered.connect(lambda: self._insert(number, [""]))
        row.field.emptied.connect(lambda: self._remove(number - 1))
        row.field.lines_pasted.connect(lambda lines: self._paste(number - 1, lines))
        row.removed.connect(lambda: self._remove(number - 1))
        row.field.installEventFilter(self)
        before = self._rows[-1].in_order()[-1] if self._rows else None
        self._rows.append(row)
        self._lines.addWidget(row)
        if before is not None:
            for widget in row.in_order():
                QWidget.setTabOrder(before, widget)
                before = widget

    def _on_add(self) -> None:
        self._insert(self._used, [""])

    def _insert(self, place: int, texts: list[str]) -> None:
        items = list(self.items())
        stage = items[place - 1][0] if place else Stage.ANY
        items[place:place] = [(stage, text) for text in texts]
        self._show(tuple(items))
        self._rows[place + len(texts) - 1].field.go_to_end()
        self.typed.emit()

    def _paste(self, place: int, lines: list[str]) -> None:
        """Pasted lines become texts of their own; the first goes where an empty field was."""
        if not self._rows[place].item[1].strip():
            self._rows[place].field.load(lines[0])
            lines = lines[1:]
        self._insert(place + 1, lines)

    def _remove(self, place: int) -> None:
        items = list(self.items())
        if len(items) == 1 and not items[0][1]:
            return
        del items[place]
        self._show(tuple(items))
        self._rows[max(0, min(place, self._used) - (1 if place else 0))].field.go_to_end()
        self.typed.emit()

    def _move(self, place: int, steps: int) -> None:
        other = place + steps
        if not 0 <= other < self._used:
            return
        items = list(self.items())
        items[place], items[other] = items[other], items[place]
        self._show(tuple(items))
        self._rows[other].field.go_to_end()
        self.typed.emit()

    def _place_of(self, field: QObject) -> int:
        return next(place for place, row in enumerate(self._rows) if row.field is field)


class _Row(QWidget):
    """One text with its stage, if any, and a button that removes it."""

    typed = Signal()
    removed = Signal()

    def __init__(self, name: str, spoken: str, *, staged: bool) -> None:
        super().__init__()
        self._stage = Choice(f"{name}-stage", tr("{what}: asks about").format(what=spoken))
        self._stage.setFixedWidth(_STAGE_WIDTH)
        self._stage.offer((stage_name(one), one.value) for one in Stage)
        self._stage.typed.connect(self.typed)
        self.field = TextField(name, spoken, one_paragraph=True)
        self.field.typed.connect(self.typed)
        self._remove = QToolButton()
        self._remove.setObjectName(f"{name}-remove")
        self._remove.setAccessibleName(tr("Remove {what}").format(what=spoken))
        self._remove.setIcon(theme.icon("x"))
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._stage, 0, top)
        layout.addWidget(self.field, 1, top)
        layout.addWidget(self._remove, 0, top)
        self._stage.setVisible(staged)
        self._staged = staged

    @property
    def item(self) -> Item:
        """What is in the row."""
        return Stage(self._stage.value), self.field.toPlainText()

    def load(self, item: Item) -> None:
        """Show something else."""
        self._stage.load(item[0].value)
        self.field.load(item[1])

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        first = (self._stage,) if self._staged else ()
        return (*first, self.field, self._remove)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._remove.setIcon(theme.icon("x"))


def stage_name(stage: Stage) -> str:
    """The part of a story, as short as a choice needs it."""
    return {
        Stage.SITUATION: tr("situation"),
        Stage.ACTION: tr("action"),
        Stage.RESULT: tr("result"),
        Stage.ANY: tr("any time"),
    }[stage]
