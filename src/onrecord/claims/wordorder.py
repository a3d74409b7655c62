"""The order of words: rows of languages whose verb stands second or last, put in the order of subject, verb, objects.

"Eine Million hat Norvane gespendet" becomes "Norvane hat gespendet eine Million", "die Firma, die im Mai eine Million
gab" "die Firma <die gab im Mai eine Million>", so that every rule reads them as it reads any other language. Items
keep their places in the text. Only languages with the setting `verb_final` come here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.analysis import Line
from onrecord.claims.items import Item
from onrecord.claims.marking import Categories
from onrecord.claims.nominals import find_nominal

__all__ = ["straighten"]

Fold = Callable[[list[Item]], list[Item]]

_BREAKS = ("stop", "colon", "contrast", "dash", "question", "end", "open", "close", "cell")
_SMALL = ("auxiliary", "plan", "consider", "negation", "deny")
_PREPOSITIONS = ("to", "from", "of", "at", "in", "through", "on_behalf", "including", "except")
_OBJECTS = ("sum", "gift", "fund", "kind", "in_kind", "again", "cash")


_LEADING = ("speech", "deny", "consider", "announce")
"""What a clause may follow without a comma: "zei [dat X een miljoen gaf]" (Dutch)."""

_RELATIVE = Categories.of({"relative.any"})
_SAID = Categories.of({"link.auxiliary"})


@dataclass(frozen=True, slots=True)
class _Segment:
    """The items between two commas or other breaks, and the item that parts them from those before."""

    mark: Item | None
    items: tuple[Item, ...]


def straighten(row: Sequence[Item], line: Line, fold: Fold) -> list[Item]:
    """Return the row with its clauses in the order subject, verb, objects; `fold` folds asides up."""
    out: list[Item] = []
    main: list[Item] = []
    listed = False
    for segment in _segments(_bracketed(_negated(row))):
        parted = segment.mark is not None and segment.mark.kind == "comma"
        kind = _kind(segment, line, led=bool(main or out))
        if kind == "main":
            if segment.mark is not None and not parted:
                out += [*_main(fold(main), line), segment.mark]
                main = list(segment.items)
            elif listed and parted:
                out += fold(list(segment.items))
                listed = False
            else:
                main += _joined(segment, main)
        elif kind == "relative" and main and main[-1].kind == "donor":
            out += [*main, *_relative(segment.items)]  # "unter den Spendern, die je eine Million gaben, sind X und Y"
            main, listed = [], True
        elif kind == "relative" and main:
            main.append(_aside(segment))
        else:
            out += _main(fold(main), line)
            main = []
            mark = () if segment.mark is None or (kind == "infinitive" and parted) else (segment.mark,)
            out += [*mark, *_verb_first(segment.items, subject=kind == "clause")]
    return [*out, *_main(fold(main), line)]


def _negated(row: Sequence[Item]) -> Sequence[Item]:
    """Small words told by their place: "weder X noch Y" denies both, and "aber" parts clauses at their front only."""
    if any(i.has("negation.either") for i in row):
        row = [replace(i, kind="negation") if i.has("link.nor") else i for i in row]
    return [
        replace(i, kind="auxiliary")
        if at and i.has("link.inner") and row[at - 1].kind not in ("comma", *_BREAKS)
        else i
        for at, i in enumerate(row)
    ]


def _bracketed(row: Sequence[Item]) -> list[Item]:
    """What stands in brackets folded up, so that it parts no clause."""
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = (
            next((n for n in range(at + 1, len(row)) if row[n].kind == "close"), None)
            if row[at].kind == "open"
            else None
        )
        if end is None:
            out.append(row[at])
            at += 1
        else:
            out.append(Item(kind="aside", first=row[at].first, last=row[end].last, inner=tuple(row[at + 1 : end])))
            at = end + 1
    return out


def _joined(segment: _Segment, main: Sequence[Item]) -> tuple[Item, ...]:
    """A main segment with its comma, which an aside before it has closed already where the verb follows."""
    closed = bool(main) and bool(segment.items) and main[-1].kind == "aside"
    closed = closed and (_is_finite(segment.items[0]) or segment.items[0].kind in ("and", *_PREPOSITIONS))
    return segment.items if segment.mark is None or closed else (segment.mark, *segment.items)


def _segments(row: Sequence[Item]) -> Iterator[_Segment]:
    mark: Item | None = None
    start = 0
    for at, item in enumerate(row):
        if item.kind == "comma" or item.kind in _BREAKS:
            if at > start or mark is not None:
                yield _Segment(mark, tuple(row[start:at]))
            mark, start = item, at + 1
        elif item.kind == "relative" and at > start and row[at - 1].kind in _LEADING:
            yield _Segment(mark, tuple(row[start:at]))
            mark, start = None, at
    yield _Segment(mark, tuple(row[start:]))


def _is_finite(item: Item) -> bool:
    """Whether an item may be the finite verb of a clause."""
    if item.kind == "auxiliary":
        return item.has("link.perfect") or item.has("link.passive")
    if item.has("listing.behind"):
        return False  # "gefolgt von X": a participle
    return item.kind in ("verb", "plan", "consider", "speech", "other_verb", "deny")


def _kind(segment: _Segment, line: Line, *, led: bool) -> str:
    """What a segment is: "main", "relative" (", die ... gab"), "clause" ("dass ... gab") or "infinitive"."""
    items = segment.items
    if not items:
        return "main"
    if _infinitive(items) is not None and not any(_is_finite(i) and i.kind != "verb" for i in items[:-1]):
        lead = [i for i in items if i.kind == "verb"]
        return "infinitive" if len(lead) == 1 or items[0].kind == "negation" else "main"
    contrast = segment.mark is not None and segment.mark.kind == "contrast"
    if not (_ends_in_verb(items, line) and not any(_is_finite(i) for i in items[: _cluster(items)])):
        return "main"
    if contrast or items[0].kind in ("relative", "contrast") or items[0].has("speech.gerund_source"):
        return "clause"
    comma = segment.mark is not None and segment.mark.kind == "comma"
    opening = items[1] if items[0].kind in _PREPOSITIONS and len(items) > 1 else items[0]
    if comma and led and len(items) > 1 and _is_relative(opening):
        return "relative"
    return "main"


def _is_relative(item: Item) -> bool:
    if item.kind == "relative":
        return True
    definite = item.has("link.determiner") and not item.has("link.indefinite")
    return definite or (item.has("pronoun.his") and item.has("relative"))


def _ends_in_verb(items: Sequence[Item], line: Line) -> bool:
    """Whether a finite verb ends the items; one that the lexicon does not know is a word in small letters."""
    last = items[-1]
    if last.kind == "word":
        return line.tokens[last.first].text.islower() and len(items) > 1 and items[-2].kind not in ("determiner", "of")
    return _is_finite(last) or last.kind == "link"


def _cluster(items: Sequence[Item]) -> int:
    """Where the verbs that end the items begin: "... [zu geben versprochen hat]"."""
    at = len(items)
    while at and (_is_finite(items[at - 1]) or (items[at - 1].kind in ("to", "link") and at < len(items))):
        at -= 1
    return min(at, len(items) - 1)


def _infinitive(items: Sequence[Item]) -> int | None:
    """Where the "zu" of an infinitive at the end stands, or the verb that holds it; None for none."""
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind == "verb"), None)
    if at is None or any(i.kind not in ("plan", "link", "auxiliary") for i in items[at + 1 :]):
        return None
    if at and items[at - 1].kind == "to" and items[at - 1].has("plan"):
        return at - 1
    return at if _holds_to(items[at]) else None


def _holds_to(verb: Item) -> bool:
    """Whether a verb has the "zu" of its infinitive inside: "beizusteuern"."""
    return verb.has("plan.joint")


def _aside(segment: _Segment) -> Item:
    """A relative clause as an aside behind what it tells of."""
    inner = _relative(segment.items)
    first = segment.mark.first if segment.mark is not None else segment.items[0].first
    return Item(kind="aside", first=first, last=max(i.last for i in segment.items), inner=tuple(inner))


def _relative(items: Sequence[Item]) -> list[Item]:
    """ "die im Mai eine Million gab" as "die gab im Mai eine Million", "die X gab" as "die X gab"."""
    lead = 1 if items[0].kind in _PREPOSITIONS and len(items) > 1 else 0
    pronoun = items[lead]
    categories = pronoun.categories if pronoun.kind == "relative" else _RELATIVE
    rest = _verb_first(items[lead + 1 :], subject=True)
    return [*items[:lead], replace(pronoun, kind="relative", categories=categories), *rest]


def _verb_first(row: Sequence[Item], *, subject: bool) -> list[Item]:
    """A clause that ends in its verb with the verb before the objects, the subject first."""
    items = list(row)
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind == "verb"), None)
    if at is None:
        return items
    start = at
    while (
        start
        and items[start - 1].kind in ("verb", "to")
        and (items[start - 1].kind == "verb" or items[start - 1].has("plan"))
    ):
        start -= 1
    tail = at + 1
    while tail < len(items) and (_is_finite(items[tail]) or items[tail].kind == "link"):
        tail += 1
    lead = 1 if items and (items[0].kind in ("relative", "contrast") or items[0].has("speech.gerund_source")) else 0
    middle = items[lead:start]
    acting = find_nominal(middle) if subject else None
    first = middle[acting[0] : acting[1]] if acting else []
    rest = middle if acting is None else [*middle[: acting[0]], *middle[acting[1] :]]
    small, objects = _part_small(rest)
    ending = _as_perfect(items[at + 1 : tail])
    return [*items[:lead], *first, *small, *ending, *items[start : at + 1], *objects, *items[tail:]]


def _part_small(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The small words that tell status, and all others, each in their order."""
    small = [i for i in items if i.kind in _SMALL]
    return small, [i for i in items if i.kind not in _SMALL]


def _as_perfect(ending: Sequence[Item]) -> list[Item]:
    """ "soll gespendet haben" is said of the past: the plan in it is none."""
    hearsay = any(i.has("link.perfect") for i in ending)
    return [_as_said(i) if hearsay and i.kind == "plan" else i for i in ending]


def _as_said(plan: Item) -> Item:
    return replace(plan, kind="auxiliary", categories=_SAID)


def _main(row: Sequence[Item], line: Line) -> list[Item]:
    """Main clauses with the verb behind the subject and before the objects."""
    if not any(i.kind == "verb" for i in row):
        return list(row)
    return [item for piece in _pieces(row) for item in _second(piece, line)]


def _pieces(row: Sequence[Item]) -> Iterator[list[Item]]:
    """The row cut before each further finite verb's clause: "X gab eine Million [und Y will folgen]"."""
    start, seen = 0, None
    for at, item in enumerate(row):
        if not _is_finite(item) or (seen is not None and not _is_new(row, seen, at)):
            continue
        if seen is not None and (cut := _cut(row, seen + 1, at)) is not None:
            yield list(row[start:cut])
            start = cut
        seen = at
    yield list(row[start:])


def _is_new(row: Sequence[Item], before: int, at: int) -> bool:
    """Whether a finite form begins a clause of its own: a comma or "and" stands between."""
    return any(i.kind in ("comma", "and") for i in row[before + 1 : at])


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
    nonfinite = cut + 1 == verb or all(
        i.kind not in ("party", "pronoun", "speaker", "auxiliary", "plan") for i in row[cut:verb]
    )
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
    finite = next((n for n, i in enumerate(piece) if _is_finite(i)), None)
    if finite is None or not any(i.kind == "verb" for i in piece) or piece[finite].verb == "come":
        return piece  # of what comes from somebody, the money is the subject
    before, behind = piece[:finite], piece[finite + 1 :]
    place = _verb_place(piece[finite], behind)
    start, end = place if place is not None else (0, 0)
    middle, verbs = behind[:start], behind[start:end]
    before = _without_asides(before)
    acting = find_nominal(before, front=True, taker=_takes(piece[finite], behind[start:end]))
    first: list[Item] = []
    if acting is None and (found := find_nominal(middle if verbs else behind)) is not None:
        pool = middle if verbs else behind
        first = pool[found[0] : found[1]]
        rest = [*pool[: found[0]], *pool[found[1] :]]
        middle, behind = (rest, behind) if verbs else (middle, rest)
    tail = behind[end:] if verbs else behind
    denied, tail = ([], tail) if verbs else _part_denial(tail)
    moved: list[Item] = []
    if first:
        lead = 1 if before and before[0].kind in ("and", "comma") else 0
        if any(i.kind in _OBJECTS for i in before):
            before, moved = before[:lead], before[lead:]
    told, middle = _first_half(middle, line)
    small, objects = _part_small(middle)
    head = piece[finite]
    if verbs and head.kind == "plan" and any(i.has("link.perfect") for i in verbs):
        head = _as_said(head)
    helpers = [i for i in verbs if i.kind != "verb" and i.kind != "to"]
    main = [i for i in verbs if i.kind in ("verb", "to")]
    objects = [*main, *moved, *objects]
    return [
        *before,
        *_pause(before, first),
        *first,
        head,
        *told,
        *denied,
        *small,
        *helpers,
        *objects,
        *_coordinated(tail),
    ]


def _part_denial(tail: list[Item]) -> tuple[list[Item], list[Item]]:
    """ "gab 2017 nichts": what denies a verb without auxiliary stands behind other words of its clause."""
    at = next((n for n, i in enumerate(tail) if i.kind in ("negation", "sum", "gift", "and", "comma")), None)
    if at is None or tail[at].kind != "negation":
        return [], tail
    return [tail[at]], [*tail[:at], *tail[at + 1 :]]


def _pause(before: Sequence[Item], first: Sequence[Item]) -> list[Item]:
    """A comma between a phrase with a preposition and the subject: "Neben X [,] gab auch Y"."""
    if not first or not before or before[0].kind not in _PREPOSITIONS or before[-1].kind == "comma":
        return []
    return [Item(kind="comma", first=before[-1].last, last=before[-1].last)]


def _first_half(middle: list[Item], line: Line) -> tuple[list[Item], list[Item]]:
    """ "hat [den Fonds gegründet und] dort eine Million eingezahlt": a participle that the lexicon does not know."""
    for at in range(len(middle) - 1, 0, -1):
        ends = middle[at - 1].kind == "word" and line.tokens[middle[at - 1].first].text.islower()
        if middle[at].kind == "and" and ends:
            return middle[: at + 1], middle[at + 1 :]
    return [], middle


def _without_asides(before: list[Item]) -> list[Item]:
    """What stands before the verb, with what belongs to its subject folded up: "X [mit Sitz in Ohio] hat"."""
    found = find_nominal(before, front=True)
    rest = before[found[1] :] if found is not None else []
    if found is None or not rest or rest[0].kind not in ("at", "in") or any(i.kind == "aside" for i in rest):
        return before
    aside = Item(kind="aside", first=rest[0].first, last=rest[-1].last, inner=tuple(rest))
    return [*before[: found[1]], aside]


def _takes(finite: Item, verbs: Sequence[Item]) -> bool:
    """Whether the verb is the fund's, which then acts: "erhielt", "zahlte zurück"."""
    return any(i.verb in ("receive", "refund") for i in (finite, *verbs))


def _coordinated(tail: list[Item]) -> list[Item]:
    """ "... und eine weitere Million zugesagt": a second participle at the end of its own objects."""
    if len(tail) < 3 or tail[0].kind not in ("and", "comma"):
        return tail
    at = next((n for n, i in enumerate(tail) if i.kind == "verb"), None)
    if at is None or at < 2 or find_nominal(tail[1:at]) is not None:
        return tail
    small, objects = _part_small(tail[1:at])
    return [tail[0], *small, tail[at], *objects, *tail[at + 1 :]]


def _verb_place(finite: Item, behind: Sequence[Item]) -> tuple[int, int] | None:
    """Where the verb that an auxiliary, a modal or a promise rules stands, with the words that go with it."""
    at = next((n for n, i in enumerate(behind) if i.kind == "verb" and not i.has("listing.behind")), None)
    if at is None or finite.kind in ("speech", "other_verb", "deny"):
        return None
    ruled = at and behind[at - 1].kind == "to" and behind[at - 1].has("plan")
    if finite.kind == "verb" and not ruled:
        return None
    start = at - 1 if ruled else at
    end = at + 1
    while (
        end < len(behind) and (behind[end].kind == "link" or _is_finite(behind[end])) and behind[end].kind != "speech"
    ):
        end += 1
    return start, end
