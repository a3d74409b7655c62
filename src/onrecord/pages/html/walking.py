"""Walk a tree once, in the order of the page, into pieces of text with what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from onrecord.pages.html.hints import Markup, MarkupReader
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
        "title",
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
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")

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


@dataclass(slots=True)
class _Frame:
    """An open element, and what it hands down: `block` is the tag of the element whose line its text belongs to."""

    tag: str
    block: str
    is_block: bool
    role: str = ""
    hint: str | None = None
    place: int = 0
    in_figure: bool = False
    in_pre: bool = False
    anchor_at: int | None = None
    names: str = ""
    names_above: str = ""


@dataclass(slots=True)
class _Line:
    """The line that is being gathered; `owner` is the element with its first words, None while it is blank."""

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
        self._markup = MarkupReader(hints)
        self._left = most
        self._frames: list[_Frame] = []
        self._line = _Line()
        self._gap = True
        self._places = 0
        self._pieces: list[Piece] = []

    def walk(self, body: Element) -> Iterator[Piece]:
        events = etree.iterwalk(body, events=("start", "end"))
        skipped: Element = None
        for event, element in events:
            if self._left < 0:
                break
            if event == "end":
                if element is skipped:
                    skipped = None
                    self._add(element.tail)
                else:
                    self._leave(element)
            elif element.tag in _SKIPPED or (markup := self._markup.read(element)).is_hidden:
                skipped = element
                events.skip_subtree()
            else:
                self._enter(element, markup)
            if self._pieces:
                yield from self._pieces
                self._pieces.clear()
        self._flush(gap=True)
        yield from self._pieces

    def _enter(self, element: Element, markup: Markup) -> None:
        tag = element.tag
        above = self._frames[-1] if self._frames else _Frame(tag="", block=tag, is_block=True)
        if tag == "img":
            self._take_image(element, above)
            if not self._line.text:
                self._flush(gap=False)
        frame = self._open(element, markup, above)
        if frame.is_block:
            # A second line break in a row stands for a blank line.
            doubled = tag == "br" and self._line.owner is None
            self._flush(gap=doubled or (tag not in _CLOSE and not above.in_figure))
        elif (tag == "a" and _touches(element, "a")) or (tag == "span" and _parts_heading(element, above)):
            self._add(" ")
        elif tag in _CELLS and self._line.owner is not None:
            self._add(" | ")
        self._frames.append(frame)
        self._add(element.text)

    def _leave(self, element: Element) -> None:
        frame = self._frames[-1]
        if frame.anchor_at is not None:
            label = _SPACES.sub(" ", "".join(self._line.text[frame.anchor_at :])).strip()
            self._line.links.append((label, element.get("href") or ""))
        if frame.is_block:
            in_figure = len(self._frames) > 1 and self._frames[-2].in_figure
            self._flush(gap=frame.tag not in _CLOSE and not in_figure)
        self._frames.pop()
        self._add(element.tail)

    def _open(self, element: Element, markup: Markup, above: _Frame) -> _Frame:
        tag, hint = element.tag, markup.hint
        is_credit = above.in_figure and hint == "credit"
        is_cell = tag in _CELLS and above.role == "row"
        is_block = is_credit or not (tag in _INLINE or is_cell or tag == "img")
        handed = hint if is_block or hint in _INLINE_HINTS else None
        if is_block and tag not in _LEAVES:
            self._places += 1
        return _Frame(
            tag=tag,
            block=tag if is_block else above.block,
            is_block=is_block,
            role=_role(element, hint, above),
            hint=handed or above.hint,
            place=self._places if is_block and tag not in _LEAVES else above.place,
            in_figure=above.in_figure or tag == "figure" or hint == "caption",
            in_pre=above.in_pre or tag == "pre",
            anchor_at=len(self._line.text) if tag == "a" else None,
            names=markup.names if is_block else above.names,
            names_above=above.names if is_block else above.names_above,
        )

    def _add(self, text: str | None) -> None:
        if text and self._frames:
            first, *below = text.split("\n") if self._frames[-1].in_pre else (text,)
            self._add_words(first)
            for line in below:
                self._flush(gap=self._line.owner is None)
                self._add_words(line)

    def _add_words(self, text: str) -> None:
        if text:
            if self._line.owner is None and text.strip():
                self._line.owner = self._frames[-1]
            self._line.text.append(text)
            self._left -= len(text)

    def _take_image(self, image: Element, above: _Frame) -> None:
        alt = _as_shown(image.get("alt") or "")[:_MOST_ALT]
        if alt:
            self._line.images.append(
                Piece(text=alt, gap=True, role="image_text", hint=above.hint, tag="img", names="", place=above.place)
            )

    def _flush(self, gap: bool) -> None:
        """Hand on the open line if it holds anything, then the images met in it."""
        line = self._line
        if line.text or line.links or line.images:
            self._line = _Line()
            if line.owner is not None and (text := _as_shown("".join(line.text))):
                self._pieces.append(_piece(text, line.owner, self._gap, tuple(line.links)))
                self._gap = False
            for image in line.images:
                self._pieces.append(replace(image, gap=self._gap))
                self._gap = False
        self._gap = self._gap or gap


def _as_shown(text: str) -> str:
    """Return the text as a browser shows it: spaces made one, and signs without width left out."""
    if text.isascii():
        return " ".join(text.split())
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).strip()


def _piece(text: str, owner: _Frame, gap: bool, links: tuple[tuple[str, str], ...]) -> Piece:
    return Piece(
        text=text,
        gap=gap,
        role=owner.role,
        hint=owner.hint,
        tag=owner.block,
        names=f"{owner.names} {owner.names_above}".strip(),
        place=owner.place,
        links=links,
    )


def _touches(element: Element, tag: str) -> bool:
    """True for an element right behind another of that tag: style sheets part them, where the text has no space."""
    before = element.getprevious()
    return before is not None and before.tag == tag and not before.tail


def _parts_heading(element: Element, above: _Frame) -> bool:
    """True for the title behind a kicker: `<h1><span>Ballroom</span><span>Mill pays</span></h1>`; a letter is none."""
    before = element.getprevious()
    is_part = above.tag in _HEADINGS and before is not None and _touches(element, "span")
    return is_part and bool(element.get("class")) and len((before.text or "").strip()) > 1


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
