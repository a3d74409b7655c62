"""Invented donors and sums that charts are drawn from in the tests, and the charts that have a golden."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from onrecord.charts import Chart, Words, largest_gaps, said_and_filed, sparkline, who_gives_through_what
from onrecord.records import ArticleWeek, DueDay, Flow, Gap, WeekTotal

FUND = "Harbour Lights Fund"
FUND_NAMES = {
    "harbour": FUND,
    "lighthouse": "Lighthouse Museum",
    "quay": "The Committee for the Renewal of the Old Quay",
}
FIRST = date(2024, 12, 9)


def week(number: int | None, capacity: str, said: str = "0", filed: str = "0", unstated: int = 0) -> WeekTotal:
    return WeekTotal(
        week=None if number is None else FIRST + timedelta(weeks=number),
        capacity=capacity,
        currency="USD",
        said=Decimal(said),
        filed=Decimal(filed),
        unstated=unstated,
    )


def flow(donor: str, capacity: str, amount: str, fund: str = "harbour", beside: tuple[str, ...] = ()) -> Flow:
    return Flow(
        donor=donor,
        kind="organization" if capacity == "company" else "person",
        capacity=capacity,
        fund=fund,
        currency="USD",
        amount=Decimal(amount),
        associated=beside,
    )


def gap(donor: str, standing: str, said: str | None = None, filed: str | None = None) -> Gap:
    return Gap(
        donor=donor,
        standing=standing,
        currency="USD",
        said=None if said is None else Decimal(said),
        filed=None if filed is None else Decimal(filed),
    )


WEEKS = (
    week(0, "company", "5000000", "1000000"),
    week(0, "unknown", "1500000"),
    week(2, "company", "2000000", "4889345.33"),
    week(3, "personal", "1500000", unstated=2),
    week(5, "company", "9000000"),
    week(6, "personal", "750000", "500000"),
    week(9, "company", filed="-1000000"),
    week(None, "personal", "250000"),
)
DUE = (DueDay(day=date(2025, 1, 30), filing="LD-203"), DueDay(day=date(2025, 4, 20), filing="Form 13"))

FLOWS = (
    flow("Osric Thane", "personal", "250000"),
    flow("Wilhelmina Featherstone-Harrowgate of the Upper Reaches", "personal", "5000000"),
    flow("Quillhaven", "unknown", "750000"),
    flow("Lumenforge", "company", "1000000", beside=("Petra Vancroft",)),
    flow("Marrow & Finch", "company", "4889345.33", beside=("Ada Brandt", "Osric Thane")),
    *(flow(f"Tidewater Rope No. {number}", "company", str(900000 - 9000 * number)) for number in range(30)),
)

GAPS = (
    gap("Lumenforge", "filed_differently", "5000000", "2000000"),
    gap("Quillhaven", "filed_differently", "1000000", "2500000"),
    gap("Osric Thane", "filed_differently", "250000", "200000.50"),
    gap("Pella Moss", "refunded", "500000", "0"),
    gap("Tidewater Rope", "filed_but_never_announced", filed="750000"),
    gap("Marrow & Finch", "not_found_though_due", "2000000"),
    gap("Ada Brandt", "due", "100000"),
    gap("Brightwater Buoys", "filed_as_announced", "1000000", "1000000"),
)

ARTICLES = tuple(
    ArticleWeek(week=FIRST + timedelta(weeks=number), articles=articles)
    for number, articles in ((0, 3), (1, 9), (2, 4), (6, 1))
)

FRENCH = Words(locale="fr")
PICTURES: dict[str, Chart] = {
    "over-time": said_and_filed(WEEKS, DUE, fund=FUND),
    "over-time-narrow": said_and_filed(WEEKS, DUE, fund=FUND, width=360),
    "over-time-fr": said_and_filed(WEEKS, DUE, fund=FUND, words=FRENCH),
    "flows": who_gives_through_what(FLOWS, fund_names=FUND_NAMES),
    "flows-narrow": who_gives_through_what(FLOWS, fund_names=FUND_NAMES, width=360),
    "gaps": largest_gaps(GAPS, fund=FUND),
    "gaps-narrow": largest_gaps(GAPS, fund=FUND, width=360),
    "articles": sparkline(ARTICLES),
}
