"""A small version of the simulation that says whether intervals and chances are honest."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "rating_model_simulation.py"
REPLICATES = 60


@pytest.fixture
def simulation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The benchmark script as a module."""
    spec = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, SCRIPT.stem, module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_intervals_and_chances_are_honest(simulation: ModuleType) -> None:
    found = [simulation.replicate(seed) for seed in range(REPLICATES)]

    covered = simulation.share(one.covered_model for one in found)
    assert 0.86 <= covered <= 0.94
    assert simulation.share(one.covered_raw for one in found) < covered - 0.1
    assert simulation.share(one.right for one in found) >= 0.95
    assert simulation.share(one.rank_held for one in found) >= 0.95
    gain = np.mean([one.correlation_model - one.correlation_raw for one in found])
    assert gain > 0.03
