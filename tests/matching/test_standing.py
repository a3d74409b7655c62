"""Where a pledge stands: a table, what is said on each side, and words that never say more than the evidence."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.matching import find_standing, find_unannounced, match_pledges
from onrecord.records import FiledEntry, Filing, Standing
from onrecord.records.match import STANDINGS
from onrecord.reference.deadlines import load_deadlines
from onrecord.reference.funds import load_funds
from tests.matching.making import cover, line, pledge

LINES = Path(__file__).with_name("standings.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader((text for text in LINES if not text.startswith("#")), delimiter="\t"))
FUNDS = {
    "i25": "us-inaugural-2025",
    "i17": "us-inaugural-2017",
    "pac": "us-superpac-maga-inc",
    "lib": "us-trump-presidential-library",
    "acc": "us-trump-accounts-2025",
    "none": None,
}
READ = {
    "13": cover(amends="FEC-1889684", report_number=5),
    "13a": cover(1889684, form="F13N", received=date(2025, 4, 20)),
    "3x": cover(
        77,
        form="F3XN",
        filer_id=load_funds().by_id["us-superpac-maga-inc"].committees[0],
        covers_from=date(2024, 9, 1),
        covers_through=date(2024, 9, 30),
        received=date(2024, 10, 20),
    ),
    "ld": cover(1, system="lda", filer_name="VARGA MILLS, INC."),
    "ld2": cover(
        2,
        system="lda",
        filer_name="Varga Mills",
        covers_from=date(2025, 1, 1),
        covers_through=date(2025, 6, 30),
        received=date(2025, 7, 30),
    ),
    "other": cover(3, system="lda", filer_name="THANE BEACONS"),
}


def _stand(row: dict[str, str]) -> Standing:
    fund = FUNDS[row["fund"]]
    told = pledge(row["pledge"], fund)
    filed = _filed(row["filed"], fund)
    read = [READ[name] for name in row["read"].split(",") if name]
    matches = match_pledges([told], filed)
    return find_standing(told, matches, [*read, *(one.filing for one in filed)], date.fromisoformat(row["day"]))


def _filed(text: str, fund: str | None) -> list[FiledEntry]:
    committee = load_funds().by_id[fund].committees[:1] if fund else ()
    form: Filing = cover(amends="FEC-1889684", report_number=5, filer_id=committee[0] if committee else "")
    parts = [part for part in text.split(";") if part.strip()]
    return [
        line(part, at, None if "given" in part.split() else form, fund=fund) for at, part in enumerate(parts, start=1)
    ]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['pledge']} / {row['day']} {row['words'][:30]}" for row in ROWS])
def test_a_pledge_stands_where_the_table_says(row: dict[str, str]) -> None:
    found = _stand(row)
    assert (found.name, str(found.due or "-")) == (row["standing"], row["due"]), found
    assert row["words"] in found.words


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['pledge']} / {row['day']} {row['words'][:30]}" for row in ROWS])
def test_not_found_is_never_worded_as_not_given(row: dict[str, str]) -> None:
    found = _stand(row)
    text = " ".join((found.words, found.received, found.given)).replace("this does not say that it was not given", "")
    allowed = text.replace("said not to be given", "")
    for word in ("not given", "did not", "never gave", "broke", "failed", "not donate", "refused"):
        assert word not in allowed
    if found.name == "not_found_though_due":
        assert "this does not say that it was not given" in found.words


def test_the_table_has_every_standing_of_a_pledge() -> None:
    assert len(ROWS) >= 60
    assert {row["standing"] for row in ROWS} == set(STANDINGS) - {"filed_but_never_announced"}


def test_three_tellings_are_told() -> None:
    told = pledge("Varga Mills | 1m 2024-12-13 given")
    filed = [
        line("VARGA MILLS INC | 1000000 2024-12-30", 7),
        line("VARGA MILLS INC | 1000000 2024-12-28 given", 2),
    ]
    found = find_standing(told, match_pledges([told], filed), [one.filing for one in filed], date(2025, 8, 8))
    assert found.said == "1,000,000 USD, said to be given, first reported on 2024-12-13 by The Harbour Post"
    assert found.received == "1,000,000 USD on 2024-12-30 as VARGA MILLS INC (FEC-1910509, line 7)"
    assert found.given == "1,000,000 USD on 2024-12-28 as VARGA MILLS INC (a filing of VARGA MILLS INC, line 2)"


def test_a_side_that_was_not_read_is_told_too() -> None:
    told = pledge("Varga Mills | 1m 2024-12-13")
    found = find_standing(told, match_pledges([told], []), [], date(2025, 1, 8))
    assert found.received == "no Form 13 read; the next one is due on 2025-04-20"
    assert found.given == "no LD-203 of this name read; only who is registered files one"


def test_a_match_that_a_person_refused_is_none() -> None:
    told, filed = pledge("Varga Mills | 1m 2024-12-13"), [line("VARGA MILLS INC | 1000000 2024-12-30")]
    refused = [replace(match, verdict="none") for match in match_pledges([told], filed)]
    found = find_standing(told, refused, [filed[0].filing], date(2025, 8, 8))
    assert (found.name, "waits" in found.words + found.received) == ("not_found_though_due", False)
    assert len(find_unannounced(filed, refused, date(2025, 8, 8))) == 1


def test_an_ld203_that_falls_due_on_a_weekend_is_due_on_the_monday() -> None:
    fund = load_funds().by_id["us-trump-presidential-library"]
    days = load_deadlines()["lda-ld-203"].due_from(fund, date(2026, 8, 1))
    assert next(iter(days)) == date(2027, 2, 1)


def test_a_filed_gift_without_a_pledge_was_never_announced() -> None:
    told = pledge("Varga Mills | 1m 2024-12-13")
    filed = [
        line("VARGA MILLS INC | 1000000 2024-12-30", 1),
        line("THANE BEACONS | 250000 2025-01-13", 2),
        line("THANE BEACONS | 500000 2025-01-10", 3),
        line("THANE BEACONS | 500000 2025-01-09 given", 4),
        line("ROE, ANN | 100 2025-01-10", 5),
        line("AGGREGATE UNITEMIZED DONATIONS | 653602 2025-01-20", 6),
        line("LANTERN CO | 300000 2025-01-09 given", 7),
        line("ROE, BEN | 900000 2025-01-10 memo_line", 8),
    ]
    matches = match_pledges([told], filed)
    found = find_unannounced(filed, matches, date(2025, 8, 8), least=200)  # type: ignore[arg-type]
    assert [(gift.name, int(gift.amount), len(gift.filed)) for gift in found] == [
        ("THANE BEACONS", 750000, 2),
        ("LANTERN CO", 300000, 1),
    ]
    assert found[0].standing.name == "filed_but_never_announced"
    assert found[0].standing.words.startswith("filed, and no article read as of 2025-08-08 tells of it: 500,000 USD on")
    assert find_unannounced(filed, matches, date(2025, 1, 1)) == ()


def test_a_firm_whose_owner_was_told_of_is_no_gift_never_announced() -> None:
    told = pledge("Ann Roe | 1m 2024-12-13 personal")
    filed = [
        line("AR VENTURES LLC | 1000000 2024-12-20", 1),
        line("ROE, ANN | 1000000 2024-12-20 memo_line", 2),
        line("THANE LLC | 3000000 2024-12-20", 3),
        line("ROE, ANN | 1000000 2024-12-20 memo_line", 4),
    ]
    for some, never in ((filed[:2], []), (filed[2:], ["THANE LLC"]), ([filed[0], filed[2], filed[3]], filed[::2])):
        names = [one if isinstance(one, str) else one.entry.name for one in never]
        found = find_unannounced(some, match_pledges([told], some), date(2025, 8, 8))
        assert sorted(gift.name for gift in found) == sorted(names)
