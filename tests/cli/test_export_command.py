"""`onrecord export` as it is typed: files put in their place whole, wrong calls told plainly, pipes that close."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from onrecord.errors import ExportError
from onrecord.exports import CONTENTS, FORMATS, ExportRequest, Format
from tests.exports.making import make_ledger

Run = Callable[..., Result]
DAY = ("--as-of", "2025-05-01")


@pytest.fixture(scope="module")
def gifts_db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_ledger(tmp_path_factory.mktemp("gifts") / "gifts.db"))


def _rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.chunks is not None])
def test_a_file_is_what_standard_output_is(run: Run, gifts_db: str, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"gifts{FORMATS[name].ending}"
    printed = run("export", name, "--ledger", gifts_db, *DAY)
    written = run("export", name, "--ledger", gifts_db, *DAY, "--out", str(out))
    assert (printed.exit_code, written.exit_code, written.output) == (0, 0, "")
    assert out.read_bytes() == printed.stdout_bytes
    assert os.listdir(tmp_path) == [out.name]


FILTERS = [
    ([], 5),
    (["--fund", "us-inaugural-2025"], 5),
    (["--fund", "ballroom"], 0),
    (["--donor", "vancroft"], 1),
    (["--status", "given"], 1),
    (["--standing", "filed_as_announced"], 1),
    (["--standing", "filed_but_never_announced"], 1),
    (["--since", "2024-12-13"], 4),
    (["--min-confidence", "0.95"], 0),
    (["--what", "claims"], 6),
    (["--what", "claims", "--donor", "brindle"], 2),
    (["--what", "claims", "--standing", "filed_as_announced"], 2),
    (["--what", "statements"], 6),
    (["--what", "statements", "--donor", "brindle"], 2),
    (["--what", "filed"], 4),
    (["--what", "filed", "--donor", "varga"], 1),
]


@pytest.mark.parametrize(("wanted", "number"), FILTERS, ids=[" ".join(wanted) or "all" for wanted, _ in FILTERS])
def test_the_filters_choose_gifts(run: Run, gifts_db: str, wanted: list[str], number: int) -> None:
    as_table = run("export", "csv", "--ledger", gifts_db, *DAY, *wanted)
    as_objects = run("export", "jsonl", "--ledger", gifts_db, *DAY, *wanted)
    assert (as_table.exit_code, as_objects.exit_code) == (0, 0)
    assert len(_rows(as_table)) == len([json.loads(line) for line in as_objects.stdout.splitlines()]) == number


def test_the_export_lists_what_the_list_lists(run: Run, gifts_db: str) -> None:
    listed = run("list", "--json", "--ledger", gifts_db, *DAY)
    assert run("export", "jsonl", "--ledger", gifts_db, *DAY).stdout == listed.stdout


def test_raw_keeps_texts_as_pages_have_them(run: Run, gifts_db: str) -> None:
    guarded, raw = (
        {row["donor_name"] for row in _rows(run("export", "csv", "--ledger", gifts_db, *DAY, *more))}
        for more in ([], ["--raw"])
    )
    link = '=HYPERLINK("http://x.example";"Foxglove")'
    assert guarded >= {f"'{link}", "Thane ‹U+202E›Beacons"}
    assert raw >= {link, "Thane \u202eBeacons"}


@pytest.mark.parametrize("what", CONTENTS)
def test_columns_are_told_without_a_ledger(run: Run, what: str) -> None:
    result = run("export", "csv", "--columns", "--what", what, "--ledger", "nowhere.db")
    assert result.exit_code == 0
    assert [name for name in CONTENTS[what].table.names if name not in result.stdout] == []


REFUSED = [
    (["odt"], "odt: not one of the formats csv, "),
    (["jsonl", "--columns"], "--columns: jsonl is no table (csv, parquet, xlsx are)"),
    (["csv", "--what", "gifts"], "--what gifts: csv holds pledges, claims"),
    (["csv", "--status", "maybe"], "--status maybe: not one of planned"),
    (["csv", "--standing", "maybe"], "--standing maybe: not one of announced"),
    (["csv", "--since", "monday"], "--since monday: not a day such as"),
    (["csv", "--as-of", "2025-02-30"], "--as-of 2025-02-30: not a day such as"),
    (["csv", "--min-confidence", "2"], "--min-confidence 2: not a number from 0 to 1"),
    (["csv", "--what", "filed", "--status", "given"], "--status: it is of what pages tell"),
    (["csv", "--out", ""], "this is a folder"),
    (["csv", "--out", "."], "this is a folder (name a file in it, such as gifts.csv)"),
    (["csv", "--out", "nowhere/gifts.csv"], "the folder nowhere does not exist"),
    (["csv", "--ledger", "nowhere.db"], "nowhere.db: there is no ledger"),
]


@pytest.mark.parametrize(("arguments", "why"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_a_wrong_call_is_told_plainly(run: Run, gifts_db: str, arguments: list[str], why: str) -> None:
    result = run("export", "--ledger", gifts_db, *arguments)
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_ledger_is_never_written_over(run: Run, gifts_db: str, ending: str) -> None:
    before = Path(gifts_db).read_bytes()
    result = run("export", "csv", "--ledger", gifts_db, "--out", gifts_db + ending)
    assert (result.exit_code, "this is the ledger itself" in result.stderr) == (2, True)
    assert Path(gifts_db).read_bytes() == before


ENDINGS: list[tuple[BaseException, int, str]] = [
    (ExportError("gift-1: it does not fit"), 2, "onrecord: gift-1: it does not fit\n"),
    (KeyboardInterrupt(), 130, "onrecord: interrupted\n"),
]


@pytest.mark.parametrize("before", [None, b"of yesterday"])
@pytest.mark.parametrize(("error", "code", "told"), ENDINGS, ids=["a value that does not fit", "Ctrl-C"])
def test_what_is_cut_short_leaves_what_was_there(
    run: Run,
    gifts_db: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    told: str,
    before: bytes | None,
) -> None:
    def end_after_a_piece(_: ExportRequest) -> Iterator[bytes]:
        yield b"half"
        raise error

    failing = Format(name="bad", ending="", media_type="", meaning="", chunks=end_after_a_piece)
    monkeypatch.setitem(FORMATS, "bad", failing)
    out = tmp_path / "gifts.csv"
    if before is not None:
        out.write_bytes(before)
    result = run("export", "bad", "--ledger", gifts_db, "--out", str(out))
    assert (result.exit_code, result.stderr) == (code, told)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if before is None else [before])


def _make_folder(request: object, place: Path) -> None:
    (place / "inner").mkdir(parents=True)
    (place / "inner" / "new.txt").write_text("new", "utf-8")


def test_a_folder_is_put_in_its_place_beside_what_stands_there(
    run: Run, gifts_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "tree", Format(name="tree", ending="", media_type="", meaning="", place=_make_folder))
    out = tmp_path / "site"
    assert run("export", "tree", "--ledger", gifts_db, "--out", str(out)).exit_code == 0
    (out / "own.txt").write_text("mine", "utf-8")
    assert run("export", "tree", "--ledger", gifts_db, "--out", str(out)).exit_code == 0
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.txt")) == [
        "site/inner/new.txt",
        "site/own.txt",
    ]
    result = run("export", "tree", "--ledger", gifts_db)
    assert (result.exit_code, "name a place with --out" in result.stderr) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="rights of a file")
def test_a_file_keeps_its_rights_and_a_link_stays_a_link(run: Run, gifts_db: str, tmp_path: Path) -> None:
    out, link = tmp_path / "gifts.csv", tmp_path / "latest.csv"
    out.write_bytes(b"")
    out.chmod(0o640)
    link.symlink_to(out)
    assert run("export", "csv", "--ledger", gifts_db, "--out", str(link)).exit_code == 0
    assert link.is_symlink()
    assert out.stat().st_size > 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.parametrize(("name", "module"), [("parquet", "pyarrow.parquet"), ("xlsx", "xlsxwriter")])
def test_an_extra_that_is_missing_is_named(
    run: Run, gifts_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    result = run("export", name, "--ledger", gifts_db, "--out", str(tmp_path / "gifts"))
    assert result.exit_code == 2
    assert result.stderr == f"onrecord: {name} needs what is not installed: pip install 'onrecord[tables]'\n"
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_pipe_that_closes_ends_quietly(gifts_db: str, name: str) -> None:
    command = f"{sys.executable} -m onrecord export {name} --ledger {gifts_db}"
    shell = f"{command} | true; echo ${{PIPESTATUS[0]}}"  # ends before anything is written
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told_plainly(run: Run, gifts_db: str) -> None:
    result = run("export", "csv", "--ledger", gifts_db, "--out", "/dev/full")
    assert (result.exit_code, result.stderr) == (
        2,
        "onrecord: --out /dev/full: it cannot be written: No space left on device\n",
    )
