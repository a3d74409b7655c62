"""The order of words: rows of languages whose verb stands second or last, put in the order of subject, verb, objects.

"Eine Million hat Norvane gespendet" becomes "Norvane hat gespendet eine Million", "die Firma, die im Mai eine Million
gab" "die Firma <die gab im Mai eine Million>", so that every rule reads them as it reads any other language. Items
keep their places in the text. Only languages with the setting `verb_final` come here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.attributes import fold_attributes
from onrecord.claims.order.describedasides import may_be_told_of
from onrecord.claims.order.dressings import Segment, fold_dressings
from onrecord.claims.order.examples import fold_examples
from onrecord.claims.order.infinitives import find_infinitive, is_unknown_infinitive
from onrecord.claims.order.items import Item
from onrecord.claims.order.nominals import find_nominal
from onrecord.claims.order.placewords import settle_words
from onrecord.claims.order.sources import fold_source_behind, fold_sources
from onrecord.claims.order.toldfirst import denier_first
from onrecord.claims.order.verbsecond import PREPOSITIONS, as_said, is_finite, order_main, part_small
from onrecord.claims.order.yearpairs import part_years
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["straighten"]

Fold = Callable[[list[Item]], list[Item]]

_BREAKS = ("stop", "colon", "contrast", "dash", "question", "end", "open", "close", "cell")


_LEADING = ("speech", "deny", "consider", "filing")

_JOINED = ("and", *PREPOSITIONS)

_RELATIVE = Categories.of({"relative.any"})


def straighten(row: Sequence[Item], line: Line, fold: Fold) -> list[Item]:
    """Return the row with its clauses in the order subject, verb, objects; `fold` folds asides up."""
    out: list[Item] = []
    main: list[Item] = []
    listed = False
    segments = denier_first(fold_dressings([_giver_first(s) for s in _segments(_plain(row, line))]), line)
    for number, segment in enumerate(segments):
        parted = segment.mark is not None and segment.mark.kind == "comma"
        kind = _kind(segment, line, led=bool(main or out))
        if kind == "clause" and parted and may_be_told_of(main) and segment.items[0].kind == "relative":
            kind = "relative"  # "Chevron, dat een miljoen gaf, wil ..." (Dutch)
        if kind == "relative" and _is_open(main) and _ends_main(segments[number:]):
            kind = "main"  # "haben A, [die B AG und C gespendet]"
        if kind == "main":
            if segment.mark is not None and not parted:
                out += [*order_main(fold(main), line), segment.mark]
                main = list(segment.items)
            elif listed and parted:
                out += fold(list(segment.items))
                listed = False
            else:
                main += _joined(segment, main)
        elif kind == "relative" and main and (_opens_list(main) or _names_several(main, segments[number + 1 :])):
            out += [*main, *_relative(segment.items)]  # "unter den Spendern, die je eine Million gaben, sind X und Y"
            main, listed = [], True
        elif kind == "relative" and main:
            main.insert(_place_of_aside(main), _aside(segment, line))
        else:
            out += order_main(fold(main), line)
            main = []
            mark = () if segment.mark is None or (kind == "infinitive" and parted) else (segment.mark,)
            out += [*mark, *_verb_first(segment.items, subject=kind == "clause")]
    return part_years([*out, *order_main(fold(main), line)], line)


def _place_of_aside(main: Sequence[Item]) -> int:
    """Where a relative clause belongs: "bei der CDU gingen 5.000 Euro [ein], die ..." tells of the euros."""
    return len(main) - (len(main) > 1 and main[-1].has("link.particle"))


_DRESSING = ("determiner", "role", "word")


def _giver_first(segment: Segment) -> Segment:
    """ "X gab eine Million, [ebenso viel der Bezahldienst Y]" (German): without a verb the giver stands first."""
    items = segment.items
    gapped = segment.mark is not None and segment.mark.kind in ("comma", "stop") and len(items) > 1
    if not gapped or items[0].kind != "sum" or items[-1].kind != "party":
        return segment
    plain = all(i.kind in _DRESSING for i in items[1:-1]) and any(i.has("link.determiner") for i in items[1:-1])
    return Segment(segment.mark, (*items[1:], items[0])) if plain else segment


def _plain(row: Sequence[Item], line: Line) -> list[Item]:
    """The row with attributes, sources and brackets folded, and small words settled."""
    row = fold_examples(row) if line.has("link.including") else row
    row = fold_source_behind(row) if line.has("speech.gerund_source", "link.including") else row
    folded = fold_sources(fold_attributes(row, line), line, _BREAKS)
    return _bracketed(settle_words(folded, line, _BREAKS))


def _opens_list(main: Sequence[Item]) -> bool:
    """Whether a clause picks some out of many whom a relative clause tells of: "unter den Spendern, die je ...".

    "Zu denen, die je eine Million gaben, gehören X und Y" (German) calls them nothing.
    """
    among = main[0].has("fronted") and (main[-1].has("role.many") or main[-1].kind == "word")
    those = [i.kind for i in main[:-1]] in (["to"], ["in"]) and main[-1].kind == "relative"
    return main[-1].kind == "donor" or among or those


def _names_several(main: Sequence[Item], behind: Sequence[Segment]) -> bool:
    """ "Die Firmen, die je eine Million gaben, [sind X und Y]" (German): several, whom the rest of the clause names."""
    several = main[-1].has("role.many") and all(i.kind in _DRESSING for i in main)
    items = behind[0].items if several and behind else ()
    named = [i.kind for i in items[1:] if i.kind not in _DRESSING][:1] == ["party"]
    return named and items[0].has("listing.include") and not any(i.kind == "verb" for i in items[1:])


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


def _joined(segment: Segment, main: Sequence[Item]) -> tuple[Item, ...]:
    """A main segment with its comma, which an aside before it has closed already where the verb follows."""
    closed = bool(main) and bool(segment.items) and main[-1].kind == "aside"
    goes_on = closed and (is_finite(segment.items[0]) or segment.items[0].kind in _JOINED)
    goes_on = goes_on or (closed and _is_open(main) and any(i.kind == "verb" for i in segment.items))
    mark = segment.mark
    if (
        mark is not None
        and mark.kind == "comma"
        and _receives(segment.items)
        and any(i.verb == "receive" for i in main)
    ):
        mark = replace(mark, kind="stop")  # "Die Linke nimmt kein Firmengeld, die CDU erhielt 5.000 Euro von X"
    return segment.items if mark is None or goes_on else (mark, *segment.items)


def _receives(items: tuple[Item, ...]) -> bool:
    """Whether a clause begins with a fund that receives."""
    lead = [i for i in items[:3] if i.kind != "determiner"][:2]
    return len(lead) > 1 and lead[0].kind == "fund" and lead[1].verb == "receive"


def _ends_main(segments: Sequence[Segment]) -> bool:
    """Whether the first of the segments has the last verb of the sentence, which a clause before it waits for."""
    return segments[0].items[-1].kind == "verb" and not any(i.kind == "verb" for s in segments[1:] for i in s.items)


def _is_open(main: Sequence[Item]) -> bool:
    """Whether a clause still needs its verb: "hat dem Komitee, das das Fest ausrichtet, [eine Million gespendet]"."""
    helped = any(i.kind == "plan" or i.has("link.perfect") for i in main)
    return helped and not any(i.kind == "verb" for i in main)


def _segments(row: Sequence[Item]) -> Iterator[Segment]:
    mark: Item | None = None
    start = 0
    for at, item in enumerate(row):
        if item.kind == "comma" or item.kind in _BREAKS:
            if at > start or mark is not None:
                yield Segment(mark, tuple(row[start:at]))
            mark, start = item, at + 1
        elif (
            item.kind == "relative" and at > start and (_tells_of_sum(row, at) or _leads(_ruling(row, at, start), mark))
        ):
            yield Segment(mark, tuple(row[start:at]))
            mark, start = None, at
    yield Segment(mark, tuple(row[start:]))


def _tells_of_sum(row: Sequence[Item], at: int) -> bool:
    """ "de 5.000 euro [die X in mei aan de partij gaf]" (Dutch): whose a sum is, told of it without a comma."""
    if row[at - 1].kind != "sum":
        return False
    end = next((n for n in range(at + 1, len(row)) if row[n].kind == "comma" or row[n].kind in _BREAKS), len(row))
    acting = next((i.kind for i in row[at + 1 : end] if i.kind not in ("determiner", "role")), "")
    return acting in ("party", "pronoun") and row[end - 1].verb in ("give", "give_weak")


_TOLD_TO = ("date", "time", "outlet", "determiner", "to", "at")


def _ruling(row: Sequence[Item], at: int, start: int) -> Item:
    """What rules the clause at `at`, days and who is told passed: "meldde [maandag] dat", "zei tegen de krant dat"."""
    back = at - 1
    while back > start and row[back].kind in _TOLD_TO and not row[at].has("relative.shown"):
        back -= 1
    said = row[back].kind in _LEADING or row[back].verb == "announce"
    if row[at - 1].kind == "link" and not said:  # "laat [via een woordvoerder] weten dat" (Dutch)
        return next((i for i in reversed(row[start : at - 1]) if i.kind == "speech"), row[at - 1])
    return row[back] if said else row[at - 1]


def _leads(item: Item, mark: Item | None) -> bool:
    """Whether a clause may follow an item without a comma: "zei [dat X een miljoen gaf]" (Dutch).

    So may one that tells whose the sum is with which another is compared: "tweemaal zoveel als de 500 [die X gaf]".
    """
    compared = item.kind == "sum" and mark is not None and mark.kind == "contrast"
    return compared or item.kind in _LEADING or item.verb == "announce"


def _kind(segment: Segment, line: Line, *, led: bool) -> str:
    """What a segment is: "main", "relative" (", die ... gab"), "clause" ("dass ... gab") or "infinitive"."""
    items = segment.items
    if not items:
        return "main"
    if is_unknown_infinitive(items, line):
        return "clause" if segment.mark is not None and segment.mark.kind == "comma" else "main"
    if find_infinitive(items) is not None and not any(is_finite(i) and i.kind != "verb" for i in items[:-1]):
        lead = [i for i in items if i.kind == "verb"]
        return "infinitive" if len(lead) == 1 or items[0].kind == "negation" else "main"
    contrast = segment.mark is not None and segment.mark.kind == "contrast"
    core = items[: _core(items)] if items[0].kind == "relative" else items
    core = core[: _first_half(core, line)]
    if not (_ends_in_verb(core, line) and not any(is_finite(i) for i in core[: _cluster(core)])):
        return "main"
    if contrast or items[0].kind in ("relative", "contrast") or items[0].has("speech.gerund_source"):
        return "clause"
    comma = segment.mark is not None and segment.mark.kind == "comma"
    opening = items[1] if items[0].kind in PREPOSITIONS and len(items) > 1 else items[0]
    if comma and led and len(items) > 1 and _is_relative(opening):
        return "relative"
    return "main"


def _first_half(items: tuple[Item, ...], line: Line) -> int:
    """Where "and" parts a clause in two that both end in a verb: "die 2 Millionen gab [und das auch erzählt]"."""
    if len(items) < _TWO_CLAUSES or not _is_relative(items[0]):
        return len(items)
    at = next((n for n in range(2, len(items) - 1) if items[n].kind == "and" and is_finite(items[n - 1])), len(items))
    return at if at == len(items) or _ends_in_verb(items[at + 1 :], line) else len(items)


_TWO_CLAUSES = 5
"""Items of the shortest relative clause of two halves: "der alles gab und ging"."""


def _core(items: tuple[Item, ...]) -> int:
    """The end of a clause without the phrase behind its verb: "dat het een miljoen gaf [aan het fonds]" (Dutch)."""
    last = max((n for n, i in enumerate(items) if is_finite(i)), default=len(items) - 1)
    return last + 1 if last + 1 < len(items) and items[last + 1].kind in PREPOSITIONS else len(items)


def _is_relative(item: Item) -> bool:
    if item.kind == "relative":
        return True
    definite = item.has("link.determiner") and not item.has("link.indefinite")
    return definite or (item.has("pronoun.his") and (item.has("relative") or item.has("pronoun.whose")))


def _ends_in_verb(items: tuple[Item, ...], line: Line) -> bool:
    """Whether a finite verb ends the items; one that the lexicon does not know is a word in small letters."""
    last = items[-1]
    if last.kind in _MAY_BE_VERB and not last.has_any("compared.more", "compared.less"):  # ", der Rivale X 5 Euro mehr"
        return line.tokens[last.first].text.islower() and len(items) > 1 and items[-2].kind not in ("determiner", "of")
    return is_finite(last) or (last.kind == "link" and any(i.kind == "verb" for i in items))


_MAY_BE_VERB = ("word", "donor", "relation")
"""Kinds of item that a verb may be which tells of no gift: "die eine Kette [führt]", "der die Kette [gehört]"."""


def _cluster(items: tuple[Item, ...]) -> int:
    """Where the verbs that end the items begin: "... [zu geben versprochen hat]"."""
    at = len(items)
    while at and (is_finite(items[at - 1]) or (items[at - 1].kind in ("to", "link") and at < len(items))):
        at -= 1
    return min(at, len(items) - 1)


def _second_half(items: tuple[Item, ...]) -> list[Item]:
    return [items[0], *_verb_first(items[1:], subject=False)] if items else []


def _aside(segment: Segment, line: Line) -> Item:
    """A relative clause as an aside behind what it tells of."""
    half = _first_half(segment.items, line)
    shared = [i for i in segment.items[-1:] if i.kind == "plan" and segment.items[half - 1].has_form("base")]
    shared = shared if half < len(segment.items) else []  # "das 5 Euro spenden und Autos stellen [will]"
    inner = [*_relative([*segment.items[:half], *shared]), *_second_half(segment.items[half:])]
    first = segment.mark.first if segment.mark is not None else segment.items[0].first
    return Item(kind="aside", first=first, last=max(i.last for i in segment.items), inner=tuple(inner))


def _relative(items: Sequence[Item]) -> list[Item]:
    """ "die im Mai eine Million gab" as "die gab im Mai eine Million", "die X gab" as "die X gab"."""
    lead = 1 if items[0].kind in PREPOSITIONS and len(items) > 1 else 0
    pronoun = items[lead]
    kept = pronoun.kind == "relative" or pronoun.has("pronoun.whose")
    categories = pronoun.categories if kept else _RELATIVE
    rest = _verb_first(items[lead + 1 :], subject=True)
    if items[0].has("link.at") and any(i.has("give_weak.with") for i in rest):
        lead = 0  # "die Million, [mit] der X den Fonds unterstützte": what it supports the fund with
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
    while tail < len(items) and (is_finite(items[tail]) or items[tail].kind == "link"):
        tail += 1
    if (joint := _shared_joint(items, start, items[at + 1 : tail])) is not None:
        ahead = _verb_first([*items[:joint], *items[at + 1 : tail]], subject=subject)
        return [*ahead, items[joint], *_verb_first(items[joint + 1 :], subject=False)]
    lead = 1 if items and (items[0].kind in ("relative", "contrast") or items[0].has("speech.gerund_source")) else 0
    middle = items[lead:start]
    acting = find_nominal(middle) if subject else None
    first = middle[acting[0] : acting[1]] if acting else []
    rest = middle if acting is None else [*middle[: acting[0]], *middle[acting[1] :]]
    small, objects = part_small(rest)
    ending = _as_perfect(items[at + 1 : tail])
    if tail == at + 1 and (shared := _shared_plan(items, tail)) is not None:
        ending = [items.pop(shared)]
    return [*items[:lead], *first, *small, *ending, *items[start : at + 1], *objects, *items[tail:]]


def _shared_joint(items: Sequence[Item], before: int, ending: Sequence[Item]) -> int | None:
    """Where two infinitives are joined that share the plan behind: "das 5 Euro spenden [und] Autos stellen will"."""
    if not any(i.kind == "plan" for i in ending):
        return None
    joints = (n for n in range(1, before) if items[n].kind == "and" and items[n - 1].has_form("base"))
    return next(joints, None)


_ACTING = ("party", "pronoun", "verb", "relative", "contrast", "unnamed", "self")


def _shared_plan(items: Sequence[Item], at: int) -> int | None:
    """Where the plan stands that a further verb shares: "dass er 5 Euro spenden und die Feier streamen [wird]"."""
    if at >= len(items) or items[at].kind != "and":
        return None
    last = next((n for n in range(len(items) - 1, at, -1) if items[n].kind != "end"), at)
    alone = items[last].kind == "plan" and is_finite(items[last])
    return last if alone and not any(i.kind in _ACTING for i in items[at:last]) else None


def _as_perfect(ending: Sequence[Item]) -> list[Item]:
    """ "soll gespendet haben" is said of the past: the plan in it is none."""
    hearsay = any(i.has("link.perfect") for i in ending)
    return [as_said(i) if hearsay and i.kind == "plan" else i for i in ending]
