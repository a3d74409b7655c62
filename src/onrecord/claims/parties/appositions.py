"""What an apposition tells of a name's kind: an age, "who", "the hotelier", "the casino company"."""

from __future__ import annotations

from collections import defaultdict

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.leaders import leads_at_end, leads_firm
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["CERTAIN", "Votes", "is_firm_led_by", "is_the_firm", "tells_firm", "vote_apposition"]

Votes = defaultdict[str, int]
"""How many votes a name has for each kind."""

CERTAIN = 4


def vote_apposition(line: Line, at: int, votes: Votes) -> None:
    """What stands behind the comma: an age, "who", "the chief executive of", "a maker of"."""
    if _is_age(line, at):
        votes["person"] += 3
    elif is_the_firm(line, at):
        votes["organization"] += CERTAIN + 1
    elif _is_emphatic(line, at):
        votes["organization"] += 1  # "Larkspur, elle, ne donnera rien" (French); people have more about them
    elif line.begins(at, "relative.person"):
        votes["person"] += 2
    elif line.has("relation.leads_or_led", "leading.end") and (leads_firm(line, at) or leads_at_end(line, at)):
        votes["person"] += 3
    elif line.begins(at, "relation.led"):
        votes["organization"] += 3  # "Cobalt Pier, owned by the billionaire Sayer, ..."
    elif line.begins(at, "relation.leads"):
        votes["person"] += 3  # "Sayer, who runs Cobalt Pier, ..."
    elif line.begins(at, "relative.thing"):
        votes["organization"] += 1
    elif line.name_from(at) is None:
        _vote_description(line, at, votes)


def tells_firm(role: Mark) -> bool:
    """Return whether a word is one for a firm, or for the arm of one: "the casino company", "its US arm"."""
    return role.has_any("role.company", "role.arm")


def is_the_firm(line: Line, at: int) -> bool:
    """Return whether "the chipmaker" at `at` tells what a name is: "Cobalt Pier, [the chipmaker], confirmed"."""
    mark = line.mark_from(at)
    if mark is None or not mark.has("pronoun.company") or mark.last - mark.first < _ARTICLED:
        return False
    closed = mark.last < len(line.tokens) and line.tokens[mark.last].text == ","
    return closed or line.begins(mark.last, "link.of", "relative", "relation.led")


_ARTICLED = 2
"""Words that an article and its noun are at least."""


def is_firm_led_by(line: Line, name: Name) -> bool:
    """Return whether a firm ends what somebody is: "Jo Hale, founder of the manager [Winfield Capital], who gave"."""
    if name.kind != "organization" or not line.begins(name.last + 1, "relative.person"):
        return False
    at = name.first
    while at > max(0, name.first - _CALLED) and not line.ends(at, "link.of") and line.tokens[at - 1].text.islower():
        at -= 1
    of = line.mark_to(at)
    head = line.mark_to(of.first) if of is not None and of.has("link.of") else None
    if head is None or not head.has("role.chief"):
        return False
    comma = next((n for n in range(head.first - 1, max(0, head.first - _TITLED), -1) if line.tokens[n].text == ","), 0)
    return any(n.last == comma and n.kind == "person" for n in line.names)


_CALLED = 4
"""Words from "of" to a firm's name at most: "of [the asset manager] Winfield Capital"."""

_TITLED = 5
"""Words from the comma to a title at most: ", [the former co-]founder of"."""


def _is_emphatic(line: Line, at: int) -> bool:
    """ "X, [elle], donnera" (French): a pronoun between commas that sets who acts off from others."""
    mark = line.mark_from(at)
    alone = mark is not None and mark.last < len(line.tokens) and line.tokens[mark.last].text == ","
    return alone and mark is not None and mark.has_any("pronoun.person", "pronoun.company", "link.taker")


def _is_age(line: Line, at: int) -> bool:
    """ "Zuckerberg, 40, ..."."""
    text = line.tokens[at].text
    return text.isdigit() and len(text) == 2 and at + 1 < len(line.tokens) and line.tokens[at + 1].text in ",.)"


def _vote_description(line: Line, at: int, votes: Votes) -> None:
    """The first role within five words: "Sayer, the hotelier", "Cobalt Pier, the casino company"."""
    for mark in line.marks if line.has("role.company", "role.chief", "role.arm") else ():
        if not at <= mark.first <= at + 5 or any(line.tokens[i].text in ",.;(" for i in range(at, mark.first)):
            continue
        named = any(at <= name.first < mark.first for name in line.names)
        if named or mark.has("relative") or any(at <= m.first < mark.first for m in line.marked("pronoun.whose")):
            return
        if mark.first > at and mark.has("pronoun.his") and line.begins(at, "leading.who"):
            return  # "Ada Kemp, [der 2022 seine] Firma verkauft hat" (German, "who sold his firm")
        head = _head_of(line, mark)
        if _is_articled(line, at) and _is_article(line, line.starting[at].last):
            return  # "Ada Kemp, [der eine] Kette gehört" (German, "who owns a chain")
        if _is_articled(line, at) and line.name_from(head.last) is not None:
            return  # "asked by Sayer, the group Larkspur declined": what the next name is
        if tells_firm(head):
            meant = head.categories.meant
            arm = "role.arm" in meant and "role.kin" not in meant  # no "Rosa Hale, Tochter von" (German, "daughter")
            sure = arm or ("role.corporate" in meant and _is_articled(line, at))
            votes["organization"] += CERTAIN + 1 if sure else 2  # "Cobalt Pier, filiale de Norvane," (French, "arm of")
            return
        if head.has("role.chief"):
            votes["person"] += 3
            return


def _head_of(line: Line, mark: Mark) -> Mark:
    """The last of the roles that stand side by side: "the hedge fund [manager]", "the airline [executive]"."""
    while (behind := line.mark_from(mark.last)) is not None and behind.has("role") and not behind.has("link"):
        mark = behind
    return mark


def _is_article(line: Line, at: int) -> bool:
    """Whether an article stands at `at`, and no possessive: "la [sua] fabbrica" (Italian, "her factory")."""
    mark = line.mark_from(at)
    return mark is not None and mark.has("link.determiner") and not mark.has("pronoun.his")


def _is_articled(line: Line, at: int) -> bool:
    article = line.mark_from(at)
    return article is not None and article.has("link.determiner")
