"""Currencies: what signs and words mean, what is left out on purpose, and what the file may not hold."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.currencies import load_currencies, parse_currencies
from onrecord.reference.tables import TableReader

SIGNS = [
    ("$", "USD"),
    ("US$", "USD"),
    ("$US", "USD"),
    ("U.S.$", "USD"),
    ("USD", "USD"),
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("£", "GBP"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("$CA", "CAD"),
    ("A$", "AUD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("MX$", "MXN"),
    ("HK$", "HKD"),
    ("¥", "JPY"),
    ("CHF", "CHF"),
    ("Fr.", "CHF"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
]

WORDS = [
    ("en", "dollars", "USD"),
    ("es", "pesos", "MXN"),
    ("en", "bucks", "USD"),
    ("en", "u.s. dollars", "USD"),
    ("en", "american dollars", "USD"),
    ("en", "canadian dollars", "CAD"),
    ("en", "pounds", "GBP"),
    ("fr", "dollars américains", "USD"),
    ("fr", "piastres", "USD"),
    ("fr", "dollars canadiens", "CAD"),
    ("fr", "livres sterling", "GBP"),
    ("fr", "livres", "GBP"),  # from ten thousand on: fewer may be books (`money.large`)
    ("fr", "francs suisses", "CHF"),
    ("es", "dólares", "USD"),
    ("es", "pesos mexicanos", "MXN"),
    ("de", "us-dollar", "USD"),
    ("de", "franken", "CHF"),
    ("pt", "reais", "BRL"),
    ("it", "dollari", "USD"),
    ("it", "sterline", "GBP"),
    ("nl", "euro's", "EUR"),
    ("nl", "ponden", "GBP"),
]

ASSETS = [
    ("xrp", "XRP"),
    ("usdc", "USDC"),
    ("bitcoin", "BTC"),
    ("ether", "ETH"),
    ("dogecoin", "DOGE"),
    ("solana", "SOL"),
]

# Words that mean too many things to stand for one currency.
LEFT_OUT = [
    ("en", "won"),
    ("en", "rand"),
    ("en", "pesos"),
    ("en", "kroner"),
    ("en", "pence"),
    ("en", "crown"),
    ("es", "real"),
    ("pt", "real"),
    ("fr", "couronnes"),
    ("it", "lire"),
]


@pytest.mark.parametrize(("sign", "code"), SIGNS)
def test_a_sign_means_a_currency(sign: str, code: str) -> None:
    assert load_currencies().symbols[sign] == code


@pytest.mark.parametrize(("language", "word", "code"), WORDS)
def test_a_word_means_a_currency(language: str, word: str, code: str) -> None:
    assert load_currencies().words[language][word] == code


@pytest.mark.parametrize(("word", "asset"), ASSETS)
def test_a_word_means_an_asset(word: str, asset: str) -> None:
    assert load_currencies().assets[word] == asset


@pytest.mark.parametrize(("language", "word"), LEFT_OUT)
def test_a_word_of_many_meanings_is_left_out(language: str, word: str) -> None:
    assert word not in load_currencies().words[language]


@pytest.mark.parametrize("code", ["ALL", "TRY", "TOP", "MAD", "PEN", "SOS"])
def test_a_code_that_is_a_word_is_no_sign(code: str) -> None:
    currencies = load_currencies()
    assert code in currencies.codes
    assert code not in currencies.symbols


def test_codes_look_like_codes() -> None:
    codes = load_currencies().codes
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert set(load_currencies().symbols.values()) <= codes


def test_no_word_means_two_currencies_when_case_and_blanks_are_dropped() -> None:
    folded: dict[str, str] = {}
    for sign, code in load_currencies().symbols.items():
        assert folded.setdefault(sign.replace(" ", "").casefold(), code) == code


@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "pt", "it", "nl"])
def test_every_language_can_say_dollars_and_euros(language: str) -> None:
    assert {"USD", "EUR", "GBP", "CHF", "CAD"} <= set(load_currencies().words[language].values())


def _file(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - anything that TOML can hold
    good: dict[str, Any] = {
        "codes": ["USD", "EUR"],
        "signs": {"USD": ["$"]},
        "words": {"en": {"USD": ["dollars"]}},
        "assets": {"XRP": ["xrp"]},
    }
    return {key: value for key, value in (good | changes).items() if value is not None}


BROKEN: list[tuple[str, dict[str, Any], str, str]] = [
    ("no codes", {"codes": None}, "codes", "list of texts"),
    ("no signs", {"signs": None}, "signs", "table"),
    ("signs no table", {"signs": ["$"]}, "signs", "table"),
    ("unknown code", {"signs": {"XXX": ["x"]}}, "signs.XXX", "not among the codes"),
    ("sign twice", {"signs": {"USD": ["$"], "EUR": ["$"]}}, "signs.EUR", "already means USD"),
    ("words no list", {"words": {"en": {"USD": "dollars"}}}, "words.en.USD", "list of texts"),
    ("unknown code of a word", {"words": {"en": {"ZZZ": ["zeds"]}}}, "words.en.ZZZ", "not among the codes"),
    ("word in capitals", {"words": {"en": {"USD": ["Dollars"]}}}, "words.en.USD", "small letters"),
    ("word twice", {"words": {"en": {"USD": ["euros"], "EUR": ["euros"]}}}, "words.en.EUR", "already means USD"),
    ("asset twice", {"assets": {"XRP": ["coin"], "ETH": ["coin"]}}, "assets.ETH", "already means XRP"),
    ("unknown key", {"sings": {}}, "sings", "no such key"),
]


@pytest.mark.parametrize(("changes", "key", "reason"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_file_is_refused(changes: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_currencies(TableReader(_file(**changes), "currencies.toml"))
    assert (caught.value.file, caught.value.key) == ("currencies.toml", key)


def test_a_good_file_is_read() -> None:
    currencies = parse_currencies(TableReader(_file(), "currencies.toml"))
    assert currencies.symbols == {"$": "USD"}
    assert currencies.words == {"en": {"dollars": "USD"}}
    assert currencies.assets == {"xrp": "XRP"}
