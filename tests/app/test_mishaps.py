from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hireapp import paths
from hireapp.app import install_excepthook, start_log, sweep_up
from hireapp.errors import Refused
from hireapp.gui.bug_dialog import BugDialog
from tests.app.conftest import SECRET, StartApp, click


def test_mistake_in_a_slot_reaches_the_dialog_with_its_place_to_copy(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)
    QTimer.singleShot(0, lambda: int(SECRET))

    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)

    dialog = app.window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    click(qtbot, dialog, "Copy details")
    copied = QApplication.clipboard().text()
    assert "ValueError" in copied
    assert Path(__file__).name in copied
    assert app.window.isEnabled()
    click(qtbot, dialog, "Continue")


def test_log_keeps_kind_and_place_and_nothing_that_people_typed(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)
    start_log()

    QTimer.singleShot(0, lambda: int(SECRET))
    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)

    written = paths.log_file().read_text(encoding="utf-8")
    assert f"unexpected ValueError at {Path(__file__).name}:" in written
    assert "Dana" not in written
    assert "rude" not in written


def test_refused_database_is_logged_by_its_kind_alone(start_app: StartApp, own: Path) -> None:
    start_log()
    own.write_bytes(b"")

    start_app(own)

    written = paths.log_file().read_text(encoding="utf-8")
    assert "database refused: StorageError" in written
    assert "hiring.db" not in written


def test_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")

    start_log()

    assert logging.getLogger("hireapp").handlers == []


def test_refusal_raised_in_a_slot_goes_to_the_banner(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    def refuse() -> None:
        raise Refused("This seat is taken.", "Choose another.")

    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(app.window.banner.isVisible)

    assert app.window.banner.message.text() == "This seat is taken."
    assert app.window.banner.hint.text() == "Choose another."
    assert app.window.findChild(BugDialog) is None


def test_mistake_in_a_thread_reaches_the_dialog(
    start_app: StartApp, own: Path, qtbot: QtBot
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    thread = threading.Thread(target=lambda: int(SECRET))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: app.window.findChild(BugDialog) is not None)


def test_interrupt_from_the_terminal_is_no_bug(
    start_app: StartApp, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = start_app(own)
    install_excepthook(app.window)

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert app.window.findChild(BugDialog) is None
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.slow
def test_exception_in_a_slot_fails_the_test_that_caused_it(tmp_path: Path) -> None:
    test = tmp_path / "test_slot.py"
    test.write_text(
        "from PySide6.QtCore import QTimer\n"
        "def test_slot(qtbot):\n"
        "    QTimer.singleShot(0, lambda: 1 // 0)\n"
        "    qtbot.wait(20)\n"
    )

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", str(test)],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_ADDOPTS": "", "PYTEST_QT_API": "pyside6"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert run.returncode == 1, run.stdout + run.stderr
    assert "ZeroDivisionError" in run.stdout
    assert "1 failed" in run.stdout


def test_the_start_sweeps_what_a_killed_process_left(tmp_path: Path) -> None:
    part = tmp_path / f".hireapp-{'0' * 32}.part"
    part.write_bytes(b"half a packet")
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    notes = paths.data_folder() / "unfinished"
    notes.mkdir(parents=True)
    (notes / "one.txt").write_text(f"{gone.pid}\n{part}")

    sweep_up()

    assert not part.exists()
    assert list(notes.iterdir()) == []
