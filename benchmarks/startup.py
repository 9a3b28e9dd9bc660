"""How long the window and its data take to appear, against a bare QMainWindow in the same run.

    python benchmarks/startup.py [ROUNDS]

Prints medians and their ratios; the ratios are what counts, since machines differ.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROUNDS = 7
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
application.processEvents()
print("window", (time.monotonic_ns() - int(sys.argv[1])) / 1e6)
"""
APP = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hireapp.app import App
application = QApplication([])
app = App(application)
def milliseconds():
    return (time.monotonic_ns() - int(sys.argv[1])) / 1e6
app.start(Path(sys.argv[2]), person=sys.argv[3], create=False)
application.processEvents()
print("window", milliseconds())
gap, last = 0.0, time.monotonic()
def tick():
    global gap, last
    now = time.monotonic()
    gap, last = max(gap, (now - last) * 1e3), now
    page = app.window.workspace and app.window.workspace.pages.shown()
    if page and page.isVisible():
        print("data", milliseconds())
        print("gap", gap)
        app.window.close()
        application.quit()
timer = QTimer(interval=2)
timer.timeout.connect(tick)
timer.start()
application.exec()
"""


def measure(code: str, *arguments: str) -> dict[str, float]:
    """Run one program from nothing; its figures in milliseconds since it was started."""
    started = str(time.monotonic_ns())
    done = subprocess.run(
        [sys.executable, "-c", code, started, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    pairs = (line.split() for line in done.stdout.splitlines())
    return {name: float(value) for name, value in pairs}


def main() -> None:
    """Measure in turns, so that a busy machine slows both alike."""
    from hireapp.store import example_place

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIREAPP_HOME"] = folder
        path = Path(folder) / "example.db"
        person = example_place.rebuild(path, today=datetime.now(UTC).date())
        bare, ours = [], []
        for number in range(rounds + 1):
            results = measure(BARE), measure(APP, str(path), person)
            if number:  # the first round fills the disk cache
                bare.append(results[0])
                ours.append(results[1])
    floor = statistics.median(one["window"] for one in bare)
    print(f"bare QMainWindow shown      {floor:7.0f} ms    1.00")
    for key, words in (("window", "Hireapp window shown"), ("data", "Hireapp data shown")):
        value = statistics.median(one[key] for one in ours)
        print(f"{words:27} {value:7.0f} ms  {value / floor:6.2f}")
    gap = statistics.median(one["gap"] for one in ours)
    print(f"longest event-loop gap      {gap:7.0f} ms  {gap / floor:6.2f}")


if __name__ == "__main__":
    main()
