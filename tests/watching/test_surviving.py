"""Killed at any moment, following goes on: no page, no version and no notice is lost, one message at most is repeated.

All that following changes is changed by transactions, and all that leaves it is a message. So a kill is tried before
and behind each transaction and each message; `kill -9` of a process is what it is held against.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from onrecord.delivery import deliver_waiting
from onrecord.ledger import Ledger
from onrecord.ledger import ledger as ledger_module
from onrecord.ledger.following import following as following_module
from onrecord.ledger.following.notices import KeptNotice
from tests.ledger.tables import dump_facts
from tests.watching.web import FEED, Web, feed, page, watcher

A, B = "https://post.example/2024/gift", "https://tide.example/2024/pledge"
GIFT = "Lumenforge said on Monday that it will donate $1 million to Donald Trump's inaugural fund."
OTHER = "Brightwater Buoys will donate $250,000 to Donald Trump's inaugural fund."


class KilledError(BaseException):
    """Stands for the end of the process: nothing in the code can catch it."""


class Moments:
    """Counts the moments at which a kill is tried, and kills at one of them."""

    def __init__(self, kill_at: int | None = None) -> None:
        self.met, self._kill_at = 0, kill_at

    def pass_by(self) -> None:
        self.met += 1
        if self.met == self._kill_at:
            raise KilledError


class Desk:
    """A channel whose messages are in the world once they are sent, whatever becomes of the sender."""

    name, at_once = "terminal", 1

    def __init__(self, arrived: list[str], moments: Moments) -> None:
        self._arrived, self._moments = arrived, moments

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        self._moments.pass_by()
        self._arrived += [notice.id for notice in notices]
        self._moments.pass_by()


@contextmanager
def killing(moments: Moments, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pass by a moment before and behind each transaction that following or recording writes."""
    with monkeypatch.context() as patch:
        for module in (following_module, ledger_module):
            patch.setattr(module, "begin_writing", _wrap(module.begin_writing, moments))
        yield


def _wrap(begin: Callable[[Engine], Any], moments: Moments) -> Callable[[Engine], Any]:
    @contextmanager
    def passing(engine: Engine) -> Iterator[Connection]:
        moments.pass_by()
        with begin(engine) as connection:
            yield connection
        moments.pass_by()

    return passing


class Changing(Web):
    has_changed = False

    def change(self) -> None:
        self.has_changed = True
        self.wait(days=1.5)
        self.shown |= {A: page(GIFT.replace("$1 million", "$2 million")), B: "not_there"}


def follow(path: Path, web: Changing, arrived: list[str], moments: Moments, holder: str) -> None:
    """One process: it goes two rounds a day and a half apart, between which a page changes and another is gone."""
    with Ledger.open(path) as ledger:
        follower = watcher(ledger, web, holder=holder, has_ended=lambda other: other != holder)
        for _ in range(2):
            follower.round()
            deliver_waiting(follower.following, [Desk(arrived, moments)], web.clock, Random(1))
            if not web.has_changed:
                web.change()


def make_web() -> Changing:
    return Changing(shown={FEED: feed(A, B), A: page(GIFT), B: page(OTHER)})


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger, since to make one takes as long as all that follows."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Ledger.open(path).close()
    return path


def run_killed(path: Path, kill_at: int | None, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Follow, killed at one moment and called again; return what arrived, and how many moments there were."""
    web, arrived, moments = make_web(), list[str](), Moments(kill_at)
    try:
        with killing(moments, monkeypatch):
            follow(path, web, arrived, moments, "first")
    except KilledError:
        web.wait(seconds=3)
    met = moments.met
    for again in range(2):
        follow(path, web, arrived, Moments(), f"again {again}")
        web.wait(hours=3)
    return arrived, met


def facts(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """What was read, without the moments and runs."""
    found = dump_facts(path)
    names = ("captures", "articles", "claims", "evidence", "statements")
    seen: set[tuple[object, ...]] = {
        (row[2], row[4], row[5]) for row in found["sightings"]
    }  # address, outcome, article
    return {**{name: {row[:2] for row in found[name]} for name in names}, "sightings": seen}


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, moments = run_killed(Path(shutil.copy(empty, tmp_path / "whole.db")), None, monkeypatch)
    assert Counter(notice.partition("-")[0] for notice in whole) == {"notice": 4}
    expected = facts(tmp_path / "whole.db")
    assert moments > 40
    step = 1 if os.environ.get("ONRECORD_SLOW") else moments // 7
    for kill_at in range(1, moments + 1, step):
        path = Path(shutil.copy(empty, tmp_path / f"{kill_at}.db"))
        arrived, _ = run_killed(path, kill_at, monkeypatch)
        assert facts(path) == expected, f"killed at {kill_at}"
        assert len(set(arrived)) == len(whole), f"killed at {kill_at}: a notice was lost"
        assert len(arrived) - len(set(arrived)) <= 1, f"killed at {kill_at}: more than one was repeated"
        path.unlink()


@pytest.mark.parametrize("seconds", [1.3] if not os.environ.get("ONRECORD_SLOW") else [n / 20 for n in range(10, 70)])
def test_a_killed_process_is_completed_by_the_next(tmp_path: Path, seconds: float) -> None:
    path, sent = tmp_path / "onrecord.db", tmp_path / "sent.txt"
    command = [sys.executable, "-m", "tests.watching.follower", str(path), str(sent)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True, timeout=60)
    arrived = sent.read_text("utf-8").split()
    assert len(set(arrived)) == 2
    assert len(arrived) <= 3
    with Ledger.open(path) as ledger:
        assert ledger.verify().holds
        assert len(list(ledger.list_claims())) == 2
