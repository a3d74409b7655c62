"""Hold pledges against filed lines again: those that changed, and whoever shares a line with them, however far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, or_, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import judge_matches
from onrecord.ledger.derived.loading import load_some_pledges
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.schema import match_candidates, pledges
from onrecord.ledger.derived.standing import Standing
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.rows import Row
from onrecord.matching import Candidates, FiledLines, donor_keys, find_candidates, settle
from onrecord.records import Match, Pledge

__all__ = ["Region", "settle_region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Pledges with what each may be, and their matches. Pledges outside share no line with them."""

    candidates: tuple[Candidates, ...]
    matches: Mapping[str, Sequence[Match]]

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """The pledges themselves."""
        return tuple(one.pledge for one in self.candidates)


def settle_region(
    connection: Connection,
    changed: Sequence[Pledge],
    gone: Collection[str],
    standing: Standing,
    against: tuple[FiledLines, Rulings],
) -> Region:
    """Return the matches of the `changed` pledges and of all whose matches these may change.

    `gone` are the ids of pledges as the derived tables have them that hold no more, or that changed. Pledges are held
    `against` filed lines and what people said of them.
    """
    lines, rulings = against
    refiled = _ids_of_funds(connection, standing.funds) | _ids_of_givers(connection, standing.keys)
    asked = [*changed, *load_some_pledges(connection, refiled.difference(gone))]
    settled = {*gone, *(pledge.id for pledge in asked)}
    found = _find(asked, lines, rulings)
    touched = set(_ask(connection, match_candidates.c.line_key, match_candidates.c.pledge_id, settled))
    touched.update(line for one in found for line in one.lines)
    found += _find(load_some_pledges(connection, _reach(connection, touched, settled)), lines, rulings)
    by_pledge: defaultdict[str, list[Match]] = defaultdict(list)
    for match in judge_matches(settle(found, lines), rulings.judgements):
        by_pledge[match.pledge_id].append(match)
    return Region(candidates=tuple(found), matches=by_pledge)


def _find(asked: Iterable[Pledge], lines: FiledLines, rulings: Rulings) -> list[Candidates]:
    return [find_candidates(one, lines, refused=rulings.refused.get(one.id, ())) for one in asked]


def _ids_of_funds(connection: Connection, funds: Collection[str]) -> set[str]:
    """Return the pledges to these funds, and those to a fund that is not told, which may be among any lines."""
    if not funds:
        return set()
    question = select(pledges.c.id).where(or_(pledges.c.fund_id.in_(sorted(funds)), pledges.c.fund_id.is_(None)))
    return set(connection.scalars(question))


def _ids_of_givers(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return the pledges that a giver's filing with these keys may show: where they stand may change."""
    if not keys:
        return set()
    rows = stream_rows(connection, select(*(pledges.c[name] for name in ("id", "donor_key", "donor_name", "names"))))
    return {row["id"] for row in rows if not _keys_of(row).isdisjoint(keys)}


def _keys_of(row: Row) -> frozenset[str]:
    return donor_keys(row["donor_key"], row["donor_name"], filter(None, row["names"].split("\n")))


def _reach(connection: Connection, lines: Collection[str], apart: Collection[str]) -> set[str]:
    """Return the pledges that may be one of the lines, or share a line with one that may be, and so on."""
    table = match_candidates.c
    found: set[str] = set()
    seen: set[str] = set()
    waiting = set(lines)
    while waiting:
        seen |= waiting
        near = set(_ask(connection, table.pledge_id, table.line_key, waiting)).difference(apart, found)
        found |= near
        waiting = set(_ask(connection, table.line_key, table.pledge_id, near)) - seen
    return found


def _ask(connection: Connection, wanted: Column[Any], by: Column[Any], values: Iterable[str]) -> Iterator[str]:
    for some in some_at_once(values):
        yield from connection.scalars(select(wanted).where(by.in_(some)))
