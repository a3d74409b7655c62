"""Commands that are killed: on what ledger each runs, and what must be so afterwards."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from onrecord.ledger import Ledger
from onrecord.ledger.following.schema import FOLLOWING
from onrecord.ledger.migrations.versions import v0006_following
from onrecord.pipeline import find_review_items
from tests.durability.killing import SAMPLES, Killer
from tests.filings.fec.writing import filing, gift
from tests.ledger.tables import damage

__all__ = ["SCENARIOS", "Desk", "Scenario", "make_before", "make_inputs"]

KNOWN = ("crypto-fr.json", "filing-en.html", "founders-en.html")
"""Pages of the ledger that commands begin with. Two of them differ on a sum, which a person is asked about."""
PAGES = (
    "founders-en.html",
    "founders-syndicated.html",
    "automakers-en.html",
    "cook-apple-en.html",
    "harkness-en.html",
    "tickets-en.html",
)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What there is to work with: a ledger by its address, a folder of its own, and pages and filings."""

    ledger: str
    folder: Path
    inputs: Path

    @property
    def out(self) -> Path:
        """The file that a command writes."""
        return self.folder / "out.db"


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A command: what the ledger holds before, and how it is called. `on_server` where it works on one as well."""

    name: str
    arguments: Callable[[Desk], list[str]]
    before: str = "filled"
    on_server: bool = True
    writes_file: bool = False
    is_slow: bool = False
    answered_again: int | None = None
    """How the command ends when it is run after it was done, where that is not as at first."""


def make_inputs(folder: Path) -> None:
    """Write the pages and filings that commands read."""
    for name in ("pages", "filings"):
        (folder / name).mkdir()
    for name in PAGES:
        shutil.copy(SAMPLES / name, folder / "pages" / name)
    for number in range(5):
        made = filing(*(gift(last=f"Vane{line}", amount=f"{500 + line}.00") for line in range(40 + number)))
        (folder / "filings" / f"{number}.fec").write_bytes(made.content)
    pages = ((name, (SAMPLES / name).read_bytes()) for name in PAGES)
    (folder / "pages.warc.gz").write_bytes(
        b"".join(gzip.compress(_record(name, page), mtime=0) for name, page in pages)
    )


def _record(name: str, page: bytes) -> bytes:
    """Return a page as an archive keeps it."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-12-13T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, name)}>\r\nWARC-Target-URI: https://press.example/{name}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def make_before(kind: str, desk: Desk, killer: Killer) -> None:
    """Bring a ledger to what a scenario begins with."""
    if kind == "nothing":
        return
    ended = killer.run(["add", *(str(SAMPLES / name) for name in KNOWN), "--ledger", desk.ledger])
    assert ended.code in (0, 1), ended.told
    if kind == "old":
        gone = [*(table.name for table in FOLLOWING), *v0006_following.FACTS]
        form = "UPDATE alembic_version SET version_num = '0005'"
        damage(Path(desk.ledger), *(f"DROP TABLE {name}" for name in gone), form)


def _on(desk: Desk, *arguments: str) -> list[str]:
    return [*arguments, "--ledger", desk.ledger]


def _decide(desk: Desk) -> list[str]:
    """Answer the first question that the pages leave open."""
    with Ledger.open(desk.ledger, read_only=True) as ledger:
        item = find_review_items(ledger)[0]
    return _on(desk, "review", "--decide", item.id, item.choices[0].name, "--by", "ann")


SCENARIOS = (
    Scenario(
        name="add pages to a new ledger",
        arguments=lambda desk: _on(desk, "add", str(desk.inputs / "pages")),
        before="nothing",
        on_server=False,
    ),
    Scenario(name="add pages", arguments=lambda desk: _on(desk, "add", str(desk.inputs / "pages"))),
    Scenario(
        name="add pages in two processes",
        arguments=lambda desk: _on(desk, "add", "--jobs", "2", str(desk.inputs / "pages")),
        on_server=False,
        is_slow=True,
    ),
    Scenario(name="add filings", arguments=lambda desk: _on(desk, "add", str(desk.inputs / "filings"))),
    Scenario(
        name="sweep an archive",
        arguments=lambda desk: _on(desk, "add", str(desk.inputs / "pages.warc.gz")),
    ),
    Scenario(name="rebuild", arguments=lambda desk: _on(desk, "rebuild")),
    Scenario(
        name="decide",
        arguments=_decide,
        answered_again=2,
    ),
    Scenario(
        name="back up",
        arguments=lambda desk: _on(desk, "backup", str(desk.out)),
        writes_file=True,
        answered_again=2,
    ),
    Scenario(
        name="export",
        arguments=lambda desk: _on(desk, "export", "sqlite", "--out", str(desk.out)),
        writes_file=True,
        on_server=False,
    ),
    Scenario(
        name="bring up to date",
        arguments=lambda desk: _on(desk, "rebuild"),
        before="old",
        on_server=False,
    ),
)
