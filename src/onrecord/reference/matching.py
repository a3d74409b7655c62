"""When a told gift and filed lines are one: the numbers and rules of `data/matching/policy.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["GRADES", "MatchPolicy", "MatchRule", "load_match_policy", "parse_match_policy"]

_FILE = "matching/policy.toml"
_VERDICTS = ("same", "differs", "unsure", "none")

GRADES: Mapping[str, tuple[str, ...]] = {
    "name": (
        *(
            "registry",
            "words",
            "unit",
            "leading",
            "acronym",
            "spelling",
            "given",
            "doubtful",
            "couple",
            "behind",
            "begins",
            "namesake",
            "weak",
        ),
        *("none", "apart"),
    ),
    "amount": ("equal", "sum", "fits", "crypto", "near", "currency", "far", "unsaid"),
    "days": ("within", "outside", "unknown"),
    "goods": ("agree", "differ"),
    "capacity": ("agree", "unknown", "differ"),
    "fund": ("same", "unknown"),
    "size": ("large", "small"),
    "rarity": ("rare", "common"),
    "spelt": ("alike", "several"),
    "memo": ("own", "memo"),
}
"""What a pair is looked at for, and the grades that it can get, the best first."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class MatchRule:
    """Holds where each grade that `wanted` names is one of those listed; `differs` are fields to show as different."""

    what: str
    wanted: Mapping[str, tuple[str, ...]]
    verdict: str
    score: Decimal
    differs: tuple[str, ...] = ()

    def holds(self, grades: Mapping[str, str]) -> bool:
        """Return whether the rule holds for these grades.

        >>> rule = MatchRule(what="", wanted={"name": ("words",)}, verdict="same", score=Decimal(1))
        >>> rule.holds({"name": "words", "amount": "far"})
        True
        """
        return all(grades[field] in allowed for field, allowed in self.wanted.items())


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class MatchPolicy:
    """The numbers by which grades are given, explained in the file, and the `rules`, of which the first decides."""

    announced_before: int
    announced_after: int
    sent_before: int
    sent_after: int
    cents: Decimal
    about: Decimal
    more: Decimal
    crypto: Decimal
    near_least: Decimal
    near_most: Decimal
    most_lines_added: int
    short: Mapping[str, str]
    crypto_words: frozenset[str]
    crypto_currencies: frozenset[str]
    refunded_words: tuple[str, ...]
    not_refunded_words: tuple[str, ...]
    empty_words: frozenset[str]
    unlettered: frozenset[str]
    bodies: frozenset[str]
    nobody: tuple[str, ...]
    no_gift: tuple[str, ...]
    most_donors_with_word: int
    least_letters: int
    spelling: int
    least_acronym: int
    least_shared: int
    rare_lines: int
    filer_cost: Decimal
    round_to: Decimal
    large: Decimal
    alike_margin: Decimal
    most_ways: int
    most_gifts: int
    day_cost: Decimal
    line_cost: Decimal
    gap_cost: Decimal
    rules: tuple[MatchRule, ...]


@cache
def load_match_policy() -> MatchPolicy:
    """Read the packaged policy, once; raises DataFileError that names the file and the key at fault.

    >>> load_match_policy().rules[-1].verdict
    'none'
    """
    path = files("onrecord").joinpath("data", *_FILE.split("/"))
    return parse_match_policy(TableReader(read_toml(path, _FILE), _FILE))


def parse_match_policy(table: TableReader) -> MatchPolicy:
    """Make the policy of a parsed file; raises DataFileError for what is missing, unknown or no number."""
    rules = tuple(_rule(rule) for rule in table.tables("rules"))
    if not rules or rules[-1].wanted:
        raise table.fail("rules", "the last rule must hold always, so it names no grade")
    numbers = {**_days(table), **_amounts(table), **_words(table), **_names(table), **_choice(table)}
    table.finish()
    return MatchPolicy(**numbers, rules=rules)  # type: ignore[arg-type]


def _rule(table: TableReader) -> MatchRule:
    what, verdict, score = table.text("what"), table.text("verdict"), table.number("score")
    if verdict not in _VERDICTS or not 0 <= score <= 1:
        raise table.fail("verdict", f"one of {', '.join(_VERDICTS)} is wanted, with a score from 0 to 1")
    differs = table.texts("differs")
    wanted: dict[str, tuple[str, ...]] = {}
    for field in table.remaining():
        if field not in GRADES:
            raise table.fail(field, f"is not one of {', '.join(GRADES)}")
        wanted[field] = table.texts(field, required=True)
        if wrong := next((grade for grade in wanted[field] if grade not in GRADES[field]), None):
            raise table.fail(field, f"{wrong!r} is not one of {', '.join(GRADES[field])}")
    table.finish()
    return MatchRule(what=what, wanted=wanted, verdict=verdict, score=score, differs=differs)


def _days(table: TableReader) -> dict[str, object]:
    part = table.table("days", required=True)
    names = ("announced_before", "announced_after", "sent_before", "sent_after")
    return _finished(part, {name: _whole(part, name) for name in names})


def _amounts(table: TableReader) -> dict[str, object]:
    part = table.table("amounts", required=True)
    names = ("cents", "about", "more", "crypto", "near_least", "near_most")
    numbers: dict[str, object] = {name: part.number(name) for name in names}
    return _finished(part, {**numbers, "most_lines_added": _whole(part, "most_lines_added")})


def _words(table: TableReader) -> dict[str, object]:
    part = table.table("words", required=True)
    short = part.table("short")
    words: dict[str, object] = {
        "short": {phrase: short.text(phrase) for phrase in short.remaining()},
        "crypto_words": frozenset(part.texts("crypto", required=True)),
        "crypto_currencies": frozenset(part.texts("crypto_currencies")),
        "refunded_words": part.texts("refunded", required=True),
        "not_refunded_words": part.texts("not_refunded"),
        "empty_words": frozenset(part.texts("empty", required=True)),
        "unlettered": frozenset(part.texts("unlettered", required=True)),
        "bodies": frozenset(part.texts("bodies")),
        "nobody": part.texts("nobody"),
        "no_gift": part.texts("no_gift"),
    }
    return _finished(part, words)


def _names(table: TableReader) -> dict[str, object]:
    part = table.table("names", required=True)
    names = ("most_donors_with_word", "least_letters", "spelling", "least_acronym", "least_shared")
    return _finished(part, {name: _whole(part, name) for name in names})


def _choice(table: TableReader) -> dict[str, object]:
    """What tells one candidate from another."""
    rare, alike = table.table("rare", required=True), table.table("alike", required=True)
    scores = table.table("scores", required=True)
    numbers = {
        "rare_lines": _whole(rare, "most_lines"),
        "round_to": rare.number("round_to"),
        "large": rare.number("large"),
        "alike_margin": alike.number("margin"),
        "most_ways": _whole(alike, "most_ways"),
        "most_gifts": _whole(alike, "most_gifts"),
        "day_cost": scores.number("day"),
        "line_cost": scores.number("line"),
        "filer_cost": scores.number("filer"),
        "gap_cost": scores.number("gap"),
    }
    return {**_finished(rare, numbers), **_finished(alike, {}), **_finished(scores, {})}


def _whole(table: TableReader, key: str) -> int:
    number = table.integer(key)
    if number is None or number < 0:
        raise table.fail(key, "a whole number is wanted here, 0 or more")
    return number


def _finished(table: TableReader, values: Mapping[str, object]) -> dict[str, object]:
    table.finish()
    return dict(values)
