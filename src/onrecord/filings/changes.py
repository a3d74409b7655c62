"""What changed between two filings of one chain: lines that came, that went, and that say something else now."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields

from onrecord.records import Entry

__all__ = ["Change", "Changes", "compare_entries"]

# What a line may say differently. Its place in the file, its ids and its raw text are no part of what it says.
_LEFT_OUT = ("line", "raw", "fund_id", "fund_reason", "transaction_id", "back_reference")
_COMPARED = tuple(field.name for field in fields(Entry) if field.name not in _LEFT_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line before and after, and the `fields` that differ."""

    before: Entry
    after: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Lines that were `added`, `removed` and `changed`, each in the order of its file; `same` counts the others."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[Change, ...]
    same: int


def compare_entries(before: Iterable[Entry], after: Iterable[Entry]) -> Changes:
    """Return what changed from the lines `before` to those `after`.

    Lines are held together by their transaction id, where both filings use it once; else by all that they say; else
    by who gave on which day, and at last by who gave. A donor with three lines of which one went has one removed.

    >>> from decimal import Decimal
    >>> old = [Entry(line=3, row_type="F132", name="ROE, ANN", amount=Decimal("500"))]
    >>> new = [Entry(line=3, row_type="F132", name="ROE, ANN", amount=Decimal("5000"))]
    >>> compare_entries(old, new).changed[0].fields
    ('amount',)
    """
    pairing = _Pairing(list(before), list(after))
    for key in (_transaction, _content, _donor_and_day, _donor):
        pairing.pair(key)
    pairs = [(old, new, _differing(old, new)) for old, new in pairing.pairs]
    changed = [Change(before=old, after=new, fields=names) for old, new, names in pairs if names]
    return Changes(
        added=tuple(pairing.after),
        removed=tuple(pairing.before),
        changed=tuple(sorted(changed, key=lambda change: change.after.line)),
        same=len(pairs) - len(changed),
    )


class _Pairing:
    """Lines that wait for their counterpart, and pairs that were found."""

    def __init__(self, before: list[Entry], after: list[Entry]) -> None:
        self.before, self.after = before, after
        self.pairs: list[tuple[Entry, Entry]] = []

    def pair(self, key: Callable[[Entry], Hashable | None]) -> None:
        """Pair lines that have the same key, in their order; a line whose key is None waits on."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at, entry in enumerate(self.before):
            waiting[key(entry)].append(at)
        waiting.pop(None, None)
        paired, rest = set[int](), list[Entry]()
        for entry in self.after:
            if queue := waiting.get(key(entry)):
                at = queue.popleft()
                paired.add(at)
                self.pairs.append((self.before[at], entry))
            else:
                rest.append(entry)
        self.before = [entry for at, entry in enumerate(self.before) if at not in paired]
        self.after = rest


def _transaction(entry: Entry) -> Hashable | None:
    return (type(entry), entry.transaction_id) if entry.transaction_id else None


def _content(entry: Entry) -> Hashable:
    return (type(entry), *(getattr(entry, name) for name in _COMPARED))


def _donor_and_day(entry: Entry) -> Hashable:
    return (type(entry), entry.name.casefold(), entry.date)


def _donor(entry: Entry) -> Hashable:
    return (type(entry), entry.name.casefold(), entry.payee.casefold())


def _differing(before: Entry, after: Entry) -> tuple[str, ...]:
    return tuple(name for name in _COMPARED if getattr(before, name) != getattr(after, name))
