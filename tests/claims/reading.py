"""Articles made of a few words, for the tables of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.claims.reader import load_reader
from onrecord.claims.scene import Scene, set_scene
from onrecord.records import Article, Block, Lineage, PartialDate

PARAGRAPH = "¶"
FOLDER = Path(__file__).parent


def make_article(
    text: str, language: str, published: str | None = "2025-01-15", derived_from: Lineage | None = None
) -> Article:
    """Return an article whose paragraphs the sign ¶ parts in `text`."""
    blocks: list[Block] = []
    at = 0
    paragraphs = text.split(PARAGRAPH)
    for paragraph in paragraphs:
        if paragraph:
            blocks.append(Block(kind="paragraph", start=at, end=at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(
        text="\n\n".join(paragraphs),
        language=language,
        blocks=tuple(blocks),
        published=PartialDate(value=date.fromisoformat(published)) if published else None,
        derived_from=derived_from,
    )


def make_scene(text: str, language: str, published: str | None = "2025-01-15") -> Scene:
    """Return the scene of such an article."""
    return set_scene(make_article(text, language, published), load_reader(language).words)


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of this folder; lines that begin with "#" explain it."""
    lines = FOLDER.joinpath(name).read_text("utf-8").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if not line.startswith("#")]
    header = numbered[0][1].split("\t")
    for number, line in numbered[1:]:
        cells = line.split("\t")
        assert len(cells) == len(header), f"{name}, line {number}: {len(cells)} cells, {len(header)} wanted"
        yield dict(zip(header, cells, strict=True))
