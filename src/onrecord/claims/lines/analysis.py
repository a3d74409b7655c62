"""An article as analysed lines: the sentences of its story with their tokens, marks, names and sums.

A line never crosses a block. Every span is in code points of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.claims.lines.agos import join_agos
from onrecord.claims.lines.anothers import ANOTHER, find_anothers
from onrecord.claims.lines.barefigures import find_bare_figures, find_further_figure, find_given_figures
from onrecord.claims.lines.casemarks import check_case
from onrecord.claims.lines.ledfigures import find_led_figures
from onrecord.claims.lines.spelledfigures import find_spelled_figures
from onrecord.claims.naming.capitals import find_capitals
from onrecord.claims.naming.homonyms import tell_homonyms
from onrecord.claims.naming.honoured import honoured_names
from onrecord.claims.naming.housenames import join_houses
from onrecord.claims.naming.nameplaces import NameContext, known_openings
from onrecord.claims.naming.names import Name, find_names
from onrecord.claims.naming.quotednames import find_quoted_names, outside_names
from onrecord.claims.naming.wordparts import part_words
from onrecord.claims.sums.money import Sum, find_sums
from onrecord.claims.vocabulary.marking import Categories, Mark, MarkRow, find_marks
from onrecord.claims.vocabulary.sentences import split_sentences
from onrecord.claims.vocabulary.text import Token, sort_places, tokenize
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.records import Article
from onrecord.reference.names import NameKnowledge

__all__ = ["Line", "analyse_lines"]


@dataclass(slots=True, kw_only=True, eq=False)
class Line:
    """One sentence (or one table row, item, heading) of the story: `number` counts lines, `block` counts blocks.

    Never changed once made. `meant` are the categories of all its marks with what lies above them; `starting` and
    `ending` are its marks by their first token and by the one behind them, `named` its names by their first token.
    """

    number: int
    block: int
    kind: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    row: MarkRow
    names: tuple[Name, ...]
    sums: tuple[Sum, ...]
    marks: tuple[Mark, ...] = field(init=False)
    meant: frozenset[str] = field(init=False)
    starting: dict[int, Mark] = field(init=False, repr=False)
    ending: dict[int, Mark] = field(init=False, repr=False)
    named: dict[int, Name] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        row = self.row
        self.marks, self.meant, self.starting, self.ending = row.marks, row.meant, row.starting, row.ending
        self.named = {name.first: name for name in self.names}

    def marked(self, *prefixes: str) -> Iterator[Mark]:
        """Yield the marks of one of the categories `prefixes` or below one, in order."""
        if self.meant.isdisjoint(prefixes):
            return iter(())
        return iter([mark for mark in self.marks if not mark.categories.meant.isdisjoint(prefixes)])

    def has(self, *prefixes: str) -> bool:
        """Whether any mark of the line is of one of the categories `prefixes` or below one."""
        return not self.meant.isdisjoint(prefixes)

    def mark_from(self, at: int) -> Mark | None:
        """Return the mark that begins at token `at`."""
        return self.starting.get(at)

    def mark_to(self, at: int) -> Mark | None:
        """Return the mark that ends before token `at`."""
        return self.ending.get(at)

    def mark_before_article(self, at: int, link: str) -> Mark | None:
        """Return the mark that ends before token `at`, an article passed: the "of" of "of the Harbour Alliance".

        An article that is itself of the category `link` ("du", of the) is that mark.
        """
        article = self.mark_to(at)
        if article is not None and article.has("link.determiner") and not article.has(link):
            return self.mark_to(article.first)
        return article

    def mark_over(self, at: int) -> Mark | None:
        """Return the mark that token `at` is part of."""
        return self.row.covering.get(at)

    def begins(self, at: int, *prefixes: str) -> bool:
        """Whether a mark of one of the categories begins at token `at`."""
        mark = self.starting.get(at)
        return mark is not None and not mark.categories.meant.isdisjoint(prefixes)

    def ends(self, at: int, *prefixes: str) -> bool:
        """Whether a mark of one of the categories ends before token `at`."""
        mark = self.ending.get(at)
        return mark is not None and not mark.categories.meant.isdisjoint(prefixes)

    def name_from(self, at: int) -> Name | None:
        """Return the name that begins at token `at`."""
        return self.named.get(at)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span in the article of the tokens `first` to `last` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """Return the folded words of the tokens `first` to `last`, parted by blanks."""
        return " ".join([token.low for token in self.tokens[first:last]])


def analyse_lines(article: Article, words: ReaderWords) -> list[Line]:
    """Return the lines of an article's story in order; captions come with their own kind."""
    spans = [
        (number, block.kind, start, end)
        for number, block in enumerate(article.blocks)
        for start, end in split_sentences(article.text, block.start, block.end, words.code, words.settings)
    ]
    whole = [tuple(tokenize(article.text, start, end, words.cuts)) for _, _, start, end in spans]
    tokens = part_words(whole, words)
    context = _name_context(article.text, tokens, words)
    lines: list[Line] = []
    told = False
    for (block, kind, start, end), sentence in zip(spans, tokens, strict=True):
        for piece in (sentence,) if 0 < len(sentence) <= _LONGEST else _pieces(sentence):
            row, names, sums = _analyse(article.text, piece, words, context)
            if lines and lines[-1].block == block:
                sums = _with_further(piece, (row, names, sums), lines[-1], words)
            told = told or any(s.currency for s in sums)
            if told:
                sums = _with_figures(piece, row, sums, words)
            uncut = len(piece) == len(sentence)
            lines.append(
                Line(
                    number=len(lines),
                    block=block,
                    kind=kind,
                    start=start if uncut else piece[0].start,
                    end=end if uncut else piece[-1].end,
                    tokens=piece,
                    row=row,
                    names=names,
                    sums=sums,
                )
            )
    return lines


def _name_context(text: str, tokens: Sequence[tuple[Token, ...]], words: ReaderWords) -> NameContext:
    """What the whole article tells of its names, before they are sought in its sentences."""
    return NameContext(
        knowledge=words.names,
        openings=known_openings(words.names),
        lower_words=_lower_words(text, tokens),
        nouns=find_capitals(tokens, words),
        adjectives=words.settings.adjective_endings,
        participles=words.settings.participle_endings,
        dropped_subjects=words.settings.dropped_subjects,
        compounds=words.settings.hyphen_compounds,
        compound_surnames=words.settings.compound_surnames,
        acronyms=_acronyms(text),
        unstopped=words.settings.unstopped,
        honoured=honoured_names(words),
    )


def _with_figures(piece: Sequence[Token], row: MarkRow, sums: tuple[Sum, ...], words: ReaderWords) -> tuple[Sum, ...]:
    """The sums of a sentence behind one in money, with figures that are meant as such: "then Orlo, with 45,000"."""
    sums = sums or tuple(find_given_figures(piece, row, words.money))
    currency = any(s.currency for s in sums)
    if currency and row.meant.isdisjoint(("money.of_it", "money.whereof", "noun.total")):
        return sums
    taken = {n for s in sums for n in range(s.first, s.last)}
    led = [s for s in find_led_figures(piece, row, words.money, parts=currency) if s.first not in taken]
    return tuple(sorted([*sums, *led], key=lambda s: s.first)) if led else sums


_LONGEST = 400
"""Of so many tokens a sentence is; more are a table or a list whose stops a page lost, and read in pieces."""
_PAUSES = frozenset(",;:|\t•")


def _with_further(
    tokens: Sequence[Token],
    analysed: tuple[MarkRow, Sequence[Name], tuple[Sum, ...]],
    before: Line,
    words: ReaderWords,
) -> tuple[Sum, ...]:
    """The sums of a sentence with the figure that has the unit of the one before: "She gave 20,000, he as much"."""
    row, names, sums = analysed
    if not before.sums:
        return sums
    told = (before.tokens, before.sums)
    if any(s.amount is not None for s in sums):
        return tuple(_sorted((*find_spelled_figures(tokens, row, names, sums, words.money, told), *sums)))
    further = find_further_figure(tokens, row, told, words.money)
    further = further or find_spelled_figures(tokens, row, names, sums, words.money, told)
    return tuple(_sorted((*further, *sums))) if further else sums


def _sorted(sums: Sequence[Sum]) -> list[Sum]:
    return sorted(sums, key=lambda s: s.first)


def _pieces(sentence: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The sentence, or its pieces: what reads a line compares its words, so that none may be as long as a page."""
    first = 0
    while len(sentence) - first > _LONGEST:
        pauses = range(first + _LONGEST, first + _LONGEST // 2, -1)
        last = next((at for at in pauses if sentence[at - 1].text in _PAUSES), first + _LONGEST)
        yield sentence[first:last]
        first = last
    if first < len(sentence):
        yield sentence[first:]


_ADDRESS = re.compile(r"[\w-][.@][^\W\dA-Z]")


def _lower_words(text: str, sentences: Sequence[tuple[Token, ...]]) -> frozenset[str]:
    """Words that the article also writes small: a capital at a sentence's start then makes no name.

    The parts of an address ("kaldane.example", "press@kaldane.example") are no words.
    """
    small = set()
    for sentence in sentences:
        if sentence and _ADDRESS.search(text, sentence[0].start, sentence[-1].end) is not None:
            small.update([t.low for t in sentence if t.form.small and not _is_in_address(text, t)])
        else:
            small.update([t.low for t in sentence if t.form.small])
    return frozenset(small)


_LONGEST_ADDRESS = 100


def _is_in_address(text: str, token: Token) -> bool:
    """Whether the signs around a word, up to the next blanks, make an address."""
    before = text[max(0, token.start - _LONGEST_ADDRESS) : token.start].rsplit(None, 1)
    behind = text[token.end : token.end + _LONGEST_ADDRESS].split(None, 1)
    first = token.start - (len(before[-1]) if before and not text[token.start - 1].isspace() else 0)
    last = token.end + (len(behind[0]) if behind and not text[token.end].isspace() else 0)
    return _ADDRESS.search(text, first, last) is not None


def _analyse(
    text: str, tokens: tuple[Token, ...], words: ReaderWords, context: NameContext
) -> tuple[MarkRow, tuple[Name, ...], tuple[Sum, ...]]:
    phrases, capitals, numerals = sort_places(tokens)
    found = find_marks(tokens, phrases, words.table)
    if words.settings.noun_capitals:
        found = [kept for mark in found if (kept := _check_noun(mark, tokens, words.names)) is not None]
    elif words.table.endings:
        found = [mark for mark in found if not _is_name_like(mark, tokens, words)]
    if context.acronyms:
        found = [mark for mark in found if not _is_acronym(mark, tokens, context.acronyms)]
    if True in [mark.categories.cased for mark in found]:
        found = list(check_case(found, tokens, words.names))
    row = MarkRow(tuple(found))
    if "ago" in row.meant or "money.between" in row.meant:
        row = join_agos(tokens, row, words.lexicon)
        dated = {at for mark in row.marked("date.relative") for at in range(mark.first, mark.last)}
        numerals = [at for at in numerals if at not in dated]  # "gave between 2019 and [2022] $5,000"
    marked = [mark for at in capitals if (mark := row.starting.get(at)) is not None]
    if given := [mark for mark in marked if _is_given_name(mark, tokens, words.names, row)]:
        row = MarkRow(tuple([mark for mark in row.marks if mark not in given]))
    quoted = find_quoted_names(tokens, row, text)
    row = outside_names(row, quoted) if quoted else row
    sums = find_sums(tokens, row, numerals, words.money)
    names = find_names(tokens, row, capitals, context, text)
    if words.settings.hyphen_compounds and "role.house" in row.meant:
        names = join_houses(tokens, row, names, text)
    if quoted:
        inside = {at for name in quoted for at in range(name.first, name.last)}
        names = sorted([*quoted, *(n for n in names if n.first not in inside)], key=lambda name: name.first)
    if sums:
        names = [n for n in names if not any(_meet(n, s) for s in sums)]
        sums = _leaning_on(tokens, row, names, sums, words)
    return tell_homonyms(tokens, row, sums, names), tuple(names), tuple(sums)


def _leaning_on(
    tokens: tuple[Token, ...], row: MarkRow, names: Sequence[Name], sums: Sequence[Sum], words: ReaderWords
) -> list[Sum]:
    """The sums of a sentence with the figures that lean on them: "$2 million, then 500,000", "gave two"."""
    sums = find_bare_figures(tokens, row, names, sums, words.money)
    anothers = find_anothers(tokens, row, names, sums) if not row.meant.isdisjoint(ANOTHER) else ()
    return _sorted([*sums, *find_spelled_figures(tokens, row, names, sums, words.money), *anothers])


def _is_name_like(mark: Mark, tokens: Sequence[Token], words: ReaderWords) -> bool:
    """Whether a word with a capital only ends like one of the lexicon: "Abbenhuis", "Rabobank" are names."""
    token = tokens[mark.first]
    if not token.text[0].isupper() or mark.last - mark.first > 1 or words.table.of_word(token.low):
        return False
    inside = mark.first > 0 and tokens[mark.first - 1].text[0].isalnum()
    return inside or token.low in words.names.organizations


def _is_acronym(mark: Mark, tokens: Sequence[Token], acronyms: frozenset[str]) -> bool:
    """Whether the article has made an outlet's letters those of somebody else: "Rassemblement des Dunes (RND)"."""
    return mark.last == mark.first + 1 and mark.has("outlet") and tokens[mark.first].text in acronyms


_IN_BRACKETS = re.compile(r"\(([A-Z]{2,6})\)")
_NAME_BEFORE = re.compile(r"(?:[^\W\d_][\w'’-]*\s){2,7}\Z")
_LONGEST_NAME = 400


def _acronyms(text: str) -> frozenset[str]:
    """The letters in brackets behind a name of several words that begin with them."""
    found: set[str] = set()
    for bracket in _IN_BRACKETS.finditer(text):
        at, letters = bracket.start(), bracket.group(1)
        name = _NAME_BEFORE.search(text, max(at - _LONGEST_NAME, 0), at)
        words = re.split(r"[\s'’-]+", name.group()) if name is not None else ()
        if "".join(word[0] for word in words if word[:1].isupper())[-len(letters) :] == letters:
            found.add(letters)
    return frozenset(found)


_COMMON = ("fund", "noun", "date", "money.local", "role")


def _is_given_name(mark: Mark, tokens: Sequence[Token], known: NameKnowledge, row: MarkRow) -> bool:
    """Whether a word of the lexicon is somebody's given name: "Asunción Rey" (Spanish, "asunción": inauguration)."""
    at, last = mark.first, mark.last
    if last - at != 1 or last >= len(tokens) or last in row.starting or not mark.has_any(*_COMMON):
        return False
    if not tokens[at].text.istitle() or not tokens[last].text.istitle():
        return False
    before = row.ending.get(at)
    led = at == 0 or (before is not None and before.has("link.determiner") and not before.has("link.of"))
    return tokens[at].low in known.given_names or (tokens[at].low in known.ambiguous_given_names and not led)


_NOUNS = ("noun", "role", "donor", "filing", "fund", "date")
_VERBS = ("give", "give_weak", "pledge", "receive", "refund", "refuse", "light", "come", "speech", "plan", "announce")
_VERBAL = (*_VERBS, "refuse_other", "consider", "listing", "join", "match")
"""Of words with a capital inside a sentence these meanings are ruled out."""
_TOLD_BY_CASE = (*_VERBAL, "role.company")
"""Words with none of these meanings keep what they mean, whatever their first letter."""


def _check_noun(mark: Mark, tokens: Sequence[Token], known: NameKnowledge) -> Mark | None:
    """The mark with the meanings that a capital leaves where nouns have one: "Spenden" are gifts, "spenden" gives.

    None for a firm's name that ends like a noun ("Commerzbank").
    """
    if mark.last - mark.first > 1 or mark.categories.meant.isdisjoint(_TOLD_BY_CASE):
        return mark
    token = tokens[mark.first]
    capital = token.text[0].isupper()
    if capital and mark.has("role.company") and token.low in known.organizations:
        return None
    inside = mark.first > 0 and tokens[mark.first - 1].text[0].isalnum()
    if capital and inside and not token.text.isupper() and mark.has_any(*_VERBAL):
        kept = Categories.of(c for c in mark.categories if c.partition(".")[0] not in _VERBAL)
        return Mark(mark.first, mark.last, kept) if kept else None  # "beim Zahlen", "die Wolle"
    if not (mark.has("noun") or mark.has("role")) or not any(mark.has(verb) for verb in _VERBS):
        return mark
    left_out = _VERBS if capital else _NOUNS
    kept = Categories.of(c for c in mark.categories if c.partition(".")[0] not in left_out)
    return Mark(mark.first, mark.last, kept)


def _meet(name: Name, money: Sum) -> bool:
    return name.first < money.last and money.first < name.last
