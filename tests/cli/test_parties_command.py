"""`parties`: whom the registry knows."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.parties import list_parties
from onrecord.reference.parties import load_parties

Captured = pytest.CaptureFixture[str]


def _listed(capsys: Captured, name: str | None = None) -> list[dict[str, object]]:
    assert list_parties(name, as_json=True) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_party_is_listed(capsys: Captured) -> None:
    assert [party["id"] for party in _listed(capsys)] == [party.id for party in load_parties().all]


@pytest.mark.parametrize("name", ["payward", "PAYWARD INC", "kraken"])
def test_a_party_is_found_by_any_name(capsys: Captured, name: str) -> None:
    assert [party["id"] for party in _listed(capsys, name)] == ["kraken"]


def test_a_name_that_nobody_has_is_told(capsys: Captured) -> None:
    assert list_parties("Osric Thane") == 0
    assert "No party is known as Osric Thane" in capsys.readouterr().out


def test_words_of_a_name_find_all_who_bear_them(capsys: Captured) -> None:
    found = {party["id"] for party in _listed(capsys, "adelson")}
    assert {"sheldon-adelson", "miriam-adelson"} <= found


def test_an_object_tells_roles_with_their_days(capsys: Captured) -> None:
    roles = _listed(capsys, "sam-altman")[0]["roles"]
    assert {"of": "openai", "title": "chief executive", "from": "2019", "to": None} in roles  # type: ignore[operator]


@pytest.mark.parametrize("width", ["60", "200"])
def test_a_table_tells_owners_and_roles(capsys: Captured, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert list_parties("FCA US") == 0
    assert list_parties("Jassy") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "belongs to Stellantis" in shown
    assert "2021-07-05" in shown


def test_nobody_of_a_name_is_an_empty_list(capsys: Captured) -> None:
    assert _listed(capsys, "nobody of this name") == []
