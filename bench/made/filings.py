"""Made filings: Form 13, Schedule A and LD-203, with lines of the gifts that pages tell of, and many of others."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from made.names import given_names, load_parts, make_family, make_place
from made.world import MadeGift, World
from onrecord.records import Address, Capture, Filing, FilingReading, NameParts, Receipt

__all__ = ["make_filings"]

_FILED = 0.6
_SMALL = (250, 500, 1000, 2500, 5000, 10000, 25000)
_DUE = {"us-inaugural-2025": date(2025, 4, 20), "us-inaugural-2017": date(2017, 4, 18)}
_FIRMS_FILING = 0.25
"""So many of the firms report under the Lobbying Disclosure Act what they gave."""
_REPORTS = 4
"""Half-yearly reports of each committee that files on Form 3X, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cover:
    """What a report says of itself."""

    system: str
    form: str
    filer_id: str
    filer_name: str
    number: str
    start: date
    end: date
    filed: date
    amends: str | None = None


def make_filings(rng: random.Random, world: World, lines: int) -> Iterator[FilingReading]:
    """Yield reports with about so many lines of other donors besides the gifts, each committee's parted by half-years.

    The first report of an inaugural committee is amended once: the amendment holds all its lines again, and some more.
    """
    gifts: defaultdict[str, list[MadeGift]] = defaultdict(list)
    for gift in world.all:
        if gift.fund.committees and gift.amount and not gift.is_declined and rng.random() < _FILED:
            gifts[gift.fund.names[0]].append(gift)
    for at, own in enumerate(gifts.values()):
        others = int(lines * len(own) / sum(map(len, gifts.values())))
        yield from _file_committee(rng, own, others, 1_700_000 + 100 * at)
    yield from _file_givers(rng, world)


def _file_committee(rng: random.Random, own: Sequence[MadeGift], others: int, number: int) -> Iterator[FilingReading]:
    fund = own[0].fund
    is_inaugural = (fund.id or "").startswith("us-inaugural")
    entries = [*_own_lines(rng, own), *(_other_line(rng) for _ in range(others))]
    rng.shuffle(entries)
    if is_inaugural:
        filed = _DUE.get(fund.id or "", date(2025, 4, 20))
        cover = _cover("F13N", fund.committees[0], fund.names[0], number, filed - timedelta(days=160), filed)
        yield _report(cover, entries[: int(len(entries) * 0.98)], "F132")
        yield _report(replace(cover, form="F13A", number=f"FEC-{number + 1}", amends=cover.number), entries, "F132")
        return
    size = 1 + len(entries) // _REPORTS
    for at in range(_REPORTS):
        filed = date(2025, 1, 31) + timedelta(days=182 * at)
        cover = _cover("F3XN", fund.committees[0], fund.names[0], number + at, filed - timedelta(days=182), filed)
        yield _report(cover, entries[at * size : (at + 1) * size], "SA11AI")


def _cover(form: str, filer_id: str, filer_name: str, number: int, start: date, filed: date) -> _Cover:
    return _Cover(
        system="fec",
        form=form,
        filer_id=filer_id,
        filer_name=filer_name,
        number=f"FEC-{number}",
        start=start,
        end=filed - timedelta(days=1),
        filed=filed,
    )


def _own_lines(rng: random.Random, gifts: Iterable[MadeGift]) -> Iterator[Receipt]:
    """Yield the lines of gifts: equal, near, or in two instalments."""
    for gift in gifts:
        amount = gift.amount or Decimal(0)
        day = gift.first_day + timedelta(days=rng.randrange(-20, 60))
        chance = rng.random()
        parts = [amount] if chance < 0.8 else [amount / 2] * 2
        if chance > 0.9:
            parts = [(amount * rng.randrange(80, 99) / 100).quantize(Decimal("0.01"))]
        for part in parts:
            yield _line(rng, gift.donor.name, gift.donor.kind, part, day, in_kind=gift.in_kind)


def _other_line(rng: random.Random) -> Receipt:
    day = date(2024, 11, 6) + timedelta(days=rng.randrange(700))
    amount = Decimal(rng.choice(_SMALL)) + (Decimal(rng.randrange(9000)) / 100 if rng.random() < 0.3 else 0)
    if rng.random() < 0.7:
        return _line(rng, f"{rng.choice(given_names())} {make_family(rng)}son", "person", amount, day)
    return _line(rng, f"{make_place(rng)} {rng.choice(('Partners', 'Trading', 'Ranch'))}", "organization", amount, day)


def _line(rng: random.Random, name: str, kind: str, amount: Decimal, day: date, *, in_kind: bool = False) -> Receipt:
    """Return a line as filed, not yet numbered; a person's name in parts and capitals, a firm's with a legal form."""
    parts, filed = None, f"{name} {rng.choice(load_parts()['legal_forms'])}".strip().upper()
    if kind == "person":
        first, _, last = name.upper().rpartition(" ")
        parts = NameParts(last=last, first=first, middle=rng.choice(("", "", "", "A", "J", "R")))
        filed = parts.joined
    return Receipt(
        line=1,
        row_type="F132",
        name=filed,
        kind=kind,
        entity="IND" if kind == "person" else "ORG",
        name_parts=parts,
        address=Address(
            street_1=f"{rng.randrange(1, 999)} {make_family(rng)} Street".upper(),
            city=make_place(rng).upper(),
            state=rng.choice(load_parts()["states"]),
            zip=f"{rng.randrange(100000):05}",
        ),
        date=day,
        amount=amount,
        aggregate=amount,
        in_kind=in_kind,
        memo="IN-KIND" if in_kind else "",
    )


def _file_givers(rng: random.Random, world: World) -> Iterator[FilingReading]:
    """Yield LD-203 reports: of a part of the firms, with what they gave to the inauguration and two dinners."""
    for at, own in enumerate(world.gifts):
        firm = own[0].donor
        if firm.kind == "organization" and rng.random() < _FIRMS_FILING:
            entries = [_given_line(rng, gift) for gift in own if gift.amount and not gift.is_declined]
            entries += [_dinner(rng) for _ in range(2)]
            filed = date(2025, 7, 30)
            cover = _Cover(
                system="lda",
                form="LD-203",
                filer_id=str(400_000_000 + at),
                filer_name=firm.name,
                number=f"LDA-{at:06}",
                start=date(2025, 1, 1),
                end=date(2025, 6, 30),
                filed=filed,
            )
            yield _report(cover, entries, "contribution")


def _given_line(rng: random.Random, gift: MadeGift) -> Receipt:
    line = _line(rng, gift.donor.name, "organization", gift.amount or Decimal(0), gift.first_day)
    reason = "payee_is_fund" if gift.fund.id else ""
    return replace(line, payee=gift.fund.names[0], item_type="pic", fund_id=gift.fund.id, fund_reason=reason)


def _dinner(rng: random.Random) -> Receipt:
    line = _line(rng, make_place(rng), "organization", Decimal(rng.choice(_SMALL)), date(2025, 3, rng.randrange(1, 29)))
    return replace(line, payee=f"{make_place(rng)} Dinner", honoree=make_family(rng), item_type="he")


def _report(cover: _Cover, entries: Sequence[Receipt], row_type: str) -> FilingReading:
    """Return the report with its lines numbered, and bytes that it may have come in."""
    lines = tuple(replace(entry, line=at, row_type=row_type) for at, entry in enumerate(entries, start=2))
    content = "\n".join(
        [f"{cover.form}|{cover.number}|{cover.filer_id}", *(f"{e.name}|{e.date}|{e.amount}" for e in lines)]
    ).encode()
    total = sum((entry.amount or Decimal(0) for entry in lines), Decimal(0))
    filing = Filing(
        system=cover.system,
        form=cover.form,
        digest=hashlib.sha256(content).hexdigest(),
        version="8.4" if cover.system == "fec" else "",
        filer_id=cover.filer_id,
        filer_name=cover.filer_name,
        number=cover.number,
        covers_from=cover.start,
        covers_through=cover.end,
        amends=cover.amends,
        report_number=1 if cover.amends else None,
        signed=cover.filed,
        received=cover.filed,
        totals=(("accepted", total),) if cover.form.startswith("F13") else (),
        rows=((row_type, len(lines)),),
    )
    source = f"filings/{cover.number}.txt"
    at = datetime.combine(cover.filed + timedelta(days=1), datetime.min.time(), UTC)
    capture = Capture(content=content, source=source, media_type="text/plain", how="file", obtained_at=at)
    return FilingReading(source=source, filing=filing, capture=capture, receipts=lines)
