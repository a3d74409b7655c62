"""What a reader could see of a page, taken out of its bytes without building a tree: paragraphs of plain text.

It errs by showing too much: menus, comments, what is hidden. It never leaves out what the full reading reads.
"""

from __future__ import annotations

import re
from html import unescape

from onrecord.pages.decoding import decode_page
from onrecord.pages.gate.programs import Cut, cut_programs, told_and_shown

__all__ = ["PARTING_TAGS", "TITLE_TAG", "shown_of", "slowly_visible", "told_in", "visible_text", "without_marks"]

# Programs and styles, but not JSON-LD, which states headlines. Those that never end are taken for text.
_UNSEEN = re.compile(
    r"<(?:script\b(?![^>]{0,500}ld\+json)[^>]*>.*?</script|style\b[^>]*>.*?</style)[^>]*>", re.DOTALL | re.IGNORECASE
)
# The headline, as what is shared states it; other statements of a page are not read.
TITLE_TAG = r"<meta\b(?=[^>]*title)[^>]*?\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))[^>]*>"
_META = re.compile(TITLE_TAG, re.IGNORECASE)
_STATED = re.compile(r"<script\b[^>]{0,500}ld\+json[^>]*>(.*?)</script[^>]*>", re.DOTALL | re.IGNORECASE)
_TOLD = re.compile(r'"(?:headline|alternativeHeadline|name)"\s*:\s*("(?:[^"\\]|\\.)*+")')
# Tags that part paragraphs; a cell parts words alone, and all others stand inside words: "<b>d</b>onated", "1<wbr>000".
_PARTING = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table tbody thead article section header footer main aside nav body "
    "html head title figure figcaption blockquote pre form fieldset hr address details summary video audio iframe "
    "noscript template button option select center"
)
_WIDE = ("td", "th", "br", "img")
PARTING_TAGS = frozenset((*_PARTING.split(" "), *_WIDE))
"""The names of all tags that part words."""


class _Between(dict[str | None, str]):
    """What stands for a tag by its name as it is written; comments have none; other names are added as met."""

    def __missing__(self, name: str | None) -> str:
        shown = self.get(name.lower(), "") if name else ""
        if len(self) < _MOST_NAMES:
            self[name] = shown
        return shown


_MOST_NAMES = 5_000
_BETWEEN = _Between({f"{close}{name}": "\n" for name in _PARTING.split(" ") for close in ("", "/")})
_BETWEEN |= {f"{close}{name}": " " for name in _WIDE for close in ("", "/")}
_TAG = re.compile(r"<(?:(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|!--.*?-->|[!?][^<>]*>|/[^<>]*>)", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# A line of plain text may go on in the next one; a blank line parts paragraphs.
_LINE = re.compile(r"(?<!\n)[ \t\r]*\n(?![ \t\r]*\n)")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PARTED = "\n"


def visible_text(raw: bytes) -> str:
    r"""Return the text of a page, of JSON or of plain text, a paragraph a line.

    >>> visible_text(b"<p>Ada <b>d</b>on&shy;n&eacute;<p>to the fund<script>var a</script>")
    '\nAda donné\nto the fund\n'
    >>> visible_text(rb'{"articleBody": "Ada a donn\u00e9"}')
    '{"articleBody": "Ada a donné"}'
    """
    cut = cut_programs(raw)
    return slowly_visible(raw) if (shown := shown_of(cut)) is None else shown


def shown_of(cut: Cut | None) -> str | None:
    """Return the same of a page whose programs are cut out, or None where it must be done another way."""
    parts = told_and_shown(cut) if cut is not None else None
    return None if parts is None else without_marks(_shown(parts))


def slowly_visible(raw: bytes) -> str:
    """Return the same of any page."""
    text = decode_page(raw).text
    if text.lstrip()[:1] in ("{", "["):
        text = _without_escapes(text)
    text = _without_tags(text) if "<" in text else _LINE.sub(" ", text)
    return without_marks(text)


def without_marks(text: str) -> str:
    """Write out entities, and leave out signs that nobody sees."""
    if "&" in text:
        text = unescape(text)
    for sign in _INVISIBLE:
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
    """Return the headlines that JSON-LD states, a paragraph each."""
    return _without_escapes(_PARTED.join(("", *_TOLD.findall(stated), "")))


def _shown(parts: list[tuple[str, bool]]) -> str:
    """The same as `_without_tags`, of a page whose programs are cut out already."""
    pieces: list[str] = []
    for number, (part, is_stated) in enumerate(parts):
        part = part.replace("\n", " ").replace("\r", " ")
        parted = number and not is_stated and not parts[number - 1][1]
        pieces.append(told_in(part) if is_stated else f"{_PARTED}{part}" if parted else part)
    return _without_tags_alone(_cut_out("".join(pieces), "<style", "</style"))


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
