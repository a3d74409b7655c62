"""Candidates of whom a sentence tells what they took in: "Candidate Jo Hale declared $212,000. Her biggest donor"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.campaigners import is_runner
from onrecord.claims.parties.cast import Cast
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_tills"]

_GIVES = ("give", "pledge", "refuse", "deny", "priced")
_TELLS = ("speech", "listing", "candidacy.till", "noun.total")
"""What tells of a sum beside it that somebody took it in: "declared $5,000", "stopped at $5,000", "$5,000 in all"."""
_NEAR = 2
"""Tokens between such a word and the sum at most."""


def find_tills(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Yield a mention for the candidate whose takings a sentence tells, in which nobody gives anything.

    It makes no gift of the sum: it tells whose the gifts are that the next sentences speak of.
    """
    if len(line.sums) != 1 or not line.has("candidacy.slate", *_RUNS) or line.has(*_GIVES):
        return
    people = [n for n in line.names if (m := cast.at(line.number, n.first)) is not None and m.kind == "person"]
    if len(people) != 1:
        return
    name, member = people[0], cast.at(line.number, people[0].first)
    if member is None or member.honouree or member.contender or line.sums[0].first < name.last:
        return
    if _is_slate_of(line, name) or (member.candidate and _runs(line, name) and _tells_takings(line, name)):
        yield FundMention(
            line=line.number, first=name.first, last=name.last, kind="campaign", named=True, owner=member.name,
            key=" ".join(member.words), sort="till",
        )  # fmt: skip


_RUNS = ("role.candidate", "role.politician", "candidacy.run", "role.running")


def _is_slate_of(line: Line, name: Name) -> bool:
    """ "La [liste] de Solange Kerrow a recueilli 14 300 euros" (French): the list of whoever leads it took money in."""
    link = line.mark_to(name.first)
    slate = line.mark_to(link.first) if link is not None and link.has_any("link.of", "link.genitive") else None
    if slate is None or not slate.has("candidacy.slate"):
        return False
    return any(m.first >= name.last for m in line.marked("receive", "noun.total")) or _tells_takings(line, name)


def _runs(line: Line, name: Name) -> bool:
    """Whether words beside a name tell that it runs, or a party in brackets behind an office: "Mayor Jo Hale (D)"."""
    bracketed = name.last < len(line.tokens) and line.tokens[name.last].text == "("
    return bracketed or line.has("role.candidate") or is_runner(line, name)


def _tells_takings(line: Line, name: Name) -> bool:
    """Whether the sum behind a name is what somebody took in: "has declared $5,000", "(D): $5,000 in all"."""
    first, last = line.sums[0].first, line.sums[0].last
    before = line.mark_to(first)
    if before is not None and before.has("link.perfect") and before.first >= name.last:
        return not line.has("noun.other")  # "tem R$ 95 mil" (Portuguese, "has"), and no debts
    return any(_is_beside(m, first, last) for m in line.marked(*_TELLS) if m.first >= name.last)


def _is_beside(mark: Mark, first: int, last: int) -> bool:
    return 0 <= first - mark.last < _NEAR or 0 <= mark.first - last < _NEAR
