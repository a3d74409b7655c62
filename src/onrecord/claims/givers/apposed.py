"""The person whom a role behind a comma tells more of: "Jo Hale, the owner of the mill Norvane, who gave $5,000"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_led", "person_apposed", "person_before"]

_INSIDE = ("of", "from", "at", "in", "determiner", "word", "kind", "other", "pronoun", "business")
"""What may stand between a role and the firm that it is had in: "the chairman of the eponymous chain"."""
_LONGEST = 12


def is_led(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a preposition leads to the role at `at`.

    "Keen to get on with the president of the country, Jo Hale gave": a phrase that is over at its comma.
    """
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "word"):
        back -= 1
    return back >= 0 and row[back].kind in ("at", "to", "in")


def person_apposed(row: tuple[Item, ...], at: int, verb: int) -> int | None:
    """Return who acts in the verb at `verb` where "who" behind the firm at `at` means its chief; None for none."""
    behind = next((i for i in row[at + 1 : verb] if i.kind != "comma"), None)
    led = behind is not None and behind.kind == "relative" and not behind.has("relative.thing")
    return person_before(row, at) if led else None


def person_before(row: tuple[Item, ...], at: int) -> int | None:
    """Return the person before the comma of whose phrase the firm at `at` is the end; None where it is of nobody's.

    The firm is a name or a noun: "X, dono da empresa Y" (Portuguese), "X, the former chairman of the chain"; so is a
    place that tells where a body is: "X, president of the stock exchange of Santiago".
    """
    member = row[at].member
    firm = member is not None and member.kind == "organization"
    if not firm and not row[at].has("role.company") and not _is_of_thing(row, at):
        return None
    back, chief = at - 1, False
    while back > 0 and at - back < _LONGEST and (row[back].kind in _INSIDE or row[back].kind == "role"):
        chief = chief or (row[back].has("role.chief") and any(_is_of(i) for i in row[back + 1 : at]))
        back -= 1
    person = row[back - 1].member if back > 0 and row[back].kind == "comma" else None
    return back - 1 if chief and person is not None and person.kind == "person" else None


def _is_of(item: Item) -> bool:
    return item.kind in ("of", "from", "at") or item.has("link.of")


def _is_of_thing(row: tuple[Item, ...], at: int) -> bool:
    """ "the head of the port of [Norwood]": a name behind a thing of its own, be it a place or a namesake."""
    of = at - 1
    while of > 1 and row[of].kind == "determiner" and not _is_of(row[of]):
        of -= 1
    return row[at].kind == "party" and of > 1 and _is_of(row[of]) and row[of - 1].kind in ("word", "business", "kind")
