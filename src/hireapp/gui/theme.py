"""The look: palette of the design tokens, style sheet, fonts and icons, light and dark."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from hireapp import paths

FONT_FAMILY = "Inter"
TEXT_PX = 14
_FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_FALLBACK_FILES = (
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "DejaVuSans.ttf",
    "DroidSansFallback.ttf",
    "NotoEmoji-Regular.ttf",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette; every colour of the app is one of these."""

    paper: str
    card: str
    sunk: str
    line: str
    line_strong: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    accent_soft: str
    accent_ink: str
    focus: str
    ok: str
    warn: str
    bad: str
    chosen: str
    quote: str
    ramp: tuple[str, str, str, str, str]
    ramp_ink: tuple[str, str, str, str, str]

    def score_fill(self, mean: float) -> QColor:
        """The ground of a score; `mean` on the scale 1-5 is rounded to its step."""
        return QColor(self.ramp[_step(mean)])

    def score_ink(self, mean: float) -> QColor:
        """Ink that is readable on `score_fill`."""
        return QColor(self.ramp_ink[_step(mean)])


LIGHT = Tokens(
    paper="#FBFAF7",
    card="#FFFFFF",
    sunk="#F3F1EB",
    line="#DEDAD0",
    line_strong="#B9B3A5",
    ink="#1F2A37",
    ink_2="#4A5565",
    ink_3="#5B6472",
    accent="#B4432A",
    accent_soft="#F8E9E4",
    accent_ink="#FFFFFF",
    focus="#2563EB",
    ok="#1B7F5C",
    warn="#8A5D00",
    bad="#B42318",
    chosen="#E9F3F1",
    quote="#FDF0CC",
    ramp=("#EEF3F2", "#CFE2DE", "#93C3BA", "#2F7F74", "#0F4F47"),
    ramp_ink=("#1F2A37", "#1F2A37", "#1F2A37", "#FFFFFF", "#FFFFFF"),
)
DARK = Tokens(
    paper="#14181D",
    card="#1C2229",
    sunk="#181D23",
    line="#2E3640",
    line_strong="#55606D",
    ink="#ECEFF2",
    ink_2="#BAC3CD",
    ink_3="#97A2AE",
    accent="#F08A6C",
    accent_soft="#3A2620",
    accent_ink="#14181D",
    focus="#7AA7FF",
    ok="#5BC79B",
    warn="#E3B341",
    bad="#F4837A",
    chosen="#18302C",
    quote="#4A3C16",
    ramp=("#222B30", "#1F4A45", "#1F6F66", "#56B3A4", "#A9E5D9"),
    ramp_ink=("#ECEFF2", "#ECEFF2", "#FFFFFF", "#14181D", "#14181D"),
)

_current: Tokens = LIGHT


def tokens() -> Tokens:
    """The palette in use; ask when painting, since it may change while the app runs."""
    return _current


def is_dark() -> bool:
    """Whether the dark palette is in use."""
    return _current is DARK


def load_fonts() -> None:
    """Make the app's own fonts known to Qt; the rare scripts follow by `load_fallback_fonts`."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))


def load_fallback_fonts() -> None:
    """Make the fonts of other scripts known, so that every name shows on every machine."""
    for name in _FALLBACK_FILES:
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))


def apply(application: QApplication, *, dark: bool) -> None:
    """Use the light or the dark palette throughout the app."""
    global _current  # one look for the process
    _current = DARK if dark else LIGHT
    icon.cache_clear()
    application.setStyle("Fusion")
    application.setFont(font(TEXT_PX))
    application.setPalette(_palette(_current))
    application.setStyleSheet(_style_sheet(_current))


def font(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The app's font with figures of equal width; `px` in device-independent pixels."""
    made = QFont(FONT_FAMILY)
    made.setPixelSize(px)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=256)
def icon(name: str, colour: str = "") -> QIcon:
    """A line icon in a colour (ink by default), drawn at the sizes that screens need."""
    from PySide6.QtSvg import QSvgRenderer  # costs more than the empty window

    source = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    # Of its own ink where it is disabled: Qt would only pale it, and white ink would be lost.
    for mode, ink in (
        (QIcon.Mode.Normal, colour or _current.ink_2),
        (QIcon.Mode.Disabled, _current.ink_3),
    ):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", ink).encode()))
        for size in (16, 20, 32, 64):
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(pixmap, mode)
    return made


def app_icon() -> QIcon:
    """The window's icon."""
    return QIcon(str(paths.resource("icons", "hireapp.svg")))


def _step(mean: float) -> int:
    """The place 0-4 of a score; halves go up, as people round."""
    return max(0, min(4, int(mean + 0.5) - 1))


def _palette(palette: Tokens) -> QPalette:
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: palette.paper,
        QPalette.ColorRole.WindowText: palette.ink,
        QPalette.ColorRole.Base: palette.card,
        QPalette.ColorRole.AlternateBase: palette.sunk,
        QPalette.ColorRole.Text: palette.ink,
        QPalette.ColorRole.PlaceholderText: palette.ink_3,
        QPalette.ColorRole.Button: palette.card,
        QPalette.ColorRole.ButtonText: palette.ink,
        QPalette.ColorRole.Highlight: palette.focus,
        QPalette.ColorRole.HighlightedText: palette.card,
        QPalette.ColorRole.ToolTipBase: palette.card,
        QPalette.ColorRole.ToolTipText: palette.ink,
        QPalette.ColorRole.Link: palette.accent,
        QPalette.ColorRole.Accent: palette.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.line_strong))
    return made


def _style_sheet(palette: Tokens) -> str:
    source = paths.resource("hireapp.qss").read_text(encoding="utf-8")
    colours = {name: value for name, value in asdict(palette).items() if isinstance(value, str)}
    steps = {f"s{place}": colour for place, colour in enumerate(palette.ramp, start=1)}
    check = paths.resource("icons", "check-light.svg" if palette is LIGHT else "check-dark.svg")
    arrow = paths.resource("icons", "arrow-light.svg" if palette is LIGHT else "arrow-dark.svg")
    up = arrow.with_name(arrow.name.replace("arrow-", "arrow-up-"))
    images = {
        "check_image": check.as_posix(),
        "arrow_image": arrow.as_posix(),
        "arrow_up_image": up.as_posix(),
    }
    return Template(source).substitute(colours | steps | images)
