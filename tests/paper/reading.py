"""Reading a PDF back with a reader that had no part in writing it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class TextBox:
    """A piece of one line and where it stands, in points from bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: TextBox, tolerance: float) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > tolerance and along > tolerance


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, blanks single, letters in their plain forms."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [plain(text.replace("\ufffe", "")) for text in texts]


def whole_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def squeezed(text: str) -> str:
    """Without any blanks, for what was broken into lines."""
    return "".join(plain(text).split())


def page_sizes(pdf: bytes) -> set[tuple[int, int]]:
    document = pypdfium2.PdfDocument(pdf)
    return {(round(page.get_width()), round(page.get_height())) for page in document}


def text_boxes(pdf: bytes) -> list[list[TextBox]]:
    document = pypdfium2.PdfDocument(pdf)
    return [_boxes_of(page) for page in document]


def overlapping(boxes: list[TextBox], tolerance: float = 0.7) -> list[tuple[TextBox, TextBox]]:
    """The pairs that share more than a hairline of paper."""
    found = []
    by_left = sorted(boxes, key=lambda box: box.left)
    for place, box in enumerate(by_left):
        for other in by_left[place + 1 :]:
            if other.left > box.right:
                break
            if box.overlaps(other, tolerance):
                found.append((box, other))
    return found


def misplaced(pdf: bytes, *, side: float = 32.0) -> list[str]:
    """What is wrong with where text stands: outside its page's margins, or over other text."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document, start=1):
        boxes = _boxes_of(page)
        high, wide = page.get_height(), page.get_width()
        if not boxes:
            found.append(f"page {number}: empty")
        for box in boxes:
            across = box.left > side and box.right < wide - side
            if not (across and box.bottom > 14 and box.top < high - 26):
                found.append(f"page {number}: outside: {box}")
        found += [f"page {number}: {one} over {other}" for one, other in overlapping(boxes)]
    return found


def _boxes_of(page: pypdfium2.PdfPage) -> list[TextBox]:
    text = page.get_textpage()
    bounds = [text.get_rect(index) for index in range(text.count_rects())]
    return [TextBox(text.get_text_bounded(*one), *one) for one in bounds]
