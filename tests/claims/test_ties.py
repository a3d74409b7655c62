"""Ties of a name and a sum that no rule brings together. Cases are rows of ties.tsv."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.claims.reader import find_frames, load_reader, read_claims
from onrecord.claims.tying.ties import add_ties, find_ties, find_told_ties
from onrecord.records import Claim
from onrecord.reference.tiemodel import TieModel, TieModels

from .reading import make_article, read_rows

LEADS = {
    "en": "Orlo Foods gave $1 million to Donald Trump's inaugural committee, a filing shows.",
    "fr": "Orlo Foods a donné 1 million de dollars au comité d'investiture de Donald Trump, montre une déclaration.",
    "de": "Orlo Foods spendete eine Million Dollar an Donald Trumps Amtseinführungskomitee, zeigt eine Meldung.",
    "es": "Orlo Foods donó un millón de dólares al comité de investidura de Donald Trump, muestra un informe.",
    "it": "Orlo Foods ha donato un milione di dollari al comitato per l'insediamento di Donald Trump.",
    "nl": "Orlo Foods gaf 1 miljoen dollar aan het inauguratiecomité van Donald Trump, blijkt uit een opgave.",
    "pt": "A Orlo Foods doou US$ 1 milhão ao comitê de posse de Donald Trump, mostra um relatório.",
}
ROWS = list(read_rows("ties.tsv"))


def _read(row: dict[str, str]) -> list[Claim]:
    text = f"{LEADS[row['language']]}¶{row['sentence']}"
    claims = read_claims(make_article(text, row["language"], "2025-04-22"), load_reader(row["language"])).claims
    assert claims, "the lead tells of a gift"
    return [claim for claim in claims if claim.donor.name != "Orlo Foods"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']} {row['note']}" for row in ROWS])
def test_rows(row: dict[str, str], request: pytest.FixtureRequest) -> None:
    if row["note"].startswith("xfail:"):
        request.applymarker(pytest.mark.xfail(reason=row["note"], strict=True))
    wanted = [(row["donor"], Decimal(row["amount"]))] if row["donor"] else []
    assert [(claim.donor.name, claim.amount) for claim in _read(row)] == wanted


def test_a_tie_tells_what_spoke_for_it() -> None:
    claims = [claim for row in ROWS if row["donor"] for claim in _read(row) if claim.rule == "tie"]
    assert claims, "the table has sentences that no rule sees"
    for claim in claims:
        assert "verb.unknown" in claim.reasons
        assert any(reason.startswith("tie:") for reason in claim.reasons)


def _always(odds: float) -> TieModels:
    model = TieModel(floor=0.0, features=(), trees=(((-1, 0.0, 0, 0, odds),),))
    return TieModels(near=model, far=model)


def test_the_model_decides_and_its_floor_holds() -> None:
    article = make_article("Orlo Foods smiled at its $5,000 in the book of Donald Trump's inaugural fund.", "en")
    scene, _, frames, barred = find_frames(article, load_reader("en"))
    assert frames == []
    assert add_ties(frames, scene, barred, _always(-0.1)) == []
    assert [frame.rule for frame in add_ties(frames, scene, barred, _always(0.1))] == ["tie"]


@pytest.mark.parametrize(
    "text",
    [
        "Did Orlo Foods have $5,000 for Donald Trump's inaugural fund?",
        "Orlo Foods will not give to Donald Trump's inaugural fund, which asked Ruth Calloway for $5,000.",
        "Donald Trump has $5,000 for his inaugural fund.",
        "Orlo Foods spends $5,000 a month on Donald Trump's inaugural fund.",
    ],
)
def test_questions_refusals_honourees_and_rates_have_no_ties(text: str) -> None:
    scene, _, frames, barred = find_frames(make_article(text, "en"), load_reader("en"))
    assert list(find_ties(frames, scene, barred)) == []


def test_a_sum_that_a_rule_has_taken_is_free_for_learning_alone() -> None:
    article = make_article("Orlo Foods gave $5,000 to Donald Trump's inaugural fund.", "en")
    scene, _, frames, barred = find_frames(article, load_reader("en"))
    assert list(find_ties(frames, scene, barred)) == []
    (tie,) = find_told_ties(frames, scene)
    assert tie.features["after"] == 1
    assert tie.features["between.verb"] == 1
    assert "told_here" not in tie.features


def test_features_speak_of_the_grammar_alone() -> None:
    """The same sentence with other names has the same features: nothing hangs on who gives."""
    told = []
    for name in ("Orlo Foods", "Mira Foods"):
        article = make_article(f"{name} is down for $5,000 for Donald Trump's inaugural fund.", "en")
        scene, _, _, barred = find_frames(article, load_reader("en"))
        told.append([tie.features for tie in find_ties([], scene, barred)])
    assert told[0] == told[1] != []
