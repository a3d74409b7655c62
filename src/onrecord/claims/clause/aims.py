"""What leads to a fund in a clause: whether a gift is aimed at it, or only takes place beside it.

"gave $1 million to Trump's inauguration" aims at the fund, "paid for a seat at Trump's inauguration" does not.
"""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["backs_other", "buys_place", "hands_over", "is_aimed", "is_apart", "is_foreign", "is_placed", "tells_itself"]


def is_aimed(row: tuple[Item, ...], fund: Item) -> bool:
    """Whether "to", "for" or a verb leads to the fund: "to Trump's inaugural fund", "helped fund the inauguration".

    What a gift is part of leads there too: "gave $5,000 of the $20,000 [raised by] MAGA Inc.".
    """
    lead = _lead(row, fund)
    return lead is not None and (row[lead].kind in ("to", "verb") or _is_raised_by(row, lead))


_SMALL = ("word", "auxiliary", "date", "time", "in")


def _is_raised_by(row: tuple[Item, ...], lead: int) -> bool:
    """Whether "of the $20,000 raised by" stands before the fund behind `lead`, words of time passed."""
    while lead > 0 and row[lead].kind == "word" and row[lead].has_any("committee", "fund"):
        lead -= 1  # "by [the super PAC] Build the City"
    lead -= row[lead].kind == "determiner" and lead > 0
    back = lead - 1
    while back > 0 and row[back].kind in _SMALL:
        back -= 1
    raised = row[lead].has("link.by") and back > 1 and row[back].verb == "receive" and row[back - 1].kind == "sum"
    of = next((n for n in range(back - 2, 0, -1) if row[n].kind != "determiner"), 0)
    return raised and row[of].has("link.of") and row[of - 1].kind == "sum"


def tells_itself(row: tuple[Item, ...], fund: Item, status: str) -> bool:
    """Whether the fund tells of its gift or refund: "according to MAGA Inc.", "a refund issued by MAGA Inc."."""
    lead = _lead(row, fund)
    if lead is None:
        return False
    return row[lead].has("speech.gerund_source") or (status == "refunded" and row[lead].has("link.by"))


def is_apart(row: tuple[Item, ...], fund: Item) -> bool:
    """ "gave $8 million to a hospital, a mile from the presidential center": the fund only tells where."""
    lead = _lead(row, fund)
    return lead is not None and row[lead].kind == "from" and not (row[lead].has("link.by") or row[lead].has("link.of"))


def buys_place(row: tuple[Item, ...], fund: Item) -> bool:
    """ "paid $5 million for a seat at the inauguration", "pagou US$ 5 milhões por um lugar na posse" (Portuguese)."""
    return any((i.kind == "to" or i.has("link.priced")) and i.first < fund.first for i in row)


def is_placed(row: tuple[Item, ...], fund: Item) -> bool:
    """Whether the fund is only a place, a time or a part of goods: "before it", "a broadcast of the inauguration"."""
    if fund.fund is None or fund.fund.named or fund.fund.kind not in ("inaugural", "anaphor"):
        return False
    lead = _lead(row, fund)
    if lead is None:
        return False
    of_goods = row[lead].has("link.of") and lead > 0 and row[lead - 1].kind in ("kind", "date")
    return of_goods or _is_work_on(row, lead) or row[lead].has("link.when") or row[lead].kind in ("at", "in")


def _is_work_on(row: tuple[Item, ...], lead: int) -> bool:
    """ "for a painting of the inauguration": a thing that only shows it, with an indefinite article and a purpose."""
    thing = row[max(0, lead - 3) : lead]
    purpose = len(thing) == 3 and thing[0].has("link.purpose") and thing[1].has("link.indefinite")
    return row[lead].has("link.of") and purpose and thing[2].kind == "word"


def _lead(row: tuple[Item, ...], fund: Item) -> int | None:
    """The place of the item before the fund, articles passed."""
    at = next((n for n, item in enumerate(row) if item is fund), 0) - 1
    while at > 0 and row[at].kind == "determiner" and not row[at].has("link.of"):
        at -= 1
    return at if at >= 0 else None


def hands_over(row: tuple[Item, ...], at: int, upper: int) -> bool:
    """ "has transferred the donation to the fund": the sum of the gift is told elsewhere."""
    gift = next((n for n in range(at + 1, upper) if row[n].kind == "gift"), None)
    before = row[gift - 1] if gift is not None else None
    if (
        gift is not None
        and row[at].has("give_weak.with")
        and any(i.has("link.at") for i in row[max(at, gift - 3) : gift])
    ):
        return True  # "hat Trumps Wahlkampf mit einer Spende bedacht" (German, "favoured it with a gift")
    definite = before is not None and before.has("link.determiner") and not before.has("link.indefinite")
    return before is not None and (definite or before.has("pronoun.his"))


def backs_other(row: tuple[Item, ...], at: int, *, paid: bool) -> bool:
    """ "backed his company with $20 million": what is backed with a sum stands right behind the verb, and is a fund."""
    if not row[at].has("give_weak.backs"):
        return False
    ahead = at + 1  # "apoyó [en mayo con 500 euros a] Junts" (Spanish, "backed Junts with")
    while ahead < len(row) and (row[ahead].kind in _BEFORE_BACKED or _is_sum_of_backing(row, ahead)):
        ahead += 1
    return ahead == len(row) or row[ahead].kind != "fund" or not paid


_BEFORE_BACKED = ("determiner", "role", "word", "to", "in", "date", "time", "auxiliary")


def _is_sum_of_backing(row: tuple[Item, ...], at: int) -> bool:
    """Whether "with" leads to a sum at `at`, or it is that sum."""
    summed = at + 1 < len(row) and row[at + 1].kind == "sum" if row[at].has("link.at") else False
    return summed or (row[at].kind == "sum" and row[at - 1].has("link.at"))


_NOUN_PARTS = ("determiner", "word", "role", "owns", "again", "each", "pronoun", "kind", "business", "other_verb")


def _is_firm(behind: tuple[Item, ...]) -> bool:
    """Whether "the firm", told of before, stands there: a company, and no fund, as "it" may be one."""
    return any(i.has("pronoun.company") and i.last - i.first > 1 and not i.has("fund") for i in behind)


def _does_thing(row: tuple[Item, ...], at: int) -> bool:
    """ "para reconstruir el puente", "para los damnificados" (Spanish, "to rebuild the bridge", "for the victims")."""
    behind = row[at + 1 : at + 4]
    kinds = [i.kind for i in behind]
    if kinds == ["word", "determiner", "word"] and not behind[1].has("link.of"):
        return True
    if row[at - 1].kind == "sum" and kinds == ["determiner", "word", "determiner"] and _is_of_thing(row, at):
        return True
    many = (
        row[at - 1].kind == "sum"
        and kinds[:2] == ["determiner", "word"]
        and behind[0].has("link.many")
        and not behind[1].categories
    )
    return many and not any(i.kind in ("fund", "party") for i in row[at:])


def _is_of_thing(row: tuple[Item, ...], at: int) -> bool:
    """ "für den Wiederaufbau der Brücke" (German, "for rebuilding the bridge"): a noun, and in the genitive whose."""
    thing, of, whose = row[at + 2], row[at + 3], row[at + 4] if at + 4 < len(row) else None
    told = whose is not None and whose.kind == "word" and of.has("link.genitive")
    plain = told and not thing.categories and whose is not None and not whose.categories
    return plain and not any(i.kind in ("fund", "party") for i in row[at:])


def _follows_comma(row: tuple[Item, ...], at: int) -> bool:
    while row[at - 1].kind == "auxiliary":
        at -= 1
    return row[at - 1].kind == "comma"


def _is_spent_on(row: tuple[Item, ...], at: int) -> bool:
    """ "20 miljoen dollar [in het bedrijf]" (Dutch, "into the firm"), "50 millions [contre la faim]" (French)."""
    if row[at].kind == "in":
        return _is_firm(row[at + 1 : at + 2])
    return "candidacy.against" in row[at].categories.meant and _is_plain(row, at + 1)


def _is_plain(row: tuple[Item, ...], at: int) -> bool:
    """Whether a word that means nothing to the grammar stands at `at`, an article passed."""
    noun = at + 1 if at < len(row) and row[at].kind == "determiner" else at
    return noun < len(row) and row[noun].kind == "word" and not row[noun].categories


def is_foreign(row: tuple[Item, ...], first: int, last: int) -> bool:
    """Whether "to" leads to something that is no fund: a school, a charity, "their communities", a person."""
    said = (n for n in range(first + 1, last) if row[n].kind == "speech" and _follows_comma(row, n))
    last = next(said, last)  # "non intende dare, ha detto [a Reuters] una portavoce" (Italian): whom it was said to
    for at in range(first, last):
        if row[at - 1].kind == "sum" and _is_spent_on(row, at):
            return True
        if row[at].kind != "to" or (at and row[at - 1].kind == "speaker"):
            continue  # "..., a spokesman [for the company] said"
        purpose = row[at].has("link.purpose") and not _does_thing(row, at)
        ahead, words = at + 1, 0
        while ahead < last and (row[ahead].kind in _NOUN_PARTS or row[ahead].has("link.indefinite")):
            words += row[ahead].kind == "business" or (
                not purpose and row[ahead].kind in ("word", "role", "kind", "other_verb")
            )
            ahead += 1
        named = _is_firm(row[at + 1 : at + 2])
        if named:
            return True  # "put $20 million into the firm"
        if ahead >= last:
            return words > 0
        if row[ahead].kind == "fund":
            return False
        if row[ahead].kind in ("party", "other", "outlet"):
            member = row[ahead].member
            return not (member is not None and member.honouree)
        if (words and row[ahead].kind not in ("verb", "gift", "sum")) or row[ahead].has("link.takers"):
            return True  # "to food banks. It gave $180,000 to them"
    return False
