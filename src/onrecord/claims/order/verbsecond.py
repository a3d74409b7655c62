"""Main clauses of languages whose finite verb stands second: "Eine Million hat X gespendet" as "X hat gespendet ...".

What the verb needs may stand at the end of the clause, and the subject behind the finite verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.conditions import as_condition, as_wished, is_wished
from onrecord.claims.order.items import Item
from onrecord.claims.order.nominals import acts_nobody, find_nominal
from onrecord.claims.order.payingfunds import is_paid_by_fund, paying_fund
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["PREPOSITIONS", "as_said", "is_finite", "order_main", "part_small"]

_SAID = Categories.of({"link.auxiliary"})
_SMALL = ("auxiliary", "plan", "consider", "negation", "deny")
PREPOSITIONS = ("to", "from", "of", "at", "in", "through", "on_behalf", "including", "except")
_OBJECTS = ("sum", "gift", "fund", "kind", "in_kind", "again", "cash")


_ACTING = ("party", "pronoun", "speaker", "auxiliary", "plan")
_GIVING = ("give", "pledge", "give_weak", "refund")


def is_finite(item: Item) -> bool:
    """Whether an item may be the finite verb of a clause."""
    if item.kind not in _FINITE:
        return False
    meant = item.categories.meant
    if item.kind == "auxiliary":
        return "link.perfect" in meant or "link.passive" in meant
    behind = "listing.behind" in meant or (item.kind == "speech" and "speech.gerund_source" in meant)
    return not behind  # "gefolgt von X": a participle; "nach Angaben des": no verb


_FINITE = ("auxiliary", "verb", "plan", "consider", "speech", "other_verb", "deny")


def part_small(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The small words that tell status, and all others, each in their order."""
    small = [i for i in items if i.kind in _SMALL]
    return small, [i for i in items if i.kind not in _SMALL]


def as_said(plan: Item) -> Item:
    """Return a modal that only tells hearsay as no plan: "soll gespendet haben"."""
    return replace(plan, kind="auxiliary", categories=_SAID)


def order_main(row: Sequence[Item], line: Line) -> list[Item]:
    """Main clauses with the verb behind the subject and before the objects."""
    row = as_condition(_past_limits(row), line)
    if "verb" not in [i.kind for i in row]:
        return row
    pieces = _claimed([_second(piece, line) for piece in _pieces(row)])
    return [item for n, piece in enumerate(pieces) for item in (_apart(piece, pieces[n - 1]) if n else piece)]


def _claimed(pieces: list[list[Item]]) -> list[list[Item]]:
    """The pieces with a modal that only tells what somebody claims as no plan, where "and" parts it from its perfect.

    "X will 5 Euro geschickt [und sie zurückbekommen haben]" (German, "claims to have sent and got them back").
    """
    out = list(pieces)
    for n, (piece, ahead) in enumerate(pairwise(pieces)):
        perfect = ahead[0].kind == "and" and any(i.has("link.perfect") for i in ahead[-2:])
        told = perfect and any(i.kind == "verb" and i.has_form("past") and not i.has_form("base") for i in piece)
        out[n] = [as_said(i) if told and i.kind == "plan" else i for i in piece]
    return out


def _past_limits(row: Sequence[Item]) -> list[Item]:
    """What a clause says of limits is no gift of the next one: "Spenden sind mit 8.000 Euro gedeckelt[,] die von X"."""
    out = list(row)
    for at in range(1, len(out)):
        if out[at].kind == "comma" and out[at - 1].kind == "limit":
            out[at] = replace(out[at], kind="stop")
    return out


def _apart(piece: list[Item], before: Sequence[Item]) -> list[Item]:
    """A main clause that a comma parts from the one before, and that has a giver of its own, as a sentence of its own.

    "500.000 Euro bekam die CDU von X[,] weitere 250.000 steuerte Y bei": X and Y are no list.
    """
    finite = next((n for n, i in enumerate(piece) if is_finite(i)), 0)
    if piece[0].kind != "comma" or not any(i.kind in ("party", "pronoun") for i in piece[:finite]):
        return piece
    told = next((i.kind for i in reversed(before) if i.kind not in ("date", "time")), "")
    if told == "speech" and piece[1].kind == "pronoun":
        return piece[1:]  # "X sagte am Montag, [er] habe nichts gespendet" (German)
    if piece[finite].kind in ("speech", "deny") or not any(i.verb in _GIVING for i in piece[finite:]):
        return piece
    return [replace(piece[0], kind="stop"), *piece[1:]]


def _pieces(row: Sequence[Item]) -> Iterator[list[Item]]:
    """The row cut before each further finite verb's clause: "X gab eine Million [und Y will folgen]"."""
    start, seen = 0, None
    for at, item in enumerate(row):
        if not is_finite(item) or (seen is not None and not _is_new(row, seen, at)):
            continue
        if (
            at
            and item.kind == "verb"
            and (item.has("plan.joint") or (row[at - 1].kind == "to" and row[at - 1].has("plan")))
        ):
            continue  # "maakten A en B bekend een miljoen te geven" (Dutch): the infinitive begins no clause
        if at > 1 and item.kind in ("plan", "verb") and _follows_to(row, at):
            continue  # "zeiden een miljoen en een auto te zullen geven" (Dutch)
        if seen is not None and _rules_over_list(row, seen, at):
            continue
        if seen is not None and (cut := _cut(row, seen + 1, at)) is not None:
            yield list(row[start:cut])
            start = cut
        seen = at
    yield list(row[start:])


def _follows_to(row: Sequence[Item], at: int) -> bool:
    """Whether "te" and modals stand right before an item: "te zullen [geven]"."""
    while at and row[at - 1].kind == "plan":
        at -= 1
    return at > 0 and _is_to(row[at - 1])


def _is_to(item: Item) -> bool:
    """Whether an item is the "zu" or "te" of an infinitive."""
    return item.kind == "to" and item.has("plan")


def _is_new(row: Sequence[Item], before: int, at: int) -> bool:
    """Whether a finite form begins a clause of its own: a comma or "and" stands between."""
    return any(i.kind in ("comma", "and") for i in row[before + 1 : at])


def _rules_over_list(row: Sequence[Item], before: int, at: int) -> bool:
    """Whether an auxiliary has its verb behind the names that "and" joins: "haben [A und B den Fonds] unterstützt"."""
    between = row[before + 1 : at]
    if row[before].kind not in ("auxiliary", "plan") or any(i.kind == "verb" for i in between):
        return False
    marks = [n for n, i in enumerate(between) if i.kind in ("and", "comma")]
    joined = [n for n in marks if n and between[n - 1].kind in ("party", "aside") and _leads_to_party(between, n + 1)]
    return any(between[n].kind == "and" for n in marks) and joined == marks


def _leads_to_party(row: Sequence[Item], at: int) -> bool:
    while at < len(row) and (row[at].kind in ("determiner", "role", "word", "auxiliary") or row[at].has("pronoun.his")):
        at += 1
    return at < len(row) and row[at].kind == "party"


def _cut(row: Sequence[Item], first: int, verb: int) -> int | None:
    """Where the clause of the verb begins: at the last comma or "and" before it, names in a list kept together."""
    marks = [n for n in range(first, verb) if row[n].kind in ("comma", "and")]
    if not marks:
        return None
    cut = marks[-1]
    for earlier in reversed(marks[:-1]):
        listed = ("party", "determiner", "role", "aside", "word", "auxiliary")
        between = row[earlier + 1 : cut]
        if not any(i.kind == "party" for i in between) or any(i.kind not in listed for i in between):
            break
        cut = earlier
    nonfinite = cut + 1 == verb or all(i.kind not in _ACTING or i.has("pronoun.his") for i in row[cut:verb])
    return (
        None
        if nonfinite and row[cut].kind == "and" and row[verb].kind == "verb" and _is_bracketed(row, first, verb)
        else cut
    )


def _is_bracketed(row: Sequence[Item], first: int, verb: int) -> bool:
    """Whether an auxiliary rules the verb too: "hat eine Million gespendet und eine weitere zugesagt"."""
    return first > 0 and row[first - 1].kind != "verb"


def _second(piece: list[Item], line: Line) -> list[Item]:
    """One main clause: its finite verb stands second, what the verb needs at the end."""
    led = bool(piece) and piece[0].has_any(
        "speech.gerund_source", "join.alike", "plan.expected"
    )  # "Volgens X heeft Y", "Net als X gaf Y", "Naar verwachting geeft X"
    finite = next((n for n, i in enumerate(piece) if is_finite(i) and (n or not led)), None)
    if finite is None or _lists(piece[finite]) or _keeps_order(piece, finite):
        return piece
    if _is_fronted_verb(piece, finite):  # "Nichts geben will X"
        end = len(piece) - (piece[-1].kind == "end")
        return _second([*piece[:finite], *piece[finite + 1 : end], piece[finite], *piece[end:]], line)
    head, before, behind = piece[finite], _without_asides(piece[:finite]), piece[finite + 1 :]
    start, end = _verb_place(head, behind) or (0, 0)
    middle, verbs, tail = behind[:start], as_wished(head, behind[start:end]), behind[end:]
    first: list[Item] = []
    acts = is_paid_by_fund(before, head, verbs) or (
        before[:1] and before[0].kind == "negation" and acts_nobody(before, behind)
    )
    if not acts and find_nominal(before, front=True, taker=_takes(head, verbs)) is None:
        first, rest = _take_subject(
            _past_object(head, verbs, middle if verbs else tail),
            paying_fund(before, middle if verbs else tail, head, verbs),
        )
        middle, tail = (rest, tail) if verbs else (middle, rest)
    denied, tail = ([], tail) if verbs else _part_denial(tail)
    if first and before and all(i.kind == "negation" for i in before):
        before, denied = [], [*before, *denied]  # "Keinen Cent gab X"
    before, moved = _part_objects(before) if first else (before, [])
    told, middle = _first_half(middle, line) if head.kind != "speech" else _halves(middle)
    told, small, objects = _said_first(told, *part_small(middle)) if verbs else (told, *part_small(middle))
    if head.kind == "plan" and any(i.has("link.perfect") for i in verbs):
        head = as_said(head)
    helpers = [i for i in verbs if i.kind not in ("verb", "to")]
    main = [i for i in verbs if i.kind in ("verb", "to")]
    tail = _coordinated(tail)
    if moved and moved[0].kind == "at" and any(i.kind == "fund" for i in objects):
        objects, moved = _with_means(objects, moved), []
    elif moved and moved[0].kind == "at" and any(i.kind == "fund" for i in tail):
        tail, moved = _with_means(tail, moved), []
    core = [*told, *denied, *small, *helpers, *main, *moved, *objects]
    return [*before, *_pause(before, first), *first, head, *core, *tail]


def _is_fronted_verb(piece: Sequence[Item], at: int) -> bool:
    """Whether an infinitive stands before the finite verb that rules it."""
    ruling = piece[at + 1].kind in ("plan", "consider") if at + 1 < len(piece) else False
    return at > 0 and ruling and piece[at].kind == "verb" and piece[at].has_form("base")


def _take_subject(pool: list[Item], pays: int) -> tuple[list[Item], list[Item]]:
    """The subject behind the finite verb, and all else there: "haben [unter anderem A und B] gespendet"."""
    found, wide = find_nominal(pool), find_nominal(pool, among=True)
    if wide is not None and (found is None or wide[1] >= found[1]):
        found = wide
    found = found or _several(pool)
    if found is None:
        return pool[:pays], pool[pays:]
    return pool[found[0] : found[1]], [*pool[: found[0]], *pool[found[1] :]]


def _past_object(finite: Item, verbs: Sequence[Item], pool: list[Item]) -> list[Item]:
    """The pool with a pronoun that is the object behind who acts: "mit 5.000 Euro bedachte [sie] der Verband" (German).

    Such verbs take no dative, so that "der" can only lead to their subject.
    """
    with_sum = any(i.has("give_weak.with") for i in (finite, *verbs))
    shape = [i.kind for i in pool[:3]] == ["pronoun", "determiner", "party"]
    if not with_sum or not shape or not pool[1].has("link.nominative"):
        return pool
    return [*pool[1:3], pool[0], *pool[3:]]


def _several(pool: Sequence[Item]) -> tuple[int, int] | None:
    """Where several without names stand at the front: "haben [zahlreiche Konzerne] gespendet, darunter X" (German)."""
    at = next((n for n, i in enumerate(pool[:_FEW]) if i.kind not in ("word", "link")), len(pool))
    several = 0 < at < len(pool) and (pool[at].has("role.many") or pool[at].kind == "donor")
    return (0, at + 1) if several else None


_FEW = 3


def _part_objects(before: list[Item]) -> tuple[list[Item], list[Item]]:
    """What stays before a subject that stands behind the verb, and the objects that do not: "Eine Million gab X"."""
    if not any(i.kind in _OBJECTS for i in before):
        return before, []
    lead = 1 if before[0].kind in ("and", "comma") else 0
    return before[:lead], before[lead:]


def _with_means(tail: list[Item], means: list[Item]) -> list[Item]:
    """ "mit einer Spende unterstützt X den Fonds": what stood before the verb goes behind the fund."""
    at = next(n for n, i in enumerate(tail) if i.kind == "fund")
    return [*tail[: at + 1], *means, *tail[at + 1 :]]


def _lists(finite: Item) -> bool:
    """Whether a verb keeps its order: "aus Ohio kam eine Million", "zu den Spendern gehören X und Y"."""
    return finite.verb == "come" or finite.has("listing.include")


def _keeps_order(piece: Sequence[Item], finite: int) -> bool:
    """Whether a clause is read as it stands: without a verb of giving, of money that comes, or of who gave most."""
    if not any(i.kind == "verb" for i in piece) or piece[finite].verb == "come":
        return True  # of what comes from somebody, the money is the subject
    donor = any(i.kind == "donor" for i in piece[:finite])
    return donor and piece[finite].kind == "auxiliary"  # "Größter Spender war X, gefolgt von Y"


_PAST_DENIAL = ("negation", "sum", "gift", "and", "comma", "relative")
"""Where to look no further for what denies a verb: "laat weten [dat] het niets geeft" (Dutch) denies the second."""


def _part_denial(tail: list[Item]) -> tuple[list[Item], list[Item]]:
    """ "gab 2017 nichts": what denies a verb without auxiliary stands behind other words of its clause."""
    at = next((n for n, i in enumerate(tail) if i.kind in _PAST_DENIAL), None)
    if at is None or tail[at].kind != "negation":
        return [], tail
    return [tail[at]], [*tail[:at], *tail[at + 1 :]]


def _pause(before: Sequence[Item], first: Sequence[Item]) -> list[Item]:
    """A comma between a phrase with a preposition and the subject: "Neben X [,] gab auch Y"."""
    if not first or not before or before[-1].kind == "comma":
        return []
    if before[0].kind not in PREPOSITIONS and not any(i.has("speech.gerund_source") for i in before):
        return []
    return [Item(kind="comma", first=before[-1].last, last=before[-1].last)]


def _first_half(middle: list[Item], line: Line) -> tuple[list[Item], list[Item]]:
    """ "hat [den Fonds gegründet und] dort eine Million eingezahlt": a participle that the lexicon does not know."""
    for at in range(len(middle) - 1, 0, -1):
        ends = middle[at - 1].kind == "word" and line.tokens[middle[at - 1].first].text.islower()
        if middle[at].kind == "and" and ends:
            told = Item(kind="aside", first=middle[0].first, last=middle[at - 1].last, inner=tuple(middle[:at]))
            return [told, middle[at]], middle[at + 1 :]
    return [], middle


def _halves(middle: list[Item]) -> tuple[list[Item], list[Item]]:
    """ "laat [weten] geen bijdrage te leveren" (Dutch): the verb's other half, and all else."""
    return [i for i in middle if i.kind == "link"], [i for i in middle if i.kind != "link"]


def _without_asides(before: list[Item]) -> list[Item]:
    """What stands before the verb, with what belongs to its subject folded up: "X [mit Sitz in Ohio] hat"."""
    found = find_nominal(before, front=True)
    rest = before[found[1] :] if found is not None else []
    if found is None or not rest or rest[0].kind not in ("at", "in") or any(i.kind == "aside" for i in rest):
        return before
    aside = Item(kind="aside", first=rest[0].first, last=rest[-1].last, inner=tuple(rest))
    return [*before[: found[1]], aside]


def _takes(finite: Item, verbs: Sequence[Item]) -> bool:
    """Whether the verb is the fund's, which then acts: "erhielt", "zahlte zurück", "lehnte ab"."""
    return any(i.verb in ("receive", "refund", "refuse") for i in (finite, *verbs))


def _said_first(told: list[Item], small: list[Item], objects: list[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """ "hebben [elk gezegd] een miljoen te zullen geven" (Dutch, "have each said"): the word of saying leads."""
    at = 1 if objects and objects[0].kind == "each" else 0
    if at >= len(objects) or not objects[at].has("speech.past"):
        return told, small, objects
    return [*told, objects[at]], small, [*objects[:at], *objects[at + 1 :]]


def _coordinated(tail: list[Item]) -> list[Item]:
    """ "... und eine weitere Million zugesagt": a second participle at the end of its own objects."""
    if len(tail) < 3 or tail[0].kind not in ("and", "comma"):
        return tail
    at = next((n for n, i in enumerate(tail) if i.kind == "verb"), None)
    if at is None or at < 2 or find_nominal(tail[1:at]) is not None:
        return tail
    small, objects = part_small(tail[1:at])
    return [tail[0], *small, tail[at], *objects, *tail[at + 1 :]]


_OF_GIFT = ("negation", "gift", "determiner", "to", "fund", "again", "link", "auxiliary")


def _says_of_gift(behind: Sequence[Item], at: int) -> bool:
    """ "zegt [geen bijdrage te leveren]" (Dutch, "says to make no contribution"): nothing but the gift in between."""
    ruled = at > 1 and behind[at - 1].kind == "to" and behind[at - 1].has("plan")
    denied = any(i.kind == "negation" for i in behind[:at])
    return ruled and denied and all(i.kind in _OF_GIFT for i in behind[:at])


def _verb_place(finite: Item, behind: Sequence[Item]) -> tuple[int, int] | None:
    """Where the verb that an auxiliary, a modal or a promise rules stands, with the words that go with it."""
    at = next((n for n, i in enumerate(behind) if i.kind == "verb" and not i.has("listing.behind")), None)
    if (
        at is None
        or finite.kind in ("other_verb", "deny")
        or (finite.kind == "speech" and not _says_of_gift(behind, at))
    ):
        return None
    to = at - 1
    while to > 0 and behind[to].has("link.perfect"):
        to -= 1  # "bevestigt een miljoen te hebben gegeven" (Dutch)
    ruled = at and behind[to].kind == "to" and behind[to].has("plan")
    if finite.kind == "verb" and not ruled:
        return None
    start = to if ruled else at
    while start and behind[start - 1].has("link.perfect"):
        start -= 1  # "zou een miljoen hebben gegeven" (Dutch)
    start -= is_wished(finite, behind[:start])  # "had een miljoen willen geven" (Dutch)
    end = at + 1
    while end < len(behind) and (behind[end].kind == "link" or is_finite(behind[end])) and behind[end].kind != "speech":
        end += 1
    return start, end
