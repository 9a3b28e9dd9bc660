from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QIcon,
    QPixmap,
    QRawFont,
)
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import hireapp
from hireapp import paths
from hireapp.gui import theme, widgets
from hireapp.gui.theme import DARK, LIGHT, Tokens

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""

PALETTES = (pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"))
PAIRS = (
    *((ink, ground) for ink in ("ink", "ink_2", "ink_3") for ground in ("paper", "card", "sunk")),
    ("accent_ink", "accent"),
    *((word, ground) for word in ("bad", "warn", "ok", "accent") for ground in ("paper", "card")),
    ("accent", "accent_soft"),  # a chip that stands out
    ("ink", "accent_soft"),  # the banner, a chosen menu entry
    ("ink", "chosen"),
    ("ink_2", "chosen"),
    ("ink_3", "chosen"),  # the last change in a selected row
    ("ink", "quote"),
    ("card", "focus"),  # selected text
)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    made = QColor(colour)

    def linear(part: float) -> float:
        return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (made.redF(), made.greenF(), made.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1-21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def dark_look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, dark=True)
    yield
    theme.apply(qapp, dark=False)


@pytest.mark.parametrize("palette", PALETTES)
def test_every_text_is_readable_on_its_ground(palette: Tokens) -> None:
    colours = asdict(palette)

    too_faint = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in PAIRS
        if contrast(colours[ink], colours[ground]) < READABLE
    }

    assert not too_faint


@pytest.mark.parametrize("palette", PALETTES)
def test_every_score_is_readable_on_its_step(palette: Tokens) -> None:
    ratios = [contrast(ink, fill) for ink, fill in zip(palette.ramp_ink, palette.ramp, strict=True)]

    assert min(ratios) >= READABLE


@pytest.mark.parametrize("palette", PALETTES)
def test_focus_frame_stands_out_from_what_it_surrounds(palette: Tokens) -> None:
    grounds = (palette.paper, palette.card, palette.sunk)

    # 3:1 is what WCAG asks of a focus indicator (1.4.11)
    assert min(contrast(palette.focus, ground) for ground in grounds) >= 3


@pytest.mark.parametrize(("palette", "towards"), [(LIGHT, -1), (DARK, 1)])
def test_steps_of_the_scale_go_one_way_from_light_to_dark(palette: Tokens, towards: int) -> None:
    steps = [towards * luminance(colour) for colour in palette.ramp]

    assert steps == sorted(steps)
    assert len(set(steps)) == 5


@pytest.mark.parametrize(
    ("mean", "step"), [(1.0, 0), (1.49, 0), (1.5, 1), (3.0, 2), (4.5, 4), (5.0, 4)]
)
def test_score_takes_the_colour_of_the_nearest_step(mean: float, step: int) -> None:
    assert LIGHT.score_fill(mean) == QColor(LIGHT.ramp[step])
    assert LIGHT.score_ink(mean) == QColor(LIGHT.ramp_ink[step])


@pytest.mark.usefixtures("dark_look")
def test_dark_look_is_in_use_once_applied(qtbot: QtBot, qapp: QApplication) -> None:
    label = widgets.label("words")
    qtbot.addWidget(label)
    label.ensurePolished()

    assert theme.is_dark()
    assert theme.tokens() is DARK
    assert qapp.palette().window().color() == QColor(DARK.paper)
    assert label.palette().windowText().color() == QColor(DARK.ink)


def test_style_sheet_has_no_token_left_over(qapp: QApplication) -> None:
    assert "$" not in qapp.styleSheet()


def test_own_fonts_are_known_and_used(qapp: QApplication) -> None:
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_figures_are_equally_wide() -> None:
    metrics = QFontMetrics(theme.font(14))

    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


def test_figures_of_equal_width_leave_words_as_they_are() -> None:
    equal = theme.font(13)
    usual = theme.font(13)
    usual.unsetFeature(QFont.Tag("tnum"))

    for word in ("co-rater", "(0 to 2)", "[names]", "so; then: this"):
        spread = QFontMetricsF(equal).horizontalAdvance(word)
        assert spread == pytest.approx(QFontMetricsF(usual).horizontalAdvance(word), abs=1.5), word


@pytest.mark.parametrize("letter", ["م", "ש", "अ", "ก", "王", "🙂", "✓"])
def test_some_font_of_ours_has_every_script(letter: str) -> None:
    theme.load_fallback_fonts()

    files = paths.resource("fonts").glob("*.ttf")

    assert any(QRawFont(str(file), 14).supportsCharacter(ord(letter)) for file in files)


def icon_names() -> set[str]:
    """Every icon that the sources name."""
    found: set[str] = set()
    for file in Path(hireapp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= {name for one in icon_arguments(node) for name in constants(one)}
    return found


def icon_arguments(call: ast.Call) -> list[ast.expr]:
    named = [one.value for one in call.keywords if one.arg == "icon"]
    function = call.func
    called = function.attr if isinstance(function, ast.Attribute) else ""
    if called in {"icon", "_show"} and call.args:
        named.append(call.args[0])
    return named


def constants(expression: ast.expr) -> set[str]:
    found = (one.value for one in ast.walk(expression) if isinstance(one, ast.Constant))
    return {one for one in found if isinstance(one, str) and one}


def test_every_icon_that_the_sources_name_is_shipped_and_draws_something() -> None:
    names = icon_names()

    assert {"triangle-alert", "copy"} <= names
    for name in names:
        drawn: QPixmap = theme.icon(name).pixmap(20, 20)
        image = drawn.toImage()
        points = [(x, y) for x in range(image.width()) for y in range(image.height())]
        assert any(image.pixelColor(x, y).alpha() for x, y in points), name


def test_labels_do_not_eat_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12 drops one reference to None at each setText under Python 3.11, until it aborts.
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    gc.collect()
    before = sys.getrefcount(None)

    for number in range(1_000):
        label.setText(str(number))

    # other parts of the process take and give back a few meanwhile
    assert sys.getrefcount(None) - before > -500


def test_icon_of_a_disabled_button_is_seen() -> None:
    drawn = theme.icon("printer", LIGHT.accent_ink).pixmap(32, 32, QIcon.Mode.Disabled).toImage()

    drops = [drawn.pixelColor(x, y) for x in range(32) for y in range(32)]
    assert any(one.alpha() > 200 for one in drops)
    assert not any(one.alpha() > 200 and one.lightness() > 150 for one in drops)
