"""The notes editor: plain text, quotes in colour, and a word when a note is full."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from hireapp.domain.evidence import is_structured, next_part, quoted, structured
from hireapp.domain.text import NOTE_LIMIT, clean_note
from hireapp.gui import theme
from hireapp.gui.fields import LimitedText

_QUOTE = re.compile(r"“[^“”]*”|\"[^\"]*\"")


class QuoteHighlighter(QSyntaxHighlighter):
    """Gives quoted passages the palette's quote colour; a quote ends with its line."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setBackground(QColor(theme.tokens().quote))
        for found in _QUOTE.finditer(text):
            start = _units(text[: found.start()])
            self.setFormat(start, _units(found.group()), look)


class EvidenceEdit(LimitedText):
    """What the candidate said or did; never longer than a note may be."""

    def __init__(self) -> None:
        super().__init__(NOTE_LIMIT)
        self.setObjectName("evidence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._page_keys: frozenset[int] = frozenset()
        self._highlighter = QuoteHighlighter(self.document())

    def leave_to_page(self, keys: frozenset[int]) -> None:
        """Keys (as combined numbers) that the page handles, though editors use some themselves."""
        self._page_keys = keys

    def load(self, text: str) -> None:
        """Show another note, with the cursor at its end."""
        self._replace(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def mark_quote(self, stamp: str = "") -> None:
        """Put quotation marks and the time around the selected text, or around the line."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
        lines = cursor.selectedText().split("\u2029")
        cursor.insertText("\n".join(quoted(line, stamp) for line in lines))
        self.setTextCursor(cursor)

    def structure(self) -> None:
        """Put the three headings of a story in, or go on to the next part."""
        if self.isReadOnly():
            return
        note = self.toPlainText()
        cursor = self.textCursor()
        if not is_structured(note):
            text = structured(note)
            if len(text) > NOTE_LIMIT:
                self.filled_up.emit()
                return
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            note, place = text, len(text)  # after the last part comes the first
        else:
            before = note.encode("utf-16-le", "replace")[: 2 * cursor.position()]
            place = len(before.decode("utf-16-le", "replace"))
        cursor.setPosition(_units(note[: next_part(note, place)]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @override
    def event(self, event: QEvent) -> bool:
        is_asked_first = event.type() == QEvent.Type.ShortcutOverride
        if is_asked_first and isinstance(event, QKeyEvent) and self._is_for_page(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_for_page(self, event: QKeyEvent) -> bool:
        return event.keyCombination().toCombined() in self._page_keys

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only, and nothing rather than a part of it."""
        if source.hasText():
            self.put_in(clean_note(source.text()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.rehighlight()


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "replace")) // 2
