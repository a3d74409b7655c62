"""Denials that go on into a refusal: "has not given a dime and will not", "has made no gifts, nor will it"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["will_not_either"]

_SHORT = ("self", "pronoun", "auxiliary", "determiner")
_DENYING = (*_SHORT, "negation", "word")
_SMALL = ("link.particle", "link.now", "link.there")
_CLOSING = ("comma", "end", "stop", "owns")
"""What ends a clause, a quotation's second mark too: "... and will not', she wrote"."""


def will_not_either(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a denial goes on into a refusal behind the verb at `at`: "has not given a dime and will not"."""
    for n in range(at + 1, len(row) - 1):
        if row[n].kind == "plan" and not row[n].has("link.to") and _is_denied_behind(row, n):
            return True  # "hat nicht gespendet und plant es auch nicht" (German, "nor does it plan to")
        kinds = {row[n].kind, row[n + 1].kind}
        both = kinds == {"negation", "plan"} and not row[n].has("link.to")
        whole = row[n].has("negation") and row[n].has("plan")  # "et n'en a pas l'intention" (French)
        future = row[n].kind == "negation" != row[n + 1].kind and any(_will(row, k) for k in (n + 1, n + 2))
        refused = row[n].verb == "refuse" and (row[n - 1].kind == "and" or row[n].has("refuse.base"))  # "and will not"
        if refused and row[n + 1 : n + 2] and row[n + 1].kind in ("end", "stop"):
            return True
        if both or whole or future or row[n].has("negation.ahead"):
            return _tells_no_more(row[n + 1 + both :])
        if row[n].kind in ("verb", "contrast", "stop", "party"):
            return False
    return False


_FAINT = ("to", "from", "in", "negation")


def _will(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb in the future stands at `at` that closes its clause: "ni lo pondrá" (Spanish, "nor will give")."""
    verb, behind = (row[at], row[at + 1 : at + 2]) if at < len(row) else (None, ())
    closed = not behind or behind[0].kind in ("end", "stop")
    gives = verb is not None and (verb.verb == "light" or (closed and verb.verb in ("give", "give_weak", "listing")))
    return gives and verb is not None and verb.has("plan")


def _tells_no_more(rest: tuple[Item, ...]) -> bool:
    """Whether a refusal ends there, or with "to make one", "to do so"; "no plans to talk" is another thing."""
    ahead = [i for i in rest if i.kind not in _FAINT]
    if ahead and (ahead[0].verb in ("light", "listing") or ahead[0].has("link.did")):
        ahead = [i for i in ahead[1:] if i.kind != "word"]
    ahead = [i for i in ahead if i.kind not in _SHORT]
    if ahead and ahead[0].verb == "give_weak" and ahead[0].has_form("base"):
        ahead = ahead[1:]
    if ahead and ahead[0].verb == "give" and ahead[0].has_form("base"):
        return True  # "não deu nem vai dar um cêntimo" (Portuguese)
    return not ahead or ahead[0].kind in (*_CLOSING, "dash")


def _is_denied_behind(row: tuple[Item, ...], at: int) -> bool:
    """Whether nothing but small words and a negation follows the plan at `at`."""
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in _CLOSING), len(row))
    rest = row[at + 1 : end]
    small = all(i.kind in _DENYING or i.has_any(*_SMALL) for i in rest) and len(rest) <= len(_DENYING)
    return small and any(i.kind == "negation" for i in rest)
