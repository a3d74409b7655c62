"""Cut programs and styles out of the bytes of a page before they are decoded: half of a page, passed in one scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.pages.gate.scanning import Scanner, make_scanner

__all__ = ["Cut", "cut_programs"]

_MARK = b"\xef\xbb\xbf"
_SCRIPT, _SCRIPT_ENDS, _STYLE, _STYLE_ENDS, _LINKS = range(5)
# What a page says of its language stands behind the others, and is found in the same scan.
_KEYS = (
    b"<script", b"</script", b"<style", b"</style", b"ld+json", b"<html", b"og:locale", b"ontent-language",
    b"inLanguage",
)  # fmt: skip
_LINKED = re.compile(rb"<script\b[^>]{0,500}ld\+json[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An HTML page without its programs and styles: the `parts` around them, and the JSON-LD that it states (True).

    `raw` is the whole page; at the places `languages` it may say what language it has.
    """

    raw: bytes
    parts: list[tuple[bytes, bool]]
    languages: list[int]


@cache
def _scanner() -> Scanner | None:
    return make_scanner(_KEYS, any_case=True)


def cut_programs(raw: bytes) -> Cut | None:
    """Return a page around its programs and styles; a closing tag begins the part behind it.

    None where the page is JSON, plain text or UTF-16, where such tags have capitals or do not end, or where Hyperscan
    is not installed.

    >>> cut = cut_programs(b"<p>Oats<script>up()</script>")
    >>> cut is None or cut.parts == [(b"<p>Oats", False), (b"</script>", False)]
    True
    """
    scanner = _scanner()
    raw = raw.removeprefix(_MARK)
    if scanner is None or not _is_markup(raw):
        return None
    met: list[tuple[int, int]] = []
    scanner.scan(raw, lambda number, _, end, *__: met.append((number, end)))
    programs = [(number, end - len(_KEYS[number])) for number, end in met if number <= _STYLE_ENDS]
    if any(not raw.startswith(_KEYS[number], at) for number, at in programs):
        return None
    if any(number == _LINKS for number, _ in met) or (parts := _parts_around(raw, programs)) is None:
        try:
            parts = list(_parts(raw, programs))
        except ValueError:
            return None
    return Cut(raw=raw, parts=parts, languages=[end - len(_KEYS[number]) for number, end in met if number > _LINKS])


def _is_markup(raw: bytes) -> bool:
    """Neither JSON nor plain text, nor UTF-16, nor what begins with blanks outside of ASCII."""
    first = raw[:1024].lstrip()[:1]
    return b"!" <= first < b"\x80" and first not in (b"{", b"[") and b"<" in raw


def _parts_around(raw: bytes, places: list[tuple[int, int]]) -> list[tuple[bytes, bool]] | None:
    """The parts of a page on which each program ends before the next begins, and none states anything; else None."""
    opened, ended = places[::2], places[1::2]
    if len(opened) != len(ended) or [number + 1 for number, _ in opened] != [number for number, _ in ended]:
        return None
    if any(number % 2 for number, _ in opened):
        return None
    begins = (0, *(at for _, at in ended))
    ends = (*(at for _, at in opened), len(raw))
    return [(raw[begin:end], False) for begin, end in zip(begins, ends, strict=True)]


def _parts(raw: bytes, places: list[tuple[int, int]]) -> Iterator[tuple[bytes, bool]]:
    at, inside = 0, list[int]()  # programs also stand in styles
    linked: re.Match[bytes] | None = None
    for number, place in places:
        if place < at:
            continue
        if number == _SCRIPT and inside and _LINKED.match(raw, place):
            raise ValueError("what a page states in JSON-LD stands inside a program or a style")
        if not inside and number in (_SCRIPT, _STYLE):
            yield raw[at:place], False
            linked = _LINKED.match(raw, place) if number == _SCRIPT else None
            inside.append(number)
        elif number == _SCRIPT and inside == [_STYLE]:
            inside.append(number)
        elif inside and number == inside[-1] + 1:
            inside.pop()
            at = place
            if linked is not None:
                yield _stated(raw, linked, place)
                at, linked = max(raw.find(b">", place) + 1, place), None
    if inside:
        raise ValueError("a program or a style does not end")
    yield raw[at:], False


def _stated(raw: bytes, linked: re.Match[bytes], end: int) -> tuple[bytes, bool]:
    if linked.end() > end:
        raise ValueError("a tag goes on behind its end")
    return raw[linked.end() : end], True
