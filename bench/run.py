"""Measure onrecord on this machine, and print one table. See bench/README.md for what each row means."""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from itertools import cycle, islice
from pathlib import Path
from statistics import mean, median

import trafilatura
from rich.console import Console

import onrecord
from onrecord.claims import load_reader, read_claims, reader
from onrecord.cli.tables import new_table
from onrecord.ledger import Ledger
from onrecord.pages import read_pages
from onrecord.pipeline import read_page
from onrecord.pipeline.pool import count_cores
from onrecord.records import Article, Capture, DocumentReading
from onrecord.reference.lexicon import language_codes
from onrecord.views.documents import document_object
from onrecord.views.visible import json_line

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "src" / "onrecord" / "data" / "samples").glob("*.html"))
GOLD = sorted((ROOT / "tests" / "gold").glob("*/*.json"))
PAGES = 300
ARTICLES = 400
RECORDED = 2000
STARTS = 10
LENGTH = 2000
WARM = 10
TAKES = 3
SMALL = 40

Row = tuple[str, str, str]


def main() -> None:
    """Run every measurement and print the table."""
    table = new_table("what", "measured", "beside it", right=("measured",))
    with tempfile.TemporaryDirectory() as folder:
        for measure in (
            _measure_start,
            _measure_pages,
            _measure_cores,
            _measure_articles,
            _measure_growth,
            _measure_claims,
            _measure_ledger,
            _measure_memory,
        ):
            for row in measure(Path(folder)):
                table.add_row(*row)
    console = Console()
    console.print(table)
    machine = f"{count_cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    form = "as it is written" if str(reader.__file__).endswith(".py") else "compiled"
    console.print(f"onrecord {onrecord.__version__}, {form}, on {machine}, {datetime.now(UTC):%Y-%m-%d}")


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _busy(work: Callable[[], object]) -> float:
    """The seconds of one core that the work takes, whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _capture(source: str, content: bytes, media_type: str) -> Capture:
    return Capture(content=content, source=source, media_type=media_type, how="file")


def _measure_start(folder: Path) -> Iterator[Row]:
    command = [sys.executable, "-c", "import onrecord.cli; onrecord.cli.main()", "--help"]
    times = [_time(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(STARTS)]
    yield "onrecord --help", f"{sum(times) / STARTS:.3f} s", f"slowest of {STARTS}: {max(times):.3f} s"


def _write_pages(folder: Path, number: int) -> Path:
    """Write `number` pages, the samples over and over; each differs, so that none is known already."""
    pages = folder / f"pages-{number}"
    pages.mkdir()
    for place, sample in enumerate(islice(cycle(SAMPLES), number)):
        html = sample.read_bytes().replace(b"</p>", f" No. {place}.</p>".encode(), 1)
        (pages / f"{place:05}.html").write_bytes(html)
    return pages


def _measure_pages(folder: Path) -> Iterator[Row]:
    pages = _write_pages(folder, PAGES)
    captures = [_capture(path.name, path.read_bytes(), "text/html") for path in sorted(pages.iterdir())]

    def extract(some: Sequence[Capture]) -> None:
        for capture in some:
            trafilatura.extract(capture.content, include_comments=False)

    def read(some: Sequence[Capture]) -> None:
        for capture in some:
            read_pages(capture)

    def scan(some: Sequence[Capture]) -> None:
        for capture in some:
            for reading in read_page(capture):
                json_line(document_object(reading))

    for work in (extract, read, scan):
        work(captures[: len(SAMPLES)])  # what is loaded once counts for none of them
    alone, reading, scanning = (_busy(partial(work, captures)) for work in (extract, read, scan))
    yield "trafilatura alone", f"{PAGES / alone:.0f} pages/s", f"{PAGES} pages, one process"
    yield "page reader alone", f"{PAGES / reading:.0f} pages/s", f"{alone / reading:.2f} of trafilatura alone"
    yield "pages, claims and JSON", f"{PAGES / scanning:.0f} pages/s", f"{alone / scanning:.2f} of trafilatura alone"


def _scan(pages: Path, *options: str) -> Callable[[], object]:
    command = [sys.executable, "-c", "import onrecord.cli; onrecord.cli.main()", "scan", "--json", *options, str(pages)]
    return lambda: subprocess.run(command, capture_output=True, check=False)


def _measure_cores(folder: Path) -> Iterator[Row]:
    pages = folder / f"pages-{PAGES}"
    took = _time(_scan(pages))
    yield "onrecord scan, all cores", f"{PAGES / took:.0f} pages/s", f"start included, {count_cores()} cores"


def _read_gold() -> list[DocumentReading]:
    readings = []
    for path in GOLD:
        content = json.dumps(json.loads(path.read_text("utf-8"))["article"]).encode()
        capture = _capture(path.name, content, "application/json")
        readings += [reading for reading in read_page(capture) if reading.article]
    return readings


def _page_of(article: Article) -> bytes:
    """The article's text as a bare HTML page, so that trafilatura can be asked for it."""
    tags = {"headline": "h1", "heading": "h2", "item": "li"}
    blocks = ((tags.get(b.kind, "p"), escape(article.text[b.start : b.end])) for b in article.blocks)
    body = "\n".join(f"<{tag}>{text}</{tag}>" for tag, text in blocks)
    return f"<html lang='{article.language}'><body><article>{body}</article></body></html>".encode()


def _fastest(work: Callable[[], object]) -> float:
    return min(_busy(work) for _ in range(TAKES))


def _measure_articles(folder: Path) -> Iterator[Row]:
    """Every public gold article: its claims read, and trafilatura on the same page right after it."""
    articles = _gold_articles()
    for article in articles[:WARM]:
        read_claims(article, load_reader(article.language))
        trafilatura.extract(_page_of(article), include_comments=False)
    ours, theirs = [], []
    for article in articles:
        page, scale = _page_of(article), LENGTH / len(article.text)
        ours.append(scale * _fastest(partial(read_claims, article, load_reader(article.language))))
        theirs.append(scale * _fastest(partial(trafilatura.extract, page, include_comments=False)))
    beside = f"median {1000 * median(ours):.1f} ms, slowest {1000 * max(ours):.1f} ms, of {len(ours)}"
    yield f"article of {LENGTH:,} characters", f"{1000 * mean(ours):.1f} ms", beside
    part = mean(ours) / mean(theirs)
    yield "trafilatura, same pages", f"{1000 * mean(theirs):.1f} ms", f"reading takes {part:.2f} of its time"


def _measure_growth(folder: Path) -> Iterator[Row]:
    """A page of a megabyte, made of the gold articles' paragraphs, against pages of two kilobytes of the same."""
    paragraphs = [a.text[b.start : b.end] for a in _gold_articles() if a.language == "en" for b in a.blocks]
    small = [_capture("small.html", page, "text/html") for page in _pages_of(paragraphs, 2_000, SMALL)]
    (large,) = (_capture("large.html", page, "text/html") for page in _pages_of(paragraphs, 1_000_000, 1))
    read_page(small[0])
    few = _busy(lambda: [read_page(capture) for capture in small]) / len(small)
    many = _busy(lambda: read_page(large))
    beside = f"{many:.1f} s against {1000 * few:.1f} ms; 500 is in the measure of its size"
    yield "1 MB page against 2 kB page", f"{many / few:.0f} times", beside


def _pages_of(paragraphs: Sequence[str], size: int, number: int) -> Iterator[bytes]:
    """`number` pages of so many bytes; the paragraphs come over and over, each time with a number of its own."""
    source = (f"{text} ({place})" for place, text in enumerate(cycle(paragraphs)))
    for _ in range(number):
        body: list[str] = []
        while sum(map(len, body)) < size:
            body.extend(f"<p>{escape(text)}</p>" for text in islice(source, 1 + size // 2_000))
        yield f"<html lang='en'><body><article>{''.join(body)}</article></body></html>".encode()


def _gold_articles() -> list[Article]:
    """The public gold articles in languages that are read, in a steady order."""
    pages = (page for reading in _read_gold() if reading.capture for page in read_pages(reading.capture).articles)
    return [page for page in pages if page.language in language_codes()]


def _measure_claims(folder: Path) -> Iterator[Row]:
    articles = _gold_articles()
    for article in articles:
        read_claims(article, load_reader(article.language))
    some = list(islice(cycle(articles), ARTICLES))
    took = _busy(lambda: [read_claims(article, load_reader(article.language)) for article in some])
    size = sum(len(article.text) for article in some)
    yield "claims reader alone", f"{ARTICLES / took:.0f} articles/s", f"{size / took / 1000:.0f} thousand characters/s"


def _as_of(outlet: str, reading: DocumentReading) -> DocumentReading:
    """Return the reading as of an article of another outlet."""
    if reading.article is None or reading.capture is None:
        raise ValueError(f"{reading.source} gave no article")
    article = replace(reading.article, outlet=outlet)
    return replace(
        reading,
        capture=replace(reading.capture, content=reading.capture.content + outlet.encode()),
        article=article,
        claims=tuple(replace(claim, article_id=article.id) for claim in reading.claims),
        statements=tuple(replace(statement, article_id=article.id) for statement in reading.statements),
    )


def _measure_ledger(folder: Path) -> Iterator[Row]:
    some = [_as_of(f"Outlet {place}", reading) for place, reading in enumerate(islice(cycle(_read_gold()), RECORDED))]
    claims = sum(len(reading.claims) for reading in some)
    now = datetime.now(UTC)
    with Ledger.open(folder / "bench.db") as ledger:
        run = ledger.begin_run(now, version=onrecord.__version__, reader="bench")
        first = _time(lambda: ledger.record(run, some))
        again = _time(lambda: ledger.record(run, some))
    size = (folder / "bench.db").stat().st_size / RECORDED / 1000
    beside = f"{RECORDED / first:.0f} articles/s, {size:.0f} kB an article"
    yield "ledger, new articles", f"{claims / first:.0f} claims/s", beside
    yield "ledger, known articles", f"{RECORDED / again:.0f} articles/s", ""


def _measure_memory(folder: Path) -> Iterator[Row]:
    for number in (PAGES, 4 * PAGES):
        pages = folder / f"pages-{number}"
        pages = pages if pages.exists() else _write_pages(folder, number)
        program = "import onrecord.cli; onrecord.cli.main()"
        command = [sys.executable, "-c", program, "add", "--ledger", str(folder / f"{number}.db"), str(pages)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        yield f"onrecord add, {number:,} pages", f"{_megabytes(usage)} MB", "highest memory of its first process"


def _megabytes(usage: resource.struct_rusage) -> int:
    """The highest resident memory; macOS counts bytes, Linux kilobytes."""
    return usage.ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1000)


if __name__ == "__main__":
    main()
