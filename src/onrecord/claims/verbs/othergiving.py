"""Verbs of giving that tell of no gift: a thing bought or lent, a value set, a thing given that is no money."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from onrecord.claims.clause.aims import hands_over, is_aimed
from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.objects import Objects, value_behind
from onrecord.claims.clause.prices import is_price
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.mumsizes import gives_figure
from onrecord.claims.verbs.broughttotals import brings_total
from onrecord.claims.verbs.financing import pays_for_fund, puts_money

__all__ = ["gives_else", "is_led_by_thing", "is_of_business", "is_of_others", "is_paid_for_thing", "spends_else"]


def _is_of_fund(row: tuple[Item, ...], at: int) -> bool:
    """ "the committee that backs Ada Kerrow": what a fund does, told behind its name."""
    that = at > 1 and row[at - 1].kind == "relative"
    return that and row[at - 2].kind == "fund" and at + 1 < len(row) and row[at + 1].kind == "party"


def is_of_business(row: tuple[Item, ...], at: int) -> bool:
    """ "The fine [that] it had to pay was $5,000": what opens the clause is what the verb at `at` pays."""
    first = next((n for n, i in enumerate(row[:at]) if i.kind not in ("determiner", "word", "pronoun")), at)
    behind = [i for i in row[first + 1 : at] if i.kind not in ("comma", "determiner")]
    return first < at and row[first].kind == "business" and behind[:1] != [] and behind[0].kind in _LED_ON


def is_of_others(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """Return whether the weak verb at `at` gives what is a fund's, or tells of a gift that somebody else made."""
    told = _is_of_fund(row, at) or _is_of_money(row, at) or _is_of_their_gift(row, at) or _is_paid_in(row, at, line)
    return told or _is_of_backing_fund(row, at) or _is_paid_to_them(row, at)


def _is_paid_to_them(row: tuple[Item, ...], at: int) -> bool:
    """ "which paid [them] $20 million": a pronoun for several takes the money, and no fund behind it does."""
    if not row[at].has("priced.buys") or any(i.kind == "fund" for i in row[at:]):
        return False
    beside = row[at + 1 : at + 2] if row[at + 2 : at + 3] and row[at + 2].kind == "sum" else ()
    return any(i.has("link.takers") for i in (*beside, *row[max(0, at - 2) : at]))


def _is_of_backing_fund(row: tuple[Item, ...], at: int) -> bool:
    """ "R$ 5 milhões ao MAGA Inc., o super PAC que o apoia" (Portuguese, "that backs him"): what the fund does."""
    return at > 2 and row[at - 2].kind == "relative" and row[at - 1].kind == "determiner" and row[at - 3].kind == "fund"


def _is_paid_in(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """ "paid $3 million in bribes", "zahlte drei Millionen Dollar Zinsen" (German, "interest"): with no fund near."""
    if not row[at].has("priced.buys") or any(i.kind in ("fund", "gift", "cash") for i in row[at:]):
        return False
    money = next((n for n in range(at + 1, len(row)) if row[n].kind == "sum"), 0)
    behind = row[money + 1 : money + 4] if money else ()
    if len(behind) > 1 and behind[0].has("link.purpose") and behind[1].kind == "other_verb":
        return True  # "para encerrar o caso" (Portuguese, "to settle the case")
    led = len(behind) > 1 and (behind[0].kind == "in" or behind[0].has("link.of"))
    what = behind[1] if led else behind[0] if behind else None
    ends = behind[2:3] if led else behind[1:2]
    named = what is not None and what.kind == "word" and not any(_steers(c) for c in what.categories)
    dated = what is not None and line.tokens[what.first].form.year
    if named and not dated and led and behind[0].kind == "in":
        return True  # "in fines over two spills"
    return named and not dated and (not ends or ends[0].kind in ("end", "comma", "date", "time", "stop", "and"))


def _steers(category: str) -> bool:
    return not category.startswith(("not_name", "returned"))


def _is_of_their_gift(row: tuple[Item, ...], at: int) -> bool:
    """ "sent a letter to X about its $5,000 gift": the sum is that of a gift which somebody else made."""
    if all(i.kind != "gift" for i in row[at + 1 :]):
        return False
    money = next((n for n in range(at + 1, len(row)) if row[n].kind == "sum"), 0)
    own = (
        money > at + 1
        and row[money - 1].has("pronoun.his")
        and [i.kind for i in row[money + 1 : money + 2]] == ["gift"]
    )
    return own and any(i.kind == "party" for i in row[at + 1 : money])


_LED_ON = ("relative", "pronoun")
_OF_MONEY = ("from", "of", "to", "determiner", "fund")


def _is_of_money(row: tuple[Item, ...], at: int) -> bool:
    """ "says that the $45,000 of the fund would pay for meals": the money acts, whoever says so."""
    back = at - 1
    while back > 0 and row[back].kind in _OF_MONEY:
        back -= 1
    lead = back - 1 if back > 0 and row[back - 1].kind == "determiner" else back
    told = row[back].kind == "sum" and lead > 0 and row[lead - 1].kind == "relative"
    return told and lead < back and lead > 1 and row[lead - 2].kind == "speech"


def spends_else(work: ClauseWork, at: int, upper: int, objects: Objects) -> bool:
    """Whether a weak verb gives nothing, or spends on something: "splashed $190 million on a compound"."""
    if not objects.money and not objects.goods:
        nothing = work.kind(at + 1) == "negation"  # "no pondrá nada": nothing is what it gives
        nothing = nothing or _will_not_pay(work, at, objects)
        handed = bool(objects.funds) and hands_over(work.row, at, upper)
        return not (nothing or handed or pays_for_fund(work, at, objects) or puts_money(work, at, objects))
    aimed = work.row[at].has("give_weak.aimed") or _pays_for_other(work, at)
    funds = [f for f in objects.funds if not _is_of_deed_before(work.row, at, f)]
    bought = work.row[at].has("priced") and not funds and is_paid_for_thing(work, at, upper)
    bought = bought or _is_sold(work, at, funds)
    if bought or _pays_a_price(work, at) or _pays_for_journey(work, at) or (aimed and not objects.funds):
        return True
    lent = work.row[at].has("give_weak.lend") and not objects.goods_worth
    if objects.money and not objects.goods and (lent or _buys(work, objects.money[0]) or _buys_tickets(work.row)):
        return True
    paid = bool(objects.money and objects.funds) or bool({"personal", "company"} & objects.manner)
    if work.row[at].has("give_weak.pocket") and not paid:
        return True  # "the film came out"
    if any(_is_own_campaign(work, f) for f in objects.funds) or _is_deal(work, at, upper, objects):
        return True
    if objects.funds or any(m.money is not None and m.money.asset for m in objects.money):
        return False
    for ahead in range(at + 1, upper - 1):
        if work.kind(ahead) == "in" and work.kind(ahead - 1 - (work.kind(ahead - 1) == "personal")) == "sum":
            following = work.row[ahead + 1]
            return following.kind in ("determiner", "party", "other") or following.has("pronoun.his")
    return False


_GOODS = ("role", "word", "kind", "business")


def _is_sold(work: ClauseWork, at: int, funds: Sequence[Item]) -> bool:
    """ "a cédé sa banque en 2011 pour 3 milliards" (French, "gave up his bank for"): what it had goes for a price."""
    own = at + 2 if work.kind(at + 1) == "determiner" else at + 1  # "la sua banca" (Italian)
    sold = work.row[at].has("noun.sold") and own + 1 < len(work.row) and work.row[own].has("pronoun.his")
    if funds or not sold:
        return False
    money = next((n for n in range(own + 2, len(work.row)) if work.kind(n) == "sum"), 0)
    return bool(money) and work.kind(own + 1) in _GOODS and work.row[money - 1].has("link.priced")


def _is_of_deed_before(row: Sequence[Item], at: int, fund: Item) -> bool:
    """ "attended the inauguration [and] paid $5,000 for a room": "and" parts the fund from what is paid.

    Places in the text are asked, as the verb stands before the fund in a row put in order.
    """
    return any(i.kind == "and" and fund.last <= i.first < row[at].first for i in row)


def is_paid_for_thing(work: ClauseWork, at: int, upper: int) -> bool:
    """ "paid $2 million for a house", "zahlte dem Vorstand 40.000 Euro" (German, "paid the chief"): no fund gets it."""
    sums = [n for n in range(at + 1, upper) if work.kind(n) == "sum"]
    bought = work.row[at].has("priced.buys")
    if any(is_price(work.row, n, bid=not bought, bought=bought) for n in sums[:1]):
        return True
    kinds = [i.kind for i in work.row[at + 1 : at + 5]]
    if bought and kinds[:3] == ["determiner", "kind", "sum"]:
        return True  # "a payé le terrain 60 000 dollars" (French, "paid $60,000 for the site")
    if bought and kinds[:2] == ["to", "determiner"] and work.row[at + 1].has("link.priced"):
        thing = [i.kind for i in work.row[at + 3 : sums[0]]] if sums else []
        return bool(thing) and all(kind in ("kind", "word") for kind in thing)  # "Für das Haus zahlte sie 9 Euro"
    handed = [work.kind(n) for n in range(at - 1, at + 4)]
    named = handed[:1] == ["party"] and handed[1:3] == ["verb", "determiner"] and handed[4:] == ["sum"]
    return named and handed[3] in ("role", "word") and not work.row[at + 1].has("pronoun.his")


def is_led_by_thing(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the verb at `at` pays for a thing told in front of it: "[For a barn] he put down $4 million"."""
    lead = at + 1 if at + 1 < len(row) and row[at + 1].has("link.purpose") else 0
    if not row[lead].has_any("link.purpose", "link.priced", "link.by") or lead + 2 >= len(row):
        return False
    some = row[lead + 1].has_any("link.indefinite", "pronoun.his")
    first = lead + 2 if some else lead + 1
    if not (some or row[first].kind == "kind") or any(i.kind in ("fund", "gift", "time") for i in row):
        return False
    end = next((n for n in range(first, len(row)) if row[n].kind not in ("word", "kind")), first)
    plain = all(i.kind == "kind" or not i.categories or i.has("account") for i in row[first:end])
    return end > first and plain and row[end].kind in _BEHIND_THING


_BEHIND_THING = ("comma", "pronoun", "verb", "party", "auxiliary", "sum")


def _pays_a_price(work: ClauseWork, at: int) -> bool:
    """ "ha pagado 7.200 dólares por el viaje" (Spanish, "for the trip"): what has its price.

    So has what somebody is paid for: "X le pagó 60.000 dólares por el sondeo" (Spanish, "paid it for the poll").
    """
    ahead = [i for i in work.row[at + 1 : at + 5] if i.kind != "determiner"]
    kinds = [i.kind for i in ahead[:3]]
    if at and work.row[at - 1].has("link.taker") and kinds == ["sum", "from", "word"] and ahead[1].has("link.by"):
        return True
    return len(ahead) > 2 and ahead[0].kind == "sum" and ahead[1].has("link.by") and ahead[2].kind == "limit"


def _pays_for_journey(work: ClauseWork, at: int) -> bool:
    """ "paid $28,000 for Mr. Hale to travel to the inauguration": what somebody else does with it."""
    ahead = [i for i in work.row[at + 1 : at + 7] if i.kind not in ("determiner", "role")]
    kinds = [i.kind for i in ahead[:4]]
    led = len(ahead) > 1 and ahead[1].has("link.purpose") and kinds[:1] == ["sum"]
    if led and kinds[2:3] == ["relative"]:
        return True  # "para que Otto Kemp viajara" (Spanish, "so that he travelled")
    return led and (kinds[2:] in (["party", "to"], ["other", "to"], ["pronoun", "to"]))


def _will_not_pay(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "will not pay into the fund", "will nicht in den Fonds einzahlen" (German): the fund alone stands behind."""
    backing = work.row[at].has("give_weak.with") or work.row[at].has("give_weak.backs")
    backing = backing and not work.row[at].has("give_weak.shares")  # "will sich an der Feier nicht beteiligen"
    ahead = next((i for i in work.row[at + 1 :] if i.kind not in ("to", "in", "determiner", "auxiliary")), None)
    denied = any(i.kind == "negation" for i in work.row[max(0, at - 5) : at])
    return denied and not backing and ahead is not None and ahead in objects.funds


_THINGS = ("word", "business", "role")


def _is_deal(work: ClauseWork, at: int, upper: int, objects: Objects) -> bool:
    """ "will pay $25 million to end the lawsuit": money of business, and no fund that is named."""
    named = any(f.fund is not None and f.fund.kind != "anaphor" for f in objects.funds)
    return not named and any(i.kind == "business" for i in work.row[at + 1 : upper])


def _is_passed(item: Item) -> bool:
    """Whether a small word stands between paying and what is paid for: "has always sponsored, since 2011, the fair"."""
    return item.kind in ("date", "auxiliary", "time", "word", "from", "comma") and not item.has("link.determiner")


def _pays_for_other(work: ClauseWork, at: int) -> bool:
    """ "sponsored the parade with $500", "pays for the shirts of the team": what is paid for is named, and no fund."""
    ahead = list(dropwhile(_is_passed, work.row[at + 1 : at + 7]))
    if not work.row[at].has("give_weak.pays") or len(ahead) < 2 or not ahead[0].has("link.determiner"):
        return False
    definite = not ahead[0].has("link.indefinite")
    if ahead[1].kind == "kind":
        behind = [i.kind for i in ahead[2:] if i.kind != "determiner"]
        return len(behind) > 1 and ahead[2].has("link.of") and behind[1] in ("word", "role")
    return definite and ahead[1].kind in ("word", "role")


_BOUGHT = ("word", "business", "limit", "kind")


def _buys(work: ClauseWork, money: Item) -> bool:
    """ "a payé 2 000 dollars sa chambre": a thing right behind the sum is what was bought."""
    at = next((n for n, i in enumerate(work.row) if i is money), len(work.row))
    if at + 3 < len(work.row) and work.row[at + 1].has("link.by") and work.row[at + 2].has("link.indefinite"):
        return work.kind(at + 3) in _BOUGHT  # "pagó 500 dólares por una mesa" (Spanish, "paid $500 for a table")
    return at + 2 < len(work.row) and work.row[at + 1].has("pronoun.his") and work.kind(at + 2) in _THINGS


def _buys_tickets(row: tuple[Item, ...]) -> bool:
    """ "Für zwei Karten zum Ball hat er 500 Dollar bezahlt" (German, "For two tickets ..."): the price of a seat."""
    opening = next((n for n, i in enumerate(row[:2]) if i.has("link.purpose")), None)
    return opening is not None and any(i.kind == "limit" for i in row[opening + 1 : opening + 4])


def _is_own_campaign(work: ClauseWork, fund: Item) -> bool:
    """ "paid €14 million for his presidential campaign": a candidate's spending."""
    at = next((n for n, i in enumerate(work.row) if i is fund), 0)
    own = work.row[max(0, at - 2) : at] if work.kind(at - 1) == "word" else work.row[at - 1 : at]
    return fund.fund is not None and fund.fund.kind == "campaign" and any(i.has("pronoun.his") for i in own)


def gives_else(work: ClauseWork, at: int, objects: Objects) -> bool:
    """Whether a verb gives no money; "lehnte eine Anfrage ab" (German, "turned down a request") refuses some."""
    asked = any(i.has("parted.asked") for i in work.row[at + 1 : at + 5])
    bare = not (objects.money or objects.funds or objects.goods)
    if bare and "size" in work.line.meant and gives_figure(work.row, at):
        return True
    if "total" in work.clause.kinds and brings_total(work.row, at):
        return True
    return not (asked and work.row[at].verb == "refuse") and _gives_thing(work, at, objects)


def _gives_thing(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "gave reporters a cupcake", "put it at $67 million", "Jo Hale contributed.": no money given, or a value set."""
    actors = [giver.item for giver in work.subject]  # "Tampoco pondrá dinero Norvane": no taker
    small = ("determiner", "again", "auxiliary", "each")
    ahead = [i for i in work.row[at + 1 : at + 5] if i.kind not in small and i not in actors]
    if not (work.row[at].verb == "give" or _takes_with_sum(work.row[at], objects)) and _sets_value(ahead):
        return True  # and not "contribuì con 50mila dollari"
    if objects.funds and not objects.money and not objects.goods and _is_beside(work, at, objects):
        return True
    valued = value_behind(work.row, at + 1) is not None
    if objects.funds and not (objects.money or objects.goods or valued) and _gives_other_thing(work, at, objects):
        return True
    if objects.funds and ahead and ahead[0].kind == "word" and not (objects.money or objects.goods or valued):
        return not any(i.kind == "gift" for i in work.row[at:]) and not is_aimed(work.row, objects.funds[0])
    if objects.money or objects.funds or objects.goods:
        return False
    if work.row[at].has("credit") and (work.kind(at - 1) not in ("auxiliary", "negation") or _signs_article(work, at)):
        return True
    if not ahead or _closes_quote(work.line, ahead[0].first):
        return False  # "“We will donate”, said Jo Hale"
    taker = ahead[0].kind == "donor" or ahead[0].has("role.staff")  # "gave investors no forecast"
    wrong = [i.kind for i in ahead[:2]] == ["deny", "word"]  # "gave the wrong date"
    other = taker or wrong or ahead[0].kind in ("word", "party", "other", "outlet", "filing")
    return other and work.row[at].verb not in ("refuse", "match")


_QUOTES = frozenset('”“»«"')


def _closes_quote(line: Line, at: int) -> bool:
    """ "aiuteremo a pagare la festa[»]" (Italian): a sign behind which no word goes on, and no thing that is given."""
    token, behind = line.tokens[at], line.tokens[at + 1 : at + 2]
    return token.text in _QUOTES and not (behind and behind[0].start == token.end and behind[0].text[0].isalnum())


def _takes_with_sum(verb: Item, objects: Objects) -> bool:
    """Whether "with" leads to what a verb gives: "financió con 5.000 euros al partido" (Spanish), a fund behind it."""
    backs = verb.has_any("give_weak.backs", "give_weak.pays") and bool(objects.funds)
    return backs or verb.has("give_weak.with")


def _signs_article(work: ClauseWork, at: int) -> bool:
    """ "Livia Merli ha contribuito." (Italian, "contributed"): people alone, in the perfect that a byline has there."""
    people = all(giver.member.kind == "person" for giver in work.subject)
    perfect = work.row[at].has("credit.perfect") and work.row[at - 1].has("link.perfect")
    return people and perfect and not any(i.has("link.too") for i in work.row)


def _sets_value(ahead: Sequence[Item]) -> bool:
    """ "put it at $67 million", "puts the value at $90,000": what something is worth."""
    at = next((n for n, i in enumerate(ahead[:2]) if i.has("link.at")), None)
    valued = at is not None and (at == 0 or ahead[0].has("noun.value"))
    behind = [i.kind for i in ahead[at + 1 :]] if at is not None and valued else []
    return "sum" in behind and behind[0] != "fund"  # "zahlte bei Trumps Feier eine Million" (German, "at")


def _gives_other_thing(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "gave its workers a day off for the inauguration", "gave the inauguration three stars": no money."""
    if work.row[at].verb == "refuse" or any(
        i.kind in ("gift", "cash", "sum", "verb", "personal", "company") for i in work.row[at + 1 :]
    ):
        return False
    if any(i.kind == "negation" for i in work.row[max(0, at - 3) : at]):
        return False  # "will not give the fund any money"
    fund = next((n for n in range(at, len(work.row)) if work.row[n] is objects.funds[0]), at)
    if (
        fund <= at + 2
        and work.kind(fund + 1) == "word"
        and not _closes_quote(work.line, work.row[fund + 1].first)
        and not work.line.tokens[work.row[fund + 1].first].text.isdigit()  # "l'investiture 2025 de Trump"
        and all(work.kind(n) == "determiner" for n in range(at + 1, fund))
    ):
        return True
    lead = next((n for n in range(fund - 1, at, -1) if work.kind(n) != "determiner"), at)
    named = at + 1 < len(work.row) and (work.row[at + 1].has("pronoun.his") or work.kind(at + 1) == "business")
    return named and work.row[lead].has("link.purpose")


def _is_beside(work: ClauseWork, at: int, objects: Objects) -> bool:
    """ "contributed to the delay of the inauguration": what it gives to stands before the fund, and is none."""
    fund = next((n for n in range(at, len(work.row)) if work.row[n] is objects.funds[0]), at)
    return objects.foreign and not any(i.kind in ("and", "comma", "gift", "sum") for i in work.row[at:fund])
