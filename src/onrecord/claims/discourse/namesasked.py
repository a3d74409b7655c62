"""Questions that names alone may answer: "Who gave most?", and whether a sentence is such an answer."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_reply", "status_asked"]


def is_reply(row: tuple[Item, ...]) -> bool:
    """Return whether a sentence may be nothing but names that answer a question: no other word stands in it."""
    return not any(i.kind in ("word", "speech", "negation") for i in row)


def status_asked(row: tuple[Item, ...]) -> str:
    """Return the status of the gift of whom the answer names: "Who gave most?", "Who will pay?", "Who will not?"."""
    if row[-1].kind != "question" or row[0].kind != "relative" or any(i.kind in ("party", "consider") for i in row):
        return ""
    if not any(i.has("give") or i.has("give_weak") for i in row):
        return ""
    ahead = any(i.has("plan") for i in row)
    if any(i.kind == "negation" for i in row):
        return "declined" if ahead else ""
    return "planned" if ahead else "given"
