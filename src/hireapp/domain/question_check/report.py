"""What a check of bank files found, to be printed or passed on as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hireapp.domain import banks
from hireapp.domain.bank_audit import faults_in
from hireapp.domain.question_check.check import check_bank
from hireapp.domain.question_check.flags import ALL_JURISDICTIONS, Flag, Jurisdiction
from hireapp.errors import InputError
from hireapp.i18n import tr, trn


@dataclass(frozen=True, slots=True)
class BankReport:
    """The numbers of one bank file and what is to be said of it."""

    file: str
    faults: tuple[str, ...] = ()
    attitudes: int = 0
    questions: int = 0
    anchors: int = 0
    sample_answers: int = 0
    flags: tuple[tuple[str, Flag], ...] = field(default=())
    """Each with the id of its question."""

    @property
    def is_clean(self) -> bool:
        """Whether the file can be used and nothing is flagged."""
        return not self.faults and not self.flags

    def lines(self) -> Iterator[str]:
        """The report in words."""
        if self.faults:
            yield f"{self.file}: {trn('{n} fault', '{n} faults', len(self.faults))}"
            yield from (f"{self.file}: {fault}" for fault in self.faults)
            return
        numbers = ", ".join(
            (
                trn("{n} attitude", "{n} attitudes", self.attitudes),
                trn("{n} question", "{n} questions", self.questions),
                trn("{n} anchor", "{n} anchors", self.anchors),
                trn("{n} sample answer", "{n} sample answers", self.sample_answers),
                trn("{n} flag", "{n} flags", len(self.flags)),
            )
        )
        yield f"{self.file}: {numbers}"
        for question, flag in self.flags:
            yield tr("{file}: question {question}, key {key}: {label}: {reason} {advice}").format(
                file=self.file,
                question=question,
                key=flag.key,
                label=flag.category.label,
                reason=flag.reason,
                advice=flag.advice,
            )

    def as_data(self) -> dict[str, object]:
        """The report as plain data."""
        return {
            "file": self.file,
            "faults": list(self.faults),
            "attitudes": self.attitudes,
            "questions": self.questions,
            "anchors": self.anchors,
            "sample_answers": self.sample_answers,
            "flags": [
                {
                    "question": question,
                    **asdict(flag),
                    "jurisdictions": sorted(flag.jurisdictions),
                }
                for question, flag in self.flags
            ],
        }


def check_file(
    path: Path, *, jurisdictions: frozenset[Jurisdiction] = ALL_JURISDICTIONS
) -> BankReport:
    """Read and check one bank file; a file that cannot be used is told by its faults."""
    try:
        bank = banks.load(path)
    except InputError as error:
        return BankReport(path.name, faults=faults_in(path) or (error.message,))
    found = check_bank(bank, jurisdictions=jurisdictions)
    return BankReport(
        file=path.name,
        attitudes=len(bank.attitude),
        questions=len(bank.question),
        anchors=sum(len(question.anchors) for question in bank.question),
        sample_answers=len(bank.sample_answer),
        flags=tuple((question, flag) for question, flags in found.items() for flag in flags),
    )
