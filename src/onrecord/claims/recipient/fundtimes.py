"""Which inaugurations the years and words of time in a gift's own clause mean: "in 2017", "four years ago"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund, FundChooser, Recipient
from onrecord.claims.funds.fundrefs import FundMention
from onrecord.claims.funds.namedfunds import NamedFund, NamedFunds
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.pieces import piece_at
from onrecord.claims.recipient.sumtimes import times_of_sum
from onrecord.claims.recipient.swornin import sworn_clause, sworn_in
from onrecord.claims.scene import Scene
from onrecord.reference.funds import Fund

__all__ = ["CHAIN", "funds_by_time", "last_two", "within"]

CHAIN = 2
"""How many lines behind a gift the next one still goes on from it."""


def last_two(mention: FundMention, chooser: FundChooser) -> list[ChosenFund]:
    """Return the two inaugurations before that of the day: "gave to each of the last two"."""
    funds = [chooser.years_back(8), chooser.years_back(4)]
    return [ChosenFund(id=f.id, mention=mention, kind="inaugural") for f in funds if f is not None]


_BOTH = 2
_TIMES = ("time.now", "time.both_last", "time.four_back", "time.eight_back", "time.four_on", "time.that_year")


def funds_by_time(
    frame: Frame, scene: Scene, chooser: FundChooser, named: NamedFunds, last: tuple[Frame, Recipient] | None
) -> list[ChosenFund]:
    """The funds that "four years ago", "in 2017", "both times" or "that year" in the frame's own clause point to."""
    line = scene.lines[frame.line]
    if (
        frame.rule != "compared"
        and not line.has(*_TIMES, "swearing")
        and True not in [t.form.year for t in line.tokens]
    ):
        return []
    inside = [n for n in named.in_line(frame.line) if frame.zone[0] <= n.first < frame.zone[1]]
    spans = [(n.fund.mention.first, n.fund.mention.last) for n in inside]
    row = _row_of(frame, scene)
    own = [i for i in within(_beside_sum(row, frame), frame.zone) if frame.zone[0] <= i.first < frame.zone[1]]
    own = [i for i in own if not any(a <= i.first < b for a, b in spans)]
    own = own if frame.rule == "compared" else _without_compared(own, line)
    own = own if inside or any(_tells_time(i, line) for i in own) else _fronted(frame, scene, own)
    own = [*own, *sworn_clause(row, frame)] if line.has("swearing") and not inside else own
    own, today = times_of_sum(own, frame, line)
    if today is not None and (now := chooser.current("inaugural")) is not None:
        mention = FundMention(line=frame.line, first=today.first, last=today.last, kind="inaugural")
        return [ChosenFund(id=now.id, mention=mention, kind="inaugural")]
    found = _told_times(own, inside, _Place(frame, scene, chooser, named, last))
    known = [(a, b, fund) for a, b, fund in found if fund is not None and not _is_over(fund, frame, chooser)]
    several = _count_joined(scene.rows[frame.line], known)
    if not several:
        known = _of_sum(_of_honouree(known, frame), frame, line)
    both = next((i for i in own if i.has("time.both_last")), None)
    if both is not None and not several and len({n.fund.id for n in inside if n.fund.mention.honouree}) < _BOTH:
        mention = FundMention(line=frame.line, first=both.first, last=both.last, kind="inaugural")
        return last_two(mention, chooser)
    return [
        ChosenFund(
            id=fund.id, mention=FundMention(line=frame.line, first=a, last=b, kind="inaugural"), kind="inaugural"
        )
        for a, b, fund in known[: several or 1]
    ]


def _row_of(frame: Frame, scene: Scene) -> tuple[Item, ...]:
    """A frame's row without an aside at its end that tells of another gift: "So is X, which in 2021 gave Y $5"."""
    row, verb = scene.rows[frame.line], frame.verb
    last = row[-2] if len(row) > 1 and row[-1].kind == "end" else row[-1]
    apart = last.kind == "aside" and verb is not None and verb.last <= last.first and frame.rule == "listing"
    return tuple([i for i in row if i is not last]) if apart else row


def _beside_sum(row: tuple[Item, ...], frame: Frame) -> tuple[Item, ...]:
    """The part between stops that has the frame's sum: "hat 2017 $5; 2021 $8 gezahlt", whose verb is of both."""
    at = next((n for n, i in enumerate(row) if i is frame.money), None)
    if frame.rule == "compared" and "told" in frame.manner:
        return row  # a year and its sum behind those of another gift: its zone has no other year
    if (was := next((n for n, i in enumerate(row) if i.has("compared.was")), None)) is not None and at is not None:
        first, last = piece_at(row, was)
        return row[first:last] if first <= at < last else (*row[:first], *row[last:])
    if at is None or all(i.kind != "stop" for i in row):
        return row
    first = next((n + 1 for n in range(at, -1, -1) if row[n].kind == "stop"), 0)
    last = next((n for n in range(at, len(row)) if row[n].kind == "stop"), len(row))
    return row[first:last]


def _without_compared(own: Sequence[Item], line: Line) -> list[Item]:
    """The items without the year that a gift is only likened to: "gave $1 million, as it did in 2017"."""
    if not line.has("compared.did"):
        return list(own)
    kept: list[Item] = []
    likened = False
    for item in own:
        likened = item.has("compared.did") or (likened and item.kind not in ("comma", "stop"))
        if not likened:
            kept.append(item)
    return kept


def _tells_time(item: Item, line: Line) -> bool:
    return any(item.has(time) for time in _TIMES) or _year_in(item, line) is not None


def _year_in(item: Item, line: Line) -> int | None:
    """The year that a word is, or that a date ends with: "im Januar 2017" (German)."""
    at = item.last - 1 if item.kind == "date" else item.first
    return int(line.tokens[at].text) if line.tokens[at].form.year else None


def _fronted(frame: Frame, scene: Scene, own: list[Item]) -> list[Item]:
    """ "In 2017 A gave $750,000 and B gave $30,000": a clause without a time has that of the sentence's front."""
    row, line = scene.rows[frame.line], scene.lines[frame.line]
    at = next((n for n, item in enumerate(row) if item.first >= frame.zone[0]), 0)
    joined = at > 0 and (row[at - 1].kind == "and" or (at < len(row) and row[at].kind == "and"))
    when = next((n for n in range(2, at + 1) if n < len(row) and row[n].kind == "contrast"), 0)
    if when and not _has_time(row[when:], line) and row[when - 1].kind == "comma" and _tells_time(row[when - 2], line):
        return [row[when - 2], *own]  # "It was otherwise in 2017, when A gave nothing and B gave $1 million"
    front = [item for item in row[:2] if _tells_time(item, line)]
    others = [item for item in row[:at] if _tells_time(item, line) and item not in front]
    if others and at and row[at - 1].kind == "stop" and _is_plain_past(own) and _is_plain_past(row[:at]):
        return [*others[-1:], *own]  # "A gave nothing in 2017; B gave $300,000."
    return [*front, *own] if joined and front and not others else own


def _has_time(items: tuple[Item, ...], line: Line) -> bool:
    """Whether a clause has a word of time of its own."""
    return any(_tells_time(i, line) for i in items)


def _is_plain_past(items: Sequence[Item]) -> bool:
    """Whether a clause has a plain past and nothing else: "gave", not "has given" or "will give"."""
    gives = [i for i in items if i.verb in ("give", "give_weak")]
    told = [i for i in items if i.kind == "verb" and i not in gives]
    ahead = any(i.kind in ("plan", "consider", "fund") or i.has("link.perfect") for i in items if i.kind != "word")
    return bool(gives) and not told and all(i.has_form("past") for i in gives) and not ahead


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word of time stands: its frame, the article, the funds named and the gift told before."""

    frame: Frame
    scene: Scene
    chooser: FundChooser
    named: NamedFunds
    last: tuple[Frame, Recipient] | None


def _told_times(own: Sequence[Item], inside: Sequence[NamedFund], place: _Place) -> list[tuple[int, int, Fund | None]]:
    """Each word of time and year of a clause, with the inauguration that it means."""
    frame, chooser = place.frame, place.chooser
    line = place.scene.lines[frame.line]
    looks_back = any(n.past for n in inside)
    found: list[tuple[int, int, Fund | None]] = []
    for item in own:
        year = _year_in(item, line)
        if (item.kind == "word" and not item.categories and year is None) or _is_when(item, own):
            continue
        apart = item.has("time.now") and (_is_set_apart(found, frame) or _is_past_relative(found, item, place))
        now = chooser.current("inaugural") if item.has("time.now") and not apart else None
        if now is not None:  # "Wie bereits 2017 gab X auch diesmal": not the one of the year before it
            back = looks_back or _follows_past(place)
            found = [*(found if looks_back else ()), *([(item.first, item.last, now)] if back else ())]
        if item.has("time.four_before") and (since := _told_since(item, found, place)) is not None:
            found.append((item.first, item.last, chooser.of_year(since - 4)))
        elif item.has("time.four_back") or item.has("time.eight_back"):
            found.append((item.first, item.last, chooser.years_back(4 if item.has("time.four_back") else 8)))
        elif item.has("time.four_on"):
            found.append((item.first, item.last, _four_on(frame, place.last, chooser)))
        elif item.has("time.that_year"):
            told = found[-1][2] if found else _told_before(item, frame, place.scene, chooser)
            found.append((item.first, item.last, told or _that_year(frame, place.named, place.last, chooser)))
        elif (item.has("swearing") or _is_compared(item, frame)) and (
            sworn := sworn_in(item, own, chooser)
        ) is not None:
            found.append((item.first, item.last, sworn))
        elif item.kind in ("word", "date") and year is not None:
            found.append((item.first, item.last, chooser.of_year(year)))
    return found


def _is_when(item: Item, own: Sequence[Item]) -> bool:
    """ "toen Trump werd beëdigd" (Dutch, "when"): no "then", which is the same word."""
    return item.has("compared.once") and any(i.has("swearing") for i in own if i.first > item.first)


def _told_since(item: Item, found: Sequence[tuple[int, int, Fund | None]], place: _Place) -> int | None:
    """The year that "four years earlier" looks back from: "$5,000 to Biden in 2021 and $9 to X four years earlier"."""
    line = place.scene.lines[place.frame.line]
    years = [y for i in place.scene.rows[line.number] if i.last <= item.first and (y := _year_in(i, line)) is not None]
    told = [fund.year for _, _, fund in found if fund is not None] or years[-1:]
    return told[-1] if told else None


def _is_compared(item: Item, frame: Frame) -> bool:
    """ "For Biden it was $100,000": whom an earlier sum was for."""
    return frame.rule == "compared" and item.kind == "other"


def _is_set_apart(found: Sequence[tuple[int, int, Fund | None]], frame: Frame) -> bool:
    """ "gave $500,000 four years ago and nothing this time": the sum has its own time behind it."""
    money = frame.money
    return money is not None and any(first >= money.last for first, _, _ in found)


def _is_past_relative(found: Sequence[tuple[int, int, Fund | None]], now: Item, place: _Place) -> bool:
    """ "X, che nel 2017 diede mezzo milione, stavolta non ha deciso" (Italian): "this time" is of what X does now."""
    verb = place.frame.verb
    if verb is None or not found or found[-1][0] > verb.first:
        return False
    row = place.scene.rows[place.frame.line]
    that = next((i.first for i in reversed(row) if i.kind == "relative" and i.first < verb.first), None)
    commas = [i.first for i in row if i.kind == "comma"]
    led = that is not None and that - 1 in commas and not any(that < c < verb.first for c in commas)
    return led and that is not None and that < found[-1][0] and any(verb.first < c < now.first for c in commas)


_Timed = tuple[int, int, Fund]


def _of_sum(known: list[_Timed], frame: Frame, line: Line) -> list[_Timed]:
    """ "X: $500,000 in 2021, $1 million in 2025": of several years the one right behind or before the sum."""
    money = frame.money
    if money is None or len(known) < 2 or sum(frame.zone[0] <= s.first < frame.zone[1] for s in line.sums) < 2:
        return known
    behind = [one for one in known if 0 <= one[0] - money.last <= 2]
    ahead = [one for one in known if 0 <= money.first - one[1] <= 2]
    return behind[:1] or ahead[-1:] or known


def _of_honouree(known: list[_Timed], frame: Frame) -> list[_Timed]:
    """ "$5,000 to Biden in 2021 and as much to Trump four years earlier": of two times that of the one it went to."""
    mention = frame.fund.fund if frame.fund is not None else None
    if mention is None or mention.honouree is None or len(known) < 2:
        return known
    return [one for one in known if mention.honouree in one[2].honouree] or known


_YEAR_JOINS = ("and", "in", "to", "at", "of", "from", "determiner", "role", "other", "again")
_BETWEEN_YEARS = (*_YEAR_JOINS, "comma")


def _count_joined(row: tuple[Item, ...], known: Sequence[_Timed]) -> int:
    """How many years from the first stand side by side: "in 2017 and in 2021", "to A in 2013, to B in 2017 and ..."."""
    count, joined = min(1, len(known)), False
    for before, behind in pairwise(known):
        between = [i.kind for i in row if before[1] <= i.first and i.last <= behind[0]]
        if joined or not between or any(kind not in _BETWEEN_YEARS for kind in between):
            break
        count, joined = count + 1, "and" in between
    return count if joined else 0


def _follows_past(place: _Place) -> bool:
    """Whether the line, or the gift told right before, spoke of an earlier fund: "It gave Biden's $500,000. This time
    it has promised $1 million".
    """
    frame, chooser, last = place.frame, place.chooser, place.last
    begins = frame.verb.first if frame.verb is not None else frame.zone[0]
    before = [n.fund for n in place.named.in_line(frame.line) if n.first < begins]
    if not before and last is not None and 0 < frame.line - last[0].line <= CHAIN:
        same = last[0].giver.member.number == frame.giver.member.number
        before = [last[1].fund] if same and last[0].block == frame.block else []
    return frame.fund is None and bool(before) and chooser.is_past(before[-1])


def _is_over(fund: Fund, frame: Frame, chooser: FundChooser) -> bool:
    """Whether a fund of the past cannot be meant: "As in 2017, X will give $1 million"."""
    now = chooser.current("inaugural")
    return frame.status == "planned" and now is not None and (fund.year or 0) < (now.year or 0)


def within(row: tuple[Item, ...], zone: tuple[int, int]) -> Iterator[Item]:
    """The items of a frame's own clause: an aside's only where the frame stands in it."""
    for item in row:
        if item.kind != "aside":
            yield item
        elif item.first < zone[1] <= item.last:
            yield from within(item.inner, zone)


def _four_on(frame: Frame, last: tuple[Frame, Recipient] | None, chooser: FundChooser) -> Fund | None:
    """The inauguration after that of the gift told before: "Four years later he gave as much for Trump's"."""
    if last is None or not 0 <= frame.line - last[0].line <= CHAIN or last[1].fund.id is None:
        return None
    year = chooser.funds.by_id[last[1].fund.id].year
    return chooser.of_year(year + 4) if year is not None and last[1].fund.kind == "inaugural" else None


def _told_before(item: Item, frame: Frame, scene: Scene, chooser: FundChooser) -> Fund | None:
    """The inauguration told of before "then": "Biden had $62 million four years ago; X gave $1 million then"."""
    before = [i for i in scene.rows[frame.line] if i.last <= item.first]
    for back in reversed(before):
        if back.has("time.four_back") or back.has("time.eight_back"):
            return chooser.years_back(4 if back.has("time.four_back") else 8)
    return _year_before(frame, scene, chooser)


def _year_before(frame: Frame, scene: Scene, chooser: FundChooser) -> Fund | None:
    """The inauguration of the year that the sentence before tells of: "Last time, in 2017, ... . X gave $5 then".

    Of a sentence that tells of no ceremony only a year at its front counts: "In 2017 ... . X had given $5 then".
    """
    before = scene.lines[frame.line - 1] if frame.line else None
    if before is None or before.block != frame.block:
        return None
    funds = [i.fund for i in scene.rows[before.number] if i.fund is not None]
    if any(fund.owner is not None for fund in funds):
        return None  # "Governor X's 2020 inaugural took in $188,000."
    told = before.has("time", "swearing") or bool(funds)
    years = [int(t.text) for t in (before.tokens if told else before.tokens[:3]) if t.form.year]
    if years:
        return chooser.of_year(years[-1])
    return chooser.years_back(4) if before.has("time.four_back") else None


def _that_year(
    frame: Frame, named: NamedFunds, last: tuple[Frame, Recipient] | None, chooser: FundChooser
) -> Fund | None:
    """The inauguration that "that year" means: that of the gift told just before, else the one named last."""
    if (
        last is not None
        and 0 < frame.line - last[0].line <= CHAIN
        and last[1].fund.kind == "inaugural"
        and last[1].fund.id
    ):
        return chooser.funds.by_id[last[1].fund.id]
    before = (n.fund.id for n in named.back_from(frame.line) if n.fund.kind == "inaugural" and n.fund.id)
    return chooser.funds.by_id.get(next(before, ""))
