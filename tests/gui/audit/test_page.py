from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hireapp.gui.audit import model as audit_model
from hireapp.gui.audit.model import Column
from hireapp.gui.audit.page import AuditPage
from hireapp.store import audit, sqlite
from tests.conftest import Hiring
from tests.gui.conftest import Desk, child, press


def shown(page: AuditPage, column: Column) -> list[str]:
    rows = range(page.model.rowCount())
    return [str(page.model.data(page.model.index(row, column))) for row in rows]


def verdict(page: AuditPage, qtbot: QtBot) -> str:
    label = child(page, QLabel, "audit-verdict")
    qtbot.waitUntil(lambda: page.context.tasks.is_idle and "Checking" not in label.text())
    return label.text()


def test_coordinator_reads_the_newest_first_with_names(
    desk: Desk, hiring: Hiring, qtbot: QtBot
) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    page = desk.show(AuditPage, hiring.coordinator)

    assert shown(page, Column.WHAT)[0] == "scorecard submitted"
    assert shown(page, Column.WHO)[0] == "Ana"
    assert shown(page, Column.CONCERNS)[0] == "Dana Whitfield · scorecard of Ana"
    assert shown(page, Column.WHEN)[0].startswith("23 Nov 2026 09:")
    assert "is whole" in verdict(page, qtbot)


def test_interviewer_reads_less(desk: Desk, hiring: Hiring) -> None:
    hiring.submit(hiring.candidates[0], hiring.panel[0])

    page = desk.show(AuditPage, hiring.panel[1])

    assert set(shown(page, Column.WHAT)) == {"person added", "seat given"}


def test_head_from_paper_is_compared(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(AuditPage, hiring.coordinator)
    verdict(page, qtbot)
    field = child(page, QLineEdit, "audit-printed")

    qtbot.keyClicks(field, audit.head(hiring.database).shown)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "passed through the head" in verdict(page, qtbot)
    field.clear()
    qtbot.keyClicks(field, "dead beef")
    press(qtbot, page, "audit-compare")
    assert "never passed through" in verdict(page, qtbot)


def test_changed_row_is_told(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(AuditPage, hiring.coordinator)
    verdict(page, qtbot)
    with closing(sqlite.driver().connect(str(hiring.database.path))) as connection:
        connection.execute("DROP TRIGGER audit_log_no_update")
        connection.execute("UPDATE audit_log SET person_id = 'x' WHERE sequence = 2")
        connection.commit()

    press(qtbot, page, "audit-check")

    assert "Row 2 is not as it was written" in verdict(page, qtbot)


def test_head_is_copied(desk: Desk, hiring: Hiring, qtbot: QtBot) -> None:
    page = desk.show(AuditPage, hiring.coordinator)
    verdict(page, qtbot)

    press(qtbot, page, "audit-copy")

    head = audit.head(hiring.database).shown
    assert QGuiApplication.clipboard().text() == head
    assert child(page, QLabel, "audit-head").text() == f"Head now: {head}"


def test_older_rows_follow_when_wanted(
    desk: Desk, hiring: Hiring, monkeypatch: pytest.MonkeyPatch, qtmodeltester: ModelTester
) -> None:
    monkeypatch.setattr(audit_model, "AT_ONCE", 3)
    page = desk.show(AuditPage, hiring.coordinator)
    everything = audit.head(hiring.database).sequence

    while page.model.canFetchMore(QModelIndex()):
        page.model.fetchMore(QModelIndex())

    numbers = [int(one) for one in shown(page, Column.NUMBER)]
    assert numbers == list(range(everything, 0, -1))
    qtmodeltester.check(page.model)
