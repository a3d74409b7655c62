"""Which inaugurations the years and words of time in a gift's own clause mean: "in 2017", "four years ago"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund, FundChooser, Recipient
from onrecord.claims.funds.fundrefs import FundMention
from onrecord.claims.funds.namedfunds import NamedFunds
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.pieces import piece_at
from onrecord.claims.recipient.sumtimes import times_of_sum
from onrecord.claims.recipient.swornin import sworn_clause
from onrecord.claims.recipient.timestold import CHAIN, Place, told_times, year_in
from onrecord.claims.scene import Scene
from onrecord.reference.funds import Fund

__all__ = ["CHAIN", "funds_by_time", "last_two", "within"]


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
    found = told_times(own, inside, Place(frame, scene, chooser, named, last))
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
    return any(item.has(time) for time in _TIMES) or year_in(item, line) is not None


def _fronted(frame: Frame, scene: Scene, own: list[Item]) -> list[Item]:
    """ "In 2017 A gave $750,000 and B gave $30,000": a clause without a time has that of the sentence's front."""
    row, line = scene.rows[frame.line], scene.lines[frame.line]
    at = next((n for n, item in enumerate(row) if item.first >= frame.zone[0]), 0)
    joined = at > 0 and (row[at - 1].kind == "and" or (at < len(row) and row[at].kind == "and"))
    when = next((n for n in range(2, at + 1) if n < len(row) and row[n].kind == "contrast"), 0)
    ends = next((n for n in range(when, len(row)) if row[n].kind == "stop"), len(row))
    if (
        when
        and not _has_time(row[when:ends], line)
        and row[when - 1].kind == "comma"
        and _tells_time(row[when - 2], line)
    ):
        return [row[when - 2], *own]  # "It was otherwise in 2017, when A gave nothing and B gave $1 million"
    if at > 3 and _opens_with_time(row[at - 3 : at], line):
        return [row[at - 1], *own]  # "Nel 2017 ci mise 5.000 euro, nel 2021 ne mise 8.000" (Italian)
    front = [item for item in row[:2] if _tells_time(item, line)]
    others = [item for item in row[:at] if _tells_time(item, line) and item not in front]
    if others and at and row[at - 1].kind == "stop" and _is_plain_past(own) and _is_plain_past(row[:at]):
        return [*others[-1:], *own]  # "A gave nothing in 2017; B gave $300,000."
    if others and (led := _set_against(row, at)) and _in_one_tense(row[:led], row[led:]):
        return [*others[-1:], *own]  # "A gave $2 million in 2017, while B gave $300,000."
    return [*front, *own] if joined and front and not others else own


def _set_against(row: tuple[Item, ...], at: int) -> int:
    """The place of the "while" that sets the clause at a place against the one before it, else 0."""
    return next((n for n in (at, at - 1) if 0 < n < len(row) and row[n].kind == "contrast"), 0)


def _in_one_tense(before: tuple[Item, ...], behind: tuple[Item, ...]) -> bool:
    """Whether two clauses tell of what was given in one tense: "gave ..., while B gave", "a donné ..., B a donné"."""
    perfect = [any(i.has("link.perfect") for i in part if i.kind != "word") for part in (before, behind)]
    gave = all(any(i.has_form("past") for i in part if i.kind == "verb") for part in (before, behind))
    ahead = any(i.kind in ("plan", "consider", "fund") for i in behind)
    return gave and not ahead and perfect[0] == perfect[1]


def _opens_with_time(lead: tuple[Item, ...], line: Line) -> bool:
    """Whether a part between commas opens with "in 2021"."""
    return lead[0].kind in ("comma", "and") and lead[1].kind == "in" and _tells_time(lead[2], line)


def _has_time(items: tuple[Item, ...], line: Line) -> bool:
    """Whether a clause has a word of time of its own."""
    return any(_tells_time(i, line) for i in items)


def _is_plain_past(items: Sequence[Item]) -> bool:
    """Whether a clause has a plain past and nothing else: "gave", not "has given" or "will give"."""
    gives = [i for i in items if i.verb in ("give", "give_weak")]
    told = [i for i in items if i.kind == "verb" and i not in gives]
    ahead = any(i.kind in ("plan", "consider", "fund") or i.has("link.perfect") for i in items if i.kind != "word")
    return bool(gives) and not told and all(i.has_form("past") for i in gives) and not ahead


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
