"""What each reason weighs in the confidence of a claim, and below which confidence a person has to look at it first.

Read from `confidence.toml`, which `scripts/train_confidence` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["ConfidencePolicy", "load_confidence", "parse_confidence"]

_FILE = "confidence.toml"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ConfidencePolicy:
    """`start` and `weights` are log-odds that add up; `floor` is a confidence between 0 and 1.

    >>> load_confidence().is_for_list(Decimal("0.99"))
    True
    """

    floor: Decimal
    start: Decimal
    weights: Mapping[str, Decimal]

    def is_for_list(self, confidence: Decimal) -> bool:
        """Whether a claim of that confidence stands on the list; what is less sure waits for review."""
        return confidence >= self.floor


@cache
def load_confidence() -> ConfidencePolicy:
    """Read the packaged policy, once; raises DataFileError that names the key at fault.

    >>> 0 < load_confidence().floor < 1
    True
    """
    return parse_confidence(TableReader(read_toml(files("onrecord").joinpath("data", _FILE), _FILE), _FILE))


def parse_confidence(table: TableReader) -> ConfidencePolicy:
    """Make the policy of a parsed file; raises DataFileError for what is no number, or a floor outside 0 to 1."""
    floor = table.number("floor")
    if not 0 <= floor <= 1:
        raise table.fail("floor", f"{floor} is not between 0 and 1")
    start = table.number("start")
    weights = table.table("weights", required=True)
    table.finish()
    return ConfidencePolicy(
        floor=floor, start=start, weights={reason: weights.number(reason) for reason in weights.remaining()}
    )
