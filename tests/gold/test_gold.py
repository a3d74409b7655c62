"""Every gold document is well-formed, and the reader does not fall below the pinned floors on them."""

from __future__ import annotations

import json
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from .floors import FOLDER, SETS, Floors, digest_corpus, run_measured, shortfalls

PATHS = sorted(FOLDER.rglob("*.json"))
LANGUAGES = {"de": 3, "en": 60, "es": 6, "fr": 50, "it": 5, "nl": 4, "pt": 4}
KEYS = {"id", "article", "claims", "statements", "phenomena", "notes"}
CLAIM_KEYS = {
    *("donor", "donor_also", "donor_kind", "capacity", "fund", "fund_name", "amount", "currency"),
    *("amount_qualifier", "in_kind", "status", "associated", "credited_to", "date", "optional"),
}
KINDS = {"person", "organization"}
CAPACITIES = {"personal", "company", "unknown"}
QUALIFIERS = {"exact", "at_least", "more_than", "about", "nearly", "up_to"}
STATUSES = {"planned", "given", "reported_in_filing", "declined", "refunded"}
FUNDS = {
    "us-inaugural-2025", "us-inaugural-2021", "us-inaugural-2017", "us-inaugural-2013", "us-inaugural-2009",
    "us-inaugural-2005", "us-white-house-ballroom-2025", "us-superpac-america-pac", "us-superpac-maga-inc",
    "us-superpac-future-forward", "us-trump-presidential-library", "us-obama-presidential-center",
    "us-trump-accounts-2025",
}  # fmt: skip

each_language = pytest.mark.parametrize("language", LANGUAGES)


def load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def documents_of(language: str) -> list[tuple[Path, dict[str, Any]]]:
    return [(path, load(path)) for path in PATHS if path.parent.name == language]


def claims_of(language: str) -> list[tuple[str, dict[str, Any]]]:
    """The claims of a language, each with what tells where it stands."""
    return [
        (f"{path.stem}: {claim['donor']}", claim)
        for path, document in documents_of(language)
        for claim in document["claims"]
    ]


def printed_text(document: dict[str, Any]) -> str:
    article = document["article"]
    return one_line(" ".join(article[key] or "" for key in ("headline", "alternativeHeadline", "articleBody")))


def one_line(text: str) -> str:
    # A page may break its lines within a name or a quotation.
    return " ".join(text.split())


@each_language
def test_documents_have_their_keys(language: str) -> None:
    for path, document in documents_of(language):
        article = document["article"]
        assert set(document) == KEYS, path.stem
        assert document["id"] == path.stem
        assert article["inLanguage"].partition("-")[0] == language, path.stem
        assert article["@type"] == "NewsArticle", path.stem
        assert article["articleBody"].strip(), path.stem
        assert article["datePublished"] is None or date.fromisoformat(article["datePublished"])


@each_language
def test_claims_use_the_known_words(language: str) -> None:
    for where, claim in claims_of(language):
        assert set(claim) == CLAIM_KEYS, where
        assert claim["donor_kind"] in KINDS, where
        assert claim["capacity"] in CAPACITIES, where
        assert claim["status"] in STATUSES, where
        assert claim["fund"] is None or claim["fund"] in FUNDS, where
        assert {type(claim["in_kind"]), type(claim["optional"])} == {bool}, where


@each_language
def test_organizations_give_as_company(language: str) -> None:
    for where, claim in claims_of(language):
        assert claim["donor_kind"] == "person" or claim["capacity"] == "company", where


@each_language
def test_amounts_are_whole(language: str) -> None:
    for where, claim in claims_of(language):
        money = [claim["amount"], claim["currency"], claim["amount_qualifier"]]
        assert money == [None] * 3 or (money[0] > 0 and len(money[1]) == 3 and money[2] in QUALIFIERS), where


@each_language
def test_what_the_gold_names_stands_in_the_text(language: str) -> None:
    for path, document in documents_of(language):
        text = printed_text(document)
        for claim in document["claims"]:
            where = f"{path.stem}: {claim['donor']}"
            assert any(one_line(name) in text for name in (claim["donor"], *claim["donor_also"])), where
            for key in ("fund_name", "date"):
                assert claim[key] is None or one_line(claim[key]) in text, (where, claim[key])
        for statement in document["statements"]:
            assert one_line(statement["quote"]) in text, (path.stem, statement["quote"])


@each_language
def test_no_gift_is_annotated_twice(language: str) -> None:
    keys = ("donor", "fund", "fund_name", "amount", "currency", "in_kind", "status", "date")
    for path, document in documents_of(language):
        claims = [tuple(claim[key] for key in keys) for claim in document["claims"]]
        assert len(claims) == len(set(claims)), path.stem


def test_the_set_is_whole() -> None:
    counts = {language: sum(path.parent.name == language for path in PATHS) for language in LANGUAGES}
    assert all(counts[language] >= least for language, least in LANGUAGES.items()), counts


def test_a_fair_part_of_the_documents_holds_no_gift() -> None:
    empty = [path for path in PATHS if all(claim["optional"] for claim in load(path)["claims"])]
    assert 0.125 * len(PATHS) <= len(empty) <= 0.35 * len(PATHS)


each_set = pytest.mark.parametrize("name", SETS)


def folder_of(name: str) -> Path:
    if not SETS[name].is_dir():
        pytest.skip(f"the {name} set does not lie beside this repository")
    return SETS[name]


@each_set
def test_the_floors_were_pinned_on_these_documents(name: str) -> None:
    folder = folder_of(name)
    assert Floors.load().digests[name] == digest_corpus(folder), "the documents changed: run scripts/pin_floors"


@each_set
def test_the_reader_keeps_above_the_floors(name: str) -> None:
    folder = folder_of(name)
    reader = Path(sys.executable).with_name("onrecord")
    measured = run_measured(shlex.join([str(reader), "scan", "--json"]), folder)
    assert shortfalls(Floors.load().figures[name], measured) == []
