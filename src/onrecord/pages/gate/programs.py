"""Cut programs and styles out of the bytes of a page before they are decoded: most of a page, passed in one scan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from onrecord.pages.gate.scanning import Scanner, make_scanner

__all__ = ["told_and_shown"]

_MARK = b"\xef\xbb\xbf"
_KEYS = (b"<script", b"</script", b"<style", b"</style")
_LINKED = re.compile(rb"<script\b[^>]{0,500}ld\+json[^>]*>", re.IGNORECASE)


@cache
def _scanner() -> Scanner | None:
    return make_scanner(_KEYS, any_case=True)


def told_and_shown(raw: bytes) -> list[tuple[str, bool]] | None:
    """Return the parts of an HTML page in UTF-8 around its programs, and the JSON-LD that it states (True).

    A closing tag begins the part behind it. None where the page is none of this kind, where such tags have
    capitals, or where Hyperscan is not installed.

    >>> told_and_shown(b"<p>Oats<script>up()</script>") in ([("<p>Oats", False), ("</script>", False)], None)
    True
    """
    scanner = _scanner()
    raw = raw.removeprefix(_MARK)
    if scanner is None or not _is_markup(raw):
        return None
    met: tuple[list[int], ...] = tuple([] for _ in _KEYS)
    scanner.scan(raw, lambda number, _, end, *__: met[number].append(end - len(_KEYS[number])))
    if any(raw[at : at + len(key)] != key for key, places in zip(_KEYS, met, strict=True) for at in places):
        return None
    try:
        return list(_parts(raw, met[0], met[1]))
    except ValueError:  # not UTF-8, or odd
        return None


def _is_markup(raw: bytes) -> bool:
    """Neither JSON nor plain text, nor UTF-16, nor what begins with blanks outside of ASCII."""
    first = raw[:1024].lstrip()[:1]
    return b"!" <= first < b"\x80" and first not in (b"{", b"[") and b"<" in raw


def _parts(raw: bytes, openings: list[int], closings: list[int]) -> Iterator[tuple[str, bool]]:
    at = 0
    for begin in openings:
        linked = _LINKED.match(raw, begin)
        if begin < at:
            if linked is not None:
                raise ValueError("what a page states in JSON-LD stands inside a program")
            continue
        number = bisect_left(closings, begin)
        if number == len(closings):
            break
        end = closings[number]
        yield raw[at:begin].decode(), False
        at = end
        if linked is not None and linked.end() > end:
            raise ValueError("a tag goes on behind its end")
        if linked is not None and (behind := raw.find(b">", end)) >= 0:
            yield raw[linked.end() : end].decode(), True
            at = behind + 1
        if not (program := raw[begin:at]).isascii():
            program.decode()  # a page is UTF-8 as a whole, or not at all
    yield raw[at:].decode(), False
