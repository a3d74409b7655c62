"""The family name that the first of two shares with the second: "Sylvie and Leopold Sayer"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["second_half"]


def second_half(line: Line, name: Name, words: ReaderWords) -> Name | None:
    """Return the name whose family name "Sylvie" shares in "Sylvie and Leopold Sayer"."""
    following = line.name_from(name.last + 1)
    low, known = name.text.casefold(), words.names
    if low not in known.given_names and low not in known.ambiguous_given_names:
        return None  # "Kaldane and Ines Sayer", "Hale of Merrow and Ines Sayer": a firm is half of no couple
    joined = line.begins(name.last, "link.and")
    if following is None or not joined or name.last - name.first > 1:
        return None
    if following.kind != "person" and not (low in known.given_names and _looks_personal(line, following)):
        return None
    alone = name.kind != "organization" and not name.text.isupper()
    return following if alone and _has_one_given(line, following, words) else None


def _looks_personal(line: Line, name: Name) -> bool:
    """Whether two plain words may name a person whose given name is not known: "Otto and [Cari Solt]"."""
    words = [t.text for t in line.tokens[name.first : name.last]]
    plain = len(words) == 2 and all(word.istitle() and word.isalpha() for word in words)
    return plain and name.kind == "unknown" and not words[-1].endswith("s")


def _has_one_given(line: Line, name: Name, words: ReaderWords) -> bool:
    """Whether a name is one first name and a family name: "Leopold Sayer", "Imke von der Aue", "Raúl Pardo Lemos"."""
    first, *family = line.tokens[name.first : name.last]
    if len(family) <= 1:
        return bool(family)
    compound = words.settings.compound_surnames or any(t.text == "-" for t in family)
    led = family[0].low in words.names.surname_particles or compound
    return led and first.low in words.names.given_names
