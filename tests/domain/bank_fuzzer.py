"""Feeds hostile bank files to the reader and says how it stood them.

`python -m tests.domain.bank_fuzzer 20000` prints one line of JSON: cases, how many were read and
how many refused, the rate, the longest case in seconds and the growth of memory in MB. Anything
but a clean refusal is raised, with the case that did it.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable

from hireapp import paths
from hireapp.domain import banks
from hireapp.errors import InputError

SEED = 20261122
BIG_EVERY = 100
"""One case in so many is as large as a bank may be."""
_BASE_QUESTIONS = 2
_TOKENS = re.compile(r"\"[^\"\n]*\"|[\w-]+|\s+|.", re.DOTALL)
_NASTY = (
    "\x00", "\ufeff", "\u202e", "\ud7ff", "=", "[[", "]]", "{", "}", '"""', "'''", "\\u0000", "\\",
    "[question.anchors]", "[[question]]", "[[attitude]]", "[[sample_answer]]", "[bank]", "nan",
    "-inf", "1e999", "0x", "9" * 5_000, "2026-13-41", "true", "[]", "{}", "[[[[[[[[[[", "a.b.c",
    "\n", "\r", "\t", "#", ",", ".", "opener", "behavioural", "é" * 50, "🙂", "%s", "{name}", "{0}",
)  # fmt: skip
_HUGE: tuple[Callable[[random.Random], str], ...] = (
    lambda r: "[[question]]\n" * r.randint(1_000, 80_000),
    lambda r: "".join(f"k{n}=1\n" for n in range(r.randint(1_000, 110_000))),
    lambda r: "a=" + "[" * r.randint(1, 900_000),
    lambda r: "a=" + "{b=" * r.randint(1, 300_000),
    lambda r: "a=" + "[1," * r.randint(1, 300_000),
    lambda r: ".".join(["a"] * r.randint(2, 450_000)) + "=1",
    lambda r: "a='" + "x" * r.randint(1, 990_000) + "'",
    lambda r: 'a="' + "\\u00e9" * r.randint(1, 160_000) + '"',
    lambda r: "a=" + "9" * r.randint(1, 990_000),
    lambda r: "a=[" + "2026-01-01," * r.randint(1, 90_000) + "]",
    lambda r: 'a="""' + '"\\' * r.randint(1, 400_000),
    lambda r: "#" * r.randint(1, 990_000),
    lambda r: "".join(f"[a.b{n}]\n" for n in range(r.randint(1, 90_000))),
    lambda r: "[[question]]\nid='" + "q" * r.randint(1, 900_000) + "'\n",
)


def base_bank() -> str:
    """A small but whole bank, cut from the shipped one: every kind of table, few questions."""
    text = paths.question_banks()[0].read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=\[\[)", text)
    picked = [blocks[0]]
    for table, many in (("[[attitude]]", 1), ("[[question]]", 1 + _BASE_QUESTIONS)):
        picked += [block for block in blocks if block.startswith(table)][:many]
    questions = [block for block in blocks if 'attitude = "loves-humans"' in block]
    picked += [one for one in questions if 'kind = "opener"' not in one][:_BASE_QUESTIONS]
    samples = [one for one in blocks if 'question = "loves-humans-1"' in one]
    return "".join(dict.fromkeys(picked + samples[:1]))


def mutate(tokens: list[str], chance: random.Random) -> str:
    """A bank with a few tokens dropped, doubled, swapped, cut or replaced."""
    changed = list(tokens)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(6):
            case 0:
                del changed[place : place + chance.randint(1, 20)]
                changed = changed or ["x"]
            case 1:
                changed[place:place] = changed[place : place + chance.randint(1, 200)]
            case 2:
                other = chance.randrange(len(changed))
                changed[place], changed[other] = changed[other], changed[place]
            case 3:
                changed[place] = chance.choice(_NASTY)
            case 4:
                changed.insert(place, chance.choice(_NASTY))
            case _:
                changed[place] = changed[place][: chance.randint(0, len(changed[place]))]
    return "".join(changed)


def cases(many: int, chance: random.Random) -> list[Callable[[], bytes]]:
    """So many cases, made when they are needed."""
    tokens = _TOKENS.findall(base_bank())

    def small() -> bytes:
        data = mutate(tokens, chance).encode("utf-8", "surrogatepass")
        if chance.random() < 0.1:  # also as bytes, so that it is no longer UTF-8
            cut = chance.randrange(len(data) + 1)
            return data[:cut] + bytes(chance.randrange(256) for _ in range(4)) + data[cut:]
        return data

    def big() -> bytes:
        return chance.choice(_HUGE)(chance)[: banks.SIZE_LIMIT].encode()

    return [big if number % BIG_EVERY == 0 else small for number in range(many)]


def run(many: int) -> dict[str, float]:
    """Read so many cases; gives the figures that are printed."""
    chance = random.Random(SEED)
    banks.shipped_attitudes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read = 0
    longest = 0.0
    began = time.perf_counter()
    for make in cases(many, chance):
        data = make()
        started = time.process_time()
        try:
            banks.decode(data, file="fuzz.toml")
            read += 1
        except InputError as error:
            if len(error.sentence) > 1_000:
                raise AssertionError(f"a refusal too long to read: {data[:200]!r}") from error
        longest = max(longest, time.process_time() - started)
    seconds = time.perf_counter() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "cases": many,
        "read": read,
        "refused": many - read,
        "per_second": round(many / seconds),
        "longest_seconds": round(longest, 3),
        "grown_mb": round(grown / 1024),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))) + "\n")
