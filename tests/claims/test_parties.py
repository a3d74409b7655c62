"""Who is named, and what it is. Cases are rows of parties.tsv; a row is added there, and no line of code here."""

from __future__ import annotations

import pytest

from onrecord.claims.parties.cast import Member

from .reading import make_scene, read_rows

ROWS = list(read_rows("parties.tsv"))
KINDS = {"person", "organization", "other"}

Party = tuple[str, tuple[str, ...], str]


def _expected(cell: str) -> list[Party]:
    parties: list[Party] = []
    for part in cell.split(" | "):
        names, kind = part.split(" = ")
        name, *also = names.split(", ")
        parties.append((name, tuple(also), kind))
    return parties


def _got(member: Member) -> Party:
    return member.name, member.also, member.kind


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_names_and_their_kinds(row: dict[str, str]) -> None:
    scene = make_scene(row["text"], row["language"])
    assert [_got(member) for member in scene.cast.members] == _expected(row["parties"])


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_row_names_what_its_text_names(row: dict[str, str]) -> None:
    for name, also, kind in _expected(row["parties"]):
        assert kind in KINDS
        assert [form for form in (name, *also) if form not in row["text"]] == []
