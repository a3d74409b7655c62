"""What may stand between givers, or between them and the verb: a sale, a place, a clause with names of its own."""

from __future__ import annotations

from onrecord.claims.givers.unnamedheads import is_inside_head
from onrecord.claims.order.items import Item

__all__ = [
    "GOVERNORS",
    "acts_alone",
    "are_others",
    "is_absolute",
    "is_emphatic",
    "is_home",
    "is_impersonal",
    "is_in_relative",
    "is_kin_unnamed",
    "is_nor",
    "is_of_other_aim",
    "is_of_sum",
    "is_place_of",
    "is_setting",
    "is_taker_inside",
    "leads_on",
    "past_among",
    "past_said",
]

GOVERNORS = ("to", "from", "of", "at", "through", "on_behalf", "except", "including")
"""Prepositions that rule a party."""

_JOINING = ("and", "comma", *GOVERNORS)

_REACH = 14
"""How many items back such words may begin."""


def is_in_relative(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether a party only stands in the words that tell more of somebody else, who acts.

    "Forward Ohio PAC, which used to be Finch's committee, gave", "A firm that Finch once owned gave".
    """
    told = _is_beside_fund(row, at, verb) or _is_of_noun(row, at, verb) or _says_of_sum(row, at, verb)
    return told or is_inside_head(row, at, verb)


def _says_of_sum(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "X précise que 100 francs viendront s'ajouter" (French, "that 100 francs will be added"): the sum acts."""
    that = next((n for n in range(at + 1, verb) if row[n].kind == "relative" and row[n - 1].kind == "speech"), None)
    behind = [i.kind for i in row[that + 1 : verb]] if that is not None else []
    return behind[:1] == ["sum"] and all(kind in ("word", "auxiliary", "time", "date", "plan") for kind in behind[1:])


def is_of_sum(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether the verb tells only of the sum right before it, which is the last party's alone.

    "X, who gave a million, and Y, 4 million wired in May": the four million are not X's.
    """
    between = [i.kind for i in row[at + 1 : verb]]
    return between in (["comma", "sum"], ["comma", "at", "sum"])


def is_of_other_aim(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "spent $96 million to help A and fight B, and $10 million [to help others]": B does not act.

    The sum before what it is for follows an "and", and a word that no lexicon has leads to the party.
    """
    between = [i.kind for i in row[at + 1 : verb] if i.kind not in ("comma", "word", "to")]
    aimed = row[verb - 1].kind == "to" and between == ["and", "sum"]
    return aimed and at > 0 and row[at - 1].kind in ("word", "and")


def _is_beside_fund(row: tuple[Item, ...], at: int, verb: int) -> bool:
    comma = next((n for n in range(at - 1, max(0, at - _REACH), -1) if row[n].kind == "comma"), None)
    if comma is None or row[verb - 1].kind != "comma" or row[comma - 1].kind != "fund":
        return False
    opens = row[comma + 1]
    return opens.kind in ("relative", "relation") or (opens.has("link.indefinite") and comma + 2 < at)


def _is_of_noun(row: tuple[Item, ...], at: int, verb: int) -> bool:
    opens = next((n for n in range(at - 1, max(0, at - _REACH), -1) if row[n].kind == "relative"), None)
    if opens is None or any(i.kind in _ENDS for i in row[opens + 1 : at]):
        return False
    if row[opens - 1].kind != "role":  # "The party that Jo Hale leads gave"
        body = row[opens - 1].kind == "fund" or row[opens - 1].has("fund")
        return body and any(i.has("leading.heads") for i in row[opens + 1 : verb])
    led = any(i.kind in ("word", "business", "other_verb") for i in row[opens + 1 : at])
    return led or any(i.kind in ("word", "business", "other_verb") for i in row[at + 1 : verb])


def is_kin_unnamed(row: tuple[Item, ...], at: int) -> bool:
    """Whether "his brother" stands at `at`, and no name behind it: who acts is nobody whom the text names."""
    if "role.kin" not in row[at].categories.meant:
        return False
    named = at + 1 < len(row) and row[at + 1].kind in ("party", "other", "role", "owns")
    comma = at + 2 < len(row) and row[at + 1].kind == "comma" and row[at + 2].kind == "party"
    alone = at > 0 and row[at - 1].has("pronoun.his") and (at == 1 or row[at - 2].kind != "and")
    return alone and not named and not comma


_ENDS = ("comma", "speech", "verb", "and", "stop")


def _is_sale(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "X sold shares to give $1 million": the words between the giver and the purpose."""
    if row[verb - 1].kind != "to" or row[at].kind not in ("business", "noun", "kind"):
        return False
    sold = next((n for n in range(verb - 1, max(-1, verb - _REACH), -1) if row[n].has("noun.sold")), None)
    return sold is not None and sold <= at


def is_nor(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "Neither A nor B": a negation between two parties, and another one before them."""
    if at - 2 < lower or row[at].kind != "negation" or row[at - 1].kind not in ("party", "aside"):
        return False
    return any(i.kind == "negation" for i in row[max(lower, at - 4) : at - 1]) and row[at + 1].kind in (
        "party",
        "determiner",
    )


def is_setting(row: tuple[Item, ...], at: int, verb: int, lower: int) -> bool:
    """Return whether what stands at `at` leads to a place, a time or a sale, and is passed on the way to who acts."""
    item = row[at]
    if item.kind not in _SETTINGS and not item.has_any("link.when", "link.of"):
        return False
    small = _is_small_in(row, at, verb) or _is_manner(row, at, lower)
    return small or _is_place_link(row, at) or _is_sale(row, at, verb)


_SETTINGS = ("in", "business", "noun", "kind")
_LONGEST_MANNER = 5
_MANNER = ("word", "in", "determiner", "of", "from", "date", "filing", "time", "gift")


def _is_manner(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """Whether "in" at `at` opens what tells how somebody spoke: "A and B said, in separate notes, that they ..."."""
    if row[at].kind != "in" or at - 2 < lower or row[at - 1].kind != "comma" or row[at - 2].kind != "speech":
        return False
    behind = next((n for n in range(at + 1, len(row)) if row[n].kind == "comma"), at)
    inside = row[at + 1 : behind]
    return 0 < len(inside) < _LONGEST_MANNER and all(i.kind in _MANNER for i in inside)


def is_place_of(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "A of Elko, B of Tifton and C gave": the place of a party, and the word that ties it."""
    if row[at].has("link.of") and at > lower and row[at - 1].kind == "role" and row[at + 1].kind == "word":
        return True  # "A and its founder of Breton descent, B, gave"
    place = at if row[at].kind == "other" else at + 1
    tied = place - 2 >= lower and (row[place - 1].has("link.of") or row[place - 1].kind == "in")
    return tied and row[place].kind == "other" and row[place - 2].kind == "party"


def leads_on(row: tuple[Item, ...], at: int) -> bool:
    """Whether a list goes on: at a "his", or a "from" that repeats its own ("from A and from B").

    "From A, a seller of cars from B" is no list.
    """
    repeated = row[at].has("link.from") and row[at - 1].kind in ("comma", "and", "determiner")
    repeated = repeated and not _tells_post(row, at)
    return repeated or row[at].has("pronoun.his") or _is_of_town(row, at)


def _is_of_town(row: tuple[Item, ...], at: int) -> bool:
    """ "A and le trader [de Chicago] Jo Hale" (French): where the trade is that dresses a name of the list."""
    of = at - 1 if row[at].kind == "other" else at
    if of < 1 or not row[of].has("link.of") or row[of - 1].kind != "role":
        return False
    town, named = row[of + 1 : of + 2], row[of + 2 : of + 3]
    placed = bool(named) and town[0].kind == "other" and named[0].kind == "party"
    return placed and named[0].member is not None and named[0].member.kind == "person"


_NEAR_LINK = 5


def _tells_post(row: tuple[Item, ...], at: int) -> bool:
    """ "fueron Otto Kemp, [de] Kestrel Air, y Jo Hale" (Spanish, "of"): no list whose names each stand behind "of"."""
    who = row[at - 2].member if at > 2 and row[at - 1].kind == "comma" and row[at - 2].kind == "party" else None
    firm = row[at + 1].member if at + 1 < len(row) and row[at + 1].kind == "party" else None
    if who is None or firm is None or (who.kind, firm.kind) != ("person", "organization"):
        return False
    return row[at].has("link.of") and not any(i.has("link.from") for i in row[max(0, at - _NEAR_LINK) : at - 2])


def _is_place_link(row: tuple[Item, ...], at: int) -> bool:
    """Whether "of" or "in" ties a place to what is before it: "Quill Gravel of Orleans gave", "X in Kearney gave".

    Behind a noun only where a purpose follows: "X is the only person in Howard County to give", or where the word
    leads to where somebody is at home: "Die Verlegerin aus Boston gab" (German).
    """
    if at == 0 or not (row[at].kind == "in" or row[at].has("link.of")):
        return False
    behind = row[at + 1].kind if at + 1 < len(row) else ""
    if behind not in ("party", "other"):
        return False
    told = at + 2 < len(row) and row[at + 2].kind == "to" and any(i.has("link.passive") for i in row[:at])
    if behind == "other" and row[at].kind == "in" and _is_the_firm(row, at - 1):
        return True  # "Het bedrijf uit Atlanta gaf" (Dutch, "the company from Atlanta gave")
    if behind == "other" and row[at].has("link.home"):
        return row[at - 1].kind in ("party", "role") or row[at - 1].has("pronoun.company")
    return row[at - 1].kind == "party" or (told and row[at - 1].kind in ("word", "role", "donor"))


def _is_the_firm(row: tuple[Item, ...], at: int) -> bool:
    """Whether "the company" ends at `at`: one that the text has named."""
    article = row[at - 1] if at else None
    return (
        row[at].has("role.company")
        and article is not None
        and (article.has("link.determiner") and not article.has("link.indefinite"))
    )


def acts_alone(row: tuple[Item, ...], at: int, verb: int, lower: int) -> bool:
    """Whether unnamed "companies" act in the verb: not in "X and other companies gave"."""
    back = at - 1
    while back >= lower and row[back].kind in ("word", "determiner", "role", "time"):
        if row[back].has("fronted") and back > lower:
            return False  # "X was among the first companies to give"
        back -= 1
    joined = back >= lower and row[back].kind in _JOINING
    apart = row[back].kind == "comma" and all(i.kind not in ("party", "aside", "other") for i in row[lower:back])
    joined = joined and not apart  # "In all, these 13 billionaires gave"
    return not joined and not any(i.kind in ("comma", "aside", "party", "dash") for i in row[at + 1 : verb])


def are_others(row: tuple[Item, ...], at: int) -> bool:
    """Whether the noun at `at` is of others than those named: "[Altre due] società hanno dato" (Italian)."""
    back = at - 1
    while back > 0 and row[back].kind == "word":
        back -= 1
    led = back > 0 and row[back - 1].kind == "determiner"
    return row[at].kind == "role" and back >= 0 and row[back].kind == "again" and back < at - 1 and not led


_GROUP = ("word", "determiner", "role", "time", "pronoun", "of")


_SEVERAL_LEAD = ("relative", "to", "each")
_OF_SEVERAL = (*_GROUP, "donor", "fronted", "listing")


def _past_one_of(row: tuple[Item, ...], at: int, lower: int) -> int | None:
    """The place before "among the firms that", "one of the few firms to" that end at `at`; None for other words."""
    back = at - 1 if row[at].kind == "each" else at
    if back <= lower or row[back].kind not in ("relative", "to") or row[back].has("relative.thing"):
        return None
    several = row[back - 1]
    if not (several.has_any("role.many", "pronoun.plural") or several.kind == "donor"):
        return None
    back -= 1
    while back > lower and row[back].kind in _OF_SEVERAL:
        back -= 1
    led = row[back + 1].has("fronted") or (row[back + 1].has("link.indefinite") and row[back + 2].has("link.of"))
    while back > lower and row[back].kind == "auxiliary" and not row[back].has("link.passive"):
        back -= 1  # "is [also] one of"
    return back if led and row[back].has("link.passive") else None


def past_among(row: tuple[Item, ...], at: int, lower: int) -> int:
    """Return the place before "among the dozens of firms" that ends at `at`, in "X is among ... giving"; else `at`.

    So is "one of the firms that" passed in "X is one of the firms that gave".
    """
    if row[at].kind in _SEVERAL_LEAD and (past := _past_one_of(row, at, lower)) is not None:
        return past
    back = at
    while back > lower and row[back].kind in _GROUP and not row[back].has("fronted"):
        back -= 1
    return back - 1 if lower < back < at and row[back].has("fronted") else at


def _is_small_in(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether "in" stands for its homonym ("elle en promet autant") or in "joined Norvane in giving".

    So it does in "es la última aerolínea en donar" (Spanish, "is the latest airline to give").
    """
    if row[at].kind == "in" and _is_dated(row, at):
        return True
    if (row[at].kind == "in" or row[at].has("link.when")) and _is_said_in(row, at, verb):
        return True
    if row[at].kind != "in" or at != verb - 1:
        return False
    named = row[verb].has_form("base") or row[verb].verb in ("announce", "pledge")
    cleft = named and any(i.has("link.passive") or i.has("link.stands") for i in row[:at])
    return cleft or row[at].has("link.auxiliary") or any(i.verb == "join" for i in row[:at])


def is_home(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """ "X, founder of Y and resident in Austin for years, gave": a place that is a name too, behind who acts.

    A comma parts the place from what somebody "in Austin, [gave]" did, where a name stands right before it.
    """
    inside = at - 2 >= lower and row[at - 1].kind == "in"
    named = inside and row[at - 2].kind == "party" and at + 1 < len(row) and row[at + 1].kind == "comma"
    led = inside and (row[at - 2].kind == "word" or named)
    before = row[lower : at - 1] if led else ()
    return any(i.kind == "party" for i in before) and not any(i.kind in ("verb", "comma", "plan") for i in before)


def is_emphatic(row: tuple[Item, ...], at: int) -> bool:
    """ "son entreprise, elle, ne donnera rien": the pronoun only stresses what stands before it."""
    return 0 < at < len(row) - 1 and row[at - 1].kind == "comma" and row[at + 1].kind == "comma"


def is_impersonal(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "Il avait été établi que" (French, "It had been made out that"): the pronoun at `at` means nobody."""
    between = row[at + 1 : verb]
    passive = any(i.has("link.passive") for i in between) and all(i.kind in ("auxiliary", "word") for i in between)
    if row[at].last - row[at].first > 1 and any(i.kind == "sum" for i in row[verb:]):
        return False  # "Het was het bedrijf dat 5.000 euro gaf" (Dutch); without a sum it sets right who gave before
    return passive and verb + 1 < len(row) and row[verb + 1].kind == "relative"


def _is_dated(row: tuple[Item, ...], at: int) -> bool:
    """Whether "in" only leads to a year or a month before the verb: "admits that in 2019 he gave"."""
    opened = at > 0 and row[at - 1].kind in ("relative", "party")
    if at + 2 >= len(row) or not opened or row[at + 1].kind not in ("word", "date", "time"):
        return False
    return row[at + 2].kind in ("verb", "auxiliary", "negation", "plan") or (
        row[at + 2].kind == "comma" and row[at - 1].kind == "relative"
    )


def _is_said_in(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "X a reconnu en 2023 avoir donné", "X a avoué lors de son audition avoir donné" (French, "having given")."""
    told = at > 1 and row[at - 1].has("speech") and row[at - 2].kind in ("auxiliary", "party", "aside", "relative")
    between = [i.kind for i in row[at + 1 : verb]]
    return told and bool(between) and all(kind in _SETTING for kind in between)


_SETTING = (
    "word",
    "role",
    "auxiliary",
    "determiner",
    "pronoun",
    "date",
    "time",
    "of",
    "filing",
    "outlet",
    "other",
    "relative",
    "plan",
)
"""What tells when and where somebody says that he gave: "dijo en mayo que [dará]" (Spanish, "said in May that")."""


_LONGEST_SAID = 5
_SAYERS = ("pronoun", "party", "speaker")
_SAID = (*_SAYERS, "speech", "determiner", "role", "date", "auxiliary")


def past_said(row: tuple[Item, ...], at: int, lower: int) -> int:
    """Return the place before ", she added," that ends at `at`; `at` itself where nothing of the sort does.

    "Her brother, she added, gave nothing": the one who says so does not act.
    """
    if row[at].kind != "comma":
        return at
    opens = next((n for n in range(at - 1, max(lower, at - _LONGEST_SAID) - 1, -1) if row[n].kind == "comma"), lower)
    kinds = ["speech" if i.has("speech") else i.kind for i in row[opens + 1 : at]]
    told = kinds.count("speech") == 1 and sum(kind in _SAYERS for kind in kinds) == 1
    return opens - 1 if opens > lower and told and all(kind in _SAID for kind in kinds) else at


_BEFORE_ABSOLUTE = ("party", "and", "comma", "determiner", "role", "word", "other", "aside")


def is_absolute(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "The PAC had a good month, with X, the heir, giving $1 million": X acts, though "with" rules the name."""
    if not row[verb].has_form("progressive") or any(i.kind not in ("aside", "auxiliary") for i in row[at + 1 : verb]):
        return False
    back = at - 1
    while back > 0 and row[back].kind in _BEFORE_ABSOLUTE:
        back -= 1
    return back > 0 and row[back].has("link.at") and row[back - 1].kind == "comma"


def is_taker_inside(row: tuple[Item, ...], at: int) -> bool:
    """ "die X de VVD had toegezegd" (Dutch, "that X had pledged the VVD"): a fund behind who acts in the clause."""
    acts = at - 2 if row[at - 1].kind == "determiner" else at - 1
    if row[at].kind != "fund" or acts < 1 or row[acts].kind != "party":
        return False
    opens = acts - 2 if row[acts - 1].kind == "determiner" else acts - 1
    return opens >= 0 and row[opens].kind == "relative"
