"""Whom a pronoun means beside the nearest name: who is named behind it, or acts on whoever that name names.

"Days after it gave $1 million, Merrow Foods won a contract"; "Ada Fort had backed Jo Hale, and she gave $5,000".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.order.items import Item

__all__ = ["acting_of", "actor_on", "meant_ahead", "speaker_meant"]

_OPENING = 3
"""Items that may stand before the pronoun of such a clause: "Two days after [it]"."""

_ACTING = ("verb", "other_verb", "auxiliary", "plan", "speech")


def meant_ahead(row: tuple[Item, ...], at: int, kinds: Sequence[str], line: int) -> Giver | None:
    """Return the firm that opens the main clause behind a clause of time whose subject is the pronoun at `at`.

    Of people no pronoun is read so: "After she gave $1 million, Trump named her to the board".
    """
    if kinds != ["organization"] or not 0 < at <= _OPENING or not row[at - 1].has("link.when"):
        return None
    comma = next((n for n in range(at + 1, len(row) - 2) if row[n].kind == "comma"), None)
    if comma is None or row[comma + 1].kind != "party" or row[comma + 2].kind not in _ACTING:
        return None
    member = row[comma + 1].member
    if member is None or member.kind != "organization":
        return None
    return Giver(member=member, item=row[comma + 1], line=line, near=row[comma + 1].near, certain=False)


_BETWEEN = ("auxiliary", "verb", "other_verb", "word", "determiner", "role", "time", "date", "negation")


def actor_on(row: tuple[Item, ...], at: int, kinds: Sequence[str]) -> Item | None:
    """Return who acts on the party at `at`, its object: "[Ada Fort] had backed Jo Hale"; nobody who runs for office."""
    between = range(at - 1, -1, -1)
    back = next((n for n in between if row[n].kind not in _BETWEEN or row[n].has("link.passive")), None)
    if back is None or row[back].kind != "party" or not any(i.kind in _ACTING for i in row[back + 1 : at]):
        return None
    member, governed = row[back].member, back > 0 and row[back - 1].kind in ("to", "from", "of", "at", "in")
    stands = member is not None and member.kind in kinds and not (member.honouree or member.candidate)
    return row[back] if stands and not governed else None


def acting_of(row: tuple[Item, ...], parties: Sequence[Item]) -> list[Item]:
    """Return those who act of the parties: in "A half B, [indem] er 5.000 Euro gab" (German, "by giving") "er" is A.

    The row has its subject first, and what joins more to it.
    """
    first = next((n for n, i in enumerate(row) if i.kind == "party"), len(row))
    if first and row[first - 1].kind in _RULING:
        return list(parties)
    end = next((n for n in range(first, len(row)) if row[n].kind not in _LISTED), len(row))
    acting = [i for i in row[first:end] if i.kind == "party"]
    return [p for p in parties if any(p is i for i in acting)] or list(parties)


_LISTED = ("party", "and", "comma", "aside", "determiner", "role")
_RULING = ("at", "to", "from", "of", "in")
_SPOKEN_OF = 3
"""Lines back to somebody else of the same kind, whom the pronoun means rather than who speaks."""
_DRESSING = ("determiner", "role", "word")


def speaker_meant(row: tuple[Item, ...], at: int, kinds: Sequence[str], focus: Focus, line: int) -> Giver | None:
    """Return the speaker whom the pronoun at `at` means, where nobody else was spoken of just before.

    "He had given $5,000, said [Jo Hale]", "Nach Angaben von [Jo Hale] hat er 5.000 Euro gespendet" (German).
    """
    place = _source_before(row, at) if at else _speaker_behind(row, at)
    member = row[place].member if place is not None else None
    if place is None or member is None or member.kind not in kinds:
        return None
    told = [g for g in (*focus.people[-1:], *((focus.firm,) if focus.firm else ())) if g.member.kind in kinds]
    if any(g.member != member and line - g.line <= _SPOKEN_OF for g in told):
        return None
    said = Giver(member=member, item=row[place], line=line, near=row[place].near, certain=False)
    return said if focus.fits(said, row[at]) else None


def _speaker_behind(row: tuple[Item, ...], at: int) -> int | None:
    """Where the one named party stands who says what the row tells: ", sagte der Unternehmer Jo Hale." """
    named = [n for n in range(at + 1, len(row)) if row[n].kind in ("party", "speaker", "unnamed")]
    if len(named) != 1 or row[named[0]].kind != "party":
        return None
    back = named[0] - 1
    while back > at and row[back].kind in _DRESSING and not row[back].has("link.dative"):
        back -= 1
    lead = back - 1 if row[back - 1].kind != "auxiliary" else back - 2  # ", a déclaré Jo Hale" (French)
    return named[0] if lead > at and row[back].kind == "speech" and row[lead].kind == "comma" else None


def _source_before(row: tuple[Item, ...], at: int) -> int | None:
    """Where the one named party stands that "according to" leads to at the front, the pronoun right behind it."""
    if not row[0].has("speech.gerund_source"):
        return None
    end = at - 1 if row[at - 1].kind == "comma" else at
    dressed = all(i.kind in _DRESSING for i in row[1 : end - 1])
    return end - 1 if end > 1 and dressed and row[end - 1].kind == "party" else None
