"""What `make score` measured, as the page of the method shows it: a packaged file, never written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from .floors import digest_corpus
from .score import Tally, share

__all__ = ["SCORE_FILE", "publish_score", "score_text"]

SCORE_FILE = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "data" / "score.toml"
HEAD = """\
# How well articles are read, measured on the annotated articles of the repository (tests/gold). Written by `make
# score`; a test says when the articles are other ones than those that it was measured on.
"""

_FIGURES: Mapping[str, Callable[[Tally], float]] = {
    "precision": lambda tally: tally.figure("gift_precision"),
    "recall": lambda tally: tally.figure("gift_recall"),
    "f1": lambda tally: tally.figure("gift_f1"),
    "whole_f1": lambda tally: tally.figure("whole_f1"),
    "quotes_f1": lambda tally: tally.figure("statement_f1"),
    "capacity": lambda tally: share(tally.capacity, tally.hit),
    "status": lambda tally: share(tally.status, tally.hit),
    "in_kind": lambda tally: share(tally.in_kind, tally.hit),
    "speaker": lambda tally: share(tally.speakers, tally.hit_quotes),
}


def publish_score(totals: Mapping[str, Tally], path: Path = SCORE_FILE) -> None:
    """Write the figures of the public set."""
    path.write_text(score_text(totals, digest_corpus()), "utf-8")


def score_text(totals: Mapping[str, Tally], digest: str) -> str:
    """Return the file: the digest of the articles, and the figures by language; "all" is all of them together.

    Figures are text, so that they are read as they are written.
    """
    parts = [HEAD, f'\ndigest = "{digest}"\n']
    for language, tally in sorted(totals.items()):
        figures = "".join(f'{name} = "{figure(tally):.3f}"\n' for name, figure in _FIGURES.items())
        parts.append(f"\n[languages.{language}]\narticles = {tally.documents}\ngifts = {tally.gold}\n{figures}")
    return "".join(parts)
