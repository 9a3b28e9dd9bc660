"""Every key of the app in one table, with macOS's own set."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hireapp.i18n import tr


class Action(StrEnum):
    """What a key does."""

    HOME = "home"
    CANDIDATES = "candidates"
    KIT = "kit"
    PANEL = "panel"
    COMPARE = "compare"
    DEBRIEF = "debrief"
    PRINT = "print"
    PAPER = "paper"
    BANKS = "banks"
    INSIGHTS = "insights"
    SCHEDULE = "schedule"
    RULES = "rules"
    CALIBRATION = "calibration"
    PEOPLE = "people"
    AUDIT = "audit"
    PRIVACY = "privacy"
    WHO = "who"
    NEW_OPENING = "new_opening"
    ADD_CANDIDATE = "add_candidate"
    START_INTERVIEW = "start_interview"
    FIND = "find"
    SAVE_PDF = "save_pdf"
    PRINT_OUT = "print_out"
    QUIT = "quit"
    ALL_KEYS = "all_keys"
    REWORD = "reword"
    USE_WORDING = "use_wording"
    FREEZE = "freeze"
    RATE_1 = "rate_1"
    RATE_2 = "rate_2"
    RATE_3 = "rate_3"
    RATE_4 = "rate_4"
    RATE_5 = "rate_5"
    NO_SCORE = "no_score"
    NEXT = "next"
    BACK = "back"
    JUMP = "jump"
    QUOTE = "quote"
    UNDO_RATING = "undo_rating"
    REDO_RATING = "redo_rating"
    PAUSE = "pause"
    FINISH = "finish"
    NEXT_CANDIDATE = "next_candidate"
    CANDIDATE_BEFORE = "candidate_before"
    DECIDE = "decide"
    LEAVE = "leave"
    DISCREET = "discreet"
    FOCUS = "focus"
    DUMB_RULE = "dumb_rule"
    TICK = "tick"
    OFF_KIT = "off_kit"
    STRUCTURE = "structure"
    BACKGROUND = "background"
    GROUP = "group"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Key:
    """A key on Windows and Linux, and on macOS, where Qt's "Ctrl" is the Command key."""

    usual: str
    mac: str = ""

    def text(self) -> str:
        """The key for this machine, as Qt writes it."""
        return self.mac if self.mac and sys.platform == "darwin" else self.usual


TABLE: dict[Action, Key] = {
    Action.HOME: Key("Alt+0", "Meta+0"),
    Action.CANDIDATES: Key("Alt+1", "Meta+1"),
    Action.KIT: Key("Alt+2", "Meta+2"),
    Action.PANEL: Key("Alt+3", "Meta+3"),
    Action.COMPARE: Key("Alt+4", "Meta+4"),
    Action.DEBRIEF: Key("Alt+5", "Meta+5"),
    Action.PRINT: Key("Alt+6", "Meta+6"),
    Action.PAPER: Key("Alt+Shift+6", "Meta+Shift+6"),
    Action.BANKS: Key("Alt+7", "Meta+7"),
    Action.INSIGHTS: Key("Alt+8", "Meta+8"),
    Action.SCHEDULE: Key("Alt+S", "Meta+S"),
    Action.RULES: Key("Alt+9", "Meta+9"),
    Action.CALIBRATION: Key("Alt+C", "Meta+C"),
    Action.PEOPLE: Key("Alt+Shift+P", "Meta+Shift+P"),
    Action.AUDIT: Key("Alt+Shift+A", "Meta+Shift+A"),
    Action.PRIVACY: Key("Alt+Shift+V", "Meta+Shift+V"),
    Action.WHO: Key("Ctrl+Shift+W"),
    Action.NEW_OPENING: Key("Ctrl+N"),
    Action.ADD_CANDIDATE: Key("Ctrl+Shift+N"),
    Action.START_INTERVIEW: Key("Ctrl+I"),
    Action.FIND: Key("Ctrl+F"),
    Action.SAVE_PDF: Key("Ctrl+S"),
    Action.PRINT_OUT: Key("Ctrl+P"),
    Action.QUIT: Key("Ctrl+Q"),
    Action.ALL_KEYS: Key("F1"),
    Action.REWORD: Key("F2"),
    Action.USE_WORDING: Key("Ctrl+U"),
    Action.FREEZE: Key("Ctrl+Shift+F"),
    Action.RATE_1: Key("Ctrl+1"),
    Action.RATE_2: Key("Ctrl+2"),
    Action.RATE_3: Key("Ctrl+3"),
    Action.RATE_4: Key("Ctrl+4"),
    Action.RATE_5: Key("Ctrl+5"),
    Action.NO_SCORE: Key("Ctrl+0"),
    Action.NEXT: Key("Ctrl+Return"),
    Action.BACK: Key("Ctrl+Shift+Return"),
    Action.JUMP: Key("Ctrl+J"),
    Action.QUOTE: Key("Ctrl+E"),
    Action.UNDO_RATING: Key("Ctrl+Alt+Z", "Meta+Z"),
    Action.REDO_RATING: Key("Ctrl+Alt+Y", "Meta+Shift+Z"),
    Action.PAUSE: Key("Ctrl+Alt+P", "Meta+P"),
    Action.FINISH: Key("Ctrl+Alt+F", "Meta+F"),
    Action.NEXT_CANDIDATE: Key("Ctrl+PgDown"),
    Action.CANDIDATE_BEFORE: Key("Ctrl+PgUp"),
    Action.DECIDE: Key("Ctrl+Shift+D"),
    Action.LEAVE: Key("Ctrl+W"),
    Action.DISCREET: Key("F9"),
    Action.FOCUS: Key("F11", "Meta+Ctrl+F"),
    Action.DUMB_RULE: Key("Ctrl+D"),
    Action.TICK: Key("Ctrl+Shift+1", "Meta+Shift+1"),
    Action.OFF_KIT: Key("Ctrl+Shift+K"),
    Action.STRUCTURE: Key("Ctrl+Shift+S"),
    Action.BACKGROUND: Key("Ctrl+Shift+B"),
    Action.GROUP: Key("Ctrl+G"),
    Action.SETTINGS: Key("Ctrl+,"),
}


RATES = (Action.RATE_1, Action.RATE_2, Action.RATE_3, Action.RATE_4, Action.RATE_5)
_FUNCTION_KEYS = frozenset(f"F{number}" for number in range(1, 36))
_EVERYWHERE = (
    *(QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut),
    *(QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.SelectAll),
    *(QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo),
)
"""Keys that every text field has."""
_changed: dict[Action, str] = {}
"""The keys that the user chose instead of the usual ones, as portable text."""


def use(keys: Mapping[str, str]) -> None:
    """Use these keys (portable text by the action's value) in place of the usual ones.

    What is not known, cannot be used or clashes with another chosen one keeps its usual key.
    Whatever was built before keeps the keys that it was built with.
    """
    _changed.clear()
    known = {one.value: one for one in Action}
    for name, text in keys.items():
        action, key = known.get(name), QKeySequence(text)
        if action is not None and not fault_of(key) and key != usual(action):
            _changed[action] = key.toString(QKeySequence.SequenceFormat.PortableText)
    for action in list(_changed):
        if clashes(action, sequence(action)):
            del _changed[action]


def usual(action: Action) -> QKeySequence:
    """The key of an action unless the user changed it."""
    return QKeySequence(TABLE[action].text())


def sequence(action: Action) -> QKeySequence:
    """The key of an action, for a QAction or QShortcut."""
    return QKeySequence(_changed[action]) if action in _changed else usual(action)


def on_key(
    owner: QWidget,
    key: Action | Qt.Key | QKeySequence.StandardKey,
    work: Callable[[], object],
    *,
    inside: bool = True,
) -> QShortcut:
    """Do something at a key while a widget, or one `inside` it, has the keyboard."""
    contexts = Qt.ShortcutContext
    made = QShortcut(
        sequence(key) if isinstance(key, Action) else QKeySequence(key),
        owner,
        context=contexts.WidgetWithChildrenShortcut if inside else contexts.WidgetShortcut,
    )
    made.activated.connect(work)
    return made


def clashes(
    action: Action, key: QKeySequence, keys: Mapping[Action, QKeySequence] | None = None
) -> tuple[Action, ...]:
    """Which other actions have this key, by `keys` or as they are now."""
    others = keys or {one: sequence(one) for one in TABLE}
    return tuple(one for one, used in others.items() if one is not action and used == key)


def fault_of(key: QKeySequence) -> str:
    """Why a key cannot be used; empty when it can."""
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    if not text or key.count() > 1:
        return tr("Press one key, perhaps with Ctrl, Alt or Shift.")
    if any(key in QKeySequence.keyBindings(one) for one in _EVERYWHERE):
        return tr("Text fields need this key: copy, paste, undo.")
    held = text.removesuffix("+").split("+")[:-1]
    if not set(held) & {"Ctrl", "Alt", "Meta"} and text.split("+")[-1] not in _FUNCTION_KEYS:
        return tr("A key alone is needed for typing and for moving around. Hold Ctrl or Alt too.")
    return ""


def shown(action: Action) -> str:
    """The key as this machine writes it, for labels and tool tips."""
    return sequence(action).toString(QKeySequence.SequenceFormat.NativeText)


def describe(action: Action) -> str:
    """What the action does, in the user's language."""
    return {
        Action.HOME: tr("Home"),
        Action.CANDIDATES: tr("Candidates"),
        Action.KIT: tr("Interview kit"),
        Action.PANEL: tr("Panel"),
        Action.COMPARE: tr("Compare"),
        Action.DEBRIEF: tr("Debrief"),
        Action.PRINT: tr("Print"),
        Action.PAPER: tr("Enter scorecards from paper"),
        Action.BANKS: tr("Question banks"),
        Action.INSIGHTS: tr("Insights"),
        Action.SCHEDULE: tr("Schedule"),
        Action.RULES: tr("Dumb rules"),
        Action.CALIBRATION: tr("Practise on sample answers"),
        Action.PEOPLE: tr("People"),
        Action.AUDIT: tr("Audit log"),
        Action.PRIVACY: tr("Privacy"),
        Action.WHO: tr("Switch to somebody else"),
        Action.NEW_OPENING: tr("New opening"),
        Action.ADD_CANDIDATE: tr("Add candidate"),
        Action.START_INTERVIEW: tr("Start interview"),
        Action.FIND: tr("Find"),
        Action.SAVE_PDF: tr("Save PDF"),
        Action.PRINT_OUT: tr("Print the pages that are shown"),
        Action.QUIT: tr("Quit"),
        Action.ALL_KEYS: tr("Show all keys"),
        Action.REWORD: tr("Change the wording in the kit"),
        Action.USE_WORDING: tr("Use the wording that the question check offers"),
        Action.FREEZE: tr("Freeze the kit and use it"),
        Action.RATE_1: tr("Rate 1"),
        Action.RATE_2: tr("Rate 2"),
        Action.RATE_3: tr("Rate 3"),
        Action.RATE_4: tr("Rate 4"),
        Action.RATE_5: tr("Rate 5"),
        Action.NO_SCORE: tr("Not scored: not asked, no evidence, declined"),
        Action.NEXT: tr("Next question"),
        Action.BACK: tr("Question before"),
        Action.JUMP: tr("Jump to a question"),
        Action.QUOTE: tr("Mark as a quote"),
        Action.UNDO_RATING: tr("Undo the last rating"),
        Action.REDO_RATING: tr("Redo the rating"),
        Action.PAUSE: tr("Pause the clock"),
        Action.FINISH: tr("Finish and submit"),
        Action.NEXT_CANDIDATE: tr("Debrief: next candidate"),
        Action.CANDIDATE_BEFORE: tr("Debrief: candidate before"),
        Action.DECIDE: tr("Decide on the candidate"),
        Action.LEAVE: tr("Leave, keep the draft"),
        Action.DISCREET: tr("Discreet: hide scores and signs"),
        Action.FOCUS: tr("Focus: only the question and the notes"),
        Action.DUMB_RULE: tr("Note a dumb rule"),
        Action.TICK: tr("Tick a probe or a sign: 1 to 9, 0 for the tenth"),
        Action.OFF_KIT: tr("Log a question outside the kit"),
        Action.STRUCTURE: tr("Notes by situation, action, result; then the next part"),
        Action.BACKGROUND: tr("CV and other facts: opening them is noted"),
        Action.GROUP: tr("Group dumb rules"),
        Action.SETTINGS: tr("Settings"),
    }[action]
