"""Where things live: what ships with the app, and what belongs to the person using it."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "HIREAPP_HOME"
"""When set, data, documents, settings and log all live under the folder it names."""

_APP_NAME = "Hireapp"
_BANK_FOR_EVERY_JOB = "service_attitudes"
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """Find a shipped file or folder, such as `resource("icons", "house.svg")`.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    return _shipped("resources", *parts)


def question_banks() -> list[Path]:
    """List the files of the shipped question banks: the one for every job, then by name.

    Raises:
        FileNotFoundError: no folder of question banks is shipped.
    """
    files = _shipped("question_banks").glob("*.toml")
    return sorted(files, key=lambda file: (file.stem != _BANK_FOR_EVERY_JOB, file.name))


def kit_templates() -> list[Path]:
    """List the files of the shipped kit templates, sorted by name.

    Raises:
        FileNotFoundError: no folder of kit templates is shipped.
    """
    return sorted(_shipped("question_banks", "kits").glob("*.toml"))


def data_folder() -> Path:
    """Say which folder holds the person's data; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "data"
    from platformdirs import user_data_path

    return user_data_path(_APP_NAME, appauthor=False)


def default_database() -> Path:
    """Say which database opens when none is named; it may not exist yet."""
    return data_folder() / "hiring.db"


def settings_file() -> Path:
    """Say which file keeps the settings; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "settings.json"
    from platformdirs import user_config_path

    return user_config_path(_APP_NAME, appauthor=False) / "settings.json"


def log_file() -> Path:
    """Say which file the log goes to; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "hireapp.log"
    from platformdirs import user_log_path

    return user_log_path(_APP_NAME, appauthor=False) / "hireapp.log"


def documents_folder() -> Path:
    """Say where saved papers are offered a place; it may not exist yet.

    An app carried on a stick keeps them on the stick: a borrowed computer is no place to leave
    papers about candidates.
    """
    home = _home()
    if home is not None:
        return home / "documents"
    from platformdirs import user_documents_path

    return user_documents_path()


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(named).expanduser().absolute() if named else None


def _shipped(*parts: str) -> Path:
    # An installed package carries the folders inside itself; a checkout has them at its top.
    for base in (_PACKAGE, _CHECKOUT):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"Not shipped with Hireapp: {'/'.join(parts)}")
