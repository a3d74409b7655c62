"""How alike the name of a told giver and that of a filed line are: a grade, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.matching.lines import FiledLine, FundLines
from onrecord.matching.names import GiverName, legal_forms, make_name
from onrecord.matching.told import ToldGift
from onrecord.reference.matching import GRADES, MatchPolicy

__all__ = ["NameGrade", "grade_name"]

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


def grade_name(told: ToldGift, line: FiledLine, among: FundLines, policy: MatchPolicy) -> NameGrade:
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


def _grade_pair(told: GiverName, filed: GiverName, among: FundLines, policy: MatchPolicy) -> NameGrade:
    if told.party_id and told.party_id == filed.party_id:
        return NameGrade(grade="registry", why=f"the registry knows {filed.text} as {told.text}")
    if told.kind == "person" and filed.kind == "person":
        return _grade_people(told, filed, policy)
    if "person" in (told.kind, filed.kind):
        return NameGrade(grade="none", why=f"{told.text} and {filed.text} are a person and an organization")
    return _grade_organizations(told, filed, among, policy)


def _grade_people(told: GiverName, filed: GiverName, policy: MatchPolicy) -> NameGrade:
    """People are never one by a family name; a suffix or a middle name that differs keeps them apart."""
    both = f"{told.text} and {filed.text}"
    if told.family != filed.family:
        return _grade_misspelt(told, filed, policy)
    if against := _contradiction(told, filed):
        return NameGrade(grade="apart", why=f"{both} have one family name, but {against}")
    if told.given == filed.given and len(told.given) > 1:
        return _same_given(told, filed)
    if told.given.startswith(filed.given) or filed.given.startswith(told.given):
        return NameGrade(grade="given", why=f"{both} may be one: a short form or an initial")
    return NameGrade(grade="weak", why=f"{both} have only the family name in common")


def _same_given(told: GiverName, filed: GiverName) -> NameGrade:
    both = f"{told.text} and {filed.text}"
    if bool(_suffix(told)) != bool(_suffix(filed)):
        return NameGrade(grade="generation", why=f"{both} are alike, but only one has a suffix: may be father and son")
    return NameGrade(grade="words", why=f"{both} are the same name")


def _contradiction(told: GiverName, filed: GiverName) -> str:
    if _suffix(told) and _suffix(filed) and _suffix(told) != _suffix(filed):
        return f"one is {_suffix(told)}, the other {_suffix(filed)}"
    one, other = _middle(told), _middle(filed)
    if one and other and not (one.startswith(other[:1]) and (len(min(one, other, key=len)) == 1 or one == other)):
        return "the middle names differ"
    return ""


def _middle(name: GiverName) -> str:
    return name.parts.middle.casefold().strip(".") if name.parts else ""


def _suffix(name: GiverName) -> str:
    return name.parts.suffix.casefold().rstrip(".") if name.parts else ""


def _grade_misspelt(told: GiverName, filed: GiverName, policy: MatchPolicy) -> NameGrade:
    both = f"{told.text} and {filed.text}"
    if told.given == filed.given and len(told.family) > 3 and _is_spelt_alike(told.family, filed.family, policy):
        return NameGrade(grade="spelling", why=f"{both} differ by spelling only")
    if told.given == filed.family and told.family == filed.given:
        return NameGrade(grade="given", why=f"{both} are the same names the other way round")
    return NameGrade(grade="none", why=f"{both} are two people's names")


def _is_spelt_alike(one: str, other: str, policy: MatchPolicy) -> bool:
    """One letter of five misread makes a ratio of 80, of nine 89: for short words one letter is let pass."""
    ratio = fuzz.ratio(one, other)
    return ratio >= policy.spelling or (
        len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )


def _grade_organizations(told: GiverName, filed: GiverName, among: FundLines, policy: MatchPolicy) -> NameGrade:
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
    shared = told.tight[:best]
    words = [told.words[0], filed.words[0]] if best else []
    is_telling = best >= policy.least_letters and not all(word in policy.empty_words for word in words)
    return shared if is_telling else ""


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
    """Somebody named beside the giver filed, or the line's employer is the giver."""
    for name in line.names:
        for other in told.associates:
            if _is_same(other, name):
                return NameGrade(grade="behind", why=f"{name.text} is named beside {told.name}")
    employer = line.filed.entry.employer
    if employer and any(name.kind != "person" and _is_employer(name, employer) for name, _ in told.names):
        return NameGrade(grade="behind", why=f"{line.filed.entry.name} names {employer} as employer")
    return None


def _is_same(one: GiverName, other: GiverName) -> bool:
    if one.kind == "person" and other.kind == "person":
        return one.family == other.family and (one.given.startswith(other.given) or other.given.startswith(one.given))
    return one.kind != "person" and other.kind != "person" and one.tight == other.tight


def _is_employer(name: GiverName, employer: str) -> bool:
    return make_name(employer, "organization").tight == name.tight
