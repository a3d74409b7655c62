"""A committee told by a word for it and then by name: "her own super PAC, Open Shore", one fund and not two."""

from __future__ import annotations

from onrecord.claims.funds.leanings import is_leaning
from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["names_again"]

_COMMITTEES = frozenset(("super_pac", "pac", "legal_fund", "named"))


def names_again(line: Line, before: FundMention, after: FundMention) -> bool:
    """Return whether a name behind a comma says which committee is meant: "Jo Hale's super PAC, Fresh Start Fund"."""
    committees = {before.kind, after.kind} <= _COMMITTEES and after.named
    return committees and _is_set_apart(line, before, after) and not _has_own_name(line, before)


def _is_set_apart(line: Line, before: FundMention, after: FundMention) -> bool:
    """Whether a comma parts the two: "super PAC [pro-Hale,] Open Shore", "PAC[, o] Open Shore" (Portuguese)."""
    at = before.last
    if at < after.first and is_leaning(line.tokens[at].text):
        at += 2 if line.tokens[at + 1].text[0].isupper() else 1  # "pro-Hale", "pro-Jo Hale"
    at = _behind_founding(line, at, after.first)
    if at >= after.first or line.tokens[at].text != ",":
        return False
    article = line.mark_from(at + 1)
    led = article is not None and article.has("link.determiner") and not article.has("link.indefinite")
    return after.first == at + 1 or (led and article is not None and article.last == after.first)


_LONGEST = 7


def _behind_founding(line: Line, at: int, end: int) -> int:
    """ "the super PAC [that he created], America PAC": where the comma stands behind who founded it; else `at`."""
    if not line.has("founding"):
        return at
    comma = next((n for n in range(at, min(end, at + _LONGEST)) if line.tokens[n].text == ","), at)
    founded = any(at <= m.first and m.last <= comma for m in line.marked("founding"))
    named = any(at <= n.first < comma for n in line.names)
    return comma if founded and not named else at


def _has_own_name(line: Line, mention: FundMention) -> bool:
    """Whether a mention is a committee's name already: not "Pro-Hale-Super-PAC", a word for whom it is for."""
    compound = line.tokens[mention.first].text.count("-") > 1
    return mention.named and bool(mention.ids or (mention.key and not compound))
