"""The settings while the app runs: read often, saved at once when something changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hireapp import settings as settings_file
from hireapp.domain.ids import OpeningId, PersonId
from hireapp.settings import Settings


class Memory:
    """What is remembered between two starts; without `save`, only until the end of this one."""

    def __init__(self, settings: Settings | None = None, *, save: bool = True) -> None:
        self.settings = settings or settings_file.load()
        self._save = save

    def remember(self, **changes: Any) -> None:  # the fields of Settings
        """Change some settings and save them all."""
        changed = replace(self.settings, **changes)
        if changed != self.settings:
            self.settings = changed
            if self._save:
                settings_file.save(changed)

    def person_for(self, database: Path) -> PersonId:
        """Who worked with this file last; empty when nobody did."""
        return PersonId(self.settings.person.get(str(database), ""))

    def opening_for(self, database: Path) -> OpeningId:
        """Which opening of this file was shown last; empty when none was."""
        return OpeningId(self.settings.opening.get(str(database), ""))

    def remember_person(self, database: Path, person_id: PersonId) -> None:
        """Remember who works with this file."""
        self.remember(person=self.settings.person | {str(database): person_id})

    def remember_opening(self, database: Path, opening_id: OpeningId | None) -> None:
        """Remember which opening is shown."""
        self.remember(opening=self.settings.opening | {str(database): opening_id or ""})
