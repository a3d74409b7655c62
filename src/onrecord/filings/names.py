"""Names of people on one line, as bulk files and tables write them: family name first."""

from __future__ import annotations

from onrecord.records.filing import NameParts
from onrecord.reference.names import load_names

__all__ = ["part_name"]


def part_name(name: str) -> NameParts | None:
    """Part "LAST, FIRST MIDDLE SUFFIX"; None where there is no name.

    >>> part_name("LENT, NORMAN FREDERICK III")
    NameParts(last='LENT', first='NORMAN', middle='FREDERICK', prefix='', suffix='III')
    """
    last, _, given = " ".join(name.split()).partition(", ")
    words = given.split()
    suffix = words.pop() if len(words) > 1 and words[-1].casefold().rstrip(".") in load_names().suffixes else ""
    if not last:
        return None
    return NameParts(last=last, first=words[0] if words else "", middle=" ".join(words[1:]), suffix=suffix)
