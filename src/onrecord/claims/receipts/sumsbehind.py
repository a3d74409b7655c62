"""Sums that stand behind who gave them: "Im Mai bekam die CDU von X 5.000 Euro" (German)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["honours", "is_thing", "sum_follows"]

_PLACED = ("in", "date", "time", "determiner", "fund", "auxiliary", "aside")
_BEFORE_SUM = ("party", "determiner", "role", "in", "date", "time", "word", "relation", "again", "aside", "comma")


def sum_follows(work: ClauseWork, between: Sequence[Item], source: int, upper: int) -> bool:
    """ "Im Mai bekam die CDU [im Saal] von X 5.000 Euro" (German): nothing but a day or the fund parts verb and source.

    The sum stands right behind who gave it.
    """
    placed = all(i.kind in _PLACED or _is_ordinal(work, i) or honours((i,)) for i in between)
    if not placed or ("fund" not in work.clause.kinds and not honours(work.row)):
        return False
    if work.kind(source + 2) == "sum" and work.row[source + 1].has_any("link.oblique", "link.taker", "pronoun.person"):
        return True  # "Le parti a reçu de lui 5.000 euros" (French, "from him")
    ahead = next((n for n in range(source + 1, upper) if work.kind(n) not in _BEFORE_SUM), upper)
    apart = ahead == upper and any(i.kind == "sum" for i in work.trailing)  # "was die Partei von X bekam: 5.000 Euro"
    return (apart or work.kind(ahead) == "sum") and any(_is_firm(i) for i in work.row[source:ahead])


def _is_firm(item: Item) -> bool:
    """Whether somebody is named, or "the firm"."""
    return item.kind == "party" or item.has_any("role.company", "company.source")


_THINGS = ("refusal", "business", "limit")


def is_thing(work: ClauseWork, source: int, upper: int) -> bool:
    """ "erhielt von X [eine Absage] für den Kredit über 5.000 Euro" (German): what came from X is no sum."""
    if work.sums(0, source):
        return False
    ahead = [i for i in work.row[source + 1 : upper] if i.kind not in ("determiner", "word", "role", "date")][:2]
    return len(ahead) > 1 and ahead[0].kind == "party" and ahead[1].kind in _THINGS


def _is_ordinal(work: ClauseWork, item: Item) -> bool:
    """ "am 3. Januar" (German): the figure of a day."""
    return item.kind == "word" and work.line.tokens[item.first].text[0].isdecimal()


def honours(items: Sequence[Item]) -> bool:
    """Whether whom a fund honours stands there: "Biden"."""
    return any(i.member is not None and i.member.honouree for i in items)
