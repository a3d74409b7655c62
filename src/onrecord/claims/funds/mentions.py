"""A place in a line that speaks of a fund."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FUND_KINDS", "FundMention"]

FUND_KINDS = (
    "inaugural",
    "library",
    "center",
    "ballroom",
    "accounts",
    "super_pac",
    "pac",
    "campaign",
    "party",
    "legal_fund",
)


@dataclass(slots=True, kw_only=True)
class FundMention:
    """Tokens `first` to `last` of a line mention a fund.

    `kind` is one of FUND_KINDS, "anaphor" ("the committee") or "honouree" ("$5,000 to Biden, $9,000 to Trump").
    `ids` are the funds that the words name. `order` is "first", "second", "four_back", "eight_back", "now", "both"
    or None. `named` says that a proper name stands there ("Fairshake PAC"), `owner` is somebody who is nobody's
    honouree ("Governor Lindqvist's inaugural"). `key` tells unknown funds with names apart ("fairshake"), `own`
    says that a possessive makes it the giver's ("his own campaign"), `led` that its first word is the "to" ("al de
    Biden"). `sort` is "feast", "hall" or "built" for a pointing word that can only mean a celebration or something
    that is built, "same.party" for "the same party" (so of campaigns and PACs), "order" for a bare "his first",
    "contender" for somebody known to have run, whom no later gift means, "till" for a candidate whose takings are told,
    whom the gifts of the same paragraph mean, "income" for a committee whose income is told, "his" for the library of a
    president told in passing. `title` is the
    token where the name begins that a comma parts from the word for it ("her super PAC, Open Shore").
    """

    line: int
    first: int
    last: int
    kind: str
    ids: tuple[str, ...] = ()
    honouree: str | None = None
    year: int | None = None
    order: str | None = None
    named: bool = False
    owner: str | None = None
    key: str | None = None
    own: bool = False
    led: bool = False
    sort: str | None = None
    title: int | None = None
