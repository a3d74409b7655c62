"""Filed lines out of the index that the ledger keeps: only those are read that a pledge may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.line_rows import plain_amount
from onrecord.ledger.derived.lines import build_filed
from onrecord.ledger.derived.schema import filed_beginnings, filed_lines, filed_words
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings.schema import entries
from onrecord.matching import FiledLines
from onrecord.matching.lines import FiledLine, find_told_words, is_round, make_line
from onrecord.matching.refunds import Refunds
from onrecord.matching.told import ToldGift
from onrecord.records import FiledEntry
from onrecord.records.match import SIDES
from onrecord.reference.matching import MatchPolicy, load_match_policy

__all__ = ["stored_lines"]


def stored_lines(connection: Connection) -> FiledLines:
    """Return the lines of all funds as the index has them. Each is read once, when it is asked for."""
    policy, shelf = load_match_policy(), _Shelf(connection)
    found: dict[str, dict[str, StoredLines]] = {side: {} for side in SIDES}
    question = select(filed_lines.c.fund_id, filed_lines.c.side).where(filed_lines.c.role != "refund").distinct()
    for row in connection.execute(question):
        found[row.side][row.fund_id] = StoredLines(connection, shelf, (row.fund_id, row.side), policy)
    return FiledLines(sides=found, refunds=Refunds(shelf.refunds, policy), policy=policy)


class _Shelf:
    """The lines that were read so far, by key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, FiledEntry] = {}
        self._made: dict[str, FiledLine] = {}
        self.refunds = cache(self._find_refunds)

    def lines(self, keys: Iterable[str]) -> list[FiledLine]:
        """Return lines in the order of their days."""
        wanted = sorted(keys)
        for filed in self._fetch(key for key in wanted if key not in self._made):
            self._made[filed.key] = make_line(filed)
        return sorted((self._made[key] for key in wanted), key=lambda line: line.order)

    def _find_refunds(self, fund_id: str, name: str) -> Sequence[FiledEntry]:
        table = filed_lines.c
        question = select(table.line_key).where(table.fund_id == fund_id, table.role == "refund", table.name == name)
        found = self._fetch(self._connection.scalars(question).all())
        return sorted(found, key=lambda one: (one.filing.system == "table", one.filing.id, one.entry.line))

    def _fetch(self, keys: Iterable[str]) -> Iterator[FiledEntry]:
        for some in some_at_once(keys):
            yield from build_filed(self._connection, list(stream_rows(self._connection, _select_entries(some))))


def _select_entries(keys: Sequence[str]) -> Select[Any]:
    at = (entries.c.reading_id == filed_lines.c.reading_id) & (entries.c.position == filed_lines.c.place)
    return select(entries).join_from(filed_lines, entries, at).where(filed_lines.c.line_key.in_(keys))


class StoredLines:
    """The lines of one fund on one side, as `matching.lines.FundLines` has them in memory."""

    def __init__(self, connection: Connection, shelf: _Shelf, at: tuple[str, str], policy: MatchPolicy) -> None:
        self._connection, self._shelf, self._policy = connection, shelf, policy
        self._fund_id, self._side = at
        self._count_donors, self._count_lines = cache(self._ask_donors), cache(self._ask_lines)

    def find(self, told: ToldGift) -> list[FiledLine]:
        """Return the lines whose donor may be who is told to give: a word in common, or a rare sum."""
        table = filed_words.c
        keys: set[str] = set()
        for some in some_at_once(find_told_words(told, self._policy)):
            asked = (table.word.in_(some), table.fund_id == self._fund_id, table.side == self._side)
            keys.update(self._connection.scalars(select(table.line_key).where(*asked)))
        if told.amount is not None and self.is_rare(told.amount):
            keys.update(self._connection.scalars(select(filed_lines.c.line_key).where(*self._of_amount(told.amount))))
        return self._shelf.lines(keys)

    def pick(self, keys: Iterable[str]) -> list[FiledLine]:
        """Return the lines with these keys, those that are of this fund."""
        table = filed_lines.c
        own = (table.fund_id == self._fund_id, table.side == self._side, table.role != "refund")
        found: set[str] = set()
        for some in some_at_once(keys):
            found.update(self._connection.scalars(select(table.line_key).where(table.line_key.in_(some), *own)))
        return self._shelf.lines(found)

    def donors_beginning(self, words: str) -> int:
        """Return how many donors have names that begin with the words, spelt together."""
        return self._count_donors(words)

    def is_rare(self, amount: Decimal) -> bool:
        """Return whether few lines have the amount, and it is no round sum."""
        return not is_round(amount, self._policy) and self._count_lines(amount) <= self._policy.rare_lines

    def _ask_donors(self, words: str) -> int:
        table = filed_beginnings.c
        asked = (table.beginning == words, table.fund_id == self._fund_id, table.side == self._side)
        return int(self._connection.scalar(select(func.count()).where(*asked)) or 0)

    def _ask_lines(self, amount: Decimal) -> int:
        return int(self._connection.scalar(select(func.count()).where(*self._of_amount(amount))) or 0)

    def _of_amount(self, amount: Decimal) -> tuple[Any, ...]:
        table = filed_lines.c
        own = (table.fund_id == self._fund_id, table.side == self._side, table.role == "gift")
        return (*own, table.amount == plain_amount(amount))
