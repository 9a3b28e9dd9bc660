"""Packets onto the disk: each file whole or not at all, and a list of what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hireapp.domain.packets import Booklet, Plan, Wish
from hireapp.errors import StorageError
from hireapp.i18n import tr
from hireapp.paper import output
from hireapp.paper.document import Look
from hireapp.paper.packets import Packet, Progress, file_parts, make


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written; `title` says what it holds, for the list of what was written."""

    path: Path
    title: str
    packet: Packet


def write_packets(
    plan: Plan,
    wish: Wish,
    look: Look,
    target: Path,
    *,
    password: str = "",
    progress: Progress,
) -> Iterator[Written]:
    """Draw and write every file of a plan, giving each once it is there.

    `target` is a file for a plan of one booklet, or a folder to put it into; for several it is
    the folder, which is made when it is missing. What `progress` raises stops between two forms;
    the files given until then are whole and stay.

    Raises:
        StorageError: when the place cannot be written; the file that failed is as it was before.
    """
    several = len(plan.booklets) > 1
    if several:
        _make_folder(target)
    done = 0
    for place, booklet in enumerate(plan.booklets):
        share = partial(_share, progress, done, booklet.copies, plan.copies)
        packet = make(booklet, wish, look, password=password, progress=share)
        path = target
        if several or (target.is_dir() and target.suffix != output.SUFFIX):
            path = target / file_name(booklet, wish, packet, place)
        try:
            output.write(path, packet.pdf)
        except StorageError as error:
            if not several:
                raise
            raise _with_count(error, place, len(plan.booklets)) from error
        yield Written(path, booklet.title, packet)
        done += booklet.copies


def file_name(booklet: Booklet, wish: Wish, packet: Packet, place: int = 0) -> str:
    """The name that a booklet's file gets: the forms, the opening, the packet's number."""
    return output.safe_file_name(*file_parts(booklet, wish, place), opaque_id=packet.number)


def _share(progress: Progress, done: int, copies: int, total: int, share: float) -> None:
    progress((done + share * copies) / max(1, total))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise output.explained(error, folder) from error


def _with_count(error: StorageError, written: int, wanted: int) -> StorageError:
    kept = tr("{n} of {total} files were written before and stay.").format(n=written, total=wanted)
    return StorageError(error.message, f"{error.hint} {kept}".strip())
