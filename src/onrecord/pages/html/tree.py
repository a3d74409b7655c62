"""Parse HTML into a tree that can be walked safely, however deep or broken the page is."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

__all__ = ["GIVES_UP", "Element", "empty_elements", "parse_tree"]

Element = Any  # lxml has no types

# What the libraries that look at a tree raise when the page is too odd for them; each has a way without.
GIVES_UP = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)

# libxml2 drops what lies below 2,048 levels, and what works on the tree recurses; real pages stay below 100.
_MOST_DEPTH = 200

# Possessive, since "<aaaa..." without an end would be tried from every letter.
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)[^<>]*+>")
_BREAKS = re.compile(rb"(?:<br>\s*){2,}")
# Void elements, and those that end where the next one of their kind begins.
_NEVER_DEEP = frozenset(
    [
        b"br",
        b"img",
        b"meta",
        b"link",
        b"input",
        b"hr",
        b"source",
        b"wbr",
        b"area",
        b"base",
        b"col",
        b"embed",
        b"track",
        b"param",
        b"p",
        b"path",
    ]
)
# Tags that open or close a level: not those above, nor what closes itself ("<g/>").
_NESTING = re.compile(
    rb"<(/?)(?!(?:" + b"|".join(sorted(_NEVER_DEEP)) + rb")(?![a-z0-9:-]))[a-z][^<>]*+(?<!/)>", re.IGNORECASE
)
_KEPT = frozenset(
    [
        b"html",
        b"head",
        b"body",
        b"title",
        b"meta",
        b"link",
        b"script",
        b"style",
        b"noscript",
        b"p",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"br",
        b"img",
        b"a",
        b"template",
    ]
)
_INLINE = frozenset(
    [
        b"b",
        b"i",
        b"u",
        b"s",
        b"em",
        b"strong",
        b"span",
        b"font",
        b"small",
        b"big",
        b"sup",
        b"sub",
        b"abbr",
        b"cite",
        b"code",
        b"q",
        b"mark",
        b"time",
        b"ins",
        b"del",
        b"label",
        b"tt",
    ]
)
# All that a head holds; whatever else stands in one is of a page that leaves the tags of head and body out, as it may.
_OF_HEAD = frozenset(["title", "meta", "link", "script", "style", "base", "noscript", "template"])
# Never right in a text, and refused by the parser or by what reads the text.
_CONTROLS = bytes((*range(9), 11, *range(14, 32), 127))
# Elements as lxml.html makes them, but of one class, so that lxml need not ask in Python for the class of each.
_CLASSES = etree.ElementDefaultClassLookup(element=html.HtmlElement)


def parse_tree(text: str) -> Element | None:
    """Return the root element, or None where there is no markup to read. Tags nested too deep are taken out.

    >>> deep = "<div>" * 10_000 + "<p>Still here" + "</div>" * 10_000
    >>> "".join(parse_tree(deep).itertext()).strip()
    'Still here'
    >>> parse_tree("<title>Oats</title><main>Still here</main>").find("body").text_content()
    'Still here'
    """
    clean = text.encode("utf-8", "ignore").translate(None, _CONTROLS)
    root = _parse(_flatten(clean) if _is_too_deep(clean) else clean)
    if root is not None:
        _end_head(root)
    return root


def empty_elements(root: Element, tag: str, but: str | None = None) -> None:
    """Take the text out of all elements of a tag, but for those with `but` in their type.

    Programs and styles are half of a page, and what looks for its main text copies the tree several times.

    >>> page = parse_tree("<p>Oats<style>p { top: 0 }</style>")
    >>> empty_elements(page, "style")
    >>> "".join(page.itertext())
    'Oats'
    """
    for element in root.iter(tag):
        if but is None or but not in (element.get("type") or ""):
            element.text = None


def _parse(page: bytes) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, default_doctype=False
    )
    parser.set_element_class_lookup(_CLASSES)
    try:
        return etree.fromstring(page, parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _end_head(root: Element) -> None:
    """End the head where its page does: libxml2 takes a `<main>` or `<article>` behind the title into it."""
    head = root.find("head")
    inner = list(head) if head is not None else []
    at = next((place for place, element in enumerate(inner) if element.tag not in _OF_HEAD), None)
    if at is None:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, element in enumerate(inner[at:]):
        body.insert(place, element)


def _is_too_deep(page: bytes) -> bool:
    """Count before parsing: the parser's own time grows with the square of the depth, 0.8 s for ten thousand tags."""
    depth = 0
    for ends in _NESTING.findall(page):
        depth = max(0, depth - 1) if ends else depth + 1
        if depth > _MOST_DEPTH:
            return True
    return False


def _flatten(page: bytes) -> bytes:
    """Take out all tags but those of paragraphs and headings; blocks leave a line break, inline tags nothing."""
    return _BREAKS.sub(b"<br>", _TAG.sub(_flat_tag, page))


def _flat_tag(found: re.Match[bytes]) -> bytes:
    name = found[2].lower()
    if name in _KEPT:
        return found[0]
    return b"" if name in _INLINE else b"<br>"
