"""What the question check says of a kit, in words. Free of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hireapp.domain.ids import QuestionId
from hireapp.domain.question_check.flags import Category, Flag
from hireapp.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class Findings:
    """The flags of each question of a kit that has any; not `is_whole` while some are unknown."""

    flags: Mapping[QuestionId, tuple[Flag, ...]]
    is_whole: bool = True

    def of(self, question_id: str) -> tuple[Flag, ...]:
        """The flags of one question."""
        return self.flags.get(QuestionId(question_id), ())

    def lines(self) -> tuple[tuple[str, bool], ...]:
        """The summary, line by line, each with whether it is a warning."""
        if not self.is_whole:
            return ((tr("Looking at the wording…"), False),)
        leading = sum(
            any(one.category is Category.LEADING for one in flags) for flags in self.flags.values()
        )
        risky = self._count(Category.UNLAWFUL)
        lines = [
            (trn("{n} leading question", "{n} leading questions", leading), leading > 0),
            (trn("{n} risky topic", "{n} risky topics", risky), risky > 0),
        ]
        everything = sum(map(len, self.flags.values()))
        other = everything - risky - self._count(Category.LEADING)
        if other:
            lines.append((trn("{n} other remark", "{n} other remarks", other), True))
        return tuple(lines)

    def _count(self, category: Category) -> int:
        return sum(one.category is category for flags in self.flags.values() for one in flags)


def wording(flags: tuple[Flag, ...]) -> str:
    """The first whole wording that is offered for the prompt; empty when there is none."""
    return next((one.suggestion for one in flags if one.suggestion and one.key == "prompt"), "")


def sentence(flag: Flag) -> str:
    """A flag as one text: what is wrong, why, and what to do."""
    name = flag.category.label
    parts = [tr("{what}: {reason}").format(what=name[:1].upper() + name[1:], reason=flag.reason)]
    if flag.suggestion and flag.key == "prompt":
        parts.append(tr("Try “{wording}”").format(wording=flag.suggestion))
    elif flag.advice:
        parts.append(flag.advice)
    return " ".join(parts)
