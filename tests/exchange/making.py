"""Banks of every shape that the rules allow, and workbooks that Hireapp did not make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import msgspec
from hypothesis import strategies as st
from openpyxl import Workbook

from hireapp.domain.attitudes import Attitude
from hireapp.domain.bank_rows import BankHead, SampleAnswer
from hireapp.domain.banks import Bank
from hireapp.domain.questions import Probe, Question, QuestionKind, Reactions, Stage
from hireapp.domain.text import clean_line, clean_note
from tests.domain.making import attitude, question

TRICKY = ("=1+1", "•", "↳ x", "• • x", "a: b", "any:", " x ", "x\n\ny ", "_x0041_", "'", "+", "5")
_anything = st.text(max_size=20).map(clean_note)
texts = (_anything | st.sampled_from(TRICKY)).filter(lambda text: bool(text.strip()))
loose_texts = _anything | st.sampled_from(TRICKY)
"""Those that may be blank, such as an item of a list."""
ids = st.text("abc-19Ä=", min_size=1, max_size=9).map(clean_line)
lists = st.lists(loose_texts, max_size=4).map(tuple)
probes = st.lists(st.builds(Probe, st.sampled_from(Stage), loose_texts), max_size=4).map(tuple)
anchors = st.tuples(texts, texts, texts, texts, texts).map(
    lambda all_five: {str(point): text for point, text in enumerate(all_five, start=1)}
)
heads = st.builds(
    BankHead,
    id=ids,
    title=texts,
    language=texts,
    version=st.integers(-99, 10**15),
    description=texts,
)


def attitudes_of(names: Sequence[str]) -> st.SearchStrategy[tuple[Attitude, ...]]:
    each = {"definition": texts, "why": texts, "synthetic": texts, "genuine": texts, "super": texts}
    return st.tuples(
        *(
            st.builds(Attitude, id=st.just(name), name=texts | st.sampled_from(names), **each)
            for name in names
        )
    )


def questions_of(
    names: Sequence[str], attitudes: Sequence[Attitude]
) -> st.SearchStrategy[tuple[Question, ...]]:
    if not attitudes:
        return st.just(())
    return st.tuples(*(_question(name, attitudes) for name in names))


def _question(name: str, attitudes: Sequence[Attitude]) -> st.SearchStrategy[Question]:
    both = {
        "id": st.just(name),
        "attitude": st.sampled_from([one.id for one in attitudes]),
        "prompt": texts,
        "minutes": st.integers(1, 60),
        "tags": lists,
        "probes": probes,
        "listen_for": lists,
        "warning_signs": lists,
    }
    scored = st.sampled_from([QuestionKind.BEHAVIOURAL, QuestionKind.SITUATIONAL])
    reactions = st.builds(Reactions, flat=texts, warm=texts, goose_bumps=texts)
    return st.builds(Question, kind=scored, anchors=anchors, **both) | st.builds(
        Question, kind=st.just(QuestionKind.OPENER), reactions=reactions, **both
    )


def _samples_of(questions: Sequence[Question]) -> st.SearchStrategy[tuple[SampleAnswer, ...]]:
    scored = [one.id for one in questions if not one.is_opener]
    if not scored:
        return st.just(())
    one = st.builds(
        SampleAnswer,
        question=st.sampled_from(scored),
        text=texts,
        rating=st.integers(1, 5),
        why=texts,
    )
    return st.lists(one, max_size=3).map(tuple)


@st.composite
def all_banks(draw: st.DrawFn) -> Bank:
    names = draw(st.lists(ids, unique=True, max_size=3))
    attitudes = draw(attitudes_of(names)) if names else ()
    questions = draw(questions_of(draw(st.lists(ids, unique=True, max_size=4)), attitudes))
    return Bank(
        bank=draw(heads),
        attitude=attitudes,
        question=questions,
        sample_answer=draw(_samples_of(questions)),
    )


def small_bank(*prompts: str) -> Bank:
    """A bank on empathy with these prompts, else two, and a sample answer for the first."""
    questions = tuple(
        msgspec.structs.replace(question(f"q{n}"), prompt=prompt)
        for n, prompt in enumerate(prompts or ("Tell me about rain.", "Tell me about wind."), 1)
    )
    head = BankHead(id="own-small", title="Small", language="en", version=1, description="Few.")
    sample = SampleAnswer(question="q1", text="I sat down.", rating=4, why="An act.")
    return Bank(bank=head, attitude=(attitude(),), question=questions, sample_answer=(sample,))


def many_questions(count: int) -> Bank:
    """A bank as large as this, with texts of common length."""
    bank = small_bank()
    long = "What the person said and did, in words that others can check. " * 2
    some = msgspec.structs.replace(
        question("q1"),
        probes=tuple(Probe(stage, "What did you do next?") for stage in Stage),
        listen_for=(long, long),
        warning_signs=(long, long),
        anchors={str(point): f"{point} {long}" for point in range(1, 6)},
    )
    questions = tuple(
        msgspec.structs.replace(some, id=f"q{n}", prompt=f"Tell me about day {n}.")
        for n in range(1, count + 1)
    )
    return msgspec.structs.replace(bank, question=questions)


ROW: dict[str, object] = {
    "Attitude": "Empathy",
    "Kind": "behavioural",
    "Question": "Tell me about rain.",
    "Minutes": "4",
    **{f"Anchor {point}": f"anchor {point}" for point in range(1, 6)},
}
"""A row that has nothing wrong."""


def typed(*rows: Mapping[str, object], sheet: str = "Questions") -> bytes:
    """A workbook with one sheet, as somebody else's program writes it."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    page.append(headings)
    for row in rows:
        page.append([row.get(heading) for heading in headings])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
