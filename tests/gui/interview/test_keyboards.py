"""Real keys of French and Czech keyboards, whose digit rows type other characters."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from tests.conftest import Hiring

PROGRAMS = ("Xvfb", "setxkbmap", "xdotool")
PATIENCE_SECONDS = 90
ROOT = Path(__file__).resolve().parents[3]
KEY_4, KEY_1, KEY_0 = "13", "10", "19"
"""Keycodes of X11: the places of 4, 1 and 0, whatever they type."""


def is_missing() -> bool:
    """Whether something is not there that real keys need."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
        ctypes.CDLL("libxkbcommon-x11.so.0")
    except OSError:
        return True
    return any(shutil.which(one) is None for one in PROGRAMS)


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        is_missing(), reason="needs Xvfb, setxkbmap, xdotool: `run.py test` installs them as root"
    ),
]


@pytest.fixture
def display() -> Iterator[str]:
    """An X display of one's own, with nothing on it."""
    receiving, sending = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(sending),
        "-screen",
        "0",
        "1280x800x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[sending], stderr=subprocess.DEVNULL) as server:
        os.close(sending)
        number = b""
        while not number.endswith(b"\n"):
            number += os.read(receiving, 16) or pytest.fail("there is no display")
        os.close(receiving)
        yield f":{number.decode().strip()}"
        server.terminate()


class Keyboard:
    """Presses real keys, and hears what the interview tells."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._process = process
        self._environment = environment

    def press(self, keys: str) -> dict[str, object]:
        """Press keys together; gives what changed."""
        subprocess.run(["xdotool", "key", keys], env=self._environment, check=True)
        return dict(json.loads(self.hear()))

    def hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def interview(hiring: Hiring, display: str, layout: str) -> Iterator[Keyboard]:
    ana = hiring.panel[0]
    card = hiring.begin(hiring.candidates[0], ana)
    hiring.database.close()
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    subprocess.run(["setxkbmap", *layout.split()], env=environment, check=True)
    command = [sys.executable, "-m", "tests.gui.interview.keyboard_process"]
    arguments = [str(hiring.database.path), ana.id, card]
    with subprocess.Popen(
        command + arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        patience = Timer(PATIENCE_SECONDS, process.kill)
        patience.start()
        keyboard = Keyboard(process, environment)
        assert keyboard.hear() == "ready\n"
        yield keyboard
        patience.cancel()
        process.kill()


@pytest.mark.parametrize("layout", ["us", "fr", "cz", "de -variant neo"])
def test_digits_rate_and_tick_by_the_place_of_the_key(
    hiring: Hiring, display: str, layout: str
) -> None:
    with interview(hiring, display, layout) as keyboard:
        rated = keyboard.press(f"ctrl+{KEY_4}")
        ticked = keyboard.press(f"ctrl+shift+{KEY_1}")
        last = keyboard.press(f"ctrl+shift+{KEY_0}")

    assert rated == {"ratings": ["4"], "ticks": 0}
    assert ticked == {"ratings": ["4"], "ticks": 1}
    assert last == {"ratings": ["4"], "ticks": 2}
