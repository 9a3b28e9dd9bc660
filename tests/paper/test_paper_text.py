from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireapp.paper.fonts import MissingGlyph, Weight, font_of, missing_glyphs, width_of
from hireapp.paper.palette import LEAST_CONTRAST, SCORE_RAMP, contrast, ink_on, score_colour
from hireapp.paper.text import Style, embedded, is_right_to_left, runs, width, wrap

STYLE = Style(8.6, 10.6)


def drawn(text: str) -> str:
    return "".join(run.text for run in runs(text, Weight.REGULAR))


def test_missing_glyphs_name_field_code_and_character() -> None:
    found = missing_glyphs([("name of a candidate", "Ann \U00012000\U00012000"), ("purpose", "é")])

    assert found == (
        MissingGlyph("name of a candidate", "\U00012000", "U+12000", "CUNEIFORM SIGN A"),
    )


@pytest.mark.parametrize("weight", Weight)
def test_digits_are_of_one_width_so_that_figures_align(weight: Weight) -> None:
    widths = {round(width_of(digit, weight.main, 10), 6) for digit in "0123456789"}

    assert len(widths) == 1


def test_joiners_and_direction_marks_are_not_missing() -> None:
    assert missing_glyphs([("name", "👩\u200d🚀 \u200fשרה\ufe0f\u00a0x")]) == ()


def test_private_characters_are_missing() -> None:
    assert [one.code for one in missing_glyphs([("name", "\ue000")])] == ["U+E000"]


def test_lone_surrogates_are_boxed() -> None:
    assert drawn("a\ud800b") == "aU+D800b"


def test_each_script_finds_a_font() -> None:
    assert font_of("é", Weight.REGULAR) == "Inter-Regular"
    assert font_of("é", Weight.SEMIBOLD) == "Inter-SemiBold"
    assert font_of("م", Weight.SEMIBOLD) == "NotoSansArabic-Bold"
    assert font_of("ש", Weight.REGULAR) == "NotoSansHebrew-Regular"
    assert font_of("李", Weight.SEMIBOLD) == "DroidSansFallback"
    assert font_of("🙂", Weight.REGULAR) == "NotoEmoji-Regular"


def test_runs_change_where_the_font_changes() -> None:
    found = runs("Li 李", Weight.REGULAR)

    assert [(run.font, run.text) for run in found] == [
        ("Inter-Regular", "Li "),
        ("DroidSansFallback", "李"),
    ]


def test_composed_accents_are_one_character() -> None:
    assert drawn("Ze\u0301") == "Zé"


def test_hebrew_is_drawn_from_right_to_left() -> None:
    assert drawn("שרה (א) 12") == "12 (א) הרש"


def test_arabic_letters_are_joined() -> None:
    assert drawn("محمد") == "\ufeaa\ufee4\ufea4\ufee3"


def test_unassigned_characters_and_isolates_stand_beside_hebrew() -> None:
    assert drawn("ש\u0590\u2067א\u2069\U000e0080") == "U+E0080אU+0590ש"


def test_embedded_name_leaves_the_sentence_in_order() -> None:
    sentence = f"{embedded('שרה')} 5, Lee 2"

    assert drawn(sentence) == "הרש 5, Lee 2"


def test_embedding_leaves_other_names_alone() -> None:
    assert embedded("Maya Okafor") == "Maya Okafor"


def test_wrapped_right_to_left_lines_keep_their_direction() -> None:
    lines = wrap("Maya and all the others שרה כהן", STYLE, width("Maya and all the others ", STYLE))

    assert [drawn(line) for line in lines] == ["Maya and all the others", "ןהכ הרש"]


def test_long_word_is_broken_between_characters() -> None:
    lines = wrap("W" * 300, STYLE, 80)

    assert "".join(lines) == "W" * 300
    assert all(width(line, STYLE) <= 80 for line in lines)


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    lines = wrap("李小龙王大明。", STYLE, width("李小龙王大明", STYLE))

    assert lines == ("李小龙王大", "明。")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=60))
def test_wrapping_loses_no_character_and_keeps_to_its_room(text: str) -> None:
    room = 60.0

    lines = wrap(text, STYLE, room)

    kept = "".join(lines).translate({0x200E: None, 0x200F: None, 0x20: None})
    assert kept == text.translate({0x200E: None, 0x200F: None, 0x20: None})
    if not is_right_to_left(text):
        assert all(width(line, STYLE) <= room + 0.01 for line in lines)


def test_scores_keep_their_contrast() -> None:
    assert all(contrast(ink_on(ground), ground) >= LEAST_CONTRAST for ground in SCORE_RAMP)


def test_ramp_darkens_with_every_score() -> None:
    against_white = [contrast(ground, "#FFFFFF") for ground in SCORE_RAMP]

    assert against_white == sorted(against_white)


def test_halves_round_up_to_the_next_colour() -> None:
    assert score_colour(4.5) == SCORE_RAMP[4]
    assert score_colour(3.49) == SCORE_RAMP[2]
