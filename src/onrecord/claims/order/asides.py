"""Asides folded up, so that a sentence closes behind a party: "X, who sells tiles in Ohio, [gave] $5,000"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.order.describedasides import described_aside_end
from onrecord.claims.order.items import Item
from onrecord.claims.order.owning import owned_end, owning_end
from onrecord.claims.order.series import is_series, name_of_entry
from onrecord.claims.order.sourcecommas import ends_source

__all__ = ["ASIDE_OPENERS", "fold_asides"]


_VERBAL = ("verb", "plan", "negation", "auxiliary", "consider", "speech", "announce")
_READ_ON = (*_VERBAL, "word")


_ASIDE_STARTS = (
    "determiner",
    "role",
    "relative",
    "word",
    "personal",
    "company",
    "date",
    "of",
    "at",
    "time",
    "relation",
    "in",
    "pronoun",
    "donor",
    "business",
)


ASIDE_OPENERS = ("open", "comma", "dash")
"""What an aside may begin with."""


_LONGEST_ASIDE = 24

_LONGEST_TRADE = 3
"""Words of a trade or place behind a noun for a firm: "la société californienne, dirigée par X, a donné" (French)."""

_TELLING = ("verb", "sum", "fund", "gift")

_PARTING = ("stop", "colon", "open")
"""What an aside ends at without taking it in."""


def fold_asides(items: Sequence[Item]) -> list[Item]:
    """Fold what stands between commas or brackets behind a party into one item, so that the sentence closes up."""
    row = tuple(items)
    folded: list[Item] = []
    at = 0
    for place in [n for n, item in enumerate(row) if item.kind in ASIDE_OPENERS]:
        if place < at:
            continue
        folded += row[at:place]
        at = place
        end = _aside_end(row, folded, at)
        if end is None or (row[0].kind == "speech" and ends_source(folded, row[at + 1 : end])):
            continue
        inner, parted = row[at + 1 : end], end == len(row) or row[end].kind in _PARTING
        last = row[end - 1].last if parted else row[end].last
        folded.append(Item(kind="aside", first=row[at].first, last=last, inner=inner))
        at = end if parted else end + 1
    return [*folded, *row[at:]]


def _is_owner(before: Sequence[Item]) -> bool:
    """Whether an aside may follow: a party, or a party and its place ("Sayer of Santa Fe, who ...")."""
    if before[-1].kind in ("party", "unnamed"):
        return True
    if len(before) > 1 and before[-1].has("role.family") and before[-2].kind == "party":
        return True  # "The Hale family, which owns Merrow, gave"
    if len(before) > 1 and before[-2].kind == "party" and before[-1].kind == "role" and before[-1].has("role.company"):
        return before[-2].last == before[-1].first  # "Die Orlo-Bank, eine der größten des Landes, gab" (German)
    if len(before) > 1 and before[-1].kind in ("aside", "personal", "auxiliary") and before[-2].kind == "party":
        verb = before[-1].has_any(
            "link.perfect", "link.passive"
        )  # "Jo Hale lui-même, qui" (French), but not "X a, ..."
        return not verb  # "Bart Kerrow (58), a baker in Elko, gave", "Jo Hale himself, who gave"
    return len(before) > 2 and before[-1].kind == "other" and before[-3].kind in ("party", "unnamed")


def _is_told_of(row: tuple[Item, ...], speaker: Item, at: int) -> bool:
    """Whether "which" at `at` tells of whom somebody unnamed speaks for: "a spokesman for X, which gave, said"."""
    told = speaker.member is None and bool(speaker.near) and at < len(row) and row[at].kind == "relative"
    return told and (speaker.near[0].kind == "person") == row[at].has("relative.person")


def _is_entry(inner: tuple[Item, ...]) -> bool:
    """Whether what stands between commas is the next entry of a list: "A, the brewer Jo Hale, and B"."""
    dressed = ("determiner", "other", "word", "role")
    member = inner[-1].member if inner[-1].kind == "party" else None
    named = member is not None and member.kind == "person" and inner[0].kind == "determiner"
    return named and all(i.kind in dressed for i in inner[:-1])


def _is_sum_entry(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name with a sum in brackets stands at `at`, who it is passed: the next entry of a list."""
    name = at
    while name < len(row) and row[name].kind in ("determiner", "word", "role"):
        name += 1
    behind = row[name : name + 4]
    kinds = [i.kind for i in behind if i.kind != "each"]
    folded = kinds[:2] == ["party", "aside"] and any(i.kind == "sum" for i in behind[1].inner)
    return folded or kinds[:3] == ["party", "open", "sum"]


def _aside_end(row: tuple[Item, ...], before: Sequence[Item], at: int) -> int | None:
    """Where the aside that begins at `at` closes; None where none begins."""
    if row[at].kind == "open":
        return next((i for i in range(at + 1, len(row)) if row[i].kind == "close"), None)
    if row[at].kind not in ("comma", "dash") or not before:
        return None
    if not _is_owner(before) and not (before[-1].kind == "speaker" and _is_told_of(row, before[-1], at + 1)):
        return _led_aside_end(row, before, at) or described_aside_end(row, before, at)
    end = _excluded_end(row, at) or _held_end(row, at) or _worth_end(row, at) or owning_end(row, at)
    end = end or owned_end(row, at, before[-1])
    if end is not None:
        return end
    if _is_kin_entry(row, at + 1) or (before[-1].kind in _NAMED and _is_next_named(row, before, at)):
        return None
    placed = at + 1 < len(row) and before[-1].kind == row[at + 1].kind == "other"  # "X of Tifton, Ga., gave"
    of = at + 2 < len(row) and row[at + 1].has("link.of")
    origin = of and row[at + 2].kind == "other"  # "Kaldane, [de Curitiba], doou" (Portuguese, "of Curitiba")
    owned = origin or (of and _is_owned_by(row, at + 2))
    said = at + 2 < len(row) and row[at + 1].has("speech.gerund_source") and row[at + 2].has("pronoun.his")
    told = at + 1 < len(row) and (row[at + 1].kind in ("relative", "relation") or _tells_of_all(row, at + 1))
    traded = at + 1 < len(row) and row[at + 1].has("noun.other_verb")  # "X, valued at $2 million, gave"
    if at + 1 >= len(row) or not (placed or told or owned or said or traded or row[at + 1].kind in _ASIDE_STARTS):
        return None
    if row[at].kind == "comma" and not told and _is_next_of_series(row, before[-1], at):
        return None  # "A, drug maker B, C and D"
    return _apposed_end(row, before, at, told=told, origin=origin)


_EXCLUDED = ("determiner", "pronoun", "role", "word", "personal", "company")


def _excluded_end(row: tuple[Item, ...], at: int) -> int | None:
    """Where an aside closes that says who it was not: "Jo Hale, [not his company,] gave", else None."""
    first = at + 1 + (at + 1 < len(row) and row[at + 1].kind in ("and", "contrast"))
    if first >= len(row) or row[first].kind != "negation":
        return None
    end = first + 1
    while end < len(row) and row[end].kind in _EXCLUDED:
        end += 1
    told = any(i.kind in ("role", "company") for i in row[first:end])
    closed = end + 1 < len(row) and row[end].kind == row[at].kind and row[end + 1].kind in ("verb", "auxiliary", "plan")
    return end if told and closed else None


def _held_end(row: tuple[Item, ...], at: int) -> int | None:
    """Where an aside closes that says whose firm it is: "Merrow, [Jo Hale's family firm,] gave", else None.

    Or whose sister or chief of staff somebody is: "Ada Moss, [Ms. Hale's sister,] gave", which a verb must follow.
    """
    first = at + 1 + (at + 1 < len(row) and row[at + 1].has("role.honorific"))
    if first + 2 >= len(row) or row[at].kind != "comma" or row[first].kind != "party":
        return None
    end = first + 1 + (row[first + 1].kind == "owns")
    while end < len(row) and row[end].kind in ("word", "role"):
        end += 1
    firm = row[end - 1].has("role.company") and row[first + 1].kind in ("owns", "role")
    near = row[first + 1].kind in ("owns", "role") and row[end - 1].has_any("role.chief", "role.kin", "role.staff")
    near = near and end + 1 < len(row) and row[end + 1].kind in ("verb", "auxiliary", "plan")
    return end if (firm or near) and end < len(row) and row[end].kind == "comma" else None


def _worth_end(row: tuple[Item, ...], at: int) -> int | None:
    """Where an aside closes that says what a firm is worth: "Merrow, [40 Milliarden Dollar wert,] gab" (German)."""
    inner = row[at + 1 : at + 4]
    told = len(inner) == _WORTH and inner[0].kind == "sum" and inner[1].has("noun.worth") and inner[2].kind == "comma"
    return at + _WORTH if told and row[at].kind == "comma" else None


_WORTH = 3


def _is_kin_entry(row: tuple[Item, ...], at: int) -> bool:
    """ "Orlo Foods, [the Kemp twins], Merrow Steel and ...": people named by their family are an entry of their own."""
    kinds = [i.kind for i in row[at : at + 4]]
    return kinds == ["determiner", "party", "role", "comma"] and row[at + 2].has_any("role.siblings", "role.family")


def _is_next_named(row: tuple[Item, ...], before: Sequence[Item], at: int) -> bool:
    """Whether the comma leads to somebody else: "A ($500), [the baker B ($300)]", "A friend of X, [the grocer Y,]"."""
    if before[-1].kind == "aside":
        return _is_sum_entry(row, at + 1)
    named = at + 3 < len(row) and row[at + 1].kind == "determiner" and row[at + 2].kind == "party"
    return named and row[at + 3].kind == "comma" and _opens_apposed(before)


_NAMED = ("aside", "party")


_OPENING = ("determiner", "donor", "word", "role", "of", "from")


def _opens_apposed(before: Sequence[Item]) -> bool:
    """Whether all before a comma only tells whose friend somebody is who is named behind it."""
    lead = before[:-1]
    if not lead or before[-1].kind != "party" or any(i.kind not in _OPENING for i in lead):
        return False
    of = [n for n, i in enumerate(lead) if i.has("link.of")]
    return bool(of) and of[0] > 0 and lead[of[0] - 1].kind in ("donor", "word", "role")


def _apposed_end(row: tuple[Item, ...], before: Sequence[Item], at: int, *, told: bool, origin: bool) -> int | None:
    """Where the words close that tell more of a party: a clause of its own (`told`), where it is from (`origin`)."""
    excepted = len(before) > 1 and before[-2].kind == "except" and row[at + 1].kind == "relative"
    if len(before) == _LED and before[0].kind == "except" and _tells_itself(row, at):
        return None
    parted = next(
        (i for i in range(at + 2, len(row)) if row[i].kind == "stop" or (row[i].kind == "colon" and not told)), len(row)
    )
    closers = [i for i in range(at + 2, min(at + _LONGEST_ASIDE, parted)) if row[i].kind == row[at].kind]
    if closers and (past := _past_leader(row, at, closers[0])) is not None:
        return past
    if closers:
        entry = origin and _is_next_entry(row, closers[0] + 1)
        end = closers[0] if entry else _closing(row, at, closers, excepted=excepted)
        stated = end is not None and [i.kind for i in row[end - 1 : end + 3]] == ["other", "comma", "other", "colon"]
        return end + 1 if end is not None and stated else end  # "Una Hale, of Naples, Fla.: $5,000"
    semicolon = parted < len(row) and row[parted].kind == "stop"
    if row[at].kind == "comma" and semicolon and _tells_only(row[at + 1 : parted]):
        return parted  # "A, the owner of a team; B and C"
    if row[at].kind == "comma" and told and row[-1].kind == "end":
        return min(parted, len(row) - 1)
    return None


_LED = 2


def _tells_itself(row: tuple[Item, ...], at: int) -> bool:
    """ "Depois da Norvane, [a Orlo Foods foi a maior doadora], com" (Portuguese, "after X, Y was the"): no aside."""
    comma = next((n for n in range(at + 1, len(row)) if row[n].kind == "comma"), len(row))
    kinds = [i.kind for i in row[at + 1 : comma]]
    return kinds[:2] == ["determiner", "party"] and kinds[2:3] in (["auxiliary"], ["verb"])


def _past_leader(row: tuple[Item, ...], at: int, comma: int) -> int | None:
    """Where an aside ends that leads to whoever runs a firm: "A, a charity run by B's daughter, [Susie Kemp]; C"."""
    led = row[comma - 1].kind == "role" and any(i.kind == "relation" for i in row[at + 1 : comma])
    behind = [i.kind for i in row[comma + 1 : comma + 3]]
    return comma + 2 if led and behind in (["party", "stop"], ["party", "comma"], ["party", "end"]) else None


def _tells_only(inner: tuple[Item, ...]) -> bool:
    """Whether the words up to ";" only say who somebody is: "the owner of a team and a friend of the president"."""
    named = inner[-1].kind == "party" and (len(inner) < _OF or not inner[-2].has("link.of"))
    plain = inner[0].kind in ("determiner", "role", "word", "each") and not named
    return plain and not any(i.kind in (*_TELLING, *_VERBAL, "contrast") for i in inner)


_OF = 2
"""Items of "of Orlo", the firm of whom an apposition tells."""


def _tells_of_all(row: tuple[Item, ...], at: int) -> bool:
    """Whether "both of which are weighing a sale" stands at `at`, which tells of no gift."""
    of_all = row[at].kind == "each" and at + 1 < len(row) and row[at + 1].kind == "relative"
    return of_all and not any(i.kind in _TELLING for i in row[at:])


def _is_next_of_series(row: tuple[Item, ...], owner: Item, comma: int) -> bool:
    """Whether what follows the comma is the next of several names, and no second name for the owner of an aside."""
    name = name_of_entry(row, comma + 1)
    again = name is not None and row[name].member is not None and row[name].member is owner.member
    return name is not None and not again and is_series(row, comma)


def _led_aside_end(row: tuple[Item, ...], before: Sequence[Item], at: int) -> int | None:
    """Where it closes that somebody leads a firm without a name: "The company, led by X, gave": not X.

    So in "The banker, who is married to Y of Ohio's Y family, gave".
    """
    if row[at].kind != "comma" or at + 1 >= len(row) or row[at + 1].kind not in ("relation", "relative"):
        return None
    noun = next((n for n in range(len(before) - 1, 0, -1) if before[n].kind != "word"), 0)
    person = noun and row[at + 1].has("relative.person") and before[noun].has("role.chief")
    if not noun or not (person or before[noun].has("role.company")) or len(before) - noun > _LONGEST_TRADE:
        return None
    end = next((n for n in range(at + 2, min(at + _LONGEST_ASIDE, len(row))) if row[n].kind == "comma"), None)
    inner = {i.kind for i in row[at + 1 : end]} if end is not None else set()
    acts = end is not None and end + 1 < len(row) and row[end + 1].kind in _VERBAL
    return end if acts and "party" in inner and inner.isdisjoint(_TELLING) else None


def _is_next_entry(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name follows a place: "Kaldane, of Curitiba, [the bank Norvane, of Recife], and ..."."""
    ahead = next((i for i in row[at : at + 5] if i.kind not in ("determiner", "role", "word")), None)
    return ahead is not None and ahead.kind == "party"


def _is_owned_by(row: tuple[Item, ...], at: int) -> bool:
    """Whether a person's name and a comma stand at `at`: "Meta, [de Mark Zuckerberg], et Amazon ont donné"."""
    member = row[at].member
    return at + 1 < len(row) and row[at + 1].kind == "comma" and member is not None and member.kind == "person"


def _closing(row: tuple[Item, ...], at: int, closers: Sequence[int], *, excepted: bool) -> int | None:
    """Which of the commas or dashes at `closers` closes the aside that begins at `at`."""
    first = closers[0]
    acts = any(i.kind in _VERBAL for i in row[at + 4 : first])
    if acts and [i.kind for i in row[at + 1 : at + 4]] == ["determiner", "party", "and"]:
        return None  # "La A, la B et la C ont donné, ...": all of them act
    behind = row[first + 1].kind if first + 1 < len(row) else ""
    own = row[at + 1].has("relation.leads_own") and first == at + 2  # "X, whose firm, Y, gave"
    if (own or (row[at + 1].has("relative.whose") and row[first - 1].kind == "role")) and behind == "party":
        named = [n for n in closers[1:] if row[n - 1].kind == "party"][:1]
        last = next((n for n in closers[2:] if row[n + 1 : n + 2] and row[n + 1].kind in _VERBAL), None)
        if named and row[named[0] + 1 : named[0] + 2] and row[named[0] + 1].kind in _READ_ON:
            return last or (len(row) - 1 if row[-1].kind == "end" else None)  # "X, whose chief, Jo Hale, ran, gave"
    if behind == "and":
        return None if _is_entry(row[at + 1 : first]) else first
    openers = ("party", "determiner", "pronoun", *_VERBAL) if excepted else _VERBAL  # "All but X, which denies, gave"
    told = row[at + 1].kind in ("relative", "relation") and behind == "word" and row[first - 1].kind != "comma"
    if told or (behind == "relative" and _tells_of_firm(row, at, first)):
        return first  # "X, which owns a fifth of it, praised the plan and gave $5,000"
    verbal = next((close for close in closers if _goes_on(row, close + 1, openers)), None)
    if verbal is not None:
        return verbal
    if behind == "relative" and row[first - 1].kind == "party" and not row[at + 1].has("relation.leads"):
        return None  # "beside X, there is Y, who gave": Y gave; not in "X, at the head of Y, who gave"
    if behind in ("determiner", "party") and _is_among(row, at + 1, first):
        return None
    dashed = row[at].kind == "dash" and row[at + 1].has("link.indefinite")  # "Orlo – a lobbying body – which gave"
    busy = ("party", "fund", "sum", "stop") if dashed else ("verb", "sum", "stop")
    return None if any(item.kind in busy for item in row[at + 1 : first]) else first


def _tells_of_firm(row: tuple[Item, ...], at: int, comma: int) -> bool:
    """ "Orlo Foods, owned by Jo Hale, [which gave $5,000]": of the firm before the aside at `at`, not of Jo Hale."""
    firm, person = row[at - 1].member, row[comma - 1].member
    parted = firm is not None and firm.kind == "organization" and person is not None and person.kind == "person"
    return parted and row[at + 1].kind == "relation" and row[comma + 1].has("relative.thing")


def _goes_on(row: tuple[Item, ...], at: int, openers: Sequence[str]) -> bool:
    """Whether the clause around an aside goes on there, a word of time passed: ", [stavolta non] donerà" (Italian)."""
    behind = at + 1 if at < len(row) and row[at].kind == "time" else at
    return behind < len(row) and row[behind].kind in openers


def _is_among(row: tuple[Item, ...], first: int, last: int) -> bool:
    """Whether "le géant B" is one more of a list: "A, le géant B, la firme C et D", "A, le B et la veuve du roi, C"."""
    if row[last + 1].kind == "party" and [i.kind for i in row[first : first + 3]] == ["determiner", "party", "and"]:
        return True
    plain = _names_entries(row[first:last])
    small = ("determiner", "word", "role", "business")
    ahead = [i.kind for i in row[last + 1 : last + _LISTED] if i.kind not in small]
    while plain and ahead[:2] == ["party", "comma"]:
        ahead = ahead[2:]
    return plain and ahead[:3] == ["party", "and", "party"]


def _names_entries(inner: tuple[Item, ...]) -> bool:
    """Whether words are an entry of a list: "the maker B", "the cable firms B and C"; not "the owner of B"."""
    told = [i for i in inner if i.kind not in ("word", "role")]
    told = [i for n, i in enumerate(told) if not (n and i.kind == "determiner")]
    of = any(a.has("role.of") or (a.has("link.of") and b.kind != "word") for a, b in pairwise(inner))
    kinds = [i.kind for i in told if not i.has("link.of") or i.kind == "determiner"]
    return not of and kinds in (["determiner", "party"], ["determiner", "party", "and", "party"])


_LISTED = 20
"""So many items on the "and" of a list may stand."""
