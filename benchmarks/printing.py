"""How long printing takes, against a bare ReportLab canvas that draws the same text.

A comparison sheet of 12 candidates by 10 attitudes, a packet of 500 blank scorecards of three
pages each, its memory, and how soon the preview shows the first page of it.

    .venv/bin/python benchmarks/printing.py
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pypdfium2
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from hireapp.domain.ids import CandidateId
from hireapp.domain.packets import Wish, plan
from hireapp.domain.papers import FormName, Papers, Subject
from hireapp.domain.people import Candidate
from hireapp.paper import packets
from hireapp.paper.book import build
from hireapp.paper.document import Look
from hireapp.paper.fonts import Weight, width_of
from hireapp.paper.forms import FORMS
from tests.paper.reading import TextBox, text_boxes
from tests.paper.subjects import Recipe, papers_of

TIMES = 9
CANDIDATES = 500
MOST_MS_A_PAGE = 4.0
MOST_MB = 200
MOST_MS_TO_FIRST_PAGE = 300


def fastest(work: Callable[[], object], times: int = TIMES) -> float:
    """Milliseconds of processor time of the fastest run: other programs only make it slower."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def bare(pages: list[list[TextBox]], size: tuple[float, float]) -> bytes:
    """The same words at the same places, and nothing else."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=1)
    for boxes in pages:
        canvas.setFont(Weight.REGULAR.main, 8)
        for box in boxes:
            canvas.drawString(box.left, box.bottom, box.text)
        canvas.showPage()
        canvas.setFont(Weight.REGULAR.main, 8)
    canvas.save()
    return out.getvalue()


def peak_mb() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sheet() -> None:
    """The comparison sheet."""
    names = tuple(f"Candidate Number {n:02}" for n in range(12))
    recipe = Recipe(names=names, attitudes=tuple(f"Attitude {n}" for n in range(10)))
    subject = Subject(papers_of(recipe))
    form = FORMS[FormName.COMPARISON_SHEET]

    def ours() -> bytes:
        return build([form.lay_out(subject, Look())], title="Sheet")

    boxes = text_boxes(ours())
    mine, theirs = fastest(ours), fastest(lambda: bare(boxes, (842, 595)))
    print(f"comparison sheet 12 x 10: {mine:.1f} ms, bare canvas {theirs:.1f} ms", end=" ")
    print(f"({mine / theirs:.2f} times)")


def packet() -> bool:
    """500 scorecards of three pages."""
    base = papers_of(Recipe())
    one = base.candidates[0]
    every = tuple(
        replace(
            one, candidate=Candidate(CandidateId(f"{n:032x}"), base.opening.id, f"Candidate {n}")
        )
        for n in range(CANDIDATES)
    )
    papers: Papers = replace(base, candidates=every, panel=base.panel[:1], comparison=None)
    wish = Wish(forms=frozenset({FormName.SCORECARD}))

    def made(count: int) -> packets.Packet:
        few = replace(papers, candidates=every[:count])
        return packets.make(plan(few, wish, packets.lack).booklets[0], wish, Look())

    made(2)
    before = peak_mb()
    made(CANDIDATES // 5)
    fifth = peak_mb()
    start = time.process_time()
    whole = made(CANDIDATES)
    a_page = (time.process_time() - start) * 1000 / whole.pages
    peak = peak_mb()
    start = time.perf_counter()
    document = pypdfium2.PdfDocument(whole.pdf)
    document[0].render(scale=1.3)
    first = (time.perf_counter() - start) * 1000
    boxes = text_boxes(made(20).pdf)
    theirs = fastest(lambda: bare(boxes, (595, 842)), 3) / len(boxes)
    print(
        f"packet of {CANDIDATES} candidates, {whole.pages} pages: {a_page:.2f} ms a page,", end=" "
    )
    print(f"bare canvas {theirs:.2f}; {len(whole.pdf) / 2**20:.1f} MB on disk")
    print(f"memory: {before:.0f} MB before, {fifth:.0f} after a fifth, {peak:.0f} MB at most")
    print(f"first page of the preview: {first:.0f} ms")
    return a_page <= MOST_MS_A_PAGE and peak <= MOST_MB and first <= MOST_MS_TO_FIRST_PAGE


if __name__ == "__main__":
    rl_config.useA85 = 0
    width_of("warm", Weight.REGULAR.main, 8)
    sheet()
    sys.exit(0 if packet() else 1)
