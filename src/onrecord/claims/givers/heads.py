"""Heads of firms: one of several firms ("the boss of Orlo and Merrow gave"), and one named before ("X, boss of Y")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.givers.several import finite_word
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.reference.lexicon import LanguageSettings

__all__ = ["fold_headed", "fold_titles"]


def fold_headed(row: Row, line: Line, settings: LanguageSettings) -> Row:
    """Return the row with the firms of one head as one, and the heads of several firms as somebody unnamed.

    None of these firms gives: "The boss of Orlo, Kaldane and Merrow gave", "The heads of Orlo and Kaldane gave".
    """
    at = 0
    while at < len(row):
        firms = _firms_of(row, at) if row[at].kind == "role" else []
        if len(firms) > 1:
            row = _folded(row, at, firms, line, settings)
        at += 1
    return row


def _firms_of(row: tuple[Item, ...], at: int) -> list[int]:
    """Where the firms stand that the role at `at` tells a head of; none where the words tell of something else."""
    if at + 2 >= len(row) or not row[at].has("role.chief") or not row[at + 1].has("link.of"):
        return []
    first = at + 3 if row[at + 2].kind == "determiner" else at + 2
    firms = [first] if _is_firm(row, first) else []
    while firms and _is_listed(row, firms[-1] + 2) and row[firms[-1] + 1].kind in ("comma", "and"):
        firms.append(firms[-1] + 2)
    return firms if len(firms) > 1 and row[firms[-1] - 1].kind == "and" else []


def _is_firm(row: tuple[Item, ...], at: int) -> bool:
    member = row[at].member if at < len(row) and row[at].kind == "party" else None
    return member is not None and member.kind == "organization"


def _is_listed(row: tuple[Item, ...], at: int) -> bool:
    """Whether a firm may go on a list at `at`: "Orlo, Kaldane [and X]", a platform as well."""
    return _is_firm(row, at) or (at < len(row) and row[at].has("outlet.platform"))


def _folded(row: Row, at: int, firms: Sequence[int], line: Line, settings: LanguageSettings) -> Row:
    end = firms[-1] + 1
    named = end + 1 if end < len(row) and row[end].kind == "comma" else end
    one = replace(row[firms[0]], last=row[firms[-1]].last)
    if _is_person(row, named) or _acts_alone(row, at, end, line, settings):
        return Row.of([*row[: firms[0]], one, *row[end:]])
    if _are_several(row, at) and named == end:
        heads = Item(kind="unnamed", first=row[at].first, last=row[firms[-1]].last)
        return Row.of([*row[:at], heads, *row[end:]])
    return row


def _is_person(row: tuple[Item, ...], at: int) -> bool:
    member = row[at].member if at < len(row) and row[at].kind == "party" else None
    return member is not None and member.kind == "person"


def _are_several(row: tuple[Item, ...], at: int) -> bool:
    """Whether the role at `at` is that of several: "the bosses", "los presidentes" (Spanish)."""
    return row[at].has("role.many") or (at > 0 and row[at - 1].has("link.many"))


def _acts_alone(row: tuple[Item, ...], at: int, end: int, line: Line, settings: LanguageSettings) -> bool:
    """Whether a verb for one person stands behind the list, and nothing says that each gave."""
    if end >= len(row) or _are_several(row, at) or not settings.plural_endings or any(i.kind == "each" for i in row):
        return False
    acts = row[end].kind == "plan" or row[end].has("link.perfect") or row[end].kind == "verb"
    return acts and not finite_word(row[end], line).endswith(settings.plural_endings)


_TWO = 2
"""Names, the second of which may be the first one's again."""


def fold_titles(row: Sequence[Item]) -> list[Item]:
    """Return the row without words that only say again who has just been named: "Ada Kerrow, head of Merrow ($5,000)".

    They were read as that person, whom the text ties to the firm.
    """
    if [item.kind for item in row].count("party") < _TWO:
        return list(row)
    kept: list[Item] = []
    for item in row:
        same = len(kept) > 1 and item.kind == "party" and kept[-1].kind == "comma" and kept[-2].kind == "party"
        if same and item.member is kept[-2].member and item.last - item.first > 1:
            kept.pop()
            kept[-1] = replace(kept[-1], near=(*kept[-1].near, *item.near))
        else:
            kept.append(item)
    return kept
