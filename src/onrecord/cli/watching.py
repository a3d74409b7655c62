"""`onrecord watch`: follow sources, read what is new, tell what it says."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, SET_ASIDE, RefusedError
from onrecord.cli.options import AsJson, LedgerPath
from onrecord.cli.reaching import Contact, Through, fetch_options, open_reach

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.delivery import Channel, Failure
    from onrecord.ledger import Ledger
    from onrecord.pipeline.watching import Counts, Watcher
    from onrecord.sources.watchlist import Deliveries, Watchlist
    from onrecord.sources.web import Fetcher

__all__ = ["go_on", "make_fetcher", "watch"]

# Whatever is due later, other processes may have added what is to be told.
_LONGEST_SLEEP = 60.0
# Between two tries, where the ledger fails.
_FIRST_WAIT, _LONGEST_WAIT = 5.0, 600.0

_List = Annotated[str, typer.Argument(metavar="FILE", help="What to follow: a TOML file, as docs/watching.md says.")]
_Once = Annotated[bool, typer.Option("--once", help="One round, then end: for cron. Default: go on until Ctrl-C.")]
_Check = Annotated[bool, typer.Option("--check", help="Say what is wrong in the file, and follow nothing.")]


def watch(  # noqa: PLR0913 - each is an option of the command
    file: _List,
    ledger: LedgerPath = "onrecord.db",
    once: _Once = False,
    check: _Check = False,
    contact: Contact = "",
    proxy: Through = "",
    as_json: AsJson = False,
) -> int:
    """Follow feeds, sitemaps and pages: read what is new, keep it, and tell new gifts, changed standings and pages.

    Several may run on one ledger. One that is ended at any moment goes on where it was when it is called again.
    """
    wanted = _read(file)
    if check:
        return _tell_checked(file, wanted)
    from onrecord.ledger import Ledger

    with Ledger.open(ledger) as opened, make_fetcher(wanted, contact, proxy) as fetcher:
        watcher = _make_watcher(opened, wanted, fetcher)
        channels = _make_channels(wanted, watcher, as_json=as_json)
        ended = _go_round(opened, watcher, channels, is_last=once)
        if not once:
            go_on(lambda: _go_round(opened, watcher, channels, is_last=False), watcher.seconds_to_next)
        return ended


def go_on(
    go_round: Callable[[], object], seconds_to_next: Callable[[], float], sleep: Callable[[float], None] = time.sleep
) -> None:
    """Go round after round until Ctrl-C. Where the ledger fails for a while (its server is started anew, another
    program writes for long, the disk is full), that is said, and the round tried again after waits that double.
    """
    from onrecord.cli.screen import errors
    from onrecord.errors import LedgerError

    failures = 0
    while True:
        try:
            if not failures:
                sleep(min(_LONGEST_SLEEP, max(1.0, seconds_to_next())))
            go_round()
            failures = 0
        except LedgerError as error:
            wait = min(_FIRST_WAIT * 2 ** min(failures, 20), _LONGEST_WAIT)
            failures += 1
            errors().print(_line("not followed:", f"{error}; tried again in {wait:.0f} seconds"), soft_wrap=True)
            sleep(wait)


def make_fetcher(wanted: Watchlist, contact: str = "", proxy: str = "") -> Fetcher:
    """Return who fetches pages from public servers, without a cache: what is followed is kept in the ledger.

    A `contact` that was given counts before that of the list. Raises RefusedError for a contact that cannot be told
    to servers, and for a proxy that is none.
    """
    from onrecord.sources.web import Fetcher

    options = fetch_options(contact, "--contact") if contact.strip() else fetch_options(wanted.contact, "contact =")
    return Fetcher(open_reach(proxy), options)


def _read(file: str) -> Watchlist:
    from onrecord.sources.watchlist import WatchlistError, read_watchlist

    try:
        return read_watchlist(Path(file))
    except WatchlistError as error:
        raise RefusedError(str(error)) from None


def _tell_checked(file: str, wanted: Watchlist) -> int:
    """Say that a list holds; keys, passwords and the folder of the feed are looked for as well."""
    from onrecord.cli.screen import page_text, screen
    from onrecord.sources.watchlist import WatchlistError
    from onrecord.views.wording import count_words

    secrets = [one.key for one in wanted.deliveries.webhooks]
    secrets += [one.password for one in wanted.deliveries.mails if one.password]
    for secret in secrets:
        try:
            secret.read(os.environ)
        except WatchlistError as error:
            raise RefusedError(f"{file}: {error}") from None
    atom = wanted.deliveries.atom
    if atom is not None and not atom.file.parent.is_dir():
        raise RefusedError(
            f"{file}: deliver.atom.file: there is no folder {atom.file.parent} (make it, or name another)"
        )
    kinds = (count_words(sum(one.kind == kind for one in wanted.sources), kind) for kind in ("feed", "sitemap", "page"))
    by = ", ".join(_name_channels(wanted.deliveries)) or "nobody"
    screen().print(page_text(f"{file}: everything holds: {', '.join(kinds)}; told to {by}"), soft_wrap=True)
    return DONE


def _name_channels(deliveries: Deliveries) -> Iterator[str]:
    """The channels as a list names them; a mail to many is a channel for each of them, which only the ledger names."""
    from onrecord.views.wording import count_words

    others = {name for mail in deliveries.mails for name, _ in mail.channels()}
    yield from (name for name in deliveries.channels() if name not in others)
    yield from (f"mail:{mail.name} ({count_words(len(mail.to), 'receiver')})" for mail in deliveries.mails)


def _now() -> datetime:
    return datetime.now(UTC)


def _make_watcher(ledger: Ledger, wanted: Watchlist, fetcher: Fetcher) -> Watcher:
    from onrecord.cli.holders import has_ended, name_holder
    from onrecord.pipeline.watching import Tools, Watcher
    from onrecord.views.notices import NoticeWords

    tools = Tools(fetcher=fetcher, clock=_now, random=random.Random(), words=NoticeWords(), has_ended=has_ended)
    return Watcher(ledger, wanted, tools, name_holder())


def _make_channels(
    wanted: Watchlist,
    watcher: Watcher,
    *,
    as_json: bool,
    environment: Mapping[str, str] = os.environ,
    clock: Callable[[], datetime] = _now,
) -> list[Channel]:
    from onrecord.cli.noticing import TerminalChannel
    from onrecord.delivery import make_channels
    from onrecord.sources.watchlist import WatchlistError

    terminal: list[Channel] = [TerminalChannel(as_json=as_json)] if wanted.deliveries.terminal else []
    try:
        return [*terminal, *make_channels(wanted.deliveries, watcher.following, environment, clock)]
    except WatchlistError as error:
        raise RefusedError(str(error)) from None


def _go_round(ledger: Ledger, watcher: Watcher, channels: Sequence[Channel], *, is_last: bool) -> int:
    """Visit what is due and deliver what is to be told; say on standard error what was done, where anything was."""
    from onrecord.cli.screen import errors, page_text, print_problems
    from onrecord.delivery import deliver_waiting

    counts = watcher.round()
    delivered = deliver_waiting(watcher.following, channels, _now, random.Random())
    console = errors()
    if watcher.run is not None:
        print_problems(console, ledger.list_problems(watcher.run))
    for one in watcher.missed:
        when = f"asked again at {_moment(one.next_visit)}"
        console.print(_line("nothing came:", f"{one.url}: {one.why} ({when})"), soft_wrap=True)
    for moved in watcher.moved:
        advice = f"it is at {moved.to} for good: write that address into the list"
        console.print(_line("moved:", f"{moved.url}: {advice}"), soft_wrap=True)
    for failure in delivered.failures:
        console.print(_line("not delivered:", _words_of_failure(failure)), soft_wrap=True)
    if counts.visits or counts.notices or is_last:
        console.print(page_text(_words(counts)), soft_wrap=True)
    return SET_ASIDE if counts.problems or counts.failed or delivered.failures else DONE


def _line(label: str, words: str) -> Text:
    from onrecord.cli.screen import page_text

    return page_text(label, "yellow").append(" ").append_text(page_text(words))


def _words_of_failure(failure: Failure) -> str:
    from onrecord.views.wording import count_words

    notices, is_one = count_words(failure.notices, "notice"), failure.notices == 1
    if failure.next_attempt is None:
        return f"{failure.why} ({notices} {'is' if is_one else 'are'} given up: `onrecord list` shows what is there)"
    again = f"tried again at {_moment(failure.next_attempt)}"
    return f"{failure.why} ({notices} {'waits' if is_one else 'wait'}, {again})"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _words(counts: Counts) -> str:
    from onrecord.views.wording import count_words

    told = f"{count_words(counts.lists, 'list')} and {count_words(counts.pages, 'page')} came"
    told += f" ({counts.telling:,} with gifts, {counts.changed:,} changed)" if counts.pages else ""
    told += f", {counts.unchanged:,} as before" if counts.unchanged else ""
    told += f", {counts.failed:,} failed" if counts.failed else ""
    told += f", {count_words(counts.gone, 'page')} gone" if counts.gone else ""
    told += f"; {count_words(counts.found, 'new address', 'new addresses')}" if counts.found else ""
    told += f"; {count_words(counts.left, 'visit')} left to the next round" if counts.left else ""
    return f"{told}; {count_words(counts.notices, 'notice')}"
