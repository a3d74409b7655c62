"""Which filing stands as of a day: tables of chains, the real one of 2025 among them (public facts)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from onrecord.filings.chains import chain_filings, view_filer
from onrecord.records import Filing
from tests.filings.making import cover

# The chain of committee C00894162, as the Commission shows it: report 90D and its amendments 3 and 5, a supplement.
FIRST = cover(1889684)
THIRD = cover(1904839, form="F13A", amends="FEC-1889684", report_number=3, signed=date(2025, 7, 18))
FIFTH = cover(1910509, form="F13A", amends="FEC-1889684", report_number=5, signed=date(2025, 8, 7))
SUPPLEMENT = cover(
    1904840,
    report_code="90S",
    covers_from=date(2025, 4, 21),
    covers_through=date(2025, 7, 18),
    signed=date(2025, 7, 18),
    totals=(("accepted", 3),),
)
ALL = (FIRST, THIRD, FIFTH, SUPPLEMENT)

# As of which day, and the numbers of the filings that stand.
STANDING = [
    (date(2025, 4, 19), []),
    (date(2025, 4, 20), [1889684]),
    (date(2025, 7, 17), [1889684]),
    (date(2025, 7, 18), [1904839, 1904840]),
    (date(2025, 8, 6), [1904839, 1904840]),
    (date(2025, 8, 7), [1910509, 1904840]),
    (None, [1910509, 1904840]),
]


@pytest.mark.parametrize(("as_of", "numbers"), STANDING, ids=[str(row[0]) for row in STANDING])
def test_what_stands(as_of: date | None, numbers: list[int]) -> None:
    view = view_filer(ALL, "C00999999", as_of)
    assert [filing.number for filing in view.standing] == [f"FEC-{number}" for number in numbers]


@pytest.mark.parametrize(
    "order", list(permutations(ALL)), ids=lambda order: " ".join(str(f.number)[-2:] for f in order)
)
def test_the_order_in_which_filings_come_is_all_one(order: tuple[Filing, ...]) -> None:
    assert chain_filings(order) == chain_filings(ALL)


def test_an_amendment_stands_though_its_original_is_not_at_hand() -> None:
    (chain,) = chain_filings([FIFTH, THIRD])
    assert (chain.key, chain.standing, chain.replaced) == ("FEC-1889684", FIFTH, (THIRD,))


def test_totals_are_those_of_the_last_period_and_stale_once_an_earlier_one_is_amended() -> None:
    view = view_filer(ALL, "C00999999")
    assert view.totals_from == SUPPLEMENT
    assert view.amended_since == (FIFTH,)
    assert view_filer(ALL, "C00999999", date(2025, 7, 30)).amended_since == ()


def test_the_same_filing_met_twice_counts_once() -> None:
    assert chain_filings([FIRST, FIRST])[0].filings == (FIRST,)


def test_a_filing_replaces_no_copy_of_its_own() -> None:
    (chain,) = chain_filings([FIRST, FIFTH, replace(FIFTH, digest="its cover alone", rows=())])
    assert (len(chain.filings), chain.replaced_names) == (3, ("FEC-1889684",))


def test_two_committees_are_kept_apart() -> None:
    other = cover(5, filer_id="C00888888")
    assert view_filer([FIRST, other], "C00888888").standing == (other,)


def test_a_filing_without_a_number_is_a_chain_of_its_own() -> None:
    alone = {replace(cover(digest), number=None) for digest in (1, 2)}
    assert {chain.filings for chain in chain_filings(alone)} == {(filing,) for filing in alone}


def test_an_original_whose_file_was_renamed_is_replaced_by_its_amendment() -> None:
    renamed = replace(FIRST, number=None, digest="renamed")
    (chain,) = chain_filings([FIFTH, renamed, THIRD])
    assert chain.filings == (renamed, THIRD, FIFTH)
    assert len(chain_filings([FIFTH, renamed, FIRST])) == 2  # the original is at hand: it is another report
    assert len(chain_filings([FIFTH, replace(renamed, covers_through=date(2025, 4, 19))])) == 2
    assert len(chain_filings([FIFTH, renamed, replace(THIRD, amends="FEC-7")])) == 3  # of two originals, which?


def test_an_amendment_that_names_none_is_of_an_original_whose_file_was_renamed() -> None:
    renamed = replace(FIRST, number=None, digest="renamed")
    on_paper = replace(FIFTH, amends=None, report_number=None, digest="on paper")
    (chain,) = chain_filings([on_paper, renamed, THIRD])
    assert chain.filings == (renamed, THIRD, on_paper)


def _report(number: int, posted: str, **values: object) -> Filing:
    usual: dict[str, object] = {"system": "lda", "form": "LD-203", "report_code": "MM", "posted": posted}
    return cover(number, **{**usual, "received": date.fromisoformat(posted[:10]), **values})


def test_of_the_reports_of_one_registrant_for_one_half_year_the_last_stands() -> None:
    first, second = _report(1, "2017-07-28T10:00:00"), _report(2, "2017-07-28T12:00:00", report_code="MA")
    lobbyist = _report(3, "2017-07-29T09:00:00", lobbyist="ROE, ANN")
    assert {chain.standing for chain in chain_filings([second, first, lobbyist])} == {second, lobbyist}


# Other ways in which filings come, and which of them stand at last.
NEXT = cover(2, form="F13A", amends="FEC-1", report_number=1, signed=date(2025, 5, 1))
UNNAMED = {"form": "F13A", "amends": None, "signed": date(2025, 6, 1)}
WAYS: dict[str, tuple[tuple[Filing, ...], list[int]]] = {
    "an amendment that names the amendment before": (
        (cover(1), NEXT, cover(3, form="F13A", amends="FEC-2", report_number=2, signed=date(2025, 6, 1))),
        [3],
    ),
    "an amendment that names none": ((cover(1), cover(4, **UNNAMED)), [4]),
    "an amendment that names none, beside one that does": ((NEXT, cover(4, **UNNAMED)), [4]),
    "amendments that name none, without an original": ((cover(4, **UNNAMED), cover(5, **UNNAMED)), [5]),
    "an amendment that names none, of one of two reports": ((cover(1), cover(2), cover(4, **UNNAMED)), [1, 2, 4]),
    "an amendment that names none, of another time": ((cover(1), cover(4, **UNNAMED, report_code="90S")), [1, 4]),
    "amendments that name each other": (
        (cover(1, form="F13A", amends="FEC-2", report_number=1), replace(NEXT, report_number=2)),
        [2],
    ),
    "numbers of different length, filed on one day": (
        (cover(999, amends="FEC-1"), cover(1000, amends="FEC-1")),
        [1000],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_stands_however_filings_come(way: str) -> None:
    filings, numbers = WAYS[way]
    for order in permutations(filings):
        assert sorted(str(chain.standing.number) for chain in chain_filings(order)) == [f"FEC-{n}" for n in numbers]


def test_of_two_copies_the_one_with_lines_stands() -> None:
    alone = replace(cover(1), rows=(("F13N", 1),))
    for digest in ("a", "b", "c", "d"):
        whole = replace(cover(1), digest=digest, rows=(("F13N", 1), ("F132", 3)))
        assert chain_filings([alone, whole])[0].standing == whole


def test_a_report_posted_after_an_amendment_stands() -> None:
    amended = _report(2, "2017-07-28T12:00:00", report_code="MA", amends="LD-203 C00999999 2024-11-15")
    again = _report(3, "2017-07-29T12:00:00")
    assert chain_filings([again, amended])[0].standing == again
