"""`hireapp compare`: a CSV of ratings, or an opening, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from hireapp.analysis.comparison_statistics import with_statistics
from hireapp.cli import main
from hireapp.store import comparisons, openings, people
from hireapp.store.database import Database
from tests.conftest import Hiring

TITLE = "Guest Experience Host"
HEADER = "candidate,interviewer,question,rating"
KEYS = {
    "candidates": {
        "candidate",
        "n",
        "mean",
        "adjusted",
        "low",
        "high",
        "p_best",
        "rank_low",
        "rank_high",
        "level",
    },
    "interviewers": {"interviewer", "leniency", "low", "high", "flags"},
    "pairs": {"a", "b", "p"},
}
SIGMAS = {"candidate", "interviewer", "question", "halo", "candidate_question", "residual"}
SCORES = {
    ("Ada", "Kim"): (5, 4, 4),
    ("Ada", "Lee"): (4, 3, 4),
    ("Ben", "Kim"): (3, 4, 3),
    ("Ben", "Mo"): (4, 4, 5),
    ("Cleo", "Lee"): (2, 1, 2),
    ("Cleo", "Mo"): (3, 2, 2),
}
QUESTIONS = ("radar", "rules", "purpose")
LINES = tuple(
    f"{candidate},{interviewer},{question},{score}"
    for (candidate, interviewer), scores in SCORES.items()
    for question, score in zip(QUESTIONS, scores, strict=True)
)

Compare = Callable[..., dict[str, Any]]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(lines: Iterable[str], header: str = HEADER, name: str = "ratings.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((header, *lines)), "utf-8")
        return path

    return write


@pytest.fixture
def compare(write: Write, capsys: pytest.CaptureFixture[str]) -> Compare:
    def compare(lines: Iterable[str], header: str = HEADER, *more: str) -> dict[str, Any]:
        assert main(["compare", str(write(lines, header)), "--json", *more]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return compare


def test_json_has_everything_under_its_key(compare: Compare) -> None:
    found = compare(LINES)

    assert set(found) == {
        *KEYS,
        "attitudes",
        "components",
        "agreement",
        "connected",
        "sensitivity",
        "surprising",
    }
    for key, fields in KEYS.items():
        assert len(found[key]) == 3
        assert all(set(one) == fields for one in found[key])
    assert set(found["components"]) == SIGMAS
    assert set(found["attitudes"]) == {"Ada", "Ben", "Cleo"}
    assert found["connected"] is True
    assert found["candidates"][2]["candidate"] == "Cleo"
    for one in found["candidates"]:
        assert 1 <= one["low"] < one["adjusted"] < one["high"] <= 5
        assert one["rank_low"] <= one["rank_high"]


def test_order_column_order_and_more_columns_change_nothing(compare: Compare) -> None:
    plain = compare(LINES)

    swapped = [",".join([*reversed(line.split(",")), "note"]) for line in reversed(LINES)]
    other = compare(swapped, "Rating, QUESTION ,interviewer,Candidate,remark")

    assert other == plain


def test_renamed_candidates_keep_their_figures(compare: Compare) -> None:
    plain = compare(LINES)
    new = {"Ada": "Zoe", "Ben": "Ann", "Cleo": "Mia"}

    renamed = compare(new[line.split(",")[0]] + line[line.index(",") :] for line in LINES)

    def restore(value: Any) -> Any:
        back = {name: old for old, name in new.items()}
        if isinstance(value, dict):
            return {back.get(key, key): restore(one) for key, one in value.items()}
        if isinstance(value, list):
            return [restore(one) for one in value]
        return back.get(value, value) if isinstance(value, str) else value

    assert restore(renamed) == plain


def test_an_attitude_column_groups_questions_and_leaves_the_rest_alone(compare: Compare) -> None:
    plain = compare(LINES)
    attitude = {"radar": "Customer radar", "rules": "Bends rules", "purpose": "Customer radar"}

    grouped = compare(
        (f"{line},{attitude[line.split(',')[2]]}" for line in LINES), f"{HEADER},attitude"
    )

    assert set(plain["attitudes"]["Ada"]) == set(QUESTIONS)
    assert set(grouped["attitudes"]["Ada"]) == {"Customer radar", "Bends rules"}
    assert grouped["attitudes"]["Ada"]["Bends rules"] == plain["attitudes"]["Ada"]["rules"]
    assert {**grouped, "attitudes": None} == {**plain, "attitudes": None}


def test_missing_ratings_are_never_a_number(compare: Compare) -> None:
    plain = compare(LINES)

    gaps = ("Ada,Mo,radar,", "Ada , Mo,rules,NA", "Dora,Kim,radar, na ")
    found = compare([*LINES, *gaps])

    rated, (dora,) = found["candidates"][:3], found["candidates"][3:]
    assert rated == plain["candidates"]
    assert (dora["candidate"], dora["n"], dora["mean"], dora["adjusted"]) == ("Dora", 0, None, None)


def test_weights_come_from_a_file(compare: Compare, write: Write) -> None:
    weights = write(("radar,1", "rules,0", "purpose,0"), "question,weight", "weights.csv")

    found = compare(LINES, HEADER, "--weights", str(weights))

    means = {one["candidate"]: one["mean"] for one in found["candidates"]}
    assert means == {"Ada": 4.5, "Ben": 3.5, "Cleo": 2.5}


def test_another_scale_moves_the_service_levels_with_it(compare: Compare) -> None:
    on_five = compare(LINES)

    shifted = (f"{line[:-1]}{10 * int(line[-1])}" for line in LINES)
    on_fifty = compare(shifted, HEADER, "--lowest", "10", "--highest", "50")

    for five, fifty in zip(on_five["candidates"], on_fifty["candidates"], strict=True):
        assert fifty["adjusted"] == pytest.approx(10 * five["adjusted"], abs=0.01)
        assert fifty["level"]["genuine"] == pytest.approx(five["level"]["genuine"], abs=0.001)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Ada,Kim,radar,4", "Ada,Lee,radar,3"), "There is only one candidate"),
        (("Ada,Kim,radar,4", "Ben,Kim,radar,3"), "There is only one interviewer"),
        (("Ada,Kim,radar,4", "Ben,Lee,radar,3"), "not enough interviews to separate"),
        (("Ada,Kim,radar,4", "Ben,Lee,radar,3"), "No interviewer links these groups"),
        (("Ada,Kim,radar,4",), "There is only one rating"),
        (("Ada,Kim,radar,4", "Ben,Kim,radar,NA"), "Candidates without any rating have no score."),
        (
            tuple(f"{name},{j},radar,4" for name in ("Ada", "Ben") for j in ("Kim", "Lee")),
            "All ratings are equal",
        ),
    ],
)
def test_thin_data_is_told_plainly_with_figures_all_the_same(
    lines: tuple[str, ...], said: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(lines)

    codes = main(["compare", str(path)]), main(["compare", str(path), "--json"])

    out, err = capsys.readouterr()
    table, _, data = out.partition("{")
    assert codes == (0, 0)
    assert said in table
    assert said in err
    assert json.loads("{" + data)["candidates"][0]["candidate"] in {"Ada", "Ben"}


TEN_THOUSAND = tuple(f"c{i // 100},j{i % 10},q{i // 10 % 10},{1 + i % 5}" for i in range(9_999))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((*TEN_THOUSAND, "Ada,Kim,radar,good"), "Line 10001: “good” is not a number."),
        (("Ada,Kim,radar,7",), "Line 2: the rating 7 is not on the scale from 1 to 5."),
        (("Ada,Kim,radar,nan",), "Line 2: “nan” is not a number."),
        (("", '"A\nda",Kim,radar,4', "Ben,Kim"), "Line 5 has 2 instead of 4 columns."),
        ((",Kim,radar,3",), "Line 2 names no candidate."),
        (("Ada,Kim,radar,3", "Ada,Kim,radar,4"), "Row 3: Kim rated Ada on radar already."),
        (("Ada,Kim,radar,NA",), "There are no ratings yet."),
        (('"' + "x" * 200_000,), "Line 2 of ratings.csv cannot be read as CSV."),
        (tuple(f"c{i},Kim,radar,3" for i in range(3_001)), "ratings.csv is too large to compare."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_line(
    lines: tuple[str, ...], said: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["compare", str(write(lines)), "--json"])

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert said in err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"candidate,question,rating\n", "needs one column “interviewer”"),
        (b"", "needs one column “candidate”"),
        (HEADER.encode() + b"\nAda,Kim,radar,3\nJos\xe9,Kim,radar,3", "Line 3 of odd.csv is not"),
    ],
)
def test_what_is_no_table_of_ratings_is_refused(
    data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(data)

    assert main(["compare", str(path)]) == 1
    assert said in capsys.readouterr().err


def test_a_spreadsheets_semicolons_and_decimal_commas_are_read(compare: Compare) -> None:
    found = compare(
        ("Ada;Kim;radar;3,5", "Ben;Kim;radar;4"), "\ufeffCandidate;Interviewer;Question;Rating"
    )

    assert {one["candidate"]: one["mean"] for one in found["candidates"]} == {"Ada": 3.5, "Ben": 4}


def test_the_table_is_alphabetical_and_in_plain_words(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["compare", str(write(reversed(LINES)))])

    out = capsys.readouterr().out
    assert out.index("  Ada ") < out.index("  Ben ") < out.index("  Cleo ")
    assert "Service level heard" in out
    assert "Too close to call" in out


@pytest.mark.parametrize("name", ["Dana Whitfield", "Lee Carter"])
def test_an_opening_has_the_figures_that_its_asker_sees_on_screen(
    name: str, example_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database.open(example_file)
    (viewer,) = (one for one in people.everybody(database) if one.name == name)
    opening = openings.find(database, TITLE)
    sheet = with_statistics(comparisons.sheet(database, opening.id, viewer.id))
    database.close()

    main(["compare", TITLE, "--as", name, "--database", str(example_file), "--json"])

    (block,) = json.loads(capsys.readouterr().out)["blocks"]
    (seen,) = sheet.statistics
    assert [one["adjusted"] for one in block["candidates"]] == [
        round(one.adjusted.mean, 6) for one in seen.candidates
    ]
    assert [one["level"]["text"] for one in block["candidates"]] == [
        one.levels.text for one in seen.candidates
    ]
    assert [one["interviewer"] for one in block["interviewers"]] == [
        one.person for one in seen.interviewers
    ]
    assert block["kit"] == seen.kit_number


def test_an_opening_with_sealed_scorecards_only_shows_nothing(
    hiring: Hiring, capsys: pytest.CaptureFixture[str]
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])
    hiring.database.close()

    code = main(["compare", TITLE, "--as", "Cora", "--database", str(hiring.database.path)])

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert "No scorecard of this opening can be shown to you yet." in err
