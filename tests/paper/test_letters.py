from __future__ import annotations

from functools import partial

from hireapp.domain.papers import FormName
from hireapp.paper.book import build
from hireapp.paper.document import Footer, Layout, PageSize, frame
from hireapp.paper.letters import to_unicode
from hireapp.paper.pen import Pen
from hireapp.paper.text import Style
from tests.paper.reading import whole_text


def test_emoji_and_rare_letters_can_be_copied_and_found() -> None:
    words = "🙂 👩 王 ẞ ﬁ"
    on = frame(PageSize.A4, Footer("", ""), landscape=False)
    draw = partial(_draw, words)

    pdf = build([Layout(FormName.GUIDE, "0000-0000", on, [[draw]])], title="Form")

    assert whole_text(pdf).startswith("🙂 👩 王 ẞ fi")


def test_no_block_is_longer_than_readers_allow() -> None:
    told = to_unicode("Inter", range(256)).splitlines()

    assert [line for line in told if "beginbfchar" in line] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "56 beginbfchar",
    ]


def _draw(words: str, pen: Pen) -> None:
    pen.text(100, 400, words, Style(20, 24))
