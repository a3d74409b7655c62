"""The cast of an article: who is who, however a sentence names them.

"Sam Altman", "Altman" and "Mr. Altman" are one member; so are "Pharmaceutical Research and Manufacturers of America"
and "PhRMA" in the parentheses behind it. The kind of each is settled by votes of form and context, never by knowing
the party: known names only vote.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.acronyms import find_acronyms
from onrecord.claims.parties.actingbehind import ACTS, acts_behind
from onrecord.claims.parties.affiliations import is_affiliated
from onrecord.claims.parties.appositions import is_the_firm, tells_firm
from onrecord.claims.parties.campaigners import is_runner, is_surname_of_candidate
from onrecord.claims.parties.candidacies import is_challenger
from onrecord.claims.parties.committeehood import ends_as_committee, is_committee
from onrecord.claims.parties.couplenames import second_half
from onrecord.claims.parties.entrynames import is_entry_of_names
from onrecord.claims.parties.families import vote_families
from onrecord.claims.parties.givingparties import find_giving_parties
from onrecord.claims.parties.kinds import is_candidate, is_firm_of, vote_kinds
from onrecord.claims.parties.leaders import NAMES_OF_PAIR, people_of_firms
from onrecord.claims.parties.shortnames import Entry, Place, join_short_names
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.reference.names import NameKnowledge

__all__ = ["Cast", "Member", "Place", "gather_cast", "name_words"]


@dataclass(slots=True, kw_only=True)
class Member:
    """One party of the article: the fullest name it is given, its other names, and its likely kind.

    `kind` is person, organization or other (a place, an institution, an outlet: never a donor). `sure` says that more
    than a guess settled it. `places` are the mentions, in order. `honouree`: a fund honours this person. `committee`:
    the text calls it a PAC or a committee ("Fairshake PAC"). `candidate`: the text calls this person a candidate or an
    office holder. `runs`: it tells that this one runs now, or has a campaign. `given`: a given name is all that the
    text has ("Donald"). `contender`: known to have run for president.
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
    runs: bool = False
    given: bool = False
    contender: bool = False


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


_WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s\b")


def name_words(text: str, skip: Container[str] = ()) -> tuple[str, ...]:
    """Return the comparable words of a name: folded, without dots, possessives and the words to `skip`.

    >>> name_words("Lantern Dredging Corp.", {"corp"})
    ('lantern', 'dredging')
    """
    low = text.casefold()
    if low.isalpha():
        return (low,)
    plain = text.replace(".", "")
    if "'" in plain or "’" in plain:
        plain = _POSSESSIVE.sub("", plain).replace("’", "'")
    found = _WORD.findall(plain.casefold())
    return tuple([w for w in found if w not in skip]) or tuple(found)


def gather_cast(lines: Sequence[Line], words: ReaderWords) -> Cast:
    """Return the cast of the analysed lines."""
    entries = [*join_short_names(_collect(lines, words), words), *find_giving_parties(lines)]
    honourees = _honourees(words)
    members = [_settle(number, entry, words, honourees) for number, entry in enumerate(entries)]
    by_place = {place: member.number for member in members for place in member.places}
    by_name = {member.name: member.number for member in reversed(members)}
    return Cast(members=tuple(members), by_place=by_place, by_name=by_name, assets=frozenset(words.money.assets))


def _collect(lines: Sequence[Line], words: ReaderWords) -> list[Entry]:
    """One entry for each distinct form, with votes from all the places where it stands."""
    skip = _dressing(words.names)
    entries: dict[tuple[str, ...], Entry] = {}
    for line, name in _plausible(lines, words):
        form = _capital_form(line, name, words)
        key = name_words(name.text, skip | form if form else skip)
        key = (*key, *_family_told(line, name, words)) if name.last - name.first == 1 else key
        entry = entries.get(key) or entries.setdefault(key, Entry(words=key))
        entry.texts[name.text] = None
        entry.places.append((line.number, name.first))
        vote_kinds(line, name, words, entry.votes)
        if form:
            entry.votes["organization"] += 12
        if len(key) == 2 and name.last - name.first == 1:
            entry.votes["person"] += 4  # half of a couple
        _tell_office(entry, line, name, words)
        if ends_as_committee(line, name, words):
            entry.votes["organization"] += 4  # "the Clark County Republicans": Clark is a given name as well
        if is_affiliated(line, name):
            entry.candidate = True
            entry.votes["person"] += 4
        if is_candidate(line, name):
            entry.candidate = True
            entry.runs |= is_runner(line, name)
            if is_surname_of_candidate(line, name):
                entry.votes["person"] += 3
        if is_challenger(line, name):
            entry.votes["person"] += 2
    vote_families(list(entries.values()))
    _vote_acronyms(lines, entries, skip)
    _vote_people(lines, entries, words)
    return list(entries.values())


def _tell_office(entry: Entry, line: Line, name: Name, words: ReaderWords) -> None:
    """Note whether a name is a committee's, or that of somebody whom a fund honours, told of as president."""
    entry.committee |= is_committee(line, name, words)
    entry.heads |= _is_head(line, name)
    if entry.words in _honourees(words):
        entry.honoured = True
        entry.presides |= line.ends(name.first, "say.president") or line.begins(name.first, "say.president")


def _is_head(line: Line, name: Name) -> bool:
    """Whether a chief's title stands before a name: "Directeur Bart Coolen" (Dutch), "its chief, Bart Coolen"."""
    comma = name.first > 1 and line.tokens[name.first - 1].text == ","
    title = line.mark_to(name.first - comma)
    return title is not None and title.has("role.chief") and not title.has("role.company")


def _vote_people(lines: Sequence[Line], entries: Mapping[tuple[str, ...], Entry], words: ReaderWords) -> None:
    """ "Two founders give. [Brin Sayer] of Orlo and [Wick Tamber] of Merrow ..."."""
    before = None
    for line in lines:
        for name in people_of_firms(line, before, words) if len(line.names) >= NAMES_OF_PAIR else ():
            entry = entries.get(name_words(name.text))
            if entry is not None:
                entry.votes["person"] += 2
        before = line


@lru_cache(maxsize=4)
def _dressing(known: NameKnowledge) -> frozenset[str]:
    """What a name is compared without: legal forms and titles."""
    return known.legal_forms | known.titles


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
            if not lone or _acts(line, name, words) or is_entry_of_names(lines, line, name):
                yield line, name


_BEFORE_SUM = ("(", ",", ":", "-", "–", "—", "|")


def _acts(line: Line, name: Name, words: ReaderWords) -> bool:
    """Whether a lone first word is followed by what follows a name: a verb of giving, a possessive, a bracket."""
    if name.text[1:] != name.text[1:].lower() or (name.first == 0 and name.last == len(line.tokens)):
        return True
    at = name.last
    if at >= len(line.tokens):
        return line.kind in ("item", "row")
    summed = line.tokens[at].text in _BEFORE_SUM and any(s.first == at + 1 for s in line.sums)
    if summed and (name.first or line.kind != "paragraph"):
        return True  # "The gifts: Kaldane ($1 million), ...", "Kaldane, $1 million; ...", "- Kaldane - $1 million"
    quoted = line.tokens[at].text == ":" and at + 1 < len(line.tokens) and line.tokens[at + 1].text in _OPENING
    if quoted or (line.tokens[at].text in ("(", ":", "'s", "’s") and line.kind != "paragraph"):
        return True  # "Salvati: «Nessun commento»"
    if (
        is_firm_of(line, name)
        or _is_firm_of_person(line, at, words)
        or _is_set_at(line, at)
        or acts_behind(line, at + 1)
    ):
        return True
    mark = line.mark_from(at)
    comma = line.tokens[at].text == ","
    apposed = comma and line.begins(at + 1, "link.determiner", "relative", "relation.led")
    if apposed or (comma and (_is_of_role(line, at + 1) or is_the_firm(line, at + 1))):
        return True  # an apposition: "Orrery, the prediction-market firm", "Orrery, which ...", "Orrery, arm of X"
    joined = comma or (mark is not None and mark.has("link.and"))
    following = line.name_from(at + 1) or _name_behind_article(line, at + 1)
    half = name.text.casefold() in words.names.given_names and (following is not None and following.kind == "person")
    plural = _is_plural(name.text) and not half
    if joined and not plural and following is not None and not following.initial:
        return True  # "Otto and Iris Kemp", "Ford, GM and Toyota"
    acting = mark is not None and (mark.has_any(*ACTS) or _gives_behind_day(line, mark))
    several = _is_plural(name.text) and not (mark is not None and _is_of_one(line, mark, words))
    return (acting and not several) or (mark is not None and _is_with_chief(line, mark))


def _gives_behind_day(line: Line, mark: Mark) -> bool:
    """Whether a verb of giving stands behind the day that begins at a mark: "Orrery [on Thursday] gave"."""
    day = line.mark_from(mark.last) if mark.has("link.in") else mark
    behind = line.mark_from(day.last) if day is not None and day.has("date") else None
    return behind is not None and behind.has_any("give", "pledge", "give_weak", "refuse", "announce", "light")


def _is_of_one(line: Line, verb: Mark, words: ReaderWords) -> bool:
    """Whether a verb is one of a single actor by its ending: "Tamarines [donó]" (Spanish), and no "Bancos donaron"."""
    several = words.settings.plural_endings
    return bool(several) and not any(t.low.endswith(several) for t in line.tokens[verb.first : verb.last])


def _is_of_role(line: Line, at: int) -> bool:
    """Whether a word for a firm begins at a token, with "of" behind it, an adjective between them passed."""
    role = line.mark_from(at)
    if role is not None and role.has("role.of"):
        return True  # "Orrery, matriz de Kaldane, donó" (Spanish, "parent of"): one phrase
    if (role is None or not tells_firm(role)) and at < len(line.tokens) and line.tokens[at].form.proper:
        role = line.mark_from(at + 1)  # "Agrinova, American arm of Kaldane, gave"
    if role is None or not tells_firm(role):
        return False
    return line.begins(role.last, "link.of") or (
        line.mark_from(role.last) is None and line.begins(role.last + 1, "link.of")
    )


def _is_set_at(line: Line, at: int) -> bool:
    """ "[Orrery], at $500,000, was the most generous": a comma at `at`, and a sum behind "at"."""
    return (
        line.tokens[at].text == ","
        and line.begins(at + 1, "link.at")
        and any(s.first == at + _AT_SUM for s in line.sums)
    )


_AT_SUM = 2


def _is_firm_of_person(line: Line, at: int, words: ReaderWords) -> bool:
    """ "[Orrery]'s Jo Hale", "[Orrery] CEO Jo Hale": a possessive or a title at `at`, and a person's name behind.

    Where compounds have hyphens, any chief's title is one: "[Orrery]-Gründerin Jo Hale" (German, "founder").
    """
    mark = line.mark_from(at)
    titles = ("role.ceo", "role.spokesperson", *(("role.chief",) if words.settings.hyphen_compounds else ()))
    titled = mark is not None and mark.has_any(*titles)
    behind = mark.last if titled and mark is not None else at + 1
    owns = line.tokens[at].low in ("'s", "’s")
    name = line.name_from(behind) if titled or owns else None
    return name is not None and name.kind == "person"


def _name_behind_article(line: Line, at: int) -> Name | None:
    """ "Kaldane and [the Merrow Bank] gave", "Kaldane en [topman Jo Hale] gaven" (Dutch, "its chief executive")."""
    lead = line.mark_from(at)
    definite = lead is not None and lead.has("link.determiner") and not lead.has("link.indefinite")
    titled = lead is not None and lead.has("role.chief")
    return line.name_from(lead.last) if lead is not None and (definite or titled) else None


_OPENING = frozenset('«“„"')
_SINGULAR = re.compile(r"(?:[^aeiou]ys|us|ss)$")


def _is_plural(text: str) -> bool:
    """Whether a word may be a plural ("Donors", "Lawyers"): by its end, which "Orlys" and "Corvus" do not have."""
    return text.endswith("s") and not _SINGULAR.search(text)


def _is_with_chief(line: Line, mark: Mark) -> bool:
    """ "Kaldane et sa présidente": a name, "and", a possessive."""
    return mark.has("link.and") and line.begins(mark.last, "pronoun.his")


def _family_told(line: Line, name: Name, words: ReaderWords) -> tuple[str, ...]:
    """What stands beside a name and makes it another: the family name of its half, or "the family"."""
    half = second_half(line, name, words)
    return name_words(half.text)[-1:] if half is not None else _whole_family(line, name)


def _whole_family(line: Line, name: Name) -> tuple[str, ...]:
    """The word that makes a family of a name: "la famille Kerrow" (French) is not Ada Kerrow, who is one of it."""
    beside = (m for m in line.marked("role.family") if m.last == name.first or m.first == name.last)
    return tuple(line.words(m.first, m.last).casefold() for m in beside)[:1]


def _vote_acronyms(lines: Sequence[Line], entries: Mapping[tuple[str, ...], Entry], skip: frozenset[str]) -> None:
    """A name with capitals only in parentheses behind it is an organisation: "... of America (PhRMA)"."""
    for line in lines:
        for before, name in find_acronyms(line):
            for one in (before, name):
                entry = entries.get(name_words(one.text, skip))
                if entry is not None:  # a lone first word may be no name
                    entry.votes["organization"] += 2


def _settle(number: int, entry: Entry, words: ReaderWords, honourees: frozenset[tuple[str, ...]]) -> Member:
    texts = list(entry.texts)
    if len(texts) > 1:
        texts.sort(key=lambda t: (-len(name_words(t)), -len(t), t))
    ranked = sorted(entry.votes.items(), key=itemgetter(1), reverse=True)
    kind = ranked[0][0] if ranked else _guess(entry, words)
    honouree = entry.words in honourees
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
        runs=entry.runs and kind == "person",
        given=len(entry.words) == 1 and entry.words[0] in words.names.given_names,
        contender=any(text.replace("’", "'").casefold() in words.names.contenders for text in texts),
    )


def _guess(entry: Entry, words: ReaderWords) -> str:
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
