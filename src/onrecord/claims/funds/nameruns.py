"""How far the names of funds go over capitals: "the [Harbor Freedom Fund]", "an [Klar] gespendet, das PAC der"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line

__all__ = ["before_verb", "is_article", "is_source", "run_left", "run_right"]

_LONGEST = 7


def is_article(line: Line, at: int) -> bool:
    """Return whether an article begins at token `at`."""
    return line.begins(at, "link.determiner")


def before_verb(line: Line, comma: int) -> int:
    """Return where a name ends that a comma explains, a verb at the end of its clause passed.

    "an Klar Voran [gespendet], das PAC der Branche" (German, "given to Klar Voran, the PAC").
    """
    verb = line.mark_to(comma)
    last = verb is not None and verb.has_any(*_ENDING) and line.tokens[verb.first].text.islower()
    return verb.first if verb is not None and last else comma


_ENDING = ("give.past", "give.base", "give_weak.past", "give_weak.base", "pledge.past", "pledge.base")


def run_left(line: Line, last: int) -> tuple[int, int] | None:
    """Return the capitalised words that end before token `last`, with small links such as "for" inside."""
    slogan = line.mark_to(last)
    first = slogan.first if slogan is not None and slogan.has("fund_name.slogan") else last
    at = first - 1
    paid = max((money.last for money in line.sums if money.last <= first), default=0)
    while at >= paid and last - at <= _LONGEST:  # "zwanzig Millionen Dollar an [RBG PAC]" (German)
        token = line.tokens[at]
        if at + 1 < first and line.ends(at + 1, "donor", "role", "noun"):
            break  # "der Geldgeber des [RBG PAC]": a noun that the name belongs to
        if token.text[0].isupper() or (token.text.isdigit() and at > 0 and line.tokens[at - 1].text[0].isupper()):
            first = at
        elif not _is_inner(line, at) or line.begins(at, "link.genitive") or _is_behind_person(line, at):
            break  # "auf der Seite des [Harbor Freedom PAC]" (German): what belongs to it is none of its name
        at -= 1
    while first < last and is_article(line, first):
        first += 1
    return (first, last) if first < last else None


def _is_behind_person(line: Line, at: int) -> bool:
    """ "el cheque de Jo Hale [al] Harbor PAC" (Spanish, "Jo Hale's check to the"): what leads from who gave."""
    return line.begins(at, "link.to") and any(n.last == at and n.kind == "person" and n.certain for n in line.names)


def run_right(line: Line, first: int) -> tuple[int, int] | None:
    """Return the capitalised words from token `first` on, with small links such as "for" inside."""
    last = first
    at = first
    while at < len(line.tokens) and at - first < _LONGEST:
        if line.tokens[at].text[0].isupper() or (at > first and line.tokens[at].text.isdigit()):
            last = at + 1
        elif at == first or not _is_inner(line, at):
            break
        at += 1
    return (first, last) if last > first else None


def _is_inner(line: Line, at: int) -> bool:
    """Whether a small word may stand inside a name: "Development Now for Chicago"."""
    inner = ("link.of", "link.to", "link.determiner", "link.and")
    mark = line.mark_over(at)
    small = mark is not None and mark.last == at + 1 and (mark.has("committee.friends") or mark.has_any(*inner))
    return line.tokens[at].text.islower() and small


def is_source(line: Line, first: int) -> bool:
    """Return whether a sum and "from" lead to a name: "$5 million [from] the Open Center, a lobbying group", gave."""
    article = line.mark_to(first)
    at = article.first if article is not None and article.has("link.determiner") else first
    source = line.mark_to(at)
    return source is not None and source.has("link.from") and any(s.last == source.first for s in line.sums)
