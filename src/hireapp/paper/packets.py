"""Packets as PDFs: forms drawn in portions, joined with outline, page labels and a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING

from hireapp.domain.packets import Booklet, Division, PrintedForm, Section, Wish
from hireapp.domain.papers import FormName, Papers, Subject
from hireapp.i18n import tr
from hireapp.paper import separator
from hireapp.paper.book import LANGUAGE, Book, Drawn
from hireapp.paper.document import Layout, Look, short_id
from hireapp.paper.forms import FORMS

if TYPE_CHECKING:
    from pikepdf import OutlineItem, Pdf

Progress = Callable[[float], None]
"""Called with the share done (0-1); what it raises stops the work."""

_PORTION = 120
"""Pages that are drawn before they are compressed and put aside: memory grows with these alone."""
_NEEDS_FIGURES = frozenset(
    {
        FormName.COMPARISON_SHEET,
        FormName.DOSSIER,
        FormName.DECISION_RECORD,
        FormName.WELCOME_PACKET,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline: `page` from 0, `level` from 0."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Packet:
    """One finished PDF: its opaque number, what it holds, and where the circles are."""

    number: str
    pdf: bytes
    pages: int
    outline: tuple[Entry, ...]
    forms: tuple[PrintedForm, ...]


def with_figures(papers: Papers, wish: Wish) -> Papers:
    """The papers with the rating model's figures, where a wanted form shows them."""
    if papers.comparison is None or not wish.forms & _NEEDS_FIGURES:
        return papers
    from hireapp.analysis.comparison_statistics import with_statistics  # NumPy

    return replace(papers, comparison=with_statistics(papers.comparison))


def lack(name: FormName, subject: Subject) -> str:
    """Why a form cannot be printed about a subject; empty when it can."""
    form = FORMS.get(name)
    return tr("This form is not there yet.") if form is None else form.lack(subject)


def fields(booklet: Booklet) -> Iterator[tuple[str, str]]:
    """What people typed that a booklet prints, as (field name, text), each once."""
    seen: set[tuple[str, str]] = set()
    for section in booklet.sections:
        for name, subject in section.copies:
            for pair in FORMS[name].fields(subject):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def make(
    booklet: Booklet,
    wish: Wish,
    look: Look,
    *,
    password: str = "",
    progress: Progress | None = None,
) -> Packet:
    """Draw a booklet; the same booklet gives the same bytes, unless a password protects it."""
    press = _Press(look, wish, progress or _nobody_waits, max(1, booklet.copies))
    for place, section in enumerate(booklet.sections):
        press.add(section, place)
    return press.finish(password)


@dataclass(slots=True)
class _Press:
    """Draws copies one after the other and remembers what is where."""

    look: Look
    wish: Wish
    progress: Progress
    copies: int
    book: Book = field(default_factory=lambda: Book(""))
    portions: list[bytes] = field(default_factory=list)
    outline: list[Entry] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)
    forms: list[PrintedForm] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    pages: int = 0
    done: int = 0

    def add(self, section: Section, place: int) -> None:
        """Draw a section: its separator, then its copies."""
        wants_page = self.wish.separators and section.candidate is not None
        self.labels.append((self.pages, f"{place + 1}-"))
        self.outline.append(Entry(section.title, self.pages, 0))
        if wants_page:
            self._draw(separator.lay_out(section, self.look))
        for name, subject in section.copies:
            self.progress(self.done / self.copies)
            layout = FORMS[name].lay_out(subject, self.look)
            self._index(name, subject, layout)
            drawn = self._draw(layout)
            self.forms.append(_printed(layout, name, subject, drawn))
            self.done += 1

    def finish(self, password: str) -> Packet:
        """Join the portions into one PDF."""
        self._put_aside()
        number = _packet_number(self.numbers)
        pdf = _joined(self, number, password)
        self.progress(1.0)
        return Packet(number, pdf, self.pages, tuple(self.outline), tuple(self.forms))

    def _index(self, name: FormName, subject: Subject, layout: Layout) -> None:
        title = name.label
        if subject.seat:
            title = tr("{form} · {seat}").format(form=title, seat=subject.seat.person.name)
        self.outline.append(Entry(title, self.pages, 1))
        self.outline += [Entry(text, self.pages + page, 2) for text, page in layout.bookmarks]

    def _draw(self, layout: Layout) -> Drawn:
        drawn = self.book.add(layout)
        self.numbers.append(layout.number)
        self.pages += drawn.pages
        if self.wish.duplex and drawn.pages % 2:
            self.book.blank(layout.on)
            self.pages += 1
        if self.book.pages >= _PORTION:
            self._put_aside()
        return drawn

    def _put_aside(self) -> None:
        if self.book.pages:
            self.portions.append(self.book.finish())
            self.book = Book("")


def _printed(layout: Layout, name: FormName, subject: Subject, drawn: Drawn) -> PrintedForm:
    return PrintedForm(
        number=layout.number,
        form=name,
        candidate_id=subject.candidate.candidate.id if subject.candidate else None,
        seat_id=subject.seat.id if subject.seat else None,
        kit_number=subject.kit.number if subject.kit else 0,
        size=(layout.on.width, layout.on.height),
        corners=layout.on.corner_marks if layout.on.coded else (),
        marks=drawn.marks,
    )


def _packet_number(numbers: list[str]) -> str:
    """One form's own number; of several, one that stands for all of them in this order."""
    if len(numbers) == 1:
        return numbers[0]
    return short_id("\n".join(numbers).encode())


def _joined(press: _Press, number: str, password: str) -> bytes:
    import pikepdf  # only a finished packet needs it

    target = pikepdf.Pdf.new()
    sources = [pikepdf.Pdf.open(BytesIO(portion)) for portion in press.portions]
    for source in sources:
        target.pages.extend(source.pages)
    _describe(target, number)
    _label_pages(target, press.labels)
    with target.open_outline() as outline:
        outline.root.extend(_tree(press.outline))
    out = BytesIO()
    if password:
        locked = pikepdf.Encryption(user=password, owner=password, R=6)
        target.save(out, encryption=locked)
    else:
        target.save(
            out,
            deterministic_id=True,
            compress_streams=False,  # the pages are compressed already
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    for source in sources:
        source.close()
    target.close()
    return out.getvalue()


def _describe(target: Pdf, number: str) -> None:
    import pikepdf

    target.Root.Lang = pikepdf.String(LANGUAGE)
    target.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if len(target.pages) > 1:
        target.Root.PageMode = pikepdf.Name.UseOutlines
    target.docinfo["/Title"] = tr("Hireapp {id}").format(id=number)
    target.docinfo["/Author"] = "Hireapp"
    target.docinfo["/Creator"] = "Hireapp"
    target.docinfo["/Producer"] = "Hireapp"


def _label_pages(target: Pdf, labels: list[tuple[int, str]]) -> None:
    """Sections count their own pages: "2-3" is the third page of the second section."""
    import pikepdf

    several = len(labels) > 1
    numbers = pikepdf.Array()
    for page, prefix in labels:
        numbers.append(page)
        style = pikepdf.Dictionary(S=pikepdf.Name.D)
        if several:
            style.P = pikepdf.String(prefix)
        numbers.append(style)
    target.Root.PageLabels = pikepdf.Dictionary(Nums=numbers)


def _tree(entries: list[Entry]) -> list[OutlineItem]:
    from pikepdf import OutlineItem

    roots: list[OutlineItem] = []
    path: list[OutlineItem] = []
    for entry in entries:
        item = OutlineItem(entry.title, entry.page)
        del path[entry.level :]
        (path[-1].children if path else roots).append(item)
        path.append(item)
        item.is_closed = entry.level > 0
    return roots


def _nobody_waits(share: float) -> None:
    del share


def file_parts(booklet: Booklet, wish: Wish, place: int) -> tuple[str, ...]:
    """What a file's name says beside the packet's number: never a candidate's name."""
    told = [booklet.sections[0].copies[0][1].papers.opening.title]
    if wish.division is not Division.ONE:
        told.append(f"{place + 1:03d}")
    if len(wish.forms) == 1:
        told.insert(0, next(iter(wish.forms)).value)
    return tuple(told)
