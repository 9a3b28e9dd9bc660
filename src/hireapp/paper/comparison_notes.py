"""What stands below the grid: four columns of notes, the last one for the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hireapp.i18n import tr
from hireapp.paper.fonts import Weight
from hireapp.paper.palette import LINE_STRONG
from hireapp.paper.pen import Pen, first_baseline
from hireapp.paper.span import Span
from hireapp.paper.text import Style, width, wrap

COLUMNS = 4
_SHARES = (1.2, 1.1, 1.0, 1.0)
_GAP = 15.0
_HEADING = Style(9.0, 13.5, Weight.SEMIBOLD)
_PARAGRAPH_GAP = 1.2
_SECTION_GAP = 7.0
_WRITING_LINE = 17.0
_WRITING_LINES = 3
_SIGNATURES = 2
_SIGNATURE = 20.0
_DECISION_HEIGHT = _HEADING.leading + _WRITING_LINES * _WRITING_LINE + _SIGNATURES * _SIGNATURE + 6
_LEAST_LINES = 2
"""A heading takes at least so many lines with it to a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: Style
    gap: float = 0.0

    @property
    def height(self) -> float:
        return self.gap + self.style.leading


@dataclass
class _Column:
    """A column's lines, taken off its top page by page."""

    left: float
    width: float
    sections: list[tuple[str, list[_Line]]] = field(default_factory=list)

    @property
    def height(self) -> float:
        gaps = _SECTION_GAP * max(0, len(self.sections) - 1)
        bodies = sum(line.height for _, lines in self.sections for line in lines)
        return gaps + bodies + sum(self._heading_height(one) for one, _ in self.sections)

    def take(self, room: float) -> list[_Line]:
        """The lines that fit, headings never without the beginning of what they head."""
        taken: list[_Line] = []
        while self.sections:
            heading, lines = self.sections[0]
            head = self._heading(heading, first=not taken)
            least = sum(line.height for line in (*head, *lines[:_LEAST_LINES]))
            if least > room:
                break
            taken += head
            room -= sum(line.height for line in head)
            while lines and lines[0].height <= room:
                room -= lines[0].height
                taken.append(lines.pop(0))
            if lines:
                self.sections[0] = (_continued(heading), lines)
                break
            self.sections.pop(0)
        return taken

    def _heading(self, heading: str, *, first: bool) -> list[_Line]:
        texts = wrap(heading, _HEADING, self.width)
        gaps = [0.0 if first else _SECTION_GAP] + [0.0] * (len(texts) - 1)
        return [_Line(text, _HEADING, gap) for text, gap in zip(texts, gaps, strict=True)]

    def _heading_height(self, heading: str) -> float:
        return len(wrap(heading, _HEADING, self.width)) * _HEADING.leading


@dataclass(frozen=True, slots=True)
class NotesPart:
    """As much of the notes as one page takes."""

    columns: tuple[tuple[float, tuple[_Line, ...]], ...]
    decision: tuple[float, float] | None

    def draw(self, pen: Pen, top: float) -> None:
        """The columns side by side."""
        for left, lines in self.columns:
            y = top
            for line in lines:
                y -= line.gap
                pen.text(left, y - first_baseline(line.style), line.text, line.style)
                y -= line.style.leading
        if self.decision:
            _draw_decision(pen, top, *self.decision)


class Notes:
    """The notes of a sheet, cut into parts where they must go on on another page."""

    def __init__(self, columns: Iterable[Iterable[Section]], span: Span, style: Style) -> None:
        room, left = span.width, span.left
        unit = (room - _GAP * (COLUMNS - 1)) / sum(_SHARES)
        lefts = [left + sum(_SHARES[:place]) * unit + place * _GAP for place in range(COLUMNS)]
        widths = [share * unit for share in _SHARES]
        self._columns = [
            _Column(
                x,
                wide,
                [(one.heading, _body(one, style, wide)) for one in sections if one.paragraphs],
            )
            for x, wide, sections in zip(lefts, widths, columns, strict=False)
        ]
        self._decision: tuple[float, float] | None = (lefts[-1], widths[-1])

    @property
    def height(self) -> float:
        """What they need when nothing is cut."""
        decision = _DECISION_HEIGHT if self._decision else 0.0
        return max(decision, *(column.height for column in self._columns))

    @property
    def is_done(self) -> bool:
        """Whether everything was taken."""
        return self._decision is None and not any(one.sections for one in self._columns)

    def take(self, room: float) -> NotesPart:
        """The part for a page with this much room."""
        decision = self._decision if room >= _DECISION_HEIGHT else None
        if decision:
            self._decision = None
        parts = tuple((one.left, tuple(one.take(room))) for one in self._columns)
        return NotesPart(parts, decision)


def _body(section: Section, style: Style, room: float) -> list[_Line]:
    lines = []
    for place, paragraph in enumerate(section.paragraphs):
        for number, text in enumerate(wrap(paragraph, style, room)):
            gap = _PARAGRAPH_GAP if place and not number else 0.0
            lines.append(_Line(text, style, gap))
    return lines


def _continued(heading: str) -> str:
    mark = tr("(continued)")
    return heading if heading.endswith(mark) else f"{heading} {mark}"


def _draw_decision(pen: Pen, top: float, left: float, room: float) -> None:
    pen.lines(left, top, [tr("Decision and reasons")], _HEADING)
    y = top - _HEADING.leading
    right = left + room
    for _ in range(_WRITING_LINES):
        y -= _WRITING_LINE
        pen.line((left, y), (right, y), LINE_STRONG)
    for _ in range(_SIGNATURES):
        y -= _SIGNATURE
        _draw_signature(pen, y, left, room)


def _draw_signature(pen: Pen, y: float, left: float, room: float) -> None:
    right = left + room
    style = Style(8.2, 8.2)
    signed, date = tr("Signed"), tr("Date")
    dated_from = right - 0.24 * room
    date_left = dated_from - 5 - width(date, style)
    pen.text(left, y, signed, style)
    pen.line((left + width(signed, style) + 5, y - 1), (date_left - 7, y - 1), LINE_STRONG)
    pen.text(date_left, y, date, style)
    pen.line((dated_from, y - 1), (right, y - 1), LINE_STRONG)
