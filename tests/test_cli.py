from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from hireapp import __version__, paths, settings
from hireapp.cli import EXIT_UNREAD, main
from hireapp.domain.banks import Bank
from hireapp.domain.papers import FormName
from hireapp.domain.scorecards import Score
from hireapp.settings import Settings
from hireapp.store import candidates, openings, people
from hireapp.store.database import Database
from tests.conftest import Hiring, make_hiring

TITLE = "Guest Experience Host"
PAGES = ("home", "candidates", "kit", "panel", "compare", "print", "banks", "insights")
CANDIDATES = (
    "Aisha Bello",
    "Jonas Weber",
    "Liam Chen",
    "Maya Okafor",
    "Olga Petrova",
    "Priya Nair",
    "Tomás Rivera",
)


def read(pdf: Path) -> str:
    """All text of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number] for number in range(len(document))]
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    finally:
        document.close()


def print_sheet(database: Path, out: Path, *more: str, opening: str = TITLE) -> int:
    where = ["--out", str(out), "--database", str(database)]
    return main(["print", opening, "--form", "comparison-sheet", *where, *more])


@pytest.fixture
def rated(hiring: Hiring) -> Path:
    """The database of two candidates: Dana revealed, Priya sealed with Ana's scorecard only."""
    dana, priya = hiring.candidates
    ana, ben = hiring.panel
    hiring.submit(dana, ana, Score.FIVE, evidence="Dana helped at once")
    hiring.submit(dana, ben, Score.TWO, evidence="Dana waited")
    hiring.submit(priya, ana, Score.ONE, evidence="Priya turned away")
    hiring.database.close()
    return hiring.database.path


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "sheet.pdf"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(command in said for command in ("demo", "print", "screenshots", "doctor"))
    assert "Exit code: 0 done, 1 refused with a reason, 2 wrong usage." in said


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"hireapp {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["dance"],
        ["print"],
        ["print", TITLE, "--out", "a.pdf"],
        ["print", TITLE, "--form", "sonnet", "--out", "a.pdf"],
        ["print", TITLE, "--form", "comparison-sheet", "--out", "a.pdf", "--paper", "a5"],
        ["screenshots"],
        ["doctor", "--loud"],
    ],
)
def test_wrong_usage_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "usage: hireapp" in capsys.readouterr().err


def test_window_without_a_display_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main([])

    error = capsys.readouterr().err
    assert code == 1
    assert error == (
        "hireapp: There is no display to open a window on. "
        "“hireapp demo --no-window” writes pictures instead.\n"
    )


def test_reader_that_goes_away_ends_a_command_quietly() -> None:
    banks = [str(path) for path in paths.question_banks()]
    run = subprocess.Popen(
        [sys.executable, "-m", "hireapp", "bank", "check", *banks],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    run.stdout.close()

    _, told = run.communicate(timeout=60)

    assert (run.returncode, told) == (EXIT_UNREAD, b"")


def test_module_runs_as_the_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "hireapp", "--version"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    assert (run.returncode, run.stdout) == (0, f"hireapp {__version__}\n")


def test_coordinator_prints_what_is_revealed(rated: Path, pdf: Path) -> None:
    code = print_sheet(rated, pdf, "--as", "cora")

    text = read(pdf)
    assert code == 0
    assert TITLE in text
    assert "Dana Whitfield" in text
    assert "3.50" in text
    assert "sealed, 1 of 2 in" in text


def test_interviewer_prints_nothing_of_what_is_sealed(rated: Path, pdf: Path) -> None:
    code = print_sheet(rated, pdf, "--as", "Ben")

    text = read(pdf)
    assert code == 0
    assert "Dana Whitfield" in text
    assert "Priya turned away" not in text
    assert "1.00" not in text
    assert "sealed, 1 of 2 in" in text


def test_opening_is_found_by_its_id_too(rated: Path, pdf: Path, hiring: Hiring) -> None:
    assert print_sheet(rated, pdf, "--as", "Cora", opening=hiring.opening.id) == 0
    assert pdf.exists()


def test_letter_paper_is_wider_and_shorter(rated: Path, pdf: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"

    print_sheet(rated, pdf, "--as", "Cora")
    print_sheet(rated, letter, "--as", "Cora", "--paper", "letter")

    sizes = []
    for file in (pdf, letter):
        document = pypdfium2.PdfDocument(file)
        sizes.append({round(side) for side in document[0].get_size()})
        document.close()
    assert sizes == [{842, 595}, {792, 612}]


def test_order_by_overall_puts_the_highest_first(database: Database, bank: Bank, pdf: Path) -> None:
    hiring = make_hiring(database, bank, names=("Aaron Low", "Zora High"))
    for person in hiring.panel:
        hiring.submit(hiring.candidates[0], person, Score.ONE)
        hiring.submit(hiring.candidates[1], person, Score.FIVE)

    print_sheet(database.path, pdf, "--as", "Cora", "--order", "overall")

    text = read(pdf)
    assert text.index("Zora High") < text.index("Aaron Low")


def test_who_worked_last_prints_without_being_named(rated: Path, pdf: Path, hiring: Hiring) -> None:
    settings.save(Settings(person={str(rated): hiring.coordinator.id}))

    assert print_sheet(rated, pdf) == 0


@pytest.mark.parametrize(
    ("more", "opening", "reason"),
    [
        ((), TITLE, "Who asks? Say it with --as PERSON. There is: Ana, Ben, Cora"),
        (
            ("--as", "Zora"),
            TITLE,
            "Nobody here is called “Zora”. There is: Ana, Ben, Cora",
        ),
        (
            ("--as", "Cora"),
            "Pilot",
            f"There is no opening “Pilot”. There is: {TITLE}",
        ),
    ],
)
def test_refusal_is_one_line_and_gives_1(
    rated: Path,
    pdf: Path,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    opening: str,
    reason: str,
) -> None:
    code = print_sheet(rated, pdf, *more, opening=opening)

    assert code == 1
    assert capsys.readouterr().err == f"hireapp: {reason}\n"
    assert not pdf.exists()


def test_target_that_cannot_be_written_is_refused(
    rated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    code = print_sheet(rated, in_the_way / "sheet.pdf", "--as", "Cora")

    assert code == 1
    assert capsys.readouterr().err.startswith("hireapp: ")
    assert in_the_way.read_text() == "not a folder"


def test_target_that_is_a_folder_is_refused(rated: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sheet.pdf"
    folder.mkdir()

    assert print_sheet(rated, folder, "--as", "Cora") == 1
    assert list(folder.iterdir()) == []


def test_missing_database_is_refused_and_not_made(
    tmp_path: Path, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = print_sheet(tmp_path / "missing.db", pdf, "--as", "Cora")

    assert code == 1
    assert "missing.db cannot be opened" in capsys.readouterr().err
    assert not (tmp_path / "missing.db").exists()


def test_own_database_is_the_one_unless_told(
    rated: Path, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.data_folder().mkdir(parents=True)
    shutil.copy(rated, paths.default_database())

    code = main(["print", TITLE, "--form", "comparison-sheet", "--out", str(pdf), "--as", "Ana"])

    assert code == 0
    assert capsys.readouterr().out == f"Written: {pdf}\n"


def test_letter_that_no_font_has_is_told_and_printed_as_its_code(
    hiring: Hiring, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    candidates.rename(hiring.database, hiring.candidates[0].id, "Dana \U00012000")

    code = print_sheet(hiring.database.path, pdf, "--as", "Cora")

    assert code == 0
    assert "U+12000" in capsys.readouterr().err
    assert "U+12000" in read(pdf)


def run_hireapp(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "hireapp", *arguments],
        env={**os.environ, paths.HOME_VARIABLE: str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_demo_makes_its_example_afresh_with_papers_and_a_picture_of_every_page(
    example_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    left_from_before = Path(shutil.copy(example_file, out / "example.db"))
    content = left_from_before.read_bytes()

    run = run_hireapp("demo", "--out", str(out), "--no-window", home=tmp_path / "home")

    assert (run.returncode, run.stderr) == (0, "")
    assert f"Written: {out / 'comparison-sheet.pdf'}" in run.stdout
    text = read(out / "comparison-sheet.pdf")
    assert [name for name in CANDIDATES if name not in text] == []
    assert "sealed, " in read(out / "comparison-sheet-front-desk-lead.pdf")
    assert [name for name in FormName if not (out / f"{name.value}.pdf").exists()] == []
    assert "You are an important person here." in read(out / "welcome-packet.pdf")
    assert left_from_before.read_bytes() != content
    pictures = {one.stem for one in (out / "screens").glob("*.png")}
    assert {*PAGES, "interview", "who"} <= pictures
    assert not any("-dark" in name for name in pictures)
    kept = [one for one in (tmp_path / "home").rglob("*") if one.is_file()]
    assert kept == []


def test_demo_leaves_a_file_alone_that_is_not_the_example(
    empty_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = Path(shutil.copy(empty_file, tmp_path / "example.db"))
    content = mine.read_bytes()

    code = main(["demo", "--out", str(tmp_path), "--no-window"])

    assert code == 1
    assert "is not the example. It was left as it is." in capsys.readouterr().err
    assert mine.read_bytes() == content
    assert not (tmp_path / "screens").exists()


def test_demo_into_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    code = main(["demo", "--out", str(in_the_way), "--no-window"])

    assert code == 1
    assert capsys.readouterr().err.startswith("hireapp: The example cannot be made in")


def test_pictures_into_a_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    code = main(["screenshots", str(in_the_way)])

    assert code == 1
    assert "No picture can be written to" in capsys.readouterr().err


def test_example_prints_all_that_its_coordinator_may_see(
    example_file: Path, tmp_path: Path, pdf: Path
) -> None:
    path = Path(shutil.copy(example_file, tmp_path))
    database = Database.open(path)
    purpose = openings.find(database, TITLE).purpose
    database.close()

    code = print_sheet(path, pdf, "--as", "Dana Whitfield")

    text = read(pdf)
    assert code == 0
    assert [name for name in CANDIDATES if name not in text] == []
    assert purpose in text.replace("\r\n", " ")


# --- The audit log ---------------------------------------------------------------------------


def test_audit_log_is_listed_and_checked(
    hiring: Hiring, capsys: pytest.CaptureFixture[str]
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    file = str(hiring.database.path)

    assert main(["audit", "--as", "Cora", "--database", file]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[-3].endswith(
        "Ana · scorecard submitted · Guest Experience Host · Dana Whitfield · scorecard of Ana"
    )
    assert "is whole" in lines[-2]
    assert lines[-1].startswith("Head: ")


def test_audit_log_that_was_cut_is_found_by_a_printed_head(
    hiring: Hiring, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(hiring.database.path)
    assert main(["audit", "--verify", "--database", file]) == 0
    head = capsys.readouterr().out.splitlines()[-1].removeprefix("Head: ")

    assert main(["audit", "--verify", "--head", head, "--database", file]) == 0
    assert main(["audit", "--verify", "--head", "f00d", "--database", file]) == 1
    assert "never passed through" in capsys.readouterr().err


def test_packet_names_what_was_written_and_what_was_left_out(
    rated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "packet.pdf"
    where = ["--out", str(out), "--database", str(rated), "--as", "Cora"]

    code = main(["print", TITLE, "--packet", "comparison-sheet,decision-record", *where])

    said = capsys.readouterr()
    assert code == 0
    assert said.out == f"Written: {out}\n"
    assert said.err.startswith("hireapp: Decision record: ")


def test_unknown_form_candidate_and_seat_are_told_with_what_there_is(
    rated: Path, pdf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--out", str(pdf), "--database", str(rated), "--as", "Cora"]

    for wish, told in (
        (["--packet", "sonnet"], "There is no form “sonnet”. There is: handout, "),
        (["--packet", "all", "--candidate", "Zoe"], "Nobody here is called “Zoe”. There is: Dana"),
        (["--packet", "all", "--seat", "Zoe"], "Nobody here is called “Zoe”. There is: Ana, Ben"),
        (["--packet", "all", "--interviewer", "Zoe"], "Nobody here is called “Zoe”."),
    ):
        assert main(["print", TITLE, *wish, *where]) == 1
        assert told in capsys.readouterr().err
    assert not pdf.exists()


def test_password_protects_the_pdf(rated: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hireapp.cli.printing.getpass", lambda _: "correct horse")

    assert print_sheet(rated, pdf, "--as", "Cora", "--password") == 0

    with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
        pypdfium2.PdfDocument(pdf)
    assert (
        "Dana"
        in pypdfium2.PdfDocument(pdf, password="correct horse")[0].get_textpage().get_text_range()
    )


def test_people_are_listed_and_a_forgotten_pin_is_taken_away(
    hiring: Hiring, capsys: pytest.CaptureFixture[str]
) -> None:
    people.set_pin(hiring.database, hiring.panel[0].id, "2468")
    file = str(hiring.database.path)
    assert main(["people", "--database", file]) == 0
    assert "Ana: interviewer, has a PIN" in capsys.readouterr().out

    assert main(["people", "--forget-pin", "Ana", "--database", file]) == 0

    assert "Ana has no PIN any more." in capsys.readouterr().out
    assert not people.get(hiring.database, hiring.panel[0].id).has_pin
