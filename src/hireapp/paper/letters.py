"""What the letters of an embedded font mean, for readers that search, copy and speak.

ReportLab writes a character beyond U+FFFF as five digits, which no reader understands, and puts
more than 100 letters into one block, which the PDF reference forbids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_A_BLOCK = 100


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one subset of a font: each code, and the character in UTF-16."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
        *_blocks(subset),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines)


def _blocks(subset: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(subset), _A_BLOCK):
        part = subset[start : start + _A_BLOCK]
        yield f"{len(part)} beginbfchar"
        for code, character in enumerate(part, start=start):
            written = chr(character).encode("utf-16-be", "surrogatepass").hex().upper()
            yield f"<{code:02X}> <{written}>"
        yield "endbfchar"
