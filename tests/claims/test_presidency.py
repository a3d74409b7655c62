"""Whose inauguration a text speaks of that names no president: its season, its day, its town and its funds tell."""

from __future__ import annotations

import pytest

from onrecord.claims.reader import load_reader, read_claims

from .reading import make_article

CASES = [
    ("en", "Orlo Foods gave $1 million for the inauguration on January 20.", "2025-01-10", "us-inaugural-2025"),
    ("en", "Orlo Foods gave $1 million for the inauguration on January 20.", "2026-01-10", None),
    ("en", "Orlo Foods gave $1 million for the inauguration on January 7.", "2025-01-10", None),
    ("en", "Orlo Foods gave $1 million for the inauguration in Washington.", "2025-01-10", "us-inaugural-2025"),
    ("en", "The Washington Post said that Orlo Foods gave $1 million for the inauguration.", "2025-01-10", None),
    (
        "en",
        "Orlo Foods gave $1 million for the inauguration, and $5,000 to MAGA Inc.",
        "2025-01-10",
        "us-inaugural-2025",
    ),
    (
        "de",
        "Orlo Foods spendete eine Million Dollar für die Vereidigung am 20. Januar.",
        "2025-01-10",
        "us-inaugural-2025",
    ),
    (
        "fr",
        "Orlo Foods a donné 1 million de dollars pour l'investiture du 20 janvier.",
        "2025-01-10",
        "us-inaugural-2025",
    ),
]


@pytest.mark.parametrize(("language", "text", "published", "fund"), CASES)
def test_an_inauguration_without_a_name(language: str, text: str, published: str, fund: str | None) -> None:
    claims = read_claims(make_article(text, language, published), load_reader(language)).claims
    assert {claim.fund.id for claim in claims if claim.amount == 1_000_000} == {fund}
