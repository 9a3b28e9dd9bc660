"""Collect every text that users see into resources/translations/hireapp.pot.

python3 tools/catalogue.py           writes it
python3 tools/catalogue.py --check   exits 1 when it is not up to date
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "translations" / "hireapp.pot"
KEYWORDS = {"tr": None, "trn": (1, 2)}


def collect() -> bytes:
    """The catalogue of all texts, in a form that is the same for the same texts."""
    catalogue = Catalog(project="Hireapp", charset="utf-8")
    found = extract_from_dir(
        str(ROOT / "src"), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    )
    for name, _line, message, _comments, context in sorted(found, key=lambda one: str(one[2])):
        catalogue.add(message, locations=[(f"src/{name}", 0)], context=context)
    stream = BytesIO()
    write_po(stream, catalogue, omit_header=True, sort_output=True, include_lineno=False)
    return stream.getvalue()


def main() -> int:
    """Write the catalogue, or check it."""
    collected = collect()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_bytes() == collected else 1
    TARGET.write_bytes(collected)
    return 0


if __name__ == "__main__":
    sys.exit(main())
