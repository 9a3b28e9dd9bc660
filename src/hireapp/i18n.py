"""One gettext catalogue for screen, paper and command line, free of Qt."""

from __future__ import annotations

import gettext
import os

from hireapp import paths

_DOMAIN = "hireapp"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str | None = None) -> None:
    """Switch to a language such as "de"; None takes it from the environment, English otherwise."""
    global _catalogue  # one catalogue for the process, set once at start
    languages = [language] if language else _languages_of_environment()
    folder = paths.resource("translations")
    _catalogue = gettext.translation(_DOMAIN, folder, languages=languages, fallback=True)


def tr(text: str) -> str:
    """The text in the user's language."""
    return _catalogue.gettext(text) if text else ""


def trn(singular: str, plural: str, n: int) -> str:
    """The form for `n`, with `{n}` filled in."""
    return _catalogue.ngettext(singular, plural, n).format(n=n)


def _languages_of_environment() -> list[str]:
    chosen = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return [part.split(".")[0] for part in chosen.split(":") if part]
