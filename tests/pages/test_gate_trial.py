"""A step that only saves time is left out where it stops few pages, and tried again later."""

from __future__ import annotations

import pytest

from onrecord.pages.gate.trying import _REST, _TRIED, Trial


def tried_of(trial: Trial, pages: int, stops: int) -> list[int]:
    """The numbers of the pages on which it is tried, when it stops so many in each hundred."""
    tried = []
    for page in range(pages):
        if trial.is_on():
            tried.append(page)
            trial.note(stopped=page % 100 < stops)
    return tried


@pytest.mark.parametrize(("stops", "times"), [(100, 2000), (25, 2000), (24, 200), (0, 200)])
def test_it_is_tried_on_as_many_pages_as_it_is_worth(stops: int, times: int) -> None:
    tried = tried_of(Trial(), 2000, stops)
    assert len(tried) == times


def test_after_a_rest_it_is_tried_again() -> None:
    tried = tried_of(Trial(), _TRIED + _REST + 1, 0)
    assert tried == [*range(_TRIED), _TRIED + _REST]
