"""Measure reading with two installs beside each other, by turns: `bench/compiled.py .venv-compiled/bin/python`.

Each install reads the public gold articles in a process of its own; an article is read by one, then by the other, so
that what else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median

from onrecord.claims import load_reader, read_claims, reader
from onrecord.pages import read_pages
from onrecord.records import Article, Capture
from onrecord.reference.lexicon import language_codes

__all__ = ["main"]

GOLD = sorted((Path(__file__).parents[1] / "tests" / "gold").glob("*/*.json"))
LENGTH = 2000
SHORTEST = 300


def main() -> None:
    """Read with this Python and with the one that is named, and print what each took."""
    parser = argparse.ArgumentParser(description="Measure reading with two installs beside each other.")
    parser.add_argument("other", help="the Python of the other install")
    parser.add_argument("--rounds", type=int, default=5, help="an article counts by its fastest reading of so many")
    parser.add_argument("--every", type=int, default=4, help="read one public gold article of so many")
    asked = parser.parse_args()
    servers = [_Install(python, asked.every) for python in (sys.executable, asked.other)]
    took: list[list[list[float]]] = [[[] for _ in servers] for _ in servers[0].lengths]
    for turn in range(asked.rounds):
        for number, times in enumerate(took):
            for which in (0, 1) if (turn + number) % 2 else (1, 0):
                times[which].append(servers[which].read(number))
    scaled = [
        [LENGTH / length * min(times[which]) for times, length in zip(took, servers[0].lengths, strict=True)]
        for which in (0, 1)
    ]
    for server, seconds in zip(servers, scaled, strict=True):
        _tell(server.form, seconds)
    sys.stdout.write(f"{mean(scaled[0]) / mean(scaled[1]):.2f} times as fast, of {len(took)} articles\n")


def _tell(form: str, times: Sequence[float]) -> None:
    told = f"mean {1000 * mean(times):.1f} ms, median {1000 * median(times):.1f}, slowest {1000 * max(times):.1f}"
    sys.stdout.write(f"{form}: {told} for {LENGTH:,} characters\n")


class _Install:
    """A process of another install that reads the articles it is asked for; `form` says whether it is compiled."""

    def __init__(self, python: str, every: int) -> None:
        code = "import sys, compiled; compiled.serve(int(sys.argv[1]))"
        self._process = subprocess.Popen(
            [python, "-c", code, str(every)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent,
        )
        self.form, self.lengths = json.loads(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def read(self, number: int) -> float:
        """Return the seconds of one core that reading an article took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        return float(self._answer())


def serve(every: int) -> None:
    """Answer with the form of this install and the lengths of the articles, then with how long reading each took."""
    articles = [article for path in GOLD[::every] for article in _articles(path)]
    for article in articles:
        read_claims(article, load_reader(article.language))
    form = "plain" if str(reader.__file__).endswith(".py") else "compiled"
    sys.stdout.write(json.dumps([form, [len(article.text) for article in articles]]) + "\n")
    sys.stdout.flush()
    for line in sys.stdin:
        article = articles[int(line)]
        start = time.process_time()
        read_claims(article, load_reader(article.language))
        sys.stdout.write(f"{time.process_time() - start}\n")
        sys.stdout.flush()


def _articles(path: Path) -> list[Article]:
    content = json.dumps(json.loads(path.read_text("utf-8"))["article"]).encode()
    capture = Capture(content=content, source=path.name, media_type="application/json", how="file")
    known = language_codes()
    return [one for one in read_pages(capture).articles if one.language in known and len(one.text) > SHORTEST]


if __name__ == "__main__":
    main()
