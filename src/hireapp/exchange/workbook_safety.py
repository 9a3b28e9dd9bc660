"""A look at a spreadsheet before it is read: nothing in it may grow beyond bounds.

A workbook is a zip of XML files. Its entries' declared sizes bound what unpacking gives, since
Python unpacks no more than is declared.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NoReturn

from hireapp.errors import InputError
from hireapp.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from zipfile import ZipFile, ZipInfo

FILE_LIMIT = 20_000_000
"""Largest spreadsheet read, in bytes."""
UNPACKED_LIMIT = 100_000_000
"""Most bytes that all of its parts may unpack to."""
PART_LIMIT = 1_000
"""Most parts of a workbook."""
ELEMENT_LIMIT = 1_500_000
"""Most XML elements of a workbook; 10,000 questions have half as many."""
RECORD_LIMIT = 20_000
"""Most XML elements of one row, of one text, or of a part that holds neither."""
DEPTH_LIMIT = 64
_RECORDS = ("row", "si")
_PIECE = 1 << 16


def check(data: bytes, file: str, pulse: Callable[[], None]) -> None:
    """Refuse a workbook that is damaged or would take too much time or memory.

    `pulse` is called often; whatever it raises stops the work.

    Raises:
        InputError: saying what is wrong with it.
    """
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > PART_LIMIT or sum(one.file_size for one in parts) > UNPACKED_LIMIT:
                _refuse_size(file)
            _check_elements(archive, parts, file, pulse)
    # A method of packing that Python lacks, a password, or plain damage.
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise damaged(file) from error


def damaged(file: str) -> InputError:
    """The refusal for a file that is no workbook, or a broken one."""
    return InputError(
        tr("{file} is not a usable spreadsheet: it is damaged, or of another kind.").format(
            file=file
        ),
        tr("Save it as .xlsx, without a password, and try again."),
    )


def _check_elements(
    archive: ZipFile, parts: list[ZipInfo], file: str, pulse: Callable[[], None]
) -> None:
    left = ELEMENT_LIMIT
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            left -= _elements(archive, part, left, file, pulse)


def _elements(
    archive: ZipFile, part: ZipInfo, most: int, file: str, pulse: Callable[[], None]
) -> int:
    """Count the XML elements of a part."""
    from xml.parsers import expat

    name = part.filename.lower()
    has_records = name.startswith("xl/worksheets/") or name.endswith("sharedstrings.xml")
    count = in_record = depth = 0

    def start(tag: str, _attributes: object) -> None:
        nonlocal count, in_record, depth
        count += 1
        in_record += 1
        depth += 1
        if has_records and tag.rpartition(":")[2] in _RECORDS:
            in_record = 0
        if count > most or in_record > RECORD_LIMIT or depth > DEPTH_LIMIT:
            _refuse_size(file)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_declaration: object) -> None:
        # Only a DOCTYPE can define entities that grow; no spreadsheet program writes one.
        raise damaged(file)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                pulse()
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:  # ValueError: an unknown encoding
        raise damaged(file) from error
    return count


def _refuse_size(file: str) -> NoReturn:
    raise InputError(
        tr("{file} is too large for a question bank.").format(file=file),
        tr("Split it into several spreadsheets."),
    )
