"""Sentences that only tell a hoax: a viral post, a satire, a claim that is called false, what somebody imagines.

No gift is read in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["find_hoaxes"]

_OPENING, _CLOSING = frozenset("“«„"), frozenset("”»")
_QUOTES = frozenset(('"', "'", "‘", "’", *_CLOSING))
_BEFORE = ("word", "determiner", "other", "role", "date", "time", "business", "kind")
_AHEAD = 6
"""Items behind "a viral post" in which its verb stands: "a viral post on social media claims"."""


def find_hoaxes(lines: Sequence[Line], rows: Sequence[tuple[Item, ...]]) -> frozenset[int]:
    """Return the numbers of the lines that tell what is not so, with those of a quotation that goes on over them."""
    found: set[int] = set()
    for line, row in zip(lines, rows, strict=True):
        if line.meant.isdisjoint(_HOAXES):
            continue
        if _is_led_by(row, "claimed.imagined"):
            found.update(one.number for one in lines[line.number :] if one.block == line.block)
        if line.has("claimed.source") and _is_posted(line, row):
            found.update((line.number, *_quoted_before(lines, line)))
        elif _is_led_by(row, "claimed.rumor") or _is_told_false(line, row):
            found.add(line.number)
    return frozenset(found)


_HOAXES = ("claimed.source", "claimed.false", "claimed.rumor", "claimed.imagined", "claimed.pretended", "deny")


def _is_told_false(line: Line, row: tuple[Item, ...]) -> bool:
    """Whether a line itself says that what it tells is not so."""
    false = line.has("claimed.false", "deny") and _is_called_false(row)
    return false or (line.has("claimed.pretended") and _is_pretended(row))


def _is_pretended(row: tuple[Item, ...]) -> bool:
    """ "X pretended to have given $1 million": the words stand before the verb of giving, and nobody between."""
    at = next((n for n, i in enumerate(row) if i.has("claimed.pretended")), len(row))
    behind = next((i for i in row[at + 1 :] if i.kind == "party" or i.verb in _GIVES), None)
    return behind is not None and behind.kind != "party"


_GIVES = ("give", "give_weak", "pledge", "light")


def _is_led_by(row: tuple[Item, ...], words: str) -> bool:
    """ "Rumor has it that X gave ...", "Imagine a feast to which X ...": such words before any name, verb or sum."""
    told = (i for i in row if i.kind in ("party", "verb", "sum") or i.has(words))
    first = min(told, key=lambda i: i.first, default=None)
    return first is not None and first.has(words)


def _is_called_false(row: tuple[Item, ...]) -> bool:
    """ "The claim that X gave ... is false", "It is not true that X gave ...": and no "X, the claim is false, said".

    So does what a denial answers: "El desmentido llega después de que un pódcast afirmara que ..." (Spanish).
    """
    at = next((n for n, i in enumerate(row) if i.has("claimed.false") or _is_denying(row, n)), None)
    if at is None:
        return False
    opens = at == 1 and row[0].has("link.determiner")
    led = any(i.kind == "relative" for i in (row[at + 1 :] if opens else row[at + 1 : at + 4]))
    return led or any(i.has("claimed") for i in row[:at])


def _is_denying(row: tuple[Item, ...], at: int) -> bool:
    """ "is false", "was not true"."""
    return row[at].kind == "deny" and at > 0 and row[at - 1].has("link.passive")


def _is_posted(line: Line, row: tuple[Item, ...]) -> bool:
    """Whether a post or a satire says or shows the rest: it acts, or stands behind the quotation that it gives."""
    for at, item in enumerate(row):
        if not item.has("claimed.source"):
            continue
        back = at - 1
        while back >= 0 and row[back].kind in _BEFORE and not _is_quote(line, row[back]):
            back -= 1
        some = back == 0 and row[0].has("link.indefinite")  # "Des publications ... affirment" (French, an article)
        if back >= 0 and not some and row[back].kind in ("in", "at", "to", "through", "of", "from", "on_behalf"):
            if row[back].kind == "in" and row[back - 1].has("listing") and _is_behind_quote(line, row, at):
                return True  # « ... », si legge in un'immagine (Italian, "one reads in a picture")
            continue
        if _is_saying(row[at + 1 : at + 1 + _AHEAD]):
            return True
        if back > 0 and row[back].kind == "speech" and _is_quote(line, row[back - 1]):
            return True
        if _is_behind_quote(line, row, at):
            return True
    return False


def _is_saying(behind: tuple[Item, ...]) -> bool:
    """Whether the first verb behind a source is one of saying or showing: "claims", "shows", "wrote that"."""
    kinds = ("speech", "filing", "verb", "comma", "consider")
    at = next((n for n, i in enumerate(behind) if i.kind in kinds or i.has_any("claimed.report", "say.verb")), None)
    if at is None or behind[at].kind == "comma":
        return False
    wrote = behind[at].has("light") and any(i.kind == "relative" for i in behind[at + 1 : at + 2])
    return behind[at].kind != "verb" or wrote


def _is_behind_quote(line: Line, row: tuple[Item, ...], at: int) -> bool:
    """ "X gave $12 million," reads a viral post."""
    words = row[max(0, at - 5) : at]
    return any(_is_quote(line, i) for i in words[:-1])


def _is_quote(line: Line, item: Item) -> bool:
    return line.tokens[item.first].text in _QUOTES


def _quoted_before(lines: Sequence[Line], line: Line) -> Iterator[int]:
    """The lines before one that closes a quotation it did not open, back to where it opens."""
    texts = [t.text for t in line.tokens]
    closes = texts.count('"') % 2 == 1 or next((t in _CLOSING for t in texts if t in _OPENING | _CLOSING), False)
    for before in reversed(lines[: line.number]) if closes else ():
        if before.block != line.block:
            return
        yield before.number
        if any(t.text == '"' or t.text in _OPENING for t in before.tokens):
            return
