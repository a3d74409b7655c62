"""Nouns of giving: "a $1 million donation from Meta", "Altman's gift", "plans a $1 million contribution"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.giftnouns.fines import without_fines
from onrecord.claims.giftnouns.likened import before_likened, is_likened
from onrecord.claims.giftnouns.owners import owners_before, owners_of_sum, owners_of_whose, possessors
from onrecord.claims.giftnouns.reaching import fund_reached
from onrecord.claims.giftnouns.sizes import sized_givers
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.governors import acts_elsewhere
from onrecord.claims.givers.ofwhom import is_of_staff
from onrecord.claims.givers.subjects import meant_behind, pronoun_givers
from onrecord.claims.order.items import Item

__all__ = ["givers_behind", "is_gift_noun", "read_noun"]


def is_gift_noun(work: ClauseWork, at: int) -> bool:
    """Return whether a noun of giving stands at `at`, or a sum that is one.

    A sum without figure is ("seven-figure checks"), and so is one right behind its verb ("announced $75 million for").
    """
    money, back = work.row[at].money, at - 1
    while back > 0 and work.kind(back) in ("date", "determiner", "again", "each"):
        back -= 1
    if work.kind(back) == "fund" and money is not None and work.kind(back - 1) == "to":
        back -= 2  # "kündigte für Trumps Feier eine Million an" (German, "announced for")
    worded = money is not None and money.amount is None and money.factor is None
    like = money is not None and money.factor is not None and work.kind(at + 1) in ("end", "comma", "stop", "and", "")
    worth = money is not None and (money.amount is not None or like)
    announced = worth and work.row[back].verb == "announce"
    return work.kind(at) == "gift" or worded or announced


def read_noun(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of the noun at `at`, unless a verb's frame covers it already."""
    owner = _owner(work, at)
    if _is_covered(work, at, owner) or is_likened(work, at):
        return
    upper = before_likened(work, at, work.upper(at))
    givers = givers_behind(work, at, upper) or owner or _planners(work, at, lower)
    givers = givers or _stated(work, at, lower) or _bringing(work, at, lower)
    sized = () if givers else sized_givers(work, at)
    givers = givers or sized
    matched = bool(owner) and any(_is_matched(f, owner) for f in work.frames)
    status = "given" if matched else status_of(work.row, lower, at, work.line)
    if not givers or status is None or _is_turned_down(work, at) or (status == "declined" and _is_not_taken(work, at)):
        return
    status = "refunded" if any(i.has("refund.past") for i in work.row) else status
    money = without_fines(work, at, work.sums(max(lower, at - 3), at)[-1:])
    money = money or work.sums(at, min(at + (9 if sized else 5), upper))[:1]
    money = money or _stated_size(work, upper)
    if work.trailing and not any(m.money is not None and m.money.amount is not None for m in money):
        money = tuple(i for i in work.trailing if i.kind == "sum")  # "Its other gift was from X: $1 million"
    objects = _told_objects(work, (lower, at, upper), owned=bool(owner))
    if work.trailing and money and money[0] in work.trailing and not objects.funds:
        objects = replace(objects, funds=tuple(i for i in work.trailing if i.kind == "fund"))
    if (objects.foreign and not objects.funds) or (not money and _is_told_elsewhere(work, at, objects)):
        return
    if not (money or objects.money) and upper < work.upper(at):
        return  # "The gift from X was just shy of a $10 million donation to Y": told elsewhere
    if _is_taken_in(work, money or objects.money):
        return
    if sized:
        objects = replace(objects, goods=(), manner=objects.manner - {"cash_and_goods"})
    telling = Telling(status=status, rule="noun", zone=(lower, work.upper(at)), verb=work.row[at], lean="weak")
    if not money and (_is_of_other(work, at, givers, objects) or _is_of_taker(work, at, objects)):
        objects = replace(objects, money=())
    objects = replace(objects, money=_each_to_its_fund(money, objects) or objects.money)
    _emit_gifts(work, (lower, at, upper), givers, objects, telling)


def _is_covered(work: ClauseWork, at: int, owner: tuple[Giver, ...]) -> bool:
    """Whether a verb's frame tells of the gift at `at` already."""
    return any(f.zone[0] <= work.row[at].first < f.zone[1] and not _is_matched(f, owner) for f in work.frames)


def _told_objects(work: ClauseWork, places: tuple[int, int, int], *, owned: bool) -> Objects:
    """What the clause from the first of the places to the last tells of the gift at the second; `owned` by "his"."""
    lower, at, upper = places
    told = work.objects(at + 1, upper, before=(lower, at))
    funds = told.funds or (fund_reached(work.row, at) if owned else ())
    return replace(told, money=without_fines(work, at, told.money), funds=funds)


def _each_to_its_fund(money: tuple[Item, ...], objects: Objects) -> tuple[Item, ...]:
    """ "Among X's gifts were $5,000 to A and $3,000 to B": all the sums, where each has its fund, else `money`."""
    several = len(objects.money) > 1 and len(objects.money) == len(objects.funds)
    return objects.money if several and money and money[0] is objects.money[0] else money


def _emit_included(work: ClauseWork, verb: int, givers: tuple[Giver, ...], telling: Telling) -> bool:
    """Add the frames of "X's gifts included $5,000 to A and $3,000 to B", with its verb at `verb`; else False."""
    if verb >= len(work.row) or not work.row[verb].has("listing.include"):
        return False
    objects = work.objects(verb + 1, len(work.row))
    several = len(objects.money) > 1 and len(objects.money) == len(objects.funds)
    if several:
        work.emit(givers, objects, replace(telling, zone=(telling.zone[0], len(work.row))))
    return several


def _is_of_taker(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "The party got $6 million, thanks to two payments of X": the sum before the comma is what it got in all."""
    first = next((n for n, i in enumerate(work.row[:at]) if objects.money and i is objects.money[0]), at)
    taken = any(i.verb == "receive" for i in work.row[:first])
    return taken and any(i.kind == "comma" for i in work.row[first:at])


def _emit_gifts(
    work: ClauseWork, places: tuple[int, int, int], givers: tuple[Giver, ...], objects: Objects, telling: Telling
) -> None:
    """Add the frames of a noun at the second of the places, in a clause from the first to the third."""
    lower, at, upper = places
    if _emit_included(work, upper, givers, telling):
        return
    own = [(giver, _bracketed(work, giver)) for giver in givers]
    if any(sum_ is not None for _, sum_ in own):
        for giver, sum_ in own:
            work.emit((giver,), replace(objects, money=(sum_,) if sum_ else ()), telling)
        return
    worth = frozenset[int]() if not objects.goods and "in_kind" not in work.row[at].categories else objects.goods_worth
    if any(i.has("noun.in_kind") and not i.has("noun.worth") for i in work.row[lower:upper]):
        worth = objects.goods_worth
    others = _from_others(work, (at, upper), givers, objects.money[:1])
    objects = replace(objects, more=() if others else objects.more)
    work.emit(givers, replace(objects, goods_worth=worth), telling)
    for giver, own_sum in others:
        work.emit((giver,), replace(objects, money=(own_sum,), goods=(), goods_worth=frozenset()), telling)


def _from_others(
    work: ClauseWork, places: tuple[int, int], givers: tuple[Giver, ...], own: tuple[Item, ...]
) -> list[tuple[Giver, Item]]:
    """ "a $1 million gift from A and a matching one from its chief, B": further sums, each with whom it is from.

    No "and" leads on in "the gift from A, of $1 million, is more than the funds of B": that sum is the `own` one.
    """
    at, upper = places
    if not givers or givers[0].item.first < work.row[at].first:
        return []
    first = givers[0].item.last
    told = {g.member.number for g in givers}
    pairs = pair_list(work.row, at + 1, upper, work.line.number, after_from=True)
    further = [(g, m) for g, m in pairs if m is not None and first <= m.first < g.item.first]
    goes_on = further and any(
        i.kind == "and" for i in work.row if further[0][1].last <= i.first < further[0][0].item.first
    )
    further = further if goes_on else [(g, m) for g, m in further if m not in own]
    return [(g, m) for g, m in further if g.member.number not in told]


def _is_taken_in(work: ClauseWork, money: tuple[Item, ...]) -> bool:
    """ "X's gifts made up most of the $75 million [that the PAC took in]": all that the fund got."""
    at = next((n for n, i in enumerate(work.row) if money and i is money[0]), len(work.row))
    ahead = [i.kind for i in work.row[at + 1 : at + 4] if i.kind != "determiner"]
    return ahead[:2] == ["relative", "fund"]


def _stated_size(work: ClauseWork, verb: int) -> tuple[Item, ...]:
    """ "La donación de X al fondo [fue de] 50.000 dólares" (Spanish, "came to"): the sum behind a verb of size."""
    if verb + 1 >= len(work.row) or not (work.row[verb].has("come.from") or work.row[verb].has("listing.reach")):
        return ()
    money = work.row[verb + 1].money
    return (work.row[verb + 1],) if money is not None and money.amount is not None else ()


def _is_turned_down(work: ClauseWork, at: int) -> bool:
    """ "The committee rejected a donation from X": the fund itself did not take it."""
    if _is_absent(work, at) or _is_means(work, at):
        return True
    refused = next((n for n in range(at) if work.row[n].verb == "refuse" or work.kind(n) == "deny"), 0)
    return any(i.kind == "fund" for i in work.row[:refused])


def _is_absent(work: ClauseWork, at: int) -> bool:
    """ "Non compaiono versamenti da parte di X" (Italian): nobody says that X refused."""
    back = at - 1
    while back > 0 and (work.kind(back) in ("determiner", "auxiliary", "word") or work.row[back].verb in _SHOWING):
        back -= 1
    shown = any(i.verb in _SHOWING for i in work.row[back + 1 : at])
    return shown and back >= 0 and work.kind(back) == "negation"


_SHOWING = ("listing", "come", "announce")


def _is_means(work: ClauseWork, at: int) -> bool:
    """ "a través de una transferencia realizada por el Banco" (Spanish): how it was paid, and not who gave."""
    back = at - 1
    while back > 0 and work.kind(back) in ("determiner", "word"):
        back -= 1
    return back >= 0 and work.kind(back) == "through"


def _is_of_other(work: ClauseWork, at: int, givers: tuple[Giver, ...], objects: Objects) -> bool:
    """ "the 2 million of A and B and the gift of C": a sum before the noun, with its own names between."""
    first = objects.money[0] if objects.money else None
    if first is None or first.first > work.row[at].first or any(g.item.first < work.row[at].first for g in givers):
        return False
    return any(i.kind == "party" for i in work.row[:at] if i.first >= first.last)


def _is_not_taken(work: ClauseWork, at: int) -> bool:
    """ "would not take a check from X": who would have got the gift will not have it."""
    denied = next((n for n in range(at - 1, 0, -1) if work.kind(n) == "negation"), 0)
    return denied > 0 and work.kind(denied - 1) == "plan" and work.kind(denied + 1) in ("word", "verb")


def _is_told_elsewhere(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "der Beitrag der Kaldane AG fällt kleiner aus" (German, "the gift of ... turns out smaller"): of a gift told
    elsewhere, or of whose money it is.
    """
    return _tells_whose(work, at) or (not objects.money and not objects.funds and _owned_behind(work, at))


def _tells_whose(work: ClauseWork, at: int) -> bool:
    """ "Otto's donations are his": whose money it is, and no gift."""
    behind = work.row[at + 1 : at + 4]
    return len(behind) > 1 and behind[0].has("link.passive") and any(i.has("pronoun.his") for i in behind[1:])


def _is_matched(frame: Frame, owner: tuple[Giver, ...]) -> bool:
    """ "pledged to match X's $1 million gift": X gave as well."""
    matching = frame.verb is not None and frame.verb.verb == "match"
    return matching and bool(owner) and owner[0].certain and owner[0].member != frame.giver.member


def givers_behind(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "a donation [to the fund] from X and Y"."""
    own = at > 0 and work.row[at - 1].has("pronoun.his")  # "Il suo regalo venne in azioni di X" (Italian): not X's
    for ahead in range(at + 1, at if own else min(at + 9, upper)):
        if work.kind(ahead) in ("verb", "stop", "comma", "dash", "colon", "negation"):
            return ()
        if work.row[ahead].has("link.perfect") or _is_taken_as(work, at, ahead) or acts_elsewhere(work.row, ahead):
            return ()  # "El aporte habría salido de X" (Spanish, "is said to have come from"): told elsewhere
        owned = ahead == at + 1 and _owned_behind(work, at)
        if (work.kind(ahead) == "from" and work.kind(ahead + 1) != "sum") or owned:
            if meant := _described_firm(work, ahead, upper) or _of_account(work, ahead):
                return meant
            party = next((i for i in range(ahead + 1, min(ahead + 6, upper)) if work.kind(i) == "party"), None)
            if party is None or any(i.kind in ("of", "to") for i in work.row[ahead + 1 : party]):
                return ()
            if is_of_staff(work.row, party):
                return ()
            return givers_of(gather_right(work.row, party, upper)[0], work.line.number)
    return ()


def _is_taken_as(work: ClauseWork, at: int, as_: int) -> bool:
    """ "Die Spende [gilt als] Versuch von X" (German, "is taken as an attempt by X"): whose the attempt is."""
    return as_ > at + 1 and work.row[as_].has_any("link.as", "compared.like", "compared.than")


def _owned_behind(work: ClauseWork, at: int) -> bool:
    """Whether an article in the genitive tells whose the noun at `at` is: "die Spende [der] Kaldane AG" (German)."""
    return at + 1 < len(work.row) and work.row[at + 1].has("link.genitive")


def _bracketed(work: ClauseWork, giver: Giver) -> Item | None:
    """The sum in brackets right behind a giver: "the gifts of X ($1m), of Y ($2m)"."""
    behind = next((i for i in work.row if i.first >= giver.item.last), None)
    if behind is None or behind.kind != "aside" or any(i.kind == "verb" for i in behind.inner):
        return None  # "a donation of X, who gave A another $8,000"
    return next((i for i in behind.inner if i.kind == "sum"), None)


def _described_firm(work: ClauseWork, link: int, upper: int) -> tuple[Giver, ...]:
    """ "un don de l'avionneur": the firm that a definite description behind the link means."""
    at = link + 2
    if at >= upper or not work.row[link + 1].has("link.determiner") or work.row[link + 1].has("link.indefinite"):
        return ()
    if (
        not work.row[at].has("role.company")
        or work.kind(at + 1) == "party"
        or (at + 1 < upper and work.row[at + 1].has("link.of"))
    ):
        return ()
    return pronoun_givers(work.row, at, work.focus, work.line.number)


def _of_account(work: ClauseWork, link: int) -> tuple[Giver, ...]:
    """ "a $5 million donation [from his account]": whose the account is."""
    own = work.kind(link + 2) and work.row[link + 1].has("pronoun.his") and work.row[link + 2].has("account")
    return meant_behind(work.row, link, work.focus, work.line.number) if own else ()


def _owner(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "Altman's [$1 million personal] donation": the party whose possessive stands before the noun."""
    back = at - 1
    while back >= 0 and work.kind(back) in ("sum", "personal", "word", "again", "company", "in_kind"):
        back -= 1
    return owners_before(work, back) or owners_of_whose(work, back) or possessors(work, back, at)


def _stated(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "X's $1 million for the fund is its largest gift": whose the sum is that is called a gift."""
    linked = any(i.has("link.passive") for i in work.row[lower:at]) and work.row[at - 1].kind != "sum"
    return owners_of_sum(work, at, lower) if linked else ()


def _bringing(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "Merrow answered the call [with a gift of $1 million]": who acts brings the gift."""
    sized = work.kind(at + 1) in ("from", "of") and work.kind(at + 2) == "sum"
    acted = not any(i.has("link.passive") for i in work.row[:at])
    means = at > 1 and (work.row[at - 2].has("link.at") or (acted and work.row[at - 2].has("link.by")))
    brought = means and work.row[at - 1].has("link.indefinite")
    verbs = any(i.kind == "verb" and i.verb != "join" for i in work.row[:at])
    if not sized or not brought or verbs:
        return ()
    kin = any(i.has("role.kin") for i in work.row[:at])  # "X had cheered her sister on by a gift of $500"
    opens = work.kind(0) == "party" and work.kind(1) in ("auxiliary", "word")
    return givers_of(work.row[:1], work.line.number) if kin and opens else work.subject_of(at - 2, lower)[0]


def _planners(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """ "plans a $1 million gift", "prévoit de créer un engagement": who plans the noun gives."""
    for back in range(at - 1, max(lower, at - 6) - 1, -1):
        if work.kind(back) == "plan":
            return work.subject_of(back, lower)[0]
        adverb = work.row[back].has("say.own") or (work.kind(back) == "auxiliary" and not work.row[back].has_any(*_BE))
        if not adverb and work.kind(back) not in _BEFORE_NOUN:
            return ()  # "bereitet nach eigenen Angaben eine Spende vor" (German): an adverb may stand between
    return ()


_BE = ("link.passive", "link.perfect")
_BEFORE_NOUN = ("determiner", "word", "sum", "personal", "again", "to", "from", "of")
