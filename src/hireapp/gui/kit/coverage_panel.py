"""The right column: what the kit measures, what the check says, who asks, what freezing means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hireapp.domain.kit_coverage import AttitudeCoverage
from hireapp.domain.openings import Format
from hireapp.gui.kit.checks import Findings
from hireapp.gui.kit.coverage_bars import CoverageBars
from hireapp.gui.kit.editor import Fit, KitEditor
from hireapp.gui.kit.seat_table import SeatTable
from hireapp.gui.widgets import as_tool_tip, button, card, clear, column, label
from hireapp.i18n import tr, trn

_SECTION_GAP = 8


class CoveragePanel(QScrollArea):
    """A card that always says in words what it shows."""

    floors_wanted = Signal()
    next_flag_wanted = Signal()
    deal_wanted = Signal()
    seats_wanted = Signal()
    versions_wanted = Signal()
    format_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage")
        self.setProperty("look", "reading")
        self.setAccessibleName(tr("Coverage"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bars = CoverageBars()
        self._checks = QVBoxLayout()
        self._checks.setSpacing(2)
        self._table = SeatTable()
        self.freezing = label("", "small", wrap=True)
        self.floors = _link(tr("Minimum floors…"), self.floors_wanted.emit, "kit-floors")
        self.next_flag = _link(tr("Show it"), self.next_flag_wanted.emit, "next-flag")
        self.deal = button(tr("Deal out evenly"), self.deal_wanted.emit, name="deal-evenly")
        self.seats = _link(tr("Who asks what…"), self.seats_wanted.emit, "kit-seats")
        self.versions = _link(tr("Versions…"), self.versions_wanted.emit, "kit-versions")
        self.format = QComboBox()
        self.format.setObjectName("kit-format")
        self.format.setProperty("look", "pill")
        self.format.setAccessibleName(tr("How the panel meets a candidate"))
        self.format.setMinimumContentsLength(8)
        self.format.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for one in Format:
            self.format.addItem(one.label, one)
        self.format.currentTextChanged.connect(
            lambda text: self.format.setToolTip(as_tool_tip(text))  # cut in a narrow window
        )
        self.format.activated.connect(self._on_format)
        frame = card()
        self.setWidget(frame)
        self._lay_out(column(frame))

    def show_coverage(self, coverage: Sequence[AttitudeCoverage]) -> None:
        """Show each attitude with its bar, or the words that no question measures it."""
        self._bars.show_coverage(coverage)

    def show_checks(self, findings: Findings, fit: Fit) -> None:
        """Say what the question check found, and whether the questions fit the slot."""
        clear(self._checks)
        for text, is_warning in (*findings.lines(), _fitting(fit)):
            words = tr("⚠ {text}").format(text=text) if is_warning else text
            self._checks.addWidget(_wrapped(words, "smallwarn" if is_warning else "aside"))
        self.next_flag.setVisible(bool(findings.flags))

    def show_split(self, editor: KitEditor) -> None:
        """Show who asks what, when the opening splits its questions."""
        with QSignalBlocker(self.format):
            self.format.setCurrentIndex(list(Format).index(editor.facts.format))
        self._table.setVisible(editor.is_split)
        self.deal.setVisible(editor.is_split)
        self.seats.setVisible(editor.is_split)
        if editor.is_split:
            self._table.show_split(editor.split(), editor.seats, editor.content)

    def say_freezing(self, text: str) -> None:
        """Say what freezing means for this version."""
        self.freezing.setText(text)

    def in_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (
            self,
            self.floors,
            self.next_flag,
            self.format,
            self.deal,
            self.seats,
            self.versions,
        )

    def _lay_out(self, layout: QVBoxLayout) -> None:
        layout.setSpacing(6)
        layout.addWidget(label(tr("Coverage"), "heading"))
        layout.addLayout(self._bars)
        layout.addWidget(self.floors, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(_SECTION_GAP)
        layout.addWidget(label(tr("Check"), "heading"))
        layout.addLayout(self._checks)
        layout.addWidget(self.next_flag, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(_SECTION_GAP)
        layout.addWidget(label(tr("Who asks"), "heading"))
        layout.addWidget(self.format)
        layout.addWidget(self._table)
        layout.addWidget(self.deal)
        layout.addWidget(self.seats, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addSpacing(_SECTION_GAP)
        layout.addWidget(self.freezing)
        layout.addWidget(self.versions, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_format(self) -> None:
        self.format_chosen.emit(Format(self.format.currentData()))


def _fitting(fit: Fit) -> tuple[str, bool]:
    if fit.over:
        over = trn("{n} minute over", "{n} minutes over", fit.over)
        return tr("{over}: only {slot} fit").format(over=over, slot=fit.slot), True
    return trn("Fits {n} minute", "Fits {n} minutes", fit.slot), False


def _link(text: str, on_click: Callable[[], object], name: str) -> QPushButton:
    return button(text, on_click, look="link", name=name)


def _wrapped(text: str, look: str) -> QLabel:
    made = label(text, look, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made
