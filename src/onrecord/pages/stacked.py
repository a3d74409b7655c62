"""Entries set in lines of their own: a rank, a name, and its figure below: "#1 Merrow Steel", "$5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.pages.blocks import StoryLine

__all__ = ["join_stacked"]

_RANK = re.compile(r"(?:#|No\. ?|Nr\. ?|N° ?)?\d{1,2}[.)]?")
_NAME = re.compile(r"(?:#?\d{1,2}[.)]? )?[^\W\da-z_](?:[^\n:;!?|\t]*[^\n:;!?|\t.,])?")
_FIGURE = re.compile(r"(?:[A-Z]{0,3}[$€£¥] ?)?\d[\d.,' \u00a0\u202f]*(?: ?[^\W\d_]{1,10}\.?){0,2}(?: ?[$€£])?")
_LONGEST_NAME = 60
_LONGEST_FIGURE = 28
_LEAST = 2
"""One name over a figure may be anything; two are a list."""

_Group = list["StoryLine"]


def join_stacked(groups: Sequence[_Group]) -> list[_Group]:
    """Return the groups of lines, those of one entry together where a list sets its names and figures in turn."""
    joined: list[_Group] = []
    at = 0
    while at < len(groups):
        ends: list[tuple[int, int]] = []
        end = at
        while (size := _entry_at(groups, end)) and (not ends or size == ends[0][1] - ends[0][0]):
            ends.append((end, end + size))
            end += size
        if len(ends) >= _LEAST:
            joined.extend([line for group in groups[first:last] for line in group] for first, last in ends)
            at = end
        else:
            joined.append(groups[at])
            at += 1
    return joined


def _entry_at(groups: Sequence[_Group], at: int) -> int:
    """How many groups from a place are one entry: a name and a figure, perhaps with a rank before; 0 for none."""
    ranked = _is_lone(groups, at) and _RANK.fullmatch(groups[at][0].text) is not None
    name = at + ranked
    if not (_is_lone(groups, name) and _is_lone(groups, name + 1)):
        return 0
    label, figure = groups[name][0].text, groups[name + 1][0].text
    parted = any(groups[n][0].cut for n in range(at + 1, name + 2))
    named = len(label) <= _LONGEST_NAME and _NAME.fullmatch(label) is not None
    summed = len(figure) <= _LONGEST_FIGURE and _FIGURE.fullmatch(figure) is not None
    return ranked + 2 if named and summed and not parted else 0


def _is_lone(groups: Sequence[_Group], at: int) -> bool:
    """Whether a group is one line that is no row and no caption."""
    return at < len(groups) and len(groups[at]) == 1 and groups[at][0].role not in ("row", "caption")
