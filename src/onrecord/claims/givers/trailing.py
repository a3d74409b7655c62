"""Who acts in a participle at the end of a sentence: "X was the group's largest backer, giving it $5 million"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["acts_trailing"]

_FRONT = ("determiner", "role", "word", "date", "time", "aside")
_PROGRESSIVE = ("give.progressive", "give_weak.progressive", "light.progressive", "pledge.progressive")
_ACTED = ("auxiliary", "word", "listing", "other_verb", "donor", "business", "aside", "verb")
"""What stands right behind a subject whose sentence a participle ends."""
_PARTING = ("relative", "speech", "speaker", "colon", "stop", "contrast", "plan", "pronoun", "sum", "comma", "dash")
"""Between the subject and the comma: what brings in a clause of its own, or somebody who may act as well."""


def acts_trailing(row: tuple[Item, ...], verb: int) -> list[Item]:
    """Return the party that opens the sentence where nobody else can act in the participle at `verb`; else none.

    Only where the words between hold a giver's own word or a party or fund that owns, behind which it would be
    sought: "X topped the list of donors, giving $5", "X was Orlo's rival, giving $5".
    """
    if verb < _SHORTEST or row[verb - 1].kind != "comma" or not row[verb].has_any(*_PROGRESSIVE):
        return []
    at = next((n for n in range(verb) if row[n].kind not in _FRONT), verb)
    if row[at].kind != "party" or row[at + 1].kind not in _ACTED:
        return []
    between = row[at + 1 : verb - 1]
    if any(i.kind in _PARTING for i in between) or any(_acts(row, n) for n in range(at + 1, verb - 1)):
        return []
    return [row[at]] if any(i.kind in _MISLEADING for i in between) else []


_MISLEADING = ("donor", "owns", "filing")
"""What stops or misleads the search for who acts."""

_SHORTEST = 4
"""Items before the participle at least: "X led donors, [giving]"."""


def _acts(row: tuple[Item, ...], at: int) -> bool:
    """Whether a party at `at` owns nothing and is not governed, and may act itself: "X hired [Y], giving"."""
    owns = row[at + 1].kind == "owns"
    under = row[at - 1].kind in ("of", "from", "to", "in", "at") or row[at - 1].has("link.of")
    return row[at].kind in ("party", "unnamed") and not owns and not under
