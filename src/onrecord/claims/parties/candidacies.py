"""Who runs for an office, as the words behind a name tell: "Ida Bell, who is running for mayor", "X stands for"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name

__all__ = ["is_challenger", "is_running", "is_titled_for"]

_REACH = 5
"""Tokens between a name and the words of running at most: "Ida Bell, die im Mai [Bürgermeisterin werden] will"."""
_OPENED, _CLOSED = "(", ")"


def is_running(line: Line, name: Name) -> bool:
    """Whether a name's verb says that it runs for an office.

    An aside in brackets is passed, and so are a comma and a word like "who" behind it.
    """
    if not line.has("candidacy.run"):
        return False
    if _is_run_against(line, name):
        return True
    first = _past_aside(line, name.last)
    if first < len(line.tokens) and line.tokens[first].text == ",":
        who = line.mark_from(first + 1)
        if who is not None and who.has("candidacy.run"):
            return True  # "a Ida Bell, [candidata a sindaca]" (Italian, "candidate for mayor")
        if who is None or not who.has_any("relative", "link.determiner"):
            return False
        first = who.last
    runs = next((m for m in line.marked("candidacy.run") if m.first >= first), None)
    if runs is None or runs.first - first > _REACH:
        return False
    between = line.tokens[first : runs.first]
    return all(t.text[0].islower() for t in between) or (bool(between) and _is_plain(line, first, runs.first))


def _is_run_against(line: Line, name: Name) -> bool:
    """ "Jo Hale is running for mayor against Ida Bell": whom somebody runs against runs as well."""
    against = line.mark_to(name.first)
    while against is not None and against.has_any("role", "link.determiner"):
        against = line.mark_to(against.first)
    if against is None or not against.has("candidacy.against"):
        return False
    return any(m.first <= against.first for m in line.marked("candidacy.run"))


def is_titled_for(line: Line, name: Name) -> bool:
    """ "La candidata a la alcaldía Ida Bell" (Spanish, "for the mayoralty"): what she runs for stands between."""
    at = name.first if line.has("role.candidate") else 0
    while at > max(0, name.first - _REACH) and line.tokens[at - 1].text.islower():
        title = line.mark_to(at)
        if title is not None and title.has("role.candidate"):
            return title.last < name.first and line.begins(title.last, "link.to", "link.purpose")
        at = title.first if title is not None else at - 1
    return False


def is_challenger(line: Line, name: Name) -> bool:
    """ "Farrow's opponent, Dean Hollis, has raised $80,000": set behind who runs, and money is got."""
    if name.first < 2 or name.last >= len(line.tokens):
        return False
    if [line.tokens[at].text for at in (name.first - 1, name.last)] != [",", ","]:
        return False
    at = name.last + 1
    while (small := line.mark_from(at)) is not None and small.has("link.auxiliary"):
        at = small.last
    return line.ends(name.first - 1, "role.candidate") and line.begins(at, "receive")


def _past_aside(line: Line, at: int) -> int:
    """Where an aside in brackets that opens at `at` ends: "Ida Bell [(D)] is running"; else `at`."""
    if at >= len(line.tokens) or line.tokens[at].text != _OPENED:
        return at
    room = range(at + 1, min(at + 1 + _REACH, len(line.tokens)))
    return next((n + 1 for n in room if line.tokens[n].text == _CLOSED), at)


def _is_plain(line: Line, first: int, last: int) -> bool:
    """Whether nobody else is named between two tokens, and no comma stands there: German nouns have capitals."""
    named = any(n.first < last and first < n.last for n in line.names)
    return not named and all(t.text[0].isalnum() for t in line.tokens[first:last])
