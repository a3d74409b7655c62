"""The rules that docs/reading.md explains: each with the function that it names."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["RULES", "is_explained"]

_PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
RULES = dict(re.findall(r"^\| `([a-z_.]+)` \| .* \| `([\w.]+\.\w+)` \|$", _PAGE.read_text("utf-8"), re.MULTILINE))
_FAMILIES = {"verb.receive"}
"""Rules that are explained under a name of more than one."""


def is_explained(rule: str) -> bool:
    """Whether the page has the rule that a claim names, or the one whose further gift the claim is."""
    return rule.removesuffix(".more").removesuffix(".member") in {*RULES, *_FAMILIES}
