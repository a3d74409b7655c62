"""Parse HTML into a tree that can be walked safely, however deep or broken the page is."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

__all__ = ["GIVES_UP", "Element", "parse_tree"]

Element = Any  # lxml has no types

# What the libraries that look at a tree raise when the page is too odd for them; each has a way without.
GIVES_UP = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)

# libxml2 drops what lies below 2,048 levels, and what works on the tree recurses; real pages stay below 100.
_MOST_DEPTH = 200

# Possessive, since "<aaaa..." without an end would be tried from every letter.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")
_BREAKS = re.compile(r"(?:<br>\s*){2,}")
# Void elements, and those that end where the next one of their kind begins.
_NEVER_DEEP = frozenset(
    [
        "br",
        "img",
        "meta",
        "link",
        "input",
        "hr",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "track",
        "param",
        "p",
        "path",
    ]
)
_KEPT = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "noscript",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "img",
        "a",
        "template",
    ]
)
_INLINE = frozenset(
    [
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "span",
        "font",
        "small",
        "big",
        "sup",
        "sub",
        "abbr",
        "cite",
        "code",
        "q",
        "mark",
        "time",
        "ins",
        "del",
        "label",
        "tt",
    ]
)
# Never right in a text, and refused by the parser or by what reads the text.
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127, *range(0xD800, 0xE000)), None)


def parse_tree(text: str) -> Element | None:
    """Return the root element, or None where there is no markup to read. Tags nested too deep are taken out.

    >>> deep = "<div>" * 10_000 + "<p>Still here" + "</div>" * 10_000
    >>> "".join(parse_tree(deep).itertext()).strip()
    'Still here'
    """
    clean = text if text.isprintable() else text.translate(_CONTROLS)
    return _parse(_flatten(clean) if _is_too_deep(clean) else clean)


def _parse(text: str) -> Element | None:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, default_doctype=False
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _is_too_deep(text: str) -> bool:
    """Count before parsing: the parser's own time grows with the square of the depth, 0.8 s for ten thousand tags."""
    depth = 0
    for found in _TAG.finditer(text):
        name = found[2].lower()
        if name in _NEVER_DEEP or found[0].endswith("/>"):
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _MOST_DEPTH:
            return True
    return False


def _flatten(text: str) -> str:
    """Take out all tags but those of paragraphs and headings; blocks leave a line break, inline tags nothing."""
    return _BREAKS.sub("<br>", _TAG.sub(_flat_tag, text))


def _flat_tag(found: re.Match[str]) -> str:
    name = found[2].lower()
    if name in _KEPT:
        return found[0]
    return "" if name in _INLINE else "<br>"
