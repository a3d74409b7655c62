"""Refusals and bare names are believed on pages that tell of giving, and not on pages that speak of something else."""

from __future__ import annotations

import pytest

from onrecord.claims import load_reader, read_claims
from onrecord.records import Article, Block

REFUSAL = "Merrow Steel turned Labour down."
GIFT = "Kaldane gave £5,000 to Labour."
SUM = "It rose to £2 million."
PROMISE = "Harbor PAC ran ads against Jo Hale until Hale publicly pledged her support for vouchers."
TELLING = "Donations to parties are listed by quarter."
OTHER = "The harbour was calm at noon."


def page(*lines: str) -> Article:
    text, blocks = "", []
    for line in lines:
        blocks.append(Block(kind="paragraph", start=len(text), end=len(text) + len(line)))
        text += f"{line}\n"
    return Article(text=text, language="en", blocks=tuple(blocks))


def donors(article: Article) -> list[str]:
    return [claim.donor.name for claim in read_claims(article, load_reader("en")).claims]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([REFUSAL, *[OTHER] * 60], []),
        ([REFUSAL, GIFT, *[OTHER] * 10], ["Merrow Steel", "Kaldane"]),
        ([REFUSAL, SUM, *[TELLING] * 6, *[OTHER] * 60], ["Merrow Steel"]),
        ([REFUSAL, *[TELLING] * 6, *[OTHER] * 60, SUM], []),
        ([REFUSAL, *[TELLING] * 3, *[OTHER] * 60], []),
        ([REFUSAL, *[TELLING] * 2, *[OTHER] * 6], []),
        ([REFUSAL, *[TELLING] * 3, SUM, *[OTHER] * 4], ["Merrow Steel"]),
        ([REFUSAL, *[OTHER] * 7], []),
        ([REFUSAL, *[OTHER] * 6], ["Merrow Steel"]),
        ([REFUSAL, GIFT, *[OTHER] * 60], ["Kaldane"]),  # a sum stands by itself
        ([PROMISE, *[TELLING] * 6, SUM], []),
        ([PROMISE], ["Jo Hale"]),
    ],
)
def test_a_page_bears_out_what_has_no_sum(lines: list[str], told: list[str]) -> None:
    assert donors(page(*lines)) == told
