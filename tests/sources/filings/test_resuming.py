"""A fetch that is cut short goes on where it was, whatever cut it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.filings.fec.naming import find_number
from onrecord.sources.filings import Folder, read_fetched
from onrecord.sources.walking import walk_files

from .conftest import Fetch
from .offices import BODY, COMMITTEE, FEC_KEY, Clock, Handler, Office

FETCHING = """
import sys
from onrecord.cli.fetching import run_fetch
from onrecord.sources.filings import Apis, Timing
base, wanted, folder = sys.argv[1:]
apis = Apis(fec=base + "/v1", fec_files=base, lda=base + "/api/v1")
sys.exit(run_fetch(wanted, folder, apis=apis, timing=Timing(sleep=lambda seconds: None)))
"""


def _start(office: Office, folder: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "FEC_API_KEY": FEC_KEY}
    env.pop("LDA_API_KEY", None)
    command = [sys.executable, "-c", FETCHING, office.base, COMMITTEE, str(folder)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Half:
    """Sends half a filing, says so, and waits."""

    def __init__(self) -> None:
        self.is_sent, self.may_end = threading.Event(), threading.Event()

    def __call__(self, handler: Handler) -> None:
        handler.send_raw(200, BODY[:40], {"Content-Type": "text/plain", "Content-Length": str(len(BODY))})
        self.is_sent.set()
        self.may_end.wait(60)
        handler.close_connection = True


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_killed_fetch_goes_on_where_it_was(office: Office, tmp_path: Path, number: signal.Signals) -> None:
    office.file(101, 102, 103, 104)
    half = Half()
    office.faults["/dcdev/posted/103.fec"] = [half]
    process = _start(office, tmp_path)
    assert half.is_sent.wait(60)
    process.send_signal(number)
    process.communicate(timeout=60)
    half.may_end.set()
    assert process.returncode != 0
    assert sorted(path.name for path in tmp_path.glob("*.fec")) == ["FEC-101.fec", "FEC-102.fec"]
    office.asked.clear()
    again = _start(office, tmp_path)
    printed, problems = again.communicate(timeout=60)
    assert (again.returncode, problems) == (0, "")
    assert "2 files new" in printed
    assert "2 there before" in printed
    assert office.files_asked == ["/dcdev/posted/103.fec", "/dcdev/posted/104.fec"]
    for file in (101, 102, 103, 104):
        assert (tmp_path / f"FEC-{file}.fec").read_bytes() == office.files[f"/dcdev/posted/{file}.fec"]


def test_a_line_of_the_list_that_was_half_written_counts_for_nothing(
    office: Office, fetch: Fetch, tmp_path: Path
) -> None:
    office.file(101, 102)
    fetch()
    listed = tmp_path / "filings" / ".fetched.jsonl"
    listed.write_bytes(listed.read_bytes()[:-30])
    assert [found.is_new for found in fetch()[0]] == [False, True]
    assert [found.is_new for found in fetch()[0]] == [False, False]


@pytest.mark.parametrize("line", [b"{}", b"[]", b"null", b"\xff\xfe", b'{"file": 1}', b"x" * 5000])
def test_a_line_of_the_list_that_somebody_spoilt_counts_for_nothing(
    office: Office, fetch: Fetch, tmp_path: Path, line: bytes
) -> None:
    office.file(101)
    fetch()
    listed = tmp_path / "filings" / ".fetched.jsonl"
    listed.write_bytes(line + b"\n" + listed.read_bytes())
    assert [found.is_new for found in fetch()[0]] == [False]


def test_two_fetches_into_one_folder_do_not_meet(tmp_path: Path, clock: Clock) -> None:
    now = clock.timing.now
    with (
        Folder.open(tmp_path, now),
        pytest.raises(SourceError, match="another fetch is at work there"),
        Folder.open(tmp_path, now),
    ):
        pass
    with Folder.open(tmp_path, now):
        pass


def test_a_folder_that_cannot_be_used_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "filings").write_text("a file")
    with (
        pytest.raises(SourceError, match="nothing can be kept there"),
        Folder.open(tmp_path / "filings", clock.timing.now),
    ):
        pass


def test_what_is_known_of_fetched_files_can_be_read(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.file(101)
    fetch()
    entry = read_fetched(tmp_path / "filings")["FEC-101.fec"]
    assert entry.url == f"{office.base}/dcdev/posted/101.fec"
    assert find_number(entry.file) == find_number(entry.url) == entry.facts["number"] == "FEC-101"


def test_what_is_hidden_in_the_folder_is_walked_past(office: Office, fetch: Fetch, tmp_path: Path) -> None:
    office.file(101)
    fetch()
    assert [Path(str(path)).name for path in walk_files(tmp_path / "filings")] == ["FEC-101.fec"]
