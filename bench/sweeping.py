"""Measure the sweep of an archive beside bare reading and trafilatura. See bench/README.md for what each row means."""

from __future__ import annotations

import argparse
import gzip
import json
import math
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import trafilatura
from fastwarc.warc import ArchiveIterator
from rich.console import Console

from onrecord.cli.tables import new_table
from onrecord.pages.gate import load_gate
from onrecord.pipeline.pool import start_pool
from onrecord.pipeline.sweeping import SweepCounts, sweep_piece
from onrecord.records import DocumentReading, Reading
from onrecord.sources.archives import Piece, cut_archive

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "gold").glob("en/*.json"))
SHARE = 100
"""One page of so many tells of a gift."""
MEDIAN_BYTES = 60_000
# As 1,213 pages of the open web have them: their length, and the shares of programs, styles, text and tags in it.
REAL_MEDIAN, REAL_SPREAD, REAL_MOST = 99_000, 0.9, 900_000
SCRIPT_SHARE, STYLE_SHARE, TEXT_SHARE, TAGS_A_BYTE = 0.23, 0.23, 0.068, 0.0078
SAMPLE = 60
SMALL_BYTES = 12_000_000

# Sentences of everyday news, put together anew for each page: sport, weather, trade, culture, town, science.
SUBJECTS = (
    "The harbour office", "A spokeswoman for the museum", "The visiting side", "Forecasters", "The baker on Mill Lane",
    "The choir", "Engineers at the waterworks", "The orchestra", "Two hikers", "The head gardener", "Police",
    "The toymaker", "Researchers in Leiden", "The ferry company", "A local swimmer", "The court in Ashby",
)  # fmt: skip
VERBS = (
    "opened the doors at nine", "expects more rain on the coast", "lost the final after extra time",
    "repaired the old bridge over the weekend", "showed drawings from the last century", "found no trace of the boat",
    "closed the road for an hour", "sang in front of a full house", "planted 400 trees along the canal",
    "measured a new record of 31 degrees", "paid $3 million for a second quay", "sold 12,000 tickets in a day",
    "gave a concert by the lake", "put off the launch until May", "won by two goals to one",
    "got a new roof for €80,000", "studied how eels find their way", "cut the price of bread",
)  # fmt: skip
ENDS = (
    "on Saturday", "for the third time this year", "as in the years before", "to the relief of the neighbours",
    "despite the cold", "said the paper", "with help from volunteers", "after a long winter", "in front of the station",
)  # fmt: skip
LABELS = ("Read on", "Photos", "More", "Top stories", "Share", "Today", "Save", "Listen", "Video", "By our staff")
SECTIONS = ("Home", "World", "Business", "Sport", "Culture", "Travel", "Weather", "Science", "Opinion", "Video")

Row = tuple[str, str, str]
MakePage = Callable[[int, str | None, random.Random], bytes]


def main() -> None:
    """Make the archive, run every measurement on it, and print the table."""
    parser = argparse.ArgumentParser(description="Measure the sweep of a made archive.")
    parser.add_argument("--megabytes", type=int, default=1000, help="size of the archive, inflated")
    parser.add_argument("--filler", action="store_true", help="pages that are programs for four fifths")
    asked = parser.parse_args()
    wanted, make = asked.megabytes, _filled_page if asked.filler else _page
    table = new_table("what", "measured", "beside it", right=("measured",))
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "made.warc.gz"
        pages = _write_archive(archive, wanted * 1_000_000, random.Random(7), make)
        for row in _measure(archive, pages):
            table.add_row(*row)
        for row in _compare(Path(folder)):
            table.add_row(*row)
    Console().print(table)


def _gift_articles() -> list[str]:
    gold = [json.loads(path.read_text("utf-8")) for path in GOLD]
    return [one["article"]["articleBody"] for one in gold if one["claims"]]


def _write_archive(path: Path, size: int, luck: random.Random, make: MakePage) -> int:
    """Write a `.warc.gz` of about `size` bytes inflated, a page in a hundred with a gift; returns how many pages."""
    gifts, written, number = _gift_articles(), 0, 0
    with open(path, "wb") as out:
        while written < size:
            told = gifts[number // SHARE % len(gifts)] if number % SHARE == SHARE // 2 else None
            record = _record(number, make(number, told, luck))
            out.write(gzip.compress(record, 6))
            written += len(record)
            number += 1
    return number


def _record(number: int, page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: made\r\n\r\n" + page
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2026-01-15T00:00:00Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def _page(number: int, told: str | None, luck: random.Random) -> bytes:
    """A page with as many bytes, tags, programs, styles and text as those of the open web have on average."""
    size = min(int(luck.lognormvariate(math.log(REAL_MEDIAN), REAL_SPREAD)), REAL_MOST)
    text, tags = int(size * TEXT_SHARE), int(size * TAGS_A_BYTE)
    story = told or "\n\n".join(_paragraph(luck) for _ in range(max(text // 600, 3)))
    body = "".join(f'<p class="story__text">{escape(part)}</p>\n' for part in story.split("\n\n"))
    cards = "".join(_small_card(luck) for _ in range(max(tags // 7, 5)))
    programs = "".join(f"<script>{_program(luck, 1_200)}</script>" for _ in range(int(size * SCRIPT_SHARE) // 1_200))
    style = f"<style>{_style(luck, int(size * STYLE_SHARE))}</style>"
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>{style}</head>'
    title = escape(story.split(". ")[0][:90])
    return f"{head}<body><main><article><h1>{title}</h1>{body}</article>{cards}</main>{programs}</body></html>".encode()


def _small_card(luck: random.Random) -> str:
    """Seven tags: a picture, and a label or, one time in four, a sentence."""
    link = f"/{luck.randrange(10**8)}/{luck.randrange(16**8):08x}"
    image = (
        f'<img src="https://img.example/{luck.randrange(10**8)}.jpg?w={luck.randrange(900)}" alt="" loading="lazy" '
        f'width="{luck.randrange(900)}" height="{luck.randrange(900)}">'
    )
    said = _sentence(luck) if luck.random() < 0.25 else luck.choice(LABELS)
    name = f"card__item card--{luck.randrange(16**5):05x}"
    return (
        f'<div class="{name}" data-id="{luck.randrange(10**6)}">\n  <a href="{link}" class="card__link">{image}'
        f'<span class="card__label">{said}</span></a>\n</div>\n'
    )


def _style(luck: random.Random, size: int) -> str:
    rules: list[str] = []
    while size > 0:
        rule = f".card--{luck.randrange(16**5):05x}{{margin:{luck.randrange(40)}px;color:#{luck.randrange(16**6):06x}}}"
        rules.append(rule)
        size -= len(rule)
    return "".join(rules)


def _filled_page(number: int, told: str | None, luck: random.Random) -> bytes:
    """A page of which four fifths are programs, the rest menus and teasers, a tenth of it the story."""
    story = told or "\n\n".join(_paragraph(luck) for _ in range(luck.randint(6, 25)))
    body = "".join(f'<p class="story__text">{escape(part)}</p>\n' for part in story.split("\n\n"))
    menu = "".join(f'<li class="nav__item"><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS)
    cards = "".join(_card(luck) for _ in range(luck.randint(15, 40)))
    filler = _program(luck, luck.randint(MEDIAN_BYTES // 2, 3 * MEDIAN_BYTES // 2))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>'
        f'<meta property="article:published_time" content="2026-01-15T08:00:00Z"><script>{filler}</script></head>'
        f"<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{escape(story.split('. ')[0][:90])}</h1>"
        f"{body}</article><aside>{cards}</aside></main><footer><p>Made for measuring.</p></footer></body></html>"
    ).encode()


def _sentence(luck: random.Random) -> str:
    return f"{luck.choice(SUBJECTS)} {luck.choice(VERBS)} {luck.choice(ENDS)}."


def _paragraph(luck: random.Random) -> str:
    return " ".join(_sentence(luck) for _ in range(luck.randint(2, 5)))


def _card(luck: random.Random) -> str:
    link = f"/{luck.randrange(10**8)}?utm_source=home&amp;utm_medium=teaser"
    image = f'<img src="https://img.example/{luck.randrange(10**8)}.jpg" alt="" loading="lazy" width="320">'
    inner = f"{image}<span>{_sentence(luck)}</span>"
    return f'<div class="card card--small"><a href="{link}" class="card__link">{inner}</a></div>'


def _program(luck: random.Random, size: int) -> str:
    lines: list[str] = []
    while size > 0:
        data = f"{{id:{luck.randrange(10**6)},k:'{luck.randrange(16**12):012x}',on:function(a){{return a}}}}"
        line = f"window.__q.push({data});"
        lines.append(line)
        size -= len(line)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Took:
    """Seconds by the clock and of one core."""

    wall: float
    busy: float


def _time(work: Callable[[], object]) -> _Took:
    wall, busy = time.perf_counter(), time.process_time()
    work()
    return _Took(wall=time.perf_counter() - wall, busy=time.process_time() - busy)


def _read_bare(archive: Path) -> int:
    return sum(len(record.reader.read()) for record in ArchiveIterator(str(archive), parse_http=True))


def _bodies(archive: Path, every: int = 1) -> Iterator[bytes]:
    for number, record in enumerate(ArchiveIterator(str(archive), parse_http=True)):
        if number % every == 0:
            yield record.reader.read()


def _sweep(piece: Piece) -> SweepCounts:
    return next(one for one in sweep_piece(piece) if isinstance(one, SweepCounts))


def _sweep_part(piece: Piece) -> tuple[SweepCounts, float, int]:
    began = time.process_time()
    counts = _sweep(piece)
    return counts, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _ready(_: int) -> int:
    """Ready a process: its gate and its readers, as those of a long sweep are ready."""
    from onrecord.pipeline import readying

    readying.ready_process()
    time.sleep(0.2)
    return multiprocessing.current_process().pid or 0


def _sweep_with(archive: Path, jobs: int) -> tuple[float, float, SweepCounts, int]:
    """Sweep with so many processes; returns seconds by the clock, of cores, the counts and the largest memory."""
    with open(archive, "rb") as stream:
        pieces = list(cut_archive(str(archive), stream))
    with start_pool(jobs, "onrecord.pipeline.readying") as pool:
        list(pool.map(_ready, range(4 * jobs)))
        began = time.perf_counter()
        done = list(pool.map(_sweep_part, pieces))
        wall = time.perf_counter() - began
    counts = sum((one for one, _, _ in done), SweepCounts())
    return wall, sum(busy for _, busy, _ in done), counts, max(memory for *_, memory in done)


def _measure(archive: Path, pages: int) -> Iterator[Row]:
    size = sum(len(body) for body in _bodies(archive)) / 1e6
    bare = _time(lambda: _read_bare(archive))
    yield (
        "archive",
        f"{size:,.0f} MB",
        f"{pages:,} pages, one of {SHARE} with a gift; {archive.stat().st_size / 1e6:,.0f} MB compressed",
    )
    yield "fastwarc, bodies read and nothing else", f"{size / bare.busy:,.0f} MB/s", "of one core"
    gate, some = load_gate(), list(_bodies(archive, 10))
    gate.may_hold_gift(some[0])  # made ready once a process
    looked = _time(lambda: sum(gate.may_hold_gift(body) for body in some))
    per_page = looked.busy / len(some)
    yield (
        "gate alone",
        f"{1000 * per_page:.2f} ms a page",
        f"{size / (bare.busy + per_page * pages):,.0f} MB/s with reading, no page opened",
    )
    one, two = _sweep_with(archive, 1), _sweep_with(archive, 2)
    for jobs, (wall, busy, counts, memory) in ((1, one), (2, two)):
        told = f"{counts.opened:,} opened, {counts.with_gifts:,} with gifts; {bare.busy / busy:.2f} of bare reading"
        yield (
            f"sweep, {jobs} process{'es' * (jobs > 1)}",
            f"{size / wall:,.0f} MB/s",
            f"{pages / wall:,.0f} pages/s; {told}; {memory / 1000:,.0f} MB a process",
        )
    yield (
        "two processes against one",
        f"{one[0] / two[0]:.2f} times",
        f"by the clock; {one[1] / two[1]:.2f} of the cores' seconds",
    )
    yield from _beside(archive, pages, one)


def _beside(archive: Path, pages: int, one: tuple[float, float, SweepCounts, int]) -> Iterator[Row]:
    """Trafilatura on a sample of the pages, scaled to all."""
    sample = list(_bodies(archive, max(1, pages // SAMPLE)))
    trafilatura.extract(sample[0])
    took = _time(lambda: [trafilatura.extract(body, include_comments=False) for body in sample])
    each = took.busy / len(sample)
    yield (
        "trafilatura on every page",
        f"{1 / each:,.0f} pages/s",
        f"on {len(sample)} pages, scaled; the sweep takes 1/{each * pages / one[1]:.1f} of its time",
    )


def _gifts_of(readings: Iterator[Reading | SweepCounts]) -> set[tuple[str, str]]:
    return {
        (reading.source, claim.id)
        for reading in readings
        if isinstance(reading, DocumentReading)
        for claim in reading.claims
    }


def _compare(folder: Path) -> Iterator[Row]:
    """Sweep a smaller archive with and without the gate, and compare every gift."""
    archive = folder / "small.warc.gz"
    pages = _write_archive(archive, SMALL_BYTES, random.Random(8), _filled_page)
    piece = Piece(source=str(archive))
    with_gate, without = _gifts_of(sweep_piece(piece)), _gifts_of(sweep_piece(piece, gated=False))
    yield (
        "gifts that the gate lets go by",
        f"{len(without - with_gate)}",
        f"of {len(without)} in {pages} pages, every page read in full",
    )


if __name__ == "__main__":
    main()
