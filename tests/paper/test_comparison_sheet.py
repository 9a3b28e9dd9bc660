from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pytest

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.domain.comparison import ComparisonSheet
from hireapp.domain.papers import Subject
from hireapp.domain.scorecards import NoScore, Score
from hireapp.paper.book import build
from hireapp.paper.comparison_sheet import (
    ROWS_A_PAGE,
    Order,
    PageSize,
    lay_out,
    printable_fields,
    render,
    sheet_number,
)
from hireapp.paper.document import Look

from .builders import (
    ATTITUDES,
    EXAMPLE,
    HOSTILE_NAMES,
    PANEL,
    PURPOSE,
    SHIPPED,
    SheetMaker,
    example,
    extreme,
    many,
    two_kits,
    unlinked,
    with_withheld,
)
from .reading import (
    misplaced,
    overlapping,
    page_sizes,
    page_texts,
    plain,
    squeezed,
    text_boxes,
    whole_text,
)
from .subjects import RECIPES, papers_of

FOURTEEN = (*SHIPPED, "Sees the whole", "Keeps calm")
LONG_ATTITUDES = tuple(f"{number} {'unending ' * 30}" for number in range(8))
LAYOUTS: dict[str, Callable[[], SheetMaker]] = {
    "example": example,
    "one candidate": lambda: many(1),
    "sixty candidates": lambda: many(60),
    "fourteen attitudes": lambda: many(14, attitudes=FOURTEEN),
    "one attitude": lambda: many(6, attitudes=FOURTEEN[:1]),
    "twenty attitudes": lambda: many(3, attitudes=(*FOURTEEN, *SHIPPED[:6])),
    "attitudes of 270 characters": lambda: many(3, attitudes=LONG_ATTITUDES),
    "some withheld": with_withheld,
    "two kits": two_kits,
    "unlinked": unlinked,
    "extreme text": extreme,
}


@cache
def calculated(layout: str) -> ComparisonSheet:
    return with_statistics(LAYOUTS[layout]().sheet())


def printed(sheet: ComparisonSheet, order: Order = Order.NAME) -> bytes:
    return render(with_statistics(sheet), order=order)


def test_sheet_has_candidates_attitudes_purpose_and_panel() -> None:
    text = whole_text(printed(example().sheet()))

    for expected in (*EXAMPLE, *ATTITUDES, *PANEL, PURPOSE):
        assert expected in text
    assert "7 candidates, interviewed 18 to 21 Nov 2026 · kit v3" in text
    assert "28 of 28 scorecards" in text


def test_rows_show_means_ranges_reactions_and_recommendations() -> None:
    text = whole_text(printed(example().sheet()))

    _, row = text.split("1–2 Tomás Rivera Super over 99% 3 g 1 w", 1)
    assert row.startswith(
        " 4.50 4.50 3–5 4.25 2–5 4.00 3–5 4.75 4.50 4.00 3–5 4.25 3–5 4.31 4.06–4.56 4.34 2 2 0 0"
    )


def test_sheet_says_what_a_debrief_needs() -> None:
    text = whole_text(printed(example().sheet()))

    assert "Tomás · Customer radar: Dana 5, Lee 2" in text
    assert "Maya and Tomás: 71% that Maya is better. Priya and Jonas: 89%" in text
    assert "a new interviewer who meets both Maya and Tomás" in text
    assert "Interviewers: agreement α 0.51, below 0.67: tentative." in text
    assert "Maya stays first" in text
    assert "Aisha: Turns OOPS into WOW not asked. All others: same questions." in text
    assert text.count("Signed Date") == 2


def test_footer_says_confidential_retention_and_age() -> None:
    sheet = with_statistics(example().sheet())

    text = whole_text(render(sheet, order=Order.NAME))

    assert "Confidential: personal data. Keep until 12 months after the decision" in text
    assert f"Sheet {sheet_number(sheet, Order.NAME)} · scores as of 21 Nov 2026 16:40" in text
    assert text.endswith("1 of 1")


@pytest.mark.parametrize("order", Order)
def test_rows_stand_in_the_chosen_order(order: Order) -> None:
    text = whole_text(printed(with_withheld().sheet(), order))

    by_rank = ["Maya Okafor", "Tomás Rivera", "Priya Nair", "Kofi Mensah"]
    by_rank += ["Ben Osei", "Ingrid Solberg", "Noor Haddad"]
    expected = sorted(by_rank) if order is Order.NAME else by_rank
    places = [text.index(f"{name} ") for name in expected]
    assert places == sorted(places)


def test_opening_without_opener_has_no_reactions() -> None:
    maker = example()
    maker.uses_opener = False

    text = whole_text(printed(maker.sheet()))

    assert "Reactions" not in text
    assert "goose bumps" not in text


@pytest.mark.parametrize("reason", NoScore)
def test_cell_without_score_says_why(reason: NoScore) -> None:
    maker = SheetMaker(attitudes=ATTITUDES[:2])
    maker.rated("Maya Okafor", [[Score.FOUR, reason]] * 4)

    text = whole_text(printed(maker.sheet()))

    assert reason.label in text
    assert "50%" in text


def test_withheld_candidates_show_counts_and_no_score() -> None:
    sheet = example().sheet()
    block = sheet.blocks[0]
    rows = [replace(row, visible=False, revealed=False, submitted=3) for row in block.rows]
    sealed = replace(
        sheet,
        blocks=(replace(block, rows=tuple(rows), ratings=()),),
        disagreements=(),
        close_calls=(),
        skips=(),
    )

    text = whole_text(printed(sealed))

    assert text.count("sealed, 3 of 4 in") == len(rows)
    shown = text[text.index("Recommend ++") : text.index("How to read this")]
    assert not re.search(r"\d\.\d\d|\d [gwf]\b|not asked|%|\d–\d|Genuine", shown)


def test_candidate_is_hidden_from_who_owes_a_scorecard() -> None:
    text = whole_text(printed(with_withheld().sheet()))

    assert "Ingrid Solberg hidden until your own scorecard is in" in text
    assert "Noor Haddad sealed, 3 of 4 in" in text


def test_broken_seal_and_amendments_are_exceptions() -> None:
    text = whole_text(printed(with_withheld().sheet()))

    assert "Kofi: seal broken, 2 of 4 scorecards in." in text
    assert "Kofi: 2 ratings amended after submitting." in text


def test_cannot_judge_has_a_column_only_when_chosen() -> None:
    without = whole_text(printed(example().sheet()))
    with_one = whole_text(printed(with_withheld().sheet()))

    assert "++ + − −− ?" not in without
    assert "++ + − −− ?" in with_one


def test_kit_versions_are_blocks_that_are_never_ranked_together() -> None:
    text = whole_text(printed(two_kits().sheet(), Order.OVERALL))

    assert "kit v3 · kit v4" in text
    assert text.count("never ranked together with other blocks") == 2
    assert text.index("Olga Petrova") < text.index("Kit v4") < text.index("Candidate 00 ")


def test_sixty_candidates_repeat_the_headers_on_each_page() -> None:
    sheet = many(60).sheet()

    pages = page_texts(printed(sheet))

    assert len(pages) == 5
    for number, page in enumerate(pages, start=1):
        assert "Candidate comparison · Guest Experience Host" in page
        assert "Reactions to opener" in page
        assert page.endswith(f"{number} of 5")
    on_pages = [re.findall(r"Candidate \d\d (?=Genuine)", page) for page in pages]
    assert max(map(len, on_pages)) == ROWS_A_PAGE
    assert sum(map(len, on_pages)) == 60


def test_ten_candidates_fit_on_one_page_with_the_notes() -> None:
    assert len(page_texts(printed(many(10, attitudes=SHIPPED[:10]).sheet()))) == 1


def test_sheet_without_candidates_says_what_to_do() -> None:
    text = whole_text(printed(SheetMaker().sheet()))

    assert "Add candidates to the opening and freeze its kit" in text


def test_hostile_text_is_printed_as_text() -> None:
    maker = extreme()

    text = squeezed(whole_text(printed(maker.sheet())))

    right_to_left = ("محمد عبد الله (علي)", "שרה כהן")
    drawn_in_boxes = HOSTILE_NAMES[-1]
    plain = set(HOSTILE_NAMES) - {*right_to_left, drawn_in_boxes, "Zoë 🙂 Müller 👩‍🚀"}
    for name in (*plain, maker.title, *maker.panel[:1], maker.purpose[:500]):
        assert squeezed(name) in text
    assert text.count("makeeveryguestleavehappier") >= maker.purpose.count("happier") - 1
    assert "U+12000" in text
    assert "U+E000" in text


def test_right_to_left_names_read_in_order() -> None:
    maker = SheetMaker()
    for name in ("שרה כהן", "مُحَمَّد سَلْمَان", "لا إله"):
        maker.rated(name, [[Score.FOUR] * 8] * 4)

    boxes = [box for page in text_boxes(printed(maker.sheet())) for box in page]

    lefts = {plain(box.text): box.left for box in boxes}
    for words in (["שרה", "כהן"], [plain("مُحَمَّد"), plain("سَلْمَان")], ["لا", "إله"]):
        assert lefts[words[0]] > lefts[words[1]]


@pytest.mark.parametrize("page", PageSize)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_overlaps_or_leaves_the_page(layout: str, page: PageSize) -> None:
    pdf = render(calculated(layout), order=Order.NAME, page=page)

    assert misplaced(pdf) == []


def test_sheet_is_kept_until_a_date_once_everybody_is_decided_on() -> None:
    papers = papers_of(RECIPES["example"])
    decided = tuple(
        replace(one, keep_until=date(2027, 11, 1 + n)) for n, one in enumerate(papers.candidates)
    )

    open_still = whole_text(build([lay_out(Subject(papers), Look())], title="Sheet"))
    settled = Subject(replace(papers, candidates=decided))

    assert "Keep until 12 months after the decision" in open_still
    assert "Keep until 3 Nov 2027" in whole_text(build([lay_out(settled, Look())], title="Sheet"))


def test_overlapping_text_would_be_noticed() -> None:
    boxes = [box for page in text_boxes(printed(example().sheet())) for box in page]

    shifted = [replace(box, left=box.left + 1, bottom=box.bottom + 1) for box in boxes]

    # all but the thinnest signs lie on their shifted twins
    assert len(overlapping([*boxes, *shifted])) > 0.9 * len(boxes)


@pytest.mark.parametrize("page", PageSize)
def test_pages_are_landscape_in_the_chosen_size(page: PageSize) -> None:
    pdf = render(example().sheet(), order=Order.NAME, page=page)

    short, long = page.value
    assert page_sizes(pdf) == {(round(long), round(short))}


def test_same_sheet_gives_the_same_bytes() -> None:
    first = printed(extreme().sheet())
    second = printed(extreme().sheet())

    assert first == second


def test_document_information_is_opaque_and_has_a_language() -> None:
    sheet = with_statistics(example().sheet())

    pdf = render(sheet, order=Order.NAME)

    information = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert information["Title"] == f"Comparison sheet {sheet_number(sheet, Order.NAME)}"
    told = " ".join(information.values())
    assert not [name for name in (*EXAMPLE, *PANEL, sheet.title) if name in told]
    assert b"/Lang (en)" in pdf


def test_printable_fields_name_everything_that_people_typed() -> None:
    sheet = example().sheet()

    fields = printable_fields(sheet)

    assert ("title of the opening", sheet.title) in fields
    assert ("purpose", PURPOSE) in fields
    assert [text for field, text in fields if field == "attitude"] == list(ATTITUDES)
    assert {text for field, text in fields if field == "name of a candidate"} == set(EXAMPLE)
    assert [text for field, text in fields if field == "name of an interviewer"] == list(PANEL)


def test_a_mean_is_one_piece_of_text_that_can_be_found_and_copied() -> None:
    boxes = [box for page in text_boxes(printed(example().sheet())) for box in page]

    assert any("2.16" in box.text or "1.75" in box.text for box in boxes)
