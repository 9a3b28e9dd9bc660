"""Which candidates can be compared: the parts of the graph of candidates and interviewers.

Two candidates are connected when interviewers who met both, directly or through others, link them.
Between parts that no interviewer links, a difference of scores could as well be a difference of
interviewers (Weeks & Williams 1964, Technometrics 6, 319-324, on connected classifications).
"""

from __future__ import annotations

from dataclasses import dataclass

from hireapp.analysis.ratings import Ratings


@dataclass(frozen=True, slots=True)
class Part:
    """Candidates and interviewers that are linked with each other and with nobody else."""

    candidates: tuple[str, ...]
    interviewers: tuple[str, ...]


def parts(ratings: Ratings) -> tuple[Part, ...]:
    """The linked parts, the one with most candidates first; one part: all can be compared."""
    count = len(ratings.candidates)
    leader = list(range(count + len(ratings.interviewers)))
    pairs = set(zip(ratings.candidate.tolist(), ratings.interviewer.tolist(), strict=True))
    for candidate, interviewer in pairs:
        one, other = _root(leader, candidate), _root(leader, count + interviewer)
        leader[max(one, other)] = min(one, other)
    people: dict[int, list[str]] = {}
    panel: dict[int, list[str]] = {}
    for place, name in enumerate(ratings.candidates):
        people.setdefault(_root(leader, place), []).append(name)
    for place, name in enumerate(ratings.interviewers):
        panel.setdefault(_root(leader, count + place), []).append(name)
    found = (Part(tuple(sorted(people[root])), tuple(sorted(panel[root]))) for root in people)
    return tuple(sorted(found, key=lambda part: (-len(part.candidates), part.candidates)))


def _root(leader: list[int], node: int) -> int:
    while leader[node] != node:
        leader[node] = leader[leader[node]]
        node = leader[node]
    return node
