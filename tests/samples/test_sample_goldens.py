"""What `onrecord scan --json` prints for each sample, spans included, as it was last looked at.

How sure a claim is stands in no golden: it is trained anew whenever the annotated articles grow.
"""

from __future__ import annotations

import json

import pytest

from onrecord.pipeline import read_page
from onrecord.views.documents import document_object

from .expectations import EXPECTATIONS, GOLDEN, Expectation, capture_sample


def _of_sample(expectation: Expectation) -> str:
    return expectation.sample


def test_every_sample_has_a_golden() -> None:
    names = {f"{expectation.sample}.expected.json" for expectation in EXPECTATIONS}
    assert {path.name for path in GOLDEN.glob("*")} == names, "scripts/bless writes the goldens"


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=_of_sample)
def test_a_sample_reads_as_it_was_last_looked_at(expectation: Expectation) -> None:
    (reading,) = read_page(capture_sample(expectation.sample))
    golden = json.loads((GOLDEN / f"{expectation.sample}.expected.json").read_text("utf-8"))
    printed = document_object(reading)
    for claim in (*printed["claims"], *printed["review"]):
        del claim["confidence"], claim["reasons"]
    assert printed == golden, "look at the difference, then run scripts/bless"
