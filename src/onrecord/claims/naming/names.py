"""Names in a sentence: where capitals make a name, and what kind of party it is likely to be.

Known names only settle the kind sooner: "Bank of America", "Meta Platforms, Inc.", 'Sal "Big Boat" Ferrante'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.naming.namebounds import NameBounds
from onrecord.claims.naming.namekinds import infer_kind
from onrecord.claims.naming.nameplaces import NameContext, name_places
from onrecord.claims.naming.namestarts import opens_sentence
from onrecord.claims.naming.tradenames import OPENERS, stands_before_name
from onrecord.claims.vocabulary.marking import MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["Name", "find_names"]


@dataclass(slots=True, kw_only=True)
class Name:
    """A name at tokens `first` to `last`; `kind` is person, organization, place or unknown.

    `certain` says that form or knowledge settles the kind, not context. `initial` marks a lone capitalised word
    at the start of a sentence, which may be no name at all.
    """

    first: int
    last: int
    text: str
    kind: str
    certain: bool
    initial: bool = False


def find_names(
    tokens: Sequence[Token], row: MarkRow, capitals: Sequence[int], context: NameContext, text: str
) -> list[Name]:
    """Return the names of a sentence in order, with their likely kinds; `capitals` are where it has some."""
    places = name_places(capitals, row)
    if not places:
        return []
    finder = NameBounds(tokens, row, context, text)
    names: list[Name] = []
    end = 0
    for at in places:
        if at < end or not finder.starts(at):
            continue
        end = finder.end_of(at)
        if (name := _make_name(finder, at, end)) is not None:
            names.append(name)
    return names


_LONGEST_TICKER = 5


def _is_ticker(word: Token, text: str) -> bool:
    """Whether a word is nothing but the letters of a share on a line of its own, which a comma ends: "BA,"."""
    lines = text[max(0, word.start - 1) : word.start] in ("", "\n") and text[word.end : word.end + 2] == ",\n"
    return lines and word.text.isupper() and len(word.text) <= _LONGEST_TICKER


_STOPS = (".", "?", "!")


def _behind_stop(tokens: Sequence[Token], at: int) -> bool:
    """Whether a further sentence of one quotation begins: "con este. [Respetamos] la silla", and no "Mr. Hale"."""
    stopped = at > 1 and tokens[at - 1].text in _STOPS
    return stopped and tokens[at - 2].text.islower() and len(tokens[at - 2].text) >= _WHOLE_WORD


_WHOLE_WORD = 4


def _make_name(finder: NameBounds, first: int, last: int) -> Name | None:
    tokens, context = finder.tokens, finder.context
    beyond = last - first > 2 and finder.known_end(first) == first
    if beyond and stands_before_name(tokens, first, last, context.knowledge):
        first += 1
    words = [t.low for t in tokens[first:last]]
    text = finder.text[tokens[first].start : tokens[last - 1].end]
    starts_sentence = first == 0 or tokens[first - 1].text in OPENERS or _behind_stop(tokens, first)
    kind, certain = infer_kind(text, words, context.knowledge)
    lone = last - first == 1
    if lone and _is_ticker(tokens[first], finder.text):
        return None
    if lone and words[0] in context.knowledge.legal_forms and first and tokens[first - 1].text == ")":
        return None  # "Kemp Holdings (UK) Ltd"
    if not lone and context.adjectives and tokens[last - 1].low.endswith(context.adjectives):
        return None  # "the Jo Hale-tied super PAC"
    sort = lone and starts_sentence and words[0] in context.knowledge.organization_words
    if (sort and kind != "person" and not text.isupper()) or (first and _is_cut(finder, first, last)):
        return None
    behind = finder.marks.get(first + 1)
    opened = words[0] in context.lower_words or opens_sentence(tokens[first], behind, context, finder.text)
    if lone and not certain and starts_sentence and opened:
        return None
    if lone and context.nouns is not None and not certain and words[0] in context.lower_words:
        return None
    return Name(first=first, last=last, text=text, kind=kind, certain=certain, initial=lone and starts_sentence)


def _is_cut(finder: NameBounds, first: int, last: int) -> bool:
    """Whether a name is only the end of one: "AH Capital [Management]", "the 2021 committee, [Inc.]"."""
    words, known = finder.tokens[first:last], finder.context.knowledge
    if not words[0].text[1:].islower():
        return False
    if not [word for word in words if word.text != "." and word.low not in known.legal_forms]:
        return True
    before = finder.marks.get(first - 1)  # a word that is the name of a paper, too
    cut = before is not None and before.has("outlet") and first > 1 and finder.tokens[first - 2].text[0].isupper()
    return cut and len(words) == 1 and words[0].low in known.organization_words
