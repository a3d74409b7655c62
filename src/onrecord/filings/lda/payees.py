"""Which fund an item pays, whatever its type says: by the name of the payee, its words and the day, or the honoree.

Types lie both ways: gifts to the committee are typed as campaign gifts or honorary expenses, and dinners of a state's
society as gifts to the committee. So the payee decides, and the type helps only where the payee is the giver itself
or the person honoured. Words are data: `data/filings/lda/payees.toml`, and the names of `data/funds/`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.records.filing import Filing, Receipt
from onrecord.reference.funds import Fund, load_funds
from onrecord.reference.ld203 import load_payee_words, plain_words

__all__ = ["FundChoice", "recognise_fund"]

# Of these kinds a longer payee may hold the name ("58th Presidential Inaugural Committee, c/o ..."); names of others
# are such as "America PAC", which many a longer name holds.
_HELD_IN = ("inaugural", "library", "center", "ballroom")
_ORDINAL = re.compile(r"\b(\d{2})(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class FundChoice:
    """The fund that is paid, or None; and why, as one of FUND_REASONS, or "" where nothing speaks of a fund."""

    fund_id: str | None = None
    reason: str = ""


def recognise_fund(item: Receipt, filing: Filing) -> FundChoice:
    """Return which fund of the registry an item pays, and why.

    >>> report = Filing(system="lda", form="LD-203", digest="", filer_name="Tidewell Inc")
    >>> item = Receipt(line=1, row_type="contribution", name="Tidewell Inc", payee="58th PIC", item_type="feca")
    >>> recognise_fund(item, report)
    FundChoice(fund_id='us-inaugural-2017', reason='payee_is_fund')
    """
    payee, honoree = plain_words(item.payee), plain_words(item.honoree)
    day = item.date or filing.covers_through
    is_typed = item.item_type == "pic"
    if fund := _named(payee, day):
        return FundChoice(fund_id=fund.id, reason="payee_is_fund")
    if _is_other(payee):
        return FundChoice(reason="payee_is_another" if is_typed else "")
    if _is_inaugural(payee, honoree, is_typed=is_typed):
        return _of_its_year(payee, day)
    return _by_honoree(item, filing, payee, honoree, day) if item.item_type else FundChoice()


def _by_honoree(item: Receipt, filing: Filing, payee: str, honoree: str, day: date | None) -> FundChoice:
    """The payee is no committee by its words: a vendor, the giver itself, or the person who is honoured."""
    is_typed = item.item_type == "pic"
    if fund := _named(honoree, day, ("inaugural",)):
        return FundChoice(fund_id=fund.id, reason="honoree_is_fund")
    fund = _in_window(day)
    if not is_typed:
        return FundChoice()
    if fund and _is_inaugural(honoree, honoree, is_typed=True) and _honours_nobody_else(honoree, fund):
        return FundChoice(fund_id=fund.id, reason="honoree_is_fund")
    givers = {plain_words(name) for name in (item.name, filing.filer_name, filing.lobbyist)}
    if fund and _is_honouree(payee, fund):
        return FundChoice(fund_id=fund.id, reason="type_and_honoree")
    if fund and payee in givers and set(honoree.split()) & set(fund.honouree):
        return FundChoice(fund_id=fund.id, reason="type_and_honoree")
    return FundChoice(reason="payee_is_another")


def _of_its_year(payee: str, day: date | None) -> FundChoice:
    fund = _by_number(payee) or _by_year(payee) or _in_window(day)
    if fund is None or not _honours_nobody_else(payee, fund):
        return FundChoice(reason="no_known_year")
    return FundChoice(fund_id=fund.id, reason="payee_and_day")


def _named(words: str, day: date | None, kinds: tuple[str, ...] | None = None) -> Fund | None:
    """Return the fund whose name, the longest, stands in the words; a fund that gave no news yet is not meant."""
    best: tuple[int, Fund] | None = None
    for first in dict.fromkeys(words.split()):
        for name, fund in _names_by_first_word().get(first, ()):
            is_there = f" {name} " in f" {words} " if fund.kind in _HELD_IN else name == words
            is_meant = not (kinds and fund.kind not in kinds) and _has_opened(fund, day)
            if is_there and is_meant and (best is None or len(name) > best[0]):
                best = (len(name), fund)
    return best[1] if best else None


def _has_opened(fund: Fund, day: date | None) -> bool:
    """An inauguration is told by its name alone, since days are mistyped; others have names that were there before."""
    return fund.kind == "inaugural" or day is None or day >= fund.opens


@cache
def _names_by_first_word() -> Mapping[str, tuple[tuple[str, Fund], ...]]:
    """Names of funds as plain words, with the English wordings of those that a payee's longer name may hold."""
    found: dict[str, Fund] = {}
    for fund in load_funds().all:
        wordings = fund.wordings.get("en", ()) if fund.kind in _HELD_IN else ()
        for name in (*fund.names, *wordings):
            found.setdefault(plain_words(name), fund)
    firsts: dict[str, list[tuple[str, Fund]]] = defaultdict(list)
    for name, fund in found.items():
        firsts[name.partition(" ")[0]].append((name, fund))
    return {first: tuple(names) for first, names in firsts.items()}


def _is_other(payee: str) -> bool:
    return any(f" {phrase} " in f" {payee} " for phrase in load_payee_words().others)


def _is_inaugural(words: str, honoree: str, *, is_typed: bool) -> bool:
    """Whether the words are those of a president's inaugural committee, and not of a governor's or a ball's."""
    known = load_payee_words()
    parts = set(words.split())
    if parts & known.short:
        return is_typed or _names_a_president(honoree)
    if not any(part.startswith(known.inaugural_starts) for part in parts):
        return False
    if parts & known.president or _names_a_president(words):
        return True
    return bool(parts & known.bodies) and is_typed and (words == honoree or _names_a_president(honoree))


def _names_a_president(words: str) -> bool:
    parts = set(words.split())
    return any(parts & set(fund.honouree) for fund in _inaugurals())


def _honours_nobody_else(words: str, fund: Fund) -> bool:
    """Whether no other president is named in the words: a committee of 2017 is not Biden's."""
    parts = set(words.split())
    named = {family for other in _inaugurals() for family in other.honouree if family in parts}
    return not named or bool(named & set(fund.honouree))


def _is_honouree(words: str, fund: Fund) -> bool:
    """Whether the words are a name of the honoured and nothing else, titles left aside."""
    titles = load_payee_words().titles
    bare = " ".join(word for word in words.split() if word not in titles)
    return bare in {plain_words(name) for name in fund.honouree_names} | set(fund.honouree)


def _by_number(payee: str) -> Fund | None:
    numbers = (int(found) for found in _ORDINAL.findall(payee))
    return next((fund for number in numbers if (fund := _numbers().get(number))), None)


@cache
def _numbers() -> Mapping[int, Fund]:
    """Which inauguration has which number: "58th Presidential Inaugural Committee" is one of its names."""
    return {
        int(found[1]): fund
        for fund in _inaugurals()
        for name in fund.names
        if (found := re.match(r"(\d{2})(?:st|nd|rd|th)\b", name))
    }


def _by_year(payee: str) -> Fund | None:
    years = {int(year) for year in _YEAR.findall(payee)}
    return next((fund for fund in _inaugurals() if fund.year in years), None)


def _in_window(day: date | None) -> Fund | None:
    """Return the fund whose time it is: from election day to some months after the ceremony."""
    after = timedelta(days=load_payee_words().window_days)
    for fund in _inaugurals():
        if day is not None and fund.ceremony is not None and fund.opens <= day <= fund.ceremony + after:
            return fund
    return None


@cache
def _inaugurals() -> tuple[Fund, ...]:
    return tuple(fund for fund in load_funds().all if fund.kind == "inaugural")
