"""What is packed comes out the same however it is cut; a bomb is met early, and a piece never passes for the whole."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.transport.bodies import Caps, MemorySink, Wire, copy_body
from onrecord.sources.transport.refusals import FetchError

CAPS = Caps(size=20_000_000, seconds=60, ratio=200, ratio_from=2_000_000)


def _deflate_bare(content: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda content: gzip.compress(content, mtime=0),
    "x-gzip": lambda content: gzip.compress(content, mtime=0),
    "deflate": zlib.compress,
    "br": lambda content: brotli.compress(content, quality=1),
    "zstd": zstandard.ZstdCompressor().compress,
}
WAYS = st.sampled_from([*PACK, "bare deflate"])


def _pack(way: str, content: bytes) -> tuple[str, bytes]:
    return ("deflate", _deflate_bare(content)) if way == "bare deflate" else (way, PACK[way](content))


def _unpack(packing: str, packed: bytes, size: int = 1 << 16, caps: Caps = CAPS) -> bytes:
    def cut() -> Iterator[bytes]:
        for start in range(0, len(packed), size):
            yield packed[start : start + size]

    sink = MemorySink()
    copy_body(Wire(url="http://x/", declared=None, packing=packing, chunks=cut()), sink, caps, lambda: False)
    return sink.content


def _refusal(packing: str, packed: bytes, size: int = 1 << 16, caps: Caps = CAPS) -> str:
    with pytest.raises(FetchError) as refused:
        _unpack(packing, packed, size, caps)
    return refused.value.problem.code


@given(WAYS, st.binary(max_size=500), st.integers(1, 60), st.sampled_from([1, 700]))
def test_what_was_packed_comes_out(way: str, content: bytes, size: int, times: int) -> None:
    packing, packed = _pack(way, content * times)
    # A few bytes repeated seven hundred times are no bomb, and below what is looked at.
    assert _unpack(packing, packed, size) == content * times


@given(WAYS, st.binary(min_size=1, max_size=500), st.data())
def test_no_part_passes_for_the_whole(way: str, content: bytes, data: st.DataObject) -> None:
    packing, packed = _pack(way, content)
    end = data.draw(st.integers(1, len(packed) - 1))
    assert _refusal(packing, packed[:end], 16) == "cut_short"


@given(WAYS, st.binary(min_size=1, max_size=300), st.integers(1, 50))
def test_any_bytes_give_a_body_or_a_reason(way: str, content: bytes, size: int) -> None:
    packing = way.removeprefix("bare ")
    reason = "none"
    try:
        _unpack(packing, content, size)
    except FetchError as error:
        reason = error.problem.code
    assert reason in ("none", "cut_short", "answer_too_large")


@given(st.sampled_from(list(PACK)), st.sampled_from(list(PACK)), st.binary(max_size=300))
def test_what_is_packed_twice_is_unpacked_twice(first: str, second: str, content: bytes) -> None:
    assert _unpack(f"{first}, {second}", PACK[second](PACK[first](content)), 32) == content


@pytest.mark.parametrize("way", ["deflate", "br", "zstd"])
def test_what_follows_the_end_is_no_part_of_it(way: str) -> None:
    content = b"<p>The mill gave." * 9
    assert _refusal(way, PACK[way](content) + b"garbage") == "cut_short"


@pytest.mark.parametrize("packing", ["compress", "gzip, gzip, gzip", "br,br,br,br", "gzip;q=1", "zstd, exi", "\x00"])
def test_other_packings_are_refused(packing: str) -> None:
    assert _refusal(packing, b"x") == "unexpected_answer"


@pytest.mark.parametrize("packing", ["", "identity", " Identity ", "identity, identity", ", ,"])
def test_no_packing(packing: str) -> None:
    assert _unpack(packing, b"<p>The mill gave.") == b"<p>The mill gave."


def _bomb(way: str, megabytes: int) -> bytes:
    return PACK[way](bytes(megabytes * 1_000_000))


# (packing, what is sent)
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "gzip": ("gzip", lambda: _bomb("gzip", 30)),
    "deflate": ("deflate", lambda: _bomb("deflate", 30)),
    "br": ("br", lambda: _bomb("br", 100)),
    "zstd": ("zstd", lambda: _bomb("zstd", 100)),
    "gzip in gzip": ("gzip, gzip", lambda: PACK["gzip"](_bomb("gzip", 100))),
    "gzip in br": ("gzip, br", lambda: PACK["br"](_bomb("gzip", 100))),
    "zstd in zstd": ("zstd, zstd", lambda: PACK["zstd"](_bomb("zstd", 100))),
    # The inner layer would come to nothing, after the outer had come to much.
    "many empty members": ("gzip, gzip", lambda: PACK["gzip"](PACK["gzip"](b"") * 200_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_met_before_it_fills_the_memory(name: str) -> None:
    packing, make = BOMBS[name]
    packed = make()
    tracemalloc.start()
    try:
        assert _refusal(packing, packed) == "answer_too_large"
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 60_000_000


def test_a_window_that_no_server_may_want_is_refused() -> None:
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=25)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    packed = stream.compress(b"mill" * 9_000_000) + stream.flush()
    assert _refusal("zstd", packed) == "cut_short"


@pytest.mark.parametrize("way", ["gzip", "br", "zstd"])
def test_a_page_that_packs_well_is_no_bomb(way: str) -> None:
    lines = (b"<li>The mill of ward %d gave %d to the park</li>\n" % (one % 97, one) for one in range(60_000))
    page = b"".join(lines)
    assert _unpack(way, PACK[way](page)) == page
