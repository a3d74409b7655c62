"""Ids that are hashes of stable content, so that two machines agree and a second reading adds nothing."""

from __future__ import annotations

import hashlib
import json

__all__ = ["content_id"]

# 80 bits: among 10^9 records the chance of any two colliding is about 4 in 10 million.
_HEX_DIGITS = 20

# Made once: `json.dumps` makes an encoder a call, and each record that is kept has an id or two.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def content_id(kind: str, *parts: str | None) -> str:
    """Return a short id for a record of `kind`, made of the `parts` that identify it.

    Parts are JSON-encoded before hashing, so ("ab", "c") and ("a", "bc") differ, and None differs from "".

    >>> content_id("claim", "a", None) == content_id("claim", "a", None)
    True
    >>> content_id("claim", "ab", "c") == content_id("claim", "a", "bc")
    False
    >>> content_id("article", "x").startswith("article-")
    True
    """
    digest = hashlib.sha256(_encode([kind, *parts]).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:_HEX_DIGITS]}"
