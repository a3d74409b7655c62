"""Givers in lists: "Merrow is in for $2 million", "Ripple: $5 million", a table's row, a bare name among names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.giftnouns.owners import named_by, owners_of_sum
from onrecord.claims.lists.bracketed import read_bracketed
from onrecord.claims.lists.counted import read_counted
from onrecord.claims.lists.donorships import sum_of_donors
from onrecord.claims.lists.includedsums import read_included_sums
from onrecord.claims.lists.limits import is_limit_reached, limit_hit
from onrecord.claims.lists.listed import (
    are_among_others,
    has_own_fund,
    has_own_sum,
    likewise_givers,
    listed_givers,
    sum_of_picked,
)
from onrecord.claims.lists.silences import echoes_silence, follows_silence
from onrecord.claims.lists.tablerows import is_elsewhere, is_no_list, read_row
from onrecord.claims.lists.tellingdonors import tells_donors
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.ellipsis import follows_refusal

__all__ = ["read_list", "read_listing"]

_JUST_TOLD = 1
_NEAR_LIST = 3
"""Lines back to gifts that "the list" of a sentence goes on with."""
_NO_PROSE_LIST = ("speech", "auxiliary", "relative")


def read_listing(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of a listing verb: "X is in for $2 million", "Next come X with $4.9M and Y with $2M"."""
    if _likens_funds(work, at) or (work.row[at].has("join.same") and not work.row[at].has("join.likewise")):
        return  # "X a opposé au parti la même fin de non-recevoir" (French, "the same refusal"): no gift
    if (work.line.has("refuse_other") and echoes_silence(work, at)) or follows_silence(work, at):
        return
    if (work.row[at].has("listing.include") and read_included_sums(work, at)) or read_counted(work, at):
        return
    if is_elsewhere(work, at) or _is_wealth(work, at):
        return
    if not _tells_how(work, at) and not _read_owned(work, at, lower) and not _read_not_following(work, at, lower):
        _read_listed(work, at, lower)


def _is_wealth(work: ClauseWork, at: int) -> bool:
    """ "De broers zijn goed voor 155 miljoen sinds ze hun bedrijf verkochten" (Dutch, "since they sold their firm")."""
    plain = work.row[at].has("listing.good") and work.clause.kinds.isdisjoint(("fund", "gift", "donor"))
    return plain and any(i.kind == "business" for i in work.row[at:])


def _likens_funds(work: ClauseWork, at: int) -> bool:
    """ "negocia com a esquerda, a exemplo do PT" (Portuguese, "such as"): a fund is named, and nobody who gave."""
    behind = next((i for i in work.row[at + 1 :] if i.kind != "determiner"), None)
    return work.row[at].has("join.alike") and behind is not None and behind.kind == "fund"


def _read_listed(work: ClauseWork, at: int, lower: int) -> None:
    upper = work.upper(at)
    givers, start = likewise_givers(work, at, upper), at
    if _leads_elsewhere(work, at):
        return
    behind = work.row[at].has("listing.behind")  # "followed by X with $2 million"
    if not givers and not behind and (not work.row[at].has("listing.include") or _stands_with_sum(work, at)):
        in_two = 0 < at == lower and work.row[at - 1].verb == "listing"  # "figura en la lista" (Spanish)
        givers, start = work.subject_of(at - 1, 0) if in_two else work.subject_of(at, lower)
        givers = givers or named_by(work, at)
    status = status_of(work.row, start, at, work.line)
    if status is None or _is_ruled_out(work, (max(lower, start - 2), start), (at, upper)):
        return
    if any(i.kind == "consider" for i in work.row[:at]) or any(i.kind == "deny" for i in work.row[at:]):
        return  # "if he went to ten million, he would be the first donor", "X, named among the donors, denies it"
    pairs = list(pair_list(work.row, at + 1, upper, work.line.number))
    if not pairs and not givers:
        givers, start = listed_givers(work, at, upper), at
    pairs = [(g, m) for g, m in pairs if not _is_joined(work, at, g) and not has_own_fund(work, g)]
    likewise = work.row[at].has("join.likewise")
    givers = tuple(g for g in givers if likewise or not has_own_fund(work, g))  # "So is X, which in 2021 gave Y $5"
    givers = tuple(g for g in givers if work.row[at].verb != "join" or not has_own_sum(work, g))
    givers = tuple(g for g in givers if not _is_joined(work, at, g)) if at == _BEHIND_JOINED else givers
    lead = () if pairs else work.lead_sum() or sum_of_donors(work, at) or _sum_apart(work, at, givers)
    lead = lead or (() if pairs else sum_of_picked(work, at, givers))
    lead = lead or tuple(work.row[n] for n in range(at) if not pairs and is_limit_reached(work, n))
    maxed = at > 0 and work.row[at].has("listing.include") and work.row[at - 1].has("listing.max")
    verb = work.row[at - 1] if maxed else work.row[at]  # "Entre los que dieron el máximo están A y B" (Spanish)
    telling = Telling(status=status, rule="listing", zone=(start, upper), verb=verb, lean="list")
    if behind and not pairs:
        return
    if pairs and not givers:
        for group, money in _by_sums(pairs):
            work.emit(group, work.whole((money,) if money else ()), telling)
    elif givers:
        _emit_listed(work, at, givers, telling, lead)


def _leads_elsewhere(work: ClauseWork, at: int) -> bool:
    """Whether a verb leads to no givers: to "61 donors", to others than those who gave."""
    no_list = work.row[at].has("listing.include") and not (tells_donors(work, at) or _stands_with_sum(work, at))
    return no_list or _counts_donors(work, at) or are_among_others(work, at)


def _stands_with_sum(work: ClauseWork, at: int) -> bool:
    """ "X aparece dos veces, con 500 euros" (Spanish): a verb that may lead to a list, with a sum and nobody behind."""
    if not work.row[at].has("listing.summed") or at == 0 or work.kind(at - 1) not in ("party", "aside"):
        return False
    behind = {i.kind for i in work.row[at + 1 :]}
    return "sum" in behind and "party" not in behind


def _tells_how(work: ClauseWork, at: int) -> bool:
    """ "Y ha hecho lo mismo, donar 250.000 dólares" (Spanish, "has done the same, and given"): told by what follows."""
    behind = [i.kind for i in work.row[at + 1 : at + 4]]
    likewise = work.row[at].has("join.likewise")
    return likewise and behind == ["comma", "verb", "sum"] and work.row[at + 2].has_form("base", "progressive")


def _read_not_following(work: ClauseWork, at: int, lower: int) -> bool:
    """Read "Ni A ni B tienen previsto hacer lo mismo" (Spanish, "plan to do the same"); tells whether it is such."""
    ahead = any(i.kind == "plan" and not i.has("plan.expected") for i in work.row[:at])
    near = 0 < work.line.number - work.focus.gave <= _NEAR_LIST and work.row[at].has("join.likewise")
    if not (near and ahead and any(i.kind == "negation" for i in work.row[:at])):
        return False
    givers, start = work.subject_of(at, lower)
    telling = Telling(status="declined", rule="listing", zone=(start, work.upper(at)), verb=work.row[at])
    work.emit(givers, Objects(manner=frozenset({"denied"})), telling)
    return True


def _counts_donors(work: ClauseWork, at: int) -> bool:
    """ "In the report on X there appear 61 donors": how many there are, and nobody's name."""
    figure = work.row[at + 1] if at + 2 < len(work.row) and work.kind(at + 2) == "donor" else None
    return figure is not None and work.line.tokens[figure.first].text.isdigit()


def _read_owned(work: ClauseWork, at: int, lower: int) -> bool:
    """Read "X's $600,000 accounts for half of that"; tells whether a sum with its owner stands before the verb."""
    owners = owners_of_sum(work, at, lower) if work.row[at].has("listing.summed") else ()
    if owners and not any(work.frames_cover(n) for n in range(lower, at)):
        telling = Telling(status="given", rule="listing", zone=(lower, work.upper(at)), verb=work.row[at], lean="list")
        work.emit(owners, work.whole(work.sums(lower, at)[-1:]), telling)
    return bool(owners)


def _sum_apart(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> tuple[Item, ...]:
    """The sum of "Poco sotto, con 90mila euro, si piazza X", and behind the colon of "Spicca X, un manager: 60mila"."""
    sums = [n for n in range(1, at) if work.kind(n) == "sum"]
    led = len(sums) == 1 and work.row[sums[0] - 1].has("link.at")
    if led and not any(i.kind == "party" for i in work.row[:at]):
        return (work.row[sums[0]],)
    one = len({g.member.number for g in givers}) == 1
    return tuple(i for i in work.trailing if i.kind == "sum") if one else ()


def _emit_listed(
    work: ClauseWork, at: int, givers: tuple[Giver, ...], telling: Telling, lead: tuple[Item, ...] = ()
) -> None:
    verb = work.row[at]
    objects = work.objects(at + 1, telling.zone[1], before=(telling.zone[0], at))
    objects = replace(objects, money=objects.money or lead or limit_hit(work, at))
    summed = verb.has("listing.summed")
    fronted = _is_fronted_fund(work, at, givers) or (at == 1 and givers[0].item.first > verb.first)
    opening = next((i for i in work.row if i.kind not in _OPENING), verb)
    among = fronted and opening.verb == "listing"  # "Entre los donantes de A figura X", "Entre los donantes figura X"
    among = among or (work.row[0].has("fronted") and _stand_behind_donors(work, at, givers))
    if not objects.money and (summed or verb.has("listing.reach")) and not among:
        return
    if summed and ("total" in work.clause.kinds or any(g.member.honouree or g.member.candidate for g in givers)):
        return  # "Trump kommt auf 100 Millionen" (German, "has come to"): what a candidate has raised
    apart = _is_fronted_fund(work, at, givers) or (verb.has("listing.include") and _stand_behind(work, at, givers))
    apart = apart or (verb.has("join.likewise") and _stand_behind(work, at, givers))  # "as did X, the envoy to Latvia"
    if objects.foreign and not objects.funds and not apart:
        return
    if verb.has("listing.reach") and any(i.kind == "total" for i in work.row[:at]):
        return  # "A and B gave $1 million each, with B's total gifts reaching $2 million"
    joins = verb.verb == "join" and not verb.has("join.likewise") and not objects.money
    if joins and (not objects.funds or work.kind(at + 1) == "other"):
        return  # "joined Trump in Washington for the inauguration"
    refunded = verb.has("join.likewise") and bool(work.frames) and work.frames[-1].status == "refunded"
    if (verb.has("join.alike") and work.frames) or refunded:
        telling = replace(telling, status=work.frames[-1].status)  # "will give, just like X"
    likewise = {"returned" if refunded else "likewise"} if verb.has("join.likewise") else set()
    if likewise and not objects.money and follows_refusal(work):
        telling, likewise = replace(telling, status="declined"), {"denied"}
    work.emit(givers, replace(objects, manner=objects.manner | likewise), telling)


_OPENING = ("aside", "auxiliary", "comma")
"""What may stand before a clause: "[Además,] entre los donantes de A figura X" (Spanish, "besides")."""


def _stand_behind_donors(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> bool:
    """ "Entre los financiadores figuran A y B" (Spanish): givers behind the verb, of the donors before it."""
    return work.kind(at - 1) == "donor" and all(g.item.first > work.row[at].first for g in givers)


def _is_fronted_fund(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> bool:
    """ "Among the donors of the PAC are A and B, known for their feud": what is said behind them is no recipient."""
    return _stand_behind(work, at, givers) and any(i.kind == "fund" for i in work.row[:at])


def _stand_behind(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> bool:
    """Whether the givers stand behind the verb at `at`: "Other donors include [A], a guest of the ball"."""
    return bool(givers) and givers[0].item.first > work.row[at].first


_NAMED = ("fund", "party", "sum")


def _is_ruled_out(work: ClauseWork, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    """ "does not list X among the donors", or a total behind the verb."""
    denied = any(i.kind == "negation" for i in (*work.row[:1], *work.row[before[0] : before[1]]))
    ahead = work.row[behind[0] + 1 : behind[0] + 3]
    denied = denied or [i.kind for i in ahead] == ["to", "negation"]  # "is a donor to nobody"
    taken = next((i for i in work.row[behind[0] + 1 :] if i.verb == "receive" or i.kind in _NAMED), None)
    takes = taken is not None and taken.verb == "receive"  # "X comes first, having raised a million"
    return denied or takes or any(i.kind == "total" for i in work.row[behind[0] : behind[1]])


def _is_joined(work: ClauseWork, at: int, giver: Giver) -> bool:
    """ "Joining X in the list is Y, with $1 million": the sum is not X's, nor that of "its treasurer, X"."""
    before = next((i for i in reversed(work.row) if i.last <= giver.item.first and i.kind not in _TITLED), None)
    his = before is not None and before.has("pronoun.his") and giver.item.kind == "party"  # but "His firm followed"
    if his and any(i.kind == "sum" for i in work.row[at : at + 5]):
        return True
    fronted = at == 0 or (at == _BEHIND_JOINED and work.row[at].verb == "listing")  # "Junta-se a X na lista Y, com"
    joins = work.row[0].verb == "join" and not work.row[0].has("listing.behind")  # but "Seguono X (5 euro)" (Italian)
    return fronted and joins and giver.item in work.row[1:2]


_BEHIND_JOINED = 2
_TITLED = ("role", "word")


def read_list(work: ClauseWork) -> None:
    """Add the frames of names and sums side by side, no verb: "Ripple: $5 million", "Amazon ($1m), Meta ($1m)"."""
    if "aside" in work.clause.kinds and read_bracketed(work):
        return
    if "party" not in work.clause.kinds:
        return
    if work.line.kind == "row":
        read_row(work)
        return
    listed = work.line.number in work.focus.listed or work.opened
    if is_no_list(work, listed=listed):
        return
    if _read_source(work):
        return
    if not listed and "sum" not in work.clause.kinds and not any(_holds_sum(i) for i in work.row if i.inner):
        return  # names alone are a list only where the text has opened one
    alone = listed or work.line.kind in ("item", "heading") or _is_answer(work)
    pairs = list(pair_list(work.row, 0, len(work.row), work.line.number, bare=listed))
    pairs = [(g, m) for g, m in pairs if (m is None and not _is_tied(work, g)) or (m and _touch(work, g, m))]
    pairs = [pair for n, pair in enumerate(pairs) if not n or not _is_seat(work, pairs[n - 1], pair)]
    pairs = [(g, m) for g, m in pairs if not (_is_source(work, g) or (m and _is_taker(work, g, m)))]
    planned = _leads_to_sum(work) or work.told == "planned"
    if not alone and not planned and (len(pairs) < 2 or any(i.kind in _NO_PROSE_LIST for i in work.row)):
        return
    status = "declined" if work.told == "declined" else "planned" if planned else "given"
    led = work.before if work.clause.opener == "colon" else ()  # "También llegaron al máximo: A, B" (Spanish)
    maxed = next((i for i in led if i.has("listing.max")), None)
    telling = Telling(status=status, rule="list", zone=(0, len(work.row)), verb=maxed, lean="list")
    told = frozenset({"told"}) if work.told == "given" else frozenset[str]()
    bare = all(own is None for _, own in pairs)
    entries = [(tuple(giver for giver, _ in pairs), None)] if bare else list(_by_sums(pairs))
    funds = [i for i in work.row if i.kind == "fund"]
    apiece = len(entries) == len(funds) > 1  # "$20,000 from X for A and $15,000 for B from Y"
    for n, (found, own) in enumerate(entries):
        givers = found[:1] if own and _is_entry(work, found) else found
        objects = work.whole((own,) if own else work.announced[:1])
        objects = replace(objects, funds=(funds[n],)) if apiece else objects
        work.emit(givers, replace(objects, manner=objects.manner | told), telling)
        for further in _dated_sums(work, own) if len(pairs) == 1 else ():
            work.emit(givers, replace(work.whole((further,)), manner=objects.manner | told), telling)


def _holds_sum(item: Item) -> bool:
    """Whether an aside gives a sum, "A ($1 million)"; in "X slams A, which gave $1 million" it has a clause."""
    return any(i.kind == "sum" for i in item.inner) and not any(i.kind in ("verb", "relative") for i in item.inner)


def _dated_sums(work: ClauseWork, own: Item | None) -> list[Item]:
    """The further sums of "Orlo Foods: $250,000 in 2021, $500,000 in 2025": each has a year right behind it."""
    sums = [i for i in work.row if i.kind == "sum"]
    years = [token.form.year for token in work.line.tokens]
    dated = all(any(years[money.last : money.last + 2]) for money in sums)
    return [money for money in sums if money is not own] if own is not None and dated else []


def _is_source(work: ClauseWork, giver: Giver) -> bool:
    """ "Un million, selon le Standard": who only says so."""
    back = next((n for n, i in enumerate(work.row) if i is giver.item), 0) - 1
    while back > 0 and work.kind(back) in ("determiner", "word", "role"):
        back -= 1
    return back >= 0 and work.row[back].has("speech.gerund_source")


def _is_taker(work: ClauseWork, giver: Giver, money: Item) -> bool:
    """Who a sum before it goes to: "Millionen Euro an Boni" (German), not "the report credits $50,000 to X"."""
    at = next((n for n, i in enumerate(work.row) if i is giver.item), 0)
    behind = at > 1 and work.kind(at - 1) == "to" and work.row[at - 2] is money
    return behind and "filing" not in work.line.meant


def _is_seat(work: ClauseWork, before: tuple[Giver, Item | None], pair: tuple[Giver, Item | None]) -> bool:
    """ "- Kaldane Srl, Brumeval: 15,000 euros": behind a name of certain kind, one word of none, the town of it."""
    owner, lone = before[0], pair[0]
    told = work.line.kind == "item" and before[1] is pair[1] and owner.member.sure and not lone.member.sure
    between = [
        i.kind for i in work.row if owner.item.last <= i.first and i.last <= lone.item.first and i.kind != "aside"
    ]
    one = len(lone.member.words) == 1 and not work.line.tokens[lone.item.first].text.isupper()
    return told and one and between in (["comma"], [])


def _is_entry(work: ClauseWork, givers: Sequence[Giver]) -> bool:
    """Whether names share a sum as a giver and a town: "Merrow Steel, Gary - $400,000", "Merrow Steel, Gary, $5"."""
    kinds = [i.kind for i in work.row]
    alone = not {"and", "each"} & set(kinds)
    return alone and (len(givers) == _SEVERAL or (work.line.kind == "item" and kinds.count("sum") == 1))


_SEVERAL = 2


_ENTRY = ("determiner", "party", "aside", "colon", "dash", "comma", "sum", "end", "each")


def _is_answer(work: ClauseWork) -> bool:
    """Whether a sentence is a name and its sum, right behind a gift: "X gave $1 million. Alder Mills: $50,000."."""
    kinds = [i.kind for i in work.row]
    core = [k for k in kinds if k not in ("determiner", "at", "role")]
    gapped = core == ["party", "comma", "sum", "end"]  # "A Norvane, metade disso.", "El luchador Jo Hale, con 1.000 $."
    marked = gapped or any(kind in ("colon", "dash") for kind in kinds)
    plain = marked and kinds.count("party") == kinds.count("sum") == 1 and set(kinds) <= set(_ENTRY)
    return (plain or gapped) and 0 < work.line.number - work.focus.gave <= _JUST_TOLD


def _by_sums(pairs: Sequence[tuple[Giver, Item | None]]) -> Iterator[tuple[tuple[Giver, ...], Item | None]]:
    """The pairs with those together that share one sum: "Una and Piers Hale - $6 million" is one couple's."""
    group: list[Giver] = []
    for n, (giver, own) in enumerate(pairs):
        group.append(giver)
        if own is None or n + 1 == len(pairs) or pairs[n + 1][1] is not own:
            yield tuple(group), own
            group = []


def _read_source(work: ClauseWork) -> bool:
    """ "Another $300,000 was from X": a sum that is from somebody."""
    if "from" not in work.clause.kinds:
        return False
    linked = [n for n, i in enumerate(work.row[:-1]) if i.has("link.passive") and work.kind(n + 1) == "from"]
    if not linked or any(i.kind in _NO_PROSE_LIST[:1] or i.has_any("say.document", "asked") for i in work.row):
        return False
    pairs = [(g, m) for g, m in pair_list(work.row, 0, len(work.row), work.line.number, after_from=True) if m]
    for giver, money in pairs:
        telling = Telling(status="given", rule="from", zone=(0, len(work.row)), lean="weak")
        work.emit((giver,), work.whole((money,) if money else ()), telling)
    return bool(pairs)


def _leads_to_sum(work: ClauseWork) -> bool:
    """Whether a plan leads straight to a sum: "are planning on $1 million each"."""
    for at, item in enumerate(work.row):
        if item.kind == "plan" and not item.has("plan.owe"):
            ahead = [i.kind for i in work.row[at + 1 : at + 4]]
            return "sum" in ahead and not {"word", "verb"} & set(ahead[: ahead.index("sum")])
    return False


def _is_tied(work: ClauseWork, giver: Giver) -> bool:
    """Whether a bare name hangs on a noun before it: "the parent of X", "owner of the apps X and Y"."""
    back = named = next((n for n, i in enumerate(work.row) if i is giver.item), 0) - 1
    while back >= 0 and work.kind(back) in ("determiner", "word", "and", "party"):
        back -= 1
    if (
        back > 0
        and work.row[back].has("role.of")
        and work.kind(named) == "word"
        and work.kind(back - 1) == "determiner"
    ):
        return False  # "A y el fabricante de cables B" (Spanish): the trade of B
    return back >= 0 and work.row[back].has_any("link.of", "role.of", "relation.leads")


def _touch(work: ClauseWork, giver: Giver, money: Item) -> bool:
    """Whether a name and a sum stand side by side: nothing but small words between them."""
    first, last = sorted((giver.item, money), key=lambda i: i.first)
    between = [i for i in work.row if first.last <= i.first and i.last <= last.first]
    label = work.line.kind == "item" and bool(between) and between[-1].kind == "colon" and first is giver.item
    return label or sum(i.kind in ("word", "other", "role") for i in between) <= 2
