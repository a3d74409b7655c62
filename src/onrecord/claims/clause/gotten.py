"""What funds got of the one who was just said to give: "X backs both sides: A got $5,000, B $3,000"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["gotten_sums", "sums_by_taker"]

_PLAIN = frozenset(
    ("fund", "and", "comma", "determiner", "verb", "sum", "each", "end", "auxiliary", "link", "again", "date", "time")
)


def gotten_sums(row: tuple[Item, ...]) -> list[tuple[Item, Item]]:
    """Return each sum of a row with the fund that got it; none where the row tells of anything else."""
    verbs = [n for n, i in enumerate(row) if i.kind == "verb"]
    told = [i for n, i in enumerate(row) if i.kind != "word" or n != len(row) - 2]  # "über 5 Euro [freuen]" (German)
    if len(verbs) != 1 or row[verbs[0]].verb != "receive" or any(i.kind not in _PLAIN for i in told):
        return []
    if row[verbs[0]].has("noun.total"):
        return []  # "The committee has raised more than $150 million": all that it got
    sums, funds = [i for i in row if i.kind == "sum"], [i for i in row if i.kind == "fund"]
    each = len(funds) == 1 or any(i.kind == "each" for i in row)
    if len(sums) == 1 and each and funds and _is_taker(row, verbs[0], funds[0]):
        return [(sums[0], fund) for fund in funds]
    return sums_by_taker(row, verbs[0])


def _is_taker(row: tuple[Item, ...], verb: int, fund: Item) -> bool:
    """Whether a fund acts in the verb: it stands before it, and nothing but small words before the fund."""
    return fund.first < row[verb].first or fund in row[:verb]


def sums_by_taker(row: tuple[Item, ...], at: int) -> list[tuple[Item, Item]]:
    """Return each sum with the fund that received it, the verb at `at`; none where one of them has no fund of its own.

    The first fund may stand before the verb: "Die FDP bekam von X 12.000 Euro, [die SPD 5.000]" (German).
    """
    sums = [n for n, i in enumerate(row) if i.kind == "sum"]
    funds = [n for n, i in enumerate(row) if i.kind == "fund"]
    if len(sums) < 2 or len(sums) != len(funds) or sum(i.kind == "party" for i in row) > 1:
        return []
    if sums[0] < at < funds[0] and all(_is_led_sum(row, n) for n in sums[1:]):
        return [(row[n], row[f]) for n, f in zip(sums, funds, strict=True)]
    beside = [n for n in sums[1:] if n - 1 in funds and _goes_on(row, n - 1)]
    first = funds[0] < sums[0] and (sums[0] - 1 == funds[0] or funds[0] < at)
    return (
        [(row[n], row[f]) for n, f in zip(sums, funds, strict=True)] if first and len(beside) == len(sums) - 1 else []
    )


def _is_led_sum(row: tuple[Item, ...], at: int) -> bool:
    """ "5.000 Euro erhielt die SPD von X, [weitere 2.000] die FDP" (German): a further sum in front of its fund."""
    back = at - 1
    while back > 0 and row[back].kind in ("again", "determiner"):
        back -= 1
    behind = next((i.kind for i in row[at + 1 :] if i.kind != "determiner"), "")
    return row[back].kind in ("and", "comma") and behind == "fund"


def _goes_on(row: tuple[Item, ...], fund: int) -> bool:
    """Whether "and" or a comma leads to a fund, its article passed."""
    at = fund - 1
    while at > 0 and row[at].kind == "determiner":
        at -= 1
    return row[at].kind in ("and", "comma")
