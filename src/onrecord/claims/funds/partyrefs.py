"""Words that name parties: what tells two apart, whose place is part of the name, which one "the party" means."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["gets_as_members", "is_common_word", "is_told_one", "opens_firm", "party_key", "with_place"]


def with_place(line: Line, at: int) -> int:
    """Where a party's name begins with the place that it is of: "the [Ohio] Republican Party"."""
    place = next(
        (n for n in line.names if n.last == at and n.kind == "place" and line.tokens[at].text[0].isupper()), None
    )
    return place.first if place is not None and place.first else at


def party_key(line: Line, mark: Mark) -> str | None:
    """What tells parties apart: their names."""
    named = mark.has_any("fund.party", "fund.capital", "fund.members")
    return " ".join(t.low for t in line.tokens[mark.first : mark.last]) if named else None


def is_told_one(line: Line, mark: Mark) -> bool:
    """Whether an article tells that a party is one spoken of before: "der Partei" (German), and not "eine Partei"."""
    article = line.mark_to(mark.first)
    if article is None or article.has("link.indefinite") or _is_another(line, mark.last):
        return False
    return article.has_any("link.determiner", "pronoun.his", "link.to")  # "al partito" (Italian): one word for two


def _is_another(line: Line, at: int) -> bool:
    """ "al partito [nazionale]" (Italian, "to the national party"): which one, a word behind it tells."""
    return at < len(line.tokens) and line.tokens[at].text.islower() and line.mark_over(at) is None


def is_common_word(line: Line, mark: Mark) -> bool:
    """Whether a word that names a party with a capital names none: "donates labor", but not "a los liberales"."""
    small = mark.has("fund.capital") and line.tokens[mark.last - 1].text[0].islower()
    return small and not mark.has("fund.members")


def opens_firm(line: Line, mark: Mark) -> bool:
    """Whether a word that is a party's name is the first of a firm's: "2 millones a Vox Media" (Spanish)."""
    word = line.tokens[mark.first].text
    if mark.last - mark.first > 1 or not word.istitle():
        return False
    return any(n.first == mark.last and n.last == n.first + 1 and n.kind == "organization" for n in line.names)


def gets_as_members(line: Line, mark: Mark) -> bool:
    """Whether a party is called by those who are of it, and gets a sum: "25mila euro ai democratici" (Italian).

    Without a sum of theirs "X, who always gave to the Democrats, paid $1 million" tells of nothing that they got then.
    What they got may stand behind them: "Los laboristas recibieron 5.000 libras de X" (Spanish).
    """
    article = line.mark_to(mark.first)
    if article is None:
        return False
    if not any(_is_beside(line, money, mark) for money in line.sums):
        got = bool(line.sums) and article.has("link.determiner") and _receives(line, mark.last)
        return got and any(_is_bracketed(line, money) for money in line.sums)
    if article.has("link.to") or (article.has("link.determiner") and line.ends(article.first, "link.to")):
        return True
    return article.has("link.determiner") and _receives(line, mark.last)


def _receives(line: Line, at: int) -> bool:
    """Whether a verb of receiving stands at `at`, or one behind the small words of a verb: "han recibido" (Spanish)."""
    small = line.mark_from(at)
    behind = small.last if small is not None and small.has("link.auxiliary") else at
    return line.begins(at, "receive") or line.begins(behind, "receive")


def _is_bracketed(line: Line, money: Sum) -> bool:
    """ "Los laboristas recibieron dinero de X (5.000 libras)" (Spanish): a sum in brackets is whoever's before them."""
    return money.first > 0 and line.tokens[money.first - 1].text == "("


def _is_beside(line: Line, money: Sum, mark: Mark) -> bool:
    """Whether no comma parts a sum and a word."""
    first, last = sorted((money.first, mark.first))
    return all(token.text not in (",", ";", ":", "(", ")") for token in line.tokens[first:last])
