"""A process that follows two pages and sends what is new into a file: it is there to be killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from onrecord.cli.holders import has_ended, name_holder
from onrecord.delivery import deliver_waiting
from onrecord.ledger import Ledger
from onrecord.ledger.following.notices import KeptNotice
from tests.watching.web import FEED, Web, feed, page, watcher

A, B = "https://post.example/2024/gift", "https://tide.example/2024/pledge"


class FileChannel:
    name, at_once = "terminal", 1

    def __init__(self, path: Path) -> None:
        self._path = path

    def deliver(self, notices: Sequence[KeptNotice]) -> None:
        with self._path.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{notice.id}\n" for notice in notices)
            stream.flush()
            os.fsync(stream.fileno())


def main(ledger_path: str, sent: str) -> None:
    story = "{} will donate $1 million to Donald Trump's inaugural fund.".format
    web = Web(shown={FEED: feed(A, B), A: page(story("Lumenforge")), B: page(story("Brightwater Buoys"))})
    with Ledger.open(ledger_path) as ledger:
        for _ in range(2):  # what the first round had to leave to a rest of the host
            follower = watcher(ledger, web, holder=name_holder(), has_ended=has_ended)
            follower.round()
            deliver_waiting(follower.following, [FileChannel(Path(sent))], web.clock, Random(1))
            web.wait(seconds=5)


if __name__ == "__main__":
    main(*sys.argv[1:])
