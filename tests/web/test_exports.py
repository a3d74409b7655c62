"""The list as a file: the same gifts as on the page, the same bytes as by `onrecord export`."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.exports import FORMATS, ExportRequest
from onrecord.ledger import Ledger
from onrecord.web.pages.exports import OFFERED


@pytest.mark.parametrize(
    ("query", "donors"),
    [
        ("?q=altman", {"Sam Altman"}),
        ("?capacity=personal&fund=us-inaugural-2025&since=2025-04-01", {"Warren Stephens"}),
        ("?q=nobody+at+all", set()),
    ],
)
def test_a_file_holds_what_the_list_finds(client: TestClient, query: str, donors: set[str]) -> None:
    sent = client.get(f"/export/gifts.csv{query}")
    assert {row["donor_name"] for row in csv.DictReader(io.StringIO(sent.text))} == donors
    sent = client.get(f"/export/gifts.jsonl{query}")
    assert {json.loads(line)["donor"]["name"] for line in sent.text.splitlines()} == donors


def test_a_file_is_that_of_the_command(client: TestClient, demo_ledger: Path) -> None:
    make = FORMATS["csv"].chunks
    assert make is not None
    with Ledger.open(demo_ledger, read_only=True) as ledger:
        own = b"".join(make(ExportRequest(ledger=ledger, today=date(2025, 3, 1))))
    assert client.get("/export/gifts.csv").content == own


@pytest.mark.parametrize("ending", OFFERED)
def test_a_file_has_a_name_and_its_kind(client: TestClient, ending: str) -> None:
    sent = client.get(f"/export/gifts.{ending}?q=altman")
    assert sent.headers["content-disposition"] == f'attachment; filename="onrecord-gifts-2025-03-01.{ending}"'
    assert sent.headers["content-type"].partition(";")[0] == FORMATS[ending].media_type.partition(";")[0]
    assert len(sent.content) > 100


@pytest.mark.parametrize(
    ("address", "status"),
    [("/export/gifts.exe", 404), ("/export/gifts.sqlite", 404), ("/export/gifts.csv?since=yesterday", 400)],
)
def test_what_cannot_be_sent_is_told(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_files_do_not_use_one_another_up(client: TestClient) -> None:
    for _ in range(5):
        assert client.get("/export/gifts.csv?q=altman").status_code == 200


def test_a_part_of_the_list_has_the_rows_of_the_whole(client: TestClient) -> None:
    whole = client.get("/export/gifts.csv").text.splitlines()
    part = client.get("/export/gifts.csv?capacity=company&least=1000000").text.splitlines()
    assert 5 < len(part) < len(whole)
    assert [line for line in whole if line in set(part)] == part
