"""Interviewers on machines of their own: kits out, sealed scorecards back, keys handed over."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hireapp.cli.given import (
    EXIT_REFUSED,
    add_database,
    add_person,
    at_work,
    database_path,
    opened,
    opening_called,
)
from hireapp.errors import InputError, NotFound
from hireapp.i18n import tr, trn

if TYPE_CHECKING:
    from hireapp.cli.given import Commands
    from hireapp.domain.people import Seat
    from hireapp.store.database import Database


def add_commands(commands: Commands) -> None:
    """Add the commands of both sides."""
    send = commands.add_parser("send-kits", help=tr("write a kit file for each interviewer"))
    send.add_argument("opening", metavar="OPENING", help=tr("title of the opening"))
    send.add_argument(
        "--seat",
        action="append",
        default=[],
        metavar="NAME",
        help=tr("only this interviewer; may be given again"),
    )
    _add_folder(send)
    _add_person(send)
    _add_key_passphrase(send)
    send.set_defaults(command=send_kits)

    back = commands.add_parser(
        "withdraw-kit", help=tr("take nothing more that comes back with a kit file sent before")
    )
    back.add_argument("opening", metavar="OPENING", help=tr("title of the opening"))
    back.add_argument(
        "--seat",
        action="append",
        required=True,
        metavar="NAME",
        help=tr("the interviewer whose file it was; may be given again"),
    )
    _add_person(back)
    back.set_defaults(command=withdraw_kit)

    taking = commands.add_parser("open-kit", help=tr("open a kit file on your own machine"))
    taking.add_argument("file", type=Path, metavar="FILE")
    _add_words(taking)
    add_database(taking)
    taking.set_defaults(command=open_kit)

    giving = commands.add_parser(
        "return-scorecards", help=tr("write your submitted scorecards into one sealed file")
    )
    giving.add_argument("opening", metavar="OPENING", help=tr("title of the opening"))
    _add_folder(giving)
    _add_person(giving)
    giving.set_defaults(command=return_scorecards)

    collect = commands.add_parser("collect", help=tr("take in sealed scorecards, each once"))
    collect.add_argument(
        "places", nargs="+", type=Path, metavar="FILE", help=tr("scorecards files, or folders")
    )
    _add_person(collect)
    _add_key_passphrase(collect)
    collect.set_defaults(command=collect_scorecards)
    _add_key_commands(commands)


def send_kits(options: argparse.Namespace) -> int:
    """Write kit files and print each passphrase, once."""
    from hireapp.collecting import keys, kits
    from hireapp.store import sealing  # heavy

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.opening)
        seats = _seats_named(database, options, viewer.id)
        if sealing.newest_key(database, opening.id) is None:
            words = _key_passphrase(options)
            keys.make(database, opening.id, passphrase=words, viewer=viewer.id)
        sent = kits.send(
            database, opening.id, [one.id for one in seats], options.to, viewer=viewer.id
        )
    for one in sent:
        print(tr("Written: {file}").format(file=one.path))
        print(
            tr("  passphrase for {name}: {words}").format(
                name=one.person.name, words=one.passphrase
            )
        )
        if one.left_out:
            print(
                "  "
                + trn(
                    "{n} candidate is left out: rated on an older kit, or not theirs to meet",
                    "{n} candidates are left out: rated on an older kit, or not theirs to meet",
                    one.left_out,
                )
            )
    print(tr("Send each file, and tell its passphrase by another way. It is not shown again."))
    return 0


def withdraw_kit(options: argparse.Namespace) -> int:
    """Take nothing more that comes back with the kit files of some interviewers."""
    from hireapp.store import sealing  # heavy

    with at_work(options) as (database, viewer):
        for seat in _seats_named(database, options, viewer.id):
            count = sealing.withdraw(database, seat.opening_id, seat.id, viewer=viewer.id)
            files = trn("{n} kit file", "{n} kit files", count)
            print(tr("Withdrawn for {name}: {files}").format(name=seat.person.name, files=files))
    print(tr("What comes back with them is refused. Send a new kit when it is wanted."))
    return 0


def open_kit(options: argparse.Namespace) -> int:
    """Take a kit file into one's own database, made now if there is none."""
    from hireapp.collecting import kits
    from hireapp.store import held_kits  # heavy

    kit = kits.unlock(options.file, _words(options, tr("Passphrase of the kit: ")))
    with opened(options, create=not database_path(options).exists()) as database:
        done = held_kits.open_kit(database, kit)
    print(
        tr("{title}: you are {name}.").format(title=kit.facts.title, name=done.person.name),
        trn("{n} candidate to meet.", "{n} candidates to meet.", done.candidates),
    )
    print(tr("Open Hireapp to interview; no network is needed. Then return your scorecards."))
    return 0


def return_scorecards(options: argparse.Namespace) -> int:
    """Write one's submitted scorecards into one sealed file."""
    from hireapp.collecting import scorecards

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.opening)
        done = scorecards.give_back(database, opening.id, options.to, viewer=viewer.id)
    print(tr("Written: {file}").format(file=done.path))
    count = trn("{n} scorecard, sealed.", "{n} scorecards, sealed.", done.scorecards)
    print(count + " " + tr("Only the coordinator can open it; send it by mail or stick."))
    if done.drafts:
        print(trn("{n} draft stays with you.", "{n} drafts stay with you.", done.drafts))
    return 0


def collect_scorecards(options: argparse.Namespace) -> int:
    """Take in files of sealed scorecards and say of each what happened."""
    from hireapp.collecting import files, keys, scorecards
    from hireapp.domain.taking_in import Outcome, summary
    from hireapp.store import sealing  # heavy

    found = files.scorecards_files(options.places)
    with at_work(options) as (database, viewer):
        known = sealing.all_keys(database)
        private: dict[str, str] = {}
        for name in scorecards.keys_named(found) & known.keys():
            try:
                private[name] = keys.private_half(known[name])
            except keys.PassphraseNeeded:
                private[name] = keys.private_half(known[name], _key_passphrase(options))
        done = scorecards.collect(database, found, private, viewer=viewer.id)
    for one in done.results:
        verdict = one.verdict
        who = ": ".join(filter(None, (verdict.interviewer, verdict.candidate)))
        what = " – ".join(filter(None, (who, verdict.outcome.label)))
        print(f"{one.file}: {what}. {verdict.why}".rstrip())
    print(summary(done.results))
    refused = any(one.verdict.outcome is Outcome.REFUSED for one in done.results)
    return EXIT_REFUSED if refused else 0


def hand_over_key(options: argparse.Namespace) -> int:
    """Write a key file for another coordinator."""
    from hireapp.collecting import keys
    from hireapp.store import sealing  # heavy

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.opening)
        key = sealing.newest_key(database, opening.id)
        locked = keys.place_of(key) is keys.KeyPlace.PASSPHRASE
        words = _key_passphrase(options) if locked else ""
        done = keys.hand_over(database, opening.id, options.to, passphrase=words, viewer=viewer.id)
    print(tr("Written: {file}").format(file=done.path))
    print(tr("  passphrase: {words}").format(words=done.passphrase))
    print(tr("Tell it by another way. Whoever has both can open every sealed scorecard."))
    return 0


def take_key(options: argparse.Namespace) -> int:
    """Take a key that another coordinator handed over."""
    from hireapp import keychain
    from hireapp.collecting import keys

    words = _words(options, tr("Passphrase of the key file: "))
    with at_work(options) as (database, viewer):
        own = "" if keychain.is_available() else _key_passphrase(options)
        keys.take_over(database, options.file, words, passphrase=own, viewer=viewer.id)
    print(tr("The key is here now. Scorecards that were sealed to it can be collected."))
    return 0


def new_key(options: argparse.Namespace) -> int:
    """Make a new key for an opening whose key is lost."""
    from hireapp import keychain
    from hireapp.collecting import keys

    with at_work(options) as (database, viewer):
        opening = opening_called(database, options.opening)
        words = "" if keychain.is_available() else _key_passphrase(options)
        keys.make(database, opening.id, passphrase=words, viewer=viewer.id)
    print(tr("A new key is in use. Send the kits again; then the scorecards can be returned anew."))
    return 0


def _add_key_commands(commands: Commands) -> None:
    handing = commands.add_parser("hand-over-key", help=tr("write a key for another coordinator"))
    handing.add_argument("opening", metavar="OPENING", help=tr("title of the opening"))
    _add_folder(handing)
    taking = commands.add_parser("take-key", help=tr("take a key that was handed over"))
    taking.add_argument("file", type=Path, metavar="FILE")
    _add_words(taking)
    making = commands.add_parser("new-key", help=tr("make a new key when the old one is lost"))
    making.add_argument("opening", metavar="OPENING", help=tr("title of the opening"))
    for parser, command in ((handing, hand_over_key), (taking, take_key), (making, new_key)):
        _add_person(parser)
        _add_key_passphrase(parser)
        parser.set_defaults(command=command)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, default=Path(), metavar="DIR", help=tr("where to write; here if not")
    )


def _add_person(parser: argparse.ArgumentParser) -> None:
    add_person(parser)
    add_database(parser)


def _add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr("where the passphrase of the file is, instead of being asked for it"),
    )


def _add_key_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key-passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr("where the passphrase of the opening's key is; only without a system keyring"),
    )


def _words(options: argparse.Namespace, question: str) -> str:
    return _asked(options.passphrase_file, question)


def _key_passphrase(options: argparse.Namespace) -> str:
    """The passphrase that locks the opening's key; empty where the keyring has it."""
    from hireapp import keychain

    if options.key_passphrase_file is None and keychain.is_available():
        return ""
    return _asked(options.key_passphrase_file, tr("Passphrase of the opening's key: "))


def _asked(file: Path | None, question: str) -> str:
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")[:1_000].strip()
        except (OSError, ValueError) as error:
            raise InputError(tr("{file} cannot be read.").format(file=file.name)) from error
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().strip()


def _seats_named(database: Database, options: argparse.Namespace, viewer: str) -> list[Seat]:
    """The seats that are named, or everybody's but one's own."""
    from hireapp.store import panels  # heavy

    seats = panels.seats(database, opening_called(database, options.opening).id)
    if not options.seat:
        return [one for one in seats if one.person.id != viewer]
    by_name = {one.person.name.casefold(): one for one in seats}
    for name in options.seat:
        if name.casefold() not in by_name:
            raise NotFound(
                tr("Nobody on the panel is called “{name}”.").format(name=name),
                tr("There is: {names}").format(names=", ".join(one.person.name for one in seats)),
            )
    return [by_name[name.casefold()] for name in dict.fromkeys(options.seat)]
