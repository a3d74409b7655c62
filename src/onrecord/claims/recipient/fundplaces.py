"""Where an article names funds, and which fund each place means: in the order of the text, each mention in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund, FundChooser
from onrecord.claims.funds.fundrefs import FundMention
from onrecord.claims.funds.namedfunds import NamedFund, leads
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.recipient.askedsources import asked_after
from onrecord.claims.recipient.fundgivers import gives_itself
from onrecord.claims.recipient.incomes import with_income
from onrecord.claims.recipient.rolefunds import is_of_office, party_pointed_at
from onrecord.claims.scene import Scene

__all__ = ["LEAD", "name_funds"]

LEAD = 3
"""An article whose first blocks name a fund is about it: later gifts without a recipient go there."""


def _mentions(row: tuple[Item, ...]) -> Iterator[Item]:
    """The items of a row that mention a fund, those in its asides among them."""
    for item in row:
        if item.fund is not None:
            yield item
        elif item.inner and not _is_of_other_giving(item.inner):
            yield from _mentions(item.inner)


def _is_of_other_giving(aside: tuple[Item, ...]) -> bool:
    """ "Ada Kerrow, a big donor to the Blues too, gave $5,000": not what she gave to here."""
    return aside[0].kind == "donor" and any(i.has("link.too") for i in aside)


def _speaking(scene: Scene) -> Iterator[tuple[Line, Row]]:
    """The lines that may mean a fund, by its name, in an aside, or by the name of somebody whom one honours."""
    for line, row in zip(scene.lines, scene.rows, strict=True):
        if not row.kinds.isdisjoint(("fund", "aside", "other", "question")):
            yield line, row


def name_funds(scene: Scene, chooser: FundChooser, gifts: Mapping[int, Frame]) -> Iterator[NamedFund]:
    """Choose the fund of every mention in the order of the text; `gifts` are the first ones of the blocks."""
    salient: ChosenFund | None = None
    party: ChosenFund | None = None
    whose: str | None = None
    before: list[ChosenFund] = []
    ahead = _first_named(scene, chooser)
    for line, row in _speaking(scene):
        if not row.kinds.isdisjoint(_UNNAMED) and (seen := _told_without_name(line, row, scene, chooser)) is not None:
            yield replace(seen, opens=_opens(seen.line, seen.first, gifts.get(seen.block)))
        said: set[str] = set()
        for item in _mentions(row):
            if item.fund is None or _repeats(item.fund, said) or _is_any_feast(item.fund, salient, line):
                continue
            mention = replace(item.fund, honouree=whose) if _is_his(item.fund) and whose else item.fund
            meant = _pointed_at(mention, before, salient or (ahead if _points_on(mention, line) else None))
            known = salient if _is_its_library(mention, salient, ahead) else _party_meant(mention, line, party)
            chosen = known if known or _is_same_party(mention) else chooser.choose(mention, meant)
            if chosen is None:
                continue
            chosen = with_income(_told_again(_same_line(chosen, before, chooser), before, scene), row, item, salient)
            beside = _is_in_passing(row, line, item, salient, chosen) or _is_told_beside(row, item, before, chosen)
            party = chosen if chosen.kind == "party" and not beside else party
            other = _is_another(mention, chosen, salient, row) and line.kind != "heading"
            aside = _is_aside(mention, chosen, salient) or _is_of_member(chosen, before)
            past = (other and chooser.is_past(chosen)) or beside or aside
            opens = _opens(line.number, item.first, gifts.get(line.block)) and not (beside and gives_itself(row, item))
            yield NamedFund(line=line.number, block=line.block, first=item.first, fund=chosen, past=past, opens=opens)
            said.add(chosen.kind if item.fund.named else "")
            before.append(chosen)
            if (
                (not past or salient is None)
                and (known is None or mention.kind != "anaphor")
                and (leads(item.fund) or leads(chosen.mention))
                and not _is_beside(chosen, salient)
            ):
                salient = chosen
        whose = next((w for i in reversed(row) if i.member is not None and (w := _honoured(i))), whose)


def _is_another(mention: FundMention, chosen: ChosenFund, salient: ChosenFund | None, row: Row) -> bool:
    """Whether a fund is another than the one spoken of; among several sums, "his first" tells of a second one."""
    if salient is not None:
        return salient.id != chosen.id
    return mention.order == "first" and sum(item.kind == "sum" for item in row) > 1


def _points_on(mention: FundMention, line: Line) -> bool:
    """Whether "the fund" at the head of a text may mean one that is named only behind it."""
    return mention.kind == "anaphor" and line.block < LEAD


def _is_aside(mention: FundMention, chosen: ChosenFund, salient: ChosenFund | None) -> bool:
    """Whether a fund is told in passing, and no later gift goes to it: somebody who ran once, another's library."""
    other = mention.sort == "his" and salient is not None and salient.id != chosen.id
    return other or mention.sort == "contender"


def _is_of_member(chosen: ChosenFund, before: Sequence[ChosenFund]) -> bool:
    """ "Among the donors to the Reds is Jo Hale, a former councillor of the Blues, who gave": hers, and not theirs."""
    return chosen.mention.sort == "member" and any(fund.key != chosen.key for fund in before)


def _told_again(chosen: ChosenFund, before: Sequence[ChosenFund], scene: Scene) -> ChosenFund:
    """A campaign that was named before, by the words that named it: "to Bell's campaign. The campaign also got ..."."""
    owner = chosen.mention.owner
    if chosen.kind != "campaign" or chosen.id is not None or owner is None:
        return chosen
    told = (fund for fund in before if fund.kind == "campaign" and _is_called(fund.mention, owner, scene))
    first = next(told, None)
    return chosen if first is None else replace(chosen, mention=first.mention)


def _is_called(mention: FundMention, owner: str, scene: Scene) -> bool:
    """Whether a campaign of somebody is told with the family name: "Bell's campaign", and not "the senator's"."""
    same = mention.owner is not None and mention.owner.casefold() == owner.casefold()
    return same and owner.split()[-1].casefold() in scene.lines[mention.line].words(mention.first, mention.last)


def _is_set_beside(row: tuple[Item, ...], fund: Item) -> bool:
    """ "The Reds took in more [than] the Blues": a fund that the one which the sentence is about is set beside."""
    at = next((n for n, i in enumerate(row) if i is fund), 0)
    back = at - 1
    while back > 0 and row[back].kind == "determiner":
        back -= 1
    return back > 0 and row[back].kind == "except" and any(i.fund is not None for i in row[:back])


def _is_told_beside(row: Row, item: Item, before: Sequence[ChosenFund], chosen: ChosenFund) -> bool:
    """Whether a fund is only set beside another one, got an earlier gift, or only tells who somebody is."""
    if is_of_office(row, item) and any(fund.key != chosen.key for fund in before):
        return True
    if not before:
        return False
    told = _is_set_beside(row, item) or _is_of_earlier_gift(row, item, before[-1], chosen)
    return told or (before[-1].key != chosen.key and _tells_who(row, item))


def _tells_who(row: Row, fund: Item) -> bool:
    """ "came from Jo Hale, who once sat in parliament for [the Reds]": an aside that tells of no money."""
    inner = next((i.inner for i in row if i.kind == "aside" and any(f is fund for f in i.inner)), ())
    if not inner or inner[0].kind != "relative" or "party" not in row.kinds:
        return False
    return not any(i.kind in _OF_MONEY or i.verb is not None for i in inner)


_OF_MONEY = ("sum", "gift", "donor", "negation")


def _is_in_passing(row: Row, line: Line, fund: Item, salient: ChosenFund | None, chosen: ChosenFund) -> bool:
    """ "Hale has also backed the ballroom.": another fund than that of the text, where no gift and no sum is told.

    Or one that gives, and gets nothing.
    """
    if salient is None or salient.key == chosen.key:
        return False
    if gives_itself(row, fund):
        return True
    told = row.kinds.isdisjoint(("sum", "gift", "donor", "negation", "colon")) and line.has("link.too")
    return told and not row.kinds.isdisjoint(("party", "pronoun")) and not any(i.verb in _STRONG for i in row)


_STRONG = ("give", "pledge", "light", "receive", "come", "listing", "announce", "refuse")


def _is_of_earlier_gift(row: tuple[Item, ...], fund: Item, last: ChosenFund, chosen: ChosenFund) -> bool:
    """ "Hale, who had given $5,000 to the Blues, said nothing. The party also got ...": not the Blues."""
    if last.key == chosen.key or last.mention.line == chosen.mention.line:
        return False
    inner = next((i.inner for i in row if i.kind == "aside" and any(f is fund for f in i.inner)), row)
    at = next((n for n, i in enumerate(inner) if i is fund), 0)
    opens = next((n for n in range(at, -1, -1) if inner[n].kind == "relative"), None)
    closes = next((n for n in range(at, len(inner)) if inner[n].kind in ("comma", "end")), len(inner))
    if opens is None or (inner is row and (opens == 0 or inner[opens - 1].kind != "comma")):
        return False
    ended = inner is not row or (closes < len(inner) and inner[closes].kind == "comma")
    return ended and any(i.verb in ("give", "give_weak") for i in inner[opens:closes])


def _is_same_party(mention: FundMention) -> bool:
    """ "die Partei" (German, "the party"), of one named before."""
    return mention.kind == "party" and not mention.key


def _party_meant(mention: FundMention, line: Line, party: ChosenFund | None) -> ChosenFund | None:
    """The party named last, where a mention points at it."""
    return party if _is_same_party(mention) else party_pointed_at(mention, line, party)


def _is_its_library(mention: FundMention, salient: ChosenFund | None, ahead: ChosenFund | None) -> bool:
    """ "the library's reading room", in an article on the Obama center, which goes by either name."""
    if mention.kind != "library" or mention.ids or mention.honouree or mention.owner:
        return False
    return all(fund is not None and fund.kind == "center" for fund in (salient, ahead))


def _honoured(item: Item) -> str | None:
    """The family name of somebody whom a fund honours, where an item names one."""
    member = item.member
    return member.words[-1] if member is not None and member.honouree else None


def _is_his(mention: FundMention) -> bool:
    """Whether only a possessive tells whose one of several inaugurations is: "with Obama. At his second one ..."."""
    return mention.own and mention.kind == "inaugural" and mention.order in ("first", "second") and not mention.honouree


def _is_any_feast(mention: FundMention, salient: ChosenFund | None, line: Line) -> bool:
    """Whether a feast is told of far down in a text that named no fund: it may be any."""
    return mention.sort == "feast" and salient is None and line.block >= LEAD


def _same_line(chosen: ChosenFund, before: Sequence[ChosenFund], chooser: FundChooser) -> ChosenFund:
    """ "After the 2009 inauguration, X, which had given the Obama committee $50,000": the year was told before."""
    mention = chosen.mention
    told = mention.year or mention.order or mention.ids
    if not before or told or not mention.honouree or not chooser.is_past(chosen):
        return chosen
    last = before[-1]
    fund = chooser.funds.by_id.get(last.id or "") if last.mention.line == mention.line else None
    same = fund is not None and last.kind == "inaugural" and mention.honouree in fund.honouree and last.mention.year
    return replace(chosen, id=last.id) if same else chosen


_MEANT = {
    "feast": ("inaugural",),
    "hall": ("ballroom",),
    "built": ("ballroom", "library", "center"),
    "same.party": ("party",),
    "same.campaign": ("campaign",),
    "same.pac": ("super_pac", "pac"),
}


def _pointed_at(mention: FundMention, before: Sequence[ChosenFund], salient: ChosenFund | None) -> ChosenFund | None:
    """What a pointing word goes back to: "the ceremony" to no super PAC, "the same party" to a party."""
    kinds = _MEANT.get(mention.sort or "")
    if kinds is None or (salient is not None and salient.kind in kinds):
        return salient
    return next((fund for fund in reversed(before) if fund.kind in kinds), salient)


def _opens(line: int, at: int, first: Frame | None) -> bool:
    """Whether a fund is named before the first gift of its block, or in its clause as where it goes."""
    if first is None or (line, at) <= (first.line, first.zone[0]):
        return True
    return first.fund is not None and (first.line, first.fund.first) == (line, at)


def _is_beside(chosen: ChosenFund, salient: ChosenFund | None) -> bool:
    """ "Open Shore, a super PAC, bought airtime for Hale": "that fund" behind it still means the committee."""
    candidate = chosen.kind == "campaign" and chosen.mention.owner is not None
    return candidate and salient is not None and salient.kind == "super_pac" and salient.mention.named


def _first_named(scene: Scene, chooser: FundChooser) -> ChosenFund | None:
    """The fund that the article's first blocks go on to name: "gave $44 million to his committee", above its name."""
    for line, row in _speaking(scene):
        for item in _mentions(row) if line.block <= LEAD else ():
            chosen = chooser.choose(item.fund, None) if item.fund is not None and item.fund.kind != "anaphor" else None
            if chosen is not None and item.fund is not None and leads(item.fund) and not chooser.is_past(chosen):
                return chosen
    return None


_UNNAMED = ("other", "question")


def _told_without_name(line: Line, row: Row, scene: Scene, chooser: FundChooser) -> NamedFund | None:
    """The fund that a line means without naming it: a president and a year, a campaign whose money it asks after."""
    seen = _honouree_year(line, row, chooser) if "other" in row.kinds else None
    return seen or (asked_after(line, row, scene) if "question" in row.kinds else None)


def _honouree_year(line: Line, row: Row, chooser: FundChooser) -> NamedFund | None:
    """A fund that a sentence means without naming it: "Barack Obama came to town in 2009 with a rule"."""
    people = [i for i in row if i.kind == "other" and i.member is not None and i.member.honouree]
    if not people:
        return None
    years = [i for i in row if i.kind in ("word", "date") and line.tokens[i.first].form.year]
    for person in people:
        for year in years:
            fund = chooser.of_year(int(line.tokens[year.first].text))
            if (
                fund
                and person.member
                and person.member.words[-1] in fund.honouree
                and str(fund.year) == line.tokens[year.first].text
            ):
                mention = FundMention(line=line.number, first=person.first, last=person.last, kind="inaugural")
                chosen = ChosenFund(id=fund.id, mention=mention, kind="inaugural")
                return NamedFund(line=line.number, block=line.block, first=person.first, fund=chosen, past=True)
    return None


def _repeats(mention: FundMention, said: set[str]) -> bool:
    """Whether a mention only describes a fund that the line named before: "MAGA Inc., a super PAC"."""
    return not mention.named and mention.kind in ("super_pac", "pac", "legal_fund") and "super_pac" in said
