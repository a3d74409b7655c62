"""The trainer of ties, on a few documents."""

from __future__ import annotations

import pytest

from onrecord.reference.tiemodel import parse_tie_models

from .casebook import load_cases
from .score import HERE, load_documents
from .tying import FILE, PairExample, fit, fold_of, gather_examples, read_documents

FEW = 12


def _examples(times: int) -> list[PairExample]:
    """Pairs that are right where the sum follows the name and no revenue is told."""
    kinds = [({"after": 1.0}, True), ({"after": 1.0, "between.business": 1.0}, False), ({"words": 3.0}, False)]
    return [
        PairExample(document=str(n), features=f, right=right, far=far)
        for n in range(times)
        for f, right in kinds
        for far in (False, True)
    ]


def test_pairs_of_annotated_articles_are_right_and_wrong_ones() -> None:
    reads = list(read_documents(load_documents([HERE / "en"])[:FEW]))
    examples = gather_examples(reads)
    assert {one.right for one in examples} == {True, False}
    assert {one.document for one in examples} <= {read.document.id for read in reads}


def test_each_sentence_of_the_case_tables_is_a_document_with_an_id_of_its_own() -> None:
    ids = [document.id for document in load_cases()]
    assert len(ids) == len(set(ids)), sorted(i for i in set(ids) if ids.count(i) > 1)


def test_a_document_keeps_its_fold() -> None:
    assert fold_of("en-001") == fold_of("en-001")
    assert len({fold_of(f"en-{n:03d}") for n in range(40)}) > 1


def test_what_is_learnt_tells_right_from_wrong() -> None:
    pytest.importorskip("lightgbm", reason="training is an extra: make train-setup")
    model = parse_tie_models(fit(_examples(40), (0.5, 0.7))).near
    assert model.floor == pytest.approx(0.5)
    assert model.odds({"after": 1.0}) > 0 > model.odds({"after": 1.0, "between.business": 1.0})
    assert model.odds({"words": 3.0}) < 0


def test_the_same_examples_make_the_same_model() -> None:
    pytest.importorskip("lightgbm", reason="training is an extra: make train-setup")
    assert fit(_examples(40), (0.5, 0.7)) == fit(_examples(40), (0.5, 0.7))


def test_the_packaged_model_is_small() -> None:
    assert FILE.stat().st_size < 400_000
