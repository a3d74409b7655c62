"""Reading in several processes: the same answers in the same order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import DataFileError
from onrecord.pipeline import ReadingOptions, read_documents
from onrecord.pipeline.pool import read_in_processes
from onrecord.records import Capture, DocumentReading, Problem
from onrecord.views.readings import reading_object

GONE = Problem(code="not_found", source="gone.html", what="there is no such file")


def _capture(source: str) -> Capture:
    return Capture(content=source.encode(), source=source, media_type="text/plain", how="file")


def read_or_die(capture: Capture) -> tuple[DocumentReading, ...]:
    """Stand in for the reader: some pages end the process, as a fault in a library would."""
    if capture.source == "deadly":
        os._exit(1)
    if capture.source == "wrong":
        raise DataFileError("languages/en/lexicon.toml", "give", "missing")
    read = Problem(code="read", source=capture.source, what="it was read")
    return (DocumentReading(source=capture.source, problems=(read,)),)


def test_a_page_that_ends_its_process_is_set_aside_and_the_rest_is_read() -> None:
    sources = ["a", "deadly", *(f"page {number}" for number in range(12)), "deadly", "z"]
    readings = list(read_in_processes([_capture(source) for source in sources], 2, read_or_die))
    assert [reading.source for reading in readings] == sources
    wanted = ["internal" if source == "deadly" else "read" for source in sources]
    assert [reading.problems[0].code for reading in readings] == wanted
    assert all(reading.capture is not None for reading in readings)


def test_problems_keep_their_place_among_the_pages() -> None:
    readings = list(read_in_processes([GONE, _capture("a"), GONE, _capture("b")], 2, read_or_die))
    assert [reading.source for reading in readings] == ["gone.html", "a", "gone.html", "b"]


def test_a_wrong_data_file_crosses_from_a_process_whole() -> None:
    with pytest.raises(DataFileError) as caught:
        list(read_in_processes([_capture("wrong")], 2, read_or_die))
    assert (caught.value.file, caught.value.key) == ("languages/en/lexicon.toml", "give")


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    for number in range(36):
        text = f"Company number {number} will give $1 million to Trump's inaugural fund, it said on Monday.\n"
        Path(tmp_path, f"{number:02}.txt").write_text(f"News of day {number}\n\n{text * 3}", "utf-8")
    Path(tmp_path, "other.pdf").write_bytes(b"%PDF")
    asked = [str(tmp_path), "no/such.html"]
    alone, several, chosen = (
        [reading_object(reading) for reading in read_documents(asked, ReadingOptions(jobs=jobs))]
        for jobs in (1, 2, None)
    )
    assert len(alone) == 38
    assert alone == several == chosen


def test_jobs_below_one_are_refused() -> None:
    with pytest.raises(ValueError, match="jobs 0"):
        ReadingOptions(jobs=0)


KILLED_WHILE_READING = """
import os, signal
from onrecord.pipeline.pool import start_pool
pool = start_pool(2)
print(pool.submit(os.getpid).result(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_readers_end_when_the_program_that_started_them_is_killed() -> None:
    """They hold its standard output open: where one lived on, the end of that output would never come."""
    started = [sys.executable, "-c", KILLED_WHILE_READING]
    done = subprocess.run(started, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert int(done.stdout) > 0


UNGUARDED = """
from onrecord.pipeline.pool import read_in_processes
from onrecord.records import Capture
page = Capture(content=b"a", source="a", media_type="text/plain", how="file")
print(list(read_in_processes([page], 1)))
"""


def test_a_script_without_its_guard_is_told_of_it_and_no_page_is_blamed(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("onrecord.errors.EngineError: no process that reads can be started")


READIED = """
import sys
from onrecord.pipeline.pool import start_pool

def loaded(_):
    return "trafilatura" in sys.modules and "onrecord.pages.gate" in sys.modules

if __name__ == "__main__":
    with start_pool(1, "onrecord.pipeline.readying") as pool:
        print(pool.submit(loaded, 0).result())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where processes are forked")
def test_processes_find_ready_what_the_server_has_loaded(tmp_path: Path) -> None:
    script = tmp_path / "readied.py"
    script.write_text(READIED, "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "True\n"
