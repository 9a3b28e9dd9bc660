"""The base of all forms: page sizes, the frame with its footer, and pages that are laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from hashlib import sha256

from hireapp.domain.papers import FormName, Subject
from hireapp.i18n import tr
from hireapp.paper import codes
from hireapp.paper.codes import PageCode
from hireapp.paper.palette import INK_3, LINE
from hireapp.paper.pen import Align, Pen
from hireapp.paper.text import Style, embedded, width, wrap

Drawing = Callable[[Pen], None]
"""Something measured and placed, ready to be drawn."""

CODE_SIZE = 46.0
"""The side of the code at the top right of a page that machines read, in points."""
CODE_ROOM = 54.0
"""What is to be kept free for it, from the frame's top and right edges."""
CORNER_MARK = 11.25
"""The side of a corner mark."""
CORNER_INSET = 16.5
"""From the paper's edges to a corner mark."""
_MARGIN_SIDE = 33.0
_MARGIN_TOP = 28.5
_CODED_MARGIN_SIDE = 39.0
_CODED_MARGIN_TOP = 33.0
_CODED_FOOTER_INSET = 6.0
_FOOTER_BASELINE = 19.5
_FOOTER_GAP = 12.0
_FOOTER_STYLE = Style(7.1, 9.2, colour=INK_3)


class PageSize(Enum):
    """A paper, upright, in points."""

    A4 = (595.28, 841.89)
    LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How forms are printed: the paper, whether evidence is, and candidates by rank or name."""

    page: PageSize = PageSize.A4
    with_evidence: bool = True
    by_rank: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below every page: confidentiality with the retention rule, and the form's id."""

    confidentiality: str
    form: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that a form may fill, and the footer below it.

    `coded`: with corner marks and the code, which takes `CODE_ROOM` at the top right.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    footer: tuple[tuple[str, ...], tuple[str, ...]]
    coded: bool = False

    @property
    def inner_width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    @property
    def inner_height(self) -> float:
        """From the top margin to the footer."""
        return self.top - self.bottom

    @property
    def corner_marks(self) -> tuple[tuple[float, float], ...]:
        """The middles of the corner marks: top left, top right, bottom right, bottom left."""
        low = CORNER_INSET + CORNER_MARK / 2
        far, high = self.width - low, self.height - low
        return ((low, high), (far, high), (far, low), (low, low))


@dataclass(frozen=True, slots=True)
class Layout:
    """A form that is measured and placed: whole pages, ready to be drawn.

    `name` None is a page between forms; `number` is the opaque id. `bookmarks` are titles with
    the page (from 0) that they lead to; `code` is drawn on every page of a coded frame.
    """

    name: FormName | None
    number: str
    on: Frame
    pages: Sequence[Sequence[Drawing]]
    bookmarks: tuple[tuple[str, int], ...] = ()
    code: PageCode | None = None


def frame(page: PageSize, footer: Footer, *, landscape: bool, coded: bool = False) -> Frame:
    """The frame of every page of a form; a long footer makes it lower."""
    short, long = page.value
    wide, high = (long, short) if landscape else (short, long)
    side = _CODED_MARGIN_SIDE if coded else _MARGIN_SIDE
    room = wide - 2 * side
    texts = (
        wrap(footer.confidentiality, _FOOTER_STYLE, 0.58 * room),
        wrap(footer.form, _FOOTER_STYLE, 0.32 * room),
    )
    extra = (max(len(lines) for lines in texts) - 1) * _FOOTER_STYLE.leading
    return Frame(
        width=wide,
        height=high,
        left=side,
        right=wide - side,
        top=high - (_CODED_MARGIN_TOP if coded else _MARGIN_TOP),
        bottom=_FOOTER_BASELINE + _FOOTER_STYLE.leading + _FOOTER_GAP + extra,
        footer=texts,
        coded=coded,
    )


def page_frame(
    subject: Subject,
    look: Look,
    number: str,
    *,
    landscape: bool = False,
    coded: bool = False,
) -> Frame:
    """The frame of a form about a subject, with everything that each page says below."""
    return frame(look.page, footer_of(subject, number), landscape=landscape, coded=coded)


def footer_of(subject: Subject, number: str) -> Footer:
    """Confidentiality, retention and audit head; candidate, seat, form and kit."""
    left = tr("Confidential: personal data. {retention}").format(retention=subject.retention)
    whom = []
    if subject.candidate:
        hidden = subject.papers.names_hidden
        name = tr("candidate hidden") if hidden else subject.candidate.candidate.name
        whom.append(embedded(name))
    if subject.seat:
        whom.append(embedded(subject.seat.person.name))
    what = [tr("Form {id}").format(id=number)]
    what += [tr("kit v{number}").format(number=number) for number in subject.kit_numbers]
    left = with_audit_head(left, subject.papers.audit_head)
    return Footer(left, "\n".join(" · ".join(part) for part in (whom, what) if part))


def with_audit_head(text: str, head: str) -> str:
    """A footer that also says how far the audit log went."""
    if not head:
        return text
    return f"{text}\n{tr('Audit log {head}').format(head=head)}"


def code_of(subject: Subject, number: str) -> PageCode:
    """What the pages of a form about a subject say to machines, for its first page."""
    candidate, seat = subject.candidate, subject.seat
    return PageCode(
        form=number,
        opening=codes.fingerprint(subject.papers.opening.id),
        candidate=codes.fingerprint(candidate.candidate.id if candidate else None),
        seat=codes.fingerprint(seat.id if seat else None),
        kit=subject.kit.number if subject.kit else 0,
        page=1,
    )


def number_of(name: FormName | None, *parts: object) -> str:
    """A form's opaque id, such as "41B7-0E2C": the same parts give the same id."""
    told = repr((name and name.value, *parts)).encode("utf-8", "backslashreplace")
    return short_id(told)


def short_id(told: bytes) -> str:
    """Eight hexadecimal digits that stand for what was told."""
    digest = sha256(told).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def draw_layout(pen: Pen, layout: Layout) -> None:
    """Draw every page of a form; each ends with its footer."""
    total = len(layout.pages)
    for number, drawings in enumerate(layout.pages, start=1):
        pen.page = number
        for draw in drawings:
            draw(pen)
        if layout.code and layout.on.coded:
            draw_code(pen, layout.on, layout.code.on_page(number))
        draw_footer(pen, layout.on, number, total)
        pen.end_page()


def draw_code(pen: Pen, on: Frame, code: PageCode) -> None:
    """The code at the top right, and the four corner marks."""
    rows = codes.squares(code)
    pen.squares((on.right - CODE_SIZE, on.top), CODE_SIZE / len(rows), rows)
    for x, y in on.corner_marks:
        pen.squares((x - CORNER_MARK / 2, y + CORNER_MARK / 2), CORNER_MARK, ("#",))


def draw_footer(pen: Pen, on: Frame, number: int, total: int) -> None:
    """The footer of one page."""
    inset = _CODED_FOOTER_INSET if on.coded else 0.0
    start, end = on.left + inset, on.right - inset
    rule = on.bottom - _FOOTER_GAP + 4
    first = rule - 5 - 0.75 * _FOOTER_STYLE.size
    left, middle = on.footer
    page = tr("{number} of {total}").format(number=number, total=total)
    pen.line((start, rule), (end, rule), LINE)
    free_from = start + max(width(line, _FOOTER_STYLE) for line in left)
    free_to = end - width(page, _FOOTER_STYLE)
    put = partial(_footer_line, pen, first)
    for place, line in enumerate(left):
        put(place, start, line, Align.LEFT)
    for place, line in enumerate(middle):
        put(place, (free_from + free_to) / 2, line, Align.CENTRE)
    put(0, end, page, Align.RIGHT)


def _footer_line(pen: Pen, first: float, place: int, x: float, line: str, align: Align) -> None:
    pen.text(x, first - place * _FOOTER_STYLE.leading, line, _FOOTER_STYLE, align)
