"""What never came to be, told by the order of words: "Hätte X gespendet, wäre der Kurs gefallen" (German).

Only languages whose verb stands second tell a condition by a verb in front, and a wish that came to nothing by two
infinitives behind "had": "had een miljoen willen geven" (Dutch, "had wanted to give").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["as_condition", "as_wished", "is_wished"]


def as_condition(row: list[Item], line: Line) -> list[Item]:
    """Return the row with a modal or "had" at its front as what leaves open whether anything was given.

    "Zou X een miljoen geven, [dan] zou dat nieuw zijn" (Dutch); "Hat X gespendet?" (German) is a question.
    """
    if not row or row[0].kind not in ("plan", "auxiliary"):
        return row
    if row[0].kind == "auxiliary":
        return [replace(row[0], kind="consider"), *row[1:]] if _opens_condition(row, line) else row
    if not any(a.kind == "comma" and b.has("compared.than") for a, b in pairwise(row)):
        return row
    return [replace(row[0], kind="consider"), *row[1:]]


def _opens_condition(row: Sequence[Item], line: Line) -> bool:
    """Whether "had" is the first word of a sentence that asks nothing, with what would have followed behind a comma.

    "Hatte X 2017 noch eine Million gespendet, sind es nun zwei" (German) tells of an earlier year.
    """
    comma = next((i.first for i in row if i.kind == "comma"), 0)
    if row[0].has("link.pluperfect") and any(t.form.year for t in line.tokens[:comma]):
        return False
    fronted = row[0].first == 0 and row[0].has("link.perfect") and len(row) > 1 and row[1].kind != "negation"
    return fronted and line.tokens[-1].text != "?" and comma > 0


def as_wished(head: Item, verbs: list[Item]) -> list[Item]:
    """Return the verbs that end a clause with the modal between "had" and an infinitive as a wish: "geben wollen"."""
    kinds = [i.kind for i in verbs]
    bare = "plan" in kinds and "to" not in kinds and any(i.has_form("base") and not i.has_form("past") for i in verbs)
    if not bare or not head.has("link.perfect"):
        return verbs
    return [replace(i, kind="consider") if i.kind == "plan" else i for i in verbs]


def is_wished(head: Item, before: Sequence[Item]) -> bool:
    """Return whether a modal alone ends what stands between "had" and its infinitive: "had een miljoen [willen] geven".

    "hebben gezegd een miljoen te zullen geven" (Dutch) is a plan.
    """
    kinds = [i.kind for i in before[-2:]]
    return head.has("link.perfect") and kinds[-1:] == ["plan"] and "to" not in kinds
