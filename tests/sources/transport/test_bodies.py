"""A body is the same however it is packed and cut into pieces, and is never more than its cap."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.transport.bodies import Caps, MemorySink, Wire, copy_body
from onrecord.sources.transport.refusals import FetchError

CAPS = Caps(size=1_000_000, seconds=60)


def _read(content: bytes, packing: str | None, size: int, caps: Caps = CAPS) -> bytes:
    def cut() -> Iterator[bytes]:
        for start in range(0, len(content), size):
            yield content[start : start + size]

    sink = MemorySink()
    wire = Wire(url="https://docquery.fec.gov/x.fec", declared=None, packing=packing, chunks=cut())
    copy_body(wire, sink, caps, lambda: False)
    return sink.content


@given(
    st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 200), st.sampled_from([1, 70_000 // 300])
)
def test_packed_members_are_one_body(parts: list[bytes], size: int, times: int) -> None:
    parts = [part * times for part in parts]
    packed = b"".join(gzip.compress(part, mtime=0) for part in parts)
    assert _read(packed, "gzip", size) == b"".join(parts)


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from([None, "identity", "Identity"]))
def test_a_plain_body_is_as_it_came(content: bytes, size: int, packing: str | None) -> None:
    assert _read(content, packing, size) == content


@given(st.binary(min_size=1, max_size=2000), st.data())
def test_no_part_of_a_packed_body_passes_for_the_whole(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content, mtime=0)
    end = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(FetchError) as refused:
        _read(packed[:end], "gzip", 100)
    assert refused.value.problem.code == "cut_short"


@given(st.binary(min_size=1, max_size=500))
def test_any_bytes_said_to_be_packed_give_a_body_or_a_reason(content: bytes) -> None:
    reason = "none"
    try:
        _read(content, "gzip", 64)
    except FetchError as error:
        reason = error.problem.code
    assert reason in {"none", "cut_short", "answer_too_large"}


@pytest.mark.parametrize("packing", [None, "gzip"])
def test_more_than_the_cap_is_refused(packing: str | None) -> None:
    content = bytes(range(256)) * 100
    sent = gzip.compress(content) if packing else content
    with pytest.raises(FetchError) as refused:
        _read(sent, packing, 1000, Caps(size=10_000, seconds=60))
    assert refused.value.problem.code == "answer_too_large"


def test_a_large_body_comes_whole() -> None:
    """Pieces that fill up exactly leave some of their output inside."""
    content = b"HDR\n" * 200_000
    assert _read(gzip.compress(content), "gzip", 1 << 16) == content
