"""Packets read back by two readers that had no part in writing them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from hireapp.domain.packets import Booklet, Division, Plan, Section, Wish, plan
from hireapp.domain.papers import FormName, Papers, hiding_names
from hireapp.errors import StorageError
from hireapp.paper import packet_files, packets
from hireapp.paper.document import Look, PageSize
from tests.paper.reading import page_texts

SHEET = frozenset({FormName.COMPARISON_SHEET})


class GivenUp(Exception):
    pass


@pytest.fixture(scope="module")
def example_papers(example_papers: Papers) -> Papers:
    """With the figures that the sheet needs."""
    return packets.with_figures(example_papers, Wish(forms=SHEET))


def sheets(made: Papers, count: int) -> Booklet:
    """A booklet of sections that each hold the sheet; one before which a page is wanted."""
    (booklet,) = plan(made, Wish(forms=SHEET), packets.lack).booklets
    copies = booklet.sections[0].copies
    candidates = made.candidates[:count]
    return Booklet(
        "Host",
        (
            Section("Host", copies),
            *(Section(one.candidate.name, copies, one) for one in candidates),
        ),
    )


def opened(pdf: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def test_outline_and_labels_lead_through_the_packet(example_papers: Papers) -> None:
    wish = Wish(forms=SHEET, separators=True)

    packet = packets.make(sheets(example_papers, 2), wish, Look())

    document = pypdfium2.PdfDocument(packet.pdf)
    sheet = (
        len(packets.make(sheets(example_papers, 0), wish, Look()).outline)
        and (packet.pages - 2) // 3
    )
    names = [one.candidate.name for one in example_papers.candidates[:2]]
    told = [
        (bookmark.level, bookmark.get_title(), bookmark.get_dest().get_index())
        for bookmark in document.get_toc()
    ]
    assert told == [
        (0, "Host", 0),
        (1, "Comparison sheet", 0),
        (0, names[0], sheet),
        (1, "Comparison sheet", sheet + 1),
        (0, names[1], 2 * sheet + 1),
        (1, "Comparison sheet", 2 * sheet + 2),
    ]
    assert document.get_page_label(0) == "1-1"
    assert document.get_page_label(sheet) == "2-1"
    assert document.get_page_label(sheet + 1) == "2-2"


def test_separator_names_the_candidate_and_what_follows(example_papers: Papers) -> None:
    packet = packets.make(sheets(example_papers, 1), Wish(forms=SHEET, separators=True), Look())

    name = example_papers.candidates[0].candidate.name
    (text,) = [one for one in page_texts(packet.pdf) if one.startswith(name)]
    assert "Guest Experience Host Comparison sheet" in text
    assert "Confidential" in text


def test_duplex_begins_every_form_on_a_front_side(example_papers: Papers) -> None:
    wish = Wish(forms=SHEET, separators=True, duplex=True)

    packet = packets.make(sheets(example_papers, 2), wish, Look())

    assert packet.pages == len(pypdfium2.PdfDocument(packet.pdf))
    assert all(entry.page % 2 == 0 for entry in packet.outline)


def test_portions_are_joined_without_a_seam(
    example_papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = Wish(forms=SHEET, separators=True)
    whole = packets.make(sheets(example_papers, 3), wish, Look())
    monkeypatch.setattr(packets, "_PORTION", 1)

    portions = packets.make(sheets(example_papers, 3), wish, Look())

    assert portions.outline == whole.outline
    assert page_texts(portions.pdf) == page_texts(whole.pdf)


def test_same_packet_gives_the_same_bytes(example_papers: Papers) -> None:
    wish = Wish(forms=SHEET, separators=True)

    first = packets.make(sheets(example_papers, 1), wish, Look())
    second = packets.make(sheets(example_papers, 1), wish, Look())

    assert first == second


def test_document_information_is_an_opaque_id(example_papers: Papers) -> None:
    packet = packets.make(sheets(example_papers, 7), Wish(forms=SHEET), Look())

    with opened(packet.pdf) as pdf:
        told = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert pdf.Root.Lang == "en"
        assert "/Metadata" not in pdf.Root
        assert pdf.check_pdf_syntax() == []
    assert told == {
        "/Title": f"Hireapp {packet.number}",
        "/Author": "Hireapp",
        "/Creator": "Hireapp",
        "/Producer": "Hireapp",
    }


def test_hidden_names_are_nowhere_in_the_file(example_papers: Papers) -> None:
    hidden = hiding_names(example_papers)
    packet = packets.make(sheets(hidden, 7), Wish(forms=SHEET, separators=True), Look())

    text = " ".join(page_texts(packet.pdf)) + " ".join(one.title for one in packet.outline)
    for one in example_papers.candidates:
        assert one.candidate.name.split()[-1] not in text
    assert all(one.candidate.name in text for one in hidden.candidates)


def test_password_opens_and_nothing_else_does(example_papers: Papers) -> None:
    booklet = sheets(example_papers, 0)
    packet = packets.make(booklet, Wish(forms=SHEET), Look(), password="correct horse")

    with pytest.raises(pikepdf.PasswordError):
        opened(packet.pdf)
    with opened(packet.pdf, "correct horse") as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
    assert b"Guest" not in packet.pdf


def test_given_up_between_two_forms(example_papers: Papers) -> None:
    shares: list[float] = []

    def progress(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise GivenUp

    with pytest.raises(GivenUp):
        packets.make(sheets(example_papers, 7), Wish(forms=SHEET), Look(), progress=progress)
    assert shares == sorted(shares)
    assert len(shares) == 6


# --- Files -----------------------------------------------------------------------------------


def two_files(made: Papers) -> Plan:
    first = sheets(made, 0)
    return Plan((first, replace(sheets(made, 1), title="Second")))


def written(made: Plan, target: Path, look: Look | None = None) -> list[packet_files.Written]:
    wish = Wish(forms=SHEET, division=Division.CANDIDATE)
    return list(
        packet_files.write_packets(made, wish, look or Look(), target, progress=lambda _: None)
    )


def test_several_files_go_into_a_folder_under_names_that_tell_nothing(
    example_papers: Papers, tmp_path: Path
) -> None:
    done = written(two_files(example_papers), tmp_path / "packet")

    assert [one.title for one in done] == ["Host", "Second"]
    for place, one in enumerate(done, start=1):
        assert one.path.read_bytes() == one.packet.pdf
        expected = f"comparison-sheet-guest-experience-host-00{place}-{one.packet.number}.pdf"
        assert one.path.name == expected


def test_letter_makes_other_bytes_under_another_name(
    example_papers: Papers, tmp_path: Path
) -> None:
    (one,) = written(Plan((sheets(example_papers, 0),)), tmp_path / "sheet.pdf")
    (other,) = written(
        Plan((sheets(example_papers, 0),)), tmp_path / "letter.pdf", Look(page=PageSize.LETTER)
    )

    assert (one.path.name, other.path.name) == ("sheet.pdf", "letter.pdf")
    assert one.path.read_bytes() != other.path.read_bytes()


def test_a_file_in_place_of_the_folder_is_told(example_papers: Papers, tmp_path: Path) -> None:
    target = tmp_path / "packet"
    target.write_text("a file")

    with pytest.raises(StorageError, match="is a file, not a folder"):
        written(two_files(example_papers), target)

    assert target.read_text() == "a file"


def test_a_second_file_that_fails_leaves_the_first_and_says_so(
    example_papers: Papers, tmp_path: Path
) -> None:
    made = two_files(example_papers)
    first, second = written(made, tmp_path / "before")
    folder = tmp_path / "after"
    (folder / second.path.name).mkdir(parents=True)

    with pytest.raises(StorageError) as refused:
        written(made, folder)

    assert refused.value.hint.endswith("1 of 2 files were written before and stay.")
    assert (folder / first.path.name).read_bytes() == first.packet.pdf
    assert not list(folder.glob(".hireapp-*"))


# --- Every form ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def everything(example_papers: Papers) -> packets.Packet:
    """All forms about one candidate, in one packet."""
    first = frozenset({example_papers.candidates[0].candidate.id})
    wish = Wish(forms=frozenset(FormName), candidates=first, separators=True, duplex=True)
    (booklet,) = plan(example_papers, wish, packets.lack).booklets
    return packets.make(booklet, wish, Look())


def test_packet_of_every_form_is_sound(everything: packets.Packet) -> None:
    with opened(everything.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == everything.pages
    assert {one.form for one in everything.forms} >= {
        FormName.GUIDE,
        FormName.SCORECARD,
        FormName.DOSSIER,
        FormName.COMPARISON_SHEET,
    }


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_a_packet_without_a_warning(
    everything: packets.Packet, tmp_path: Path
) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(everything.pdf)

    for command in (["pdftotext", str(target), "-"], ["pdftoppm", "-r", "20", str(target), "p"]):
        read = subprocess.run(command, capture_output=True, cwd=tmp_path, check=True)
        assert read.stderr == b""
    text = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True).stdout
    assert b"Do you love humans?" in text


def test_every_scorecard_page_has_its_circles_recorded(everything: packets.Packet) -> None:
    for one in everything.forms:
        if one.form is FormName.SCORECARD:
            names = [mark.name for mark in one.marks]
            assert len(set(names)) == len(names)
            assert {"opener:warm", "recommendation:yes"} <= set(names)
            assert len(one.corners) == 4
