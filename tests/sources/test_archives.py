"""Archives: what of their records is a page, what is left out and why, and what is read of those that are damaged."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.gate import Gate
from onrecord.records import Capture, Problem
from onrecord.sources.archives import Piece, Tally, cut_archive, read_archive
from onrecord.sources.archives.bodies import undo_encodings

GIFT = b"<p>Brightwater Mills gave $1 million to the inaugural fund.</p>"
MAX = 100_000


def record(
    body: bytes = GIFT,
    *,
    kind: str = "response",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    headers: str = "",
    number: int = 1,
    date: str = "2026-01-15T08:00:00Z",
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def read(
    archive: bytes, gate: Gate | None = None, *, start: int = 0, end: int | None = None
) -> tuple[list[Capture | Problem], Tally]:
    tally, stream = Tally(), BytesIO(archive)
    stream.seek(start)
    piece = Piece(source="crawl.warc", start=start, end=end)
    return list(read_archive(piece, gate, tally, stream=stream, max_bytes=MAX)), tally


def test_a_page_keeps_its_address_and_its_day() -> None:
    (page,), tally = read(record())
    assert isinstance(page, Capture)
    assert (page.content, page.url, page.media_type) == (GIFT, "https://news.example/1", "text/html")
    assert page.obtained_at is not None
    assert page.obtained_at.isoformat() == "2026-01-15T08:00:00+00:00"
    assert (tally.records, tally.pages, tally.opened) == (1, 1, 1)


def _chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[at : at + 7]), body[at : at + 7]) for at in range(0, len(body), 7))
        + b"0\r\n\r\n"
    )


# How a body lies in the archive, and the headers beside it. The page is the same each time.
BODIES = [
    ("as it is", GIFT, ""),
    ("gzip", gzip.compress(GIFT, mtime=0), "Content-Encoding: gzip\r\n"),
    ("deflate", zlib.compress(GIFT), "Content-Encoding: deflate\r\n"),
    ("deflate without a header", zlib.compress(GIFT)[2:-4], "Content-Encoding: deflate\r\n"),
    ("brotli", brotli.compress(GIFT), "Content-Encoding: br\r\n"),
    ("zstd", zstandard.compress(GIFT), "Content-Encoding: zstd\r\n"),
    ("gzip in two parts", gzip.compress(GIFT[:9]) + gzip.compress(GIFT[9:]), "Content-Encoding: gzip\r\n"),
    ("undone beside its header", GIFT, "Content-Encoding: gzip\r\n"),
    ("brotli undone beside its header", GIFT, "Content-Encoding: br\r\n"),
    ("chunks", _chunked(GIFT), "Transfer-Encoding: chunked\r\n"),
    ("chunks joined beside their header", GIFT, "Transfer-Encoding: chunked\r\n"),
    (
        "gzip in chunks",
        _chunked(gzip.compress(GIFT, mtime=0)),
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
    ),
]


@pytest.mark.parametrize(("name", "body", "headers"), BODIES, ids=[name for name, _, _ in BODIES])
def test_a_body_is_read_however_it_was_sent(name: str, body: bytes, headers: str) -> None:
    (page,), _ = read(record(body, headers=headers))
    assert isinstance(page, Capture)
    assert page.content == GIFT


def test_many_small_parts_of_a_body_are_not_looked_through_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[int] = []
    make = zlib.decompressobj

    class Machine:
        def __init__(self, window: int) -> None:
            self._machine = make(window)

        def __getattr__(self, name: str) -> object:
            return getattr(self._machine, name)

        def decompress(self, piece: bytes, most: int) -> bytes:
            fed.append(len(piece))
            return self._machine.decompress(piece, most)

    monkeypatch.setattr(zlib, "decompressobj", Machine)
    parts = 2_000
    assert undo_encodings(gzip.compress(b"") * parts + gzip.compress(GIFT), "", "gzip", MAX) == GIFT
    assert sum(fed) < parts * 5_000


BOMB = b"x" * (MAX + 1)
# A record that gives no page, and what it is counted as.
ASIDE = [
    (record(status="404 Not Found"), "status"),
    (record(status="302 Found"), "status"),
    (record(media="image/png"), "media_type"),
    (record(kind="revisit"), "revisit"),
    (record(BOMB), "too_large"),
    (record(gzip.compress(BOMB, mtime=0), headers="Content-Encoding: gzip\r\n"), "too_large"),
    (record(brotli.compress(BOMB), headers="Content-Encoding: br\r\n"), "too_large"),
    (record(zstandard.compress(BOMB), headers="Content-Encoding: zstd\r\n"), "too_large"),
    (record(b"\x1f\x8b" + b"\x00" * 40, headers="Content-Encoding: gzip\r\n"), "encoding"),
]


@pytest.mark.parametrize(("raw", "reason"), ASIDE)
def test_what_is_no_page_is_counted(raw: bytes, reason: str) -> None:
    found, tally = read(raw)
    assert found == []
    assert (tally.records, dict(tally.set_aside)) == (1, {reason: 1})


@pytest.mark.parametrize("kind", ["request", "warcinfo", "metadata"])
def test_a_record_that_never_is_a_page_is_only_counted(kind: str) -> None:
    found, tally = read(record(kind=kind))
    assert (found, tally.records, tally.set_aside) == ([], 1, {})


def test_pages_without_a_gift_go_by() -> None:
    found, tally = read(record(b"<p>Oats are up.</p>") + record(number=2), Gate())
    assert [page.source for page in found] == [f"crawl.warc#{len(record(b'<p>Oats are up.</p>'))}"]
    assert (tally.pages, tally.opened) == (2, 1)


_LONG = GIFT + b"".join(b"<p>%d oats</p>" % number for number in range(900))


@pytest.mark.parametrize(
    ("body", "name"),
    [(gzip.compress(_LONG, mtime=0), "gzip"), (zlib.compress(_LONG), "deflate")],
    ids=["gzip", "deflate"],
)
def test_a_page_whose_compression_ends_in_the_middle_is_read_and_told(body: bytes, name: str) -> None:
    found, _ = read(record(body[: len(body) // 2], headers=f"Content-Encoding: {name}\r\n") + record(number=2))
    page, cut, other = found
    assert isinstance(page, Capture)
    assert type(page.content) is bytes
    assert _LONG.startswith(page.content)
    assert page.content.startswith(GIFT)
    assert isinstance(cut, Problem)
    assert (cut.code, cut.where) == ("truncated", "the record at byte 0")
    assert isinstance(other, Capture)


FOUR = [record(GIFT + b"%d" % number * 50, number=number) for number in range(4)]
PACKED = [gzip.compress(one, mtime=0) for one in FOUR]


def numbers(found: list[Capture | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else (one.url or "")[-1] for one in found]


# An archive that is damaged, and what is read of it, in order.
DAMAGED = [
    ("cut off", b"".join(FOUR)[:-90], ["0", "1", "2", "archive_damaged"]),
    ("cut off, compressed", b"".join(PACKED)[:-30], ["0", "1", "2", "archive_damaged"]),
    ("rubbish between records", FOUR[0] + b"rubbish\r\n" + FOUR[1], ["0", "archive_damaged", "1"]),
    ("rubbish alone", b"no archive at all " * 40, ["archive_damaged"]),
    ("empty", b"", []),
    (
        "a damaged member",
        PACKED[0] + PACKED[1][:20] + bytes(30) + PACKED[1][50:] + PACKED[2],
        ["0", "archive_damaged", "2"],
    ),
    ("a length that is too large", FOUR[0] + FOUR[1].replace(b"Content-Length: ", b"Content-Length: 9") + FOUR[2],
     ["0", "archive_damaged", "2"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "archive", "told"), DAMAGED)
def test_what_can_be_read_of_a_damaged_archive_is_read(name: str, archive: bytes, told: list[str]) -> None:
    assert numbers(read(archive)[0]) == told


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda raw: raw,
    "gzip": lambda raw: gzip.compress(raw, mtime=0),
    "zstd": lambda raw: zstandard.compress(raw),
}


@pytest.mark.parametrize("kind", ["response", "metadata"])
@pytest.mark.parametrize("form", FORMS)
@given(st.data())
def test_an_archive_that_ends_within_a_record_is_told(form: str, kind: str, data: st.DataObject) -> None:
    first, last = (FORMS[form](record(kind=kind, number=number)) for number in range(2))
    blanks = 4 if form == "plain" else 0  # the end of the record itself: what is missing there, nobody misses
    kept = data.draw(st.integers(1, len(last) - 1 - blanks))
    found, _ = read(first + last[:kept])
    assert numbers(found)[-1] == "archive_damaged"
    assert numbers(read(first + last)[0]) == (["0", "1"] if kind == "response" else [])


@pytest.mark.parametrize("parts", [FOUR, PACKED], ids=["plain", "compressed"])
@pytest.mark.parametrize("piece_bytes", [1, 200, 1500, 10**9])
def test_the_pieces_of_an_archive_are_all_of_it(parts: list[bytes], piece_bytes: int) -> None:
    whole = b"".join(parts)
    pieces = list(cut_archive("crawl.warc", BytesIO(whole), piece_bytes))
    assert (pieces[0].start, pieces[-1].end) == (0, None)
    found = [numbers(read(whole, start=piece.start, end=piece.end)[0]) for piece in pieces]
    assert [number for part in found for number in part] == ["0", "1", "2", "3"]
    assert len(pieces) == 4 or piece_bytes > 1


def test_a_member_mark_inside_a_record_cuts_nothing() -> None:
    whole = b"".join(gzip.compress(record(b"\x1f\x8b\x08" * 40, number=n), 0, mtime=0) for n in range(3))
    assert len(list(cut_archive("crawl.warc.gz", BytesIO(whole), 1))) == 3
