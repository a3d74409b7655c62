"""Several who run, called so together: "The two leading candidates, Jo Hale and Ida Bell, are level"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_joint_candidate"]

_WHOSE = 10
"""Tokens behind the noun that tell whose they are, up to a comma: "the candidates [of the right], X and Y"."""


def is_joint_candidate(line: Line, name: Name) -> bool:
    """Return whether a name stands in the list right behind "candidates", its first one or one that follows."""
    marks = line.marked("candidacy.several") if "candidacy.several" in line.meant else ()
    return any(name in _listed_behind(line, mark) for mark in marks)


def _listed_behind(line: Line, mark: Mark) -> list[Name]:
    """The people named one after the other behind the noun; none where it is not right before them."""
    names = [n for n in line.names if n.first >= mark.last and n.last - n.first > 1]
    if not names or not _leads(line, mark, names[0]):
        return []
    listed = list(_one_by_one(line, names))
    return listed if len(listed) > 1 else []


def _leads(line: Line, mark: Mark, first: Name) -> bool:
    """Whether only whose they are stands between: "the candidates of the right, X", and not "candidates met X"."""
    between = line.tokens[mark.last : first.first]
    if not between or (len(between) == 1 and between[0].text in (",", ":")):
        return True
    of = line.begins(mark.last, "link.of", "link.genitive", "link.to", "link.purpose")
    inside = any(t.text in (",", ";", ".") for t in between[:-1])
    return of and len(between) <= _WHOSE and not inside and between[-1].text in (",", ":")


def _one_by_one(line: Line, names: list[Name]) -> Iterator[Name]:
    """The names from the first on with a comma or "and" between each two."""
    last = names[0].last
    for number, name in enumerate(names):
        parted = name.first - last == 1 and (line.tokens[last].text == "," or line.begins(last, "link.and"))
        if number and not parted:
            return
        yield name
        last = name.last
