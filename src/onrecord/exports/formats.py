"""The formats of `onrecord export`, by name. A new one is a module, and one line here."""

from __future__ import annotations

from onrecord.exports.csv_lines import CSV
from onrecord.exports.format import Format
from onrecord.exports.json_lines import JSONL

__all__ = ["FORMATS"]

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        CSV,
        JSONL,
    )
}
"""The formats by name, in the order in which help lists them."""
