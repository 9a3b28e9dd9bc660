"""Words for probabilities, ranks and the service level, the same on screen and paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hireapp.domain.ids import CandidateId
from hireapp.i18n import tr

SURE = 0.9
"""From this probability on, an order of two candidates is called."""

Names = Mapping[CandidateId, str]


def chance_text(chance: float) -> str:
    """A probability in whole percent, rounded down; never 0% or 100%."""
    if chance > 0.99:
        return tr("over 99%")
    if chance < 0.01:
        return tr("under 1%")
    return f"{int(chance * 100 + 1e-9)}%"


class ServiceLevel(StrEnum):
    """The levels of service that customers meet."""

    SYNTHETIC = "synthetic"
    GENUINE = "genuine"
    SUPER = "super"

    @property
    def label(self) -> str:
        """The level in the user's language."""
        return {
            ServiceLevel.SYNTHETIC: tr("Synthetic"),
            ServiceLevel.GENUINE: tr("Genuine"),
            ServiceLevel.SUPER: tr("Super"),
        }[self]


@dataclass(frozen=True, slots=True)
class LevelChances:
    """How likely each service level is."""

    synthetic: float
    genuine: float
    super: float

    @property
    def by_level(self) -> dict[ServiceLevel, float]:
        """The probability of each level, the lowest level first."""
        return {
            ServiceLevel.SYNTHETIC: self.synthetic,
            ServiceLevel.GENUINE: self.genuine,
            ServiceLevel.SUPER: self.super,
        }

    @property
    def likeliest(self) -> tuple[ServiceLevel, ...]:
        """The level heard, or the two likeliest, the likelier first, where none is sure."""
        chances = self.by_level
        order = sorted(chances, key=chances.__getitem__, reverse=True)
        return tuple(order[:1] if chances[order[0]] >= SURE else order[:2])

    @property
    def words(self) -> tuple[str, ...]:
        """Each of the likeliest levels with its probability, such as "Genuine 71%"."""
        chances = self.by_level
        return tuple(f"{level.label} {chance_text(chances[level])}" for level in self.likeliest)

    @property
    def text(self) -> str:
        """The words in one line."""
        return tr(" or ").join(self.words)
