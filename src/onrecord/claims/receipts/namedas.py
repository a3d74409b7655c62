"""Whom a paper or a party names as the giver: "The register lists Jo Hale as the donor", "Als Spender gibt ... an"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.order.items import Item

__all__ = ["named_as"]

_NEVER = frozenset(("sum", "negation", "gift", "aside", "colon", "question", "relative"))
_AS = ("compared.than", "compared.like", "link.as", "link.if", "link.contrast", "link.including")
_CALLED = ("committee.called", "say.naming", "say.cites")
_NAMING = ("filing.verb", "filing.any", "speech", "donor.counts", "listing", *_CALLED)
_PAPERS = ("filing", "outlet")
_LEAD = ("determiner", "word", "role", "to", "comma", "auxiliary", "again", *_PAPERS)
"""What may stand before the name where "as the donor" follows it: "[The register lists the shipowner] Jo Hale"."""


def named_as(row: tuple[Item, ...]) -> int | None:
    """Return where the one party stands that a row names as the giver of money told before; None for no such row."""
    if any(i.kind in _NEVER for i in row):
        return None
    donor = next((n for n, i in enumerate(row) if i.kind == "donor" and _is_led(row, n)), None)
    parties = [n for n, i in enumerate(row) if i.kind == "party"]
    if donor is None or len(parties) != 1 or row[donor].has("role.many"):
        return None
    at = parties[0]
    if not any(i.has_any(*_NAMING) or i.kind == "filing" for i in row):
        return None
    papers = any(i.kind in _PAPERS for i in row)
    called = papers or any(i.has_any(*_CALLED) for i in row)  # "X is named as the donor"
    if at > donor:
        return at if called or _is_named_by(row[donor + 1 : at]) else None
    if called and not papers:
        return at if all(i.kind in _BESIDE_CALLED or i.has_any(*_NAMING, *_AS) for i in row) else None
    told = row[0].kind in ("determiner", *_PAPERS) and all(i.kind in _LEAD or i.has_any(*_NAMING) for i in row[:at])
    return at if papers and told else None


_BESIDE_CALLED = ("determiner", "word", "role", "auxiliary", "party", "donor", "end", "comma", "again")


def _is_led(row: tuple[Item, ...], at: int) -> bool:
    """Whether "as" leads to the word for a giver, and perhaps its article: "as the donor"."""
    lead = at - 2 if at > 1 and row[at - 1].kind == "determiner" else at - 1
    before = row[lead - 1] if lead > 0 else row[0]
    behind = row[lead].kind == "word" and (before.kind == "party" or before.has_any(*_CALLED))  # "names X as the donor"
    return lead >= 0 and (behind or row[lead].has_any(*_AS))


def _is_named_by(between: tuple[Item, ...]) -> bool:
    """Whether who names the giver stands between: "Als Spender nennt [die Partei] Jo Hale" (German)."""
    return any(a.kind == "determiner" and b.kind in ("fund", "word") for a, b in pairwise(between))
