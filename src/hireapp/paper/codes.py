"""The code on each page of a form that is filled by hand: what it says, and how it is drawn.

A Data Matrix of 35 bytes: a letter for the format, the form's number, fingerprints of opening,
candidate and seat, kit version, page, and a CRC-32 over all of it.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from hireapp.errors import InputError
from hireapp.i18n import tr

if TYPE_CHECKING:
    from typing_extensions import Buffer

_FORMAT = b"H"
_BODY = struct.Struct(">c4s8s8s8sHB")
_CHECK = struct.Struct(">I")
_AS_SIGNS = bytes([ord("#")]) + bytes([ord(".")]) * 255
"""What the bytes of a picture become: 0 is black."""
NOBODY = "0" * 16
"""The fingerprint of no seat or no candidate."""


@dataclass(frozen=True, slots=True)
class PageCode:
    """What a page says of itself.

    `form` is the form's number ("41B7-0E2C"); `opening`, `candidate` and `seat` are fingerprints of
    ids, so that a page that is found tells nothing; `page` counts from 1.
    """

    form: str
    opening: str
    candidate: str
    seat: str
    kit: int
    page: int

    def on_page(self, page: int) -> PageCode:
        """The same form's code on another page."""
        return replace(self, page=page)


def fingerprint(id: str | None) -> str:
    """16 hexadecimal digits for an id, the same every time."""
    return blake2b(id.encode(), digest_size=8).hexdigest() if id else NOBODY


def encode(code: PageCode) -> bytes:
    """The bytes that the code holds."""
    body = _BODY.pack(
        _FORMAT,
        bytes.fromhex(code.form.replace("-", "")),
        bytes.fromhex(code.opening),
        bytes.fromhex(code.candidate),
        bytes.fromhex(code.seat),
        min(code.kit, 0xFFFF),
        min(code.page, 0xFF),
    )
    return body + _CHECK.pack(zlib.crc32(body))


def decode(data: bytes) -> PageCode:
    """What the bytes of a code say.

    Raises:
        InputError: when they are not those of a page of Hireapp, or the check fails.
    """
    if len(data) != _BODY.size + _CHECK.size or data[:1] != _FORMAT:
        raise InputError(tr("This code is not one of a printed form."))
    body = data[: _BODY.size]
    if _CHECK.unpack(data[_BODY.size :]) != (zlib.crc32(body),):
        raise InputError(
            tr("The code on this page cannot be trusted: its check fails."),
            tr("Scan the page again, straighter or in a higher resolution."),
        )
    _, form, opening, candidate, seat, kit, page = _BODY.unpack(body)
    digits = form.hex().upper()
    return PageCode(
        f"{digits[:4]}-{digits[4:]}", opening.hex(), candidate.hex(), seat.hex(), kit, page
    )


@lru_cache(maxsize=256)
def squares(code: PageCode) -> tuple[str, ...]:
    """The Data Matrix as rows of "#" (black) and "." (white)."""
    import zxingcpp  # only forms to be filled by hand need it

    barcode = zxingcpp.create_barcode(
        encode(code), zxingcpp.BarcodeFormat.DataMatrix, force_square=True
    )
    image = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    picture = memoryview(cast("Buffer", image))
    wide = picture.shape[1] if picture.shape else 0
    flat = picture.tobytes().translate(_AS_SIGNS).decode("ascii")
    return tuple(flat[start : start + wide] for start in range(0, len(flat), wide))
