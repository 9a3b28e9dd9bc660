"""A Print page on a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hireapp.domain.people import Person
from hireapp.errors import HireError
from hireapp.gui.context import Context
from hireapp.gui.print.page import PrintPage
from hireapp.gui.tasks import Tasks
from tests.conftest import Hiring

OpenPage = Callable[[Hiring, Person], "Opened"]


@dataclass
class Opened:
    """A page on the screen, with the refusals that it sent to the banner."""

    page: PrintPage
    qtbot: QtBot
    refusals: list[HireError] = field(default_factory=list)

    def wait_for_pdf(self) -> bytes:
        """The PDF, once it is drawn and its page shown."""
        self.qtbot.waitUntil(lambda: self.page.printout is not None)
        self.qtbot.waitUntil(lambda: not self.page.preview.view.image.isNull())
        assert self.page.printout is not None
        return self.page.printout.pdf

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def said(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text()


def text_of(pdf: bytes) -> str:
    """The text of all pages."""
    with closing(PdfDocument(pdf)) as document:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_bounded())
            words.close()
            page.close()
        return "\n".join(pages)


def pages_of(pdf: bytes) -> int:
    """How many pages there are."""
    with closing(PdfDocument(pdf)) as document:
        return len(document)


@pytest.fixture
def open_page(qtbot: QtBot) -> Iterator[OpenPage]:
    """Opens the page as somebody, at the size it has in a window of 1280 by 800."""
    tasks = Tasks()

    def settle(page: QWidget) -> None:
        page.hide()
        qtbot.waitUntil(lambda: tasks.is_idle)

    def opened(hiring: Hiring, viewer: Person) -> Opened:
        context = Context(hiring.database, tasks)
        context.look_as(viewer)
        made = Opened(PrintPage(context), qtbot)
        context.failed.connect(made.refusals.append)
        qtbot.addWidget(made.page, before_close_func=settle)
        made.page.show_opening(hiring.opening.id)
        made.page.resize(1076, 748)
        with qtbot.waitExposed(made.page):
            made.page.show()
        return made

    yield opened
    tasks.finish()
