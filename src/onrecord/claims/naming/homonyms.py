"""Small words that are an article in one place and a preposition in another, as "a" is in Portuguese.

"A Norvane doou" opens with an article; in "doou 1 milhão a Rita Falcão", "a dois partidos" and "a doar" the same word
leads to who gets something. Names of firms stand behind the article, and melt it into the preposition ("à Norvane").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.naming.names import Name
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Categories, Mark, MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["tell_homonyms"]

_HOMONYM = "link.homonym"
_AS_ARTICLE = frozenset({"link.to", "money.until", "say.to"})
_AS_PREPOSITION = frozenset({"link.determiner", "gender.female"})
_VERBS = ("give.base", "give_weak.base", "light.base", "pledge.base", "receive.base", "refund.base", "speech.base")
_BEFORE = ("noun.gift", "give", "give_weak", "pledge", "refund", "receive")


def tell_homonyms(tokens: Sequence[Token], row: MarkRow, sums: Sequence[Sum], names: Sequence[Name]) -> MarkRow:
    """Return the marks, those of such words with the meaning that their place gives them."""
    if _HOMONYM not in row.meant:
        return row
    told: list[Mark] = []
    marks = row.marks
    for at, mark in enumerate(marks):
        if _HOMONYM not in mark.categories:
            told.append(mark)
            continue
        before = marks[at - 1] if at and marks[at - 1].last == mark.first else None
        after = marks[at + 1] if at + 1 < len(marks) and marks[at + 1].first == mark.last else None
        aimed = before is not None and before.has("link.to")  # "para a campanha" has its preposition
        leads = not aimed and (_leads(tokens, mark, after, names) or _is_behind(mark, before, after, sums, names))
        meant = Categories.of(mark.categories.own - (_AS_PREPOSITION if leads else _AS_ARTICLE))
        told.append(Mark(mark.first, mark.last, meant))
    return MarkRow(tuple(told))


def _leads(tokens: Sequence[Token], mark: Mark, after: Mark | None, names: Sequence[Name]) -> bool:
    """Whether what follows takes no article: a figure, "a" or "some", a bare verb, a person inside the sentence."""
    if mark.last >= len(tokens) or tokens[mark.last].text[0].isdigit():
        return True
    if after is not None and (after.has("link.indefinite") or after.has_any(*_VERBS)):
        return True
    name = next((n for n in names if n.first == mark.last), None)
    opens = mark.first == 0 or not tokens[mark.first - 1].text[0].isalnum()
    return name is not None and name.kind == "person" and not opens


def _is_behind(mark: Mark, before: Mark | None, after: Mark | None, sums: Sequence[Sum], names: Sequence[Name]) -> bool:
    """Whether a sum, a noun or verb of giving stands right before, and no firm behind: "doou a campanhas"."""
    if any(money.last == mark.first for money in sums):
        return True
    firm = any(n.first == mark.last and n.kind != "person" for n in names) or (
        after is not None and after.has("role.company")
    )
    return before is not None and not firm and before.has_any(*_BEFORE)
