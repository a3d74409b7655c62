"""Walk a tree once, in the order of the page, into pieces of text with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from onrecord.pages.html.hints import hint_of, is_hidden
from onrecord.pages.html.tree import Element

__all__ = ["Piece", "walk_tree"]

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "head",
        "audio",
        "video",
        "map",
        "area",
        "progress",
        "meter",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "ruby",
        "rb",
        "rt",
        "rp",
        "nobr",
        "picture",
        "source",
    ]
)
# These begin a line without a blank line before it.
_CLOSE = frozenset(["li", "tr", "dt", "dd", "br", "figcaption", "td", "th", "caption", "option"])
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROLES = {"li": "item", "dd": "item", "figcaption": "caption", "caption": "caption"}
_CELLS = frozenset(("td", "th"))
_INNER_BLOCKS = frozenset(["p", "div", "ul", "ol", "table", "section", "article", "h1", "h2", "h3", "h4"])

_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\ufeff")

# Blocks that do not hold the paragraphs of a story as siblings.
_LEAVES = frozenset(
    [
        "p",
        "li",
        "br",
        "blockquote",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "figcaption",
        "pre",
    ]
)
# Inline elements whose names are believed for the whole line that they begin.
_INLINE_HINTS = frozenset(("ad_label", "byline", "dateline", "credit", "translation_notice"))

_MOST_ALT = 400
_NAMES = ("class", "id", "itemprop", "data-testid", "data-component", "data-gu-name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One line as the page shows it. `place` numbers the block around it, so that siblings know one another."""

    text: str
    gap: bool
    role: str
    hint: str | None
    tag: str
    names: str
    place: int
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """An open element, and what it hands down: `block` is the element whose line its text belongs to."""

    tag: str
    block: Element
    is_block: bool
    role: str = ""
    hint: str | None = None
    place: int = 0
    in_figure: bool = False
    anchor_at: int | None = None
    names: str = ""
    names_above: str = ""


@dataclass(slots=True)
class _Line:
    """The line that is being gathered."""

    text: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[Piece] = field(default_factory=list)
    owner: _Frame | None = None


def walk_tree(root: Element, hints: Mapping[str, str], most: int = 1_000_000) -> Iterator[Piece]:
    """Yield the pieces of the page in order; what no reader sees is left out. Ends soon after `most` characters.

    >>> from onrecord.pages.html.tree import parse_tree
    >>> page = parse_tree("<ul><li>One <b>pound</b><li>Two</ul><p>Three")
    >>> [(piece.text, piece.role, piece.gap) for piece in walk_tree(page, {})]
    [('One pound', 'item', True), ('Two', 'item', False), ('Three', '', True)]
    """
    walker = _Walker(hints, most)
    body = root.find("body") if root.tag == "html" else root
    if body is not None:
        yield from walker.walk(body)


class _Walker:
    """Walks one tree. Frames of the open elements, the line that is open, and whether a blank line is due."""

    def __init__(self, hints: Mapping[str, str], most: int) -> None:
        self._hints = hints
        self._left = most
        self._frames: list[_Frame] = []
        self._line = _Line()
        self._gap = True
        self._places = 0

    def walk(self, body: Element) -> Iterator[Piece]:
        events = etree.iterwalk(body, events=("start", "end"))
        skipped: Element = None
        for event, element in events:
            if self._left < 0:
                break
            if event == "start" and (element.tag in _SKIPPED or is_hidden(element, self._hints)):
                skipped = element
                events.skip_subtree()
            elif event == "start":
                yield from self._enter(element)
            elif element is skipped:
                skipped = None
                self._add(element.tail)
            else:
                yield from self._leave(element)
        yield from self._flush(gap=True)

    def _enter(self, element: Element) -> Iterator[Piece]:
        above = self._frames[-1] if self._frames else _Frame(tag="", block=element, is_block=True)
        if element.tag == "img":
            self._take_image(element, above)
            if not self._line.text:
                yield from self._flush(gap=False)
        frame = self._open(element, above)
        if frame.is_block:
            # A second line break in a row stands for a blank line.
            doubled = element.tag == "br" and not any(part.strip() for part in self._line.text)
            yield from self._flush(gap=doubled or (element.tag not in _CLOSE and not above.in_figure))
        elif element.tag == "a" and _touches_link(element):
            self._add(" ")
        elif element.tag in _CELLS and any(part.strip() for part in self._line.text):
            self._add(" | ")
        self._frames.append(frame)
        self._add(element.text)

    def _leave(self, element: Element) -> Iterator[Piece]:
        frame = self._frames[-1]
        if frame.anchor_at is not None:
            label = _SPACES.sub(" ", "".join(self._line.text[frame.anchor_at :])).strip()
            self._line.links.append((label, element.get("href") or ""))
        if frame.is_block:
            in_figure = len(self._frames) > 1 and self._frames[-2].in_figure
            yield from self._flush(gap=element.tag not in _CLOSE and not in_figure)
        self._frames.pop()
        self._add(element.tail)

    def _open(self, element: Element, above: _Frame) -> _Frame:
        tag, hint = element.tag, hint_of(element, self._hints)
        is_credit = above.in_figure and hint == "credit"
        is_cell = tag in _CELLS and above.role == "row"
        is_block = is_credit or not (tag in _INLINE or is_cell or tag == "img")
        handed = hint if is_block or hint in _INLINE_HINTS else None
        if is_block and tag not in _LEAVES:
            self._places += 1
        return _Frame(
            tag=tag,
            block=element if is_block else above.block,
            is_block=is_block,
            role=_role(element, hint, above),
            hint=handed or above.hint,
            place=self._places if is_block and tag not in _LEAVES else above.place,
            in_figure=above.in_figure or tag == "figure" or hint == "caption",
            anchor_at=len(self._line.text) if tag == "a" else None,
            names=_own_names(element) if is_block else above.names,
            names_above=above.names if is_block else above.names_above,
        )

    def _add(self, text: str | None) -> None:
        if text and self._frames:
            if self._line.owner is None and text.strip():
                self._line.owner = self._frames[-1]
            self._line.text.append(text)
            self._left -= len(text)

    def _take_image(self, image: Element, above: _Frame) -> None:
        alt = _SPACES.sub(" ", image.get("alt") or "").translate(_UNSEEN).strip()[:_MOST_ALT]
        if alt:
            self._line.images.append(
                Piece(text=alt, gap=True, role="image_text", hint=above.hint, tag="img", names="", place=above.place)
            )

    def _flush(self, gap: bool) -> Iterator[Piece]:
        """Yield the open line if it holds anything, then the images met in it."""
        line, self._line = self._line, _Line()
        text = _SPACES.sub(" ", "".join(line.text)).translate(_UNSEEN).strip()
        if text and line.owner is not None:
            yield _piece(text, line.owner, self._gap, tuple(line.links))
            self._gap = False
        for image in line.images:
            yield replace(image, gap=self._gap)
            self._gap = False
        self._gap = self._gap or gap


def _piece(text: str, owner: _Frame, gap: bool, links: tuple[tuple[str, str], ...]) -> Piece:
    return Piece(
        text=text,
        gap=gap,
        role=owner.role,
        hint=owner.hint,
        tag=str(owner.block.tag),
        names=f"{owner.names} {owner.names_above}".strip(),
        place=owner.place,
        links=links,
    )


def _touches_link(element: Element) -> bool:
    """True for a link right behind another: style sheets part them, where the text has no space."""
    before = element.getprevious()
    return before is not None and before.tag == "a" and not before.tail


def _own_names(element: Element) -> str:
    return " ".join(value for name in _NAMES if (value := element.get(name))) if element.keys() else ""


def _role(element: Element, hint: str | None, above: _Frame) -> str:
    tag = element.tag
    if above.in_figure and hint == "credit":
        return "credit"
    if tag in _HEADINGS:
        return "heading"
    if tag == "tr":
        inner = any(below.tag in _INNER_BLOCKS for below in element.iterdescendants())
        return "" if inner else "row"
    if hint == "caption" and above.role != "credit":
        return "caption"
    return _ROLES.get(tag, above.role)
