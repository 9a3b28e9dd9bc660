"""`hireapp doctor`: what is installed, the database's state, fonts and display."""

from __future__ import annotations

import importlib.metadata
import platform
from dataclasses import dataclass
from pathlib import Path

from hireapp import __version__, app, paths
from hireapp.domain import banks
from hireapp.errors import HireError
from hireapp.i18n import tr, trn
from hireapp.paper import fonts
from hireapp.store import health

_PACKAGES = ("PySide6-Essentials", "reportlab", "pypdfium2", "msgspec")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding."""

    subject: str
    words: str
    good: bool = True

    def text(self) -> str:
        """The finding on one line."""
        mark = tr("ok") if self.good else tr("PROBLEM")
        return f"{mark:8} {self.subject:24} {self.words}"


def report(database: Path) -> list[Line]:
    """Look everything over without changing anything."""
    lines = [
        Line("Hireapp", __version__),
        Line("Python", f"{platform.python_version()}, {platform.platform()}"),
    ]
    lines += [_package(name) for name in _PACKAGES]
    lines += [Line(name, version) for name, version in health.libraries().items()]
    if not health.journal_is_safe():
        lines.append(
            Line("SQLite", tr("an older one: a slower journal is used, nothing is at risk"))
        )
    able = tr("possible") if health.can_encrypt() else tr("not possible: SQLite has no codec")
    lines.append(Line(tr("Encryption"), able))
    well, words = health.state(database)
    lines.append(Line(tr("Database"), f"{database}: {words}", well))
    lines.append(_fonts())
    lines += _banks()
    shown = tr("found") if app.has_display() else tr("none: only the command line works here")
    lines.append(Line(tr("Display"), shown))
    lines.append(Line(tr("Log"), str(paths.log_file())))
    return lines


def _package(name: str) -> Line:
    try:
        return Line(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Line(name, tr("not installed"), good=False)


def _fonts() -> Line:
    """Whether the shipped fonts can be loaded and hold one letter of each script they are for."""
    letters = "AЖΩếعשकก中あ한🙂✓"
    try:
        missing = fonts.missing_glyphs([("", letters)])
    except OSError as error:
        return Line(tr("Fonts"), str(error), good=False)
    if missing:
        codes = " ".join(one.code for one in missing)
        return Line(tr("Fonts"), tr("no glyph for {codes}").format(codes=codes), good=False)
    return Line(tr("Fonts"), tr("all scripts can be shown and printed"))


def _banks() -> list[Line]:
    lines = []
    for path in paths.question_banks():
        try:
            bank = banks.load(path)
        except HireError as error:
            lines.append(Line(tr("Question bank"), error.sentence, good=False))
        else:
            asked = trn("{n} question", "{n} questions", len(bank.question))
            lines.append(Line(tr("Question bank"), f"{bank.bank.title}: {asked}"))
    return lines
