"""Mentions of funds in a line: "Donald Trump's second inauguration", "the committee", "a pro-Trump super PAC".

A mention says what the words say (kind, honouree, year, which one); `fundchoice` decides which fund is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.funds.campaigntimes import is_campaign_time
from onrecord.claims.funds.contenders import find_contenders
from onrecord.claims.funds.fundellipses import ordinal_at, ordinal_of, other_campaign, read_elliptic
from onrecord.claims.funds.fundnames import name_places
from onrecord.claims.funds.fundreach import led_by, noun_end, order_in, quoted_end, reach_after, reach_before
from onrecord.claims.funds.fundyears import is_titled_by_year, year_before, year_near
from onrecord.claims.funds.handing import find_handed_pronouns
from onrecord.claims.funds.joinedrefs import continues, is_purse, is_title_of, join_mentions
from onrecord.claims.funds.leanings import explains
from onrecord.claims.funds.mentions import FUND_KINDS, FundMention
from onrecord.claims.funds.nearparties import leans_to
from onrecord.claims.funds.ownways import is_own_way
from onrecord.claims.funds.pairedfunds import find_paired
from onrecord.claims.funds.partyrefs import (
    gets_as_members,
    is_common_word,
    is_told_one,
    opens_firm,
    party_key,
    with_place,
)
from onrecord.claims.funds.possessives import whose_own
from onrecord.claims.funds.renaming import names_again
from onrecord.claims.funds.rolecampaigns import CAMPAIGNS, find_role_campaigns
from onrecord.claims.funds.takers import is_compared, is_membership, is_party_word, is_taker, is_weighed
from onrecord.claims.funds.tills import find_tills
from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast
from onrecord.claims.parties.memberships import is_apposed_member
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["FundMention", "find_fund_mentions"]


def find_fund_mentions(line: Line, cast: Cast, names: frozenset[tuple[str, ...]] = frozenset()) -> list[FundMention]:
    """Return the fund mentions of a line in order, without overlap; `names` are funds that the article introduces."""
    found: list[FundMention] = []
    called = [_called(line, *place) for place in name_places(line, names) if not _is_person(line, *place)]
    raw = list(_raw_mentions(line, cast))
    if not (called or raw):
        return found
    raw += list(find_paired(line, cast, raw))
    raw = [m for m in raw if not any(c.first < m.last and m.first < c.last for c in called)]
    raw = [m for m in raw if not (leans_to(line, m) or is_campaign_time(line, m) or is_own_way(line, m))]
    for mention in sorted((*called, *raw), key=lambda m: (m.first, not m.ids, -m.last)):
        if found and (mention.first < found[-1].last or explains(line, found[-1], mention)):
            continue
        if found and not found[-1].named and mention.named and is_title_of(line, found[-1], mention):
            found[-1] = mention  # "the super PAC MAGA Inc."
            continue
        if found and names_again(line, found[-1], mention):
            found[-1] = replace(mention, first=found[-1].first, title=mention.first)
        elif found and is_purse(line, found[-1], mention):
            found[-1] = replace(mention, first=found[-1].first)
        elif found and continues(line, found[-1], mention):
            found[-1] = join_mentions(found[-1], mention)
        else:
            found.append(mention)
    return found


def _is_person(line: Line, first: int, last: int) -> bool:
    """ "Edna Marsh, a party stalwart": somebody's whole name with a given name, and no committee's ("Friends of X")."""
    return not line.begins(first, "committee.front", "committee.friends") and any(
        n.kind == "person" and n.certain and n.first >= first and n.last == last for n in line.names
    )


def _called(line: Line, first: int, last: int) -> FundMention:
    key = " ".join(t.low for t in line.tokens[first:last])
    return FundMention(line=line.number, first=first, last=last, kind="super_pac", named=True, key=key)


def _raw_mentions(line: Line, cast: Cast) -> Iterator[FundMention]:
    if line.kind == "heading" and line.tokens[0].form.year and not _leads_elsewhere(line):
        yield FundMention(line=line.number, first=0, last=1, kind="inaugural", year=int(line.tokens[0].text))
    if line.names:
        yield from _named_mentions(line, cast)
    if line.sums:
        yield from find_handed_pronouns(line, cast)
        yield from find_contenders(line, cast)
        yield from find_tills(line, cast)
    if not line.meant.isdisjoint(CAMPAIGNS):
        yield from find_role_campaigns(line, cast)
    if not line.meant.isdisjoint(_WORDS):
        yield from _marked_mentions(line, cast)


_WORDS = ("fund", "fund_id", "time.first", "time.second")


def _leads_elsewhere(line: Line) -> bool:
    """ "2020 elections": the year that opens a heading is that of something else."""
    if len(line.tokens) == 1 or not line.tokens[1].text[0].islower():
        return False
    mark = line.mark_over(1)
    return mark is None or not mark.has_any("fund", "noun.gift", "donor")


def _named_mentions(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Names that are funds: committees, candidates behind "to", "Biden's in 2021"."""
    for name in line.names:
        member = cast.at(line.number, name.first)
        if member is not None and member.committee:
            yield FundMention(
                line=line.number, first=name.first, last=_committee_end(line, name.last), kind="super_pac", named=True,
                key=" ".join(member.words),
            )  # fmt: skip
        elif member is not None and member.candidate and not member.honouree and is_taker(line, name):
            yield FundMention(
                line=line.number, first=name.first, last=name.last, kind="campaign", named=True, owner=member.name,
                key=" ".join(member.words),
            )  # fmt: skip
        elif member is not None and member.honouree and (found := read_elliptic(line, name)) is not None:
            last, year = found
            order = ordinal_at(line, name.last + 1)
            yield FundMention(
                line=line.number, first=name.first, last=last, kind="inaugural", honouree=member.words[-1], year=year,
                order=order,
            )  # fmt: skip
        elif member is not None and member.honouree and is_compared(line, name):
            whose = member.words[-1]
            yield FundMention(line=line.number, first=name.first, last=name.last, kind="inaugural", honouree=whose)
        elif member is not None and member.honouree and is_weighed(line, name, cast):
            yield FundMention(
                line=line.number, first=name.first, last=name.last, kind="honouree", honouree=member.words[-1],
                year=year_near(line, name.last),
            )  # fmt: skip


def _marked_mentions(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Words of the lexicon that stand for funds: "the inaugural committee", "the fund"."""
    for mark in line.marked(*_WORDS):
        if (order := _ordinal(line, mark)) is not None:
            yield order
        elif (ordered := ordinal_of(line, cast, mark)) is not None:
            yield ordered
        elif "fund.party_of" in mark.categories and (owned := _party_of(line, cast, mark)) is not None:
            yield owned
        elif mark.has("fund.anaphor") and (owned := _campaign_told(line, cast, mark)) is not None:
            yield owned  # "an [die Kampagne] von X" (German): not only "the campaign" of somebody named before
        elif (kind := _kind_of(line, mark)) is not None:
            mention = (_longer_name(line, cast, mark) if kind == "named" else None) or _widen(line, cast, mark, kind)
            if kind == "party" and is_apposed_member(line, mark):
                mention = replace(mention, first=mark.first, sort="member")  # "Jo Hale, conseillère [PLR], a versé"
            if not _is_any_library(line, mention):
                yield mention
        elif (owned := _of_somebody(line, cast, mark)) is not None:
            yield owned


def _party_of(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """ "au parti d'Odile Kerrow" (French, "to her party"), "the party led by her": one told by who leads it.

    "The Bharat Navnirman Party" is its own name: nobody's name stands right before "party".
    """
    if any(name.last == mark.first for name in line.names):
        return None
    mention = _widen(line, cast, mark, "campaign")
    if mention.owner is None and (led := led_by(line, cast, mark.last)) is not None:
        mention = replace(mention, last=led[0], owner=led[1], honouree=None)
    return replace(mention, kind="party", key=mention.owner) if mention.owner else None


def _of_somebody(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """Words that mean a fund only with whose it is: "Kamala Harris's campaign", "the campaign of Joe Biden"."""
    if "fund.campaign_of" in mark.categories:
        return _campaign_told(line, cast, mark)
    if mark.has_any("fund.that", "fund.to_that") and (named := _that_of(line, cast, mark)) is not None:
        return named
    house = mark.has("role.corporate") and line.name_from(mark.last) is not None  # "de stichting Groenwater" (Dutch)
    if ("fund.noun" in mark.categories and not house) or "fund.ellipse" in mark.categories:
        mention = _widen(line, cast, mark, "inaugural")
        if is_titled_by_year(line, mention):
            return None
        told = mention.year is not None and mention.year % _TERM == 1  # "una cifra pari a quella del 2022" is no fund's
        return mention if mention.honouree or told else _of_candidate(cast, mark, mention)
    return None


_TERM = 4
"""Years from one inauguration to the next."""


def _campaign_told(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """ "Kamala Harris's campaign", "the campaign of Joe Biden": None where nobody's name stands with it."""
    if "fund.campaign_of" not in mark.categories:
        return None
    mention = _widen(line, cast, mark, "campaign")
    owner = mention.owner or mention.honouree
    return replace(mention, owner=owner, honouree=None) if owner else None


def _of_candidate(cast: Cast, mark: Mark, mention: FundMention) -> FundMention | None:
    """ "Senator Ida Bell's committee": whose it is runs for an office or holds one."""
    owner = cast.named(mention.owner) if mention.owner and mark.has("fund.body") else None
    return replace(mention, kind="campaign") if owner is not None and owner.candidate else None


def _is_any_library(line: Line, mention: FundMention) -> bool:
    """Whether a library is none that the text knows: "a library", but "a library for Trump"."""
    named = mention.honouree or mention.owner or mention.named
    return mention.kind == "library" and not named and line.ends(mention.first, "link.indefinite")


def _that_of(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """ "el de Biden" (Spanish, "Biden's"): a word for "that of" before the one whom a fund honours, titles passed.

    "Für die von Trump geplante Feier" (German) goes on, and means no fund of his.
    """
    at = mark.last
    while (title := line.mark_from(at)) is not None and title.has_any("role.politician", "role.honorific"):
        at = title.last
    name = line.name_from(at)
    member = cast.at(line.number, at) if name is not None else None
    if name is None or member is None:
        return None
    if not member.honouree:
        return other_campaign(line, mark, name)
    led = mark.has("fund.to_that")
    if led and _goes_on(line, name.last):
        return None
    whose = member.words[-1]
    return FundMention(
        line=line.number, first=mark.first, last=name.last, kind="inaugural", honouree=whose,
        year=year_near(line, name.last), order=order_in(line, mark.first, name.last), led=led,
    )  # fmt: skip


def _goes_on(line: Line, at: int) -> bool:
    """Whether a word that means nothing to the grammar stands at `at`, in small letters."""
    return at < len(line.tokens) and line.tokens[at].text[0].islower() and line.mark_from(at) is None


def _ordinal(line: Line, mark: Mark) -> FundMention | None:
    """ "and $1 million to his second": an ordinal behind "to" that leaves the noun out.

    Without an inauguration in the line it takes a possessive or an article, and that of the text before.
    """
    order = next((o for o in ("first", "second") if f"time.{o}" in mark.categories), None)
    ends = mark.last >= len(line.tokens) or not line.tokens[mark.last].text[0].isalnum()
    if order is None or not ends or _kind_of(line, mark) is not None:
        return None
    his = line.mark_to(mark.first)
    apart = his is not None and his.has_any("pronoun.his", "link.definite") and line.ends(his.first, "link.to")
    apart = apart or (mark.last - mark.first > 1 and line.ends(mark.first, "link.to"))  # "[his first]"
    beside = any(m.last < mark.first for m in line.marked("fund.inaugural", "fund_id"))
    if not (apart and line.sums) and not (beside and line.ends(mark.first, "link.to")):
        return None
    sort = None if beside else "order"
    return FundMention(line=line.number, first=mark.first, last=mark.last, kind="inaugural", order=order, sort=sort)


def _longer_name(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """Another committee whose name ends like a known one: "Preserve America PAC" is not America PAC."""
    first = _past_inner(line, mark.first)
    while first and line.tokens[first - 1].text[:1].isupper() and not _is_free(line, cast, first - 1):
        first -= 1
    if first == mark.first:
        return None
    key = " ".join(t.low for t in line.tokens[first : mark.last])
    return FundMention(line=line.number, first=first, last=mark.last, kind="super_pac", named=True, key=key)


def _past_inner(line: Line, at: int) -> int:
    """ "[Turnout for] America PAC": where a name goes on to the left over a small word of English; else `at`."""
    small = line.mark_to(at)
    if small is None or not small.has("fund_name.inner") or small.first < _SHORT or line.tokens[at].text.isupper():
        return at
    foreign = not small.has("link")
    named = line.tokens[small.first - 1].text[0].isupper() and line.mark_over(small.first - 1) is None
    article = line.ends(small.first - 1, "link.determiner")
    return small.first if named and (foreign or article) else at


_SHORT = 2


def _is_free(line: Line, cast: Cast, at: int) -> bool:
    """Whether the word at `at` is no part of a committee's name: the sentence's first one, a title, a person's name."""
    if at == 0 or line.mark_over(at) is not None:
        return True
    name = next((n for n in line.names if n.first <= at < n.last), None)
    member = cast.at(line.number, name.first) if name is not None else None
    return member is not None and (member.honouree or member.kind == "person")


def _committee_end(line: Line, at: int) -> int:
    """The end of a committee's name with the "PAC" behind it."""
    mark = line.mark_from(at)
    return mark.last if mark is not None and mark.has_any("fund.pac", "fund.super_pac") else at


def _kind_of(line: Line, mark: Mark) -> str | None:
    if mark.has("fund_id"):
        return "named"
    firm = line.begins(mark.last, "role.company") and not line.begins(mark.last, "role.arm")
    if mark.has("fund.party") and (firm or is_membership(line, mark) or opens_firm(line, mark)):
        return None  # "Labor union", "Conservatives club"
    if is_common_word(line, mark):
        return None
    own = mark.categories.own
    for kind in (*FUND_KINDS, "anaphor"):
        if f"fund.{kind}" in own:
            return None if kind == "anaphor" and _ends_name(line, mark) else kind
    if "fund.same_party" in own and is_told_one(line, mark):
        return "party"
    if "fund.members" in own and gets_as_members(line, mark):
        return "party"
    return "party" if "fund.capital" in own and is_party_word(line, mark) else None


def _ends_name(line: Line, mark: Mark) -> bool:
    """ "a mineradora Ouro Fundo" (Portuguese): "the fund", with a capital, at the end of somebody's name."""
    capital = line.tokens[mark.last - 1].text[0].isupper()
    return capital and any(n.first < mark.first and mark.last <= n.last for n in line.names)


_SORTS = ("feast", "hall", "built", "same.party", "same.campaign", "same.pac")


_HONOURING = ("inaugural", "library", "center")
"""Kinds of funds that a president has, so that "his" tells whose it is."""


def _sort_of(line: Line, mark: Mark) -> str | None:
    """What a pointing word can only mean; "une cérémonie" (French, "a ceremony") points to none."""
    some = line.ends(mark.first, "link.indefinite")
    return None if some else next((s for s in _SORTS if mark.has(f"fund.{s}")), None)


def _widen(line: Line, cast: Cast, mark: Mark, kind: str) -> FundMention:
    """Take in what stands around the mark: whose fund it is, the year, the ordinal."""
    ids = tuple(sorted(c.removeprefix("fund_id.") for c in mark.categories if c.startswith("fund_id.")))
    first, honouree, owner = reach_before(line, cast, mark.first)
    first = with_place(line, first) if kind == "party" else first
    last, honouree_after, owner_after = reach_after(line, cast, noun_end(line, mark.last), kind)
    quoted = quoted_end(line, last) if kind in ("anaphor", "campaign") else last
    voted = mark.has("fund_name.vote")
    kind, named = ("campaign", True) if quoted > last or voted else (kind, bool(ids) or _has_name(line, mark))
    last = quoted
    told = kind in _HONOURING and honouree is None and honouree_after is None and owner is None
    his = whose_own(line, cast, first, last) if told else None
    honouree = honouree or his
    years = [int(t.text) for t in line.tokens[first:last] if t.form.year]
    order = order_in(line, first, last)
    near = year_near(line, last) or year_before(line, first)
    return FundMention(
        line=line.number,
        first=first,
        last=last,
        kind=kind,
        ids=ids,
        honouree=honouree or honouree_after,
        year=years[0] if years else near,
        order=order,
        named=named,
        key=line.words(first, last)
        if quoted > mark.last or voted or mark.has("fund.either")
        else party_key(line, mark) or _new_key(line, mark),
        owner=None if honouree or honouree_after else owner or owner_after,
        own=any(line.ends(at, "pronoun.his") for at in (first, first - 1)),
        sort=_sort_of(line, mark) if kind == "anaphor" else "his" if his and kind != "inaugural" else None,
    )


def _new_key(line: Line, mark: Mark) -> str | None:
    """What tells "gave $25 million to a super PAC that backs X" from the one told before."""
    article = line.mark_to(mark.first)
    if article is None or not article.has("link.indefinite") or not mark.has_any("fund.super_pac", "fund.pac"):
        return None
    aimed = line.ends(article.first, "link.to")
    return line.words(mark.first, min(mark.last + 5, len(line.tokens))) if aimed else None


def _has_name(line: Line, mark: Mark) -> bool:
    return any(name.first < mark.last and mark.first < name.last for name in line.names)
