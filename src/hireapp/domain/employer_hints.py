"""A gentle look for names of employers in a pattern met elsewhere, which may be confidential."""

from __future__ import annotations

import re

_FORMS = (
    r"Ltd|Limited|LLC|LLP|Inc|Corp|Corporation|PLC|plc|GmbH|mbH|AG|KG|SE|SA|S\.A|SARL|SAS|"
    r"S\.p\.A|SpA|Srl|BV|B\.V|NV|Oy|AB|ApS|A/S|AS|Pty|Co|Group|Holding|Holdings"
)
_NAME = r"[A-Z][\w&'’.-]*(?:\s+(?:&\s+)?[A-Z][\w&'’.-]*){0,3}"
_LEGAL_FORM = re.compile(rf"\b{_NAME}\s*,?\s+(?:{_FORMS})\b\.?")
_WHERE = re.compile(
    rf"\b(?i:at|for|from|with|in|by|called|named|employer|company|shop|hotel|chain)\s+"
    rf"(?:the\s+)?({_NAME})"
)
_MARKED = re.compile(r"[\w&'’-]+\s?[®™]")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk|de|fr|eu)\b", re.I)
_OTHER_WORDS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
    "April May June July August September October November December Christmas Easter "
    "Ramadan I I'm I’m I'd English French German Spanish Italian Europe Africa Asia "
    "America Germany France Spain Italy Poland London Paris Berlin Madrid Rome Vienna "
    "Warsaw Dublin VAT ID PIN SMS IT HR FAQ ATM"
)
"""Capitalised words that follow such prepositions often and name no employer."""


def hints(text: str) -> tuple[str, ...]:
    """What may name an employer, each once, in the order of the text; a guess, no verdict."""
    found = [(one.start(), one.group()) for one in _LEGAL_FORM.finditer(text)]
    found += [(one.start(), one.group()) for one in _MARKED.finditer(text)]
    found += [(one.start(), one.group()) for one in _ADDRESS.finditer(text)]
    found += [(one.start(1), one.group(1)) for one in _WHERE.finditer(text) if _may_name(one[1])]
    names: list[str] = []
    for _, name in sorted(found):
        clean = name.strip(" .,")
        if not any(clean in known or known in clean for known in names):
            names.append(clean)
    return tuple(names)


def _may_name(words: str) -> bool:
    others = _OTHER_WORDS.split()
    return any(word.strip(".,") not in others for word in words.split())
