"""Names beside who acts, which give nothing themselves: who asked, and the place where somebody works."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_airing", "is_asker", "is_region", "is_street", "is_way", "is_workplace"]

_ASKED = 3
"""Tokens at the front of "Interrogé mardi par" before the name."""
_SAID = 2
"""Tokens from the name of an outlet to who said so there at most: "En la emisora KGLV [contó]" (Spanish)."""
_TOWN = 3
"""Tokens of "based in Stroud," at least but one."""
_TRADE = 6
"""Tokens of a trade and its place: ", éleveur de moutons à"."""


def is_asker(line: Line, name: Name) -> bool:
    """ "Interrogé par La Broye, X se tait": who asks at the front of a sentence is a newspaper, unless a person."""
    first = line.starting.get(0)
    if first is None or "speech" not in first.categories.meant:
        return False
    link = line.mark_before_article(name.first, "link.by")
    if link is None or not link.has("link.by") or link.has("link.of") or link.first > _ASKED or name.kind == "person":
        return False  # "of" where a language has one word for both: "wie eine Sprecherin von X sagte" (German)
    return first.last <= link.first


def is_airing(line: Line, name: Name) -> bool:
    """ "X told on the station KWRB", "disse na [TV Cobre]" (Portuguese): where somebody says something is an outlet."""
    if "say.medium" not in line.meant or "speech" not in line.meant:
        return False
    medium = line.mark_to(name.first) or line.mark_from(name.first)
    if medium is None or not medium.has("say.medium"):
        return False
    at = min(medium.first, name.first)
    while (before := line.mark_to(at)) is not None and before.has("say.medium"):
        at = before.first  # "en la [emisora] Radio Cobre" (Spanish)
    link = line.mark_before_article(at, "link.in")
    on = link is not None and link.has_any("link.in", "link.at")
    said = line.marked("speech")
    return on and any(m.last <= medium.first or 0 <= m.first - name.last <= _SAID for m in said)


def is_workplace(line: Line, name: Name) -> bool:
    """ "X, éleveur de moutons à Bavoz, ...": a trade between commas, and where it is."""
    link = line.mark_to(name.first)
    if link is not None and _is_home(line, name, link):
        return True
    if name.certain or link is None or not link.has_any("link.to", "link.in") or link.last - link.first > 1:
        return False
    closed = name.last < len(line.tokens) and line.tokens[name.last].text in (",", ")", ".", ":")
    front = range(link.first - 1, max(0, link.first - _TRADE), -1)
    comma = next((at for at in front if line.tokens[at].text == ","), None)
    trade = line.mark_from(comma + 1) if comma is not None else None
    inside = line.tokens[comma + 1 : link.first] if comma is not None else ()
    small = all(t.low == t.text for t in inside)
    told = trade is not None and (trade.has("role.seat") or (trade.has("role") and not trade.has("role.candidate")))
    return closed and small and told  # "X, basée à Bavoz, ..." (French, "based in")


def _is_home(line: Line, name: Name, link: Mark) -> bool:
    """ "su vecino de Bavoz, X" (Spanish, "his neighbour in Bavoz"), "afincada en Bavoz": where somebody lives."""
    if "role.seat" not in line.meant:
        return False
    seat = line.mark_to(link.first)
    at_home = link.has_any("link.to", "link.in", "link.of") and link.last - link.first == 1
    return at_home and not name.certain and seat is not None and seat.has("role.seat")


def is_region(line: Line, name: Name) -> bool:
    """ "based in Stroud, [Gloucestershire], that sells power": the county of the town, and no next name of a list."""
    if "role.seat" not in line.meant or name.certain or name.first < _TOWN or line.tokens[name.first - 1].text != ",":
        return False
    town = next((n for n in line.names if n.last == name.first - 1), None)
    link = line.mark_to(town.first) if town is not None else None
    if town is None or link is None or not _is_home(line, town, link):
        return False
    behind = line.tokens[name.last].text if name.last < len(line.tokens) else "."
    return behind in (".", ")", ";") or (behind == "," and line.name_from(name.last + 1) is None)


def is_way(line: Line, name: Name) -> bool:
    """ "From Valstagno to Florida: the life of ...": where a life began, in a sentence that tells of no money."""
    if name.certain or line.sums or line.has("noun.gift", "give", "pledge"):
        return False
    link = line.mark_to(name.first)
    if link is None or not link.has_any("link.from", "link.of") or link.first > 0:
        return False
    to = line.mark_from(name.last)
    if to is None or not to.has_any("link.to", "link.in", "money.until"):
        return False
    article = line.mark_from(to.last)
    at = article.last if article is not None and article.has("link.determiner") else to.last
    return line.name_from(at) is not None


def is_street(line: Line, way: Mark) -> bool:
    """ "il quartier generale di via Merlo" (Italian, "the headquarters in Merlo Street"): "through" as well."""
    return way.has("link.through") and line.ends(way.first, "link.of", "link.in")
