"""Reports in XML, cut apart before they are parsed: damage stays within the report that has it.

A bulk file holds thousands of reports, and one broken character would end a parser of the whole. So the text is cut at
the tags that open a report, and each piece is parsed by itself: strictly, and where that fails as far as it goes,
with a word on the damage. Nothing outside is looked up: a document that declares entities is refused, and lxml's own
limits on depth and size hold (no `huge_tree`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from onrecord.errors import FilingError

__all__ = ["Piece", "cut_pieces", "decode_xml", "parse_piece"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SAYS_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,20})")
_UNMARKED = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_WESTERN = {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "windows-1252", "cp1252"}

# What may stand around reports: the declaration, comments, the tags of the whole.
_AROUND = re.compile(r"<\?.*?\?>|<!--.*?-->|</?PublicFilings\b[^>]*>|[\s\ufeff\x00]+", re.S)
_AROUND_READ = 4096

# XML 1.0 allows no control characters, not even written as references; forms hold them all the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,400})|([0-9]{1,400}));")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The text of one report, whether its closing tag was found, and the line on which it begins.

    `stray` is what stands around it and belongs to no report: in a file that is whole there is nothing.
    """

    text: str
    line: int
    is_whole: bool = True
    stray: str = ""


def decode_xml(content: bytes) -> str:
    """Return the text of an XML file: byte order mark first, then two bytes a letter, then what it declares.

    >>> decode_xml('<?xml version="1.0" encoding="UTF-16"?><Filing/>'.encode("utf-16"))[-9:]
    '<Filing/>'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for start, encoding in _UNMARKED:
        if content.startswith(start):
            return content.decode(encoding, "replace")
    said = _SAYS_ENCODING.match(content.lstrip()[:200])
    is_western = said is not None and said[1].decode("ascii").lower() in _WESTERN
    return content.decode("cp1252" if is_western else "utf-8", "replace")


def cut_pieces(text: str, tag: str) -> Iterator[Piece]:
    r"""Yield the elements called `tag`, each as text; raises FilingError where entities are declared.

    >>> [piece.text for piece in cut_pieces('<R>\n<F a="1"/><F>x</F>\n<F>', "F")]
    ['<F a="1"/>', '<F>x</F>', '<F>']
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FilingError("the XML declares a document type, which no LD-203 file does: it is not read")
    starts = [found.start() for found in re.finditer(rf"<{tag}(?=[\s/>])", text)]
    line, counted = 1, 0
    before = text[: starts[0]] if starts else ""
    for start, end in pairwise([*starts, len(text)]):
        line, counted = line + text.count("\n", counted, start), start
        piece = _piece(text[start:end], tag, line)
        around = before + text[start + len(piece.text) : end] if piece.is_whole else before
        yield replace(piece, stray=_AROUND.sub("", around[:_AROUND_READ]))
        before = ""


def _piece(text: str, tag: str, line: int) -> Piece:
    closing = f"</{tag}>"
    if (at := text.rfind(closing)) >= 0:
        return Piece(text=text[: at + len(closing)], line=line)
    opening = re.match(r"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>", text)
    if opening and opening[0].endswith("/>"):
        return Piece(text=opening[0], line=line)
    # Up to its last tag: what stands behind may be half of an amount.
    return Piece(text=text[: text.rfind(">") + 1], line=line, is_whole=False)


def parse_piece(piece: Piece) -> tuple[etree._Element | None, tuple[str, ...]]:
    """Parse one report; with it comes what is damaged in it. None where not even its first tag can be read.

    >>> element, damage = parse_piece(Piece(text='<F a="1"><G b="2"/>', line=9, is_whole=False))
    >>> element[0].get("b"), damage
    ('2', ('the report that begins on line 9 is cut off: what stands before is kept',))
    """
    damage = [] if piece.is_whole else [f"the report that begins on line {piece.line} is cut off"]
    outside = f"beside the report that begins on line {piece.line} stands what belongs to none"
    text = _FORBIDDEN.sub("\ufffd", _REFERENCE.sub(_allowed, piece.text))
    if "\ufffd" in text:
        damage.append(f"the report that begins on line {piece.line} has characters that cannot be read")
    element, broken = _parse(text, recover=False)
    if broken:
        why = f"the report that begins on line {piece.line} is no valid XML ({broken})"
        damage = [f"{what}: what stands before is kept" for what in (damage or [why])]
        element, _ = _parse(text, recover=True)
    return element, (*damage, outside) if piece.stray else tuple(damage)


def _allowed(found: re.Match[str]) -> str:
    """Return a reference as it is where it stands for a letter that XML allows."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if code <= 0x10FFFF and not _FORBIDDEN.match(chr(code)) else "\ufffd"


def _parse(text: str, *, recover: bool) -> tuple[etree._Element | None, str]:
    """Return the element, or None and why there is none; a parser that recovers refuses what has no tag at all."""
    try:
        return etree.fromstring(text.encode("utf-8"), _parser(recover=recover)), ""
    except etree.XMLSyntaxError as error:
        return None, str(error.msg)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
