"""Who stands behind a listing verb: "Among the donors were X and Y", "so did Pfizer"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.kindstold import past_kind
from onrecord.claims.order.items import Item

__all__ = ["are_among_others", "has_own_fund", "has_own_sum", "likewise_givers", "listed_givers", "sum_of_picked"]

_BESIDE_GIVER = ("determiner", "word", "role", "comma", "pronoun", "from", "in", "of", "other")
"""What may stand between "so did" and who did: "so did a retired pilot from Elko, Nev., Otto Brandt"."""


def likewise_givers(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "so did Pfizer", "as was the sandwich-shop owner X": the giver stands behind the verb."""
    if not work.row[at].has("join.likewise"):
        return ()
    ahead = at + 1
    while ahead < upper and work.kind(ahead) in _BESIDE_GIVER:
        ahead += 1
    if [work.kind(n) for n in range(ahead, ahead + 2)] == ["sum", "from"]:
        ahead += 2  # "as did $100,000 from X"
    ends = upper + 1 if work.kind(upper + 1) != "aside" else upper  # "and so is X, both confirm"
    if work.kind(ahead) == "party" and ahead < ends:
        return givers_of(gather_right(work.row, ahead, max(upper, ahead + 1))[0], work.line.number)
    return ()


def listed_givers(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "Among the donors were X and Y": the givers stand behind the verb."""
    for ahead in range(at + 1, min(_end_of_lead(work, at), upper)):
        if work.kind(ahead) == "party":
            found = [i for i in gather_right(work.row, ahead, upper)[0] if not _is_of_firm(work, i)]
            return givers_of(found, work.line.number)
        if work.kind(ahead) in ("from", "of") and _leads_to_fund(work, ahead):
            continue  # "Tra i donatori del fondo ci sono X e Y"
        if work.kind(ahead) in ("from", "of") and (named := past_kind(work.row, ahead, upper)) > ahead:
            # "figurent des entreprises telles que X et Y" (French, "there are firms such as")
            return givers_of(gather_right(work.row, named, upper)[0], work.line.number)
        if work.kind(ahead) in ("from", "of") and work.kind(ahead + 1) == "word" and work.row[ahead - 1].kind == "word":
            continue  # "incluyen las firmas más grandes [del mundo] (X e Y)" (Spanish, "of the world")
        if work.kind(ahead) in ("verb", "from", "of", "stop", "negation", "sum", "relative"):
            return ()
    return _there_are(work, upper)


_NEAR = 8
"""Items behind a verb of listing in which the first name follows."""


def _end_of_lead(work: ClauseWork, at: int) -> int:
    """Where the first name stands at the latest: right behind "some of the largest firms of the world, such as"."""
    kinds = [i.kind for i in work.row[at + 1 : at + _NEAR + 1]]
    led = kinds.index("including") if "including" in kinds and "role" in kinds else 0
    return at + max(_NEAR, led + 4)


def _there_are(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "Entre los donantes [hay] empresas como X" (Spanish, "there are firms such as"): those behind a kind."""
    if at >= len(work.row) or work.row[at].verb != "come" or not work.row[at].has("listing.include"):
        return ()
    named = past_kind(work.row, at + 1, len(work.row))
    return givers_of(gather_right(work.row, named, len(work.row))[0], work.line.number) if named > at + 1 else ()


_OF_FUND = ("determiner", "word", "role", "from", "of", "fund")


def are_among_others(work: ClauseWork, at: int) -> bool:
    """ "Parmi les détracteurs du comité figurent A et B" (French, "among the critics"): others than those who gave.

    Nothing between "among" and the fund before the verb at `at` tells of giving.
    """
    lead, between = work.row[0], work.row[1:at]
    bare = not any(i.kind in ("verb", "donor", "gift", "sum", "fund") for i in between)
    if lead.has("members.among") and bare and _follows_no_givers(work):
        return True
    if not lead.has_any("fronted", "money.between") or lead.kind not in ("word", "in") or not between:
        return False
    kinds = {i.kind for i in between}
    if work.kind(at - 1) != "fund":  # "Parmi les invités figuraient A et B" (French, "among the guests")
        guests = kinds <= {"determiner", "word", "auxiliary"} and "word" in kinds
        return guests and not any(i.kind == "word" and i.has_any(*_SOME_OF_THEM) for i in between)
    return kinds <= set(_OF_FUND) and bool(kinds & {"word", "role"}) and bool(kinds & {"from", "of"})


def _follows_no_givers(work: ClauseWork) -> bool:
    """ "The ceremony drew a dozen billionaires. Among them were A and B": nothing before "them" tells of giving."""
    before = next((line for line in work.focus.said if line.number == work.line.number - 1), None)
    gave = max(work.focus.gave, work.focus.donors) >= work.line.number - 1
    took = before is not None and bool(before.sums) and before.has("receive")  # and no "a réuni des patrons" (French)
    return before is not None and not gave and not took and not before.has(*_OF_GIVING)


_OF_GIVING = ("give", "give_weak", "pledge", "noun.gift", "donor", "listing", "filing", "come", "light")
_SOME_OF_THEM = ("members", "pronoun", "donor", "link.many", "compared.more")

_EACH_GAVE = ("verb", "determiner", "role", "donor", "relative", "auxiliary", "each", "to", "at", "fund", "link")


def sum_of_picked(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> tuple[Item, ...]:
    """The sum that makes those of whom some are named: "Parmi ceux qui ont donné 1 million figurent A et B" (French).

    Of a number of them it may be the sum of all: "Parmi les 40 firmes qui ont donné 50 millions".
    """
    before = work.row[:at]
    lead = next((n for n, i in enumerate(before) if i.kind == "sum"), 0)
    fronted = bool(before) and (before[0].verb == "listing" or before[0].has("fronted"))
    if not lead or not fronted or not givers or givers[0].item.first < work.row[at].first:
        return ()
    each = before[lead - 1].verb in ("give", "give_weak") or [i.kind for i in before[1:lead]] in (["to"], ["at"])
    plain = all(
        i.kind in _EACH_GAVE or i.has_any("fronted", "link.of", "pronoun.plural")
        for i in before
        if i is not before[lead]
    )
    taken = any(i.verb in ("receive", "refuse", "refund", "pledge") for i in before)
    return (before[lead],) if each and plain and not taken else ()


def has_own_fund(work: ClauseWork, giver: Giver) -> bool:
    """ "From Porto come A, who gave 10,200 euros to Livre, and B": what the clause behind the name tells is enough."""
    behind = next((i for n, i in enumerate(work.row) if n and work.row[n - 1] is giver.item), None)
    kinds = {i.kind for i in behind.inner} if behind is not None else set[str]()
    near = work.line.number - max(work.focus.donors, work.focus.gave) <= _NEAR_LIST
    return {"fund", "sum"} <= kinds and not (near and work.line.has("filing.list", "listing") and _is_dated(behind))


_NEAR_LIST = 3
"""Lines behind a word for givers, or a gift, in which "also listed" is of givers to that fund."""


def _is_dated(behind: Item | None) -> bool:
    """ "which gave $1 million to Trump's inaugural [in January]": of another time than the list, and another fund."""
    return behind is not None and any(i.kind in ("date", "time") for i in behind.inner)


_DATED = ("in", "date", "time")


def has_own_sum(work: ClauseWork, giver: Giver) -> bool:
    """ "A gave $500, as did B, who gave $1,000 to C": what the clause behind the name tells is B's gift.

    One of another year is told beside it: "as did B, which gave $5,000 in 2021".
    """
    behind = next((i for n, i in enumerate(work.row) if n and work.row[n - 1] is giver.item), None)
    inner = behind.inner if behind is not None else ()
    gave = any(i.verb in ("give", "give_weak") for i in inner) and any(i.kind == "sum" for i in inner)
    return gave and bool(inner) and inner[0].kind == "relative" and not any(i.kind in _DATED for i in inner)


def _leads_to_fund(work: ClauseWork, link: int) -> bool:
    """Whether a fund stands behind the link, its article passed: "of the inaugural fund"."""
    return work.kind(link + 2 if work.kind(link + 1) == "determiner" else link + 1) == "fund"


def _is_of_firm(work: ClauseWork, party: Item) -> bool:
    """Whether a name behind a comma only tells where the one before works: "Jo Hale, de la société Merrow, et ..."."""
    at = next((n for n, i in enumerate(work.row) if i is party), 0) - 1
    while at > 1 and work.kind(at) in ("determiner", "role", "word"):
        at -= 1
    return at > 1 and work.row[at].has("link.of") and work.kind(at - 1) == "comma"
