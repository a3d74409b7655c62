"""`scan` and `add` with --engine spark: the same output and the same ledger as without, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app

from .corpus import make_archive, make_pages

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.xdist_group("spark")


@pytest.mark.usefixtures("spark")
def test_scan_prints_the_same(tmp_path: Path) -> None:
    pages = make_pages(tmp_path / "pages", 3)
    here, there = (
        CliRunner().invoke(app, ["scan", "--json", str(pages), "--engine", engine]) for engine in ("local", "spark")
    )
    assert (here.exit_code, there.exit_code) == (1, 1)
    assert len(here.stdout.splitlines()) == 5
    assert there.stdout == here.stdout


def test_add_keeps_the_readings_and_takes_them_in(spark: SparkSession, tmp_path: Path) -> None:
    pages, out, ledger = make_pages(tmp_path / "pages", 3), str(tmp_path / "out"), str(tmp_path / "a.db")
    command = ["add", "--json", "--ledger", ledger]
    archive = str(make_archive(tmp_path / "crawl.warc.gz", 4))
    done = CliRunner().invoke(app, [*command, str(pages), archive, "--engine", "spark", "--out", out])
    again = CliRunner().invoke(app, [*command, out])
    told, nothing = (json.loads(one.stdout) for one in (done, again))
    assert (told["seen"], told["new"], told["claims"] > 0, told["problems"]) == (9, 7, True, 2)
    assert (nothing["seen"], nothing["new"], nothing["claims"]) == (9, 0, 0)
    assert "4 tell of gifts" in done.stderr


REFUSED = [
    (["--engine", "dask"], "there is local, and spark"),
    (["--out", "x"], "it goes with --engine spark"),
    (["--master", "yarn"], "it goes with --engine spark"),
    (["--engine", "spark", "--jobs", "2"], "local[2]"),
    (["--engine", "spark", "--master", "yarn"], "all its machines share"),
]


@pytest.mark.parametrize(("options", "why"), REFUSED)
def test_options_that_do_not_fit_together_are_refused(options: list[str], why: str) -> None:
    refused = CliRunner().invoke(app, ["scan", "a.html", *options])
    assert (refused.exit_code, why in refused.stderr) == (2, True), refused.stderr


def test_without_the_extra_one_line_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    refused = CliRunner().invoke(app, ["scan", "a.html", "--engine", "spark"])
    assert refused.exit_code == 2
    assert "pip install 'onrecord[spark]'" in refused.stderr
