"""Sentences as the hunt for speakers sees them: words, names, marks of the lexicon, and quotations as one unit each.

What stands inside a quotation is no part of the sentence around it, so that a name inside never speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.quotes import Quotation
from onrecord.claims.parties.cast import Member
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Categories
from onrecord.claims.vocabulary.text import Token

__all__ = ["Unit", "UnitRows", "Utterance"]

_MARKS = {",": "comma", ";": "stop", ":": "colon", "(": "open", ")": "close", "—": "dash", "–": "dash", "-": "dash",
          "'s": "owns", "'": "owns"}  # fmt: skip
_TERMINALS = ".!?…"
_NO_MEANING = ("not_name", "cased")


@dataclass(slots=True)
class Unit:
    """One word, phrase of the lexicon, name or quotation, with its span in the article.

    `kind` is "name", "mark", "word", "quote", or a mark of punctuation ("comma", "colon", "stop", "dash", "open",
    "close", "owns", "other"). `quotation` is the number of the quotation that a "quote" stands for, and the `low` of
    such a unit is its last character.
    """

    kind: str
    start: int
    end: int
    low: str
    line: int
    categories: Categories = NO_CATEGORIES
    member: Member | None = None
    quotation: int = -1

    def has(self, *prefixes: str) -> bool:
        """Whether a category is one of the `prefixes` or lies below one."""
        return not self.categories.meant.isdisjoint(prefixes)


@dataclass(slots=True, eq=False)
class Utterance:
    """A sentence with its quotations as units; it never crosses a block, and `block` is that block's number.

    In a block without quotations it is a `line`, whose units are made when they are first asked for.
    """

    number: int
    block: int
    kind: str
    line: Line | None
    _units: Callable[[Line], tuple[Unit, ...]] | tuple[Unit, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The sentence's units, in order."""
        if not isinstance(self._units, tuple):
            assert self.line is not None, "only a line makes its units late"
            self._units = self._units(self.line)
        return self._units

    def has(self, *prefixes: str) -> bool:
        """Whether a unit may be of one of the categories `prefixes`: False is sure."""
        return self.line is None or self.line.has(*prefixes)

    def covers(self, line: Line) -> bool:
        """Whether the sentence is that line, or begins in it, or a quotation of it reaches into it."""
        if self.line is not None:
            return self.line.number == line.number
        return any(unit.line == line.number or unit.start <= line.start < unit.end for unit in self.units)


class UnitRows:
    """The units of a scene's lines with these quotations, each line's made once.

    `quotations` come in the order of the text and do not overlap.
    """

    def __init__(self, scene: Scene, quotations: Sequence[Quotation] = ()) -> None:
        self.scene, self.quotations = scene, quotations
        self._closed = [quotation.closed for quotation in quotations]
        self._quoted: dict[int, tuple[Unit, ...]] = {}
        self._plain: dict[int, tuple[Unit, ...]] = {}
        self._sentences: dict[tuple[int, ...], list[tuple[Unit, ...]]] = {}
        self._other: UnitRows | None = None

    def quoting(self, quotations: Sequence[Quotation]) -> UnitRows:
        """Return the rows with other quotations, made once; lines that no quotation touches are made once for all."""
        if self._other is None or self._other.quotations != quotations:
            self._other = UnitRows(self.scene, quotations)
            self._other._plain = self._plain
        return self._other

    def part(self, lines: Sequence[Line]) -> tuple[Utterance, ...]:
        """Return the sentences of `lines`, which follow one another, with the quotations that stand in them."""
        if not lines:
            return ()
        quoted: dict[int, list[int]] = {}
        for number in self._between(lines[0].start, lines[-1].end):
            quoted.setdefault(self.quotations[number].block, []).append(number)
        blocks: dict[int, list[Line]] = {block: [] for block in quoted}
        for line in lines:
            blocks.setdefault(line.block, []).append(line)
        utterances: list[Utterance] = []
        for block in sorted(blocks) if quoted else blocks:
            kind = self.scene.article.blocks[block].kind
            if block in quoted:
                for units in self._parted(blocks[block], quoted[block]):
                    utterances.append(Utterance(len(utterances), block, kind, None, units))
                continue
            for line in blocks[block]:
                utterances.append(Utterance(len(utterances), block, kind, line, self._units_of))
        return tuple(utterances)

    def _parted(self, lines: Sequence[Line], quoted: Sequence[int]) -> Sequence[tuple[Unit, ...]]:
        """The sentences of a block with quotations: its units parted anew, once for each stretch of lines."""
        stretch = (quoted[0], quoted[-1], *(line.number for line in (*lines[:1], *lines[-1:])))
        if stretch not in self._sentences:
            units = [_quote_unit(number, self.quotations[number], self.scene) for number in quoted]
            for line in lines:
                units.extend(self._units_of(line))
            self._sentences[stretch] = [tuple(found) for found in _split(sorted(units, key=_PLACE), self.scene)]
        return self._sentences[stretch]

    def _between(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the quotations that reach into a stretch of the text."""
        for number in range(bisect_right(self._closed, start), len(self.quotations)):
            if self.quotations[number].opened >= end:
                return
            yield number

    def _units_of(self, line: Line) -> tuple[Unit, ...]:
        inside = [self.quotations[number] for number in self._between(line.start, line.end)]
        made = self._quoted if inside else self._plain
        if line.number not in made:
            made[line.number] = tuple(_line_units(line, self.scene, inside))
        return made[line.number]


def _quote_unit(number: int, quotation: Quotation, scene: Scene) -> Unit:
    line = scene.line_at(quotation.start)
    title = None if line is None else _outlet_quoted(line, quotation, scene)
    if title is not None:
        return title
    return Unit(
        kind="quote",
        start=quotation.opened,
        end=quotation.closed,
        low=scene.article.text[quotation.end - 1],
        line=-1 if line is None else line.number,
        quotation=number,
    )


def _outlet_quoted(line: Line, quotation: Quotation, scene: Scene) -> Unit | None:
    """ "laut „Spiegel“", "berichtete das „Handelsblatt“" (German): an outlet's title, which nobody says."""
    mark = next((m for m in line.marked("outlet") if line.tokens[m.first].start == quotation.start), None)
    low, categories = scene.article.text[quotation.start : quotation.end].casefold(), _TITLE
    if mark is not None and line.tokens[mark.last - 1].end == quotation.end:
        categories = mark.categories
    elif low not in scene.words.titles:
        return None
    return Unit("mark", quotation.start, quotation.end, low, line.number, categories)


_TITLE = Categories.of(("outlet.press",))
_PLACE = attrgetter("start", "end")


def _line_units(line: Line, scene: Scene, inside: Sequence[Quotation]) -> list[Unit]:
    """The units of a line that stand outside the quotations."""
    tokens, number, marks, names = line.tokens, line.number, line.starting, line.named
    units: list[Unit] = []
    at, end = 0, len(tokens)
    quoted = _quoted_places(tokens, inside) if inside else ()
    while at < end:
        token, last = tokens[at], at + 1
        if at in quoted:
            pass
        elif at in names:
            last = names[at].last
            units.append(_long_unit(line, at, last, "name", NO_CATEGORIES, _member(number, at, scene)))
        elif at in marks:
            categories = marks[at].categories
            kind = "word" if _is_plain(categories) else "mark"
            if marks[at].last == last:
                units.append(Unit(kind, token.start, token.end, token.low, number, categories))
            else:
                last = next((place for place in range(last, marks[at].last) if place in names), marks[at].last)
                units.append(_long_unit(line, at, last, kind, categories, None))
        elif token.text.isdigit() and (behind := _age_end(line, at)):
            last = behind
            mark = line.mark_from(last - 1)
            categories = NO_CATEGORIES if mark is None else mark.categories
            units.append(_long_unit(line, at, last, "mark", categories, None))
        else:
            kind = _MARKS.get(token.low) or ("word" if token.text[0].isalnum() else "other")
            units.append(Unit(kind, token.start, token.end, token.low, number))
        at = last
    return units


def _quoted_places(tokens: Sequence[Token], quotations: Sequence[Quotation]) -> frozenset[int]:
    """Where the tokens stand that are part of a quotation."""
    spans = [(quotation.opened, quotation.closed) for quotation in quotations]
    return frozenset([n for n, t in enumerate(tokens) for opened, closed in spans if opened <= t.start < closed])


def _age_end(line: Line, at: int) -> int:
    """Where a figure and the word glued to it by a hyphen end: "81-Jährige" (German, "81-year-old"), else 0."""
    tokens = line.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text != "-" or not tokens[at + 2].text[0].isalpha():
        return 0
    glued = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    return at + 3 if glued else 0


@cache
def _is_plain(categories: Categories) -> bool:
    return all(category.startswith(_NO_MEANING) for category in categories)


def _long_unit(line: Line, first: int, last: int, kind: str, categories: Categories, member: Member | None) -> Unit:
    """A unit of one token or several."""
    lead = line.tokens[first]
    low = lead.low if last == first + 1 else line.words(first, last)
    return Unit(kind, lead.start, line.tokens[last - 1].end, low, line.number, categories, member)


def _member(line: int, first: int, scene: Scene) -> Member | None:
    """The party named; a given name alone that nothing else explains is a person here: "sa fille Bernadette"."""
    member = scene.cast.at(line, first)
    if member is None or member.sure or member.kind != "organization" or len(member.words) > 1:
        return member
    return replace(member, kind="person") if member.words[0] in scene.words.names.given_names else member


def _split(units: Sequence[Unit], scene: Scene) -> Iterator[list[Unit]]:
    """Part a block's units where a sentence ends outside a quotation."""
    sentence: list[Unit] = []
    before: Unit | None = None
    for unit in units:
        plain = before is not None and before.line == unit.line and "quote" not in (before.kind, unit.kind)
        if before is not None and not plain and _parts(before, unit, scene):
            yield sentence
            sentence = []
        sentence.append(unit)
        before = unit
    if sentence:
        yield sentence


def _parts(before: Unit, after: Unit, scene: Scene) -> bool:
    """Whether a sentence ends between two units.

    A line ends one, save right behind a quotation that a small letter follows: "Why?" he asked. A quotation ends one
    with its own full stop before a capital letter.
    """
    text = scene.article.text
    small = after.kind != "quote" and not text[after.start].isupper()
    if before.kind == "quote":
        return not small and text[before.start : before.end].rstrip("”»\"'’“ \u00a0\u202f")[-1:] in _TERMINALS
    if after.kind == "quote":
        return before.low in _SENTENCE_ENDS or (before.kind == "name" and _opens_behind(before, after, text))
    return before.line != after.line


def _opens_behind(name: Unit, quote: Unit, text: str) -> bool:
    """Whether a sentence opens with a quotation behind a name with a full stop: "... to MAGA Inc. “We ..."."""
    return name.low.endswith(".") and text[quote.start + 1 : quote.end].lstrip(" \u00a0\u202f„\"'")[:1].isupper()


_SENTENCE_ENDS = frozenset((".", "!", "?", "…", "..."))
