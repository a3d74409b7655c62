"""Lists of givers and sums: which sum is whose.

"$1M from Meta and $2M from Robinhood", "Ripple with nearly $4.9M and Robinhood with $2M", "Amazon ($1m), Meta ($1m)",
"Ford, GM and Toyota, $1M each", "Alder Mills: $50,000".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.clause.backed import is_backed
from onrecord.claims.clause.breakdowns import part_of
from onrecord.claims.clause.employers import is_employer
from onrecord.claims.clause.homes import is_home, is_led_by
from onrecord.claims.clause.ofroles import is_of_role, of_before
from onrecord.claims.clause.sourcelists import are_led, are_sourced
from onrecord.claims.clause.sourceowners import tells_owner
from onrecord.claims.clause.toldsources import without_told
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.givers.governors import acts_elsewhere
from onrecord.claims.givers.ofwhom import is_of_staff, is_owned_by_one
from onrecord.claims.order.items import Item

__all__ = ["is_ranged", "pair_list", "pair_sources"]

_AT_WORK = ("person", "organization")
_BREAKS = ("verb", "stop", "contrast")


def pair_list(
    row: tuple[Item, ...], first: int, last: int, line: int, *, after_from: bool = False, bare: bool = False
) -> Iterator[tuple[Giver, Item | None]]:
    """Yield (giver, sum) for a list of names and sums; with `bare`, names without any sum count too.

    With `after_from` only names behind "from" or "by" count, and the sum stands before them.
    """
    flat = tuple(_flatten(row[first:last]))
    parts = tuple([i for n, i in enumerate(flat) if i.kind != "sum" or not is_ranged(flat, n)])
    if after_from or are_sourced(parts) or _is_parted(parts) or are_led(parts):
        yield from _pair_from(parts, line, None)
        return
    told = {n for n, i in enumerate(parts) if i.kind == "party" and (_names_kin(parts, n) or is_owned_by_one(parts, n))}
    parts = tuple([i for n, i in enumerate(parts) if n not in told and (i.kind != "party" or not is_backed(row, i))])
    names = [i for n, i in enumerate(parts) if i.kind == "party" and not _is_place_of_work(parts, n)]
    sums = [i for i in parts if i.kind == "sum" and i.money is not None and not i.money.rate]
    if not names or (not sums and not bare):
        return
    if not sums:
        yield from ((giver, None) for giver in givers_of(names, line))
        return
    yield from _pair_by_order(parts, line)


def is_ranged(parts: tuple[Item, ...], at: int) -> bool:
    """Return whether the sum at `at` is an end of what several gave: "gifts ranging from $5 million to $2 million"."""
    if at and parts[at - 1].has("money.ranging"):
        return True
    ends = at > _RANGE and parts[at - 1].kind == "to" and parts[at - 2].kind == "sum"
    return ends and parts[at - 3].has("money.ranging")


_RANGE = 2


def _is_parted(parts: tuple[Item, ...]) -> bool:
    """ "$600,000, nearly all of it from A ($350,000) and B ($200,000)": the first sum is of them all."""
    part = next((n for n, i in enumerate(parts) if i.has_any("money.part", "money.share")), 0)
    told = part > 1 and any(i.kind == "from" for i in parts[part + 1 : part + 3])
    return told and [i.kind for i in parts[part - 2 : part]] == ["sum", "comma"]


def pair_sources(zone: tuple[Item, ...], line: int, led: Item | None) -> Iterator[tuple[Giver, Item | None]]:
    """Yield (giver, sum) for names behind "from" whose first has the sum `led`, in front of the verb."""
    return _pair_from(tuple(_flatten(zone, led)), line, led)


def _names_kin(parts: tuple[Item, ...], at: int) -> bool:
    """ "The Hale brothers, Ted and Stan, $1 million each": no entry but theirs."""
    behind = parts[at + 1 : at + 4]
    return len(behind) > 2 and behind[0].has("role.kin") and behind[1].kind == "comma" and behind[2].kind == "party"


def _is_place_of_work(parts: tuple[Item, ...], at: int) -> bool:
    """ "Jo Hale, an adviser at Merrow Freight", "Jo Hale, through Hale Holdings LLC": no entry of the list."""
    back = at - 1
    while back > 0 and (parts[back].kind in ("determiner", "role") or parts[back].has("pronoun.his")):
        back -= 1  # "through his holding Hale Holdings LLC"
    vehicle = back > 0 and (parts[back].kind in ("through", "on_behalf") or is_of_role(parts, back))
    if at > 2 and parts[at - 1].has("link.of") and parts[at - 2].kind == "comma" and parts[at - 3].kind == "party":
        who, where = parts[at - 3].member, parts[at].member  # "Brian Hale, de Merrow, con 100 millones" (Spanish)
        vehicle = vehicle or (who is not None and where is not None and (who.kind, where.kind) == _AT_WORK)
    given_to = back > 0 and parts[back].kind == "to" and parts[back - 1].kind == "donor"  # "a donor to the Merrow fund"
    given_to = given_to or (back > 0 and parts[back].has("link.of") and parts[back - 1].kind == "fund")
    return vehicle or given_to or (at > 1 and parts[at - 1].kind in ("at", "in"))


def _is_sourced(zone: tuple[Item, ...], at: int, led: Item | None) -> bool:
    """ "$100,000 from X, who had given", "Eine Million bekam A [von der Firma X], die" (German): of a sum told."""
    back = at - 1
    while back > 0 and zone[back].kind in ("determiner", "role"):
        back -= 1
    if back < 0 or zone[back].kind != "from":
        return False
    beside = back > 0 and zone[back - 1].kind == "sum"
    return beside or (led is not None and not any(i.kind == "sum" for i in zone[:back]))


def _flatten(zone: tuple[Item, ...], led: Item | None = None) -> Iterator[Item]:
    """The zone with the sums of its brackets let out; the names inside asides stay in them.

    A sum that an aside gives itself ("X, who gave $5,000 to Y") is told there; one behind a name that is no party is
    that name's.
    """
    before = ""
    for n, item in enumerate(zone):
        behind_other, before = before == "other", item.kind
        sourced = _is_sourced(zone, n, led)
        if item.kind == "sum" and _is_whole(zone, n):
            continue
        if item.kind == "party" and n + 1 < len(zone) and _tells_own_gift(zone[n + 1]) and not sourced:
            continue  # "X, who wired $2.5 million, and Y, with $5 million": the five are not X's
        if item.kind == "aside":
            if behind_other or _tells_other(item, sourced=any(i.kind == "from" for i in zone[:n])):
                continue
            yield from (inner for inner in item.inner if inner.kind in ("sum", "personal", "company", "each"))
        else:
            yield item


_TOLD_VERBS = ("give", "give_weak", "come")


def _tells_other(aside: Item, *, sourced: bool) -> bool:
    """Whether an aside has another gift, spending, or anything of a source: "from X, who was fined $1 million,"."""
    return any(i.verb in _TOLD_VERBS or i.has("money.spent") or (sourced and i.kind == "relative") for i in aside.inner)


def _is_whole(zone: tuple[Item, ...], at: int) -> bool:
    """Whether the sum at `at` is the whole of the one before it: "got $3 million of its [$4 million] from X"."""
    of = at - 1
    while of > 0 and (zone[of].kind == "determiner" or zone[of].has("pronoun.his")):
        of -= 1
    if not 0 < of < at - 1 or not zone[of].has("link.of"):
        return False
    part = zone[of - 1].money
    return part is not None and part.amount is not None


def _tells_own_gift(aside: Item) -> bool:
    """Whether an aside tells a gift with its sum of the name before it."""
    kinds = {i.kind for i in aside.inner}
    told = any(i.kind == "sum" and i.money is not None and i.money.factor is None for i in aside.inner)
    if "relative" in kinds and "sum" not in kinds and _gives_thing(aside.inner):
        return True  # "y de Y, que ofreció las plantas" (Spanish, "who gave the plants")
    return told and kinds >= {"relative", "sum"} and any(i.verb in ("give", "give_weak") for i in aside.inner)


def _gives_thing(inner: tuple[Item, ...]) -> bool:
    """Whether a verb of giving stands in an aside with an article and a plain noun behind it."""
    places = [n for n, i in enumerate(inner) if i.verb in ("give", "give_weak")]
    ahead = inner[places[0] + 1 : places[0] + 3] if places else ()
    return len(ahead) == 2 and ahead[0].kind == "determiner" and ahead[1].kind in ("word", "in_kind")


def _pair_from(parts: tuple[Item, ...], line: int, money: Item | None) -> Iterator[tuple[Giver, Item | None]]:
    parts = tuple(without_told(parts))
    opened = lent = False
    last: tuple[Giver, ...] = ()
    things = {n for n, i in enumerate(parts) if i.kind == "of" and _is_of_thing(parts, n)}
    taken: Item | None = None
    for n, item in enumerate(parts):
        if opened and _is_same(parts, n) and money is not None:
            yield from ((replace(giver, item=item, certain=False), money) for giver in last)
        elif (
            (item.kind in _BREAKS or n in things)
            or _is_unnamed(parts, n)
            or _backs(parts, n)
            or _is_another_taker(parts, n)
        ):
            opened = False
        elif (
            item.has("noun.loan")
            or item.has_any("money.part", "money.share")
            or (last and (_is_another(item) or item.kind == "kind" or _is_further_gift(parts, n)))
        ):
            lent = lent or item.has("noun.loan")
            money = _sum_past(parts, n, money)
        elif item.kind == "sum" and opened and _is_own(parts, n) and not (money and _leads_next(parts, n)):
            continue  # "from A ($1 million) and B ($500,000)": A's own
        elif item.kind == "sum":
            opened = False
            lent = lent and parts[n - 1].has("noun.loan")
            money = money if item is taken else item  # "from A, $3,000, and from B": A's own
        elif item.kind == "from" or item.has_any("link.sought", "come.from"):
            funded = bool(last) and parts[n - 1].verb is not None  # "from A, the super PAC funded [by] B"
            opened = not (lent or funded or _is_at_work(parts, n) or (last and _is_of_thing(parts, n)))
        elif item.kind in ("in", "at", "to", "speech", "filing"):
            opened = False  # "from X, a priest in Y", "from X, according to Z": a place, and who says so
            money = _sum_of_next(parts, n, money) if last else money
        elif item.kind == "party" and opened and not _is_no_source(parts, n):
            own = None if money and _leads_next(parts, n + 1) else _sum_right_after(parts, n)
            last, taken = givers_of([item], line), own
            yield from ((giver, own or money) for giver in last)


def _is_further_gift(parts: tuple[Item, ...], at: int) -> bool:
    """ "$3 million from A, [as well as donations] from B": of gifts of another sum, or of none told."""
    back = at - 1
    while back > 0 and parts[back].kind in ("determiner", "word", "from"):
        back -= 1
    besides = parts[back].kind == "comma" and parts[back + 1].kind == "word"  # ", além de doações de B" (Portuguese)
    return parts[at].kind == "gift" and back > 0 and (parts[back].kind == "and" or besides)


def _is_of_thing(parts: tuple[Item, ...], at: int) -> bool:
    """ "$3 million from A and [the support of] B", "... and a greeting card from B": of B something else is told."""
    back = at - 1
    while back > 0 and parts[back].kind == "word" and all(c == "not_name.any" for c in parts[back].categories):
        back -= 1
    thing = back < at - 1 and parts[back].kind == "determiner" and back > 0
    return thing and not parts[back].has("link.of") and parts[back - 1].kind == "and"


def _is_no_source(parts: tuple[Item, ...], at: int) -> bool:
    """Whether a name behind "from" only dresses a noun, tells whose people gave, or gets the sum that follows."""
    link = at - 1
    while link > 0 and parts[link].kind == "determiner" and not parts[link].has("link.of"):
        link -= 1
    of = of_before(parts, link)
    head = of - 2 if of < 3 or parts[of - 2].kind != "determiner" else of - 3
    tied = of > 1 and parts[head].kind == "comma" and is_of_role(parts, of)  # "from X, chairman of the Y"
    tied = tied or is_led_by(parts, at) or is_owned_by_one(parts, at) or tells_owner(parts, at)
    tied = tied or acts_elsewhere(parts, link) or is_employer(parts, at)
    return tied or is_home(parts, link) or _is_modifier(parts, at) or is_of_staff(parts, at) or _takes_next(parts, at)


def _takes_next(parts: tuple[Item, ...], at: int) -> bool:
    """ "A got $5,000 from X and B [$3,000 from Y]": B gets the sum that follows."""
    return parts[at - 1].kind == "and" and [i.kind for i in parts[at + 1 : at + 3]] == ["sum", "from"]


def _backs(parts: tuple[Item, ...], at: int) -> bool:
    """ "raised by a super PAC supporting X": whom the committee is for gave nothing."""
    return parts[at].kind == "fund" and at + 1 < len(parts) and parts[at + 1].kind == "word"


def _is_unnamed(parts: tuple[Item, ...], at: int) -> bool:
    """ "from donors in the spring, its worst since X led it": from nobody whom the clause names."""
    named = any(i.kind in ("party", "including") for i in parts[at + 1 : at + 3])
    return parts[at].kind == "donor" and not named


def _is_at_work(parts: tuple[Item, ...], at: int) -> bool:
    """ "from Otto Salas, of the firm Norvane": whose man somebody is, and no further giver of a list."""
    article = parts[at + 1].kind == "determiner" if at + 1 < len(parts) else False
    before = parts[at - 2].member if at > 1 and parts[at - 1].kind == "comma" else None
    firm = parts[at + 2].member if article and at + 2 < len(parts) else None
    kinds = (before.kind, firm.kind) if before is not None and firm is not None else ()
    goes_on = next((i for i in parts[at + 3 : at + 6] if i.kind not in ("comma", "and")), None)
    listed = goes_on is not None and goes_on.kind == "from" and parts[at + 3].kind in ("comma", "and")
    return parts[at].has("link.of") and kinds == _AT_WORK and not listed


def _is_another_taker(parts: tuple[Item, ...], at: int) -> bool:
    """ "recebeu 5 mil [da] médica X, bem como [o] deputado Y" (Portuguese, "as did"): Y lacks the "from" of X."""
    if at < 2 or parts[at].kind != "and" or parts[at - 1].kind != "comma" or at + 1 >= len(parts):
        return False
    links = [i for i in parts[:at] if i.kind == "from"][-1:]
    fused = bool(links) and links[0].has("link.determiner")
    return fused and parts[at + 1].kind == "determiner" and not parts[at + 1].has("link.from")


def _sum_of_next(parts: tuple[Item, ...], at: int, money: Item | None) -> Item | None:
    """ "can count on $500 from X and [on] the generosity of Y": what follows is not what X gave."""
    thing = next((i for i in parts[at + 1 :] if i.kind != "determiner"), None)
    joined = parts[at].kind == "in" and parts[at - 1].kind == "and"
    if not joined or thing is None or thing.kind != "gift":
        return money
    return next((i for i in parts[at:] if i.kind == "sum"), None)


def _is_another(item: Item) -> bool:
    """Whether a word stands for one more gift: "$500,000 from X and [another], far smaller, from Y: $6,600"."""
    return item.has("again.any") and item.has("link.indefinite")


def _sum_past(parts: tuple[Item, ...], at: int, money: Item | None) -> Item | None:
    """Which sum holds behind the word at `at`: half of it in "$3 million, half of it from X", none in "most of it"."""
    if parts[at].has_any("money.part", "money.share"):
        return part_of(money, parts[at])
    more = _is_another(parts[at]) or parts[at].kind in ("kind", "gift")  # "$500,000 from X and the piano of Y"
    return next((i for i in parts[at + 1 :] if i.kind == "sum"), None) if more else money


def _is_same(parts: tuple[Item, ...], at: int) -> bool:
    """ "$1 million from X in May and another $500,000 from her": a pronoun that stands alone behind "from"."""
    alone = at + 1 == len(parts) or parts[at + 1].kind in ("end", "comma", "and", "in", "date", "time")
    return alone and (parts[at].kind == "pronoun" or parts[at].has("link.taker")) and parts[at - 1].kind == "from"


def _is_modifier(parts: tuple[Item, ...], at: int) -> bool:
    """Whether a name only dresses the next noun: "from a Wexford pharmacist"."""
    following = parts[at + 1].kind if at + 1 < len(parts) else ""
    return at > 0 and parts[at - 1].has("link.indefinite") and following == "word"


def _sum_right_after(parts: tuple[Item, ...], at: int) -> Item | None:
    """ "from Meta ($1m)": a sum that touches the name on its right, and is not the next name's.

    So does one that a comma alone parts from it where the list ends: "de Norvane, [cinco]." (Spanish).
    """
    if at + 1 < len(parts) and parts[at + 1].kind == "sum":
        return parts[at + 1]
    if (shared := _sum_of_each(parts, at)) is not None:
        return shared
    behind = [i.kind for i in parts[at + 1 : at + 4]]
    ceiling = parts[at + 2].money if behind[:2] == ["comma", "sum"] else None
    if ceiling is not None and ceiling.ceiling:
        return None  # "$50,000 from X, the legal maximum"
    listed = [i.kind for i in parts[at + 3 : at + 5]] == ["comma", "and"]  # "de A, 3.000, y de B, 500" (Spanish)
    gapped = behind[:2] == ["comma", "sum"] and (len(behind) == 2 or behind[2] in ("end", "and", "stop") or listed)
    return parts[at + 2] if gapped else None


_JOINED = ("party", "and", "determiner", "role", "word", "pronoun")


def _sum_of_each(parts: tuple[Item, ...], at: int) -> Item | None:
    """ "from A and [B] (each $500)": the sum that names joined by "and" have each, in brackets behind the last."""
    end = next((n for n in range(at + 1, len(parts)) if parts[n].kind not in _JOINED), len(parts))
    pair = [i.kind for i in parts[end : end + 2]]
    if pair == ["sum", "each"] and end > at + 1:
        return parts[end]  # "from A and B ($500 each)"
    return parts[end + 1] if pair == ["each", "sum"] else None


def _is_own(parts: tuple[Item, ...], at: int) -> bool:
    """Whether the sum at `at` is that of the name before it, or of each of those before it."""
    each = at > 1 and parts[at - 1].kind == "each" and parts[at - 2].kind == "party"
    return parts[at - 1].kind == "party" or each


def _leads_next(parts: tuple[Item, ...], at: int) -> bool:
    """Whether the sum at `at` is the next giver's, as others stood before theirs: "$20,000 from A, $3,500 from B"."""
    led = at + 1 < len(parts) and parts[at].kind == "sum" and parts[at + 1].kind == "from"
    return led and any(i.kind == "party" for i in parts[at + 2 : at + 5])


def _pair_by_order(parts: tuple[Item, ...], line: int) -> Iterator[tuple[Giver, Item | None]]:
    """Names first: each run of names takes the sum behind it. Sums first: each sum is for the names behind it.

    "A, B, and $1 million from C": the sum is C's alone.
    """
    parts = tuple([i for n, i in enumerate(parts) if i.kind != "party" or not _is_place_of_work(parts, n)])
    kinds = [i.kind for i in parts if i.kind in ("party", "sum")]
    runs: list[tuple[list[Item], Item | None]] = []
    sums_first = kinds[0] == "sum"
    money: Item | None = None
    names: list[Item] = []
    last = next((n for n in range(len(parts) - 1, 0, -1) if parts[n].kind == "sum"), 0)
    if not sums_first and kinds.count("sum") == 1 and [i.kind for i in parts[last + 1 : last + 3]] == ["from", "party"]:
        yield from ((giver, None) for giver in givers_of([i for i in parts[:last] if i.kind == "party"], line))
        yield from ((giver, parts[last]) for giver in givers_of(parts[last:], line))
        return
    for item in parts:
        if item.kind == "party":
            names.append(item)
        elif item.kind == "sum" and item.money is not None and not item.money.rate:
            if sums_first:
                runs.append((names, money))
            else:
                runs.append((names, item))
            names, money = [], item
    if sums_first:
        runs.append((names, money))
    for found, amount in runs:
        yield from ((giver, amount) for giver in givers_of(found, line) if amount is not None)
