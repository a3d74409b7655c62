"""`funds` and `languages`: what onrecord knows before it reads anything."""

from __future__ import annotations

import json
from collections.abc import Callable

from typer.testing import Result

from onrecord.reference.funds import load_funds
from onrecord.reference.lexicon import language_codes

Run = Callable[..., Result]


def test_every_fund_is_listed(run: Run) -> None:
    printed = run("funds").stdout
    listed = [json.loads(line) for line in run("funds", "--json").stdout.splitlines()]
    assert {fund["id"] for fund in listed} == set(load_funds().by_id)
    assert all(fund.id in printed for fund in load_funds().all)
    assert next(fund for fund in listed if fund["id"] == "us-inaugural-2025")["ceremony"] == "2025-01-20"


def test_every_language_is_listed_with_its_size(run: Run) -> None:
    printed = run("languages").stdout
    listed = [json.loads(line) for line in run("languages", "--json").stdout.splitlines()]
    assert tuple(language["code"] for language in listed) == language_codes()
    assert all(language["name"] in printed for language in listed)
    assert all(language["phrases"] > 0 for language in listed)
