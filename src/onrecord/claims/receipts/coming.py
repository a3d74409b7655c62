"""Money that came from somebody: "$1 million came from X", "auf X entfallen 2 Millionen" (German)."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.aims import is_aimed
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.entries import entry_fund
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.frames import Giver
from onrecord.claims.giftnouns.owners import owners_behind_sum, owners_of_sum, owners_of_whose
from onrecord.claims.givers.dropped import fronted_from
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.governors import acts_elsewhere
from onrecord.claims.givers.ofwhom import is_of_staff
from onrecord.claims.givers.subjects import meant_behind
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.halves import joined_at
from onrecord.claims.receipts.includedparts import read_part
from onrecord.claims.receipts.nothingfrom import is_denied
from onrecord.claims.receipts.parades import NO_PARADE, read_parade
from onrecord.claims.receipts.partsoftotals import is_part_told
from onrecord.claims.receipts.promisers import without_promisers
from onrecord.claims.receipts.reaching import read_reaching
from onrecord.claims.receipts.receiving import fund_before
from onrecord.claims.receipts.repeatedsources import gather_sources
from onrecord.claims.receipts.somesources import is_mostly, names_some

__all__ = ["read_bare_source", "read_coming"]


def read_coming(work: ClauseWork, at: int) -> None:
    """Add the frames of "$1 million came from X" and "From X they had $50,000 each"."""
    if work.row[at].has("come.to"):
        read_reaching(work, at)
        return
    if work.row[at].has("link.passive") and work.kind(at + 1) == "party":
        read_parade(work, at)  # "Tra i soci di A c'è B, che darà 5 mila euro" (Italian, "there is B, who will give")
        return
    status = "planned" if work.row[at].has("come.ahead") else "given"
    telling = Telling(status=status, rule="verb.come", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    joined = joined_at(work, at)
    ahead = joined != at or work.kind(0) == "to"  # "Aux 5 euros de X s'ajoutent ceux de Y" (French, "to X's $5 add")
    if ahead and (owners := owners_of_sum(work, at, 0)):
        work.emit(owners, work.whole(work.sums(0, at)[-1:]), telling)
        if joined != at:
            return
    whose = next((n for n in range(at) if work.row[n].has("relative.whose")), 0)
    owners = owners_behind_sum(work, at) or owners_of_whose(work, whose)  # "X, de cuyo bolsillo salieron $5,000"
    if owners:
        work.emit(owners, work.whole(work.sums(at, len(work.row))[:1]), telling)
        return
    if any(i.has("negation.nothing") for i in work.row[max(0, at - 2) : at]):
        return  # "The gift of X is his own, and no money will come from Orlo": nothing is told to come from X
    fronted = fronted_from(work.row, at, 0)  # "X gave $1, and to the fund there came $2 from Y"
    begin = fronted if fronted < at and joined != at else joined
    source = _source_of(work, at, begin)
    if _falls_to_funds(work, at) or _read_entrant(work, at, telling):
        return
    if source is None and not any(i.kind in NO_PARADE for i in work.row):
        read_parade(work, at)
    elif source is not None and not read_part(work, at):
        _read_source(work, at, source, begin)


def _read_entrant(work: ClauseWork, at: int, telling: Telling) -> bool:
    """Add the frame of "Com R$ 5 mil entrou a oleira X" (Portuguese, "with 5,000 in came X"); False for no such."""
    if at != _FRONT or [work.kind(0), work.kind(1)] != ["at", "sum"]:
        return False
    named = next((n for n in range(at + 1, len(work.row)) if work.kind(n) not in _BEFORE_NAME), at)
    if work.kind(named) != "party" or any(i.kind in NO_PARADE for i in work.row):
        return False
    found, _ = gather_right(work.row, named, len(work.row))
    work.emit(givers_of(found, work.line.number), work.whole((work.row[1],)), telling)
    return True


_FRONT = 2
"""Where the verb stands behind "with" and a sum."""
_BEFORE_NAME = ("determiner", "role", "word", "again", "auxiliary")


def _falls_to_funds(work: ClauseWork, at: int) -> bool:
    """ "Auf die SPÖ entfielen 350.000 Euro, auf X 200.000" (German): what funds got, in all."""
    if not work.row[at].has("come.onto"):
        return False
    ahead = next((n for n, i in enumerate(work.row) if i.kind == "in"), len(work.row))
    behind = next((i.kind for i in work.row[ahead + 1 : ahead + 4] if i.kind != "determiner"), "")
    return behind == "fund"


_BESIDE_SUM = ("determiner", "role", "auxiliary", "again", "word", "end", "each", "aside", "comma", "and")
_JUST_TOLD = 2
"""Lines back to the gifts that a sentence of sums and names goes on with."""


def read_bare_source(work: ClauseWork) -> None:
    """Add the frames of a sentence that is sums and whom they are from: "Un millón también de X." (Spanish).

    Without "too" it goes on with gifts just told: "Venticinque milioni da X, trader." (Italian).
    """
    if not work.clause.kinds >= {"sum", "from", "party"}:
        return
    told = [i for i in work.row if i.kind not in _BESIDE_SUM]
    kinds = [i.kind for i in told]
    near = any(i.has("link.too") for i in work.row) or 0 < work.line.number - work.focus.gave <= _JUST_TOLD
    if not near or len(kinds) % 3 or kinds != ["sum", "from", "party"] * (len(kinds) // 3):
        return
    telling = Telling(status="given", rule="from", zone=(0, len(work.row)), lean="weak")
    for n in range(0, len(told), 3):
        work.emit(givers_of(told[n + 2 : n + 3], work.line.number), work.whole((told[n],)), telling)


def _sums_told(work: ClauseWork, at: int, begin: int) -> tuple[Item, ...]:
    """The sums that may have come; not those of "spent $4 million, and half of its money came from X"."""
    spent = [work.row[n + 1] for n in range(len(work.row) - 1) if work.row[n].has("money.spent")]
    sums = work.sums(begin, len(work.row)) or tuple(i for i in work.trailing if i.kind == "sum")
    if not sums and work.clause.aside and work.clause.money is not None:
        return (work.clause.money,)  # "received $5,000, which came from X"
    kept = tuple(i for i in sums if i not in spent)
    return kept or tuple(i for aside in work.row[at:] for i in aside.inner if len(aside.inner) == 1 and i.kind == "sum")


def _read_source(work: ClauseWork, at: int, source: int, begin: int) -> None:
    """Add the frames of the names behind `source`, the word that leads to whom the money came from."""
    sums = _sums_told(work, at, begin)
    goods = () if sums else _goods_before(work, at)
    denied = is_denied(work, at, max(begin, at - _BEFORE_VERB))
    none = denied and work.row[at].has("come.none")  # "Von X kommt kein Geld", "Keine Spende gibt es von X" (German)
    party = _party_behind(work, source)
    if not (sums or goods or denied) or any(_is_other(work, n) for n in range(len(work.row))):
        _see_source(work, at, source, party)
        return
    if party is not None and _is_of_others(work, source, party):
        return
    if party is not None and not denied and _read_bracketed(work, at, source, party):
        return
    found, end = gather_sources(work.row, party) if party is not None else ([], source + 2)
    found = [i for n, i in enumerate(found) if not n or not _tells_own(work, i)]
    givers = givers_of(found, work.line.number)
    if not givers:
        givers = meant_behind(work.row, source, work.focus, work.line.number)
    sums = _sum_behind(work, at) or tuple(i for i in sums if i in work.sums(begin, at))[-1:] or sums[:1]
    if sums and _is_whole(work, sums[0]) and not (sums := _sum_inside(work, at)):
        return
    ahead = none or _is_ahead(work, at, begin)
    if denied and (not ahead or (source > at and not none)):
        return  # "From X nothing has come", "Hale gives his own money, and none will come from X"
    mostly = is_mostly(work.row, at, party) or ("including" in work.clause.kinds and names_some(work.row, source, end))
    sums = () if denied or mostly or (sums and _is_of_all(work, sums[0], at)) else sums
    telling = Telling(
        status="declined" if denied else "planned" if ahead else "given",
        rule="verb.come", zone=(0, len(work.row)), verb=work.row[at], lean="weak",
    )  # fmt: skip
    objects = work.objects(begin, len(work.row)) if begin else work.whole(sums)
    own = entry_fund(work.row, givers[0].item, sums[0]) if givers and sums else None
    funds = objects.funds if begin else _aimed(work, own) or objects.funds
    manner = objects.manner | {"some_of_all"} if mostly else objects.manner
    work.emit(givers, replace(objects, money=sums, more=(), goods=goods, funds=funds, manner=manner), telling)
    _read_further(work, at, end, telling)
    _read_other_takers(work, sums, givers, telling)


def _is_ahead(work: ClauseWork, at: int, begin: int) -> bool:
    """Whether the money is still to come: "will come from X", "a pledge that came from X"."""
    planned = any(i.kind == "plan" and not i.has("link.to") for i in work.row[:at])
    pledged = any(i.kind == "gift" and i.has("pledge") for i in work.row[begin:at])
    return planned or pledged or work.row[at].has("come.ahead") or work.row[at].has("plan")


def _see_source(work: ClauseWork, at: int, source: int, party: int | None) -> None:
    """ "The largest gift for Jo Hale came from Ada Kemp. She sent $8 million": whom the next sentence goes on with."""
    gift = any(i.kind == "gift" for i in work.row[:at])
    if gift and party is not None and not _is_of_others(work, source, party):
        work.focus.see(givers_of([work.row[party]], work.line.number))


def _is_of_all(work: ClauseWork, money: Item, at: int) -> bool:
    """ "The PAC raised $6 million, the biggest gifts coming from X": the sum of all that it took is not what X gave."""
    start = next((n for n, i in enumerate(work.row) if i is money), at)
    comma = next((n for n in range(start + 1, at) if work.kind(n) == "comma"), at)
    taken = any(i.verb == "receive" for i in work.row[:start])
    return taken and any(i.kind == "gift" for i in work.row[comma:at])


_NEAR, _FAR = 7, 10
"""Items in which a name follows "from", and in which it does where all before it only describe it."""


def _party_behind(work: ClauseWork, source: int) -> int | None:
    """Where the name stands that "from" leads to: "came from a single source, the potato processor [X]"."""
    ahead = range(source + 1, min(source + _FAR, len(work.row)))
    party = next((n for n in ahead if work.kind(n) == "party"), None)
    if party is None or _says_so(work, source, party):
        return None
    small = ("determiner", "word", "comma", "role", "donor")
    described = all(work.kind(n) in small for n in range(source + 1, party))
    return party if party < source + _NEAR or described else None


def _says_so(work: ClauseWork, source: int, party: int) -> bool:
    """ "came from firms, [Jo Hale] said", "said [Jo Hale]", "from a man whom [Jo Hale] knows": no name of who gave.

    Nor is one behind another such verb: "La mayor fue de 5.000 y la segunda fue de [Jo Hale]" (Spanish).
    """
    between = [work.kind(n) for n in range(source + 1, party)]
    if any(i.verb == "come" for i in work.row[source + 1 : party]):
        return True
    said = work.kind(party + 1) == "speech" or "speech" in between
    return "relative" in between or ("comma" in between and said)


def _aimed(work: ClauseWork, own: Item | None) -> tuple[Item, ...]:
    """The giver's `own` fund or the one aimed at; with "each" those joined to it: "je 5 Euro gingen an A und B"."""
    first = next((n for n, i in enumerate(work.row) if i.kind == "fund" and _is_aim(work, n)), None)
    if first is None or (own is not None and "each" not in work.clause.kinds):
        return (own,) if own is not None else ()
    found, at = [work.row[first]], first + 1
    while "each" in work.clause.kinds and work.kind(at) in ("and", "comma"):
        at += 2 if work.kind(at + 1) in ("determiner", "to") else 1
        if work.kind(at) != "fund":
            break
        found.append(work.row[at])
        at += 1
    return tuple(found)


def _is_aim(work: ClauseWork, at: int) -> bool:
    """Whether the gift is aimed at the fund at `at`; not in "from X, a former donor to [the Conservatives]"."""
    lead = at - 1
    while lead > 0 and work.kind(lead) in ("determiner", "to"):
        lead -= 1
    return work.kind(lead) != "donor" and is_aimed(work.row, work.row[at])


def _is_of_others(work: ClauseWork, source: int, party: int) -> bool:
    """ "came from friends of X", "from employees of X": the name only tells whose they are."""
    between = work.row[source + 1 : party]
    if _is_of_fund(work, source):
        return True
    return any(i.kind in ("of", "verb", "negation") for i in between) or is_of_staff(work.row, party)


def _is_of_fund(work: ClauseWork, source: int) -> bool:
    """ "18 mila euro sono usciti verso il comitato [del] X" (Italian, "went to the committee of X"): X gets it.

    So does X in "der Rest ging an die Firma von X" (German, "the rest went to the firm of X").
    """
    if source < 2 or work.kind(source - 1) not in ("fund", "role", "kind") or not work.row[source].has("link.of"):
        return False
    lead = next((n for n in range(source - 2, -1, -1) if work.kind(n) != "determiner"), 0)
    return work.kind(lead) == "to"


def _read_bracketed(work: ClauseWork, at: int, source: int, party: int) -> bool:
    """Add the frames of "came from A ($5,000), B ($2,000) and C and D (each $1,000)"; False for no such list."""
    told = work.row[party + 1 : party + 2]
    inner = [i.kind for aside in told for i in aside.inner if i.kind != "each"]
    if inner != ["sum"]:
        return False
    pairs = list(pair_list(work.row, source, len(work.row), work.line.number, after_from=True))
    if len(pairs) < _SEVERAL or any(money is None for _, money in pairs):
        return False
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    for giver, money in pairs:
        work.emit((giver,), work.whole((money,) if money else ()), telling)
    return True


_SEVERAL = 2


def _tells_own(work: ClauseWork, party: Item) -> bool:
    """ "came from A ($5,000), B and C, [which gave $1,000]": C's gift is told behind its name."""
    behind = next((i for i in work.row if i.first >= party.last), None)
    inner = behind.inner if behind is not None and behind.kind == "aside" else ()
    relative = bool(inner) and inner[0].kind == "relative"
    return relative and any(i.kind == "sum" for i in inner) and any(i.verb in ("give", "give_weak") for i in inner)


def _read_other_takers(work: ClauseWork, sums: tuple[Item, ...], givers: tuple[Giver, ...], telling: Telling) -> None:
    """Add the frames of "From X there came $500 to A and [half that to B]": further sums that name their fund.

    "An A gingen 500 Euro von X, [an B 200]" (German): the fund in front of its sum.
    """
    first = next((n for n, i in enumerate(work.row) if sums and i is sums[0]), len(work.row))
    for n in range(first + 1, len(work.row)):
        before = [i for i in work.row[first + 1 : n] if i.kind != "determiner"][-3:]
        aimed = [i.kind for i in before] in (["comma", "to", "fund"], ["and", "to", "fund"])
        if work.kind(n) == "sum" and aimed and work.kind(n + 1) != "from":
            work.emit(givers, replace(work.whole((work.row[n],)), more=(), funds=tuple(before[-1:])), telling)
            continue
        if work.kind(n) != "sum" or work.kind(n - 1) not in ("and", "comma"):
            continue
        ahead = [i for i in work.row[n + 1 : n + 5] if i.kind not in ("word", "determiner")]
        if [i.kind for i in ahead[:2]] == ["to", "fund"]:
            work.emit(givers, replace(work.whole((work.row[n],)), more=(), funds=(ahead[1],)), telling)


def _is_whole(work: ClauseWork, money: Item) -> bool:
    """ "Of the $50,000 that the party took in, a fifth came from X": the sum of which the gift is a part."""
    at = next((n for n, i in enumerate(work.row) if i is money), 0)
    if work.kind(0) == "in" and all(i.kind == "determiner" for i in work.row[1:at]) and work.kind(at + 1) == "from":
        return True  # "Sur les 10 millions du comité, deux viennent de X" (French)
    lead = [i for i in work.row[:at] if i.kind != "determiner" or i.has("link.of")]
    taken = work.kind(at + 1) == "relative" or (at + 1 < len(work.row) and work.row[at + 1].verb == "receive")
    return len(lead) == 1 and lead[0].has("link.of") and taken


def _sum_behind(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "Van de 2 miljoen kwam [een ton] van X" (Dutch): the sum right behind the verb, of a whole told before it."""
    source = next((n for n in range(at + 1, len(work.row)) if _is_source(work.row[n])), at)
    between = [i for i in work.row[at + 1 : source] if i.kind not in _AROUND_SUM]
    return tuple(between) if [i.kind for i in between] == ["sum"] else ()


def _sum_inside(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "De los 7 millones que recaudó, el 90 % ([6 millones]) procedía de X" (Spanish): the sum of a part."""
    return tuple(i for aside in work.row[:at] for i in aside.inner if [k.kind for k in aside.inner] == ["sum"])[-1:]


_AROUND_SUM = ("determiner", "auxiliary", "word", "dash")
"""What may stand beside a sum between the verb and "from": "kwam [negentig procent –] 6 miljoen [–] van X" (Dutch)."""

_BEFORE_VERB = 3
"""Items before a verb in which its negation stands: "From X there will [not] come a cent"."""


def _is_other(work: ClauseWork, at: int) -> bool:
    """Whether the item at `at` tells of other money; "in all" beside a sum does not, nor "a total of $5,000"."""
    kind = work.kind(at)
    own = work.kind(at - 1) == "sum" or (work.kind(at + 2) == "sum" and work.row[at + 1].has("link.of"))
    own = own or is_part_told(work.row, at)
    return kind == "business" or (kind == "total" and not own)


def _read_further(work: ClauseWork, at: int, end: int, telling: Telling) -> None:
    """Add the frames of what came from others: "$200 comes from X, and $150 from Y", "..., auf Y 150"."""
    taken = {id(frame.giver.item) for frame in work.frames}
    following = next((n for n in range(at + 1, len(work.row)) if work.row[n].verb == "come"), None)
    behind = next((n for n in range(end, len(work.row)) if work.row[n].has("listing.behind")), len(work.row))
    upper = (joined_at(work, following) if following is not None else 0) or behind
    for giver, money in pair_list(work.row, end, upper, work.line.number, after_from=True):
        if money is not None and id(giver.item) not in taken:
            own = work.whole((money,))
            work.emit((giver,), replace(own, funds=fund_before(work, money, giver) or own.funds), telling)
    if not work.row[at].has("come.onto"):
        return
    for n in range(end, len(work.row) - 1):
        if work.kind(n) == "party" and work.kind(n + 1) == "sum":
            givers = givers_of(work.row[n : n + 1], work.line.number)
            work.emit(givers, work.whole(work.row[n + 1 : n + 2]), telling)
        elif _is_onto_another(work, n) and work.frames and work.frames[-1].money is not None:
            work.emit(givers_of(work.row[n : n + 1], work.line.number), work.whole((work.frames[-1].money,)), telling)


def _is_onto_another(work: ClauseWork, at: int) -> bool:
    """ "Je zwei Millionen entfielen auf A und auf [B]" (German, "fell to A and to B"): one more who gave as much."""
    back = at - 1
    while work.kind(back) in _BEFORE_NAME:
        back -= 1
    led = work.kind(at) == "party" and work.kind(back) == "in" and work.kind(back - 1) in ("and", "comma")
    return led and "each" in work.clause.kinds


def _source_of(work: ClauseWork, at: int, begin: int) -> int | None:
    """Where the word stands that leads to whom the money came from; of two the one that leads to a name."""
    if work.row[at].has("come.from") and work.kind(at + 1) != "sum":  # not "fue de 250.000 dólares" (Spanish)
        return at
    onto = work.row[at].has("come.onto")  # "auf Norvane entfallen 2 Millionen"
    places = [n for n in range(begin, len(work.row)) if _is_source(work.row[n]) or (onto and work.kind(n) == "in")]
    places = [n for n in places if work.kind(n + 1) != "sum"]  # not the "da" of "un assegno da 5 euro" (Italian)
    places = [n for n in places if work.kind(n - 1) != "negation"]  # "comes from me, not from Larkspur"
    places = without_promisers(work.row, [n for n in places if not acts_elsewhere(work.row, n)], at)
    named = (n for n in places if _leads_to_name(work, n))
    return next(named, next(iter(places), None))


def _leads_to_name(work: ClauseWork, source: int) -> bool:
    """Whether a name stands near behind "from", or what describes one: "from [the poultry farmer] Hale"."""
    near = work.row[source + 1 : source + 4]
    if any(i.kind == "party" for i in near):
        return True
    passed = ("determiner", "word", "role", *(("pronoun", "comma") if near and near[0].has("pronoun.his") else ()))
    donor = any(i.kind == "donor" for i in near)  # "from a single donor, the Bangkok-based trader Hale"
    passed = (*passed, "donor", "comma") if donor else passed
    behind = next((i for i in work.row[source + 1 : source + _FAR] if i.kind not in passed), None)
    return behind is not None and behind.kind == "party"


def _is_source(item: Item) -> bool:
    """Whether a word leads to whom money came from."""
    return item.kind == "from" or item.has("come.from")


def _goods_before(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """ "The flowers came from X, free of charge": goods that are said to cost nothing."""
    free = any(i.has("noun.in_kind") for item in work.row for i in (item, *item.inner))
    return tuple(i for i in work.row[:at] if i.kind == "kind") if free else ()
