"""Who tells of a gift, put in between the verb and what is given.

"A donné, [comme l'a dit un porte-parole,] 5 000 euros" (French), "gave, [a spokesman said,] $5,000": such words are
folded into an aside, and part no verb from its sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["fold_tellings"]

_GIVES = ("give", "give_weak", "pledge", "light")
_LONGEST = 12
"""Items between the two commas at most."""
_TO_FUND = 4
"""Items from a verb to the end of "to the fund" behind it at most."""
_OBJECTS = ("sum", "gift", "to", "each")
_TOLD = ("speech", "filing", "say.source", "announce.made")
_ELSE = ("sum", "fund", "gift", "and", "colon", "stop", "give", "plan", "negation", "donor")


def fold_tellings(row: tuple[Item, ...]) -> list[Item]:
    """Return the row with such words folded, each between a comma and the next one."""
    folded = list(row)
    for at in reversed([n for n, item in enumerate(row) if item.kind == "comma"]):
        end = _end(folded, at)
        if end is not None:
            inner = tuple(folded[at + 1 : end])
            first, last = folded[at].first, folded[end].last
            parts = row[at - 1].verb != "refuse"  # "refused, [he said,] to give": nothing may part the two verbs
            folded[at : end + 1] = [Item(kind="aside", first=first, last=last, inner=inner)] if parts else []
    return folded


def _end(row: Sequence[Item], at: int) -> int | None:
    """Where the comma stands that closes such words behind the one at `at`; None where they are none."""
    if not _is_behind_verb(row, at):
        return None
    end = next((n for n in range(at + 1, min(at + _LONGEST, len(row))) if row[n].kind == "comma"), None)
    if end is None or end + 1 >= len(row) or not (_is_object(row, end + 1) or _is_refused(row, at, end)):
        return None
    inner = row[at + 1 : end]
    told = any(i.has_any(*_TOLD) or i.kind == "speech" for i in inner)
    other = any(i.kind in _ELSE or i.verb in _GIVES for i in inner)
    return end if told and not other else None


def _is_behind_verb(row: Sequence[Item], comma: int) -> bool:
    """Whether a verb of giving stands right before a comma, or with nothing but its "to the fund" behind it."""
    if comma == 0:
        return False
    if row[comma - 1].kind != "fund":
        return row[comma - 1].verb in (*_GIVES, "refuse")
    before = row[max(0, comma - _TO_FUND) : comma - 1]
    verb = next((n for n, i in enumerate(before) if i.verb in _GIVES), None)
    return verb is not None and all(i.kind in ("to", "determiner", "word") for i in before[verb + 1 :])


def _is_object(row: Sequence[Item], at: int) -> bool:
    """Whether what is given, or whom to, goes on at `at`, an article passed."""
    behind = at + 1 if row[at].kind == "determiner" and at + 1 < len(row) else at
    return row[behind].kind in _OBJECTS


def _is_refused(row: Sequence[Item], comma: int, end: int) -> bool:
    """Whether what somebody will not do follows: "a refusé, [selon un proche,] de donner" (French, "refused ...")."""
    refused = row[comma - 1].verb == "refuse" and row[end + 1].kind in ("of", "to", "from", "verb")
    return refused and any(i.verb in _GIVES for i in row[end + 1 : end + 3])
