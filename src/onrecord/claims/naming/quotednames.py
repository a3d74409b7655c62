"""Names of organisations between quotation marks: "l'association « Amis du PLR »", "der Verein „Freunde der Auen“".

Such a name may hold common words and names of others, which mean nothing by themselves there.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.naming.nameplaces import QUOTES
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["find_quoted_names", "outside_names"]

_LONGEST = 7
_HOUSE = 3
"""Words of the shortest name with the word for its kind inside: "Stiftung für Politik" (German)."""
_HEADS = ("role.company", "role.union", "pronoun.company")
_NEVER = ("committee.named", "committee.front", "outlet", "fund_name.head")
"""Whoever is named behind these takes money, or only prints: "le comité « Non à la facture »"."""
_ALIEN = ("give", "pledge", "receive", "speech", "link.auxiliary", "pronoun", "self", "negation")
"""Words of a sentence, which is somebody's speech and no name."""


def find_quoted_names(tokens: Sequence[Token], row: MarkRow, text: str) -> list[Name]:
    """Return the names of organisations that stand between quotation marks, each right behind the word for one."""
    if row.meant.isdisjoint(_HEADS):
        return []
    found: list[Name] = []
    for mark in row.marked(*_HEADS):
        first = mark.last + 1
        if first >= len(tokens) or tokens[mark.last].text not in QUOTES or mark.has_any(*_NEVER):
            continue
        last = _closing(tokens, first)
        if last is not None and _is_name(tokens[first:last], [m for m in row.marks if first <= m.first < last]):
            name = text[tokens[first].start : tokens[last - 1].end]
            found.append(Name(first=first, last=last, text=name, kind="organization", certain=True))
    for mark in row.marked("role.company", "pronoun.company"):
        at = mark.first
        opened = at > 1 and tokens[at - 1].text in QUOTES and not any(n.first <= at < n.last for n in found)
        if opened and (last := _whole_house(tokens, row, mark)) is not None:
            name = text[tokens[at].start : tokens[last - 1].end]
            found.append(Name(first=at, last=last, text=name, kind="organization", certain=True))
    return sorted(found, key=lambda n: n.first)


def _whole_house(tokens: Sequence[Token], row: MarkRow, mark: Mark) -> int | None:
    """Where a name ends that has the word for its kind itself: "die «[Stiftung] für freie Politik»" (German)."""
    last = _closing(tokens, mark.first)
    if last is None or not tokens[mark.first].form.proper or last - mark.first < _HOUSE:
        return None
    marks = [m for m in row.marks if mark.first < m.first < last]
    led = any(m.last == mark.first - 1 and m.has("link.determiner") for m in row.marks)
    plain = led and any(m.has("link") for m in marks) and _is_name(tokens[mark.first : last], marks)
    return last if plain and not any(m.has_any("fund", "fund_id") for m in marks) else None


def outside_names(row: MarkRow, names: Sequence[Name]) -> MarkRow:
    """Return the marks without those inside the names."""
    return MarkRow(tuple(m for m in row.marks if not any(n.first <= m.first < n.last for n in names)))


def _closing(tokens: Sequence[Token], first: int) -> int | None:
    """Where the quotation that begins at `first` closes, if that is soon."""
    last = next((at for at in range(first, min(len(tokens), first + _LONGEST + 1)) if tokens[at].text in QUOTES), None)
    return last if last is not None and last > first + 1 else None


def _is_name(words: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Whether the words make a name: a capital opens them, and no verb or stop stands among them."""
    plain = all(w.text[0].isalnum() or w.text in "'’-&" for w in words)
    return plain and words[0].form.proper and not any(m.has_any(*_ALIEN, *_NEVER) for m in marks)
