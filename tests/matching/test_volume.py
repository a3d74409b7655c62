"""Candidates among many lines, where the extra "bulk" is installed: made-up tables with their truth, never timed.

A hundredth of the full size runs always, a tenth where ONRECORD_SLOW is set.
"""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.errors import DataFileError
from onrecord.matching.preparing import prepare_sql
from onrecord.reference.bulk import load_bulk_policy, parse_bulk_policy
from onrecord.reference.tables import TableReader

BENCH = Path(__file__).parents[2] / "bench" / "matching.py"
SIZES = [(1000, 100_000), (10_000, 1_000_000)]


def _bench() -> ModuleType:
    pytest.importorskip("splink", reason='the extra "bulk" is not installed')
    spec = spec_from_file_location("bench_matching", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("pledges", "lines"), SIZES)
def test_pledges_find_their_lines_among_many(tmp_path: Path, pledges: int, lines: int) -> None:
    if pledges > SIZES[0][0] and not os.environ.get("ONRECORD_SLOW"):
        pytest.skip("a tenth of the full size takes half a minute: set ONRECORD_SLOW")
    bench = _bench()
    made = bench.make_tables(tmp_path, pledges, lines)
    matches, _ = bench.match_tables(made, tmp_path)
    found = bench.score(matches, made.truth)
    assert found["precision"] >= 0.99
    assert found["found with review"] >= 0.90


@pytest.mark.parametrize(
    ("told", "filed", "kind"),
    [
        ("Jörg Müllner", "MUELLNER, JOERG", "person"),
        ("Jörg Müllner", "MULLNER, JORG", "person"),
        ("Søren Weiß", "WEISS, SOREN", "person"),
        ("Bäckerei Łodz", "BAECKEREI LODZ GMBH", "organization"),
    ],
)
def test_tables_compare_letters_however_filers_spell_them(told: str, filed: str, kind: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason='the extra "bulk" is not installed')
    rows = ", ".join(f"({at}, 'f', '{name}', '{kind}', 1, DATE '2025-01-01')" for at, name in enumerate((told, filed)))
    source = f"(SELECT * FROM (VALUES {rows}) AS t(unique_id, fund_id, name, kind, amount, day))"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE aliases (name_key VARCHAR, party VARCHAR)")
        found = connection.execute(f"SELECT DISTINCT name_key FROM ({prepare_sql(source)})").fetchall()
    assert len(found) == 1


def test_the_same_tables_give_the_same_matches(tmp_path: Path) -> None:
    bench = _bench()
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        made = bench.make_tables(folder, 200, 5000)
        matches, _ = bench.match_tables(made, folder)
        found.append([(match.verdict, match.score, [one.key for one in match.filed]) for match in matches.values()])
    assert found[0] == found[1]


def test_a_wrong_number_is_refused() -> None:
    assert load_bulk_policy().most_pairs > 0
    with pytest.raises(DataFileError):
        parse_bulk_policy(TableReader({"limits": {}, "levels": {}}, "bulk.toml"))
