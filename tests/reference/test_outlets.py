"""Outlets: who is found by name and host, and what a file may not hold."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.errors import DataFileError
from onrecord.reference.outlets import load_outlets, parse_outlets

HOSTS: list[tuple[str, str | None]] = [
    ("nytimes.com", "The New York Times"),
    ("www.nytimes.com", "The New York Times"),
    ("WWW.NYTimes.com.", "The New York Times"),
    ("www.nytimes.com:443", "The New York Times"),
    ("notnytimes.com", None),
    ("nytimes.com.example.org", None),
    ("com", None),
    ("", None),
]

NAMES = [
    ("NYT", "The New York Times"),
    ("Associated Press", "The Associated Press"),
    ("WSJ", "The Wall Street Journal"),
]


@pytest.mark.parametrize(("host", "name"), HOSTS)
def test_a_host_finds_its_outlet(host: str, name: str | None) -> None:
    assert load_outlets().by_host(host) == name


@pytest.mark.parametrize(("alias", "name"), NAMES)
def test_an_alias_finds_its_outlet(alias: str, name: str) -> None:
    assert load_outlets().by_name[alias].name == name


def test_wires_and_platforms_are_outlets_of_their_sort() -> None:
    outlets = load_outlets()
    assert outlets.wires
    assert outlets.platforms
    assert outlets.wires | outlets.platforms <= outlets.names
    assert not outlets.wires & outlets.platforms


def test_domains_are_bare_hosts() -> None:
    wrong = [host for host in load_outlets().hosts if host.startswith("www.") or "/" in host or host != host.lower()]
    assert wrong == []


def test_every_outlet_has_a_country() -> None:
    """A country by ISO 3166, or a region of the world by UN M49 (419 is Latin America, 001 the world)."""
    wrong = [o.name for o in load_outlets().all if not re.fullmatch(r"[A-Z]{2}|\d{3}", o.country)]
    assert wrong == []


def _country(*outlets: Any, **head: Any) -> dict[str, Any]:  # noqa: ANN401 - anything that TOML can hold
    return {"country": "XX", "language": "en", "outlet": list(outlets)} | head


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"outlet": []}, "country", "text"),
    (_country(language=3), "language", "text"),
    (_country(city="x"), "city", "no such key"),
    (_country("The Example"), "outlet", "list of tables"),
    (_country({"domains": ["example.org"]}), "outlet[1].name", "text"),
    (_country({"name": "A"}, {"name": ""}), "outlet[2].name", "text"),
    (_country({"name": "A", "aliases": "B"}), "outlet[1].aliases", "list of texts"),
    (_country({"name": "A", "domains": ["a.org", "a.org"]}), "outlet[1].domains", "stands twice"),
    (_country({"name": "A", "wire": "yes"}), "outlet[1].wire", "true or false"),
    (_country({"name": "A", "url": "a.org"}), "outlet[1].url", "no such key"),
    (_country({"name": "A"}, {"name": "B", "aliases": ["A"]}), "A", "two outlets have this name"),
    (
        _country({"name": "A", "domains": ["a.org"]}, {"name": "B", "domains": ["a.org"]}),
        "a.org",
        "two outlets have this domain",
    ),
]


@pytest.mark.parametrize(("table", "key", "reason"), BROKEN)
def test_a_broken_file_is_refused(table: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(DataFileError, match=reason) as caught:
        parse_outlets({"outlets/xx.toml": table})
    assert (caught.value.file, caught.value.key) == ("outlets/xx.toml", key)


def test_an_outlet_may_have_its_own_language() -> None:
    outlets = parse_outlets({"outlets/xx.toml": _country({"name": "A"}, {"name": "B", "language": "fr"})})
    assert [(o.name, o.country, o.language) for o in outlets.all] == [("A", "XX", "en"), ("B", "XX", "fr")]
