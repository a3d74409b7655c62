"""Hypothesis draws rows for charts: sums from cents to trillions, names that are long, strange or hostile."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from onrecord.records import DueDay, Flow, Gap, WeekTotal

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><image href='http://192.0.2.1/a.png'/>",
    "Petra\u202eVancroft",
    "nul\x00 esc\x1b[31m",
    "half \ud800 none \ufffe\uffff",
    "\"' onload=alert(1) &amp; &#0;",
    "漢字" * 90,
    "W" * 5000,
    "שלום " * 20,
    "",
)

names = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.sampled_from(("Osric Thane", "Lumenforge", "A")))
sums = st.one_of(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 12, places=2),
    st.integers(1, 10**9).map(Decimal),
    st.sampled_from((Decimal("0.01"), Decimal(999999), Decimal(10) ** 12)),
)
_signed = st.one_of(sums, st.just(Decimal(0)), sums.map(lambda amount: -amount))
_capacities = st.sampled_from(("personal", "company", "unknown"))
_currencies = st.sampled_from(("USD", "USD", "USD", "EUR", "JPY", "XXX"))
_weeks = st.one_of(
    st.integers(0, 700).map(lambda number: date(2015, 1, 5) + timedelta(weeks=number)),
    st.sampled_from((date(1, 1, 1), date(2205, 1, 7), date(9999, 12, 27))),
)

week_totals = st.builds(
    WeekTotal,
    week=st.one_of(st.none(), _weeks, st.just(date(2024, 12, 16))),
    capacity=_capacities,
    currency=_currencies,
    said=st.one_of(st.just(Decimal(0)), sums),
    filed=_signed,
    unstated=st.integers(0, 3),
)
due_days = st.builds(
    DueDay, day=st.dates(date(2015, 1, 1), date(2030, 1, 1)), filing=st.one_of(st.just("Form 13"), names)
)
flows = st.builds(
    Flow,
    donor=names,
    kind=st.sampled_from(("person", "organization")),
    capacity=_capacities,
    fund=st.sampled_from(("harbour", "harbour", "lighthouse", "quay")),
    currency=_currencies,
    amount=_signed,
    associated=st.lists(names, max_size=3).map(tuple),
)
gaps = st.one_of(
    st.builds(Gap, donor=names, standing=st.just("not_found_though_due"), currency=_currencies, said=sums),
    st.builds(Gap, donor=names, standing=st.just("filed_but_never_announced"), currency=_currencies, filed=_signed),
    st.builds(
        Gap,
        donor=names,
        standing=st.sampled_from(("filed_differently", "filed_as_announced", "refunded", "due")),
        currency=_currencies,
        said=st.one_of(st.none(), sums),
        filed=st.one_of(st.none(), _signed),
    ),
)
widths = st.sampled_from((320, 360, 500, 719, 720, 1000, 1600))
