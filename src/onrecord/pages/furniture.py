"""Tell the story's lines from the furniture: labels line by line, then sections, captions, edges, repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.pages.captions import mark_captions
from onrecord.pages.edges import mark_edges, mark_share_names
from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line
from onrecord.pages.posts import mark_posts
from onrecord.pages.repeats import mark_repeats
from onrecord.pages.sections import OUTSIDE, spread_sections
from onrecord.reference.page_words import Label, PageWords

__all__ = ["classify_lines"]

# What a line of prose may be only where the markup says so or the rules on the whole page do.
_PROSE_WORDS = 12
_BOXES = ("comments", "related_links", "newsletter_box")
_MARKUP_KINDS = {"caption": "caption", "image_text": "image_text", "credit": "credit"}


def classify_lines(
    lines: Sequence[Line], page: PageWords, *, titles: Sequence[str] = (), outlet: str | None = None
) -> tuple[str | None, ...]:
    """Return the kind of furniture of each line, None for story.

    `titles` are the headline and deck, which the lines may repeat; `outlet` the name that stands in the page's head.
    """
    if wide := _widest_name(lines):
        lines = [replace(line, hint=None) if line.kept and line.hint == wide else line for line in lines]
    by_names = _tells_by_names(lines)
    boxes = _named_boxes(lines)
    labels = [_by_markup(line, label_line(line, page), by_names, boxes) for line in lines]
    mark_posts(lines, labels)
    spread_sections(lines, labels)
    mark_share_names(lines, labels, page)
    mark_captions(lines, labels)
    mark_edges(lines, labels, outlet, page)
    mark_repeats(lines, labels, titles)
    return tuple(label.kind if label else None for label in labels)


def _tells_by_names(lines: Sequence[Line]) -> bool:
    """Whether names in the markup part story and furniture, on a page too short to have its main text found.

    So they do where some sentences stand in no named box, a third at least of what stands in one: a name on the
    outermost element says nothing ("page-with-comments").
    """
    if any(line.kept is not None for line in lines):
        return False
    plain = sum(len(line.words) for line in lines if line.ends_sentence and line.hint is None)
    named = sum(len(line.words) for line in lines if line.ends_sentence and line.hint is not None)
    return plain > 0 and 3 * plain >= named


def _named_boxes(lines: Sequence[Line]) -> frozenset[str]:
    """Return the kinds of boxes whose names are believed in main text too, since most of it stands outside of them.

    Extraction keeps the comments of short pages, and teasers in the middle of long ones.
    """
    sizes = _sizes_by_name(lines)
    return frozenset(kind for kind in _BOXES if 0 < sizes[kind] <= sizes[None])


def _sizes_by_name(lines: Sequence[Line]) -> Counter[str | None]:
    """Count the words of the main text's sentences by the kind of box that they stand in."""
    sizes: Counter[str | None] = Counter()
    for line in lines:
        if line.kept and (line.ends_sentence or len(line.words) >= _PROSE_WORDS):
            sizes[line.hint] += len(line.words)
    return sizes


def _widest_name(lines: Sequence[Line]) -> str | None:
    """Return the kind that a name around most of the main text gives it, which says nothing: "widget Blog".

    It stands around the first sentence too. Teasers below may be longer than the beginning of a story that is paid for.
    """
    sizes = _sizes_by_name(lines)
    first = next(iter(sizes), None)
    return first if 2 * sizes[first] > sizes.total() else None


def _by_markup(line: Line, label: Label | None, by_names: bool, boxes: frozenset[str]) -> Label | None:
    """Weigh what the markup says against what the words say. Main text is story unless its words deny it."""
    if kind := _MARKUP_KINDS.get(line.role):
        return Label(kind=kind, opens=False)
    if line.kept is None and by_names and line.hint is not None:
        return label or Label(kind=line.hint, opens=False)
    if line.kept and line.hint in boxes:
        return label or Label(kind=str(line.hint), opens=False)
    if line.kept is None or (line.kept and line.hint is None):
        return label
    if line.kept:
        return label or _trust_hint(line)
    if label is None and line.hint is None:
        return OUTSIDE
    return label or Label(kind=line.hint or "boilerplate", opens=False)


def _trust_hint(line: Line) -> Label | None:
    """A class name alone does not make furniture of a sentence that the main text holds: sites name oddly."""
    return None if line.is_prose or line.hint is None else Label(kind=line.hint, opens=False)
