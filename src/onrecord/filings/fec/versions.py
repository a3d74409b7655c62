"""Versions of the FEC's file format: electronic ("8.4", "3.00") and transcribed from paper ("P3.2")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Version", "VersionRange", "parse_range", "parse_version"]

_VERSION = re.compile(r"(P?)(\d{1,4}(?:\.\d{1,4})?)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version by its number, so that "3", "3.0" and "3.00" are the same; paper ones are a family of their own.

    >>> Version(False, Decimal("3.00")) == Version(False, Decimal("3"))
    True
    """

    is_paper: bool
    number: Decimal


@dataclass(frozen=True, slots=True)
class VersionRange:
    """All versions from `first` to `last`, both included."""

    first: Version
    last: Version

    def __contains__(self, version: Version) -> bool:
        return self.first <= version <= self.last

    def distance(self, version: Version) -> Decimal | None:
        """Return how far `version` lies outside, 0 inside; None when one of them is paper and the other is not.

        >>> parse_range("8.0-8.5").distance(parse_version("8.6"))
        Decimal('0.1')
        """
        if version.is_paper is not self.first.is_paper:
            return None
        return max(self.first.number - version.number, version.number - self.last.number, Decimal(0))


def parse_version(text: str) -> Version | None:
    """Return the version that a header names; None where the text is none.

    >>> parse_version("8.4") == parse_version(" 8.40 ")
    True
    >>> parse_version("P3.1").is_paper
    True
    >>> parse_version("FEC") is None
    True
    """
    found = _VERSION.fullmatch(text.strip().upper())
    return Version(bool(found[1]), Decimal(found[2])) if found else None


def parse_range(text: str) -> VersionRange:
    """Return the range of a layout, such as "6.1-8.5" or "P3.1"; raises ValueError.

    >>> parse_version("7.0") in parse_range("6.1-8.5")
    True
    >>> parse_version("P7.0") in parse_range("6.1-8.5")
    False
    """
    ends = [parse_version(end) for end in text.split("-")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first > last or first.is_paper is not last.is_paper:
        raise ValueError(f"{text!r} is no range of versions")
    return VersionRange(first, last)
