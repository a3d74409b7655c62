"""The cast of an article: who is who, however a sentence names them.

"Sam Altman", "Altman" and "Mr. Altman" are one member; so are "Pharmaceutical Research and Manufacturers of America"
and "PhRMA" in the parentheses behind it. The kind of each is settled by votes of form and context, never by knowing
the party: known names only vote.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from onrecord.claims.analysis import Line
from onrecord.claims.kinds import is_candidate, is_committee, vote_kinds
from onrecord.claims.marking import Mark
from onrecord.claims.names import Name
from onrecord.claims.words import ReaderWords

__all__ = ["Cast", "Member", "Place", "gather_cast", "name_words"]

Place = tuple[int, int]
"""Where a name stands: the number of its line and its first token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One party of the article: the fullest name it is given, its other names, and its likely kind.

    `kind` is person, organization or other (a place, an institution, an outlet: never a donor). `sure` says that more
    than a guess settled it. `places` are the mentions, in order. `honouree`: a fund honours this person. `committee`:
    the text calls it a PAC or a committee ("Fairshake PAC"). `candidate`: the text calls this person a candidate or an
    office holder.
    """

    number: int
    name: str
    kind: str
    sure: bool
    also: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[Place, ...]
    honouree: bool = False
    committee: bool = False
    candidate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The members of an article, and who stands at which place; `assets` are names of coins and tokens, no parties."""

    members: tuple[Member, ...]
    by_place: Mapping[Place, int]
    by_name: Mapping[str, int]
    assets: frozenset[str] = frozenset()

    def at(self, line: int, first: int) -> Member | None:
        """Return the member named at token `first` of line `line`."""
        number = self.by_place.get((line, first))
        return None if number is None else self.members[number]

    def named(self, name: str) -> Member | None:
        """Return the first member of that name."""
        number = self.by_name.get(name)
        return None if number is None else self.members[number]


@dataclass(slots=True)
class _Entry:
    """A member in the making."""

    words: tuple[str, ...]
    texts: Counter[str] = field(default_factory=Counter)
    places: list[Place] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    committee: bool = False
    candidate: bool = False


_WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")


def name_words(text: str, skip: Container[str] = ()) -> tuple[str, ...]:
    """Return the comparable words of a name: folded, without dots, possessives and the words to `skip`.

    >>> name_words("Lantern Dredging Corp.", {"corp"})
    ('lantern', 'dredging')
    """
    plain = text.replace(".", "")
    if "'" in plain or "’" in plain:
        plain = _POSSESSIVE.sub("", plain).replace("’", "'")
    found = _WORD.findall(plain.casefold())
    return tuple(w for w in found if w not in skip) or tuple(found)


def gather_cast(lines: Sequence[Line], words: ReaderWords) -> Cast:
    """Return the cast of the analysed lines."""
    entries = _merge(_collect(lines, words), words)
    honourees = _honourees(words)
    members = [_settle(number, entry, words, honourees) for number, entry in enumerate(entries)]
    by_place = {place: member.number for member in members for place in member.places}
    by_name = {member.name: member.number for member in reversed(members)}
    return Cast(members=tuple(members), by_place=by_place, by_name=by_name, assets=frozenset(words.money.assets))


def _collect(lines: Sequence[Line], words: ReaderWords) -> list[_Entry]:
    """One entry for each distinct form, with votes from all the places where it stands."""
    skip = words.names.legal_forms | words.names.titles
    entries: dict[tuple[str, ...], _Entry] = {}
    for line, name in _plausible(lines, words):
        form = _capital_form(line, name, words)
        key = (*name_words(name.text, skip | form), *_shared_family(line, name, words))
        entry = entries.setdefault(key, _Entry(words=key))
        entry.texts[name.text] += 1
        entry.places.append((line.number, name.first))
        vote_kinds(line, name, words, entry.votes)
        entry.votes.update({"organization": 12} if form else {})
        if len(key) == 2 and name.last - name.first == 1:
            entry.votes["person"] += 4  # half of a couple
        entry.committee |= is_committee(line, name, words)
        entry.candidate |= is_candidate(line, name)
    _vote_acronyms(lines, entries, skip)
    return list(entries.values())


def _capital_form(line: Line, name: Name, words: ReaderWords) -> frozenset[str]:
    """The legal form that ends a name in capitals, which its short name leaves out: "Immo Brumeval SA"."""
    last = line.tokens[name.last - 1]
    formed = name.last - name.first > 1 and last.text.isupper() and last.low in words.names.capital_legal_forms
    return frozenset({last.low}) if formed else frozenset()


def _plausible(lines: Sequence[Line], words: ReaderWords) -> Iterator[tuple[Line, Name]]:
    """The names without lone capitals at a sentence's start that nothing else shows to be a name ("Word of ...")."""
    inner = {n.text for line in lines for n in line.names if not n.initial}
    known = inner | {w for text in inner for w in text.split()}
    for line in lines:
        for name in line.names:
            lone = name.initial and name.kind == "unknown" and not name.certain and name.text not in known
            lone = lone and name_words(name.text) not in _honourees(words)  # "Trump's inaugural committee received"
            if not lone or _acts(line, name, words.names.given_names):
                yield line, name


_ACTS = ("give", "refund", "pledge", "plan", "listing", "refuse", "refuse_other", "give_weak", "speech", "light",
         "come", "match", "announce", "consider", "join", "deny", "negation", "link.auxiliary")  # fmt: skip


def _acts(line: Line, name: Name, given_names: frozenset[str]) -> bool:
    """Whether a lone first word is followed by what follows a name: a verb of giving, a possessive, a bracket."""
    if name.text[1:] != name.text[1:].lower() or (name.first == 0 and name.last == len(line.tokens)):
        return True
    at = name.last
    if at >= len(line.tokens):
        return line.kind in ("item", "row")
    if name.first and line.tokens[at].text in ("(", ",", ":") and any(s.first == at + 1 for s in line.sums):
        return True  # "The gifts: Kaldane ($1 million), ...", "Kaldane, $1 million; ..."
    quoted = line.tokens[at].text == ":" and at + 1 < len(line.tokens) and line.tokens[at + 1].text in _OPENING
    if quoted or (line.tokens[at].text in ("(", ":", "'s", "’s") and line.kind != "paragraph"):
        return True  # "Salvati: «Nessun commento»"
    mark = line.mark_from(at)
    comma = line.tokens[at].text == ","
    if comma and line.begins(at + 1, "link.determiner", "relative", "relation.led"):
        return True  # an apposition: "Orrery, the prediction-market firm", "Orrery, which ..."
    joined = comma or (mark is not None and mark.has("link.and"))
    following = line.name_from(at + 1) or _name_behind_article(line, at + 1)
    half = name.text.casefold() in given_names and (following is not None and following.kind == "person")
    plural = _is_plural(name.text) and not half
    if joined and not plural and following is not None and not following.initial:
        return True  # "Otto and Iris Kemp", "Ford, GM and Toyota"
    acting = mark is not None and mark.has_any(*_ACTS)
    return (acting and not _is_plural(name.text)) or (mark is not None and _is_with_chief(line, mark))


def _name_behind_article(line: Line, at: int) -> Name | None:
    """ "Kaldane and [the Merrow Bank] gave"."""
    article = line.mark_from(at)
    definite = article is not None and article.has("link.determiner") and not article.has("link.indefinite")
    return line.name_from(article.last) if article is not None and definite else None


_OPENING = frozenset('«“„"')
_SINGULAR = re.compile(r"(?:[^aeiou]ys|us|ss)$")


def _is_plural(text: str) -> bool:
    """Whether a word may be a plural ("Donors", "Lawyers"): by its end, which "Orlys" and "Corvus" do not have."""
    return text.endswith("s") and not _SINGULAR.search(text)


def _is_with_chief(line: Line, mark: Mark) -> bool:
    """ "Kaldane et sa présidente": a name, "and", a possessive."""
    return mark.has("link.and") and line.begins(mark.last, "pronoun.his")


def _shared_family(line: Line, name: Name, words: ReaderWords) -> tuple[str, ...]:
    """The family name that "Sylvie" shares in "Sylvie and Leopold Sayer"."""
    following = line.name_from(name.last + 1)
    low, known = name.text.casefold(), words.names
    if low not in known.given_names and low not in known.ambiguous_given_names:
        return ()  # "Kaldane and Ines Sayer", "Hale of Merrow and Ines Sayer": a firm is half of no couple
    joined = line.begins(name.last, "link.and")
    if following is None or not joined or name.last - name.first > 1 or following.kind != "person":
        return ()
    alone = name.kind != "organization" and following.last - following.first == 2
    return name_words(following.text)[-1:] if alone and not name.text.isupper() else ()


def _vote_acronyms(lines: Sequence[Line], entries: Mapping[tuple[str, ...], _Entry], skip: frozenset[str]) -> None:
    """A name with capitals only in parentheses behind it is an organisation: "... of America (PhRMA)"."""
    for line in lines:
        for before, name in _acronyms(line):
            for one in (before, name):
                entry = entries.get(name_words(one.text, skip))
                if entry is not None:  # a lone first word may be no name
                    entry.votes["organization"] += 2


def _acronyms(line: Line) -> Iterator[tuple[Name, Name]]:
    for before, name in zip(line.names, line.names[1:], strict=False):
        opened = name.first - before.last == 1 and line.tokens[before.last].text == "("
        closed = name.last < len(line.tokens) and line.tokens[name.last].text == ")"
        if opened and closed and name.last - name.first == 1 and _is_acronym_of(name.text, before.text):
            yield before, name


def _is_acronym_of(short: str, long: str) -> bool:
    letters = [c.casefold() for c in short if c.isalnum()]
    initials = [w[0].casefold() for w in re.findall(r"[^\W_]+", long)]
    return len(initials) > 1 and letters[0] == initials[0] and sum(c.isupper() for c in short) >= 2


def _merge(entries: list[_Entry], words: ReaderWords) -> list[_Entry]:
    """Join shorter names to the longer ones that they stand for."""
    entries = sorted(entries, key=lambda e: (-len(e.words), e.places[0]))
    kept = _Longer()
    for entry in entries:
        target = _find_target(entry, kept.like(entry), words)
        if target is None:
            kept.add(entry)
            continue
        target.texts.update(entry.texts)
        target.places.extend(entry.places)
        target.votes.update(entry.votes)
        target.committee |= entry.committee
        target.candidate |= entry.candidate
        kept.index(target)
    for entry in kept.entries:
        entry.places.sort()
    return sorted(kept.entries, key=lambda e: e.places[0])


class _Longer:
    """The longer names so far, by what a shorter one shares with a name that it stands for.

    That is how it begins, or its last word and one more, or for one of capitals the first two of its initials.
    """

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self._places: dict[int, int] = {}
        self._shared: defaultdict[tuple[str, ...], dict[int, None]] = defaultdict(dict)

    def add(self, entry: _Entry) -> None:
        """Add a name that stands for no other."""
        self._places[id(entry)] = len(self.entries)
        self.entries.append(entry)
        self.index(entry)

    def index(self, entry: _Entry) -> None:
        """File a name under what may stand for it; another form may have other initials."""
        words = entry.words
        beginnings = [("begins", *words[:size]) for size in range(1, len(words))]
        endings = [("ends", words[-1]), *(("ends", word, words[-1]) for word in words[:-1])]
        for key in (*beginnings, *endings, ("initials", _initials(entry)[:2])):
            self._shared[key][self._places[id(entry)]] = None

    def like(self, short: _Entry) -> list[_Entry]:
        """Return the names that `short` may stand for, in the order in which they came."""
        words = short.words
        ending = ("ends", *words) if len(words) == 1 else ("ends", words[0], words[-1])
        keys = (("begins", *words), ending, ("initials", _capitals(short)[:2]))
        return [self.entries[n] for n in sorted({n for key in keys for n in self._shared.get(key, ())})]


def _find_target(entry: _Entry, longer: Sequence[_Entry], words: ReaderWords) -> _Entry | None:
    """The longer name that `entry` stands for: a family name, a firm's short name, initials."""
    found = [other for other in longer if _stands_for(entry, other, words)]
    if not found:
        return None
    ranked = sorted(found, key=lambda o: (_kind(o) != _kind(entry) and entry.votes.total() > 0, _rank(entry, o)))
    return ranked[0]


def _rank(entry: _Entry, other: _Entry) -> tuple[int, int]:
    """Family names before given names and short names of firms; then the nearest place before."""
    first = entry.places[0]
    gaps = [abs(first[0] - place[0]) for place in other.places]
    return (0 if other.words[-1] == entry.words[-1] else 1, min(gaps))


def _kind(entry: _Entry) -> str:
    return max(entry.votes.items(), key=itemgetter(1))[0] if entry.votes else ""


def _stands_for(short: _Entry, long: _Entry, words: ReaderWords) -> bool:
    if _kind(long) == "other":
        return short.words == long.words
    a, b = short.words, long.words
    if len(a) == 1 and len(b) > 1 and _stands_by_initials(short, long):
        return True
    if len(a) >= len(b):
        return False
    if _kind(long) == "person":
        return _stands_for_person(short, long, words)
    after_full = long.places[0] < short.places[0] and a[0] not in words.names.generic_tails
    generic = a[0] in words.names.organization_words and not after_full
    distinctive = len(a) > 1 or not (generic or a[0] in words.names.places)
    known = words.names.organizations
    if " ".join(a) in known and " ".join(b) not in known and not set(b[len(a) :]) <= words.names.generic_tails:
        return False  # "Uber" is not short for "Uber Freight Canada"
    return a == b[: len(a)] and distinctive and _kind(short) != "person"


def _stands_for_person(short: _Entry, long: _Entry, words: ReaderWords) -> bool:
    a, b = short.words, long.words
    if _kind(short) == "organization" and short.votes["organization"] >= 4:
        return False
    if a[-1] == b[-1]:
        return len(a) == 1 or set(a) <= set(b)
    # A given name alone stands for the person where nobody else has it: "Sam looks forward to it".
    return a == b[:1] and (a[0] in words.names.given_names or len(b) > 2) and _kind(short) != "organization"


def _stands_by_initials(short: _Entry, long: _Entry) -> bool:
    """ "GM" for General Motors, "PhRMA" for Pharmaceutical Research and Manufacturers of America."""
    text = next(iter(short.texts))
    if not 2 <= len(text) <= 6 or sum(c.isupper() for c in text) < 2 or _kind(long) == "person":
        return False
    initials, capitals = _initials(long), _capitals(short)
    return capitals in (initials, initials[: len(capitals)] if len(capitals) > 2 else initials)


def _initials(long: _Entry) -> str:
    """The capitals that begin the words of a name's longest form."""
    return "".join(w[0] for w in re.findall(r"[^\W_]+", max(long.texts, key=len)) if w[0].isupper())


def _capitals(short: _Entry) -> str:
    return "".join(c for c in next(iter(short.texts)) if c.isupper())


def _settle(number: int, entry: _Entry, words: ReaderWords, honourees: frozenset[tuple[str, ...]]) -> Member:
    texts = list(entry.texts)
    if len(texts) > 1:
        texts.sort(key=lambda t: (-len(name_words(t)), -len(t), t))
    ranked = entry.votes.most_common(2)
    kind = ranked[0][0] if ranked else _guess(entry, words)
    honouree = entry.words in honourees and (kind != "organization" or len(entry.words) == 1)
    kind = "person" if honouree else kind
    sure = bool(ranked) and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Member(
        number=number,
        name=texts[0],
        kind=kind,
        sure=sure,
        also=tuple(texts[1:]),
        words=entry.words,
        places=tuple(entry.places),
        honouree=honouree,
        committee=entry.committee and (kind != "person" or not sure),
        candidate=entry.candidate and kind == "person",
    )


def _guess(entry: _Entry, words: ReaderWords) -> str:
    """Without any vote: two plain words with a given or family name known or used alone are a person's name.

    "Colin Aubrey" is one, "Marl Consolidated" an organisation's as everything else is.
    """
    text = max(entry.texts, key=len)
    plain = all(part[:1].isupper() and part[1:].replace("-", "").islower() for part in text.split("-")[0].split())
    lexical = any(w in words.names.organization_words for w in entry.words) or entry.words[0] in words.names.places
    two = len(text.split()) == 2 and not entry.words[-1].endswith("s")
    surnamed = any(name_words(t) == entry.words[-1:] for t in entry.texts)  # "Lanyard said"
    known = words.names
    given = entry.words[0] in known.given_names or entry.words[0] in known.ambiguous_given_names
    named = given or entry.words[-1] in known.family_names
    return "person" if two and plain and not lexical and (named or surnamed) else "organization"


@lru_cache(maxsize=16)
def _honourees(words: ReaderWords) -> frozenset[tuple[str, ...]]:
    """The names of those whom a fund honours, whole and the family name alone: recipients, not donors."""
    whole = {name_words(name) for fund in words.funds.all for name in fund.honouree_names}
    return frozenset(whole | {name[-1:] for name in whole})
