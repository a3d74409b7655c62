"""Sources: each page that a name stands for comes out once, and whatever cannot be read is a problem with a reason."""

from __future__ import annotations

import errno
import io
import os
import socket
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Capture, Problem
from onrecord.sources import MAX_BYTES, finding, reading
from onrecord.sources.finding import find_captures as find_everything
from onrecord.sources.listing import FoundFile

NOW = datetime(2025, 1, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _sniff_by_first_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep these tests to sources: how bytes are told apart is tested with the pages."""
    monkeypatch.setattr(
        finding, "sniff_media_type", lambda content: "text/html" if content[:1] == b"<" else "text/plain"
    )


def find_captures(source: str, **options: Any) -> Iterator[Capture | Problem]:  # noqa: ANN401 - handed on as they are
    """Yield what is found where no archive and no readings are."""
    for found in find_everything(source, **options):
        assert not isinstance(found, FoundFile)
        yield found


def show(found: Iterator[Capture | Problem], root: Path) -> list[str]:
    """Return a line for each thing found, paths from `root`: a capture's source, or a problem's code and source."""
    shown = []
    for item in found:
        place = item.source.replace(f"{root}/", "").replace(str(root), ".")
        shown.append(place if isinstance(item, Capture) else f"{item.code}: {place}")
    return shown


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"<p>page</p>")


# The files of a folder, and what reading the folder gives, in order.
FOLDERS: list[tuple[str, list[str], list[str]]] = [
    ("sorted by name", ["b.html", "a.txt", "c.json"], ["a.txt", "b.html", "c.json"]),
    (
        "folders in their place",
        ["b/2.html", "b/1.html", "a.html", "c.html"],
        ["a.html", "b/1.html", "b/2.html", "c.html"],
    ),
    ("capitals first", ["a.html", "B.html"], ["B.html", "a.html"]),
    ("endings in any case", ["a.HTML", "b.Htm", "c.xhtml", "d.jsonld"], ["a.HTML", "b.Htm", "c.xhtml", "d.jsonld"]),
    ("hidden left out", [".a.html", ".git/b.html", "c/.d/e.html", "f.html"], ["f.html"]),
    ("others counted", ["a.pdf", "b/c.pdf", "d.html"], ["d.html", "unknown_ending: ."]),
    ("others by ending", ["a.pdf", "b.doc", "README"], ["unknown_ending: .", "unknown_ending: .", "unknown_ending: ."]),
    ("filings and tables", ["1.fec", "a.csv", "b.XML"], ["1.fec", "a.csv", "b.XML"]),
    ("a mapping beside its table", ["a.csv", "a.mapping.toml"], ["a.csv"]),
    ("nothing but hidden", [".a.html"], ["empty_folder: ."]),
    ("nothing", [], ["empty_folder: ."]),
    ("a folder named like a page", ["a.html/b.html"], ["a.html/b.html"]),
]


@pytest.mark.parametrize(("names", "expected"), [row[1:] for row in FOLDERS], ids=[row[0] for row in FOLDERS])
def test_a_folder(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    write(tmp_path, *names)
    assert show(find_captures(str(tmp_path)), tmp_path) == expected


def test_a_capture_says_where_its_bytes_come_from(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.html", "b.txt")
    (one,) = find_captures(str(tmp_path / "b.txt"), clock=lambda: NOW)
    (other,) = find_captures(str(tmp_path / "pages"))
    assert one == Capture(
        content=b"<p>page</p>",
        source=str(tmp_path / "b.txt"),
        media_type="text/plain",
        how="file",
        obtained_at=NOW,
    )
    assert isinstance(other, Capture)
    assert (other.how, other.media_type, other.obtained_at) == ("folder", "text/html", None)


def test_a_folder_is_read_one_file_at_a_time(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.html")
    found = find_captures(str(tmp_path))
    assert isinstance(next(found), Capture)
    (tmp_path / "b.html").write_bytes(b"new")
    second = next(found)
    assert isinstance(second, Capture)
    assert second.content == b"new"


def _make_missing(path: Path) -> None:
    del path


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(path))


def _make_broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


def _make_ring(path: Path) -> None:
    path.symlink_to(path)


def _make_large(path: Path) -> None:
    path.write_bytes(b"x" * 101)


# What stands in place of a page, and the code when it is named, and when it is met in a folder.
BAD_FILES: list[tuple[str, Callable[[Path], None], str, str]] = [
    ("missing", _make_missing, "not_found", "empty_folder"),
    ("named pipe", _make_pipe, "unreadable", "unreadable"),
    ("socket", _make_socket, "unreadable", "unreadable"),
    ("broken link", _make_broken_link, "not_found", "vanished"),
    ("link to itself", _make_ring, "not_found", "unreadable"),
    ("above the cap", _make_large, "too_large", "too_large"),
]


@pytest.mark.parametrize(("make", "alone", "within"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES])
def test_what_is_no_page_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], alone: str, within: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    make(Path("b.html"))
    (problem,) = find_captures("b.html", max_bytes=100)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.source) == (alone, "b.html")
    assert problem.what
    assert problem.advice
    if within != "empty_folder":
        write(Path(), "a.html", "c.html")
        assert show(find_captures(".", max_bytes=100), tmp_path) == ["a.html", f"{within}: b.html", "c.html"]


def test_a_file_that_vanishes_while_the_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b.html", "c.html")
    found = find_captures(str(tmp_path))
    next(found)
    (tmp_path / "b.html").unlink()
    assert show(found, tmp_path) == ["vanished: b.html", "c.html"]


def test_a_folder_that_vanishes_while_the_folder_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "b/c.html", "d.html")
    found = find_captures(str(tmp_path))
    next(found)
    (tmp_path / "b" / "c.html").unlink()
    (tmp_path / "b").rmdir()
    # What was a folder is now a file without an ending, as far as anybody can tell.
    assert show(found, tmp_path) == ["d.html", "unknown_ending: ."]


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    os.mkfifo(path)
    regular = tmp_path / "b.html"
    regular.write_bytes(b"")
    look = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **how: look(regular if self == path else self, **how))
    assert reading.read_bytes(path, 10) == b""


def test_links_to_folders_are_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a/page.html", "z.html")
    (tmp_path / "a" / "ring").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c.html").symlink_to(tmp_path / "z.html")
    expected = ["a/page.html", "linked_folder: a/ring", "linked_folder: b", "c.html", "z.html"]
    assert show(find_captures(str(tmp_path)), tmp_path) == expected
    assert show(find_captures(str(tmp_path / "b")), tmp_path) == ["b/page.html", "linked_folder: b/ring"]


# The error of the operating system, and the code that it gives.
ERRORS = [
    (PermissionError(errno.EACCES, "Permission denied"), "no_permission"),
    (FileNotFoundError(errno.ENOENT, "No such file"), "vanished"),
    (IsADirectoryError(errno.EISDIR, "Is a directory"), "unreadable"),
    (OSError(errno.EIO, "Input/output error"), "unreadable"),
    (OSError("odd"), "unreadable"),
]


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=["permission", "vanished", "folder", "disk", "odd"])
@pytest.mark.parametrize("call", ["open", "listdir"])
def test_an_error_of_the_system_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError, code: str
) -> None:
    write(tmp_path, "a.html")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, call, fail)
    assert show(find_captures(str(tmp_path)), tmp_path)[0].split(":")[0] == code


def test_an_error_while_looking_at_a_name_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.html")

    def fail(self: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", fail)
    assert show(find_captures(str(tmp_path / "a.html")), tmp_path) == ["no_permission: a.html"]


def test_an_error_while_looking_at_an_entry_leaves_it_to_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.html")
    is_dir = Path.is_dir

    def fail(self: Path) -> bool:
        if self == tmp_path:
            return is_dir(self)
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", fail)
    monkeypatch.setattr(Path, "is_symlink", lambda self: True)
    assert show(find_captures(str(tmp_path)), tmp_path) == ["a.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    write(tmp_path, "a/b.html", "c.html")
    (tmp_path / "a").chmod(0)
    assert show(find_captures(str(tmp_path)), tmp_path) == ["no_permission: a", "c.html"]


@pytest.mark.parametrize(("size", "is_read"), [(0, True), (99, True), (100, True), (101, False), (5000, False)])
def test_the_cap(tmp_path: Path, size: int, is_read: bool) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"x" * size)
    stream = io.BytesIO(b"x" * size)
    for found in (find_captures(str(path), max_bytes=100), find_captures("-", stdin=stream, max_bytes=100)):
        (item,) = found
        assert isinstance(item, Capture) is is_read
        assert len(item.content) == size if isinstance(item, Capture) else item.code == "too_large"


def test_fifty_megabytes_are_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.touch()
    os.truncate(path, MAX_BYTES)
    (item,) = find_captures(str(path))
    assert isinstance(item, Capture)
    assert len(item.content) == 50_000_000
    os.truncate(path, MAX_BYTES + 1)
    (problem,) = find_captures(str(path))
    assert isinstance(problem, Problem)
    assert str(problem) == f"{path}: it has more than 50 MB, and the cap is 50 MB (split the file into pages)"


def test_a_file_that_grows_while_it_is_read_stays_below_the_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"x" * 101)
    small = os.stat_result((0o100644, *([0] * 9)))
    monkeypatch.setattr(os, "fstat", lambda _: small)
    found = reading.read_bytes(path, 100)
    assert isinstance(found, Problem)
    assert found.code == "too_large"


# A source that is a name only, and the code that it gives.
NAMES = [
    ("", "not_found"),
    ("  ", "not_found"),
    ("nowhere.html", "not_found"),
    ("nowhere\0.html", "not_found"),
    ("x" * 5000, "unreadable"),
]


@pytest.mark.parametrize(("source", "code"), NAMES, ids=["empty", "blank", "missing", "null", "long"])
def test_a_name_that_is_no_source(source: str, code: str) -> None:
    (problem,) = find_captures(source)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert problem.source == source


# The name of a file that is not read, what the problem says, and the end of its advice.
ENDINGS = [
    ("a.pdf", "files ending .pdf are not read", "save its text as .txt"),
    ("README", "a file without an ending is not read", "rename it if it is one of them"),
    ("a.gz", "files ending .gz are not read", "unpack it and name the folder"),
    ("a.xlsx", "files ending .xlsx are not read", "save its table as .csv"),
]


@pytest.mark.parametrize(("name", "words", "advice"), ENDINGS)
def test_a_named_file_of_another_ending(tmp_path: Path, name: str, words: str, advice: str) -> None:
    write(tmp_path, name)
    (problem,) = find_captures(str(tmp_path / name))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.what) == ("unknown_ending", words)
    assert (problem.advice or "").endswith(f"; {advice}")


@pytest.mark.parametrize(
    "source", ["www.harbourpost.example", "harbourpost.example/2024/gift", "gone.html", "../gone", "gone.pdf"]
)
def test_what_is_not_there_may_be_an_address(source: str) -> None:
    (problem,) = find_captures(source)
    assert isinstance(problem, Problem)
    assert ("https://" in (problem.advice or "")) == source.count("harbourpost")
    assert "spelling" in (problem.advice or "")


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".a.html")
    assert show(find_captures(str(tmp_path / ".a.html")), tmp_path) == [".a.html"]


def test_a_name_that_is_no_text_is_shown_with_escapes(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    write(tmp_path, name, os.fsdecode(b"d.\xe9"))
    capture, problem = find_captures(str(tmp_path))
    assert capture.source == f"{tmp_path}/caf\\udce9.html"
    assert isinstance(problem, Problem)
    assert problem.what == "1 file ending .\\udce9 was left out"


@pytest.mark.parametrize(
    ("content", "media_type"), [(b"<p>", "text/html"), (b"text", "text/plain"), (b"", "text/plain")]
)
def test_standard_input(content: bytes, media_type: str) -> None:
    (capture,) = find_captures("-", stdin=io.BytesIO(content), clock=lambda: NOW)
    assert capture == Capture(content=content, source="-", media_type=media_type, how="stdin", obtained_at=NOW)


def test_standard_input_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    (capture,) = find_captures("-")
    assert isinstance(capture, Capture)
    assert capture.content == b"text"


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (problem,) = find_captures("-")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.what) == ("unreadable", "there is no standard input")


def test_a_closed_standard_input() -> None:
    stream = io.BytesIO()
    stream.close()
    (problem,) = find_captures("-", stdin=stream)
    assert isinstance(problem, Problem)
    assert problem.code == "unreadable"


@given(st.text(max_size=30))
def test_no_name_raises(source: str) -> None:
    if source.strip(" ./-\\~") and not Path(source.replace("\0", "")).exists():
        assert [type(item) for item in find_captures(source)] == [Problem]
