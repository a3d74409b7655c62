"""Sentences that say who paid a gift told before: "The money came from the company", "It was the firm that paid".

They have no giver's sum, and often no name; what they settle is whose gift the one before was.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.drafting.firmwords import is_firm
from onrecord.claims.drafting.rightedsources import righted_source, told_piece
from onrecord.claims.order.items import Item

__all__ = ["told_sources"]

_HEADS = ("gift", "cash", "sum")
_MONEY = ("money.meant", "money.coin", "money.told")
_BEFORE = ("determiner", "auxiliary", "word", "comma", "contrast", "negation", "of", "to", "fund", "and", "time",
           "date", "pronoun", "in", "filing", "from", "at", "including")  # fmt: skip
_LEADS = ("speech", "relative", "stop", "colon")
"""What ends the words of who says so: "A spokesman said [that] the money came from the company"."""

_BETWEEN = ("determiner", "auxiliary", "word", "from", "pronoun", "negation", "role", "comma", "in")
_ENDS = ("comma", "end", "and", "stop", "contrast", "except", "negation", "speech", "personal", "dash", "auxiliary")
_PAYS = ("give", "give_weak", "light")


def told_sources(row: tuple[Item, ...], *, righted: bool) -> Iterator[tuple[Item, bool]]:
    """Yield whom a sentence names as who paid, a name or words for a firm, and whether it denies that.

    `righted` says whether it has words that set right who gave.
    """
    row = told_piece(row)
    if righted and (donor := righted_source(row)) is not None:
        yield row[donor], False
        return
    for at, item in enumerate(row):
        by = item.kind == "from" and at > 0 and row[at - 1].has_any("link.passive", "money.told")
        if item.kind == "verb" or by:
            found = _behind(row, at) or _paid_alone(row, at)
            if found is None and _is_of_money(row[:at]) and (other := _set_against(row, at)) is not None:
                yield row[other], False
                return
            if found is not None:
                yield row[found], _is_denied(row, found)
                yield from _contrasted(row, found)
                return


def _behind(row: tuple[Item, ...], at: int) -> int | None:
    """Where the payer stands behind the verb or "by" at `at`: "The gift was made by [the company]"."""
    if (money := _money_behind(row, at)) is not None:
        return _payer_ahead(row, money + 1)
    if not _is_of_money(row[:at]) or row[at].verb not in (None, "come", "listing", *_PAYS):
        return None
    end = _payer_ahead(row, at + 1)
    if end is None:
        return None
    led = row[at].verb in (None, "come") or any(i.has("link.by") for i in row[at:end])
    taken_up = row[at - 1].kind == "determiner" and row[at - 2 : at - 1] and row[at - 2].kind in _HEADS
    return end if led or taken_up else None  # "La donación la hizo la empresa" (Spanish)


def _money_behind(row: tuple[Item, ...], at: int) -> int | None:
    """Where the money stands that comes behind its verb: "Tatsächlich stammt [das Geld] von" (German)."""
    if row[at].verb != "come" or at == 0 or any(i.kind not in ("auxiliary", "word") for i in row[:at]):
        return None
    behind = next((n for n in range(at + 1, min(at + 3, len(row))) if row[n].kind != "determiner"), at)
    return behind if row[behind].kind in _HEADS or row[behind].has_any(*_MONEY) else None


def _is_of_money(front: tuple[Item, ...]) -> bool:
    """Whether the words before a verb are a gift or its money, and nobody who acts."""
    front = front[next((n + 1 for n in range(len(front) - 1, -1, -1) if front[n].kind in _LEADS), 0) :]
    told = False
    for item in front:
        if item.kind in _HEADS or item.has_any(*_MONEY):
            told = True
        elif item.kind not in _BEFORE:
            return False
    return told


def _payer_ahead(row: tuple[Item, ...], start: int) -> int | None:
    for at in range(start, min(start + _REACH, len(row))):
        if is_firm(row[at]) or row[at].kind == "party":
            closed = _is_closed(row, at + 1)
            return at if closed else _payer_ahead(row, at + 1) if row[at].kind == "role" else None
        if row[at].kind not in _BETWEEN:
            return None
    return None


_REACH = 8


def _is_closed(row: tuple[Item, ...], at: int) -> bool:
    """Whether the payer ends at `at`, if need be with what it keeps its money in: "the company's [coffers]"."""
    if at < len(row) and row[at].kind == "owns":
        at += 1
        while at < len(row) and row[at].kind == "word":
            at += 1
    return at >= len(row) or row[at].kind in _ENDS


def _set_against(row: tuple[Item, ...], at: int) -> int | None:
    """Where the payer stands that is set against another: "not from her but from [the company]"."""
    but = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].has("link.contrast")), None)
    ruled_out = but is not None and any(i.kind == "negation" or i.has("negation") for i in row[at - 1 : but])
    return _payer_ahead(row, but + 1) if but is not None and ruled_out else None


def _paid_alone(row: tuple[Item, ...], at: int) -> int | None:
    """ "It was [the company] that paid", "But [the company] paid", "Gezahlt habe [das Unternehmen]" (German)."""
    led = at > 0 and row[at - 1].has("link.to") and row[at].has("give.base")  # "a donare è stata l'azienda" (Italian)
    if row[at].verb not in _PAYS or not (led or row[at].has_any("priced.buys", "give_weak.pays", "give.past")):
        return None
    if any(i.kind in ("sum", "gift", "fund", "party", "business", "cash") for i in row):
        return None
    passed = [i for i in row[at + 1 :] if i.kind not in ("auxiliary", "relative") and not i.has("money.meant")]
    behind = passed[0].kind if passed else "end"
    closed = behind in ("comma", "end", "stop")
    before = [n for n in range(at) if row[n].kind == "role" or is_firm(row[n])]
    if closed and len(before) == 1 and is_firm(row[before[0]]):
        return before[0] if all(i.kind in _AROUND for i in row[:at]) else None
    ahead = _payer_ahead(row, at + 1) if all(i.kind in _BEFORE_VERB for i in row[:at]) else None
    return ahead if ahead is not None and all(i.kind in _AROUND for i in row[at + 1 : ahead]) else None


_BEFORE_VERB = ("to", "auxiliary", "word", "contrast", "relative")
_AROUND = ("determiner", "auxiliary", "word", "pronoun", "role", "relative", "contrast", "negation")


def _is_denied(row: tuple[Item, ...], at: int) -> bool:
    """ "The money did not come from the company", "It was not the company that paid"."""
    return any(i.kind == "negation" or i.has("negation") for i in row[:at])


def _contrasted(row: tuple[Item, ...], at: int) -> Iterator[tuple[Item, bool]]:
    """ "from the founder, and [not from the company]": whom the words behind rule out."""
    negated = next((n for n in range(at + 1, min(at + 4, len(row))) if row[n].kind in ("negation", "except")), None)
    other = _payer_ahead(row, negated + 1) if negated is not None else None
    if other is not None:
        yield row[other], True
