"""Bytes to text, as browsers decide: byte order mark, then what the page declares, then what the bytes look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import webencodings
from charset_normalizer import from_bytes

from onrecord.pages.twice import undo_twice

__all__ = ["Decoded", "decode_page"]

# Browsers look for the declaration in the first 1,024 bytes; saved pages have it further down.
_HEAD = 8192
_SAMPLE = 65_536

# In western text some bytes in a hundred are not ASCII; in Cyrillic and Chinese most are, markup included many.
_FOREIGN_SHARE = 0.12
_ASCII = bytes(range(128))

# A page without one whole character of UTF-8 and with so many broken ones is not UTF-8, whatever it says.
_MANY = 3
_GUESSED = ("cp1252", "cp1251", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.I)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text, the encoding that gave it, and how many characters could not be read (U+FFFD stands for each).

    `declared` is the encoding that the page says it has, where that cannot be true; `twice` how many signs had been
    encoded twice, and were put right.
    """

    text: str
    encoding: str
    lost: int = 0
    declared: str | None = None
    twice: int = 0


def decode_page(content: bytes, told: str | None = None) -> Decoded:
    """Return the text of `content`; `told` is the encoding that its server named, if any. Never raises.

    >>> decode_page("déjà".encode("cp1252") + b'<meta charset="latin1">').text[:4]
    'déjà'
    >>> decode_page("déjà vu".encode("utf-8")).encoding
    'utf-8'
    >>> decode_page("д".encode("cp1251"), "windows-1251").text
    'д'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    try:
        text, twice = undo_twice(content.decode("utf-8"))
        return Decoded(text=text, encoding="utf-8", twice=twice)
    except UnicodeDecodeError:
        pass
    declared = _known(told) or _declared(content[:_HEAD])
    if declared is not None and declared != "utf-8":
        return _decode(content, declared)
    guessed = _guess(content)
    as_utf8 = _decode(content, "utf-8")
    # Mostly UTF-8 with a few broken bytes: damage, not another encoding.
    multibyte = sum(1 for char in as_utf8.text[:_SAMPLE] if char > "\x7f" and char != "\ufffd")
    broken = as_utf8.text[:_SAMPLE].count("\ufffd")
    if guessed is None or multibyte > 3 * broken:
        return as_utf8
    if declared == "utf-8":
        is_false = not multibyte and broken >= _MANY
        return replace(_decode(content, guessed), declared=declared) if is_false else as_utf8
    return _decode(content, guessed)


def _declared(head: bytes) -> str | None:
    found = _META.search(head) or _XML.search(head)
    if found is None:
        return None
    encoding = _known(found[1].decode("ascii"))
    # A page that says UTF-16 in ASCII letters is not UTF-16: browsers read UTF-8.
    return "utf-8" if encoding and encoding.startswith("utf-16") else encoding


def _known(label: str | None) -> str | None:
    """Return the name of the encoding that a label means (WHATWG), or None."""
    encoding = webencodings.lookup(label) if label else None
    return encoding.name if encoding is not None else None


def _guess(content: bytes) -> str | None:
    """Return the likely encoding of bytes that are not UTF-8: western, as browsers assume, where letters are few."""
    sample = content[:_SAMPLE]
    if len(sample.translate(None, _ASCII)) < _FOREIGN_SHARE * len(sample):
        return "windows-1252"
    best = from_bytes(sample, cp_isolation=list(_GUESSED)).best()
    return best.encoding if best is not None else None


def _decode(content: bytes, encoding: str) -> Decoded:
    label = webencodings.lookup(encoding)
    codec = label.codec_info.decode if label is not None else None
    try:
        text = codec(content, "replace")[0] if codec else content.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        text, encoding = content.decode("utf-8", "replace"), "utf-8"
    return Decoded(text=text, encoding=encoding, lost=text.count("\ufffd"))
