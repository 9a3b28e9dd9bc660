from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_hostile_bank_files_are_refused_cleanly_quickly_and_in_little_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.domain.bank_fuzzer", "20000"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-2_000:]
    print(done.stdout)  # noqa: T201 - the rate, for those who read the log
    figures = json.loads(done.stdout)
    assert figures["cases"] >= 20_000
    assert figures["refused"] > figures["read"] > 0
    assert figures["longest_seconds"] < 1
    assert figures["grown_mb"] < 256
