"""Files of a store: listed, and read in parts that are fetched ahead, by a server that answers as S3 does."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.readahead import ReadAhead
from onrecord.sources.remote import list_remote, open_remote
from tests.pipeline.spark.store import VARIABLES, serve_store


@given(st.binary(max_size=200), st.integers(0, 60), st.integers(1, 20), st.integers(1, 5), st.integers(1, 50))
def test_what_is_read_ahead_is_what_is_there(content: bytes, start: int, part: int, parts: int, asked: int) -> None:
    with io.BufferedReader(ReadAhead(pa.BufferReader(content), start, part=part, parts=parts), 7) as stream:
        read = b"".join(iter(lambda: stream.read(asked), b""))
    assert read == content[start:]


@given(st.binary(max_size=100), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 30)), max_size=8))
def test_going_elsewhere_reads_what_is_there(content: bytes, moves: list[tuple[int, int]]) -> None:
    with io.BufferedReader(ReadAhead(pa.BufferReader(content), part=7, parts=3), 5) as stream:
        for at, count in moves:
            stream.seek(at)
            assert stream.read(count) == content[at : at + count]


class Broken:
    """A file whose second part never comes."""

    def size(self) -> int:
        return 20

    def read_at(self, count: int, at: int) -> bytes:
        if at >= 10:
            raise OSError(5, "the store is gone")
        return b"x" * count

    def close(self) -> None:
        pass


def test_what_does_not_come_is_said_where_it_is_read() -> None:
    with io.BufferedReader(ReadAhead(Broken(), part=10), 10) as stream:
        assert stream.read(10) == b"x" * 10
        with pytest.raises(OSError, match="the store is gone"):
            stream.read(10)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: None) -> object:
    folder = tmp_path / "bucket" / "crawl"
    (folder / "_temporary").mkdir(parents=True)
    for name, content in (("b.warc.gz", b"b" * 30), ("a.warc.gz", b"0123456789"), ("_SUCCESS", b""), (".x.crc", b"")):
        (folder / name).write_bytes(content)
    (folder / "_temporary" / "c.warc.gz").write_bytes(b"c")
    with serve_store(tmp_path) as address:
        for name, value in {**VARIABLES, "AWS_ENDPOINT_URL": address}.items():
            monkeypatch.setenv(name, value)
        yield address


def test_a_store_is_listed_and_read(store: str) -> None:
    found = list(list_remote("s3a://bucket/crawl/"))
    assert found == [("s3a://bucket/crawl/a.warc.gz", 10), ("s3a://bucket/crawl/b.warc.gz", 30)]
    assert list(list_remote("s3a://bucket/crawl/a.warc.gz")) == found[:1]
    with open_remote("s3a://bucket/crawl/a.warc.gz", 3) as stream:
        assert stream.read() == b"3456789"


@pytest.mark.parametrize(
    "address", ["s3a://bucket/none", "s3a://bucket/crawl/none.warc.gz", "s3a://key:secret@bucket/a.warc.gz", "s3a://"]
)
def test_what_is_not_there_is_an_error_of_the_system(store: str, address: str) -> None:
    with pytest.raises(OSError, match=r"."):
        list(list_remote(address))
