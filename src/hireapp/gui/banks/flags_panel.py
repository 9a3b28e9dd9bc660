"""What the question check says of the part of a question above it, with a way to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from hireapp.domain.bank_faults import part_name
from hireapp.domain.question_check.flags import Category, Flag, Jurisdiction
from hireapp.gui import shortcuts
from hireapp.gui.question_view import breakable
from hireapp.gui.shortcuts import Action
from hireapp.gui.widgets import as_tool_tip, button, card, clear, column, label
from hireapp.i18n import tr


class FlagsPanel(QWidget):
    """Hidden while there is nothing to say.

    `wording_wanted` carries the key of a part, such as "prompt" or "probes.0", and the whole
    wording that is offered for it.
    """

    wording_wanted = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(tr("Question check"))
        self._flags: tuple[Flag, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.hide()

    @property
    def wording(self) -> str:
        """The first wording offered; empty when there is none."""
        return next((one.suggestion for one in self._flags if _offers(one)), "")

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Show these; those that are shown already stay untouched."""
        if tuple(flags) == self._flags:
            return
        self._flags = tuple(flags)
        clear(self._layout)
        for flag in flags:
            self._layout.addWidget(self._card(flag))
        self.setVisible(bool(flags))

    def _card(self, flag: Flag) -> QWidget:
        frame = card("sunk", margins=(10, 8, 10, 8))
        inside = column(frame)
        inside.setSpacing(3)
        inside.addWidget(_wrapped(_heading(flag), "smallwarn"))
        if flag.advice and not _offers(flag):
            inside.addWidget(_wrapped(flag.advice, "aside"))
        if _offers(flag):
            inside.addWidget(_wrapped(tr("Try “{wording}”").format(wording=flag.suggestion)))
        source = _source(flag)
        if source:
            inside.addWidget(_wrapped(source, "small"))
        if _offers(flag):
            use = button(tr("Use this wording"), look="link", name="use-wording")
            use.setToolTip(as_tool_tip(shortcuts.shown(Action.USE_WORDING)))
            use.setAccessibleName(tr("Use this wording: {wording}").format(wording=flag.suggestion))
            use.clicked.connect(lambda: self.wording_wanted.emit(flag.key, flag.suggestion))
            use.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            inside.addWidget(use)
        return frame


def _offers(flag: Flag) -> bool:
    """Whether its wording can stand in the place of what is flagged.

    What is asked instead of a risky topic is a question of its own, too much for a probe.
    """
    if flag.key.startswith("probes."):
        return bool(flag.suggestion) and flag.category is not Category.UNLAWFUL
    return bool(flag.suggestion) and flag.key == "prompt"


def _heading(flag: Flag) -> str:
    name = flag.category.label
    where, _, place = flag.key.partition(".")
    part = ""
    if where == "anchors":
        part = part_name(flag.key)
    elif place.isdecimal():
        part = tr("{part} {n}").format(part=part_name(where), n=int(place) + 1)
    if part and flag.category is Category.ANCHORS:
        return tr("{what}: {reason}").format(what=part, reason=flag.reason)
    told = tr("{what}: {reason}").format(what=name[:1].upper() + name[1:], reason=flag.reason)
    return tr("{part}. {told}").format(part=part, told=told) if part else told


def _source(flag: Flag) -> str:
    # In the order in which people know them, whatever the order of a set.
    places = ", ".join(one.label for one in Jurisdiction if one in flag.jurisdictions)
    if places and flag.source:
        return tr("{places}. Source: {source}").format(places=places, source=flag.source)
    return places or (tr("Source: {source}").format(source=flag.source) if flag.source else "")


def _wrapped(text: str, look: str = "") -> QLabel:
    made = label(breakable(text), look, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
