"""What takes a party away from being who acts: whose a sum is, who only says so, what a verb has for its object."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["acts_elsewhere", "is_cited", "is_genitive", "is_object", "is_pause"]


def is_pause(item: Item) -> bool:
    """Return whether a comma stands in no text, but parts the front of a clause from who acts, its verb turned."""
    return item.kind == "comma" and item.first == item.last


def is_genitive(row: tuple[Item, ...], at: int) -> bool:
    """Whether a gift or sum is that of the party at `at`: "die Spende der Kaldane AG", "eine Million des X".

    So are people: "Mehrere Eigentümer von Klubs [der] Kaldane-Liga gaben" (German, "owners of clubs of").
    """
    back = at - 1
    while back > 0 and row[back].kind in ("word", "role"):
        back -= 1
    if not (back > 0 and row[back].has("link.genitive")):
        return False
    owned = row[back - 1].kind == "word" and back > 1 and row[back - 2].has("role.of")
    return owned or row[back - 1].kind in ("gift", "sum")


def is_cited(row: tuple[Item, ...], comma: int) -> bool:
    """ "which, according to its chief executive, X, pledged $5,000": X only says so."""
    back = comma - 1
    while back > 0 and (row[back].kind in ("role", "determiner", "word") or row[back].has("pronoun.his")):
        back -= 1
    titled = any(i.kind == "role" for i in row[back + 1 : comma]) and any(i.has("pronoun.his") for i in row[back:comma])
    return titled and back >= 0 and row[back].has("speech.gerund_source")


def is_object(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "X declarou apoio [a Nunes] e doou" (Portuguese, "to"): an article's homonym behind the noun that a verb has."""
    if at - 3 < lower or "link.homonym" not in row[at - 1].categories.meant or row[at - 2].kind != "word":
        return False
    return row[at - 3].kind in ("speech", "verb", "other_verb") and any(i.kind == "party" for i in row[lower : at - 3])


_LEADS = ("in", "at", "from", "of", "to")
_NOUNS = ("word", "role", "kind", "business")


def acts_elsewhere(row: tuple[Item, ...], by: int) -> bool:
    """Return whether "by" leads to who did what is told of another noun: "at events [held by] X"."""
    if (
        by < 3
        or not row[by].has("link.by")
        or row[by].has("link.of")
        or row[by - 1].kind != "word"
        or row[by - 1].categories.meant
    ):
        return False
    lead = by - 3
    while lead > 0 and row[lead].kind == "determiner" and not row[lead].has("link.of"):
        lead -= 1
    return row[by - 2].kind in _NOUNS and (row[lead].kind in _LEADS or row[lead].has("link.of"))
