"""Pronouns that mean one or several, as their verb tells: German "sie hat" ("she has") and "sie haben" ("they")."""

from __future__ import annotations

from onrecord.claims.frames import Focus
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["finite_word", "means_several"]

_NEAR = 3


def finite_word(item: Item, line: Line) -> str:
    """The word of a phrase that tells its person: behind short words that stand before it ("se comprometieron a")."""
    words = [t.low for t in line.tokens[item.first : item.last]]
    return next((word for word in words if len(word) > 2), words[0])


def means_several(row: tuple[Item, ...], at: int, focus: Focus) -> bool:
    """Return whether the pronoun at `at` means several: "they", or one of either kind beside a verb of several."""
    item = row[at]
    if not item.has("pronoun.one_or_many") or not focus.said:
        return item.has("pronoun.plural")
    verb = next((i for i in row[at + 1 : at + 1 + _NEAR] if _is_finite(i)), None)
    if verb is not None and verb.kind == "verb" and any(i.has("link.perfect") for i in row[at:]):
        return False  # "will sie im März zurückbekommen haben": an object
    return verb is not None and finite_word(verb, focus.said[-1]).endswith(focus.settings.plural_endings or ("-",))


def _is_finite(item: Item) -> bool:
    return item.kind in ("plan", "verb", "speech") or item.has_any("link.perfect", "link.passive")
