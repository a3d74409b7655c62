"""The known pairs of 2025: every one that the file knows is found, nothing is accepted that it does not know."""

from __future__ import annotations

import pytest

from onrecord.matching.pledged import match_pledges
from onrecord.records import Match
from tests.matching.announced import PAIRS, KnownPair, known_pairs

pytestmark = pytest.mark.skipif(not PAIRS.is_file(), reason="the known pairs are not at hand")


def _matches() -> list[tuple[KnownPair, Match]]:
    pairs = known_pairs()
    told = [pair.pledge for pair in pairs if pair.pledge]
    filed = [pair.line for pair in pairs if pair.line]
    received = {match.pledge_id: match for match in match_pledges(told, filed) if match.side == "received"}
    return [(pair, received[pair.pledge.id]) for pair in pairs if pair.pledge]


def test_every_pair_that_the_file_knows_is_accepted() -> None:
    missed = [pair.donor for pair, match in _matches() if pair.line and match.filed != (pair.line,)]
    waiting = [pair.donor for pair, match in _matches() if pair.line and not match.is_accepted]
    assert missed + waiting == []


def test_no_pair_is_accepted_that_the_file_does_not_know() -> None:
    assert [pair.donor for pair, match in _matches() if match.filed and match.filed != (pair.line,)] == []


def test_what_differs_is_named() -> None:
    differing = {pair.donor: match.differences for pair, match in _matches() if match.verdict == "differs"}
    ((donor, (difference,)),) = differing.items()
    assert (donor, difference.field, difference.by) == ("Amazon (streaming)", "amount", "-111106.48 (-11.1 %)")
