"""How alike the name of a told giver and that of a filed line are: a grade, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from onrecord.matching.lines import FiledLine, SearchedLines
from onrecord.matching.names import GiverName, legal_forms, make_names
from onrecord.matching.told import ToldGift
from onrecord.parties import likeness
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import GRADES, MatchPolicy
from onrecord.reference.names import load_names
from onrecord.reference.parties import load_parties
from onrecord.reference.party_words import load_party_words
from onrecord.reference.person_names import PersonKey

__all__ = ["NameGrade", "grade_name"]

_LEAST_FIRST = 2
"""Of fewer letters a first name is an initial: a couple may give the same, and both be "ROE, A."."""
_ORDER = {grade: at for at, grade in enumerate(GRADES["name"])}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGrade:
    """A grade of GRADES["name"], and why, as a sentence without a full stop.

    `is_filers` says that it is the registrant's name that fits, not the contributor's.
    """

    grade: str
    why: str
    is_filers: bool = False

    @property
    def order(self) -> int:
        """0 is the best."""
        return _ORDER[self.grade]


def grade_name(told: ToldGift, line: FiledLine, among: SearchedLines, policy: MatchPolicy) -> NameGrade:
    """Return the best grade that a name of the giver and a name of the line have."""
    grades = [
        NameGrade(grade=found.grade, why=why + found.why, is_filers=bool(why))
        for name, why in told.names
        for other in line.names
        for found in (_grade_pair(name, other, among, policy),)
    ]
    best = min(grades, key=lambda grade: (grade.order, grade.is_filers))
    behind = _grade_behind(told, line)
    return behind if behind and (behind.order < best.order or best.grade == "apart") else best


def _grade_pair(told: GiverName, filed: GiverName, among: SearchedLines, policy: MatchPolicy) -> NameGrade:
    if (told.members or filed.members) and told.key and filed.key:
        return _grade_couple(told, filed, among, policy)
    if told.party_id and filed.party_id and (known := _grade_known(told, filed)):
        return known
    if told.key and filed.key:
        return _grade_people(told, filed, policy)
    if told.key or filed.key:
        return _grade_namesakes(told, filed, among, policy)
    return _grade_organizations(told, filed, among, policy)


def _grade_known(told: GiverName, filed: GiverName) -> NameGrade | None:
    """Grade two parties of the registry; None where it leaves the names to tell."""
    both, known = f"{told.text} and {filed.text}", load_parties()
    one, other = told.party_id or "", filed.party_id or ""
    if one == other:
        if told.identity.weak or filed.identity.weak:
            return NameGrade(grade="given", why=f"{both} may be one, but many people are called so")
        return NameGrade(grade="registry", why=f"the registry knows {both} as {known.by_id[one].name}")
    above, below = known.owners_of(one), known.owners_of(other)
    if other in above or one in below:
        owned, owner = (one, other) if other in above else (other, one)
        why = f"the registry: {known.by_id[owned].name} belongs to {known.by_id[owner].name}"
        return NameGrade(grade="unit", why=why)
    if set(above) & set(below):
        return NameGrade(grade="weak", why=f"the registry: {both} have one owner")
    if told.kind == filed.kind:
        return NameGrade(grade="apart", why=f"the registry: {both} are two parties")
    return None


def _grade_couple(told: GiverName, filed: GiverName, among: SearchedLines, policy: MatchPolicy) -> NameGrade:
    """Grade two people as two: of a couple each has to be one of the other's; one of the two alone may be."""
    grades = [
        [_grade_pair(one, other, among, policy) for other in filed.members or (filed,)]
        for one in told.members or (told,)
    ]
    bests = [min(row, key=lambda found: found.order) for row in grades]
    worst = max(bests, key=lambda found: found.order)
    both = f"{told.text} and {filed.text}"
    if len(bests) > 1 and len(grades[0]) > 1 and worst.order <= _ORDER["doubtful"]:
        return NameGrade(grade=worst.grade, why=f"{both} are two people each: {worst.why}")
    best = min(bests, key=lambda found: found.order)
    if best.order <= _ORDER["doubtful"]:
        return NameGrade(grade="couple", why=f"{both}: one of a couple is named alone, or by the other's name")
    return best


def _grade_people(told: GiverName, filed: GiverName, policy: MatchPolicy) -> NameGrade:
    """People are never one by a family name; a suffix or a middle name that differs keeps them apart."""
    one, other = told.key or PersonKey(""), filed.key or PersonKey("")
    found = likeness(told.identity, filed.identity)
    why = f"{told.text} and {filed.text}: {'; '.join((*found.contradictions, *found.doubts, *found.reasons))}"
    if _has_two_family_names(one, other) and one.suffix == other.suffix:
        return NameGrade(grade="doubtful", why=f"{told.text} and {filed.text}: a family name more in one")
    if found.contradictions:
        return NameGrade(grade=_grade_contradicted(one, other), why=why)
    if _bodies(told, policy) != _bodies(filed, policy):
        return NameGrade(grade="doubtful", why=f"{why}; one is a trust, an estate or the like")
    if one.suffix != other.suffix or _may_be_relatives(one, other) or _is_part(one.family, other.family):
        return NameGrade(grade="doubtful", why=why)
    if one.family != other.family:
        is_turned = (one.family, one.first) == (other.first, other.family)
        return NameGrade(grade="given" if is_turned or one.first != other.first else "spelling", why=why)
    is_full = one.first == other.first and len(one.first) > 1
    is_weak = told.identity.weak or filed.identity.weak
    return NameGrade(grade="words" if is_full and not is_weak else "given", why=why)


def _grade_namesakes(told: GiverName, filed: GiverName, among: SearchedLines, policy: MatchPolicy) -> NameGrade:
    """A person is no organisation, but may have given through one that is called so: a trust, a firm, a foundation.

    Of a firm that was announced the name has to say more than the person's: somebody of the same name is not the firm.
    """
    both = f"{told.text} and {filed.text}"
    if told.key and filed.kind == "unknown" and _has_name_of(filed, told):
        return NameGrade(grade="namesake", why=f"{both}: a name in one field, of the person or of what is called so")
    if told.key and (_has_name_of(filed, told) or _begins_with_family(filed, told, among, policy)):
        return NameGrade(grade="namesake", why=f"{both}: an organization that may be called after the person")
    if filed.key and _has_name_of(told, filed) and len(set(told.words)) > len(set(filed.words)):
        return NameGrade(grade="namesake", why=f"{both}: a person after whom the organization may be called")
    return NameGrade(grade="none", why=f"{both} are a person and an organization")


def _has_name_of(body: GiverName, person: GiverName) -> bool:
    """Whether an organisation has a person's first and family name: "Ann Roe Foundation", "Ann and Ben Roe Trust".

    What the registry knows, such as "Ford", is not called after everybody whose name is so.
    """
    key = person.key
    is_named = key is not None and bool(key.first) and body.key is None and body.party_id is None
    return is_named and key is not None and {key.first, *key.family.split("-")} <= set(body.words)


def _begins_with_family(body: GiverName, person: GiverName, among: SearchedLines, policy: MatchPolicy) -> bool:
    """Whether a firm's name begins with a person's family name, as hardly another donor's does: "Ratelle Capital"."""
    family = person.key.family.replace("-", "") if person.key else ""
    is_telling = len(family) >= policy.least_shared and body.words[:1] == (family,) and body.party_id is None
    return is_telling and among.donors_beginning(family) <= policy.most_donors_with_word


def _bodies(name: GiverName, policy: MatchPolicy) -> set[str]:
    """Return the words beside a person's name that make a trust or an estate of it: "ROE, ANN (ESTATE OF)"."""
    family = set(name.key.family.split("-")) if name.key else set()
    return set(fold_words(name.text)) & policy.bodies - family


def _is_part(one: str, other: str) -> bool:
    """Whether one family name is a word of the other: "Ann Roe-Thane" may be "THANE, ANN", or another woman.

    What is only a particle more ("ROE, ANN VAN DER"), or a saint written out, tells nobody apart.
    """
    words = [{"st" if word == "saint" else word for word in name.split("-")} for name in (one, other)]
    return bool(words[0] & words[1]) and not words[0] ^ words[1] <= load_party_words().particles


def _has_two_family_names(one: PersonKey, other: PersonKey) -> bool:
    """Whether one has a second family name: "José Núñez Barrios" and "NUNEZ, JOSE"; "Thomas" would be a given name."""
    long, short = (one, other) if one.middle else (other, one)
    names = [word for word in long.middle.split("-") if len(word) > 1 and word not in load_names().given_names]
    return len(one.first) > 1 and one.first == other.first and not short.middle and short.family in names


def _may_be_relatives(one: PersonKey, other: PersonKey) -> bool:
    """Whether first names that pass for one may be two of a family: initials, or a woman's and a man's."""
    if one.first == other.first and len(one.first) >= _LEAST_FIRST:
        return False
    short, long = sorted((one, other), key=lambda key: len(key.first))
    letters = "".join(word[:1] for word in (long.first, *long.middle.split("-")))
    genders = {load_names().gender_of(key.first) for key in (one, other)} - {None}
    return len(short.first) < _LEAST_FIRST or short.first == letters or len(genders) > 1


def _grade_contradicted(one: PersonKey, other: PersonKey) -> str:
    if one.family != other.family:
        return "none"
    return "apart" if one.first == other.first else "weak"


def _grade_organizations(told: GiverName, filed: GiverName, among: SearchedLines, policy: MatchPolicy) -> NameGrade:
    both = f"{told.text} and {filed.text}"
    if told.tight == filed.tight:
        return NameGrade(grade="words", why=f"{both} are the same words, legal form aside")
    if shared := _shared_beginning(told, filed, policy):
        few = among.donors_beginning(shared) <= policy.most_donors_with_word
        if few and _is_all_said(told, filed, shared, policy):
            return NameGrade(grade="leading", why=f"{both} begin alike, as hardly another donor of the fund does")
        return NameGrade(grade="begins" if few else "weak", why=f"{both} begin alike")
    if _begins_with(told, filed, policy) or _begins_with(filed, told, policy):
        return NameGrade(grade="begins", why=f"{both}: one is the beginning of the other")
    if _is_acronym(told, filed, policy) or _is_acronym(filed, told, policy):
        return NameGrade(grade="acronym", why=f"{both}: one has the first letters of the other")
    if min(len(told.tight), len(filed.tight)) > 5 and fuzz.ratio(told.tight, filed.tight) >= policy.spelling:
        return NameGrade(grade="spelling", why=f"{both} differ by spelling only")
    if shared_words := (set(told.words) & set(filed.words)) - policy.empty_words:
        return NameGrade(grade="weak", why=f"{both} share only {', '.join(sorted(shared_words))}")
    return NameGrade(grade="none", why=f"{both} have no word in common")


def _shared_beginning(told: GiverName, filed: GiverName, policy: MatchPolicy) -> str:
    """Return the whole words, spelt together, that begin both names, or "": "jpmorganchase" of JP MORGAN CHASE."""
    ends = [_word_ends(name) for name in (told, filed)]
    best = max((end for end in ends[0] & ends[1] if told.tight[:end] == filed.tight[:end]), default=0)
    words = [told.words[0], filed.words[0]] if best else []
    is_telling = best >= policy.least_letters and not all(word in policy.empty_words for word in words)
    return told.tight[:best] if is_telling else ""


def _word_ends(name: GiverName) -> set[int]:
    at, ends = 0, set()
    for word in name.words:
        at += len(word)
        ends.add(at)
    return ends


def _is_all_said(told: GiverName, filed: GiverName, shared: str, policy: MatchPolicy) -> bool:
    """Whether nothing that tells a firm follows the shared beginning, in either name."""
    empty = policy.empty_words | legal_forms()
    return all(_rest(name, len(shared)) <= empty for name in (told, filed))


def _rest(name: GiverName, size: int) -> set[str]:
    at, rest = 0, set()
    for word in name.words:
        if at >= size:
            rest.add(word)
        at += len(word)
    return {word for word in rest if not word.isdigit()}


def _is_acronym(short: GiverName, full: GiverName, policy: MatchPolicy) -> bool:
    first = short.words[0] if short.words else ""
    return len(first) >= policy.least_acronym and first in full.acronyms


def _begins_with(short: GiverName, full: GiverName, policy: MatchPolicy) -> bool:
    """Whether a name is how another's first word begins: "PEPSI" of PepsiCo."""
    return len(short.tight) >= policy.least_shared and bool(full.words) and full.words[0].startswith(short.tight)


def _grade_behind(told: ToldGift, line: FiledLine) -> NameGrade | None:
    """Who stands behind a firm filed, or the firm of a person: by the registry, the text, or the line's employer."""
    day = line.filed.entry.date
    for name in line.names:
        for own, _ in told.names:
            if why := _role_words(own, name, day) or _role_words(name, own, day):
                return NameGrade(grade="behind", why=why)
        for other in told.associates:
            if _is_same(other, name):
                return NameGrade(grade="behind", why=f"{name.text} is named beside {told.name}")
    employer = line.filed.entry.employer
    if employer and any(name.key is None and _is_employer(name, employer) for name, _ in told.names):
        return NameGrade(grade="behind", why=f"{line.filed.entry.name} names {employer} as employer")
    return None


def _role_words(person: GiverName, firm: GiverName, day: date | None) -> str:
    """Return which role the registry knows somebody to have at a firm on a day, or ""."""
    if not person.party_id or not firm.party_id or person.kind != "person":
        return ""
    party, body = (load_parties().by_id[name.party_id or ""] for name in (person, firm))
    for role in party.roles:
        is_begun = role.start is None or day is None or role.start.value <= day
        is_over = role.end is not None and day is not None and role.end.value < day
        if role.of == body.id and is_begun and not is_over:
            return f"the registry: {party.name}, {role.title} of {body.name}"
    return ""


def _is_same(one: GiverName, other: GiverName) -> bool:
    if one.key and other.key:
        return not likeness(one.identity, other.identity).contradictions
    return one.key is None and other.key is None and one.tight == other.tight


def _is_employer(name: GiverName, employer: str) -> bool:
    return any(other.tight == name.tight for other in make_names(employer, "organization"))
