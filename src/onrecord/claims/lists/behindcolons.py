"""What stands behind a colon of whom the words before it are about: "X backs both sides: $5,000 to A, $3,000 to B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.gotten import gotten_sums
from onrecord.claims.givers.gathering import givers_of, is_governed
from onrecord.claims.lists.tablerows import NO_LIST
from onrecord.claims.order.items import Item

__all__ = ["read_behind_colon"]

_GIVEN = ("sum", "total", "business", "consider", "other_verb", "limit")
_GIVING = ("give", "give_weak", "light", "pledge")
_SEVERAL = 2


def read_behind_colon(work: ClauseWork, led: tuple[Item, ...]) -> None:
    """Add the frames of "X backs the other side: $40,000 to MAGA Inc.": whom the words before the colon are about."""
    if _read_series(work, led) or _read_confirmed(work, led):
        return
    gotten = gotten_sums(work.row) if "receive" in {i.verb for i in work.row} else []
    entries = gotten or _aimed_sums(work.row)
    goes = any(i.verb in ("come", "receive") for i in work.row)
    giving = goes and any(i.verb in _GIVING or i.has("committee.side") for i in led)
    vague = not entries or entries[0][1].fund is None or entries[0][1].fund.kind in ("anaphor", "inaugural")
    if not entries or ((vague or gotten) and not giving):
        return
    acting = [i for n, i in enumerate(led) if i.kind == "party" and not is_governed(led, n, 0)]
    if len(acting) != 1 or any(i.kind in _GIVEN for i in led) or _is_denied(led, entries):
        return
    telling = Telling(status="given", rule="list", zone=(0, len(work.row)), lean="list")
    for money, fund in entries:
        work.emit(givers_of(acting, work.line.number), replace(work.whole((money,)), funds=(fund,)), telling)


def _is_denied(led: tuple[Item, ...], entries: Sequence[tuple[Item, Item]]) -> bool:
    """Whether "not" before the colon may deny the gift; "X would not choose: $5,000 to A, $3,000 to B" denies none."""
    giving = any(i.verb in ("give", "give_weak", "pledge") for i in led)
    return any(i.kind == "negation" for i in led) and (giving or len(entries) < _SEVERAL)


def _aimed_sums(row: tuple[Item, ...]) -> list[tuple[Item, Item]]:
    """The sums at the front of a clause with the fund of each: "$40,000 to MAGA Inc., $10,000 to the Whigs".

    A verb may lead there: "Eine Million [fließt in] den Fonds" (German, "flows into").
    """
    found: list[tuple[Item, Item]] = []
    goes = row[1].verb == "come" if len(row) > 1 else False
    parts = [
        i for n, i in enumerate(row) if i.kind not in ("determiner", "comma", "and", "aside") and not (goes and n == 1)
    ]
    for n in range(0, len(parts) - 2, 3):
        kinds = [i.kind for i in parts[n : n + 3]]
        if kinds != ["sum", "to", "fund"] and not (goes and kinds == ["sum", "in", "fund"]):
            break
        found.append((parts[n], parts[n + 2]))
    return found


def _read_confirmed(work: ClauseWork, led: tuple[Item, ...]) -> bool:
    """Add the frames of "A and B confirm in turn: $1 million each": what several announce."""
    ahead = [i for i in work.row if i.kind != "determiner"][:2]
    each = len(ahead) > 1 and ahead[0].kind == "sum" and ahead[1].kind == "each"
    at = next((n for n, i in enumerate(led) if i.verb in ("announce", "pledge")), 0)
    acting = [i for n, i in enumerate(led[:at]) if i.kind == "party" and not is_governed(led, n, 0)]
    ruled = any(i.kind in (*_GIVEN, "negation", "verb") for i in (*led[:at], *led[at + 1 :]))
    if not each or len(acting) < _SEVERAL or ruled:
        return False
    telling = Telling(status="planned", rule="list", zone=(0, len(work.row)), verb=led[at], lean="list")
    work.emit(givers_of(acting, work.line.number), work.whole((ahead[0],)), telling)
    return True


_SERIES = ("sum", "in", "date", "comma", "and", "determiner", "end", "again", "time")
_NO_SERIES = (*NO_LIST, "consider", "plan")


def _read_series(work: ClauseWork, led: tuple[Item, ...]) -> bool:
    """Add the frames of "X keeps MAGA Inc. alive: $14 million in July, $30 million in August": dated instalments."""
    if any(i.kind not in _SERIES for i in work.row) or any(i.kind in _NO_SERIES for i in led):
        return False
    acting = [i for n, i in enumerate(led) if i.kind == "party" and not is_governed(led, n, 0)]
    objects = work.objects(0, len(work.row))
    funds = tuple(i for i in led if i.kind == "fund")[:1]
    dated = [m for m in objects.money if m.first in objects.further]
    if len(acting) != 1 or not funds or not dated or len(dated) + 1 != len(objects.money):
        return False
    telling = Telling(status="given", rule="list", zone=(0, len(work.row)), verb=work.row[0], lean="list")
    work.emit(givers_of(acting, work.line.number), replace(objects, funds=funds), telling)
    return True
