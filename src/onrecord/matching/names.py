"""Names as they are compared: who each is taken to be, an organisation's words, the key of a person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.parties import couple_members, identify
from onrecord.records import Identity, NameParts
from onrecord.reference.matching import load_match_policy
from onrecord.reference.names import load_names
from onrecord.reference.organization_names import organization_names
from onrecord.reference.party_words import fold_letters, load_party_words
from onrecord.reference.person_names import PersonKey, part_person, person_key

__all__ = ["GiverName", "legal_forms", "make_names", "name_identity"]

_WORD = re.compile(r"[^\W_]+")
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverName:
    """A name as it stands, `text`, and who it is taken to be; `words` in small letters, without legal forms.

    `acronyms` are the first letters of an organisation's words, with its legal form and without ("nfl"). `key` is that
    of a person's name; None for organisations and where it is not known which of the two a name is. `members` are the
    people of a couple's name, as far as it names them; `key` is then that of the first.
    """

    text: str
    identity: Identity
    words: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    key: PersonKey | None = None
    members: tuple[GiverName, ...] = ()

    @property
    def donor(self) -> str:
        """Whose name it is, as text: a couple is a donor of its own, and so is a wife with her husband's name."""
        keys = [name.key.text for name in self.members or (self,) if name.key]
        return f"couple:{'+'.join(sorted(keys))}" if self.members else "".join(keys)

    @property
    def kind(self) -> str:
        """The kind of party: person, organization or unknown."""
        return self.identity.kind

    @property
    def party_id(self) -> str | None:
        """The registry's id, where the registry knows the name."""
        return self.identity.party_id

    @property
    def tight(self) -> str:
        """The words spelt together: "JP MORGAN" and "JPMorgan" are alike."""
        return "".join(self.words)


@lru_cache(maxsize=200_000)
def make_names(text: str, kind: str, parts: NameParts | None = None) -> tuple[GiverName, ...]:
    """Return the names in a field: the first one first, then others in brackets or behind "DBA".

    >>> [name.words for name in make_names("UTP (United Tide Parcel), Inc.", "organization")]
    [('utp',), ('united', 'tide', 'parcel')]
    >>> make_names("ROE, ANN B.", "person")[0].key == make_names("Ann B. Roe", "person")[0].key
    True

    A form's word for the kind counts less than what the name shows: a person's name on a form has a comma.

    >>> make_names("MICROSAIL", "person")[0].kind
    'unknown'
    """
    is_parted = bool(parts and parts.last and parts.first)
    if kind == "person" and not is_parted and not _may_be_person(text):
        kind = "unknown"
    return name_identity(identify(text, kind, parts=parts), text, parts if is_parted else None)


def _may_be_person(text: str) -> bool:
    """Whether a name on a form is one of people: in small letters, with a comma, or of a couple, "ELIAS & VERA ROE"."""
    if "," in text or text != text.upper():
        return True
    people = [person_key(one).first for one in couple_members(text)]
    return bool(people) and load_names().given_names.issuperset(people)


def name_identity(identity: Identity, text: str | None = None, parts: NameParts | None = None) -> tuple[GiverName, ...]:
    """Return the names of somebody identified, as `text` has them; as the identity has it where no text is given."""
    shown = text or identity.name
    names = _names_as_written(identity, shown, parts)
    if (spelt := _spell_out(shown)) != shown:
        names += _names_as_written(identify(spelt, identity.kind), spelt)
    return tuple(dict.fromkeys(names))


def _spell_out(text: str) -> str:
    """Write letters as filers do whose form has none of them: "Jörg Müllner" files as "MUELLNER, JOERG".

    >>> _spell_out("Jörg Müllner"), _spell_out("Ann Roe")
    ('Joerg Muellner', 'Ann Roe')
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SPELT_OUT)


def _names_as_written(identity: Identity, shown: str, parts: NameParts | None = None) -> tuple[GiverName, ...]:
    if identity.kind == "person":
        if people := couple_members(shown, parts):
            return (_couple_name(identity, shown, people),)
        key = person_key(identity.parts or part_person(shown))
        words = tuple(word for part in (key.first, key.middle, key.family) for word in part.split("-") if word)
        return (GiverName(text=shown, identity=identity, words=words, key=key),)
    folded = organization_names(shown)
    return tuple(
        GiverName(text=shown, identity=identity, words=_bare_words(name), acronyms=tuple(_acronyms(name, shown)))
        for name in folded
    )


def _couple_name(identity: Identity, shown: str, people: Iterable[NameParts]) -> GiverName:
    """Name a couple; nobody of the registry is one, though one of the two may be."""
    members = [name_identity(identify(one.joined, "person", parts=one), one.joined)[0] for one in people]
    both = Identity(key=identity.key, name=shown, kind="person", reasons=identity.reasons, weak=True)
    words = dict.fromkeys(word for name in members for word in name.words)
    return GiverName(text=shown, identity=both, words=tuple(words), key=members[0].key, members=tuple(members))


def _bare_words(folded: str) -> tuple[str, ...]:
    """Write phrases short ("political action committee") and leave legal forms out, also in the middle."""
    plain = f" {folded} "
    for phrase, short in load_match_policy().short.items():
        plain = plain.replace(f" {phrase} ", f" {short} ")
    words = tuple(plain.split())
    # A legal form is never the first word: "AG Harbour", "SA Lamps".
    return words[:1] + tuple(word for word in words[1:] if word not in legal_forms())


def _acronyms(folded: str, text: str) -> Iterator[str]:
    """Yield the first letters without the legal form and, of the field as a whole, with it."""
    seen: set[str] = set()
    left_out = load_match_policy().unlettered
    for words in (folded.split(), _WORD.findall(fold_letters(text).partition("(")[0])):
        told = [word for word in words if word not in left_out]
        letters = "".join(word[0] for word in told)
        if len(told) > 1 and letters not in seen:
            seen.add(letters)
            yield letters


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms without full stops: "inc", "llc"; not "holdings", which may be another firm.

    >>> "llc" in legal_forms(), "holdings" in legal_forms()
    (True, False)
    """
    bare = (form.replace(".", "") for form in load_names().legal_forms)
    return frozenset(form for form in bare if form not in load_party_words().not_forms)
