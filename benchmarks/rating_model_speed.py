"""How long a fit of the rating model takes, and how much memory, against a fixed piece of NumPy.

    python benchmarks/rating_model_speed.py [ROUNDS]

Each size runs in a process of its own, after imports; the first fit of a process counts too. Prints
medians, the ratio to the fixed work (machines differ, ratios hardly) and the peak resident memory.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 3
SIZES = (  # candidates, interviewers, questions, interviewers met, seconds, megabytes allowed
    (12, 6, 12, 6, 0.4, None),
    (200, 20, 10, 4, 1.5, None),
    (2000, 100, 12, 3, 3.0, 400),
)


def yardstick() -> float:
    """Seconds for a fixed amount of the kind of work that the model does."""
    import numpy as np

    numbers = np.random.default_rng(1)
    matrices = np.eye(6) + 0.1 * numbers.random((20_000, 6, 6))
    large = numbers.random((400, 400))
    started = time.perf_counter()
    for _ in range(3):
        np.linalg.inv(matrices) @ matrices
        np.linalg.cholesky(large @ large.T + np.eye(400))
    return time.perf_counter() - started


def one_fit(candidates: int, interviewers: int, questions: int, met: int) -> None:
    """Fit once and print the seconds, the yardstick's seconds, the ratings and the megabytes."""
    import resource

    from hireapp.analysis.rating_model import fit  # before NumPy: it chooses the threads
    from hireapp.analysis.ratings import RatingRow, arrange

    import numpy as np  # isort: skip

    numbers = np.random.default_rng(1)
    level = 3.3 + numbers.normal(0, 0.6, candidates)
    strictness = numbers.normal(0, 0.6, interviewers)
    rows = [
        RatingRow(f"c{c}", f"j{j}", f"q{q}", float(point))
        for c in range(candidates)
        for j in numbers.permutation(interviewers)[:met]
        for q, point in enumerate(
            np.clip(
                np.rint(level[c] + strictness[j] + numbers.normal(0, 0.8, questions)), 1, 5
            ).tolist()
        )
        if numbers.random() >= 0.05
    ]
    attitudes = {f"a{q}": [f"q{q}"] for q in range(questions)}
    fixed = yardstick()
    started = time.perf_counter()
    fit(arrange(rows), attitudes)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, fixed, len(rows), peak)


def main(rounds: int) -> None:
    """Print a line for each size."""
    print("size              ratings   median s   allowed   × yardstick   peak MB")
    for candidates, interviewers, questions, met, allowed, megabytes in SIZES:
        size = [str(number) for number in (candidates, interviewers, questions, met)]
        runs = [_run(size) for _ in range(rounds)]
        seconds = statistics.median(run[0] for run in runs)
        ratio = statistics.median(run[0] / run[1] for run in runs)
        peak = max(run[3] for run in runs)
        limit = f" of {megabytes}" if megabytes else ""
        print(
            f"{'×'.join(size[:3]):16} {runs[0][2]:8.0f} {seconds:10.2f} {allowed:9.1f}"
            f" {ratio:13.1f} {peak:9.0f}{limit}"
        )


def _run(size: list[str]) -> list[float]:
    command = [sys.executable, __file__, "--one", *size]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_fit(*(int(text) for text in sys.argv[2:6]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
