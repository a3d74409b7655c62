"""Words beside a committee's name that tell what it is, and name no other.

"the super PAC [pro-Kenmar] American Values", "Horizons, [the party of Edward Philips]".
"""

from __future__ import annotations

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["explains", "is_leaning", "leads_to_title"]

_QUOTES = '„“«»"'


def is_leaning(word: str) -> bool:
    """Return whether a word tells for or against whom a committee is.

    >>> is_leaning("pro-Kenmar"), is_leaning("Clear-Skies"), is_leaning("anti-tax")
    (True, False, False)
    """
    head, _, name = word.partition("-")
    return head.islower() and name[:1].isupper()


def leads_to_title(word: str) -> bool:
    """Return whether a word or sign may part a committee from its name.

    >>> leads_to_title("«"), leads_to_title("pro-Kenmar"), leads_to_title(",")
    (True, True, False)
    """
    return word in _QUOTES or is_leaning(word)


def explains(line: Line, before: FundMention, after: FundMention) -> bool:
    """Return whether a mention behind a comma only tells what the one before is: "Horizons, the party of Jo Hale"."""
    if not before.named or after.named or after.ids or after.kind not in _TOLD or line.tokens[before.last].text != ",":
        return False
    if after.kind == "party" and after.key and not after.owner:
        return False  # "to Horizons, the Greens and the Reds"
    article = line.mark_from(before.last + 1)
    led = article is not None and article.has("link.determiner") and article.last == after.first
    return led or after.first == before.last + 1


_TOLD = ("party", "campaign")
