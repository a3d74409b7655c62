"""Names that the words around them call a committee, a list or a party: who takes gifts and gives none."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["ends_as_committee", "is_committee"]

_BEFORE_REFUND = 4
"""Tokens that may stand between a name and "has returned"."""


def _is_called(line: Line, mark: Mark, name: Name) -> bool:
    """ "her committee, Port Selwyn Rising, ...", "a committee called Port Selwyn Rising"."""
    if not (mark.has("fund.body") or mark.has("fund_name.list")) or not 0 < name.first - mark.last <= 2:
        return False
    gap = line.tokens[mark.last : name.first]
    if gap[0].text == "," and len(gap) == 1:
        return name.last < len(line.tokens) and line.tokens[name.last].text in (",", ".", ")")
    called = line.mark_from(mark.last)
    return called is not None and called.last == name.first and called.has("fund_name.called")


def _is_behind_candidate(line: Line, name: Name) -> bool:
    """ "the candidate of the Harbour Alliance", "la campagne de Brumeval Demain": whose candidate it is, is a party."""
    if line.meant.isdisjoint(("role.candidate", "fund.campaign")):
        return False
    link = line.mark_before_article(name.first, "link.of")
    if link is None or not link.has("link.of") or name.kind in ("person", "place"):
        return False
    before = line.mark_to(link.first)
    return before is not None and (before.has("role.candidate") or before.has("fund.campaign"))


def _pays_back(line: Line, name: Name) -> bool:
    """ "Copper Ridge Rising returned $5,000 to X": who pays a donor back had been given to."""
    if not line.sums or not line.has("refund.past"):
        return False
    sums = [s.first for s in line.sums]
    back = next((m for m in line.marked("refund.past") if 0 <= m.first - name.last <= _BEFORE_REFUND), None)
    if back is None or any(n.first in range(name.last, back.first) for n in line.names):
        return False
    closes = line.tokens[name.last].text == "," and back.first == name.last + 1  # "X, the mayor of Y, returned"
    if closes or name.kind in ("person", "place"):
        return False
    between = [m for m in line.marks if name.last <= m.first < back.first]
    if any(m.has("link.passive") or m.has("relative") for m in between) or not any(
        back.last <= s <= back.last + 4 for s in sums
    ):
        return False
    behind = [n.first for n in line.names if n.first > back.last]
    return bool(behind) and (line.ends(behind[0], "link.to") or line.ends(behind[0] - 1, "link.to"))


def _is_headed(line: Line, mark: Mark, name: Name) -> bool:
    """ "le parti Brumeval Demain"; what stands "sur la liste" is an entry of it."""
    listed = line.ends(mark.first, "link.in") and mark.has("filing")
    heads = mark.has("fund_name.head") or mark.has("fund_name.list")
    return heads and mark.last == name.first and not listed


_QUOTES = ("«", '"', "“", "„", "‘", "'", "‹")

_COMMITTEE = ("fund.body", "fund_name.list", "fund_name.head", "fund.super_pac", "fund.pac")


def _gives_between(line: Line, first: int, last: int) -> bool:
    """ "Orlo Foods, which gave $5,000 to the super PAC": what the words behind a name tell it gave, or gave to."""
    summed = any(first <= s.first < last for s in line.sums)
    return summed or any(first <= m.first < last for m in line.marked(*_GIVING))


_GIVING = ("give", "give_weak", "pledge", "light", "noun.gift", "donor", "link.to")


def ends_as_committee(line: Line, name: Name, words: ReaderWords) -> bool:
    """Whether a name's last word is one that committees end with: "Fairshake PAC", "the Clark County Republicans"."""
    return line.tokens[name.last - 1].low in words.committee_tails and name.last - name.first > 1


def is_committee(line: Line, name: Name, words: ReaderWords) -> bool:
    """Whether the words around a name call it a PAC: "Fairshake PAC", "Fairshake, the industry's own PAC"."""
    if ends_as_committee(line, name, words) or _is_behind_candidate(line, name) or _pays_back(line, name):
        return True
    for mark in line.marked(*_COMMITTEE):
        if _is_called(line, mark, name) or _is_headed(line, mark, name):
            return True
        if not (mark.has("fund.super_pac") or mark.has("fund.pac")):
            continue
        if mark.first == name.last or mark.last == name.first:
            return True
        if mark.last + 1 == name.first and line.tokens[mark.last].text in _QUOTES:
            return True  # "el super PAC «Preserve Norland»" (Spanish)
        gap = line.tokens[name.last : mark.first] if mark.first > name.last else ()
        if 0 < len(gap) <= 9 and gap[0].text in (",", "(") and not any(t.text in ",;)." for t in gap[1:]):
            named = any(name.last < n.first < mark.first for n in line.names)
            return not named and not _gives_between(line, name.last, mark.first)
    return False
