"""Funds: those that other parts rely on, what they are called, their dates, and what a file may not hold."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.funds import load_funds, parse_fund, parse_funds

# Id, kind, family names of the honouree, year, ceremony, FEC committee.
KNOWN: list[tuple[str, str, tuple[str, ...], int | None, date | None, str | None]] = [
    ("us-inaugural-2025", "inaugural", ("trump",), 2025, date(2025, 1, 20), "C00894162"),
    ("us-inaugural-2021", "inaugural", ("biden",), 2021, date(2021, 1, 20), None),
    ("us-inaugural-2017", "inaugural", ("trump",), 2017, date(2017, 1, 20), "C00629584"),
    ("us-inaugural-2013", "inaugural", ("obama",), 2013, date(2013, 1, 21), "C00540005"),
    ("us-inaugural-2009", "inaugural", ("obama",), 2009, date(2009, 1, 20), "C00458166"),
    ("us-inaugural-2005", "inaugural", ("bush",), 2005, date(2005, 1, 20), "C00409011"),
    ("us-white-house-ballroom-2025", "ballroom", ("trump",), 2025, None, None),
    ("us-superpac-america-pac", "super_pac", (), None, None, "C00879510"),
    ("us-superpac-maga-inc", "super_pac", ("trump",), None, None, "C00825851"),
    ("us-superpac-future-forward", "super_pac", (), None, None, "C00669259"),
    ("us-trump-presidential-library", "library", ("trump",), None, None, None),
    ("us-obama-presidential-center", "center", ("obama",), None, None, None),
    ("us-trump-accounts-2025", "accounts", ("trump",), 2025, None, None),
]

NAMES = [
    ("trump vance inaugural committee", "us-inaugural-2025"),
    ("trump-vance inaugural committee, inc.", "us-inaugural-2025"),
    ("58th presidential inaugural committee", "us-inaugural-2017"),
    ("biden inaugural committee", "us-inaugural-2021"),
    ("maga inc.", "us-superpac-maga-inc"),
    ("make america great again inc.", "us-superpac-maga-inc"),
    ("america pac", "us-superpac-america-pac"),
    ("ff pac", "us-superpac-future-forward"),
    ("future forward usa", "us-superpac-future-forward"),
    ("trust for the national mall", "us-white-house-ballroom-2025"),
    ("obama foundation", "us-obama-presidential-center"),
    ("donald j. trump presidential library fund", "us-trump-presidential-library"),
    ("invest america", "us-trump-accounts-2025"),
]

LANGUAGES = {"en", "fr", "es", "de", "pt", "it", "nl"}


def test_the_registry_holds_the_funds_that_others_rely_on() -> None:
    assert set(load_funds().by_id) == {row[0] for row in KNOWN}


@pytest.mark.parametrize(("fund_id", "kind", "honouree", "year", "ceremony", "committee"), KNOWN)
def test_a_fund_is_described(
    fund_id: str, kind: str, honouree: tuple[str, ...], year: int | None, ceremony: date | None, committee: str | None
) -> None:
    fund = load_funds().by_id[fund_id]
    assert (fund.kind, fund.honouree, fund.year, fund.ceremony) == (kind, honouree, year, ceremony)
    assert fund.committees == ((committee,) if committee else ())
    assert bool(fund.honouree) == bool(fund.honouree_names)
    assert set(fund.wordings) == LANGUAGES


@pytest.mark.parametrize(("name", "fund_id"), NAMES)
def test_a_name_finds_its_fund(name: str, fund_id: str) -> None:
    assert load_funds().by_name[name].id == fund_id


def test_no_wording_of_one_fund_is_another_funds_name() -> None:
    """A wording that two funds share would say nothing."""
    owner: dict[tuple[str, str], str] = {}
    for fund in load_funds().all:
        for language in LANGUAGES:
            for words in {name.casefold() for name in (*fund.names, *fund.wordings[language])}:
                assert owner.setdefault((language, words), fund.id) == fund.id


def test_wordings_are_in_small_letters() -> None:
    said = [words for fund in load_funds().all for some in fund.wordings.values() for words in some]
    assert [words for words in said if words != words.lower()] == []


@pytest.mark.parametrize("fund", [f for f in load_funds().all if f.kind == "inaugural"], ids=lambda fund: fund.id)
def test_an_inaugural_fund_keeps_the_rules_of_law(fund: Any) -> None:  # noqa: ANN401 - a Fund
    """36 USC 510 and 11 CFR 104.21: report by day 90, supplements every 90 days, names from 200 dollars on."""
    assert (fund.rules.due_days, fund.rules.supplement_days, str(fund.rules.threshold)) == (90, 90, "200")
    assert fund.rules.filings == ("fec-form-13", "lda-ld-203")
    assert fund.rules.barred == ("foreign_national",)
    assert 60 <= (fund.ceremony - fund.opens).days <= 80


def test_the_newest_fund_comes_first() -> None:
    opens = [fund.opens for fund in load_funds().all]
    assert opens == sorted(opens, reverse=True)


GOOD: dict[str, Any] = {
    "id": "us-inaugural-2025",
    "kind": "inaugural",
    "year": 2025,
    "ceremony": date(2025, 1, 20),
    "opens": date(2024, 11, 5),
    "committees": ["C00000001"],
    "names": ["Doe Inaugural Committee"],
    "honouree": {"family": ["Doe"], "names": ["Jane Doe"]},
    "wordings": {"en": ["doe's inaugural"]},
    "rules": {
        "due_days": 90,
        "supplement_days": 90,
        "threshold": "200",
        "givers": ["person"],
        "filings": ["fec-form-13"],
    },
}


def _changed(path: str, value: object) -> dict[str, Any]:
    table = copy.deepcopy(GOOD)
    *outer, key = path.split(".")
    inner = table
    for name in outer:
        inner = inner[name]
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    return table


# The key that is changed, its new value (None: left out), the key that the error names, a word of the reason.
BROKEN: list[tuple[str, object, str, str]] = [
    ("id", None, "id", "text"),
    ("id", "us-inaugural-2029", "id", "name of the file"),
    ("id", "US Inaugural", "id", "name of the file"),
    ("kind", "party", "kind", "is not one of inaugural"),
    ("kind", None, "kind", "text"),
    ("kind", "library", "ceremony", "no other fund does"),
    ("year", "2025", "year", "whole number"),
    ("year", 2024, "ceremony", "in the year of the fund"),
    ("ceremony", "2025-01-20", "ceremony", "without quotation marks"),
    ("ceremony", None, "ceremony", "an inaugural fund has one"),
    ("opens", None, "opens", "date such as"),
    ("opens", date(2025, 2, 1), "ceremony", "after opens"),
    ("committees", ["00894162"], "committees", "C and eight digits"),
    ("names", [], "names", "at least one"),
    ("names", ["A", "A"], "names", "stands twice"),
    ("honouree.family", "Doe", "honouree.family", "list of texts"),
    ("honouree.first", "Jane", "honouree.first", "no such key"),
    ("wordings.english", ["x"], "wordings.english", "code of a language"),
    ("wordings.en", "x", "wordings.en", "list of texts"),
    ("rules", None, "rules", "table"),
    ("rules.due_days", "90", "rules.due_days", "whole number"),
    ("rules.threshold", 200, "rules.threshold", "quotation marks"),
    ("rules.givers", None, "rules.givers", "list of texts"),
    ("rules.givers", ["robot"], "rules.givers", "is not one of person"),
    ("rules.barred", ["aliens"], "rules.barred", "is not one of foreign_national"),
    ("rules.filings", ["form"], "rules.filings", "is not one of fec-form-13"),
    ("rules.due", 90, "rules.due", "no such key"),
    ("website", "x", "website", "no such key"),
]


@pytest.mark.parametrize(("path", "value", "key", "reason"), BROKEN)
def test_a_broken_file_is_refused(path: str, value: object, key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_fund(_changed(path, value), "funds/us-inaugural-2025.toml")
    assert (caught.value.file, caught.value.key) == ("funds/us-inaugural-2025.toml", key)


def test_a_report_without_a_ceremony_cannot_be_due() -> None:
    table = _changed("ceremony", None) | {"kind": "library"}
    with pytest.raises(DataFileError, match="counts from the ceremony"):
        parse_fund(table, "funds/us-inaugural-2025.toml")


def test_a_good_file_is_read() -> None:
    fund = parse_fund(GOOD, "funds/us-inaugural-2025.toml")
    assert (fund.honouree, fund.honouree_names, fund.wordings) == (
        ("doe",),
        ("Jane Doe",),
        {"en": ("doe's inaugural",)},
    )


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({}, "id"),
        ({"id": "us-inaugural-2029"}, "names"),
        ({"id": "us-inaugural-2029", "names": ["DOE inaugural committee"]}, "names"),
        ({"id": "us-inaugural-2029", "names": ["Roe Inaugural Committee"]}, "committees"),
    ],
)
def test_funds_share_no_id_name_or_committee(changes: dict[str, Any], key: str) -> None:
    second = GOOD | changes
    with pytest.raises(DataFileError, match="belongs to us-inaugural-2025 already") as caught:
        parse_funds(
            [parse_fund(GOOD, "funds/us-inaugural-2025.toml"), parse_fund(second, f"funds/{second['id']}.toml")]
        )
    assert caught.value.key == key
