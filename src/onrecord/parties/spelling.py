"""Whether two words may be one that was misread by a scanner or misspelt by a hand."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from onrecord.reference.likeness_weights import load_likeness_weights

__all__ = ["find_slip"]


def find_slip(one: str, other: str) -> str:
    """Return "misread" or "misspelt" where two folded words are one letter apart, "" where they are further.

    Two letters that changed places count as one; short words are never slips of one another.

    >>> find_slip("patel", "ratel"), find_slip("jonson", "johnson"), find_slip("lee", "lea"), find_slip("roe", "doe")
    ('misread', 'misspelt', '', '')
    """
    weights = load_likeness_weights()
    if min(len(one), len(other)) < weights.shortest_slip or OSA.distance(one, other, score_cutoff=1) != 1:
        return ""
    if len(one) == len(other):
        pair = frozenset(a for letters in zip(one, other, strict=True) if letters[0] != letters[1] for a in letters)
        if pair in weights.misread:
            return "misread"
    return "misspelt"
