"""The scene: an article analysed, before anything is read out of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.claims.funds.committees import find_committee_names
from onrecord.claims.funds.fundnames import find_fund_names
from onrecord.claims.funds.fundrefs import find_fund_mentions
from onrecord.claims.funds.recipientnames import find_recipient_names
from onrecord.claims.givers.phrasing import phrase_items
from onrecord.claims.givers.relations import Relations, find_relations
from onrecord.claims.lines.analysis import Line, analyse_lines
from onrecord.claims.lines.quotes import Quotation, find_quotations
from onrecord.claims.lines.tables import fill_tables, find_table_owners
from onrecord.claims.lines.unitentries import fill_entries
from onrecord.claims.order.dayspans import join_days
from onrecord.claims.order.guessedverbs import guess_verbs
from onrecord.claims.order.initialfunds import name_funds_by_initials
from onrecord.claims.order.items import build_items
from onrecord.claims.order.nounfunds import name_funds_by_noun
from onrecord.claims.order.parted import join_parted
from onrecord.claims.order.rows import Row
from onrecord.claims.order.secondtakers import name_second_takers
from onrecord.claims.order.twofunds import name_two_funds
from onrecord.claims.parties.cast import Cast, Member, gather_cast
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.records import Article

__all__ = ["Scene", "set_scene"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article analysed: its lines, who is who, who belongs where, and each line's items."""

    article: Article
    article_id: str
    words: ReaderWords
    lines: tuple[Line, ...]
    cast: Cast
    relations: Relations
    rows: tuple[Row, ...]
    quotations: tuple[Quotation, ...] = ()

    def firms(self) -> dict[int, Member]:
        """Return the first organisation of every person that the article ties to one, by the person's number."""
        return {person: self.cast.members[firms[0]] for person, firms in self.relations.firms.items()}

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds the offset of the article's text."""
        number = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[number] if number >= 0 and offset < self.lines[number].end else None


def _items_of(line: Line, cast: Cast, named: frozenset[tuple[str, ...]]) -> Row:
    items = build_items(line, cast, find_fund_mentions(line, cast, named))
    if items and line.kind == "row" and items[0].kind == "cell":
        items = items[1:] or items  # "| Kaldane | $5,000 |": a sign that opens the row parts nothing
    items = join_parted(items) if "parted" in line.meant else items
    row = Row.of(join_days(items, line) if not line.meant.isdisjoint(("date.month", "date.weekday")) else items)
    return guess_verbs(row, line) if {"sum", "fund"} <= row.kinds else row


def set_scene(article: Article, words: ReaderWords) -> Scene:
    """Analyse an article's story."""
    lines = fill_entries(fill_tables(analyse_lines(article, words), words.money), words.money)
    cast = gather_cast(lines, words)
    funds = find_fund_names(lines)
    named = (
        funds | find_committee_names(lines, funds) | find_table_owners(lines) | find_recipient_names(lines, cast, words)
    )
    raw = name_two_funds([_items_of(line, cast, named) for line in lines], lines)
    raw = name_funds_by_noun(raw, lines)
    if {"fund", "party"} <= {kind for row in raw for kind in row.kinds}:
        raw = name_second_takers(name_funds_by_initials(raw, lines), lines)
    relations = find_relations(raw)
    settings = words.settings
    rows = [phrase_items(row, cast, relations, line, settings) for row, line in zip(raw, lines, strict=True)]
    return Scene(
        article=article,
        article_id=article.id,
        words=words,
        lines=tuple(lines),
        cast=cast,
        relations=relations,
        rows=tuple(rows),
        quotations=find_quotations(article, words.settings.quotes),
    )
