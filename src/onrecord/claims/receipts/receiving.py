"""The fund's side: "the fund received $1 million from X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.gotten import sums_by_taker
from onrecord.claims.clause.members import is_of_each
from onrecord.claims.clause.pairing import pair_sources
from onrecord.claims.clause.statuses import behind_sum, status_of
from onrecord.claims.frames import Giver, are_couple
from onrecord.claims.giftnouns.owners import read_owned_sum
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.subjects import meant_behind, pronoun_givers
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.objectsfirst import gift_sum_ahead, sum_of_gift
from onrecord.claims.receipts.otherdonors import is_before_donors
from onrecord.claims.receipts.sumsbehind import honours, is_thing, sum_follows
from onrecord.claims.receipts.sumsofseveral import sums_of_several
from onrecord.claims.receipts.taken import part_of
from onrecord.claims.receipts.takenbyfirms import is_taken_by_firm
from onrecord.claims.receipts.takersalike import takers_alike

__all__ = ["fund_before", "read_declared", "read_receiving"]


def read_receiving(work: ClauseWork, at: int) -> None:
    """Add the frames of "received $1 million from Meta and $2 million from Robinhood"."""
    upper = _upper_of(work.row, at)
    if not any(_leads_back(i) for i in work.row[at + 1 : upper]):
        _read_source_first(work, at, upper)
        return
    status = status_of(work.row, behind_sum(work.row, at), at, work.line)
    if status is None or _is_given_back(work, at) or _is_reported(work, at):
        return
    if status == "given" and any(i.kind == "gift" and i.has("pledge") for i in work.row[at + 1 : upper]):
        status = "planned"  # "got a pledge of $6 billion from X"
    telling = Telling(status=status, rule="receive", zone=(part_of(work, at), upper), verb=work.row[at], lean="weak")
    source = _source_behind(work, at, upper)
    between = _between(work, at + 1, source)
    lent = work.row[at].has("noun.kind")  # "got the use of a hall from X"
    led = _led_sum(work, at, upper, between)
    told = lent or led or any(i.kind in ("sum", "gift") for i in between) or _each_has_sum(work, source)
    told = told or work.kind(at - 1) == "gift"  # "Spenden bekommt Trump von X" (German)
    told = told or sum_follows(work, between, source, upper) or _takes_cash(work, at, between)
    if _is_business(between) or is_thing(work, source, upper) or (between and not told):
        return  # "receives at the golf club of X": nothing came from X
    own = _takers(work, at)
    business = any(i.kind == "business" for i in work.row[at + 1 : upper])
    taken = _takes_for_itself(work, at) or is_taken_by_firm(work, at) or _is_taken_by_unknown(work, at)
    if not own and (business or taken):
        return  # "received from X a salary of $1 million in the year of the inauguration"
    pairs = list(pair_sources(work.row[at + 1 : upper], work.line.number, led))
    pairs = [(giver, money or led) for giver, money in pairs]  # "Ebenso viel erhielt die FDP von X"
    only = work.sums(source, upper)
    if len(pairs) == 1 and pairs[0][1] is None and len(only) == 1 and not any(i.kind == "including" for i in work.row):
        pairs = [(pairs[0][0], only[0])]  # "hatte von X Geld bekommen, und zwar 45.000 Euro" (German)
    pairs = pairs or _from_couple(work, source) or _described_source(work, at, source)
    if not _emit_couple(work, pairs, tuple(own), telling) and not _emit_by_taker(work, at, pairs, telling):
        _emit_sources(work, at, pairs, telling)


def _upper_of(row: Sequence[Item], at: int) -> int:
    """Where what a verb of receiving at `at` tells ends: before a refusal, what came, and another fund that takes."""
    ends = (n for n in range(at + 1, len(row)) if row[n].verb in ("refuse", "come") or _takes_anew(row, n))
    return next(ends, len(row))


def _takes_anew(row: Sequence[Item], at: int) -> bool:
    """ "Labour got $50,000 from X, [the Greens] received $30,000 from Y": the fund at `at` takes money of its own."""
    if row[at].kind != "fund" or row[at - 1].kind not in ("comma", "determiner", "and"):
        return False
    ahead = next((i for i in row[at + 1 :] if i.kind not in ("auxiliary", "aside")), None)
    return ahead is not None and ahead.verb == "receive"


def _takers(work: ClauseWork, at: int) -> list[Item]:
    """The fund before the verb at `at`; all of them in "A and B each received", "Both A and B got"."""
    if alike := takers_alike(work.row, at):
        return list(alike)
    funds = [n for n in range(at) if work.kind(n) == "fund" and not _is_told_beside(work, n, at)]
    each = any(i.kind == "each" for i in work.row[:at])
    each = each or any(
        i.kind == "each" and (work.kind(n - 1) in ("verb", "sum") or work.kind(n + 1) == "sum")
        for n, i in enumerate(work.row)
        if n > at
    )
    several = each and all(i.kind in _BESIDE_FUND for i in work.row[:at])
    return [work.row[n] for n in (funds if several else funds[-1:])]


def _is_told_beside(work: ClauseWork, at: int, verb: int) -> bool:
    """ "A, which works with [B], received": a fund that only tells more of the one which acts."""
    opens = next((n for n in range(at - 1, 1, -1) if work.kind(n) == "relative"), 0)
    named = any(i.fund is not None and i.fund.named for i in work.row[:opens])
    led = named and work.kind(opens - 1) == "comma"
    return bool(led) and any(work.kind(n) == "comma" for n in range(at + 1, verb))


_BESIDE_FUND = ("fund", "and", "comma", "each", "determiner", "word", "auxiliary", "date", "time", "in")


def _emit_couple(
    work: ClauseWork, pairs: Sequence[tuple[Giver, Item | None]], own: tuple[Item, ...], telling: Telling
) -> bool:
    """Add the frame of "received $5 million from Una and Piers Hale"; False for givers that are no couple."""
    couple = tuple(giver for giver, _ in pairs)
    if _is_with_kin(work, couple) and pairs[0][1] is not None and pairs[0][1] is pairs[1][1]:
        work.emit(couple[:1], replace(work.whole((pairs[0][1],)), funds=own), telling)
        return True  # "got $1 million from Jo Hale and his wife, Ada Hale"
    if not are_couple(couple) or pairs[0][1] is None or pairs[0][1] is not pairs[1][1]:
        return False
    work.emit(couple, replace(work.whole((pairs[0][1],)), funds=own), telling)
    return True


def _is_with_kin(work: ClauseWork, givers: tuple[Giver, ...]) -> bool:
    """Whether two are named as one and somebody of the family, and it is not said that each gave."""
    if len(givers) != _COUPLE or "each" in work.clause.kinds or any(g.member.kind != "person" for g in givers):
        return False
    between = [i for i in work.row if givers[0].item.last <= i.first and i.last <= givers[1].item.first]
    return any(a.has("pronoun.his") and b.has("role.kin") for a, b in pairwise(between))


_COUPLE = 2


def _emit_by_taker(work: ClauseWork, at: int, pairs: Sequence[tuple[Giver, Item | None]], telling: Telling) -> bool:
    """Add the frames of "A got $5,000 from X, B $3,000", the verb at `at`; False where not each sum has its fund."""
    taken = sums_by_taker(work.row, at) if pairs and not takers_alike(work.row, at) else []
    if not taken:
        return False
    sums, takers = zip(*taken, strict=True)
    work.emit((pairs[0][0],), replace(work.whole(sums), money=sums, funds=takers), telling)
    return True


_NOT_OWED = ("negation", "total", "business", "limit", "consider", "question", "verb", "speech")


def _read_owed(work: ClauseWork, at: int) -> bool:
    """ "Die Grünen verdanken ihrem Mitglied X 6.200 Euro" (German, "owe"): whom the sum is owed to gave it."""
    if not work.row[at].has("receive.owed"):
        return False
    parties = [i for i in work.row if i.kind == "party"]
    sums, funds = work.sums(0, len(work.row)), [i for i in work.row if i.kind == "fund"]
    others = [i for i in work.row if i.kind in _NOT_OWED and i is not work.row[at]]
    if len(parties) == 1 and len(sums) == 1 and len(funds) == 1 and not others:
        telling = Telling(status="given", rule="receive", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
        work.emit(givers_of(parties, work.line.number), work.whole(sums), telling)
    return True


def _takes_cash(work: ClauseWork, at: int, between: Sequence[Item]) -> bool:
    """ "Le fonds a reçu de l'argent de X" (French, "got money from X"): a fund, and no firm, took money untold."""
    taken = _names_fund(work.row[:at]) and not _names_fund(work.row[at:])
    return taken and [i.kind for i in between] == ["cash"]


def _led_sum(work: ClauseWork, at: int, upper: int, between: Sequence[Item]) -> Item | None:
    """The sum in front of the verb at `at`: "the $20,000 received from X", "$20,000 has been received from X"."""
    if (told := behind_sum(work.row, at)) and not work.sums(at, upper):
        return work.row[told - 1]  # "will give the $300,000 it received from X to charity"
    if work.clause.aside and work.clause.money is not None and not work.sums(0, upper):
        return work.clause.money
    alone = work.row[at].has("receive.past") and not work.sums(at, upper)  # "declares 18,400 francs received from X"
    given = work.kind(at + 1) == "from" and not _names_fund(work.row[:at]) and work.row[at].has("receive.passive")
    if not work.sums(at, upper):
        ahead = gift_sum_ahead(work.row, at, between) or sum_of_gift(work.row, at, between)
        if ahead is not None:
            return ahead
    beside = work.kind(at - 1) == "sum" and (alone or _names_fund(between) or work.kind(at + 1) == "from")
    return next(reversed(work.sums(0, at)), None) if given or beside else None


def _each_has_sum(work: ClauseWork, source: int) -> bool:
    """ "received money from A ($500) and B ($200)": a sum in brackets stands right behind each name.

    One in brackets behind the second of two names is of both: "from A and B ($500 each) and C ($200)".
    """
    named = [n for n in range(source, len(work.row)) if work.kind(n) == "party"]
    told = [{i.kind for i in _bracket(work, n + 1)} for n in named]
    both = [work.kind(n + 1) == "and" and {"each", "sum"} <= kinds for n, kinds in zip(named, told[1:], strict=False)]
    return bool(named) and all("sum" in kinds or pair for kinds, pair in zip(told, [*both, False], strict=True))


def _bracket(work: ClauseWork, at: int) -> tuple[Item, ...]:
    inner = work.row[at].inner if work.kind(at) == "aside" else ()
    return () if any(i.kind == "relative" or i.has("pronoun.whose") for i in inner) else inner


def _is_reported(work: ClauseWork, at: int) -> bool:
    """ "Merrow was reported by the Elko Post to have pledged $5,000", "a letter obtained by X": it gives nothing."""
    if at and work.row[at - 1].has("say.document"):
        return True
    if not work.row[at].has("speech") or work.kind(at + 1) != "from":
        return False
    back = at - 1
    while back > 0 and work.kind(back) in ("date", "time", "word"):
        back -= 1
    return back > 0 and work.row[back].has("link.passive")


def _emit_sources(work: ClauseWork, at: int, pairs: Sequence[tuple[Giver, Item | None]], telling: Telling) -> None:
    """Add the frame of each giver whom a verb of receiving at `at` names, with the sum beside the name."""
    joint = any(i.kind == "including" for i in work.row[at + 1 :]) and not is_of_each(work)
    of_all = [m for g, m in pairs if joint and m is not None and _leads(work, m, g)]  # "$9m from donors, such as A, B"
    of_all += sums_of_several(work.row, pairs)
    own = tuple(_takers(work, at))
    lent = work.row[at].has("noun.kind")
    goods = _goods_behind(work, at, telling.zone[1])
    for giver, money in pairs:
        if money is not None and _is_bare_figure(work, money, giver):
            continue
        single = money is not None and (not any(money is m for m in of_all) or is_before_donors(work.row, giver.item))
        objects = replace(work.whole((money,) if single and money else ()), goods=() if money else goods)
        objects = objects if single or money is None else replace(objects, manner=objects.manner | {"some_of_all"})
        if lent:
            worth = frozenset({money.first}) if money else frozenset[int]()
            objects = replace(objects, goods=(work.row[at],), goods_worth=worth)
        nearer = () if takers_alike(work.row, at) else fund_before(work, money, giver)
        work.emit((giver,), replace(objects, funds=nearer or own or objects.funds), telling)


def _names_fund(items: Sequence[Item]) -> bool:
    return any(i.kind == "fund" for i in items)


def _is_given_back(work: ClauseWork, at: int) -> bool:
    """ "returned the $5,000 that it had received from X": told as a refund."""
    told = bool(work.frames) and work.frames[-1].status == "refunded"
    return told and any(i.kind == "relative" for i in work.row[max(0, at - 3) : at])


def _goods_behind(work: ClauseWork, at: int, upper: int) -> tuple[Item, ...]:
    """ "The fund received from X 300 bottles of wine": goods that stand behind the verb."""
    behind = work.row[at + 1 : upper]
    told = any(i.kind == "gift" for i in behind)
    return () if told else tuple(i for i in behind if i.kind == "kind")[:1]


def _takes_for_itself(work: ClauseWork, at: int) -> bool:
    """ "The Kemp Trust took $9 million from Orlo and passed it on to the party": what Orlo gave, the trust got."""
    back = at - 1
    while back > 0 and work.kind(back) == "auxiliary":
        back -= 1
    taker = work.row[back].member if work.kind(back) == "party" else None
    if taker is None and (work.kind(back) == "business" or _is_named_firm(work, back)):
        return True  # "The city museum received $3 million from X"
    joined = any(i.kind == "and" for i in work.row[at:])
    alone = back == 0 and taker is not None and taker.sure and not taker.committee
    return taker is not None and taker.kind == "organization" and (joined or alone)


def _is_named_firm(work: ClauseWork, at: int) -> bool:
    """ "His firm, Orlo Pools, took in": a firm with its name between commas, that ends at `at`."""
    opens = [i for i in work.row[: max(0, at - 2)] if i.kind not in ("determiner", "pronoun")]
    commas = at > 1 and work.kind(at) == "comma" == work.kind(at - 2) and work.kind(at - 1) == "party"
    return commas and bool(opens) and all(i.has("role.company") for i in opens)


def _is_taken_by_unknown(work: ClauseWork, at: int) -> bool:
    """ "Quarlo raised $90 million from Merrow": a first word with a capital that is no fund known here took it."""
    first = work.line.tokens[work.row[0].first].text
    return at == 1 and work.kind(0) == "word" and not work.row[0].categories and first[:1].isupper()


def _source_behind(work: ClauseWork, at: int, upper: int) -> int:
    """Where the word stands that leads to who gave; of several the first behind a sum or gift."""
    sources = [n for n in range(at + 1, upper) if _leads_back(work.row[n])]
    told = (n for n in sources if any(i.kind in ("sum", "gift") for i in work.row[at + 1 : n]))
    return next(told, sources[0])


def _between(work: ClauseWork, first: int, source: int) -> tuple[Item, ...]:
    """What stands between the verb and its source, small words and years apart."""
    tokens = work.line.tokens
    return tuple([i for i in work.row[first:source] if i.kind not in _LEADS and not tokens[i.first].form.year])


def _is_business(between: Sequence[Item]) -> bool:
    """ "received a loan of $200,000 from X": what stands right behind the verb is no gift."""
    ahead = next((i for i in between if i.kind not in ("determiner", "auxiliary")), None)
    return ahead is not None and ahead.kind == "business"


def _read_source_first(work: ClauseWork, at: int, upper: int) -> None:
    """Add the frames of "From Delmar Freight the fund received $1 million": who gave stands in front."""
    lead = next((n for n, i in enumerate(work.row[:at]) if i.kind not in _LEADS), at)
    if _read_owed(work, at) or read_owned_sum(work, at, upper):
        return
    if not work.row[lead].has("link.from") and not work.row[lead].has("link.sought"):
        return
    party = next((n for n in range(lead + 1, at) if work.kind(n) not in ("determiner", "role", "word")), at)
    funds = tuple(i for i in work.row[party:upper] if i.kind == "fund")[:1]
    money = work.sums(at + 1, upper)[:1]
    status = status_of(work.row, party, at, work.line)
    if work.kind(party) != "party" or not funds or not money or status is None:
        return
    givers = givers_of(gather_right(work.row, party, at)[0], work.line.number)
    telling = Telling(status=status, rule="receive", zone=(0, upper), verb=work.row[at], lean="weak")
    if taken := sums_by_taker(work.row, at):
        money, funds = zip(*taken, strict=True)
    work.emit(givers, replace(work.whole(money), funds=funds), telling)


_LEADS = ("and", "comma", "auxiliary", "again", "date", "time")
"""What may stand before "from X" at the front of a clause."""


def _described_source(work: ClauseWork, at: int, source: int) -> list[tuple[Giver, Item | None]]:
    """ "The committee got $90,000 from the firm", "from her": who gave stands there by what it is, or a pronoun."""
    line = work.line.number
    if source + 1 < len(work.row) and work.row[source + 1].has_any("pronoun.company", "pronoun.person"):
        givers = pronoun_givers(work.row, source + 1, work.focus, line)
    elif work.row[source].has("company.source"):  # "vom Unternehmen" (German)
        givers = pronoun_givers(work.row, source, work.focus, line)
    else:
        funded = "fund" in work.clause.kinds or honours(work.row)  # "2021 Biden received as much from the firm"
        givers = meant_behind(work.row, source, work.focus, line) if funded else ()
    money = next(iter(work.sums(at, source)), None) or next(iter(work.sums(source, len(work.row))), None)
    money = money or next(reversed(work.sums(0, at)), None)  # "Halb so viel bekam die FDP von ihm" (German)
    return [(giver, money) for giver in givers]


def _from_couple(work: ClauseWork, source: int) -> list[tuple[Giver, Item | None]]:
    """ "Ann and Otto Kemp like parties. The fund got $2 million from the pair": the couple named before."""
    ahead = work.row[source + 1] if source + 1 < len(work.row) else None
    if ahead is None or not ahead.has("pronoun.plural"):
        return []
    meant = pronoun_givers(work.row, source + 1, work.focus, work.line.number)
    money = next(iter(work.sums(0, source)), None)
    return [(giver, money) for giver in meant] if are_couple(meant) and money is not None else []


def _is_bare_figure(work: ClauseWork, money: Item, giver: Giver) -> bool:
    """ "received 30,000 francs from X, 12,000 from Y": a figure that is no sum stands between Y and the sum."""
    tokens = work.line.tokens[money.last : giver.item.first]
    links = {i.first for i in work.row if i.kind == "from"}
    return any(t.text[0].isdigit() and n + 1 in links for n, t in enumerate(tokens, start=money.last))


def _leads_back(item: Item) -> bool:
    """Whether a word leads to who gave, behind a verb of receiving: "from", "auprès de"."""
    return item.kind == "from" or item.has_any("link.sought", "company.source")


def fund_before(work: ClauseWork, money: Item | None, giver: Giver) -> tuple[Item, ...]:
    """ "A got $50,000 from X, and B[,] $20,000 from Y": the fund that stands right before the sum."""
    at = next((n for n, i in enumerate(work.row) if i is money), 0) - 1
    if work.kind(at) == "comma" and work.kind(at - 1) == "fund" and work.kind(at - 2) in ("and", "determiner"):
        at -= 1
    if at < 1 or money is None or giver.item.first < money.last or work.kind(at) != "fund":
        return ()
    return (work.row[at],)


def read_declared(work: ClauseWork, at: int) -> bool:
    """Add the frames of "the party declares 500,000 francs from X": a fund that tells a sum and whom it is from.

    Tells whether the words are of that form.
    """
    ahead = [i.kind for i in work.row[at + 1 : at + 5] if i.kind not in ("determiner", "auxiliary", "gift", "each")]
    if ahead[:2] != ["sum", "from"] or not _fund_speaks(work, at):
        return False
    read_receiving(work, at)
    return True


def _fund_speaks(work: ClauseWork, at: int) -> bool:
    """Whether a fund, and no party, stands before the verb as its subject: "Le comité « Oui à X » annonce"."""
    for back, item in reversed(list(enumerate(work.row[:at]))):
        if item.kind == "fund":
            return True
        if item.kind == "party" and back and work.row[back - 1].has("link.of"):
            continue  # "the Brumeval Fund, the committee of X, declares"
        if item.kind in ("party", "verb", "speech", "stop", "contrast", "speaker"):
            return False
    return False


def _leads(work: ClauseWork, money: Item, giver: Giver) -> bool:
    """Whether a sum stands before "including": "collected $250 million from donors including Meta" is of them all."""
    return any(money.last <= i.first < giver.item.first and i.kind == "including" for i in work.row)
