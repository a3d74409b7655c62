"""The sums of a filing found another way: each line split, and the amount taken from its column by number."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

# Columns of amounts, from 0, by the beginning of the row's type and the family of versions.
RECEIPTS = {"old": {"SA": 15}, "new": {"SA": 20, "F132": 18}, "paper": {"SA": 20}}
REFUNDS = {
    "old": {"SB20": 14, "SB28": 14},
    "new": {"SB20": 20, "SB28": 20, "F133": 18},
    "paper": {"SB20": 27, "SB28": 27},
}


def add_up(path: Path, columns: dict[str, dict[str, int]]) -> dict[str, tuple[int, Decimal]]:
    """How many rows of each type there are, and what their amounts make."""
    text = path.read_bytes().decode("latin-1").rpartition("/* End Header\n")[2]
    lines = [split(line) for line in text.split("\n") if line.strip()]
    family = family_of(lines)
    counts: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for fields in lines:
        column = next((at for start, at in columns[family].items() if fields[0].upper().startswith(start)), None)
        if column is not None:
            counts[fields[0]] += 1
            sums[fields[0]] += amount(fields, column)  # type: ignore[assignment]
    return {name: (counts[name], Decimal(sums[name])) for name in counts}


def split(line: str) -> list[str]:
    return line.split("\x1c") if "\x1c" in line else next(csv.reader([line]))


def family_of(lines: list[list[str]]) -> str:
    if lines[0][1:2] and lines[0][1].startswith("P"):
        return "paper"
    return "new" if lines[0][1:2] == ["FEC"] and lines[0][2][0] not in "35" else "old"


def amount(fields: list[str], column: int) -> Decimal:
    try:
        return Decimal(fields[column].strip().strip('"'))
    except (InvalidOperation, IndexError):
        return Decimal(0)
