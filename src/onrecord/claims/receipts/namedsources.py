"""Whom a sentence names as the giver of the money told before it: "The donor: Jo Hale.", "Orlo had paid the sum."."""

from __future__ import annotations

from onrecord.claims.order.items import Item
from onrecord.claims.receipts.namedas import named_as

__all__ = ["named_source"]

_BESIDE = ("determiner", "role", "word")
_LEAD = (*_BESIDE, "pronoun", "auxiliary", "again")
_OF_FUND = ("of", "to", "determiner", "fund", "from", "gift")
_PAYING = ("give", "give_weak", "light")
_PAID = (*_BESIDE, "auxiliary", "pronoun", "party", "end", "gift", "cash", "date", "time", "aside", "comma")


def named_source(row: tuple[Item, ...]) -> int | None:
    """Return where the party stands that a row names as the giver, and tells no more of; None for no such row."""
    if any(i.kind == "donor" for i in row) and (named := named_as(row)) is not None:
        return named
    at = _behind_donor(row)
    if at is None:
        payer = _payer(row)
        return _behind_cleft(row) if payer is None else payer
    while at < len(row) and row[at].kind in (*_BESIDE, "outlet", "colon"):
        at += 1  # "die New Yorker Sozietät X" (German): a city, and not what is read there
    return at if at < len(row) and row[at].kind == "party" else None


def _behind_donor(row: tuple[Item, ...]) -> int | None:
    """ "The [generous] donor [to the party] is", "Donor:", "Behind it is": where the name is to follow."""
    if row[0].has("members.among"):
        return 1  # "Es handelt sich um X" (German), of one whom the gift's own sentence only describes
    at = _listed_as(row) or _past_paper(row)
    while at < len(row) and row[at].kind in _LEAD:
        at += 1
    if at + 1 < len(row) and row[at].has("committee.called"):
        return _donor_called(row, at)
    if at < len(row) and row[at].has("come.behind"):
        return at + 1
    if at == len(row) or row[at].kind != "donor" or row[at].has("role.many"):
        return None
    at += 1
    while at < len(row) and row[at].kind in _OF_FUND:
        at += 1
    if _listed_as(row):  # "Als Spender ist X vermerkt" (German), "como donante figura X" (Spanish)
        return at + 1 if at < len(row) and row[at].verb == "listing" else at
    if at + 2 < len(row) and row[at].kind == "owns" and row[at + 1].has("table.name"):
        at += 2  # "the donor's name is X"
    told = at < len(row) and (row[at].kind == "colon" or row[at].has_any(*_STATED))
    return at + 1 if told or (at < len(row) and row[at].verb == "listing") else None


_STATED = ("link.passive", "link.stands", "committee.called")
_PAPER = ("filing", "speech", "outlet", "comma")


def _past_paper(row: tuple[Item, ...]) -> int:
    """Where "[According to the register,] the donor is called X" goes on behind its paper; 0 for none."""
    at = 0
    while at < len(row) and row[at].kind in _PAPER:
        at += 1
    return at


def _donor_called(row: tuple[Item, ...], at: int) -> int | None:
    """ "Laut Register [heißt] der Spender X" (German, "the donor is called X"): where the name is to follow."""
    donor = next((n for n in range(at + 1, len(row)) if row[n].kind not in ("determiner", "word")), len(row))
    told = donor < len(row) and row[donor].kind == "donor" and not row[donor].has("role.many")
    return donor + 1 if told else None


def _listed_as(row: tuple[Item, ...]) -> int:
    """Where "[als] Spender ist X vermerkt" (German, "as donor X is noted") goes on behind its "as"; 0 for none."""
    told = len(row) > 1 and row[1].kind == "donor" and any(i.verb == "listing" for i in row)
    return 1 if told and row[0].has_any("compared.than", "link.as", "link.contrast", "link.serving") else 0


def _payer(row: tuple[Item, ...]) -> int | None:
    """ "Orlo had paid the sum": the one party of a row that pays what was told before."""
    paying = [i for i in row if i.kind == "verb"]
    parties = [n for n, i in enumerate(row) if i.kind == "party"]
    if len(paying) != 1 or paying[0].verb not in _PAYING or len(parties) != 1:
        return None
    at = parties[0]
    cleft = at + 1 < len(row) and row[at + 1].kind == "relative"  # "C'est X qui a versé l'argent" (French)
    told = row[at + 2 :] if cleft else row
    meant = any(i.has("money.meant") for i in told) or _is_told_ahead(row) or paying[0].first < row[at].first
    passive = any(i.has("link.passive") for i in told)
    plain = all(i.kind in _PAID or i is paying[0] or _is_origin(row, i) for i in (*row[:at], *told))
    return at if meant and plain and not passive and paying[0] in told else None


def _is_origin(row: tuple[Item, ...], item: Item) -> bool:
    """ "die Orlo AG [aus Kassel]" (German, "of Kassel"): where who paid is at home."""
    at = next((n for n, i in enumerate(row) if i is item), 0)
    home = item.has("link.home") and at + 1 < len(row) and row[at + 1].kind in ("other", "word")
    return home or (item.kind in ("other", "word") and at > 0 and row[at - 1].has("link.home"))


def _is_told_ahead(row: tuple[Item, ...]) -> bool:
    """ "[Li] ha versati X" (Italian, "X has paid them"): what is paid stands as a pronoun before the auxiliary.

    "Überwiesen hat [sie] die Orlo AG" (German): a pronoun, where the article of who paid is no dative.
    """
    if len(row) <= _SHORTEST:
        return False
    turned = row[0].kind == "pronoun" and row[1].verb in _PAYING and row[2].has("link.perfect")
    return (row[0].has("link.fronted") and row[1].has("link.perfect")) or (turned and row[3].has("link.no_dative"))


_SHORTEST = 3


def _behind_cleft(row: tuple[Item, ...]) -> int | None:
    """ "A versarli è stato X" (Italian, "it was X who paid them"): the party behind the bare verb of paying."""
    if len(row) <= _SHORTEST or row[0].kind != "to" or row[1].verb not in _PAYING:
        return None
    at = 2
    while at < len(row) and (row[at].kind in (*_BESIDE, "auxiliary") or row[at].has("money.meant")):
        at += 1
    stated = any(i.has("link.passive") for i in row[2:at])
    whole = all(i.kind in ("end", "comma", "aside", "role", "and", "party", "determiner") for i in row[at:])
    return at if stated and whole and at < len(row) and row[at].kind == "party" else None
