"""What a cluster is given to do, and what one task makes of it, without a cluster."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.errors import EngineError
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.spark import task
from onrecord.pipeline.spark.engine import check_folder
from onrecord.pipeline.spark.task import TaskSettings, work_rows
from onrecord.pipeline.spark.work import Work, plan_work
from onrecord.sources.readahead import ReadAhead

from .corpus import make_archive, make_pages

SETTINGS = TaskSettings(reader=reader_fingerprint(), at=datetime(2025, 1, 1, tzinfo=UTC), tries=4)
GONE = Work(name="gone", archive="no/such/archive.warc.gz")


def _problems(rows: list[dict[str, object]]) -> list[object]:
    return [problem["code"] for row in rows for problem in row.get("problems") or ()]  # type: ignore[attr-defined]


def test_a_folder_that_readings_cannot_go_into_is_told(tmp_path: Path) -> None:
    """Spark would say in a hundred lines of Java that a job failed, and neither where nor why."""
    check_folder(str(tmp_path / "new" / "readings"))
    check_folder(f"file:{tmp_path}")
    (tmp_path / "a.txt").write_text("a file", "utf-8")
    for out in (tmp_path / "a.txt", tmp_path / "a.txt" / "readings"):
        with pytest.raises(EngineError, match=r"no readings can be written there: .* \(name another folder\)"):
            check_folder(str(out))


def test_pages_go_together_and_archives_alone(tmp_path: Path) -> None:
    pages, archive = make_pages(tmp_path / "pages", 130), make_archive(tmp_path / "a.warc.gz", 2)
    works = list(plan_work([str(pages), str(archive)]))
    assert [len(work.files) for work in works] == [64, 64, 3, 0, 0]
    assert [problem.code for work in works for problem in work.problems] == ["unknown_ending"]
    assert works[-1].archive == str(archive)
    assert list(plan_work([str(pages), str(archive)])) == works


def test_work_on_a_page_that_was_written_anew_is_other_work(tmp_path: Path) -> None:
    pages = make_pages(tmp_path / "pages", 3)
    before = [work.name for work in plan_work([str(pages)])]
    (pages / "001.html").write_text("<p>A gives.</p>", "utf-8")
    after = [work.name for work in plan_work([str(pages)])]
    assert (before[0] != after[0], before[1:]) == (True, after[1:])


@pytest.mark.parametrize(
    ("source", "code"),
    [("-", "engine_unsupported"), ("https://example.org/a.html", "engine_unsupported"), ("none.warc.gz", "not_found")],
)
def test_what_a_cluster_cannot_read_is_set_aside(source: str, code: str) -> None:
    assert [problem.code for work in plan_work([source]) for problem in work.problems] == [code]


def test_readings_need_no_cluster(tmp_path: Path) -> None:
    Path(tmp_path, "part-0.parquet").write_bytes(b"PAR1")
    assert [problem.code for work in plan_work([str(tmp_path)]) for problem in work.problems] == ["engine_unsupported"]


def test_a_task_says_at_its_end_that_it_is_done(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a.warc.gz", 2)
    (work,) = plan_work([str(archive)])
    rows = list(work_rows(work, SETTINGS))
    assert {row["kind"] for row in rows[:-1]} == {"document"}
    assert (rows[-1]["kind"], json.loads(rows[-1]["record"])["with_gifts"]) == ("counts", 2)
    assert {row["piece"] for row in rows} == {work.name}


def test_what_cannot_be_read_is_tried_again_and_set_aside_at_last() -> None:
    for attempt in (0, 1):
        with pytest.raises(OSError, match=r"moved or deleted since"):
            list(work_rows(GONE, SETTINGS, attempt))
    for attempt, code in ((2, "vanished"), (3, "task_failed")):
        rows = list(work_rows(GONE, SETTINGS, attempt))
        assert (_problems(rows), [row["kind"] for row in rows]) == ([code], ["document"])


def test_a_cluster_that_tries_once_sets_aside_at_once() -> None:
    once = TaskSettings(reader=reader_fingerprint())
    assert _problems(list(work_rows(GONE, once))) == ["vanished"]


class Breaking:
    """A store whose line breaks in the middle of an archive."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def size(self) -> int:
        return len(self.content)

    def read_at(self, count: int, at: int) -> bytes:
        if at >= len(self.content) // 2:
            raise OSError(5, "the line broke")
        return self.content[at : at + count]

    def close(self) -> None:
        pass


def test_a_line_that_breaks_is_no_damaged_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_archive(tmp_path / "a.warc.gz", 20).read_bytes()
    opened = lambda _: io.BufferedReader(ReadAhead(Breaking(content), part=len(content) // 8), 512)  # noqa: E731
    monkeypatch.setattr(task, "open_remote", opened)
    work = Work(name="a", archive="s3a://bucket/a.warc.gz")
    with pytest.raises(OSError, match="the line broke"):
        list(work_rows(work, SETTINGS, 0))
    assert "counts" not in [row["kind"] for row in work_rows(work, SETTINGS, 2)]


def test_another_version_on_a_machine_of_the_cluster_is_refused() -> None:
    with pytest.raises(EngineError, match="another version"):
        list(work_rows(GONE, TaskSettings(reader="reader-0")))
