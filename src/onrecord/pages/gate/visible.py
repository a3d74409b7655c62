"""What a reader could see of a page, taken out of its bytes without building a tree: paragraphs of plain text.

It errs by showing too much: menus, comments, what is hidden. It never leaves out what the full reading reads.
"""

from __future__ import annotations

import re
from html import unescape

from onrecord.pages.decoding import decode_page

__all__ = ["INVISIBLE", "PARTING_TAGS", "SPACING_TAGS", "TITLE_TAG", "slowly_visible", "told_in", "without_marks"]

# Programs and styles, but not JSON-LD, which states headlines. Those that never end are taken for text.
_UNSEEN = re.compile(
    r"<(?:script\b(?![^>]{0,500}ld\+json)[^>]*>.*?</script|style\b[^>]*>.*?</style)[^>]*>", re.DOTALL | re.IGNORECASE
)
# The headline, as what is shared states it; other statements of a page are not read.
TITLE_TAG = r"<meta\b(?=[^>]*title)[^>]*?\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))[^>]*>"
_META = re.compile(TITLE_TAG, re.IGNORECASE)
_STATED = re.compile(r"<script\b[^>]{0,500}ld\+json[^>]*>(.*?)</script[^>]*>", re.DOTALL | re.IGNORECASE)
_TOLD = re.compile(r'"(?:headline|alternativeHeadline|name|articleBody)"\s*:\s*("(?:[^"\\]|\\.)*+")')
# Tags that part paragraphs; a cell parts words alone, and all others stand inside words: "<b>d</b>onated", "1<wbr>000".
_PARTING = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table tbody thead article section header footer main aside nav body "
    "html head title figure figcaption blockquote pre form fieldset hr address details summary video audio iframe "
    "noscript template button option select center"
)
PARTING_TAGS = tuple(_PARTING.split(" "))
"""The names of the tags that part paragraphs."""
SPACING_TAGS = ("td", "th", "br", "img")
"""The names of the tags that part words alone."""


class _Between(dict[str | None, str]):
    """What stands for a tag by its name as it is written; comments have none; other names are added as met."""

    def __missing__(self, name: str | None) -> str:
        shown = self.get(name.lower(), "") if name else ""
        if len(self) < _MOST_NAMES:
            self[name] = shown
        return shown


_MOST_NAMES = 5_000
_BETWEEN = _Between({f"{close}{name}": "\n" for name in PARTING_TAGS for close in ("", "/")})
_BETWEEN |= {f"{close}{name}": " " for name in SPACING_TAGS for close in ("", "/")}
_TAG = re.compile(r"<(?:(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|!--.*?-->|[!?][^<>]*>|/[^<>]*>)", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# A line of plain text may go on in the next one; a blank line parts paragraphs.
_LINE = re.compile(r"(?<!\n)[ \t\r]*\n(?![ \t\r]*\n)")
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""The signs that nobody sees."""
_PARTED = "\n"


def slowly_visible(raw: bytes) -> str:
    r"""Return the text of a page, of JSON or of plain text, a paragraph a line.

    >>> slowly_visible(b"<p>Ada <b>d</b>on&shy;n&eacute;<p>to the fund<script>var a</script>")
    '\nAda donn\xe9\nto the fund\n'
    """
    text = decode_page(raw).text
    if text.lstrip()[:1] in ("{", "["):
        text = _without_escapes(text)
    text = _without_tags(text) if "<" in text else _LINE.sub(" ", text)
    return without_marks(text)


def without_marks(text: str) -> str:
    """Write out entities, and leave out signs that nobody sees."""
    if "&" in text:
        text = unescape(text)
    for sign in INVISIBLE:
        if sign in text:
            text = text.replace(sign, "")
    return text


def _without_escapes(text: str) -> str:
    """JSON's own; in other text they are as rare as they are harmless."""
    if "\\" not in text:
        return text
    text = text.replace("\\r", "").replace("\\n", "\n").replace("\\t", " ").replace("\\/", "/")
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _without_programs(text: str) -> str:
    """Cut out what stands between the tags of programs and styles: half of a page, passed at the speed of a search."""
    for opening, closing in (("<script", "</script"), ("<style", "</style")):
        if any(odd in text for odd in (opening.upper(), opening.title())):
            return _UNSEEN.sub(_PARTED, text)
        text = _cut_out(text, opening, closing)
    return text


def _cut_out(text: str, opening: str, closing: str) -> str:
    parts, at = [], 0
    while (begin := text.find(opening, at)) >= 0 and (end := text.find(closing, begin)) >= 0:
        parts.append(text[at:begin])
        at = end  # the closing tag stays, and goes with the others
    return _PARTED.join((*parts, text[at:])) if parts else text


def told_in(stated: str) -> str:
    """Return the headlines that JSON-LD states, and the text that a page may not show, a paragraph each."""
    return _without_escapes(_PARTED.join(("", *_TOLD.findall(stated), "")))


def _without_tags(text: str) -> str:
    # Line breaks of the source are blanks, and only what parts paragraphs breaks a line from here on.
    text = text.replace("\n", " ").replace("\r", " ")
    if "ld+json" in text:
        text = _STATED.sub(lambda found: told_in(found[1]), text)
    return _without_tags_alone(_without_programs(text))


def _without_tags_alone(text: str) -> str:
    """Take the tags out of a text that has no programs or styles."""
    if "title" in text:
        text = _META.sub(lambda found: f"{_PARTED}{found[1] or found[2] or found[3] or ''}{_PARTED}", text)
    parts = _TAG.split(text)
    parts[1::2] = map(_BETWEEN.__getitem__, parts[1::2])
    return "".join(parts)
