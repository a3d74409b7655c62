"""The case rows of a language: sentences with what they say, and sentences that only look as if they said something."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

__all__ = ["CaseCounts", "count_cases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCounts:
    """How many rows a language has: `positive` in cases.tsv, `negative` in near_misses.tsv."""

    positive: int
    negative: int


def count_cases(code: str) -> CaseCounts:
    """Return the numbers of case rows of the language `code`; a missing file has none.

    >>> count_cases("xx")
    CaseCounts(positive=0, negative=0)
    """
    return CaseCounts(positive=_count_rows(code, "cases.tsv"), negative=_count_rows(code, "near_misses.tsv"))


def _count_rows(code: str, name: str) -> int:
    """Count the rows below the headings; comments and empty lines are none."""
    path = files("onrecord").joinpath("data", "languages", code, name)
    if not path.is_file():
        return 0
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return max(0, len(lines) - 1)
