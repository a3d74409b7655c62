"""Names on one line, as bulk files and tables write them: people with the family name first, and organizations."""

from __future__ import annotations

import re

from onrecord.records.filing import NameParts
from onrecord.reference.names import load_names

__all__ = ["is_organization", "part_name"]

_WORD = re.compile(r"[^\W_]+")


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


def is_organization(name: str) -> bool:
    """Return whether a name shows that it is an organization's: it ends in a legal form, or has a word for a body.

    A name with a comma that ends in no legal form may be a person's whose family name is such a word.

    >>> is_organization("Tidewell PAC"), is_organization("THANE BEACONS, INC."), is_organization("BANK, PETRA")
    (True, True, False)
    """
    known, words = load_names(), _WORD.findall(name.casefold())
    if words and words[-1] in known.legal_forms:
        return True
    return "," not in name and any(word in known.organization_words or word in known.legal_forms for word in words[1:])
