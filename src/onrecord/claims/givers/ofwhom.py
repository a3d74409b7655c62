"""What "of X" behind a description tells: "the chief executive of a bank", "the branch of Larkspur"."""

from __future__ import annotations

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = [
    "has_owner",
    "is_beside_subject",
    "is_definite",
    "is_described",
    "is_of_another",
    "is_of_staff",
    "is_owned_by_one",
    "is_source",
    "is_told_of",
    "is_unnamed_firm",
    "people_alone",
]


def has_owner(row: tuple[Item, ...], at: int) -> bool:
    """Return whether "of X" follows: "the chief executive of a bank" is somebody else."""
    if at + 2 < len(row) and row[at + 1].has("link.home") and row[at + 2].kind == "other":
        return False  # "Die Verlegerin aus Boston" (German): where she lives
    return at + 1 < len(row) and (row[at + 1].has("link.of") or row[at + 1].kind == "at")


def _is_of_unnamed(row: tuple[Item, ...], at: int) -> bool:
    """Return whether "of a" follows: "le fonds souverain d'un émirat" (French, "the wealth fund of an emirate")."""
    behind = row[at + 1 : at + 3]
    return len(behind) > 1 and behind[0].has("link.of") and behind[1].has("link.indefinite")


def is_of_another(row: tuple[Item, ...], at: int) -> bool:
    """Return whether words for a firm tell of one whose owner follows: it is not the firm spoken of."""
    return _is_of_firm(row, at) or _is_of_unnamed(row, at) or _is_of_family(row, at)


def _is_of_family(row: tuple[Item, ...], at: int) -> bool:
    """Whether "of the family X" follows: "la firma de la familia Correa" (Spanish)."""
    behind = row[at + 1 : at + 4]
    return len(behind) > 1 and behind[0].has("link.of") and [i.kind for i in behind[1:]] == ["determiner", "party"]


def _is_of_firm(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the name of a firm follows: "the branch of Larkspur"."""
    behind = row[at + 2 : at + 3]
    at_home = bool(behind) and row[at + 1].has("link.home") and behind[0].kind == "other"  # "Der Hersteller aus Kassel"
    firm = behind[0].member if behind and row[at + 1].has("link.of") and not at_home else None
    return firm is not None and firm.kind == "organization"


def is_unnamed_firm(row: tuple[Item, ...], at: int, verb: int, lower: int) -> bool:
    """ "Ada Kerrow says that her firm gave $5,000": a firm without a name acts, and not its owner."""
    outfit = "pronoun.his" in row[at].categories.meant and row[at + 1].kind == "word" and row[at - 1].kind == "relative"
    at += outfit
    owned = (
        at > lower
        and (outfit or "role.company" in row[at].categories.meant)
        and "pronoun.his" in row[at - 1].categories.meant
    )
    acts = owned and all(i.kind in ("auxiliary", "plan", "negation", "date", "word") for i in row[at + 1 : verb])
    return acts and (at < 2 or row[at - 2].kind in ("relative", "comma", "contrast"))


def is_of_staff(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a name only tells whose people are meant: "from employees of Merrow", "von Kunden der X"."""
    back = at - 1
    while back > 0 and row[back].kind == "determiner" and not row[back].has_any("link.of", "link.genitive"):
        back -= 1
    if back < 1 or (at + 1 < len(row) and row[at + 1].has("role.family")):
        return False
    if not row[back].has_any("link.of", "link.genitive"):
        return _is_head_before(row, back)
    if row[back - 1].has("count.nouns"):
        return True  # "40 000 euros [de salariés] de Merrow" (French): a phrase that holds its "of"
    noun = back - 2 if row[back - 1].kind == "word" and back > 1 else back - 1
    return row[noun].has_any("role.staff", "pronoun.plural")  # "the founders of Merrow"


def _is_head_before(row: tuple[Item, ...], at: int) -> bool:
    """Whether "the family behind" ends at `at`, or "from the owner of" as a phrase that a preposition leads to."""
    return (row[at].kind == "to" and row[at - 1].has("role.family")) or (
        row[at].has("relation.leads") and row[at - 1].kind == "from"
    )


def people_alone(row: tuple[Item, ...], at: int, found: tuple[Giver, ...], person: Giver | None) -> tuple[Giver, ...]:
    """Return those of `found` who may act where "the company" at `at` only tells whose people do.

    In "four pilots of the airline gave" no one does who was named, in "the chairman of the airline gave" only a person.
    """
    if at >= len(row) or not row[at].has_any("role.company", "pronoun.company"):
        return found
    head = _whose_people(row, at)
    if head is None:
        return found
    if head.has("role.staff") and not head.has("role.chief"):
        return ()
    tied = person is not None and any(g.member in person.near for g in found)
    return tuple(g for g in found if g.member.kind == "person") or ((person,) if tied and person else ())


def _whose_people(row: tuple[Item, ...], at: int) -> Item | None:
    """The word for people whom "of the company" at `at` tells more of: "[pilots] of the airline"; None for none."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "word") and not row[back].has_any("link.of", "link.genitive"):
        back -= 1
    if back < 1 or not (row[back].has_any("link.of", "link.genitive") or row[back].kind == "at"):
        return None
    head = row[back - 1]
    people = head.kind == "role" and head.has_any("role.staff", "role.chief", "role.kin")
    return head if people and not head.has_any("role.company", "role.arm") else None


def is_definite(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a definite article leads to the description at `at`: "the former chief"."""
    back = at - 1
    while back > 0 and row[back].kind in ("word", "gift", "role", "other", "kind") and at - back <= 3:
        back -= 1
    if back >= 0 and row[back].has("pronoun.his") and row[at].has("role.company"):
        return True  # "Seine Firma" (German): no article
    return back >= 0 and row[back].has("link.determiner") and not row[back].has("link.indefinite")


def is_described(row: tuple[Item, ...], at: int) -> bool:
    """Return whether "the company" stands at `at`, for one that the text named before."""
    if at == 0 or not row[at].has("role.company") or not is_definite(row, at):
        return False
    parted = at + 1 < len(row) and row[at + 1].kind in ("comma", "colon")
    behind = next((i.kind for i in row[at + 1 : at + 4] if i.kind != "word"), "")
    named = behind == "party" and at + 1 < len(row) and row[at + 1].kind == "word"  # "l'opérateur économique X"
    return not parted and not named and not has_owner(row, at)


def is_told_of(row: tuple[Item, ...], at: int, person: Giver, line: int) -> bool:
    """Return whether it tells of `person`: "Harold Finch first. The heir of the banking dynasty gave ..."."""
    behind = row[at + 1 : at + 5]
    thing = len(behind) > 1 and behind[1].kind in ("determiner", "word") and not behind[1].has("link.indefinite")
    plain = not any(i.kind in ("party", "other", "role", "fund") for i in behind)
    return thing and plain and person.line == line - 1 and person.certain


def is_beside_subject(row: tuple[Item, ...], at: int) -> bool:
    """Return whether "with" rules the role at `at`, between the commas that a name opens the sentence before."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "word"):
        back -= 1
    opens = len(row) > 1 and row[0].kind == "party" and row[1].kind == "comma"
    return opens and back > 1 and row[back].kind == "at" and at + 1 < len(row) and row[at + 1].kind == "comma"


def is_source(row: tuple[Item, ...], at: int) -> bool:
    """Return whether "according to its" leads to the role at `at`: who says so does not act."""
    return at > 1 and row[at - 2].has("speech.gerund_source") and row[at - 1].has("pronoun.his")


def is_owned_by_one(parts: tuple[Item, ...], at: int) -> bool:
    """ "from Merrow, [the parent of the grocery chain X]": what a giver owns or leads."""
    back = at - 1 if at else 0
    while back > 0 and parts[back].kind in ("determiner", "word"):
        back -= 1
    plain = back > 0 and parts[back - 1].kind == "determiner" and all(i.kind == "word" for i in parts[back + 1 : at])
    if plain and back < at - 1:
        return False  # "A y el fabricante de cables B" (Spanish): the trade of B
    return parts[back].has("role.of") or parts[back].kind == "relation"
