"""Who says "I" in an interview printed as one: "HALE: I gave $500.", "A: I gave $500." behind a question."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["see_talker"]


def see_talker(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """Remember who talks in a paragraph that a label opens; another paragraph is nobody's talk."""
    if line.block == focus.talker_block:
        return
    focus.interviewed = _addressed(line, row) or focus.interviewed
    focus.talker, focus.talker_block = _talker(line, row, focus) or focus.interviewed, line.block


def _addressed(line: Line, row: tuple[Item, ...]) -> Giver | None:
    """Whom the question of an interview calls by name: "Herr Kemp, Sie spenden gern." (German, "Mr. Kemp, you ...")."""
    if len(row) < _TALK or row[0].kind != "party" or row[1].kind != "comma" or not line.begins(0, "say.address"):
        return None
    member = row[0].member
    asked = line.begins(row[1].last, "say.you") or row[-1].kind == "question"
    person = member is not None and member.kind == "person" and asked
    return Giver(member=member, item=row[0], line=line.number, certain=False) if person and member is not None else None


def _talker(line: Line, row: tuple[Item, ...], focus: Focus) -> Giver | None:
    """Who the label of a line names, or for that of an answer the first one that the text spoke of."""
    if len(row) < _TALK:
        return None
    if row[0].has("say.answer"):
        return focus.people[0] if focus.people else None
    if row[0].kind != "speaker" or row[1].kind != "colon":
        return None
    member, last = row[0].member, line.tokens[row[0].last - 1].low
    if member is None or member.kind != "person":  # "HALE" in capitals: the Jo Hale that the text spoke of
        return next((person for person in reversed(focus.people) if person.member.words[-1] == last), None)
    return Giver(member=member, item=row[0], line=line.number, near=row[0].near)


_TALK = 3
