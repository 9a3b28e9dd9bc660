"""The notes editor: plain text, quotes in colour, and a word when a note is full."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from hireapp.domain.evidence import is_structured, next_part, quoted, structured
from hireapp.domain.text import NOTE_LIMIT, clean_note
from hireapp.gui import theme

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


class EvidenceEdit(QPlainTextEdit):
    """What the candidate said or did; never longer than a note may be.

    `typed` comes after each change by the user, `filled_up` when something did not fit,
    `left` when the keyboard goes elsewhere.
    """

    typed = Signal()
    filled_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidence")
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._page_keys: frozenset[int] = frozenset()
        self._loading = False
        self._highlighter = QuoteHighlighter(self.document())
        self.textChanged.connect(self._on_text_changed)

    def leave_to_page(self, keys: frozenset[int]) -> None:
        """Keys (as combined numbers) that the page handles, though editors use some themselves."""
        self._page_keys = keys

    def load(self, text: str) -> None:
        """Show another note, with the cursor at its end."""
        self._loading = True
        self.setPlainText(text)
        self._loading = False
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
        if not source.hasText():
            return
        text = clean_note(source.text())
        cursor = self.textCursor()
        kept = len(self.toPlainText()) - len(cursor.selectedText())
        if kept + len(text) > NOTE_LIMIT:
            self.filled_up.emit()
            return
        cursor.insertText(text)
        self.ensureCursorVisible()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._highlighter.rehighlight()

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        self._keep_within_limit()
        self.typed.emit()

    def _keep_within_limit(self) -> None:
        # Counts UTF-16 units, of which there are at least as many as characters.
        if self.document().characterCount() <= NOTE_LIMIT:
            return
        surplus = len(self.toPlainText()) - NOTE_LIMIT
        if surplus <= 0:
            return
        self._loading = True
        cursor = self.textCursor()
        cursor.joinPreviousEditBlock()
        for _ in range(surplus):
            cursor.deletePreviousChar()
        cursor.endEditBlock()
        self._loading = False
        self.filled_up.emit()


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "replace")) // 2
