"""Short ways to write tellings in tests: "12-13 Post: 1m" is a claim of a million that the Post printed on that day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from onrecord.records import Claim, Donor, Evidence, FundRef, Identity, Money, Origin, PartialDate, Telling

__all__ = ["FUND", "origins_of", "tell"]

FUND = FundRef(id=None, name="Lantern fund")
_QUALIFIERS = {">": "more_than", "~": "about", "<": "up_to", "": "exact"}
_SCALES = {"": 0, "k": 3, "m": 6, "bn": 9}
_STATUSES = {
    "plans": "planned",
    "gave": "given",
    "filed": "reported_in_filing",
    "refuses": "declined",
    "returned": "refunded",
}
_WORD = re.compile(r"(?P<qualifier>[>~<]?)(?P<number>\d[\d.]*)(?P<scale>bn|m|k)?(?P<currency>[A-Z]{3})?")


def tell(text: str, donor: str = "Varga Mills", fund: FundRef = FUND) -> Telling:
    """Return a telling of `text`: day (or "?"), outlet and its article, then words: a sum, a status, goods, personal.

    "12-13 Post: plans 1m" · "? Gazette#2: gave >6bn goods" · "01-02 Post#3: refuses"
    """
    head, _, words = text.partition(":")
    day, place = head.split()
    outlet, _, number = place.partition("#")
    article = f"article-{outlet.casefold()}{number}"
    published = None if day == "?" else PartialDate(value=_day(day))
    return Telling(
        claim=_claim(article, donor, fund, words.split()),
        donor=Identity(key=donor.casefold(), name=donor, kind="organization"),
        outlet=outlet,
        published=published,
    )


def _day(text: str) -> date:
    month, day = map(int, text.split("-"))
    return date(2024 if month > 6 else 2025, month, day)


def _claim(article: str, donor: str, fund: FundRef, words: Iterable[str]) -> Claim:
    words = list(words)
    money = next((_money(word) for word in words if word[0] in "><~0123456789"), None)
    fields = {
        "donor": donor,
        **({"amount": money.wording} if money else {}),
        **({"fund": fund.name} if fund.name else {}),
    }
    return Claim(
        article_id=article,
        donor=Donor(name=donor, kind="organization"),
        capacity=next((word for word in words if word in ("personal", "unknown")), "company"),
        status=next((_STATUSES[word] for word in words if word in _STATUSES), "planned"),
        fund=fund,
        evidence=tuple(Evidence(field=f, start=0, end=len(q), quote=q) for f, q in fields.items()),
        money=money,
        in_kind="goods" in words,
        confidence=Decimal("0.9"),
    )


def _money(word: str) -> Money:
    found = _WORD.fullmatch(word)
    assert found is not None, word
    amount = Decimal(found["number"]).scaleb(_SCALES[found["scale"] or ""])
    return Money(
        amount=amount, currency=found["currency"] or "USD", wording=word, qualifier=_QUALIFIERS[found["qualifier"]]
    )


def origins_of(tellings: Iterable[Telling], copies: str = "") -> tuple[Origin, ...]:
    """Return an origin for each article, but that those named in `copies` ("post gazette, wire blog") share one."""
    articles = sorted({telling.claim.article_id for telling in tellings})
    groups = [[f"article-{name}" for name in group.split()] for group in copies.split(",") if group.strip()]
    grouped = {article for group in groups for article in group}
    groups += [[article] for article in articles if article not in grouped]
    return tuple(Origin(first=group[0], articles=tuple(group)) for group in groups)
