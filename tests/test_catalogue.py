"""Every text that users see is in the catalogue that translators work from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_catalogue_holds_every_text_of_the_source() -> None:
    command = [sys.executable, str(ROOT / "tools" / "catalogue.py"), "--check"]

    done = subprocess.run(command, check=False)

    assert done.returncode == 0, "run: python tools/catalogue.py"
