"""Lineage in plain text: notices and credits that a reader sees."""

from __future__ import annotations

import pytest

from onrecord.records import Lineage
from tests.pages.checking import read_one

STORY = "Mill pays for lido roof\n\nThe mill will pay for half of the new roof, its chairwoman said on Monday in town."

MACHINE = Lineage(relation="translation", mark="notice", machine=True)

CASES = [
    ("This article was translated automatically.", MACHINE),
    ("Ce contenu a été traduit automatiquement à partir du texte original.", MACHINE),
    ("Maschinell übersetzt.", MACHINE),
    (
        "This article was translated from French by Odile Marchandeau.",
        Lineage(relation="translation", mark="notice", language="fr"),
    ),
    (
        "Traduit de l'anglais par Odile Marchandeau",
        Lineage(relation="translation", mark="notice", language="en"),
    ),
    ("Source: Reuters", Lineage(relation="syndication", mark="credit", outlet="Reuters")),
    (
        "This story was originally published by The Guardian.",
        Lineage(relation="syndication", mark="credit", outlet="The Guardian"),
    ),
    (
        "Article original : The Washington Post",
        Lineage(relation="syndication", mark="credit", outlet="The Washington Post"),
    ),
    (
        "This article originally appeared in the Tidewater Ledger.",
        Lineage(relation="syndication", mark="credit", outlet="Tidewater Ledger"),
    ),
    ("Source: Federal Election Commission", None),
    ("Dieser Beitrag erschien zuerst auf Englisch.", None),
    ("This article originally appeared in the Tidewater Ledger on May 3, 2025.", None),
    ("This story was originally published by a choir.", None),
    ("The Guardian first wrote of it in March.", None),
    ("The mill told Reuters that it was glad.", None),
]


@pytest.mark.parametrize(("line", "lineage"), CASES, ids=[row[0][:40] for row in CASES])
def test_marks_that_a_reader_sees(line: str, lineage: Lineage | None) -> None:
    assert read_one(f"{STORY}\n\n{line}", "text/plain").derived_from == lineage


def test_a_wire_in_the_dateline_is_no_syndication() -> None:
    text = STORY.replace("The mill will", "KETTLEBY (Reuters) - The mill will")
    assert read_one(text, "text/plain").derived_from is None
