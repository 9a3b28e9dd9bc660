"""Scanned pages from files that came in: PDF, PNG, JPEG and TIFF, each page as a grey picture.

Every file is distrusted: formats by what is in them, sizes known before anything is unpacked, and
nothing written anywhere. PDFium belongs to one thread: whoever reads does all of it on one.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hireapp.errors import InputError
from hireapp.i18n import tr
from hireapp.paper.scan import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image as Photo

    from hireapp.paper.scan import Picture

SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
"""What files of scans are called."""
MOST_PAGES = 500
"""More are not read at once."""
_LARGEST = 1 << 30
_FORMATS = ("PNG", "JPEG", "TIFF")
_PDF_SIDE = 2340
"""Pixels of the long side of a PDF page: A4 at 200 dots an inch."""
_FINE_SIDE = 1700
"""A picture is made smaller while its long side stays above this: A4 at about 150 dots an inch."""
_MOST_STEPS = 50_000
"""Most things drawn on a PDF page: our own forms have fewer than 3,000."""
_DEEP = 15
"""How far images hide in a page's forms."""
_DAMAGE = (
    *(OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError),
    *(AttributeError, NotImplementedError, MemoryError, struct.error, zlib.error),
)
"""What reading a damaged picture may raise in Pillow."""

warnings.filterwarnings("ignore", module="PIL")  # of damage, which is told in our own words


def files_in(places: Iterable[Path]) -> list[Path]:
    """The files among files and folders; of a folder, the scans that it holds directly.

    Raises:
        InputError: when a folder cannot be read.
    """
    found: dict[Path, None] = {}
    for place in places:
        try:
            inside = sorted(place.iterdir()) if place.is_dir() else []
        except OSError as error:
            raise _unreadable(place, error.strerror or "") from error
        if place.is_dir():
            found |= dict.fromkeys(one for one in inside if is_scan(one))
        else:
            found[place] = None
    return list(found)


def is_scan(path: Path) -> bool:
    """Whether a file's name says that it may hold scanned pages."""
    return path.suffix.lower() in SUFFIXES and path.is_file()


def count_pages(path: Path) -> int:
    """How many pages a file has.

    Raises:
        InputError: when it is none of the formats, too large or damaged.
    """
    if _is_pdf(path):
        with _document(path) as document:
            return len(document)
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1))


def read_picture(path: Path, number: int) -> Picture:
    """A page of a file, counted from 0, as grey bytes.

    Raises:
        InputError: when the page is too large or damaged.
    """
    if _is_pdf(path):
        return _pdf_page(path, number)
    import numpy as np

    with _opened(path) as image:
        image.seek(number)
        _check_size(path, *image.size)
        grey = _grey(image)
        finer = max(grey.size) // _FINE_SIDE
        return np.ascontiguousarray(np.asarray(grey.reduce(finer) if finer > 1 else grey))


def _grey(image: Photo) -> Photo:
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits: the upper ones
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if "A" in image.mode or "transparency" in image.info:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("L")
    return image.convert("L")


def _pdf_page(path: Path, number: int) -> Picture:
    import numpy as np
    from pypdfium2 import PdfiumError

    with _document(path) as document:
        try:
            page = document[number]
            _check_page(path, page)
            scale = _PDF_SIDE / max(page.get_size())
            bitmap = page.render(scale=scale, grayscale=True)
            picture = np.ascontiguousarray(bitmap.to_numpy().reshape(bitmap.height, bitmap.width))
            kept = picture.copy()  # what the bitmap shows goes with it
            bitmap.close()
            page.close()
        except (PdfiumError, ZeroDivisionError, ValueError, MemoryError) as error:
            raise _unreadable(path, tr("It is damaged.")) from error
    return kept


def _check_page(path: Path, page: Any) -> None:
    """A scan is a picture and perhaps its words: images say their size before they are unpacked.

    Whatever has more to draw would be drawn for minutes, and nothing could stop it.
    """
    from pypdfium2 import raw

    steps = 0
    for thing in page.get_objects(max_depth=_DEEP):
        steps += 1
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            _check_size(path, *thing.get_px_size())
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            steps += max(0, raw.FPDFPath_CountSegments(thing))
        if steps > _MOST_STEPS:
            raise InputError(
                tr("A page of {file} is no scan: there is too much drawn on it.").format(
                    file=path.name
                )
            )


def _check_size(path: Path, wide: int, high: int) -> None:
    if wide * high > MOST_PIXELS:
        raise _too_large(path)


def _is_pdf(path: Path) -> bool:
    return b"%PDF-" in _head(path)


def _head(path: Path) -> bytes:
    """The first bytes of a file, once it is known to be one, and not too large."""
    try:
        if not path.is_file():  # a pipe would be waited for
            raise InputError(tr("There is no file {file}.").format(file=path.name))
        if path.stat().st_size > _LARGEST:
            raise InputError(
                tr("{file} is too large.").format(file=path.name), tr("It was not read.")
            )
        with path.open("rb") as stream:
            return stream.read(1024)
    except OSError as error:
        raise _unreadable(path, error.strerror or "") from error


@contextmanager
def _document(path: Path) -> Iterator[Any]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(path)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        why = tr("It is locked with a password.") if locked else tr("It is damaged.")
        raise _unreadable(path, why) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or "") from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _opened(path: Path) -> Iterator[Photo]:
    """A picture whose size is known and allowed; nothing of it is unpacked yet."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=_FORMATS) as image:
            _check_size(path, *image.size)
            yield image
    except UnidentifiedImageError as error:
        raise InputError(
            tr("{file} is no PDF, PNG, JPEG or TIFF.").format(file=path.name),
            tr("It was left as it is."),
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path) from error
    except _DAMAGE as error:
        raise _unreadable(path, tr("It is damaged.")) from error


def _unreadable(path: Path, why: str = "") -> InputError:
    return InputError(tr("{file} cannot be read.").format(file=path.name), why)


def _too_large(path: Path) -> InputError:
    return InputError(
        tr("A page of {file} is too large.").format(file=path.name),
        tr("Scan it with 300 dots an inch."),
    )
