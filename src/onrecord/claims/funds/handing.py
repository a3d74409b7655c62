"""Candidates to whom a gift is handed by a pronoun: "Ida Bell is running for mayor. Dyce gave [her] $5,000"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast, Member, Place
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_handed_pronouns"]

_REACH = 3
"""Lines back in which the candidate is named whom a pronoun means."""
_TAKERS = ("link.oblique", "link.taker")
_HANDS = ("give", "pledge", "light")


def find_handed_pronouns(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Yield a mention for each pronoun that a gift is handed to, where a candidate is whom it means."""
    if not line.sums or not line.has(*_TAKERS) or not any(member.candidate for member in cast.members):
        return
    for mark in line.marked(*_TAKERS):
        verb = _verb_of(line, mark)
        member = _meant(line, cast, verb.first) if verb is not None else None
        if member is not None:
            key = " ".join(member.words)
            yield FundMention(
                line=line.number, first=mark.first, last=mark.last, kind="campaign", named=True, owner=member.name,
                key=key,
            )  # fmt: skip


def _verb_of(line: Line, mark: Mark) -> Mark | None:
    """The verb of giving right before a pronoun, or behind it: "gave her $5,000", "lui a donné" (French)."""
    before = line.mark_to(mark.first)
    if before is not None and before.has_any(*_HANDS):
        return before if _leads_to_gift(line, mark.last) else None
    if not mark.has("link.taker"):
        return None
    behind = line.mark_from(mark.last)
    while behind is not None and behind.has("link.auxiliary"):
        behind = line.mark_from(behind.last)
    return behind if behind is not None and behind.has_any(*_HANDS) else None


def _leads_to_gift(line: Line, at: int) -> bool:
    """Whether a sum or a gift stands at `at`, articles passed: "gave her [a check]", and not "gave her campaign"."""
    article = line.mark_from(at)
    at = article.last if article is not None and article.has("link.indefinite") else at
    return line.begins(at, "noun.gift", "light.check") or any(0 <= s.first - at <= 1 for s in line.sums)


def _meant(line: Line, cast: Cast, at: int) -> Member | None:
    """The candidate whom a pronoun behind the verb at `at` means: the person named last before its subject."""
    people = [member for member in cast.members if member.kind == "person"]
    near = ((place, member) for member in people for place in member.places if line.number - place[0] <= _REACH)
    placed = sorted((one for one in near if one[0] < (line.number, at)), key=_by_place)
    if placed and placed[-1][0][0] == line.number:
        placed.pop()  # who gives
    meant = placed[-1][1] if placed else None
    return meant if meant is not None and meant.candidate and not meant.honouree else None


def _by_place(placed: tuple[Place, Member]) -> Place:
    return placed[0]
