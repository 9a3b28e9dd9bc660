"""Role × state × operation × way in: nobody learns what the visibility rule keeps from them.

Everything written on a scorecard carries a marker of its own. Each viewer asks for all that the
store, the command line, the forms on paper, the exported files, the sealed files and the screens
give, and only the markers that the rule allows may be in it. One viewer is kept from one
candidate, whose name may not reach them by any way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from hireapp.cli import main
from hireapp.collecting import keys
from hireapp.domain.banks import Bank
from hireapp.domain.people import ConflictKind
from hireapp.errors import HireError
from hireapp.exchange import comparison_export, sealed_keys
from hireapp.gui.audit.page import AuditPage
from hireapp.gui.candidates.page import CandidatesPage
from hireapp.gui.compare.page import ComparePage
from hireapp.gui.context import Context
from hireapp.gui.debrief.page import DebriefPage
from hireapp.gui.page import Page
from hireapp.gui.panel.page import PanelPage
from hireapp.gui.paper_entry.page import PaperEntryPage
from hireapp.gui.tasks import Tasks
from hireapp.store import (
    agenda,
    audit,
    candidates,
    comparisons,
    conflicts,
    debriefs,
    decisions,
    fact_notes,
    held_kits,
    insights,
    openings,
    panels,
    paper_entry,
    papers,
    scorecards,
    sealing,
)
from tests.gui.conftest import Desk, texts
from tests.store.test_visibility import (
    DRAFTS,
    SEATED,
    SEE_THE_PANEL,
    VIEWERS,
    Office,
    filled_office,
    marker,
)

KEPT, FROM = "Mia", "Olga drafts"
MARKER = re.compile(r"MARKER\s+([\w ]+?)\s+by\s+(\w+)")
each_viewer = pytest.mark.parametrize("viewer", VIEWERS)


@pytest.fixture(scope="module")
def office(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, bank: Bank
) -> Iterator[Office]:
    with filled_office(empty_file, tmp_path_factory.mktemp("office"), bank) as made:
        database, hiring = made.hiring.database, made.hiring
        conflicts.mark(
            database,
            made.candidates[FROM].id,
            made.people[KEPT].id,
            ConflictKind.INTEREST,
            viewer=made.people["Kim"].id,
        )
        keys.make(
            database,
            hiring.opening.id,
            passphrase="seven words to keep it",
            viewer=made.people["Kim"].id,
        )
        yield made


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


def allowed(viewer: str) -> set[tuple[str, str]]:
    """Candidate and author of every scorecard that the viewer may read."""
    found = set()
    for candidate, drafts in DRAFTS.items():
        if viewer == KEPT and candidate == FROM:
            continue
        for author in SEATED:
            revealed = author not in drafts and viewer in SEE_THE_PANEL[candidate]
            if viewer == author or revealed:
                found.add((candidate, author))
    return found


def check(viewer: str, text: str) -> None:
    """Nothing beyond what is allowed is in a text that was given to the viewer."""
    found = {(one, author) for one, author in MARKER.findall(" ".join(text.split()))}
    assert found <= allowed(viewer)
    if viewer == KEPT:
        assert FROM not in text


def tried(work: Callable[[], object]) -> str:
    try:
        return repr(work())
    except HireError as refusal:
        return refusal.sentence


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [document[number].get_textpage() for number in range(len(document))]
        return "\n".join(page.get_text_range() for page in pages)
    finally:
        document.close()


@each_viewer
def test_store(office: Office, viewer: str) -> None:
    database, opening_id = office.database, office.hiring.opening.id
    me = office.viewer(viewer).id
    reads: list[Callable[[], object]] = [
        lambda: comparisons.sheet(database, opening_id, me),
        lambda: papers.collect(database, opening_id, me),
        lambda: candidates.progress(database, opening_id, me),
        lambda: insights.material(database, me),
        lambda: decisions.latest(database, opening_id, me),
        lambda: debriefs.drifts(database, opening_id, me),
        lambda: agenda.meetings(database, me),
        lambda: agenda.unplanned(database, me),
        lambda: agenda.due(database, me),
        lambda: audit.newest(database, me),
        lambda: conflicts.of_opening(database, opening_id, me),
        lambda: paper_entry.grid(database, opening_id, me),
        lambda: paper_entry.to_confirm(database, opening_id, me),
        lambda: openings.progress(database),
    ]
    for candidate in office.candidates.values():
        reads += [
            partial(debriefs.read, database, candidate.id, me),
            partial(decisions.history, database, candidate.id, me),
        ]
    for card in office.cards.values():
        reads += [
            partial(scorecards.open_sheet, database, card, me),
            partial(fact_notes.read, database, card, me),
        ]

    check(viewer, "\n".join(map(tried, reads)))


@each_viewer
def test_what_may_be_read_is_read(office: Office, viewer: str) -> None:
    """The check above cannot pass by showing nothing."""
    me = office.viewer(viewer).id
    given = "".join(
        tried(partial(scorecards.open_sheet, office.database, card, me))
        for card in office.cards.values()
    )

    assert set(MARKER.findall(given)) == allowed(viewer)


@pytest.mark.slow
@each_viewer
def test_command_line_and_paper(
    office: Office, viewer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--as", viewer, "--database", str(office.database.path)]
    title = office.hiring.opening.title
    main(["compare", title, "--json", *given])
    main(["audit", *given])
    main(["print", title, "--packet", "all", "--out", str(tmp_path / "all.pdf"), *given])
    said = capsys.readouterr()

    check(viewer, said.out + said.err)
    for path in tmp_path.rglob("*.pdf"):
        check(viewer, pdf_text(path))


@each_viewer
def test_exported_files(office: Office, viewer: str) -> None:
    sheet = comparisons.sheet(office.database, office.hiring.opening.id, office.viewer(viewer).id)
    rows = [list(map(str, row)) for row in comparison_export.table(sheet)]
    book = openpyxl.load_workbook(BytesIO(comparison_export.encode_workbook(sheet)))
    cells = [str(cell.value) for page in book for row in page.iter_rows() for cell in row]

    check(viewer, repr(rows) + repr(cells))
    heads, *lines = comparison_export.table(sheet)
    for line in lines:
        name = next(one for one in line if one in DRAFTS)
        if viewer not in SEE_THE_PANEL[str(name)]:
            numbers = [
                head
                for head, one in zip(heads, line, strict=True)
                if isinstance(one, float) and one not in (0.0,)
            ]
            assert numbers == []


@each_viewer
def test_sealed_files(office: Office, viewer: str) -> None:
    """What a kit file would carry to a seat, and what a seat would return."""
    database, opening_id = office.database, office.hiring.opening.id
    me = office.viewer(viewer).id
    seats = [one for one in panels.seats(database, opening_id) if one.person.id == me]
    kim = office.viewer("Kim").id
    for seat in seats:
        pair = {seat.id: sealed_keys.new_signing_key()}
        sent = repr(sealing.send(database, opening_id, pair, viewer=kim))
        assert "Broken" in sent
        assert MARKER.findall(sent) == []
        check(viewer, sent)
    returned = tried(lambda: held_kits.scorecards_to_return(database, opening_id, me))
    assert {author for _, author in MARKER.findall(returned)} <= {viewer}


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [CandidatesPage, ComparePage, PanelPage, PaperEntryPage, AuditPage, DebriefPage]
)
@each_viewer
def test_screens(
    office: Office, tasks: Tasks, qtbot: QtBot, viewer: str, kind: Callable[[Context], Page]
) -> None:
    desk = Desk(Context(office.database, tasks, zone=UTC), qtbot)
    page = desk.show(kind, office.viewer(viewer), office.hiring.opening.id)
    qtbot.waitUntil(lambda: tasks.is_idle)

    shown = [*texts(page), *(tip.toolTip() for tip in page.findChildren(QWidget))]
    for view in page.findChildren(QAbstractItemView):
        shown += cells(view.model())
    office.database.actor = ""
    check(viewer, "\n".join(shown))


def cells(model: QAbstractItemModel | None) -> list[str]:
    """Everything that a table or list shows or tells in a tool tip."""
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    return [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount(QModelIndex()))
        for column in range(columns)
        for role in roles
    ]


def test_markers_tell_a_leak(office: Office) -> None:
    """The check itself finds what must not be there."""
    check("Ana", marker("Sealed", "Ana"))
    with pytest.raises(AssertionError):
        check("Ana", marker("Sealed", "Carl"))
    with pytest.raises(AssertionError):
        check(KEPT, f"about {FROM}")
    assert len(office.cards) == len(DRAFTS) * len(SEATED)
