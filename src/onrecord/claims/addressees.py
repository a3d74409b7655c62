"""To whom words were said: outlets, platforms, occasions, and listeners as the text names them.

"told Fox News", "à l'Associated Press", "in an interview with", "shared with A and B", "sur X", "at the ... Summit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.scene import Scene
from onrecord.claims.speakers import Voice
from onrecord.claims.units import Unit

__all__ = ["bare_name", "find_addressees"]


def find_addressees(units: Sequence[Unit], verb: int, voice: Voice, scene: Scene) -> tuple[str, ...]:
    """Return whom the words beside the verb of saying at `verb` were addressed to, as the text writes them."""
    lower = max((i + 1 for i in range(verb) if units[i].kind == "quote"), default=0)
    upper = min((i for i in range(verb, len(units)) if units[i].kind == "quote"), default=len(units))
    found = list(_addressed(units, verb, upper, voice, scene.article.text))
    if not found:
        found = [
            scene.article.text[unit.start : unit.end]
            for at, unit in enumerate(units[lower:upper], lower)
            if unit.has("outlet") and at > lower and units[at - 1].has("say.to", "say.setting", "say.tells", "link")
        ]
    return tuple(dict.fromkeys(bare_name(name) for name in found))


_ARTICLE = re.compile(r"[^\W\d_]{1,4}[ '’](?=[^\W\d_])")


def bare_name(name: str) -> str:
    """Return a name without the article that belongs to the sentence; one with a capital belongs to the name.

    >>> bare_name("the Associated Press"), bare_name("l’AFP"), bare_name("The Hill")
    ('Associated Press', 'AFP', 'The Hill')
    """
    match = _ARTICLE.match(name)
    return name[match.end() :] if match and name[0].islower() and name[match.end()].isupper() else name


def _addressed(units: Sequence[Unit], verb: int, upper: int, voice: Voice, text: str) -> Iterator[str]:
    """What follows "told", "to", "shared with", up to the next verb or clause; "and" goes on with the list."""
    at = verb if units[verb].has("say.tells") else verb + 1
    while at < upper:
        unit = units[at]
        if unit.kind == "stop" or unit.has("relative", "link.contrast"):
            return
        opens = unit.has("say.tells", "say.to", "say.occasion") or (unit.has("say.setting") and _outlet_at(units, at))
        if opens and not (voice.start <= unit.start < voice.end):
            listed, at = _listed(units, at + 1, upper, voice)
            yield from (text[start:end] for start, end in listed)
            continue
        at += 1


def _outlet_at(units: Sequence[Unit], at: int) -> bool:
    after = at + 1
    while after < len(units) and units[after].has("link.determiner") and not units[after].has("outlet"):
        after += 1
    return after < len(units) and units[after].has("outlet")


def _listed(units: Sequence[Unit], at: int, upper: int, voice: Voice) -> tuple[list[tuple[int, int]], int]:
    found: list[tuple[int, int]] = []
    while at < upper:
        while at < upper and units[at].has("link.determiner") and not units[at].has("outlet", "say.listener"):
            at += 1
        first = at
        while at < upper and _names_listener(units[at]) and not voice.start <= units[at].start < voice.end:
            at += 1
        if at == first:
            break
        found.append((units[first].start, units[at - 1].end))
        if at >= upper or not (units[at].has("link.and") or units[at].kind == "comma"):
            break
        at += 1
    return found, at


def _names_listener(unit: Unit) -> bool:
    if unit.kind == "name":
        return unit.member is None or unit.member.kind != "person"
    return unit.has("outlet", "say.listener")
