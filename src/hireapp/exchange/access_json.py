"""An access request as data: JSON that another program can read."""

from __future__ import annotations

import json

from hireapp.domain.access import AccessReport

FORMAT = "hireapp-access-report"
VERSION = 1


def encode(report: AccessReport) -> bytes:
    """The report as JSON; the same report gives the same bytes."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "number": report.number,
        "candidate": report.candidate,
        "opening": report.opening,
        "retention": report.retention,
        "as_of": report.as_of.isoformat(timespec="seconds"),
        "drafts_not_included": report.drafts,
        "sections": {
            section.key: [
                {"about": record.title, **{one.key: one.value for one in record.fields}}
                for record in section.records
            ]
            for section in report.sections
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
