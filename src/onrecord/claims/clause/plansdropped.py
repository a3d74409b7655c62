"""Plans of giving that somebody gives up: "Jo Hale is dropping his plan to give $50,000 to the party" is a refusal."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_dropped_plan"]

_FAR = 14
"""Items from the plan to the verb of giving at most: "den Plan aufgegeben, der CDU 5 Euro zu [spenden]" (German)."""
_NEAR = 5
"""Items from the verb of giving up to the plan: "dropped all of his [plans to]"."""
_PARTING = ("stop", "colon", "contrast", "speech", "relative", "question")


def is_dropped_plan(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the verb at `at` tells what a plan was of that the words before it give up.

    "dropped his plan to run and gave $50,000" tells of a gift: what somebody planned to do has no tense.
    """
    if not row[at].has_form("base", "progressive"):
        return False
    plan = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if row[n].has("dropped.plan")), None)
    if plan is None:
        return _is_told_behind(row[at + 1 : at + 1 + _NEAR])
    if any(_parts(i) for i in row[plan + 1 : at]) or any(i.kind == "negation" for i in row[max(0, plan - _NEAR) : at]):
        return False
    if any(_drops(i) for i in row[plan + 1 : at]):
        return True
    near = range(plan - 1, max(-1, plan - _NEAR), -1)
    dropping = next((n for n in near if _drops(row[n])), plan)
    between = row[dropping + 1 : plan]
    return dropping < plan and not any(_parts(i) or i.kind in ("party", "sum") for i in between)


def _is_told_behind(behind: tuple[Item, ...]) -> bool:
    """ "heeft het plan laten varen om 5.000 euro te [geven]" (Dutch): in order, the verb stands before the plan."""
    end = next((n for n, i in enumerate(behind) if i.kind in ("sum", "fund", "comma", "verb", "party")), len(behind))
    return any(i.has("dropped.plan") for i in behind[:end]) and any(_drops(i) for i in behind[:end])


def _drops(item: Item) -> bool:
    return item.has("dropped.any")


def _parts(item: Item) -> bool:
    """Whether an item ends what is told of a plan: another verb of giving, a clause of its own."""
    return item.kind in _PARTING or (item.kind == "verb" and not item.has_any("dropped.any", "dropped.plan"))
