"""Measure matching at volume: pledges against millions of lines, made up here with their truth. See bench/README.md.

python bench/matching.py [PLEDGES] [LINES]
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
from rich.console import Console

from onrecord.matching import match_pledges
from onrecord.matching.volume import BulkLimits, read_candidates, write_candidates
from onrecord.parties import identify
from onrecord.records import Address, FiledEntry, Filing, FundRef, Match, Money, PartialDate, Pledge, Receipt
from onrecord.reference.names import load_names

__all__ = ["Made", "main", "make_tables", "match_tables", "score"]

FUNDS = ("us-inaugural-2025", "us-superpac-maga-inc", "us-superpac-america-pac")
SUMS = (1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000)
FORMS = ("INC", "LLC", "CORPORATION", "CO", "GROUP LLC", "HOLDINGS INC", "")
LEAST = 3
"""Gifts that are announced are of the larger sums; those of others are mostly small."""
FILED_PART = 0.7
FIRST_DAY = date(2024, 11, 6)
COLUMNS = ("unique_id", "fund_id", "name", "kind", "amount", "day", "zip")
_Row = tuple[int, str, str, str, Decimal | None, date, str]


@dataclass(frozen=True)
class Made:
    """Files of made-up pledges and lines, and which lines each pledge is."""

    pledges: Path
    lines: Path
    truth: dict[int, frozenset[int]]


def _pools() -> tuple[list[str], list[str], list[str]]:
    known = load_names()
    given = sorted(name for name in known.given_names if name.isalpha() and name.isascii() and len(name) > 2)
    family = sorted(name for name in known.family_names if name.isalpha() and name.isascii() and len(name) > 3)
    random.Random(1).shuffle(given)
    family += [first + end for first in family for end in ("man", "ton", "berg", "well")]
    random.Random(2).shuffle(family)
    firsts, seconds = ("var", "tha", "lan", "bea", "hol", "mer", "cor", "pel"), ("ga", "ne", "tern", "con", "low")
    ends = ("", "dale", "port", "field", "wick", "ton", "mark", "way")
    words = [first + second + end for first in firsts for second in seconds for end in ends]
    return given, family, words


def _common(rng: random.Random, pool: list[str]) -> str:
    """Names are not equally common: half of all are of a quarter of the pool."""
    return pool[int(len(pool) * rng.random() ** 2)]


def _giver(rng: random.Random, pools: tuple[list[str], list[str], list[str]]) -> tuple[str, str, str]:
    """Return a name as the press has it, as it is filed, and its kind."""
    given, family, words = pools
    if rng.random() < 0.5:
        first, last = _common(rng, given), _common(rng, family)
        middle = f" {rng.choice('ABCDEFGHJKLM')}" if rng.random() < 0.3 else ""
        filed = f"{last}, {first}{middle}".upper()
        return f"{first} {last}".title(), _misread(rng, filed), "person"
    name = f"{_common(rng, words)} {_common(rng, words)} {_common(rng, words)}"
    return name.title(), _misread(rng, f"{name.upper()} {rng.choice(FORMS)}".strip()), "organization"


def _misread(rng: random.Random, name: str) -> str:
    if rng.random() > 0.03:
        return name
    at = rng.randrange(1, 4)
    return name[:at] + rng.choice("OCILUV") + name[at + 1 :]


def make_tables(folder: Path, pledges: int, lines: int, seed: int = 5) -> Made:
    """Make pledges, their lines (equal, near, or in two instalments), and lines of others under names of one kind."""
    rng, pools = random.Random(seed), _pools()
    told: list[_Row] = []
    filed: list[_Row] = []
    truth: dict[int, frozenset[int]] = {}
    for number in range(pledges):
        press, form, kind = _giver(rng, pools)
        fund, amount = rng.choice(FUNDS), Decimal(rng.choice(SUMS[LEAST:]))
        place = f"{rng.randrange(100000):05}"
        day = FIRST_DAY + timedelta(days=rng.randrange(60))
        told.append((number, fund, press, kind, amount, day, place))
        parts = list(_parts(rng, amount)) if rng.random() < FILED_PART else []
        truth[number] = frozenset(range(len(filed), len(filed) + len(parts)))
        for part in parts:
            received = day + timedelta(days=rng.randrange(-20, 60))
            filed.append((len(filed), fund, form, kind, part, received, place))
    _write(folder / "told.parquet", told)
    _write(folder / "own.parquet", filed)
    _write_others(folder, pools, len(filed), lines - len(filed))
    return Made(pledges=folder / "told.parquet", lines=folder / "lines.parquet", truth=truth)


def _parts(rng: random.Random, amount: Decimal) -> Iterator[Decimal]:
    chance = rng.random()
    if chance < 0.85:
        yield amount
    elif chance < 0.95:
        yield (amount * Decimal(rng.randrange(80, 99)) / 100).quantize(Decimal("0.01"))
    else:
        yield from (amount / 2, amount / 2)


def _write(path: Path, rows: list[_Row]) -> None:
    types = (pa.int64(), pa.string(), pa.string(), pa.string(), pa.decimal128(14, 2), pa.date32(), pa.string())
    columns = zip(*rows, strict=True)
    arrays = {name: pa.array(column, kind) for name, kind, column in zip(COLUMNS, types, columns, strict=True)}
    parquet.write_table(pa.table(arrays), path)


def _write_others(folder: Path, pools: tuple[list[str], list[str], list[str]], start: int, count: int) -> None:
    """Write all lines: those of the pledges, and those of others, made where they are written."""
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'; SET threads = 2; SELECT setseed(0.5)")
    for name, pool in zip(("given", "family", "word"), pools, strict=True):
        connection.execute(
            f"CREATE TABLE {name} AS SELECT row_number() OVER () - 1 AS at, upper(n) AS n FROM (SELECT unnest(?) AS n)",
            [pool],
        )
    connection.execute(
        f"""COPY (
        SELECT * FROM read_parquet('{folder / "own.parquet"}') UNION ALL
        SELECT {start} + number, fund, CASE WHEN is_person THEN family.n || ', ' || given.n
            ELSE one.n || ' ' || two.n || ' ' || three.n || form END,
          CASE WHEN is_person THEN 'person' ELSE 'organization' END, amount, day, zip
        FROM ({_others_sql(pools, count)}) AS made
        JOIN given ON given.at = g JOIN family ON family.at = f
        JOIN word AS one ON one.at = w1 JOIN word AS two ON two.at = w2 JOIN word AS three ON three.at = w3
        ) TO '{folder / "lines.parquet"}' (FORMAT parquet)"""
    )


def _others_sql(pools: tuple[list[str], list[str], list[str]], count: int) -> str:
    """Return a query of numbers of names, sums and days by chance; small sums are the more common ones."""
    sizes = {"g": len(pools[0]), "f": len(pools[1]), **{f"w{n}": len(pools[2]) for n in (1, 2, 3)}}
    picks = ", ".join(f"floor(pow(random(), 2) * {size})::BIGINT AS {name}" for name, size in sizes.items())
    return f"""SELECT number, {picks}, random() < 0.5 AS is_person,
      list_element({list(FUNDS)}, 1 + (number % {len(FUNDS)})::INT) AS fund,
      list_element([' INC', ' LLC', ''], 1 + floor(random() * 3)::INT) AS form,
      lpad(floor(random() * 100000)::INT::VARCHAR, 5, '0') AS zip,
      (list_element({list(SUMS)}, 1 + floor(pow(random(), 4) * {len(SUMS)})::INT)
        + CASE WHEN random() < 0.3 THEN floor(random() * 90000) / 100 ELSE 0 END)::DECIMAL(14, 2) AS amount,
      DATE '{FIRST_DAY}' + (random() * 120)::INT AS day
    FROM range({count}) AS numbers(number)"""


def match_tables(made: Made, folder: Path) -> tuple[dict[int, Match], dict[str, Any]]:
    """Search, then let the policy decide; return the match of each pledge by its number, and what was measured."""
    started = time.monotonic()
    limits = BulkLimits(folder=folder / "work")
    report = write_candidates(made.pledges, made.lines, folder / "candidates.parquet", limits)
    searched = time.monotonic()
    candidates = read_candidates(folder / "candidates.parquet")
    filings = {fund: Filing(system="fec", form="F3X", digest=fund, number=f"FEC-{n}") for n, fund in enumerate(FUNDS)}
    entries = dict(_read_lines(folder, made, filings))
    pledges = [_pledge(row) for row in parquet.read_table(made.pledges).to_pylist()]
    keys = {p.id: [entries[line].key for line in candidates.get(n, ())] for n, p in enumerate(pledges)}
    matches = match_pledges(pledges, entries.values(), candidates=keys)
    by_number = dict(enumerate(match for match in matches if match.side == "received"))
    ended = time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return by_number, {
        "pairs": dict(report.pairs),
        "candidates": report.candidates,
        "search s": round(searched - started, 1),
        "policy s": round(ended - searched, 1),
        "peak MB": peak,
    }


def _read_lines(folder: Path, made: Made, filings: dict[str, Filing]) -> Iterator[tuple[int, FiledEntry]]:
    """Read the lines that are candidates, and no others."""
    rows = (
        duckdb.connect()
        .execute(
            f"""SELECT * FROM read_parquet('{made.lines}') WHERE unique_id IN
        (SELECT line FROM read_parquet('{folder / "candidates.parquet"}')) ORDER BY unique_id"""
        )
        .fetchall()
    )
    for number, fund, name, kind, amount, day, place in rows:
        where = Address(zip=place)
        entry = Receipt(line=number, row_type="SA11AI", name=name, kind=kind, amount=amount, date=day, address=where)
        yield number, FiledEntry(entry=entry, filing=filings[fund], fund_id=fund)


def _pledge(row: dict[str, Any]) -> Pledge:
    money = Money(amount=row["amount"], currency="USD", wording=str(row["amount"]))
    return Pledge(
        key=str(row["unique_id"]),
        donor=identify(row["name"], row["kind"]),
        capacity="personal" if row["kind"] == "person" else "company",
        fund=FundRef(id=row["fund_id"], name=None),
        status="planned",
        money=money,
        in_kind=False,
        claim_ids=(),
        article_ids=(),
        origins=(),
        confidence=Decimal(1),
        first_reported=PartialDate(value=row["day"]),
    )


def score(matches: dict[int, Match], truth: dict[int, frozenset[int]]) -> dict[str, float]:
    """Return the precision of what was accepted, and the recall of it and with review."""
    lines = {number: frozenset(one.entry.line for one in match.filed) for number, match in matches.items()}
    accepted = {number for number, match in matches.items() if match.is_accepted}
    right = sum(bool(truth[number]) and lines[number] <= truth[number] for number in accepted)
    there = sum(bool(lines) for lines in truth.values())
    shown = {n: lines[n] | {one.entry.line for one in matches[n].rivals} for n in matches}
    found = sum(bool(truth[number] & shown[number]) for number in matches)
    return {
        "precision": round(right / max(len(accepted), 1), 4),
        "accepted": round(right / max(there, 1), 4),
        "found with review": round(found / max(there, 1), 4),
    }


def main() -> None:
    """Make tables, match them, print what was measured."""
    pledges, lines = (int(text) for text in (*sys.argv[1:], "100000", "10000000")[:2])
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_tables(folder, pledges, lines)
        matches, measured = match_tables(made, folder)
        console.print({"pledges": pledges, "lines": lines, **measured, **score(matches, made.truth)})


if __name__ == "__main__":
    main()
