"""Parties beside each other, and what rules them: lists of givers, prepositions, words that set somebody aside."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Giver
from onrecord.claims.givers.companions import is_companion
from onrecord.claims.givers.governors import is_cited, is_genitive, is_object, is_pause
from onrecord.claims.givers.interludes import GOVERNORS, is_nor, is_place_of, leads_on
from onrecord.claims.givers.kindstold import past_kind
from onrecord.claims.givers.tellers import ends_before, is_teller
from onrecord.claims.order.items import Item
from onrecord.claims.order.series import is_series, name_of_entry

__all__ = [
    "gather_left",
    "gather_right",
    "givers_of",
    "is_governed",
    "is_set_aside",
    "is_told",
    "parties_beside",
]

_FRONTED = ("to", "from", "at", "through", "on_behalf")
_LIST_WORDS = ("comma", "and", "each", "determiner", "aside", "role", "again", "word", "link")
_APPOSED = ("comma", "role", "word", "determiner", "party", "of", "at", "other")
"""What may stand between a name and the "who" that tells what it did: "B, chairman of the football team C, who"."""
_DRESSING = ("determiner", "role", "word", "comma", "party", "and", "aside")


def is_governed(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """Whether a preposition rules the party at `at`: "the boss of X", "to X", "unlike X"."""
    return at > 0 and _is_governed_behind(row, at, lower)


def _is_governed_behind(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """The same of a party that something stands before."""
    if is_genitive(row, at) or is_object(row, at, lower) or _is_owned(row, at, lower) or is_companion(row, at, lower):
        return True
    if _is_behind_place(row, at, lower):
        return False
    back = at - 1
    while back > lower and row[back].kind == "determiner" and row[back - 1].kind in ("determiner", "aside"):
        back -= 1
    if back >= lower and row[back].kind == "aside" and row[back].inner and row[back].inner[0].kind == "relative":
        return False  # "Unlike X, which gave, [Y] ..."
    while back >= lower and (
        row[back].kind in _DRESSING or "pronoun.his" in row[back].categories.meant or _is_origin(row, back)
    ):
        if is_pause(row[back]):
            return False  # "Neben A und B spendete C" (German): C acts
        parts = row[back].kind in ("comma", "and") and not (back and row[back - 1].kind in ("party", "aside", "comma"))
        if parts or (row[back].kind == "comma" and _is_kin_behind(row, at, back, lower)):
            return parts and is_cited(row, back)
        if row[back].kind == "aside" and row[back + 1].kind == "determiner":
            return False  # "unlike X, who gave a million, the Y will give nothing"
        named = "fund_name.called" in row[back].categories.meant  # "from a Delaware entity called X"
        if row[back].kind == "word" and back > lower and row[back - 1].kind == "word" and not named:
            return False
        back -= 1
    return back >= lower and _is_ruled_by(row, at, back, lower)


_PLACED = ("word", "kind", "determiner", "date", "time")


def _is_behind_place(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Per i manifesti la Norvane ha pagato" (Italian): who acts, right behind what opens the clause."""
    article = at - 1
    if article - 2 < lower or row[article].kind != "determiner" or row[article].has("link.of"):
        return False
    acts = at + 1 < len(row) and row[at + 1].kind in ("auxiliary", "plan", "verb")
    opens = row[lower].kind in ("to", "in", "at") and row[article - 1].kind in ("word", "kind", "date", "time", "role")
    inside = row[lower + 1 : article - 1]
    return acts and opens and all(i.kind in _PLACED or i.has("link.of") for i in inside)


_ADJECTIVES = 3


def _is_owned(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Os donos da calçadista gaúcha [Norvane]" (Portuguese, "the owners of"): whom the words are about are others."""
    back = at - 1
    while back > lower and row[back].kind in ("word", "role") and at - back <= _ADJECTIVES:
        back -= 1
    chief = back > lower and "link.of" in row[back].categories.meant and "role.chief" in row[back - 1].categories.meant
    return chief and at - back > 1


def _is_origin(row: tuple[Item, ...], at: int) -> bool:
    """Whether a place dresses the noun behind it: "from a [Delaware] company called X"."""
    return row[at].kind == "other" and row[at + 1].kind in ("role", "word")


def _is_ruled_by(row: tuple[Item, ...], at: int, back: int, lower: int) -> bool:
    """Whether what stands at `back` is a preposition that rules the party at `at`, and not only one before it."""
    if row[back].kind == "including" and _speaks_of_several(row, back):
        return False
    if "speech.gerund_source" in row[back].categories.meant:
        return not _is_behind_source(row, at, back)
    if row[back].has_any("relation.leads", "relation.wed") or is_set_aside(row, at):
        return True
    among = row[back].kind == "of" and back > lower and row[back - 1].kind == "each"
    apart = row[back].kind == "including" and back == 0 and _is_set_apart(row, at, back)
    beside = row[back].kind == "except" and _is_behind_comma(row, at)
    opens = back <= lower + 1 or _opens_ahead(row, back, lower)
    if opens and row[back].kind in _FRONTED and _is_set_apart(row, at, back):
        return False  # "Née à Brumeval, Anne Dutil a donné", "Sur les conseils de X, [Y] a donné" (French)
    return row[back].kind in GOVERNORS and not (among or apart or beside)


def _is_behind_source(row: tuple[Item, ...], at: int, source: int) -> bool:
    """ "Selon Anne Brun, [Kaldane] a promis" (French, "according to"): the source has been named before a comma."""
    between = [i.kind for i in row[source + 1 : at]]
    return _is_behind_comma(row, at) and "party" in between and "and" not in between


def _speaks_of_several(row: tuple[Item, ...], at: int) -> bool:
    """Whether "including" at `at` names some of those who act: "Eleven companies, including A and B, gave"."""
    before = [i for i in row[max(0, at - 3) : at] if i.kind not in ("comma", "dash")]
    bare = bool(before) and before[-1].kind == "role" and before[-1] is row[at - 1] and not _has_article(row, at - 1)
    return bare or (
        bool(before) and (before[-1].kind in ("word", "donor") or before[-1].has_any("role.many", "role.staff"))
    )


def _has_article(row: tuple[Item, ...], at: int) -> bool:
    """Whether an article stands before a noun: "[ein] Konzern wie X" is one, "Versicherer wie X und Y" are several."""
    return at > 0 and (row[at - 1].kind == "determiner" or row[at - 1].has("link.indefinite"))


def _is_kin_behind(row: tuple[Item, ...], at: int, comma: int, lower: int) -> bool:
    """Whether those between commas are who acts: "La veuve d'Aldo Merle, Rita Merle, a donné"."""
    listed = all(i.kind in ("party", "and", "comma") for i in row[comma + 1 : at])
    end = next((n for n in range(at + 1, len(row)) if row[n].kind not in ("party", "and")), at)
    return listed and row[end].kind == "comma" and _names_people_of(row, at, comma, lower)


def _names_people_of(row: tuple[Item, ...], at: int, comma: int, lower: int) -> bool:
    """Whether a role and whose it is stand before a comma: "Two directors of Brumeval, A and B, gave"."""
    back = comma - 2
    while back >= lower and row[back].kind in ("determiner", "word", "role"):
        back -= 1
    plain = all(i.kind == "word" for i in row[back + 1 : comma])  # "its founder of Breton descent, B"
    if back <= lower or plain or not row[back].has("link.of") or row[back - 1].kind != "role":
        return False
    member = row[at].member
    return (member is not None and member.kind == "person") or row[back - 1].has("role.kin")


def _opens_ahead(row: tuple[Item, ...], back: int, lower: int) -> bool:
    """ "Sur les conseils de X, Y a donné", "Né à Morges, passé par X, Y a donné" (French): what opens a sentence."""
    if row[back - 1].kind != "word" or "party" in [i.kind for i in row[lower:back]]:
        return False
    return row[lower].kind in (*_FRONTED, "in") or (back - 2 > lower and row[back - 2].kind == "comma")


def _is_behind_comma(row: tuple[Item, ...], at: int) -> bool:
    """Whether a comma stands before the phrase at `at`: in "Unlike A, B gave" it is B who acts."""
    lead = at - 1
    while lead >= 0 and row[lead].kind in ("determiner", "role", "word"):
        lead -= 1
    return lead >= 0 and row[lead].kind in ("comma", "aside")


def is_set_aside(row: tuple[Item, ...], at: int) -> bool:
    """Whether a party or role is only named to be ruled out: "it is A, and not its rival B, who gave"."""
    back = at - 1
    while back >= 0 and (
        row[back].kind in ("determiner", "role", "word") or "pronoun.his" in row[back].categories.meant
    ):
        back -= 1
    joined = back > 0 and row[back - 1].kind in ("and", "comma")
    return joined and row[back].kind == "negation" and "give" not in row[back].categories.meant


def _is_set_apart(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Like X, [Y] gave": a comma alone stands between the likeness and who acts."""
    between = [i.kind for i in row[lower + 1 : at]]
    return between.count("comma") == 1 and between.count("party") == 1 and "and" not in between


def gather_left(row: tuple[Item, ...], at: int, lower: int) -> tuple[list[Item], int]:
    """Return the coordinated parties that end at `at` ("Ford, GM and Toyota"), in order, and where they begin."""
    found = [row[at]]
    start = at
    led = _leads_relative(row, at)
    while True:
        back = start - 1
        while (
            back >= lower
            and not is_pause(row[back])
            and (
                row[back].kind in _LIST_WORDS
                or row[back].has("pronoun.his")
                or _is_after_and(row, back, lower)
                or is_nor(row, back, lower)
                or is_place_of(row, back, lower)
                or _dresses(row, back, start)
                or _is_time_of(row, back, lower)
                or (row[back].kind == "including" and _speaks_of_several(row, back))
            )
        ):
            back -= 1
        joined = any(i.kind in ("comma", "and", "negation") or _is_kin_aside(i) for i in row[back + 1 : start])
        joined = joined or (_is_parted(row, back + 1) and not is_governed(row, back, lower))
        if back >= lower and row[back].kind == "party" and _names_kin(row, back):
            return found, back  # "The Hale brothers, Ted and Stan, gave": not Hale
        named = back >= lower and row[back].kind in ("party", "unnamed") and not (led and _tells_own(row, back))
        sourced = named and all(i.kind != "and" for i in row[back:start]) and _is_source(row, back, lower)
        apart = named and (_is_excepted(row, back, lower) or sourced or is_teller(row, back, start, lower))
        apart = apart or (named and len(found) == 1 and ends_before(row, back, start, lower)) or _leads_fund(row, back)
        if not joined or not named or apart or _is_vehicle(row, back, lower):
            return found, start
        if row[start - 1].kind == "comma" and _names_people_of(row, start, start - 1, lower):
            return found, start
        found.insert(0, row[back])
        start = back


def _leads_fund(row: tuple[Item, ...], at: int) -> bool:
    """ "gave to MAGA Inc., led by [Orlo Hart], and Tom Vale gave": whose the fund is, and nobody who acts."""
    return at > 2 and row[at - 1].kind == "relation" and row[at - 2].kind == "comma" and row[at - 3].kind == "fund"


def _names_kin(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name only tells whose kin follows: "The Hale brothers, Ted and Stan"."""
    behind = row[at + 1 : at + 3]
    return len(behind) > 1 and behind[0].has("role.kin") and behind[1].kind == "comma"


def _dresses(row: tuple[Item, ...], at: int, start: int) -> bool:
    """ "A and the [Seattle] e-commerce giant B": a place behind an article that dresses the noun before a name."""
    named = row[start].member
    if row[at].kind == "other" and at + 1 == start and at and named is not None and named.kind == "person":
        return row[at - 1].kind in ("and", "comma")  # "A and the [Florida] restaurateur B"
    plain = all(i.kind in ("word", "role") for i in row[at + 1 : start])
    return row[at].kind == "other" and at > 1 and plain and at + 1 < start and row[at - 1].has("link.determiner")


def _leads_relative(row: tuple[Item, ...], at: int) -> bool:
    """Whether "who" stands behind the name at `at`, what else is said of it between commas passed."""
    behind = at + 1
    while behind < len(row) and row[behind].kind in _APPOSED:
        behind += 1
    return behind < len(row) and row[behind].kind == "relative"


def _tells_own(row: tuple[Item, ...], at: int) -> bool:
    """ "A, who gave $3 million, and B, who gave $1 million": what A gave is told behind its own name."""
    behind = (i for i in row[at + 1 : at + 4] if i.kind not in _APPOSED)
    own = next(behind, None)
    return own is not None and own.kind == "aside" and {"relative", "verb"} <= {i.kind for i in own.inner}


def _is_kin_aside(item: Item) -> bool:
    """ "Jo Hale, his wife, Ada, and their son Otto gave": the aside parts two who give."""
    return item.kind == "aside" and any(i.has("role.kin") for i in item.inner) and item.inner[0].has("pronoun.his")


def _is_time_of(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "A, B for the first time and C gave": a time that tells of B alone."""
    return (
        row[at].kind == "time" and at > lower and row[at - 1].kind == "party" and row[at + 1].kind in ("and", "comma")
    )


def _is_after_and(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Zuckerberg, Bezos and now Altman", "first Zuckerberg, then Bezos"."""
    small = row[at].kind == "auxiliary" and at > lower
    return small and (row[at - 1].kind == "and" or (row[at].has("link.then") and row[at - 1].kind == "comma"))


def _is_excepted(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Unlike Altman, A and B gave", "Like Altman, A gave": whom the others are set beside."""
    back = at - 1
    while back > lower and row[back].kind in ("determiner", "role"):
        back -= 1
    return back >= lower and (row[back].kind == "except" or (row[back].kind == "including" and back == 0))


def _is_source(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Selon sa directrice, Anne Brun, Kaldane a promis" (French, "according to"): who only says so."""
    back = at - 1
    while back > lower and (row[back].kind in ("determiner", "role", "word", "comma") or row[back].has("pronoun.his")):
        back -= 1
    parted = any(i.kind == "comma" for i in row[back + 1 : at])
    titled = any(i.kind == "role" for i in row[back + 1 : at])
    told = back >= lower and row[back].has("speech.gerund_source") and row[back].kind != "including"
    return told and (titled or not parted)


def _is_vehicle(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Through his firm, Tessilnova, Guido Santarelli gave": what the gift only went through."""
    back = at - 1
    while back > lower and (row[back].kind in ("determiner", "role", "comma") or row[back].has("pronoun.his")):
        back -= 1
    opened = back == lower or row[back - 1].kind in ("comma", "auxiliary", "date")
    return back >= lower and opened and row[back].kind in ("through", "company", "on_behalf")


_SAYERS = ("party", "pronoun", "speaker", "role")


def is_told(row: tuple[Item, ...], at: int) -> bool:
    """ "X told the Ledger that it ...": who is told is not who speaks of itself."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "word", "outlet"):
        back -= 1
    return back > 0 and row[back].kind == "speech" and any(i.kind in _SAYERS for i in row[:back])


def gather_right(row: tuple[Item, ...], at: int, upper: int) -> tuple[list[Item], int]:
    """Return the coordinated parties from `at` rightwards, in order, and where reading goes on."""
    found = [row[at]]
    end = at + 1
    while True:
        ahead = end
        while ahead < upper and (
            row[ahead].kind in _LIST_WORDS
            or row[ahead].has("pronoun.his")
            or leads_on(row, ahead)
            or _is_of_trade(row, ahead)
            or _is_nor_behind(row, at, ahead)
            or (row[ahead].kind == "pronoun" and row[ahead + 1 : ahead + 2] and row[ahead + 1].kind == "party")
            or _dresses_ahead(row, ahead)
            or (ahead <= end + 1 and _is_home_in_list(row, end))
        ):
            ahead += 1
        joined = any(row[i].kind in ("comma", "and", "negation") for i in range(end, ahead)) or _is_parted(row, end)
        if joined and ahead < upper and row[ahead].kind != "party":
            joint = next((n for n in range(end, ahead) if row[n].kind not in ("comma", "and", "aside")), ahead)
            ahead = past_kind(row, joint, upper) if past_kind(row, joint, upper) > joint else ahead
        if ahead >= upper or not joined or row[ahead].kind not in ("party", "unnamed"):
            return found, end
        found.append(row[ahead])
        end = ahead + 1


def _is_home_in_list(row: tuple[Item, ...], at: int) -> bool:
    """ "A, B [aus Kassel] und C" (German), "B [of Ohio] and C": where one of a list lives, with more of them behind."""
    home = row[at : at + 3]
    placed = len(home) > 2 and home[1].kind == "other" and home[2].kind in ("and", "comma")
    return placed and (home[0].has("link.home") or (home[0].has("link.of") and row[at - 1].kind == "party"))


def _is_parted(row: tuple[Item, ...], at: int) -> bool:
    """Whether an aside alone parts two of several names: "A, [the maker of trams,] B and C"."""
    return at < len(row) and row[at].kind == "aside" and is_series(row, at)


def _dresses_ahead(row: tuple[Item, ...], at: int) -> bool:
    """Whether a town opens the next entry of a list: "A, [Chicago] trader Jo Hale", "and [Los Angeles] brewer B"."""
    if row[at].kind != "other" or row[at - 1].kind not in ("comma", "and", "determiner"):
        return False
    name = name_of_entry(row, at)
    return name is not None and (name > at + 1 or row[name].first > row[at].last)


def _is_of_trade(row: tuple[Item, ...], at: int) -> bool:
    """ "A and the makers [of cable] B and C": what tells of a trade, and of nobody."""
    of = row[at].has("link.of") and not row[at].has("link.genitive")
    noun = row[at - 1].kind in ("word", "role") and not row[at - 1].has("role.chief")
    return of and noun and [i.kind for i in row[at + 1 : at + 3]] in (["word", "party"], ["word", "word"])


def _is_nor_behind(row: tuple[Item, ...], first: int, at: int) -> bool:
    """ "No donarán A [ni] B" (Spanish, "Neither A nor B will give"): a negation between names, and one before them."""
    between = row[at].kind == "negation" and row[at - 1].kind in ("party", "aside") and at + 1 < len(row)
    return between and row[at + 1].kind in ("party", "determiner") and any(i.kind == "negation" for i in row[:first])


def parties_beside(row: tuple[Item, ...]) -> list[Item]:
    """Return the parties of a clause whom a pronoun of the next may mean: not Y in "He went with Y when he"."""
    parties = [n for n, i in enumerate(row) if i.kind == "party"]
    if not row[0].has("pronoun.person") or row[0].has("pronoun.his"):
        return [row[n] for n in parties]
    return [row[n] for n in parties if not is_governed(row, n, 0)]


def givers_of(items: Sequence[Item], line: int) -> tuple[Giver, ...]:
    """Return the givers that party items name; unnamed ones and speakers give nothing."""
    named = [(i, i.member) for i in items if i.kind == "party" and i.member is not None]
    return tuple([Giver(member=member, item=i, line=line, near=i.near) for i, member in named])
