"""Make an article of a draft: furniture typed, story in blocks, language and lineage decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.pages.blocks import StoryLine, find_blocks, is_wrapped
from onrecord.pages.datelines import begins_with_day
from onrecord.pages.draft import Draft
from onrecord.pages.furniture import classify_lines
from onrecord.pages.inline import find_inline, split_caption
from onrecord.pages.languages import UNKNOWN, decide_language
from onrecord.pages.lineage import decide_lineage
from onrecord.pages.lines import Line
from onrecord.pages.published import decide_published
from onrecord.pages.shown_dates import find_shown_date
from onrecord.records import Article, Block, Furniture
from onrecord.reference.page_words import PageWords

__all__ = ["assemble_article"]

# A place in capitals is a dateline only in the first paragraphs; further down it may be a heading of a list.
_FIRST_PARAGRAPHS = 2


def assemble_article(draft: Draft, page: PageWords) -> Article:
    """Return the article: nothing in its text changes after this."""
    titles = [draft.text[start:end] for start, end in _title_spans(draft)]
    outlet = draft.facts.outlet
    kinds = classify_lines(draft.lines, page, titles=titles, outlet=outlet)
    furniture = tuple(_find_furniture(draft.lines, kinds, page))
    story = tuple(_story(draft, kinds, furniture))
    blocks = (*_title_blocks(draft), *find_blocks(story, is_wrapped(draft.lines)))
    facts = draft.facts
    language = decide_language(draft.text, blocks, facts.language)
    day_first = language not in ("en", UNKNOWN)
    shown = find_shown_date(_shown_lines(draft, kinds, furniture), page, day_first=day_first)
    return Article(
        text=draft.text,
        language=language,
        blocks=tuple(sorted(blocks, key=lambda block: block.start)),
        furniture=furniture,
        headline=_cut(draft.text, draft.headline) or facts.headline,
        deck=_cut(draft.text, draft.deck) or facts.deck,
        outlet=outlet,
        published=decide_published(facts, shown),
        url=facts.url,
        alternates=facts.alternates,
        derived_from=decide_lineage(draft.lines, kinds, facts, page),
    )


def _cut(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _shown_lines(draft: Draft, kinds: Sequence[str | None], furniture: Sequence[Furniture]) -> Iterator[str]:
    """Yield the lines of time and writers above the story's second paragraph; below are those of others."""
    story = (line for line, kind in zip(draft.lines, kinds, strict=True) if kind is None and line.is_prose)
    second = next(islice(story, _FIRST_PARAGRAPHS - 1, None), None)
    for piece in furniture:
        if piece.kind in ("dateline", "byline") and (second is None or piece.start <= second.start):
            yield draft.text[piece.start : piece.end]


def _title_spans(draft: Draft) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in (draft.headline, draft.deck) if span)


def _title_blocks(draft: Draft) -> Iterator[Block]:
    if draft.headline:
        yield Block(kind="headline", start=draft.headline[0], end=draft.headline[1])
    if draft.deck:
        yield Block(kind="deck", start=draft.deck[0], end=draft.deck[1])


def _find_furniture(lines: Sequence[Line], kinds: Sequence[str | None], page: PageWords) -> Iterator[Furniture]:
    prose, is_listed = 0, _are_listed_by_day(lines, kinds, page)
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "caption":
            spans = split_caption(line, page)
        elif kind is not None:
            spans = ((kind, line.start, line.end),)
        else:
            spans = tuple(find_inline(line, page, first=prose < _FIRST_PARAGRAPHS, is_listed=is_listed))
            prose += line.is_prose
        for name, start, end in spans:
            yield Furniture(kind=name, start=start, end=end)


def _are_listed_by_day(lines: Sequence[Line], kinds: Sequence[str | None], page: PageWords) -> bool:
    """Whether several of the first paragraphs begin with a day: entries of a list, where a story has one dateline."""
    story = (line for line, kind in zip(lines, kinds, strict=True) if kind is None and line.is_prose)
    return sum(begins_with_day(line, page) for line in islice(story, _FIRST_PARAGRAPHS + 1)) > 1


def _story(draft: Draft, kinds: Sequence[str | None], furniture: Sequence[Furniture]) -> Iterator[StoryLine]:
    """Yield what is left of each line when its furniture is cut out; captions too, as blocks of their own."""
    spans = iter(furniture)
    span = next(spans, None)
    cut, above = True, 0
    for line, kind in zip(draft.lines, kinds, strict=True):
        cut = cut or any(above <= start < line.start for start, _ in _title_spans(draft))
        above = line.end
        inside: list[Furniture] = []
        while span is not None and span.start < line.end:
            inside.append(span)
            span = next(spans, None)
        if kind == "caption":
            yield StoryLine(text=line.text, start=inside[0].start, end=inside[0].end, cut=True, role="caption")
        elif kind is None:
            yield from _rest_of(line, inside, cut)
        cut = kind is not None or (bool(inside) and inside[-1].end == line.end)


def _rest_of(line: Line, inside: Sequence[Furniture], cut: bool) -> Iterator[StoryLine]:
    at = line.start
    for end, after in (*((span.start, span.end) for span in inside), (line.end, line.end)):
        left = line.text[at - line.start : end - line.start]
        if left.strip():
            start = at + len(left) - len(left.lstrip())
            is_cut = cut or at > line.start
            role = line.role if line.role in ("heading", "item", "row") else ""
            yield StoryLine(
                text=left.strip(), start=start, end=start + len(left.strip()), apart=line.gap, cut=is_cut, role=role
            )
            cut = True
        at = after
