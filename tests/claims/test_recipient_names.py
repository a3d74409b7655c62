"""Recipients that nothing introduces: what political gifts go to is one, a charity or somebody repaid is none."""

from __future__ import annotations

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.records import Article, Block

_GIFTS = {
    "to": "Ada Flint gave £12,000 to the Marl Bay Alliance, the Electoral Commission's register shows.",
    "coffers": "Ada Flint poured £12,000 into the coffers of the Marl Bay Alliance, the Electoral Commission said.",
    "indirect object": "Ada Flint gave the Marl Bay Alliance £12,000, the Electoral Commission's register shows.",
    "subject": "The Marl Bay Alliance, which has seats, took £12,000 from Ada Flint, the Electoral Commission said.",
}
_NONE = {
    "charity": "The Electoral Commission was told. Ada Flint gave £12,000 to the Marl Bay Hospital.",
    "no politics": "Ada Flint gave £12,000 to the Marl Bay Alliance.",
}


def _read(text: str) -> list[tuple[str, str | None]]:
    article = Article(text=text, language="en", blocks=(Block(kind="paragraph", start=0, end=len(text)),))
    return [(claim.donor.name, claim.fund.name) for claim in read_claims(article, load_reader("en")).claims]


@pytest.mark.parametrize("text", _GIFTS.values(), ids=_GIFTS.keys())
def test_what_political_gifts_go_to_is_a_recipient(text: str) -> None:
    assert _read(text) == [("Ada Flint", "Marl Bay Alliance")]


@pytest.mark.parametrize("text", _NONE.values(), ids=_NONE.keys())
def test_other_takers_are_none(text: str) -> None:
    assert _read(text) == []


def test_who_gets_a_gift_back_is_its_donor() -> None:
    assert _read("The Greens returned a £5,000 cheque to Flint Mills, the Electoral Commission said.") == [
        ("Flint Mills", "Greens")
    ]
