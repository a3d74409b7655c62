"""Which inauguration each word of time of a clause means: "in 2017", "four years ago", "back then"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import FundChooser, Recipient
from onrecord.claims.funds.namedfunds import NamedFund, NamedFunds
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.recipient.eventdays import is_of_event
from onrecord.claims.recipient.swornin import first_of, sworn_in
from onrecord.claims.scene import Scene
from onrecord.reference.funds import Fund

__all__ = ["CHAIN", "Place", "Timed", "told_times", "year_in"]

CHAIN = 2
"""How many lines behind a gift the next one still goes on from it."""

Timed = tuple[int, int, Fund | None]
"""The first token of a word of time, the one behind its last, and the inauguration that it means."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word of time stands: its frame, the article, the funds named and the gift told before."""

    frame: Frame
    scene: Scene
    chooser: FundChooser
    named: NamedFunds
    last: tuple[Frame, Recipient] | None

    @property
    def line(self) -> Line:
        """The line of the frame."""
        return self.scene.lines[self.frame.line]


def told_times(own: Sequence[Item], inside: Sequence[NamedFund], place: Place) -> list[Timed]:
    """Return each word of time and year of a clause, with the inauguration that it means; None for none."""
    chooser, line = place.chooser, place.line
    looks_back = any(n.past for n in inside)
    outdoes = place.frame.rule != "compared" and line.has(*_THAN)
    dated = any(i.kind == "date" for i in own)
    found: list[Timed] = []
    for item in _without_counts(own):
        if (item.kind == "word" and not item.categories and year_in(item, line) is None) or _is_when(item, own):
            continue
        if (outdoes and _is_outdone(item, place)) or (dated and item.kind in _DATES and is_of_event(item, own)):
            continue
        apart = item.has("time.now") and (_is_set_apart(found, place.frame) or _is_past_relative(found, item, place))
        now = chooser.current("inaugural") if item.has("time.now") and not apart else None
        if now is not None:  # "Wie bereits 2017 gab X auch diesmal": not the one of the year before it
            back = looks_back or _follows_past(place)
            found = [*(found if looks_back else ()), *([(item.first, item.last, now)] if back else ())]
        fund = _counted(item, found, place)
        fund = fund if fund is not None else _named(item, own, place)
        if fund is not None or item.has_any(*_COUNTED) or (item.kind in _DATES and year_in(item, line) is not None):
            found.append((item.first, item.last, fund))
    return found


def _without_counts(own: Sequence[Item]) -> list[Item]:
    """The items without a figure that counts goods, which is no year: "[2000] Flaschen" (German)."""
    counts = [a for a, b in pairwise(own) if b.kind == "kind"]
    return [i for i in own if i not in counts]


_DATES = ("word", "date")
_COUNTED = ("time.four_back", "time.eight_back", "time.four_on", "time.that_year")


def _counted(item: Item, found: Sequence[Timed], place: Place) -> Fund | None:
    """The inauguration that is counted from another one: "four years ago", "four years earlier", "that year"."""
    chooser = place.chooser
    if item.has("time.four_before") and (since := _told_since(item, found, place)) is not None:
        return chooser.of_year(since - 4)
    if item.has_any("time.four_back", "time.eight_back"):
        return _counted_back(4 if item.has("time.four_back") else 8, place)
    if item.has("time.four_on"):
        return _four_on(place)
    if item.has("time.that_year"):
        told = found[-1][2] if found else _told_before(item, place)
        return told or _that_year(place)
    return None


def _counted_back(years: int, place: Place) -> Fund | None:
    """ "$150,000 to Biden's committee, and to Trump's four years before half that": the one before Biden's."""
    counted = place.chooser.years_back(years)
    mention = place.frame.fund.fund if place.frame.fund is not None else None
    whose = mention.honouree if mention is not None else None
    if counted is None or whose is None or whose in counted.honouree:
        return counted
    earlier = place.chooser.years_back(years + 4)
    return earlier if earlier is not None and whose in earlier.honouree else counted


def _named(item: Item, own: Sequence[Item], place: Place) -> Fund | None:
    """The inauguration of an oath, of whose first it was, or of a year."""
    if item.has_any(*_COUNTED):
        return None
    compared = place.frame.rule == "compared"
    if compared and item.has("time.first") and (first := first_of(item, own, place.chooser)) is not None:
        return first
    told = item.has("swearing") or (compared and item.kind == "other")  # "For Biden it was $100,000"
    if told and (sworn := sworn_in(item, own, place.chooser)) is not None:
        return sworn
    year = year_in(item, place.line) if item.kind in _DATES else None
    return place.chooser.of_year(year) if year is not None else None


_TO_YEAR = ("in", "determiner", "to", "from")
_THAN = ("compared.than", "money.more_than", "link.earlier")


def _is_outdone(item: Item, place: Place) -> bool:
    """ "gave $500,000, $100,000 more than in 2017": a year whose gift is only less than the one told."""
    back = [i for i in place.scene.rows[place.frame.line] if i.last <= item.first and i.kind not in _TO_YEAR][-1:]
    money = place.frame.money
    outdone = place.frame.rule != "compared" and bool(back) and back[0].has_any(*_THAN)
    return outdone and money is not None and money.last <= back[0].first


def _is_when(item: Item, own: Sequence[Item]) -> bool:
    """ "toen Trump werd beëdigd" (Dutch, "when"): no "then", which is the same word."""
    return item.has("compared.once") and any(i.has("swearing") for i in own if i.first > item.first)


def _told_since(item: Item, found: Sequence[Timed], place: Place) -> int | None:
    """The year that "four years earlier" looks back from: "$5,000 to Biden in 2021 and $9 to X four years earlier"."""
    line = place.line
    before = [i for i in place.scene.rows[line.number] if i.last <= item.first]
    years = [y for i in before if (y := year_in(i, line)) is not None]
    if not found and any(i.has("time.four_back") for i in before):  # "Four years ago ...; four years before that ..."
        back = place.chooser.years_back(4)
        years = [*years, *([back.year] if back is not None and back.year is not None else [])]
    told = [fund.year for _, _, fund in found if fund is not None] or years[-1:]
    return told[-1] if told else None


def year_in(item: Item, line: Line) -> int | None:
    """The year that a word is, or that a date ends with: "im Januar 2017" (German)."""
    at = item.last - 1 if item.kind == "date" else item.first
    return int(line.tokens[at].text) if line.tokens[at].form.year else None


def _is_set_apart(found: Sequence[Timed], frame: Frame) -> bool:
    """ "gave $500,000 four years ago and nothing this time": the sum has its own time behind it."""
    money = frame.money
    return money is not None and any(first >= money.last for first, _, _ in found)


def _is_past_relative(found: Sequence[Timed], now: Item, place: Place) -> bool:
    """ "X, che nel 2017 diede mezzo milione, stavolta non ha deciso" (Italian): "this time" is of what X does now."""
    verb = place.frame.verb
    if verb is None or not found or found[-1][0] > verb.first:
        return False
    row = place.scene.rows[place.frame.line]
    that = next((i.first for i in reversed(row) if i.kind == "relative" and i.first < verb.first), None)
    commas = [i.first for i in row if i.kind == "comma"]
    led = that is not None and that - 1 in commas and not any(that < c < verb.first for c in commas)
    return led and that is not None and that < found[-1][0] and any(verb.first < c < now.first for c in commas)


def _follows_past(place: Place) -> bool:
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


def _four_on(place: Place) -> Fund | None:
    """The inauguration after that of the gift told before: "Four years later he gave as much for Trump's"."""
    frame, last, chooser = place.frame, place.last, place.chooser
    if last is None or not 0 <= frame.line - last[0].line <= CHAIN or last[1].fund.id is None:
        return None
    year = chooser.funds.by_id[last[1].fund.id].year
    return chooser.of_year(year + 4) if year is not None and last[1].fund.kind == "inaugural" else None


def _told_before(item: Item, place: Place) -> Fund | None:
    """The inauguration told of before "then": "Biden had $62 million four years ago; X gave $1 million then"."""
    before = [i for i in place.scene.rows[place.frame.line] if i.last <= item.first]
    for back in reversed(before):
        if back.has("time.four_back") or back.has("time.eight_back"):
            return place.chooser.years_back(4 if back.has("time.four_back") else 8)
        if (year := year_in(back, place.line)) is not None:
            return place.chooser.of_year(year)  # "La tradition remonte à 2017 : il avait alors donné" (French)
    return _president_before(place) or _year_before(place.frame, place.scene, place.chooser)


def _president_before(place: Place) -> Fund | None:
    """The inauguration of a president and year told before: "We backed Biden in 2021. On that occasion we gave $5"."""
    before = place.scene.lines[place.frame.line - 1] if place.frame.line else None
    if before is None or before.block != place.frame.block:
        return None
    told = [n.fund for n in place.named.in_line(before.number) if n.past and n.fund.kind == "inaugural" and n.fund.id]
    return place.chooser.funds.by_id[told[-1].id or ""] if told else None


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


def _that_year(place: Place) -> Fund | None:
    """The inauguration that "that year" means: that of the gift told just before, else the one named last."""
    frame, last, chooser = place.frame, place.last, place.chooser
    if (
        last is not None
        and 0 < frame.line - last[0].line <= CHAIN
        and last[1].fund.kind == "inaugural"
        and last[1].fund.id
    ):
        return chooser.funds.by_id[last[1].fund.id]
    before = (n.fund.id for n in place.named.back_from(frame.line) if n.fund.kind == "inaugural" and n.fund.id)
    return chooser.funds.by_id.get(next(before, ""))
