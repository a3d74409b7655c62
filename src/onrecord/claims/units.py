"""Sentences as the hunt for speakers sees them: words, names, marks of the lexicon, and quotations as one unit each.

What stands inside a quotation is no part of the sentence around it, so that a name inside never speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.analysis import Line
from onrecord.claims.cast import Member
from onrecord.claims.quotes import Quotation
from onrecord.claims.scene import Scene

__all__ = ["Unit", "Utterance", "part_utterances"]

_MARKS = {",": "comma", ";": "stop", ":": "colon", "(": "open", ")": "close", "—": "dash", "–": "dash", "-": "dash",
          "'s": "owns", "'": "owns"}  # fmt: skip
_TERMINALS = ".!?…"
_NO_MEANING = ("not_name", "cased")


@dataclass(frozen=True, slots=True, kw_only=True)
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
    categories: frozenset[str] = frozenset()
    member: Member | None = None
    quotation: int = -1

    def has(self, *prefixes: str) -> bool:
        """Whether a category is one of the `prefixes` or lies below one."""
        return any(c == p or c.startswith(p + ".") for c in self.categories for p in prefixes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A sentence with its quotations as units; it never crosses a block, and `block` is that block's number."""

    number: int
    block: int
    kind: str
    units: tuple[Unit, ...]


def part_utterances(
    scene: Scene, quotations: Sequence[Quotation], lines: Sequence[Line] | None = None
) -> tuple[Utterance, ...]:
    """Return the story's sentences in order, or those of `lines` alone, each quotation inside one of them."""
    by_block: dict[int, list[Unit]] = {}
    for number, quotation in enumerate(quotations):
        by_block.setdefault(quotation.block, []).append(_quote_unit(number, quotation, scene))
    rows: dict[int, list[Unit]] = {block: list(units) for block, units in by_block.items()}
    for line in scene.lines if lines is None else lines:
        inside = [quotations[unit.quotation] for unit in by_block.get(line.block, ())]
        rows.setdefault(line.block, []).extend(_line_units(line, scene, inside))
    utterances: list[Utterance] = []
    for block in sorted(rows):
        units = sorted(rows[block], key=lambda unit: (unit.start, unit.end))
        for sentence in _split(units, scene):
            kind = scene.article.blocks[block].kind
            utterances.append(Utterance(number=len(utterances), block=block, kind=kind, units=tuple(sentence)))
    return tuple(utterances)


def _quote_unit(number: int, quotation: Quotation, scene: Scene) -> Unit:
    line = next((x.number for x in scene.lines if x.start <= quotation.start < x.end), -1)
    last = scene.article.text[quotation.end - 1]
    return Unit(kind="quote", start=quotation.opened, end=quotation.closed, low=last, line=line, quotation=number)


def _line_units(line: Line, scene: Scene, inside: Sequence[Quotation]) -> Iterator[Unit]:
    """The units of a line that stand outside the quotations."""
    names = {name.first: name for name in line.names}
    marks = {mark.first: mark for mark in line.marks}
    at = 0
    while at < len(line.tokens):
        token = line.tokens[at]
        last = at + 1
        if any(q.opened <= token.start < q.closed for q in inside):
            at = last
            continue
        if at in names:
            last = names[at].last
            yield _unit(line, at, last, "name", member=_member(line.number, at, scene))
        elif at in marks:
            last = min([marks[at].last, *(first for first in names if at < first < marks[at].last)])
            plain = all(category.startswith(_NO_MEANING) for category in marks[at].categories)
            yield _unit(line, at, last, "word" if plain else "mark", categories=marks[at].categories)
        else:
            kind = _MARKS.get(token.low) or ("word" if token.text[0].isalnum() else "other")
            yield _unit(line, at, last, kind)
        at = last


def _member(line: int, first: int, scene: Scene) -> Member | None:
    """The party named; a given name alone that nothing else explains is a person here: "sa fille Bernadette"."""
    member = scene.cast.at(line, first)
    if member is None or member.sure or member.kind != "organization" or len(member.words) > 1:
        return member
    return replace(member, kind="person") if member.words[0] in scene.words.names.given_names else member


def _unit(
    line: Line, first: int, last: int, kind: str, categories: frozenset[str] = frozenset(), member: Member | None = None
) -> Unit:
    start, end = line.span(first, last)
    return Unit(
        kind=kind,
        start=start,
        end=end,
        low=line.words(first, last),
        line=line.number,
        categories=categories,
        member=member,
    )


def _split(units: Sequence[Unit], scene: Scene) -> Iterator[list[Unit]]:
    """Part a block's units where a sentence ends outside a quotation."""
    sentence: list[Unit] = []
    for unit in units:
        if sentence and _parts(sentence[-1], unit, scene):
            yield sentence
            sentence = []
        sentence.append(unit)
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
        return before.low in _SENTENCE_ENDS
    return before.line != after.line


_SENTENCE_ENDS = frozenset((".", "!", "?", "…", "..."))
