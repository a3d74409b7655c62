"""Figures, days and names as each language writes them: one fact has one key. A row: language, text, facts."""

from __future__ import annotations

import pytest

from onrecord.pledges.origins.addresses import bare_address
from onrecord.pledges.origins.credits import credited_agencies
from onrecord.pledges.origins.facts import find_facts
from onrecord.records import Furniture, TellingArticle
from onrecord.reference.story_words import load_story_words

MILLION = "n:1000000"
ROWS = [
    ("en", "So $1 million came.", [MILLION]),
    ("en", "So a million dollars came.", [MILLION]),
    ("en", "So $1m and $1,000,000.00 came.", [MILLION]),
    ("en", "So half a million came.", ["n:500000"]),
    ("en", "So $1.25bn came.", ["n:1250000000"]),
    ("en", "So three of four gave, one did not.", ["n:3", "n:4"]),
    ("en", "So millions of voters came.", []),
    ("fr", "Voici un million de dollars.", [MILLION]),
    ("fr", "Voici 1\u202f000\u202f000 de dollars, dont 250 000 en nature.", [MILLION, "n:250000"]),
    ("fr", "Voici 1,5 milliard et un demi-million.", ["n:1500000000", "n:500000"]),
    ("de", "Es war eine Million Dollar.", [MILLION]),
    ("de", "Es waren 1.000.000 Dollar und 2,5 Mio. Euro.", [MILLION, "n:2500000"]),
    ("de", "Es waren 1,000,000 Dollar.", [MILLION]),
    ("es", "Fue un millón de dólares.", [MILLION]),
    ("es", "Fueron 1.200 millones de dólares.", ["n:1200000000"]),
    ("pt", "Foi um milhão de dólares.", [MILLION]),
    ("it", "Era un milione di dollari, il 3,4 per cento.", [MILLION, "n:3.4"]),
    ("nl", "Het was een miljoen dollar, geen 250.000.", [MILLION, "n:250000"]),
    ("en", "It was on January 9, 2025, and on Jan. 20.", ["d:01-09", "n:2025", "d:01-20"]),
    ("en", "It was on 9 January.", ["d:01-09"]),
    ("fr", "C'était le 9 janvier, puis le 1er mars.", ["d:01-09", "d:03-01"]),
    ("de", "Es war am 9. Januar.", ["d:01-09"]),
    ("es", "Fue el 9 de enero.", ["d:01-09"]),
    ("pt", "Foi em 9 de janeiro.", ["d:01-09"]),
    ("it", "Era il 9 gennaio.", ["d:01-09"]),
    ("nl", "Het was op 9 januari.", ["d:01-09"]),
    ("en", "It was on Thursday, in December.", ["w:4", "m:12"]),
    ("de", "Es war am Donnerstag, im Dezember.", ["w:4", "m:12"]),
    ("en", "Ellery Voss gave. The man was in Denver.", ["p:elleri", "p:voss", "p:denver"]),
    ("de", "Ellery Voss gab viel Geld. Der Mann war in Denver.", ["p:elleri", "p:voss", "p:denver"]),
    ("de", "Der Brackwell-Chef zahlte Brackwells Spende.", ["p:brakkv"]),
    ("fr", "C'est l'argent d'Élodie Marchandeau.", ["p:elodie", "p:markha"]),
    ("xx", "Ellery Voss 1,000,000", ["p:elleri", "p:voss", MILLION]),
]


@pytest.mark.parametrize(("language", "text", "keys"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_one_fact_has_one_key(language: str, text: str, keys: list[str]) -> None:
    assert list(find_facts(text, load_story_words(language)).keys) == keys


AGENCIES = [
    ("WASHINGTON (AP) — Ellery Voss gave.", ["The Associated Press"]),
    ("Washington (dpa) - Ellery Voss gab viel.", ["Deutsche Presse-Agentur"]),
    ("Lisboa, 09 jan 2025 (Lusa) – Ellery Voss deu.", ["Lusa"]),
    ("(ANSA) - ROMA, 9 GEN - Ellery Voss dona.", ["ANSA"]),
    ("Washington, 9 ene (EFE).- Ellery Voss dio.", ["Agencia EFE"]),
    ("BRUSSEL (BELGA) - Ellery Voss gaf.", ["Belga"]),
    ("Ellery Voss gaf veel.\nBron: ANP", ["ANP"]),
    ("Ellery Voss gab viel.\nMit Material von dpa und AFP", ["Agence France-Presse", "Deutsche Presse-Agentur"]),
    ("Ellery Voss a donné. (avec Reuters)", []),
    ("Ellery Voss gibt viel. afp", ["Agence France-Presse"]),
    ("Ellery Voss gibt viel. So die dpa", []),
    ("Ellery Voss gave, Reuters reported.", []),
    ("Ellery Voss gave (Reuters saw the letter) a million.", []),
    ("AP Photo/Osric Brask\nEllery Voss gave.", []),
]


@pytest.mark.parametrize(("text", "agencies"), AGENCIES, ids=[row[0] for row in AGENCIES])
def test_who_is_credited(text: str, agencies: list[str]) -> None:
    assert sorted(credited_agencies(TellingArticle(id="a", language="en", text=text))) == agencies


def test_furniture_credits_too() -> None:
    text = "Ellery Voss gave.\nBy Osric Brask, Associated Press\nPhoto: AFP"
    furniture = (Furniture(kind="byline", start=18, end=50), Furniture(kind="credit", start=51, end=61))
    told = TellingArticle(id="a", language="en", text=text, furniture=furniture)
    assert credited_agencies(told) == {"The Associated Press"}


@pytest.mark.parametrize("url", ["", "no address", "http://[broken", "https://x.example/", "https://x.example/de"])
def test_what_is_no_article_has_no_address(url: str) -> None:
    assert bare_address(url) is None
