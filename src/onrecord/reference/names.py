"""What is known of names: given names, legal forms, companies, places and more, read from `data/names/`.

The lists only settle what kind of thing a name is sooner; no rule depends on knowing a donor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from onrecord.errors import DataFileError

__all__ = ["NameKnowledge", "load_names", "parse_names"]

_NONE: frozenset[str] = frozenset()
_SHORTEST_STEM = 3
"""Of more letters is a noun without its ending."""
_SHORTEST_TRADE = 4
"""Of more letters a word for what somebody does is."""
_ENDING_GENDERS = {"a": "female", "o": "male"}


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class NameKnowledge:
    """Sets of names in case folded form, with ' for every apostrophe; several words are parted by one blank.

    A name with an apostrophe or a full stop stands in a second form too, as its tokens parted by blanks
    ("mcdonald's" and "mcdonald 's"), so that tokens can be looked up without spelling them together.
    `ambiguous_given_names` and `ambiguous_organizations` are words of a language as well ("grant", "target").
    `female_given_names` and `male_given_names` tell whom "she" and "he" can mean.
    `capital_legal_forms` are legal forms that are common words in small letters ("se", "sa").
    `place_words` end names of places ("county", "avenue"); `things` are coins, products, laws, days and events,
    and `thing_words` end such names ("act").
    `of_heads` are the organisation words that go on with "of" ("Bank of ...", "Brotherhood of ...").
    `union_heads` begin names of unions ("Amalgamated"), which go on behind "and" to their `members` ("workers",
    "millers": any word with one of the `member_endings`).
    `numbered` are words with a number behind them ("Local 409").
    `generic_tails` only lengthen a firm's name ("Meta Platforms"), `unit_tails` make that of one of its lines of
    business ("Norvane Cloud").
    `nouns` are common nouns of languages whose nouns all have a capital, `noun_endings` how such nouns end,
    `noun_inflections` what their other forms add, `trade_endings` how words for what somebody does end,
    `place_adjectives` the endings of adjectives of places there ("-er" in "Berliner Sparkasse"), `name_adjectives`
    those of adjectives that have a capital only inside a name ("-ischen" in "vom Bayerischen Hopfenhandel").
    `contenders` are people known to have run for president.
    `institutions` are bodies of state, `groups` parties and ideologies, `demonyms` peoples and their adjectives.
    """

    given_names: frozenset[str] = _NONE
    ambiguous_given_names: frozenset[str] = _NONE
    female_given_names: frozenset[str] = _NONE
    male_given_names: frozenset[str] = _NONE
    family_names: frozenset[str] = _NONE
    legal_forms: frozenset[str] = _NONE
    capital_legal_forms: frozenset[str] = _NONE
    particles: frozenset[str] = _NONE
    surname_particles: frozenset[str] = _NONE
    conjunctions: frozenset[str] = _NONE
    suffixes: frozenset[str] = _NONE
    titles: frozenset[str] = _NONE
    organization_words: frozenset[str] = _NONE
    of_heads: frozenset[str] = _NONE
    union_heads: frozenset[str] = _NONE
    members: frozenset[str] = _NONE
    member_endings: frozenset[str] = _NONE
    numbered: frozenset[str] = _NONE
    generic_tails: frozenset[str] = _NONE
    unit_tails: frozenset[str] = _NONE
    people: frozenset[str] = _NONE
    organizations: frozenset[str] = _NONE
    ambiguous_organizations: frozenset[str] = _NONE
    places: frozenset[str] = _NONE
    place_words: frozenset[str] = _NONE
    things: frozenset[str] = _NONE
    thing_words: frozenset[str] = _NONE
    demonyms: frozenset[str] = _NONE
    institutions: frozenset[str] = _NONE
    groups: frozenset[str] = _NONE
    nouns: frozenset[str] = _NONE
    noun_endings: frozenset[str] = _NONE
    noun_inflections: frozenset[str] = _NONE
    trade_endings: frozenset[str] = _NONE
    place_adjectives: frozenset[str] = _NONE
    contenders: frozenset[str] = _NONE
    name_adjectives: frozenset[str] = _NONE

    @property
    def place_endings(self) -> tuple[str, ...]:
        """The endings of adjectives of places that begin names: "-er" in "Berliner Sparkasse"."""
        return tuple(self.place_adjectives)

    def is_name_adjective(self, word: str) -> bool:
        """Whether a folded adjective has a capital only as part of a name: "bayerischen"."""
        return word.endswith(tuple(self.name_adjectives))

    def gender_of(self, word: str) -> str | None:
        """Return the gender that a folded given name tells, or None: by the lists, else by its last letter.

        >>> [load_names().gender_of(name) for name in ("ruth", "rosalia", "andrea", "larkspur")]
        ['female', 'female', None, None]
        """
        female, male = word in self.female_given_names, word in self.male_given_names
        if female or male:
            return None if female and male else "female" if female else "male"
        if word[-1:] not in _ENDING_GENDERS or not self._is_given_name(word):
            return None
        return _ENDING_GENDERS[word[-1]]

    def _is_given_name(self, word: str) -> bool:
        return word in self.given_names or word in self.ambiguous_given_names

    def is_organization_word(self, word: str) -> bool:
        """Whether a folded word is one of organisations, or a compound of one: "ventiltechnik"."""
        return any(word[cut:] in self.organization_words for cut in range(max(1, len(word) - 4)))

    def is_noun(self, word: str) -> bool:
        """Whether a folded word is a common noun of a language that writes nouns with a capital, or a compound of one.

        >>> [load_names().is_noun(word) for word in ("wahlkampfkasse", "kassen", "larkspur")]
        [True, True, False]
        """
        return _is_noun(word, self.nouns, self.noun_endings, self.noun_inflections)

    def is_trade(self, word: str) -> bool:
        """Whether a folded word may be what somebody does, by its end: "strumpffabrikant", "publizist"."""
        return len(word) > _SHORTEST_TRADE and word.endswith(tuple(self.trade_endings))


@lru_cache(maxsize=20_000)
def _is_noun(word: str, nouns: frozenset[str], endings: frozenset[str], inflections: frozenset[str]) -> bool:
    if word in nouns or any(word.endswith(ending) for ending in endings if len(word) > len(ending)):
        return True
    stems = [word[: -len(end)] for end in inflections if word.endswith(end) and len(word) - len(end) > _SHORTEST_STEM]
    if any(stem in nouns for stem in stems):
        return True
    return any(form[cut:] in nouns for form in (word, *stems) for cut in range(2, len(form) - 4))


@cache
def load_names() -> NameKnowledge:
    """Read the packaged lists, once; raises DataFileError that names the file and the line at fault.

    >>> known = load_names()
    >>> "mark" in known.given_names, "grant" in known.ambiguous_given_names, "mcdonald 's" in known.organizations
    (True, True, True)
    """
    folder = files("onrecord").joinpath("data", "names")
    return parse_names({path.name: _read(path) for path in folder.iterdir() if path.name.endswith(".txt")})


def _read(path: Traversable) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DataFileError(f"names/{path.name}", "encoding", f"not UTF-8: {error}") from error


def parse_names(texts: Mapping[str, str]) -> NameKnowledge:
    """Gather lists by file name: `places.txt` and `places-fr.txt` both go to `places`; "#" begins a comment.

    >>> parse_names({"places.txt": "# Cities\\nPalm Beach\\n", "places-fr.txt": "Londres"}).places == {
    ...     "palm beach", "londres"}
    True
    """
    known = {f.name for f in fields(NameKnowledge)}
    lists: dict[str, set[str]] = {}
    for file, text in sorted(texts.items()):
        kind = file.removesuffix(".txt").partition("-")[0]
        if kind not in known:
            raise DataFileError(f"names/{file}", kind, f"the name of the file must begin with one of {sorted(known)}")
        lists.setdefault(kind, set()).update(_names(f"names/{file}", text))
    return NameKnowledge(**{kind: frozenset(names) for kind, names in lists.items()})


# Lists are long and read at every start, so a file is folded as a whole.
_COMMENT = re.compile("#.*")


def _names(file: str, text: str) -> set[str]:
    folded = _COMMENT.sub("", text).replace("’", "'").casefold()
    lines = list(map(str.strip, folded.split("\n")))
    names = set(lines) - {""}
    if len(names) + lines.count("") < len(lines):
        raise _stands_twice(file, lines)
    names.update([_parted(line) for line in lines if "'" in line or "." in line])
    return names


def _stands_twice(file: str, lines: list[str]) -> DataFileError:
    number, name = next((n, name) for n, name in enumerate(lines) if name and name in lines[:n])
    return DataFileError(file, f"line {number + 1}", f"{name!r} stands twice")


# Where the reader of articles parts words: "mcdonald|'s", "l'|oréal", "st|. louis", but "u.s." and "amazon.com" whole.
_PARTS = re.compile(r"(?<=\w)(?='s\b)|(?<=\b[ld]')(?=\w)|(?<=[^\W\d_]{2})(?=\.(?: |$))")


def _parted(name: str) -> str:
    return _PARTS.sub(" ", name)
