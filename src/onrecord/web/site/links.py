"""Pages made to stand alone: links to files beside them, no form, and the policy that a server would send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from lxml import etree, html

from onrecord.web.safety.headers import POLICY

__all__ = ["LEFT_OUT", "SITE_POLICY", "relink"]

LEFT_OUT = ""
"""What becomes of a link to what a site does not have: its words stay, and lead nowhere."""

# A page cannot say by itself who may frame it, and browsers complain where it tries.
SITE_POLICY = "; ".join(
    f"{name.split()[0]} 'none'" if name.split()[0] in ("connect-src", "form-action") else name
    for name in POLICY.split("; ")
    if not name.startswith("frame-ancestors")
)
"""What a page of a site may load: its own files, and nothing from elsewhere."""

_ATTRIBUTES = ("href", "src", "srcset")

Resolve: TypeAlias = Callable[[str], str]
"""What a link becomes; LEFT_OUT where it is to lead nowhere."""


def relink(page: bytes, resolve: Resolve) -> bytes:
    """Return a page whose links are what `resolve` makes of them.

    Forms are taken out, since nobody answers them, and what an application says to be its own address. Raises
    ValueError where the page needs what is left out (a picture).

    >>> page = b'<!doctype html><title>x</title><p><a href="/a">a</a> <a href="/b">b</a><form><input></form>'
    >>> made = relink(page, lambda link: "a.html" if link == "/a" else LEFT_OUT).decode()
    >>> '<a href="a.html">a</a> <span>b</span>' in made, "form>" in made
    (True, False)
    """
    document = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for dropped in list(document.iter("form")) + document.xpath('//link[@rel="canonical"]'):
        dropped.drop_tree()
    for element, attribute in list(_links(document)):
        link = resolve(element.get(attribute, ""))
        if link == LEFT_OUT:
            _leave_out(element, attribute)
        else:
            element.set(attribute, link)
    policy = html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": SITE_POLICY})
    document.head.insert(1 if len(document.head) and document.head[0].get("charset") else 0, policy)
    text: str = html.tostring(document, encoding="unicode", doctype="<!doctype html>")
    return text.encode("utf-8", "surrogatepass")


def _links(document: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    for element in document.iter(etree.Element):
        for attribute in _ATTRIBUTES:
            if attribute in element.attrib:
                yield element, attribute


def _leave_out(element: html.HtmlElement, attribute: str) -> None:
    """Take a link away: with its line where it is all of it, else with what makes it a link."""
    if element.tag == "link":
        element.drop_tree()
    elif element.tag != "a":
        raise ValueError(f"<{element.tag} {attribute}={element.get(attribute)!r}> is needed by the page")
    elif _is_all_of(item := element.getparent()):
        whole = item.getparent()
        item.drop_tree()
        if whole is not None and whole.tag in ("ul", "ol") and not len(whole):
            whole.drop_tree()
    else:
        element.tag = "span"
        for name in ("href", "rel", "download", "hreflang", "target"):
            element.attrib.pop(name, None)


def _is_all_of(item: html.HtmlElement | None) -> bool:
    return item is not None and item.tag == "li" and len(item) == 1 and not (item.text or "").strip()
