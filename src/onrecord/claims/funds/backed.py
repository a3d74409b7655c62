"""Candidates of whom a sentence tells who backs them: "candidate Jo Hale counts an heiress among her donors"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.campaigners import is_runner
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["has_givers", "is_side", "raised_money"]

_TOLD = ("give", "give_weak", "pledge", "refuse", "deny")
_OPENING = 8
"""Tokens into a line at which the name behind "on the side of" stands at the latest."""
_TITLED = 5
"""Tokens from "by" to the name at most: "raised by [the elected mayor] Jo Hale"."""
_AS = 3
"""Tokens from "as" to the word for a giver at most: "as her [main] backer"."""


def has_givers(line: Line, name: Name) -> bool:
    """ "Candidate Jo Hale has many backers", "counted Ada Norling as her main backer": her givers are told of.

    "Candidate Jo Hale is a donor" gives, and "attacked the donors of Dean Hollis" speaks of another's.
    """
    if not line.has("donor") or any(n.first < name.first and n.kind != "place" for n in line.names):
        return False
    donor = next((m for m in line.marked("donor") if m.first >= name.last), None)
    if donor is None:
        return _is_given_donors(line, name)
    if not _runs(line, name, donor) or any(m.first < donor.first for m in line.marked(*_TOLD)):
        return False
    others = [n for n in line.names if n.first >= name.last and n.kind != "place"]
    led = any(line.begins(at, "link.serving") for at in range(max(name.last, donor.first - _AS), donor.first))
    plain = not _is_one_herself(line, name) and not any(n.last <= donor.first for n in others)
    return led or (plain and not _is_of_another(line, donor))


def _is_given_donors(line: Line, name: Name) -> bool:
    """ "Donors are not what candidate Jo Hale lacks": a sentence of nobody else, in which nothing is given."""
    alone = all(n is name or n.kind == "place" for n in line.names) and not line.has(*_TOLD)
    return alone and not line.sums and line.ends(name.first, "role.candidate")


def _runs(line: Line, name: Name, donor: Mark) -> bool:
    """Whether the title before a name is a candidate's, or an office and the givers are "hers"."""
    hers = any(line.ends(at, "pronoun.his") for at in range(donor.first - 1, donor.first + 1))
    office = hers and line.ends(name.first, "role.politician")
    return office or line.ends(name.first, "role.candidate") or is_runner(line, name)


def is_side(line: Line, name: Name) -> bool:
    """ "On the side of candidate Jo Hale, the biggest donor is": whose givers a sentence goes on to tell of."""
    if name.first > _OPENING or not (line.has("donor") or line.sums):
        return False
    side = next((m for m in line.marked("candidacy.side", "committee.side") if m.last < name.first), None)
    if side is None or not line.begins(side.last, "link.of", "link.genitive"):
        return False
    return not any(n.first < name.first and n.kind != "place" for n in line.names)


def _is_one_herself(line: Line, name: Name) -> bool:
    """ "Candidate Jo Hale is a donor"."""
    behind = line.mark_from(name.last)
    return behind is not None and behind.has("link.passive") and not behind.has("link.perfect")


def _is_of_another(line: Line, donor: Mark) -> bool:
    """ "the donors of Dean Hollis": whose they are stands behind the word."""
    of = line.mark_from(donor.last)
    return of is not None and of.has_any("link.of", "link.genitive") and line.name_from(of.last) is not None


def raised_money(line: Line, name: Name) -> bool:
    """ "Of the $61,000 raised by mayor-elect Jo Hale": who got the money behind the participle, titles passed."""
    if not line.has("receive.past"):
        return False
    at = name.first
    while at > max(0, name.first - _TITLED):
        by = line.mark_to(at)
        if by is not None and by.has("link.by") and line.ends(by.first, "receive.past"):
            return True
        if not line.tokens[at - 1].text[0].islower():
            return False
        at = by.first if by is not None else at - 1
    return False
