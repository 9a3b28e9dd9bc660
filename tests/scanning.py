"""Real scorecards as a scanner gives them: printed, filled by pen, turned, soiled, and saved."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from hireapp.domain.ids import CandidateId, OpeningId, PersonId
from hireapp.domain.packets import PrintedForm, Wish, plan
from hireapp.domain.papers import FormName
from hireapp.paper import packets
from hireapp.paper.document import Look, PageSize
from hireapp.store import papers, printed_forms
from hireapp.store.database import Database
from tests.conftest import Hiring

DPI = 150
NOISE = 18.0
PEN, PENCIL = 50, 130


@dataclass(frozen=True)
class Sheets:
    """A printed packet of blank scorecards, and where its circles are."""

    pdf: bytes
    forms: tuple[PrintedForm, ...]

    def form_of(self, candidate: CandidateId, place: int = 0) -> PrintedForm:
        """The scorecard of a candidate; `place` counts the interviewers."""
        return [one for one in self.forms if one.candidate_id == candidate][place]

    def scan(
        self,
        form: PrintedForm,
        filled: Iterable[str],
        *,
        turn: float = 1.5,
        ink: int = PEN,
        dpi: int = DPI,
        size: float = 0.8,
        noise: bool = True,
    ) -> list[Image.Image]:
        """The pages of a form with circles filled by hand, as a scanner gives them."""
        document = pypdfium2.PdfDocument(self.pdf)
        first = sum(_pages(one) for one in self.forms[: self.forms.index(form)])
        wanted = frozenset(filled)
        pages = []
        for page in range(1, 1 + _pages(form)):
            bitmap = document[first + page - 1].render(scale=dpi / 72, grayscale=True)
            image = bitmap.to_pil().convert("L")
            for mark in form.marks:
                if mark.page == page and mark.name in wanted:
                    _fill(image, form, (mark.x, mark.y, size * mark.radius), ink, dpi / 72)
            angle = turn * (-1) ** page
            turned = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
            pages.append(Image.fromarray(soiled(np.asarray(turned))) if noise else turned)
        document.close()
        return pages


def print_scorecards(database: Database, opening: OpeningId, viewer: PersonId) -> Sheets:
    """Print every blank scorecard of an opening, as the Print page does."""
    wish = Wish(forms=frozenset({FormName.SCORECARD}))
    found = papers.collect(database, opening, viewer)
    (booklet,) = plan(found, wish, packets.lack).booklets
    packet = packets.make(booklet, wish, Look(page=PageSize.A4))
    printed_forms.record(database, opening, packet.forms, viewer=viewer)
    return Sheets(packet.pdf, packet.forms)


def printed(hiring: Hiring) -> Sheets:
    """The scorecards of the hiring, printed by its coordinator."""
    return print_scorecards(hiring.database, hiring.opening.id, hiring.coordinator.id)


def marks_of(hiring: Hiring, ratings: str, *others: str) -> list[str]:
    """The names of circles: a key of the scale for each question, and others in full."""
    return [f"q:{one}:{key}" for one, key in zip(hiring.questions, ratings, strict=True)] + [
        *others
    ]


WARM_YES = ("opener:warm", "recommendation:yes")


def save(pages: list[Image.Image], target: Path) -> Path:
    """All pages in one file: PDF or TIFF."""
    pages[0].save(target, save_all=True, append_images=pages[1:], resolution=DPI)
    return target


def _pages(form: PrintedForm) -> int:
    return max(mark.page for mark in form.marks)


def _fill(
    image: Image.Image,
    form: PrintedForm,
    circle: tuple[float, float, float],
    ink: int,
    scale: float,
) -> None:
    x, y, radius = circle
    x, y, radius = x * scale, (form.size[1] - y) * scale, radius * scale
    ImageDraw.Draw(image).ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def soiled(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture with noise and specks, the same every time."""
    dice = np.random.default_rng(math.prod(picture.shape))
    noisy = picture + dice.normal(0, NOISE, picture.shape)
    specks = dice.random(picture.shape)
    noisy[specks < 0.001] = 0
    noisy[specks > 0.999] = 255
    return np.clip(noisy, 0, 255).astype(np.uint8)
