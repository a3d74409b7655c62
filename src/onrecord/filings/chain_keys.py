"""What the filings of one chain have in common: the original that they name, or the report that they are.

Amendments name the original. Two kinds of them do not: some name the amendment before, which the Commission forbids
and filers do, and those on paper, or with a header left blank, name none. The first are followed to the original; the
others belong to the one report of that filer for that time that is known. So does an original whose own number is not
known: the number stands in the name of its file alone, and files are renamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.filings.lda import chain_key as lobbying_chain_key
from onrecord.records import Filing

__all__ = ["find_keys"]

_Report = tuple[object, ...]


def find_keys(filings: Iterable[Filing]) -> dict[str, str]:
    """Return the key of the chain of each filing, by the filing's id.

    >>> first = Filing(system="fec", form="F13N", digest="a", number="FEC-1")
    >>> second = Filing(system="fec", form="F13A", digest="b", number="FEC-2", amends="FEC-1")
    >>> third = Filing(system="fec", form="F13A", digest="c", number="FEC-3", amends="FEC-2")
    >>> find_keys([third, first, second])[third.id]
    'FEC-1'
    """
    known = list(filings)
    amended = {filing.number: filing.amends for filing in known if _names_original(filing) and filing.number}
    keys = {filing.id: _follow(_own_key(filing), amended) for filing in known}
    keys |= _find_unnumbered(known, keys)  # before reports: such an original and its amendments are one
    reports: defaultdict[_Report, set[str]] = defaultdict(set)
    for filing in known:
        if not _lacks_original(filing):
            reports[_report(filing)].add(keys[filing.id])
    for filing in known:
        if _lacks_original(filing):
            keys[filing.id] = _key_of_report(filing, reports)
    return keys


def _find_unnumbered(known: Sequence[Filing], keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of originals whose number is not known, since their file has another name.

    An amendment of the same report names an original: where none that is known has that number, and there is one such
    number only, it is this one. Else both would count.
    """
    numbers = {filing.number for filing in known if filing.number}
    named: defaultdict[_Report, set[str]] = defaultdict(set)
    for filing in known:
        if _names_original(filing) and keys[filing.id] not in numbers:
            named[_report(filing)].add(keys[filing.id])
    originals = (filing for filing in known if _lacks_number(filing))
    found = ((filing.id, named.get(_report(filing), set())) for filing in originals)
    return {at: next(iter(some)) for at, some in found if len(some) == 1}


def _lacks_number(filing: Filing) -> bool:
    is_original = filing.system == "fec" and filing.amends is None and not filing.form.endswith("A")
    return is_original and filing.number is None and bool(filing.filer_id and filing.covers_through)


def _own_key(filing: Filing) -> str:
    if filing.system == "lda" and filing.covers_from:
        return lobbying_chain_key(filing)
    return filing.amends or filing.number or filing.id


def _names_original(filing: Filing) -> bool:
    return filing.system == "fec" and filing.amends is not None


def _lacks_original(filing: Filing) -> bool:
    """Whether it is an amendment that names none; one that tells no time may be of any report."""
    is_amendment = filing.system == "fec" and filing.amends is None and filing.form.endswith("A")
    return is_amendment and bool(filing.filer_id and filing.covers_from and filing.covers_through)


def _follow(key: str, amended: Mapping[str, str | None]) -> str:
    """Return the original behind amendments of amendments; a ring of them ends where it closes."""
    seen = {key}
    while (before := amended.get(key)) and before not in seen:
        seen.add(before)
        key = before
    return min(seen) if amended.get(key) else key


def _report(filing: Filing) -> _Report:
    """What a report is of: filer, form, and time."""
    return filing.filer_id, filing.form[:-1], filing.report_code, filing.covers_from, filing.covers_through


def _key_of_report(filing: Filing, reports: Mapping[_Report, set[str]]) -> str:
    report = _report(filing)
    found = reports.get(report, set())
    return next(iter(found)) if len(found) == 1 else " ".join(map(str, report))
