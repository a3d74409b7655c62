"""Names of recipients that nothing introduces, in an article on political money: whatever gifts go to is one.

"gave $40,000 to the Harbour Front", "gave the Harbour Front $40,000", "the Harbour Front returned a donation from",
"donors to the Harbour Front". A school, a charity or a person never counts, and where the article is about a fund
of the registry, the words must show it twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.reference.funds import Funds

__all__ = ["find_recipient_names"]

_POLITICAL = (
    "office",
    "fund.party",
    "fund.pac",
    "fund.super_pac",
    "fund.campaign",
    "fund.legal_fund",
    "role.candidate",
    "committee.contest",
)
_REGISTERED = ("fund.inaugural", "fund.library", "fund.ballroom", "fund.center")
_COMMITTEES = ("super_pac", "pac")
"""Kinds of registered funds beside which there are many others: an article on some of them names more."""
_GIVES = ("give", "pledge", "give_weak")
_TELLING = (*_GIVES, "noun.gift", "donor", "receive.past", "refund.past")
_NO_NAME = ("noun.other", "fund_name.never", "fund", "fund_id", "outlet", "office", "filing", "role.politician", "date",
            "role.honorific", "role.chief", "money", "noun.kind")  # fmt: skip
_LONGEST = 7
_SMALL = 4
"""Small words between a name and its verb: "has, for its part, returned"."""
_GAP = 4
"""Words that may stand between a sum and "to": "$40,000 last week to"."""


def find_recipient_names(lines: Sequence[Line], cast: Cast, words: ReaderWords) -> frozenset[tuple[str, ...]]:
    """Return the folded words of the names that the lines show to be recipients of political money.

    Where verbs stand second or last, a name right behind one may be who gives; so may it where subjects do.
    """
    political, registered = _words_for(words.funds)
    if all(line.meant.isdisjoint(political) for line in lines):
        return frozenset()
    local = all(line.meant.isdisjoint(registered) for line in lines)
    shown = Counter(name for line in lines for name in set(_shown(line, cast, local, words)))
    needed = 1 if local else 2
    return frozenset(name for name, times in shown.items() if times >= needed)


@lru_cache(maxsize=4)
def _words_for(funds: Funds) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that tell of politics with the known committees, and those of registered funds with the known ones."""
    committees = [f"fund_id.{fund.id}" for fund in funds.all if fund.kind in _COMMITTEES]
    others = [f"fund_id.{fund.id}" for fund in funds.all if fund.kind not in _COMMITTEES]
    return (*_POLITICAL, *committees), (*_REGISTERED, *others)


def _shown(line: Line, cast: Cast, local: bool, words: ReaderWords) -> Iterator[tuple[str, ...]]:
    if "money.share" in line.meant:
        yield from (
            tuple(t.low for t in line.tokens[a:b]) for a, b in _behind_shares(line) if _is_fit(line, cast, a, b)
        )
    if len(line.sums) > 1 and line.has("link.from", "link.by"):
        yield from (
            tuple(t.low for t in line.tokens[a:b]) for a, b in _behind_sources(line) if _is_fit(line, cast, a, b)
        )
    if line.meant.isdisjoint(_TELLING):
        return
    for first, last in (*_objects(line, words), *_behind_nouns(line), *_subjects(line, local)):
        if _is_fit(line, cast, first, last):
            yield tuple(t.low for t in line.tokens[first:last])


def _objects(line: Line, words: ReaderWords) -> Iterator[tuple[int, int]]:
    """What a verb gives to: no name right behind one in "Donó Norvane 5.000 euros" (Spanish), where its subject is."""
    if words.settings.verb_final:
        return _behind_links(line)
    return _behind_sums(line) if words.settings.dropped_subjects else chain(_behind_sums(line), _behind_verbs(line))


def _behind_sums(line: Line) -> Iterator[tuple[int, int]]:
    """ "gave [sum] to X", "put [sum] into the coffers of X"."""
    for money in line.sums:
        if _is_refunded(line, money.first) or not any(m.last <= money.first for m in line.marked(*_GIVES)):
            continue
        link = next((m for m in line.marked("link.to") if 0 <= m.first - money.last <= _GAP), None)
        if link is None or any(not t.text[0].isalnum() for t in line.tokens[money.last : link.first]):
            continue
        coffers = next((m for m in line.marked("fund_name.chest") if 0 <= m.first - link.last <= 1), None)
        yield from _name_at(line, coffers.last if coffers else link.last)


def _behind_shares(line: Line) -> Iterator[tuple[int, int]]:
    """ "Half of it went to X and the rest to Y": what a share of a sum goes to."""
    for share in line.marked("money.share"):
        link = line.mark_from(share.last)
        if link is not None and (link.has("link.to") or link.has("come.to")):
            yield from _name_at(line, link.last)


def _behind_links(line: Line) -> Iterator[tuple[int, int]]:
    """ "hat [sum] an X gegeben", "[sum] gab Y an X", the name as the line has it."""
    if not line.sums or not line.has(*_GIVES) or line.has("refund"):
        return
    ends = {name.first: name.last for name in line.names}
    for link in line.marked("link.to"):
        article = line.mark_from(link.last)
        at = article.last if article is not None and article.has("link.determiner") else link.last
        if at in ends and not link.has("link.purpose"):
            yield at, ends[at]


def _behind_sources(line: Line) -> list[tuple[int, int]]:
    """ "[sum] from A to X, [sum] from B to Y": what the sums of a list go to, behind whom they are from."""
    ends = [money.first for money in line.sums[1:]] + [len(line.tokens)]
    found = [_behind_source(line, money.last, end) for money, end in zip(line.sums, ends, strict=True)]
    return [name for names in found for name in names] if all(found) else []


def _behind_source(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    """The name that "to" leads to between two tokens, where "from" and a name stand before it."""
    source = line.mark_from(first)
    if source is None or not source.has_any("link.from", "link.by"):
        return []
    links = (m for m in line.marked("link.to") if source.last < m.first < last)
    link = next(links, None)
    named = link is not None and any(source.last <= n.first and n.last <= link.first for n in line.names)
    return list(_name_at(line, link.last)) if link is not None and named else []


def _is_refunded(line: Line, at: int) -> bool:
    """Whether what stands at `at` goes back: "returned a £5,000 cheque to X", who had given it."""
    return any(m.last <= at for m in line.marked("refund.past", "refund.base"))


def _behind_verbs(line: Line) -> Iterator[tuple[int, int]]:
    """ "gave X [sum]"."""
    starts = {money.first for money in line.sums}
    for mark in line.marked("give", "pledge") if starts else ():
        yield from ((a, b) for a, b in _name_at(line, mark.last) if b in starts)


def _behind_nouns(line: Line) -> Iterator[tuple[int, int]]:
    """ "donors to X", "a donation of [sum] to X"."""
    for mark in line.marked("noun.gift", "donor"):
        if not _is_refunded(line, mark.first):
            link = line.mark_from(mark.last)
            if link is not None and link.has("link.to"):
                yield from _name_at(line, link.last)


def _subjects(line: Line, local: bool) -> Iterator[tuple[int, int]]:
    """ "X received a donation from", "X, which has two seats, gave back [sum]".

    "De Norvane recibió el partido 5.000 euros" (Spanish, "from") begins with whom it got them from.
    """
    if line.begins(0, "link.from", "link.to"):
        return
    for mark in line.marked("receive.past", "refund.past"):
        if not _is_donation(line, mark.last, local):
            continue
        found = list(_name_at(line, 0))
        if not found:
            continue
        first, last = found[0]
        plain = last == mark.first or all(m.has("link.auxiliary") for m in line.marks if last <= m.first < mark.first)
        aside = line.tokens[last].text == "," and line.tokens[mark.first - 1].text == ","
        if aside or (plain and mark.first - last <= (_SMALL if mark.has("refund") else 2)):
            yield first, last


def _is_donation(line: Line, at: int, local: bool) -> bool:
    """Whether a noun of giving, or a sum where the article is on local politics, and "from" or "to" follow the verb."""
    nouns = [m.first for m in line.marked("noun.gift") if m.first >= at]
    nouns = nouns or [money.first for money in line.sums if local and money.first >= at]
    return bool(nouns) and any(m.first > nouns[0] for m in line.marked("link.from", "link.to"))


def _name_at(line: Line, at: int) -> Iterator[tuple[int, int]]:
    """The capitalised words from `at` on, articles passed, with small words and apostrophes inside."""
    while (article := line.mark_from(at)) is not None and article.has("link.determiner"):
        at = article.last
    last = _known_end(line, at)
    while last < len(line.tokens) and last - at < _LONGEST:
        step = _inner_end(line, at, last)
        if step == last:
            break
        last = step
    if last > at:
        yield at, last


def _known_end(line: Line, at: int) -> int:
    """Where a name that begins at `at` ends, small words inside it passed: "the Club for Growth"; else `at`."""
    name = line.name_from(at)
    return name.last if name is not None and name.kind != "person" else at


def _inner_end(line: Line, first: int, at: int) -> int:
    """How far the name goes on from `at`: over a capital, "of" or "for" before one, "Farmers' Voice"."""
    tokens = line.tokens
    if tokens[at].text[0].isupper():
        return at + 1
    if at == first or tokens[at].text.isdigit():
        return at if at == first else at + 1
    small = line.begins(at, "link.of", "link.purpose", "link.except")
    joins = small or tokens[at].low in ("'", "'s", "&")
    return at + 2 if joins and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper() else at


_BODY = frozenset(("fund", "fund.body", "fund.noun", "not_name", "not_name.any"))


def _ends_name(mark: Mark, last: int, length: int) -> bool:
    """Whether a mark is the "Fund" that a name of three words or more ends with: "the Prairie Majority Fund"."""
    plain = mark.has("fund.noun") and mark.categories.meant <= _BODY
    return plain and mark.last == last and mark.last - mark.first == 1 and length > _SHORT


_SHORT = 2


def _is_fit(line: Line, cast: Cast, first: int, last: int) -> bool:
    """Whether the words can name a party or a fund: two or more, no person, place, charity or known fund."""
    capitals = [t for t in line.tokens[first:last] if t.text[0].isupper()]
    if len(capitals) < 2 or all(t.text.isupper() for t in capitals):
        return False
    if first == 0 and line.begins(first, "link.in", "link.at", "link.from"):
        return False  # "In Wenen ontving de partij" (Dutch, "In Vienna the party received")
    inside = [m for m in line.marks if m.first < last and first < m.last and not m.has("link.of")]
    if any(m.has_any(*_NO_NAME) and not _ends_name(m, last, len(capitals)) for m in inside):
        return False
    members = [cast.at(line.number, name.first) for name in line.names if name.first < last and first < name.last]
    return not any(m is not None and ((m.kind == "person" and m.sure) or m.honouree) for m in members)
