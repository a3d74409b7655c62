"""The fund of every frame: the one that its clause names, else the one that the text speaks of at that place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from onrecord.claims.clause.aims import is_aimed, tells_itself
from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund, FundChooser, Recipient
from onrecord.claims.funds.namedfunds import NamedFund, NamedFunds, leads
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.recipient.destinations import told_behind
from onrecord.claims.recipient.entryfunds import (
    fund_behind,
    fund_of_entry,
    heads,
    is_like_nothing,
    is_told_aside,
    is_total,
    taker_before,
)
from onrecord.claims.recipient.fundpairs import find_pair
from onrecord.claims.recipient.fundplaces import name_funds
from onrecord.claims.recipient.fundtimes import CHAIN, funds_by_time, last_two, within
from onrecord.claims.recipient.listheads import fund_above_list
from onrecord.claims.recipient.memberparties import is_to_members_party
from onrecord.claims.recipient.paidothers import pays_others
from onrecord.claims.recipient.presidency import speaks_of_president
from onrecord.claims.recipient.subjects import find_subject_of
from onrecord.claims.recipient.toldbelow import told_below
from onrecord.claims.recipient.topersons import is_to_person
from onrecord.claims.scene import Scene

__all__ = ["Recipient", "choose_recipients"]

_REACH = {"weak": 6, "strong": 12, "list": 40}
"""How many lines back a fund named last still holds: verbs that may mean another gift need it near."""

_ALONE = {"weak": 14, "strong": 40, "list": 40}
"""The same where the article is about one fund and names no other."""

_CHAINED = 4
"""A weak verb with a sum holds on to the fund of a gift told at most so many lines before."""


def choose_recipients(frames: Sequence[Frame], scene: Scene) -> list[tuple[Frame, Recipient]]:
    """Return the frames that have a recipient, with it; the others tell of no gift to a fund.

    A frame whose words name two funds at once ("to each of the last two") comes twice.
    """
    published = scene.article.published
    chooser = FundChooser(funds=scene.words.funds, published=published.value if published else None)
    chooser = replace(chooser, honours=speaks_of_president(scene, chooser.current("inaugural")))
    gifts = {f.block: f for f in reversed(frames)}
    named = list(name_funds(scene, chooser, gifts))
    subject = find_subject_of(named)
    funds = NamedFunds(named)
    found: list[tuple[Frame, Recipient]] = []
    for frame in frames:
        if is_total(frame, frames) or _is_running_cost(frame, scene) or is_like_nothing(frame, [f for f, _ in found]):
            continue
        last = (found[-1][0], found[-1][1].fund) if found else None
        of_entry = fund_of_entry(frame, funds, frames) or fund_behind(frame, last) or _sender_back(frame, found)
        if of_entry is not None:
            found.append((frame, Recipient(fund=of_entry, distance=1)))
            continue
        chained = bool(found) and frame.line - found[-1][0].line <= _CHAINED and frame.money is not None
        leaning = replace(frame, lean="list") if subject.sole and _is_plain(frame, scene) else frame
        on_it = subject.about or (subject.only and bool(found))
        bound = subject.alone or (subject.today and on_it and "in_kind" not in frame.manner)
        reach = _reach_of(leaning, chained, on_it, bound and not _is_earlier(frame, scene))
        if _is_to_no_party(frame, funds) or pays_others(frame, scene):
            continue
        recipients: Iterable[Recipient] = [Recipient(fund=fund, distance=1) for fund in find_pair(frame, funds, scene)]
        recipients = recipients or told_behind(frame, funds, scene)
        recipients = recipients or _recipients(leaning, funds, scene, chooser, reach, found[-1] if found else None)
        own = [r for r in recipients if not (_is_other_money(frame, r, scene) or is_to_person(frame, r, scene))]
        own = [r for r in own if not is_to_members_party(frame, r)]
        found.extend((frame, r) for r in own if not _is_told_again(frame, r, found))
    return found


def _sender_back(frame: Frame, found: Sequence[tuple[Frame, Recipient]]) -> ChosenFund | None:
    """Whoever got a gift sends it back: "X gave MAGA Inc. $2 million. ... X got $20,000 back" of MAGA Inc."""
    if frame.status != "refunded" or frame.fund is not None or not frame.giver.certain:
        return None
    who = frame.giver.member.number
    gave = {r.fund.key: r.fund for f, r in found if f.giver.member.number == who and f.status != "declined"}
    return next(iter(gave.values())) if len(gave) == 1 else None


def _is_running_cost(frame: Frame, scene: Scene) -> bool:
    """ "It fears having to pay $120,000 more a year.": paid by the year, to no fund that its clause names."""
    money = frame.money
    if frame.rule != "verb.give_weak" or frame.fund is not None or money is None:
        return False
    rated = scene.lines[frame.line].marked("money.rate")
    return any(0 <= mark.first - money.last < _MORE or mark.last == money.first for mark in rated)


_MORE = 3
"""Tokens from a sum to what it is paid by at most: "120 000 francs [de plus] par an" (French)."""


def _is_to_no_party(frame: Frame, funds: NamedFunds) -> bool:
    """ "der Partei" (German, "to the party"), where the text has named none before."""
    mention = frame.fund.fund if frame.fund is not None else None
    if frame.fund is None or mention is None or mention.kind != "party":
        return False
    return all(n.first != frame.fund.first for at in {frame.line, mention.line} for n in funds.in_line(at))


def _is_told_again(frame: Frame, recipient: Recipient, found: Sequence[tuple[Frame, Recipient]]) -> bool:
    """ "X gave $1 million. ... It joins a long row.": doing as others do is the gift of X that was told."""
    if "likewise" not in frame.manner or frame.money is not None:
        return False
    who, key = frame.giver.member.number, recipient.fund.key
    told = [(f, r) for f, r in found if f.money is not None and f.lean != "list"]
    return any(f.giver.member.number == who and r.fund.key == key for f, r in told)


def _reach_of(frame: Frame, chained: bool, about: bool, alone: bool) -> int:
    """How many lines back a fund may be named that a frame without one goes to."""
    told = frame.money is not None or frame.status == "declined" or "in_kind" in frame.manner
    if alone and told:
        return _ALONE[frame.lean]
    reach = _REACH["strong"] if chained else _REACH[frame.lean]
    return reach if about or chained or frame.lean == "list" else min(reach, CHAIN + 1)


def _is_plain(frame: Frame, scene: Scene) -> bool:
    """Whether a gift that names no fund means the one fund that the article is about, however far up it is named.

    One told with an earlier year was for something else.
    """
    if _is_earlier(frame, scene):
        return False
    return frame.money is not None and (frame.lean == "strong" or frame.kind in ("item", "row"))


def _is_earlier(frame: Frame, scene: Scene) -> bool:
    """Whether a gift is told with an earlier year: "he gave the place $4 million in 2022"."""
    published = scene.article.published
    line = scene.lines[frame.line]
    tokens = line.tokens[frame.zone[0] : frame.zone[1]]
    for before in scene.lines[max(0, frame.line - 1) : frame.line]:
        tokens += before.tokens if before.block == line.block else ()
    years = [int(t.text) for t in tokens if t.form.year]
    return published is not None and any(year < published.value.year - 1 for year in years)


_US_MONEY = "USD"


def _is_converted(money: Item, line: Line) -> bool:
    """Whether dollars stand in brackets behind a sum in other money: "21 million rupees ($250,000)"."""
    behind = [t.text for t in line.tokens[money.last : money.last + 2]]
    return len(behind) > 1 and behind[0] == "(" and behind[1].endswith("$")


def _is_other_money(frame: Frame, recipient: Recipient, scene: Scene) -> bool:
    """Whether a sum in other money is told far from the fund that it would go to: gifts to a US fund are in dollars.

    A sum without a currency has that of the sum before it in its line: "2 millions d'euros, le joaillier un million".
    """
    beside = frame.money is None and "cash_and_goods" in frame.manner  # "mille euros de truffes" (French)
    sums = scene.lines[frame.line].sums
    told = [s.currency for s in sums if s.currency and (beside or (frame.money and s.first <= frame.money.first))]
    currency = told[-1] if told else None
    if frame.money is not None and _is_converted(frame.money, scene.lines[frame.line]):
        return False
    return currency not in (None, _US_MONEY) and recipient.fund.id is not None and recipient.distance > 0


def _where_named(frame: Frame, scene: Scene) -> Frame:
    """A frame as of the line that names its fund: "Did he give to A in 2017? He nods. $20,000, he says"."""
    if frame.asked is not None:
        return replace(frame, line=frame.asked, zone=(0, len(scene.lines[frame.asked].tokens)))
    mention = frame.fund.fund if frame.fund is not None else None
    if mention is None or mention.line == frame.line or all(i is not frame.fund for i in scene.rows[mention.line]):
        return frame  # "the first of them" means a fund of the line before, and stands in its own
    return replace(frame, line=mention.line, zone=(0, len(scene.lines[mention.line].tokens)))


def _recipients(
    frame: Frame,
    named: NamedFunds,
    scene: Scene,
    chooser: FundChooser,
    reach: int,
    last: tuple[Frame, Recipient] | None,
) -> Iterator[Recipient]:
    frame = _where_named(frame, scene)
    own = [n for n in named.in_line(frame.line) if frame.fund is not None and n.first == frame.fund.first]
    if own:
        mention = own[0].fund.mention
        shifted = funds_by_time(frame, scene, chooser, named, last)
        both = _in_each(own[0].fund, shifted, chooser)
        apart = any(n.fund.mention.honouree not in (None, mention.honouree) for n in named.in_line(frame.line))
        if not both and mention.order == "both_last" and not (apart and mention.honouree):
            both = last_two(mention, chooser)
        dated = _dated(own[0].fund, shifted, chooser) or _pointed_back(own[0].fund, frame, shifted)
        dated = _told_anew(own[0].fund, frame, shifted, chooser) or dated
        for fund in both or [dated or _renewed(own[0].fund, frame, scene, chooser) or own[0].fund]:
            yield Recipient(fund=fund, distance=0)
        return
    if frame.kind in ("item", "row"):
        reach = max(reach, _REACH["list"])  # what stands above a list holds for its last entry too
    headed = fund_above_list(frame, named, scene)
    near = Recipient(fund=headed, distance=1) if headed is not None else None
    near = near or _nearest(frame, named, reach, scene) or _aimed_behind(frame, named, scene) or _goes_on(frame, last)
    near = near or told_below(frame, named, scene)
    if near is None and (taker := taker_before(frame, named, scene)):
        near = Recipient(fund=taker, distance=1)
    shifted = funds_by_time(frame, scene, chooser, named, last)
    if not shifted and "told" in frame.manner and last is not None and last[0].line == frame.line:
        yield replace(last[1], distance=max(1, last[1].distance))  # "In 2021, A gave Biden $1 million; B, $2 million"
        return
    if near is None and not (shifted and chooser.honours and frame.block in named.blocks):
        return
    distance = near.distance if near else 1
    # Beside any other recipient a year tells when something was given, and not which inauguration it was for.
    if near is not None and near.fund.kind != "inaugural":
        shifted = []
    for fund in shifted or ([near.fund] if near else []):
        yield Recipient(fund=fund, distance=distance)


def _renewed(fund: ChosenFund, frame: Frame, scene: Scene, chooser: FundChooser) -> ChosenFund | None:
    """ "It gave in 2017. This time it gave the committee $1 million", "is giving": not the committee of that year."""
    now = chooser.current("inaugural")
    own = frame.fund is not None and frame.fund.fund is not None and frame.fund.fund.kind == "anaphor"
    if not own or now is None or fund.id is None or not chooser.is_past(fund):
        return None
    if chooser.funds.by_id[fund.id].kind != "inaugural" or not _is_of_today(frame, scene):
        return None
    return replace(fund, id=now.id)


def _is_of_today(frame: Frame, scene: Scene) -> bool:
    """Whether a gift is still to come, or told with "this time"."""
    row = within(scene.rows[frame.line], frame.zone)
    return frame.status == "planned" or any(i.has("time.now") and frame.zone[0] <= i.first < frame.zone[1] for i in row)


_ACTING = ("verb.give", "verb.pledge", "listing", "list")


def _goes_on(frame: Frame, last: tuple[Frame, Recipient] | None) -> Recipient | None:
    """A campaign without a name, or a party, to which the gift told before went: "X, for its part, brought 45"."""
    if last is None or frame.money is None or not 0 < frame.line - last[0].line <= _CHAINED:
        return None
    fund, apart = last[1].fund, frame.line - last[0].line
    if fund.mention.sort == "till" and last[0].block != frame.block:
        return None  # another paragraph is of another candidate
    acts = frame.fund is None and frame.rule.startswith(_ACTING)  # "Its sole donor is X" may be of another party
    told = frame.lean != "weak" or last[0].money is not None
    goes_on = (fund.kind == "campaign" and apart <= CHAIN and told) or (
        fund.kind == "party" and fund.mention.key and acts
    )
    return Recipient(fund=fund, distance=apart) if goes_on else None


def _dated(fund: ChosenFund, shifted: Sequence[ChosenFund], chooser: FundChooser) -> ChosenFund | None:
    """ "In 2017, Amazon gave ... for Mr. Trump's inauguration": the year at the front tells which one."""
    mention = fund.mention
    if not shifted or fund.kind != "inaugural" or mention.year or mention.order or mention.ids or mention.owner:
        return None
    year = chooser.funds.by_id[shifted[0].id or ""]
    fits = mention.honouree is None or mention.honouree in year.honouree
    return replace(fund, id=year.id) if fits else None


def _pointed_back(fund: ChosenFund, frame: Frame, shifted: Sequence[ChosenFund]) -> ChosenFund | None:
    """ "It gives to Trump's. In 2013 it gave the committee $50,000": the committee of that year."""
    own = frame.fund.fund if frame.fund is not None else None
    bare = own is not None and own.kind == "anaphor" and not own.honouree and not own.owner
    dated = bare and len(shifted) == 1 and fund.kind == "inaugural" and frame.status in ("given", "refunded")
    return replace(fund, id=shifted[0].id) if dated else None


def _told_anew(
    fund: ChosenFund, frame: Frame, shifted: Sequence[ChosenFund], chooser: FundChooser
) -> ChosenFund | None:
    """ "gave $100,000 to Trump's inaugural in 2017 and $1 million this time", "in 2025": another for the sum behind."""
    if len(shifted) != 1 or frame.money is None or fund.kind != "inaugural" or not chooser.is_past(fund):
        return None
    now, mention = shifted[0], shifted[0].mention
    own = mention.first >= fund.mention.last and -2 <= mention.first - frame.money.last <= 1
    beside = own or -2 <= mention.last - frame.money.first <= 0
    return (
        replace(fund, id=now.id) if beside and not chooser.is_past(now) and mention.first >= fund.mention.last else None
    )


def _in_each(fund: ChosenFund, shifted: Sequence[ChosenFund], chooser: FundChooser) -> list[ChosenFund]:
    """ "At the inaugurations of 2017 and 2021 Google gave $285,000 each": the inaugurations of two years told."""
    mention = fund.mention
    if len(shifted) < 2 or fund.kind != "inaugural" or mention.ids or mention.owner or mention.honouree:
        return []
    years = {chooser.funds.by_id[s.id or ""].year for s in shifted}
    told = mention.year is None or mention.year in years
    return [replace(fund, id=s.id) for s in shifted] if told else []


def _holds(named: NamedFund, frame: Frame) -> bool:
    """Whether a fund that a block looks back to is what the block is about: nothing was given in it before.

    What will or will not be given goes to no fund of the past.
    """
    return frame.status not in ("planned", "declined") and named.block == frame.block and named.opens


def _aimed_behind(frame: Frame, named: NamedFunds, scene: Scene) -> Recipient | None:
    """The fund that the rest of the sentence names: "a $1 million gift from X has gone to the fund"."""
    row = scene.rows[frame.line]
    aimed = {i.first for i in row if i.kind == "fund" and (is_aimed(row, i) or tells_itself(row, i, frame.status))}
    behind = [n for n in named.in_line(frame.line) if not n.past and n.first in aimed]
    return Recipient(fund=behind[0].fund, distance=0) if behind else None


def _nearest(frame: Frame, named: NamedFunds, reach: int, scene: Scene) -> Recipient | None:
    """The fund named last before the frame, if it is near enough for a frame of its sort."""
    last = _last_before(frame, named, scene)
    if last is None:
        return _party_told_of(frame, named)
    far = last.block != frame.block and frame.line - last.line > CHAIN and not _is_under(last.line, frame, scene)
    far = far or (last.block != frame.block and _is_passing(last, named))
    if far and leads(last.fund.mention) and not heads(last, scene):
        main = named.main_at(last)
        last = main if frame.line - main.line <= reach else last
    distance = abs(frame.line - last.line)
    if distance > reach and last.block != frame.block:
        return None
    return Recipient(fund=last.fund, distance=distance)


_OPENS = 3
"""Tokens into a line at which the party that it is about stands at the latest."""


def _party_told_of(frame: Frame, named: NamedFunds) -> Recipient | None:
    """ "The Reds took in more than the Blues.", then in the next paragraph "The largest gift came from X": the Reds."""
    for one in named.back_from(frame.line - 1) if frame.money is not None else ():
        if frame.line - one.line > CHAIN:
            return None
        if one.fund.kind == "party" and not one.past and one.first < _OPENS:
            return Recipient(fund=one.fund, distance=frame.line - one.line)
    return None


def _is_passing(last: NamedFund, named: NamedFunds) -> bool:
    """Whether a committee is named in one paragraph alone of an article that had been about a registered fund."""
    main = named.main_at(last)
    apart = last.fund.kind in ("super_pac", "pac", "campaign", "party") and main.fund.id is not None
    once = all(n.block == last.block for n in named.all if n.fund.key == last.fund.key)
    return apart and once and main.fund.kind not in (last.fund.kind, "super_pac")


def _is_under(above: int, frame: Frame, scene: Scene) -> bool:
    """Whether nothing but entries of one list stands between a line and the frame's: "The committee's first list:"."""
    return frame.kind in ("item", "row") and all(
        scene.lines[n].kind == frame.kind for n in range(above + 1, frame.line)
    )


def _last_before(frame: Frame, named: NamedFunds, scene: Scene) -> NamedFund | None:
    """The fund named last before the frame's end; above the body of an article also the one named right behind it."""
    before = (
        n
        for n in named.back_from(frame.line)
        if (n.line, n.first) < (frame.line, frame.zone[1]) and (not n.past or _holds(n, frame))
    )
    nearest = next(before, None)
    if nearest is None and frame.kind in ("headline", "deck"):
        nearest = next((n for n in named.all if n.line - frame.line <= 2 and not n.past), None)
    candidates = chain((nearest,), before) if nearest is not None else ()
    fitting = (n for n in candidates if leads(n.fund.mention) or n.block == frame.block)
    last = next(fitting, None)
    if last is None or not is_told_aside(last, frame, scene):
        return last
    return next((n for n in fitting if not is_told_aside(n, frame, scene)), last)
