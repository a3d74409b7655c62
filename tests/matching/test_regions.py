"""Pledges that share no line, not even through others, do not change one another's matches: a ledger relies on it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from onrecord.matching import Candidates, FiledLines, find_candidates, settle
from tests.matching.making import lines, pledge

NAMES = ("Varga Mills", "Varga Mills Holdings", "Brindle Lamps", "Brindle", "Ottoline Varga", "VARGA, OTTO")
SUMS = ("1m", "250k", "33333", "")
FUNDS = ("us-inaugural-2025", "us-inaugural-2021", None)


def _regions(candidates: Sequence[Candidates]) -> list[list[Candidates]]:
    """Part pledges by the lines that they share, themselves or through others."""
    regions: list[tuple[set[str], list[Candidates]]] = []
    for one in candidates:
        near = [region for region in regions if region[0] & one.lines]
        apart = [region for region in regions if not region[0] & one.lines]
        joined = (
            set(one.lines).union(*(lines for lines, _ in near)),
            [each for _, own in near for each in own] + [one],
        )
        regions = [*apart, joined]
    return [own for _, own in regions]


_TOLD = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SUMS), st.sampled_from(FUNDS)), max_size=7)
_FILED = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from((1000000, 250000, 33333, 40000))), max_size=6)


@given(told=_TOLD, filed=_FILED, refused=st.sets(st.integers(0, 12), max_size=3))
def test_regions_settled_apart_give_what_all_give_together(
    told: list[tuple[str, str, str | None]], filed: list[tuple[str, int]], refused: set[int]
) -> None:
    pledges = [pledge(f"{name} | {amount} 2024-12-13", fund, at) for at, (name, amount, fund) in enumerate(told)]
    known = lines("; ".join(f"{name} | {amount} 2024-12-20" for name, amount in filed)) if filed else []
    among = FiledLines.of(known)
    found = [
        find_candidates(one, among, refused=[line.key for line in known] if at in refused else ())
        for at, one in enumerate(pledges)
    ]
    together = {(match.pledge_id, match.side): match for match in settle(found, among)}
    apart = {
        (match.pledge_id, match.side): match for region in _regions(found) for match in settle(region[::-1], among)
    }
    assert apart == together
