"""Small words whose meaning their place tells, in languages whose verb stands second or last.

Dutch "het" is an article before a noun and "it" elsewhere; "goed voor" tells a gift behind "was", and a value behind
goods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_words"]

_IT = Categories.of({"pronoun.company"})
_THEY = Categories.of({"pronoun.person", "pronoun.company"})
_KIN = Categories.of({"role.kin", "role.siblings"})
_EARLIER = Categories.of({"link.earlier", "link.except"})
_WHEN = Categories.of({"link.contrast"})
_IF = Categories.of({"link.if"})
_LISTED = Categories.of({"listing.any", "listing.past"})
_OPENS_CLAUSE = ("relative", "contrast")
_NO_NOUN = ("auxiliary", "negation", "date", "time", "again", "determiner", "plan", "speech", "to")
_PHRASES = ("in", "at", "from")


_FROM = Categories.of({"link.from"})
_PLACED = (
    "company.source",
    "link.inner",
    "compared.once",
    "link.neuter",
    "pronoun.plural",
    "link.whether",
    "relative.shown",
    "listing.good",
    "link.up_from",
    "candidacy.against",
)
"""Categories of words that mean one thing in one place and another elsewhere."""


def settle_words(row: Sequence[Item], line: Line, breaks: Sequence[str]) -> Sequence[Item]:
    """Return the row with such words as what they are there; `breaks` are the kinds of item that part clauses.

    "weder X noch Y" denies both, and "aber" parts clauses at their front only.
    """
    if line.has("negation.either") and any(i.has("negation.either") for i in row):
        row = [replace(i, kind="negation") if i.has("link.nor") else i for i in row]
    if "pronoun" in [i.kind for i in row]:
        row = [replace(i, kind="determiner") if _dresses_noun(row, at, line) else i for at, i in enumerate(row)]
    return [
        i if i.categories.meant.isdisjoint(_PLACED) else _settled(row, at, line, breaks) for at, i in enumerate(row)
    ]


_TELLS_AGAINST = ["comma", "determiner"]


def _settled(row: Sequence[Item], at: int, line: Line, breaks: Sequence[str]) -> Item:
    item = row[at]
    if item.has("link.inner") and at and row[at - 1].kind != "comma" and row[at - 1].kind not in breaks:
        return replace(item, kind="auxiliary")
    if item.has("candidacy.against") and [i.kind for i in (*row[at - 1 : at], *row[at + 1 : at + 2])] == _TELLS_AGAINST:
        return replace(item, kind="at")  # "Norvane, [gegen] die ein Verfahren läuft, gab" (German)
    if item.kind == "determiner" and item.has("link.neuter") and _is_pronoun(row, at, line):
        return replace(item, kind="pronoun", categories=_IT)
    if item.kind == "each" and item.has("pronoun.plural") and _acts_alone(row, at, breaks):
        return replace(item, kind="pronoun")
    if (beside := _beside(row, at)) is not None:
        return beside
    if (opener := _opener(row, at, line)) is not None:
        return replace(item, kind="contrast", categories=opener)
    shown = item.has("relative.shown") and _is_subject(row, at, breaks)
    listed = item.has("listing.good") and _is_said_of_giver(row, at, breaks)
    if shown or listed:
        return replace(item, kind="pronoun" if shown else "verb", categories=_THEY if shown else _LISTED)
    return item


def _beside(row: Sequence[Item], at: int) -> Item | None:
    """What a word is right before a name or a sum: a source, kin, or the earlier sum's "nach"; None for none."""
    item = row[at]
    if item.kind == "company" and _names_source(row, at):
        return replace(item, kind="from", categories=_FROM)
    if item.kind == "pronoun" and item.has("pronoun.plural") and _dresses_pair(row, at):
        return replace(item, kind="role", categories=_KIN)
    if item.has("link.up_from") and 0 < at < len(row) - 1 and row[at - 1].kind == "comma" and row[at + 1].kind == "sum":
        return replace(item, kind="except", categories=_EARLIER)  # ", nach 250.000 Dollar im Jahr 2017"
    return None


_NOUNS = ("word", "date", "time", "gift", "kind", "role", "business", "total", "other")


def _dresses_noun(row: Sequence[Item], at: int, line: Line) -> bool:
    """ "in [dieser] Woche" (German, "this"): a noun with its capital follows, so that it stands for nobody."""
    if row[at].kind != "pronoun" or not row[at].has("link.determiner"):
        return False
    behind = row[at + 1] if at + 1 < len(row) else None
    return behind is not None and behind.kind in _NOUNS and line.tokens[behind.first].text[0].isupper()


def _opener(row: Sequence[Item], at: int, line: Line) -> Categories | None:
    """What a word means that opens a clause: "ob" (German, "whether") or "als" ("when"); None for another."""
    if row[at].has("link.whether") and (at == 0 or _asks_whether(row, at)):
        return _IF
    return _WHEN if at == 0 and row[at].has("compared.once") and _opens_clause(row, line) else None


def _asks_whether(row: Sequence[Item], at: int) -> bool:
    """ "Onbekend is [of] Kaldane iets gaf" (Dutch, "unknown is whether"): behind "is", and not "A of B"."""
    if at and row[at - 1].verb == "refuse_other":
        return True  # "wilde niet zeggen [of] het bedrijf iets gaf" (Dutch, "would not say whether")
    opens = 0 < at <= 2 and row[at - 1].has("link.passive")
    return opens and all(i.kind in ("word", "determiner", "auxiliary") for i in row[:at])


def _opens_clause(row: Sequence[Item], line: Line) -> bool:
    """ "Als X der CDU 5.000 Euro spendete, ..." (German, "when"): a verb ends its clause; not "Als Chef gab X"."""
    comma = next((n for n, i in enumerate(row) if i.kind == "comma"), 0)
    ends = row[comma - 1] if comma > 2 else None
    verbs = [i for i in row[:comma] if i.kind == "verb" or i.has_any("link.perfect", "link.passive")]
    return ends is not None and bool(verbs) and verbs[-1] is ends and line.tokens[ends.first].text.islower()


def _dresses_pair(row: Sequence[Item], at: int) -> bool:
    """ "zählen [die Brüder] Ted und Stan Hale" (German, "the brothers"): names follow, so that it stands for nobody."""
    lead, names = row[at], [i.kind for i in row[at + 1 : at + 4]]
    listed = any(i.verb == "listing" for i in row[:at])
    return listed and lead.last - lead.first > 1 and names == ["party", "and", "party"]


def _names_source(row: Sequence[Item], at: int) -> bool:
    """ "bekam die CDU [von der Firma] Norvane" (German): whom it came from, and not how a person paid."""
    named = at + 1 < len(row) and row[at + 1].kind == "party" and row[at + 1].first == row[at].last
    return named and row[at].has("company.source")


def _acts_alone(row: Sequence[Item], at: int, breaks: Sequence[str]) -> bool:
    """ "Beide haben zugesagt" (German, "both have"): those of whom the text spoke, and not "beide Firmen haben"."""
    opens = at == 0 or row[at - 1].kind in breaks
    behind = row[at + 1] if at + 1 < len(row) else None
    return opens and behind is not None and (behind.kind in ("plan", "verb") or behind.has("link.perfect"))


def _is_subject(row: Sequence[Item], at: int, breaks: Sequence[str]) -> bool:
    """ "Die gaf een ton": it opens a main clause, its verb follows, and nobody stands behind that."""
    if (at and row[at - 1].kind not in breaks) or at + 2 >= len(row):
        return False
    verb, behind = row[at + 1], row[at + 2]
    if behind.kind in _ACTING and not (verb.kind == "verb" and verb.has("come.from")):
        return False
    if behind.kind == "determiner" and at + 3 < len(row) and row[at + 3].kind in ("party", "role"):
        return False
    if verb.kind in ("verb", "plan"):
        return True
    passive = behind.kind in ("verb", "from")  # "Die [was] getekend door X"
    return verb.kind == "auxiliary" and (verb.has("link.perfect") or (passive and verb.has("link.passive")))


_ACTING = ("party", "pronoun", "self", "role", "unnamed", "speaker")
"""Kinds of item behind a verb that act in it: "Die kaufte [Orlo]" (German)."""


def _is_pronoun(row: Sequence[Item], at: int, line: Line) -> bool:
    """ "die [het] in 2017 gaf", "dat [het] 2 miljoen gaf", and not "het in Ohio gevestigde bedrijf"."""
    if at + 1 >= len(row):
        return False
    behind, opens = row[at + 1], at > 0 and row[at - 1].kind in _OPENS_CLAUSE
    if behind.kind == "sum":
        ruled = opens or (at > 0 and (row[at - 1].kind == "verb" or row[at - 1].has("link.perfect")))
        return ruled and _stands_alone(behind, line)
    if behind.kind in _PHRASES:
        return opens
    return behind.kind in _NO_NOUN and (opens or (at > 0 and row[at - 1].kind == "verb"))


def _stands_alone(item: Item, line: Line) -> bool:
    """Whether a sum takes no article: "gaf het [2 miljoen]", "[minstens 2 miljoen]", "[de helft daarvan]" (Dutch)."""
    money = item.money
    if money is None or money.ceiling:
        return False
    return line.tokens[item.first].text[0].isdecimal() or money.factor is not None or money.qualifier != "exact"


def _is_said_of_giver(row: Sequence[Item], at: int, breaks: Sequence[str]) -> bool:
    """ "was X [goed voor] 60.000 euro": a form of "to be" rules it, and a sum follows."""
    start = next((n for n in range(at - 1, -1, -1) if row[n].kind in breaks), -1)
    clause = row[start + 1 : at]
    named = any(i.kind == "party" for i in clause) and not any(i.kind in ("verb", "kind", "business") for i in clause)
    summed = at + 1 < len(row) and row[at + 1].kind == "sum"
    return named and summed and any(i.has("link.passive") for i in clause)
