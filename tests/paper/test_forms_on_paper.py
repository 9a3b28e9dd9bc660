"""Every form with every kind of data: nothing lost, outside the frame or over something else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import msgspec
import pypdfium2
import pytest

from hireapp.domain.asking import askers
from hireapp.domain.openings import Format
from hireapp.domain.papers import FormName, Mark, Subject, hiding_names
from hireapp.domain.scorecards import NoScore, Reaction, Recommendation
from hireapp.paper.book import Book, build
from hireapp.paper.document import Layout, Look, PageSize
from hireapp.paper.forms import FORMS, subjects

from .reading import misplaced, page_sizes, page_texts, squeezed, text_boxes, whole_text
from .subjects import LONGEST, NOBODY, RECIPES, papers_of, subject_of

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
CHUNK = 30
"""Texts are looked for in parts of so many letters, since pages part them."""


@cache
def laid_out(name: FormName, recipe: str, page: PageSize = PageSize.A4) -> Layout:
    return FORMS[name].lay_out(subject_of(name, RECIPES[recipe]), Look(page=page))


@cache
def printed(name: FormName, recipe: str, page: PageSize = PageSize.A4) -> bytes:
    return build([laid_out(name, recipe, page)], title="Form")


@cache
def texts(name: FormName, recipe: str) -> tuple[str, ...]:
    return tuple(page_texts(printed(name, recipe)))


def marks_of(layout: Layout) -> tuple[Mark, ...]:
    return Book("Form").add(layout).marks


LAYOUTS = [
    *((recipe, PageSize.A4) for recipe in RECIPES),
    *((recipe, PageSize.LETTER) for recipe in ("example", "extreme text")),
]

every_form = pytest.mark.parametrize("name", FORMS)
every_recipe = pytest.mark.parametrize("recipe", RECIPES)


@every_form
@pytest.mark.parametrize(("recipe", "page"), LAYOUTS)
def test_nothing_overlaps_or_leaves_the_page(name: FormName, recipe: str, page: PageSize) -> None:
    pdf = printed(name, recipe, page)

    assert misplaced(pdf) == []
    assert {tuple(sorted(size)) for size in page_sizes(pdf)} == {
        tuple(sorted((round(page.value[0]), round(page.value[1]))))
    }


@pytest.mark.slow
@every_form
def test_the_longest_texts_that_the_app_takes_stay_on_their_pages(name: FormName) -> None:
    layout = FORMS[name].lay_out(subject_of(name, LONGEST), Look(page=PageSize.LETTER))

    assert misplaced(build([layout], title="Form")) == []


@every_form
@every_recipe
def test_every_text_that_people_typed_is_on_the_paper(name: FormName, recipe: str) -> None:
    pages = [squeezed(text) for text in texts(name, recipe)]
    whole = "".join(pages)

    for field, text in FORMS[name].fields(subject_of(name, RECIPES[recipe])):
        if RIGHT_TO_LEFT.search(text):
            continue
        bare = squeezed(text)
        parts = [bare[at : at + CHUNK] for at in range(0, len(bare), CHUNK)]
        lost = [part for part in parts if part not in whole]
        # a page's foot and the next one's head stand between the parts of a text that goes on
        assert len(lost) <= min(len(pages) - 1, len(parts) // 8), (field, lost[:3])


@every_form
@every_recipe
def test_every_page_says_whose_it_is_and_how_long_it_may_be_kept(
    name: FormName, recipe: str
) -> None:
    layout = laid_out(name, recipe)
    subject = subject_of(name, RECIPES[recipe])

    pages = texts(name, recipe)

    for number, page in enumerate(pages, start=1):
        assert "Confidential: personal data. Keep until" in page
        assert "unless on hold" in page
        assert layout.number in page
        assert page.endswith(f"{number} of {len(pages)}")
        if subject.kit:
            assert "kit v3" in page
        if subject.candidate:
            assert squeezed(subject.candidate.candidate.name)[:20] in squeezed(page)


@every_form
def test_other_data_gives_another_number_and_the_same_data_the_same(name: FormName) -> None:
    first, other = (laid_out(name, recipe).number for recipe in ("example", "extreme text"))

    assert first != other
    again = FORMS[name].lay_out(subject_of(name, RECIPES["example"]), Look())
    assert again.number == first
    assert build([again], title="Form") == printed(name, "example")


@every_form
def test_circles_are_clear_of_all_text_but_their_own_digit(name: FormName) -> None:
    layout = laid_out(name, "fourteen attitudes")
    boxes = text_boxes(printed(name, "fourteen attitudes"))

    for mark in marks_of(layout):
        for box in boxes[mark.page - 1]:
            x = min(max(mark.x, box.left), box.right)
            y = min(max(mark.y, box.bottom), box.top)
            if (x - mark.x) ** 2 + (y - mark.y) ** 2 < (mark.radius - 0.5) ** 2:
                assert box.text == mark.name[-1]


@pytest.mark.parametrize("name", [FormName.GUIDE, FormName.SCORECARD])
def test_forms_for_somebody_unknown_leave_room_for_names(name: FormName) -> None:
    layout = FORMS[name].lay_out(subject_of(name, NOBODY), Look())

    pdf = build([layout], title="Form")

    text = whole_text(pdf)
    assert misplaced(pdf) == []
    assert "Candidate" in text
    assert "Interviewer" in text
    assert "kit v3" in text
    assert text.count("Tell me about time number") == len(NOBODY.attitudes)


def test_the_filled_scorecard_fills_the_circles_of_its_ratings_and_no_other() -> None:
    layout = laid_out(FormName.FILLED_SCORECARD, "example")
    card = subject_of(FormName.FILLED_SCORECARD, RECIPES["example"]).scorecard
    assert card is not None
    assert card.reaction is not None
    assert card.recommendation is not None
    expected = {f"opener:{card.reaction.value}", f"recommendation:{card.recommendation.value}"}
    for question_id, answer in card.answers.items():
        rating = answer.rating
        assert rating is not None
        value = rating.value if isinstance(rating, NoScore) else int(rating)
        expected.add(f"q:{question_id}:{value}")

    scale = 3
    filled = set()
    document = pypdfium2.PdfDocument(printed(FormName.FILLED_SCORECARD, "example"))
    pages = [page.render(scale=scale, grayscale=True).to_pil() for page in document]
    for mark in marks_of(layout):
        picture = pages[mark.page - 1]
        left = (mark.x - 0.65 * mark.radius) * scale  # beside the digit
        if picture.getpixel((int(left), int(picture.height - mark.y * scale))) < 100:
            filled.add(mark.name)

    assert filled == expected


def test_a_blank_scorecard_has_every_circle_once() -> None:
    subject = subject_of(FormName.SCORECARD, RECIPES["example"])
    assert subject.kit is not None
    values = ("1", "2", "3", "4", "5", *NoScore)
    expected = [f"q:{one}:{value}" for one in subject.kit.content.question_ids for value in values]
    expected += [f"opener:{one.value}" for one in Reaction]
    expected += [f"recommendation:{one.value}" for one in Recommendation]

    names = [mark.name for mark in marks_of(laid_out(FormName.SCORECARD, "example"))]

    assert sorted(names) == sorted(expected)


def test_a_split_guide_names_who_asks_and_a_seat_gets_its_own_questions() -> None:
    papers = papers_of(RECIPES["example"])
    one = papers.candidates[0]
    assert one.kit is not None
    first, second = (seat.id for seat in papers.panel[:2])
    questions = tuple(
        msgspec.structs.replace(asked, seats=(first, second) if n == 0 else (second,))
        for n, asked in enumerate(one.kit.content.questions)
    )
    content = msgspec.structs.replace(one.kit.content, questions=questions)
    split = replace(one, kit=replace(one.kit, content=content))
    facts = replace(papers.opening.facts, format=Format.SERIES_SPLIT)
    opening = replace(papers.opening, facts=facts)
    subject = Subject(replace(papers, opening=opening, candidates=(split,)), split, papers.panel[0])

    text = whole_text(build([FORMS[FormName.GUIDE].lay_out(subject, Look())], title="Form"))

    assert "Asked by Dana Whitfield, Lee Carter" in text
    assert "1 of 1 · Loves humans" in text
    assert "series, split questions" in text


def test_guide_of_one_room_says_who_asks_as_the_screen_does() -> None:
    subject = subject_of(FormName.GUIDE, RECIPES["example"])
    assert subject.kit is not None
    who = askers(subject.kit.content, subject.papers.panel, Format.ONE_ROOM)

    text = whole_text(printed(FormName.GUIDE, "example"))

    assert subject.papers.opening.facts.format is Format.ONE_ROOM
    for asked in subject.kit.content.questions:
        (seat,) = who[asked.id]
        assert f"Asked by {seat.person.name}" in text
    assert "Asked by ____" not in text


def test_hidden_names_are_on_no_form() -> None:
    papers = hiding_names(papers_of(RECIPES["example"]))

    for name, form in FORMS.items():
        subject = next(one for one in subjects(name, papers) if not form.lack(one))
        text = whole_text(build([form.lay_out(subject, Look())], title="Form"))
        assert not [one for one in RECIPES["example"].names if one in text]
        if subject.candidate:
            assert "candidate hidden" in text
            assert subject.candidate.candidate.name in text


def test_a_service_level_is_on_no_paper_that_a_candidate_sees() -> None:
    for name in (FormName.HANDOUT, FormName.WELCOME_PACKET, FormName.GUIDE, FormName.SCORECARD):
        for recipe in RECIPES:
            text = " ".join(texts(name, recipe))
            assert not re.search(r"Synthetic|Genuine (over|\d)|Super\b|ervice level", text), name
