"""Who gives in a verb of giving, wherever the clause names them: before it, behind "by", in the clause beside it."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.passives import agent_behind
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of, is_governed
from onrecord.claims.givers.several import finite_word
from onrecord.claims.givers.subjects import meant_behind
from onrecord.claims.givers.unnamedothers import acts_inside, opens_anew, others_act

__all__ = ["by_behind", "find_actors", "is_fronted", "spoken_for"]


def find_actors(work: ClauseWork, at: int, lower: int) -> tuple[tuple[Giver, ...], int, bool]:
    """Return the givers of the verb at `at`, where their phrase begins, and whether its gift lies in the past.

    A gift told in passing ("after giving $1 million, X ...") has its giver in the clause beside it.
    """
    if at == 1 and _is_fronted_gerund(work) and (front := _told_in_passing(work, at, work.upper(at))):
        return front, at, True
    if _opens_with_who(work, at) and (stated := _listed_behind(work, at)):
        return stated, at, False
    givers, start = _subject(work, at, lower)
    if not givers and work.kind(at - 1) == "deny":
        givers, start = work.subject_of(at - 1, 0)
    elsewhere = _is_elsewhere(work, start) or _means_several(work, start)
    if elsewhere or _is_inverted_speech(work, at, start, givers):
        return (), start, False
    upper = work.upper(at)
    by = by_behind(work, at)
    if by and work.kind(by + 1) != "sum":  # "un assegno da 5 euro"
        agents = agent_behind(work, by, upper)
        if agents or work.row[at].verb != "refuse":  # "si è sfilata dal fondo" (Italian, "from the fund")
            return agents, start, False
    if is_fronted(work, at):
        givers = agent_behind(work, at, upper) or givers
    if _is_besides(work, at):
        givers = _inverted(work, at, upper)  # "Oltre a X, hanno dato 5.000 euro Y e Z" (Italian, "besides X")
    givers = givers or _listed_behind(work, at) or _inverted(work, at, upper)
    if givers:
        return _agreeing(work, at, givers), start, False
    return _told_in_passing(work, at, upper), start, True


def _subject(work: ClauseWork, at: int, lower: int) -> tuple[tuple[Giver, ...], int]:
    """The givers in front of the verb at `at`, none where others without a name act in it."""
    if lower > 0 and "and" in work.clause.kinds and others_act(work.row, at):
        return (), at
    givers, start = work.subject_of(at, lower)
    if not givers or start != at:
        return givers, start
    anew = lower > 0 and "comma" in work.clause.kinds and opens_anew(work.row, at, lower)
    anew = anew or ("relative" in work.clause.kinds and acts_inside(work.row, at))
    return ((), at) if anew else (givers, start)


def _means_several(work: ClauseWork, start: int) -> bool:
    """ "Several, including X, declined to say how much they gave": "they" are those, and none told of before."""
    they = start < len(work.row) and work.row[start].has("pronoun.plural")
    picked = next((n for n in range(1, start) if work.kind(n) == "including"), 0) if they else 0
    return bool(picked) and any(i.kind in ("refuse", "verb", "plan") for i in work.row[picked:start])


def by_behind(work: ClauseWork, at: int) -> int:
    """Where "by" stands behind the verb at `at`, what tells how it was paid passed ("in two parts"); 0 for none."""
    by = at + 1
    while work.kind(by) in ("auxiliary", "date") and work.kind(at - 1) == "sum":
        by += 1
    return by if by < len(work.row) and work.row[by].has("link.by") else 0


def _agreeing(work: ClauseWork, at: int, givers: tuple[Giver, ...]) -> tuple[Giver, ...]:
    """Those of a list whom the verb of its relative clause means: one alone in "A, B y C, que [donó]" (Spanish)."""
    endings = work.focus.settings.plural_endings
    if len(givers) < 2 or not work.clause.aside or not endings or any(i.kind == "each" for i in work.row):
        return givers
    carriers = [i for i in work.row[:at] if i.kind == "plan" or i.has("link.perfect")] or [work.row[at]]
    plural = any(finite_word(item, work.line).endswith(endings) for item in carriers)
    return givers if plural else givers[-1:]


def is_fronted(work: ClauseWork, at: int) -> bool:
    """Whether a relative that is the object stands before the verb: "le million qu'a donné X"."""
    back = at - 1
    while back > 0 and work.kind(back) == "auxiliary":
        back -= 1
    return work.row[back].has("relative.object") and bool(agent_behind(work, at, work.upper(at)))


def _told_in_passing(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "After giving $250,000 to Biden, X ..." and "X won a contract after giving $1 million"."""
    lead = at - 1
    while lead > 0 and work.kind(lead) == "auxiliary":
        lead -= 1  # "Having [already] given $250,000 to Biden, X ..."
    before = work.row[lead] if at else work.clause.opening
    if before is not None and before.kind == "auxiliary" and not before.has("link.after"):
        before = work.clause.opening  # "Dopo aver [già] donato $250,000" (Italian)
    gerund = at == 1 and _is_fronted_gerund(work)
    if not gerund and (before is None or not before.has("link.after")):
        return ()
    comma = next((n for n in range(at + 1, upper) if work.kind(n) == "comma"), upper - 1)
    ends = (upper - 1, comma) if lead <= 0 else ()  # "Tras donar $1, X logró ..." (Spanish) has no second verb
    ahead = next((found for end in ends if (found := agent_behind(work, end, len(work.row)))), ())
    named = givers_of([i for i in work.row[:at] if i.kind == "party"][:1], work.line.number)
    return ahead or named or tuple(work.focus.aside_parties[:1])


def _is_fronted_gerund(work: ClauseWork) -> bool:
    """ "By giving $1 million, X ...", "En donnant ..." (French), "Ao doar ..." (Portuguese)."""
    lead, verb = work.row[0], work.row[1]
    if lead.kind == "to":
        return lead.has("link.while") and verb.has_form("base")
    return (lead.kind == "in" or (lead.kind == "from" and lead.has("link.by"))) and verb.has_form("progressive")


def _is_inverted_speech(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """ "..., promised Mr. Trump": the name behind the verb speaks, and nobody before it acts."""
    behind = [i.kind for i in work.row[at + 1 : at + 3] if i.kind != "role"]
    if not behind or behind[0] not in ("other", "party") or work.row[at].verb != "pledge":
        return False
    inside = start < at and any(g.line == work.line.number and g.certain for g in givers)
    taken = any(i.has("link.partitive") for i in work.row[:at])  # "dieci ne ha promessi X" (Italian)
    return not inside and not taken


def _is_elsewhere(work: ClauseWork, start: int) -> bool:
    """ "..., a Series C round to which Rook Ventures contributed": what got it stands before, and it is no fund."""
    if start < 2 or work.kind(start - 1) != "relative" or work.kind(start - 2) != "to":
        return False
    return not any(i.kind == "fund" for i in work.row[max(0, start - 8) : start - 2])


def _listed_behind(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "Among the firms that gave most were X and Y": the givers stand behind the verb."""
    cleft = any(i.kind == "relative" for i in work.row[:2])  # "The one who gave was X", "El que puso $1 fue X"
    cleft = cleft or _tells_of_several(work)
    cleft = cleft or _tells_of_latest(work, at)
    cleft = cleft or (at == 1 and work.kind(0) == "to")  # "A versare di più, 3 milioni, è stata X" (Italian)
    cleft = cleft or _opens_with_who(work, at)
    if not cleft and _opens_giving(work, at):
        return _stated_at_end(work, at)
    if not cleft and all(i.categories.meant.isdisjoint(_LED_BY) for i in work.row[:at]):
        return ()
    ahead = range(at + 1, len(work.row))
    linked = next((n for n in ahead if work.row[n].has("link.passive") or work.row[n].has("listing.include")), None)
    if linked is None:
        return ()
    first = linked + 1
    while first < len(work.row) and work.kind(first) in _BEFORE_LISTED:
        first += 1
    weighed = any(i.kind in ("consider", "plan") and not i.has("link.to") for i in work.row[at + 1 : first])
    if cleft and not weighed and "party" not in work.clause.kinds:
        return _stated_behind(work, linked)  # "Quien pagó es la empresa" (Spanish)
    if work.kind(first) != "party" or work.kind(first + 1) == "owns" or weighed:
        return ()  # "The idea to give $1 million was Jo Hale's", "The next to give could be X"
    return givers_of(gather_right(work.row, first, len(work.row))[0], work.line.number)


def _opens_giving(work: ClauseWork, at: int) -> bool:
    """ "Also [giving] $1 million each were A and B", "The companies [giving] $5,000 included A and B"."""
    lead = work.row[:at]
    if not work.row[at].has_form("progressive") or any(i.kind not in _BEFORE_GIVING for i in lead):
        return False
    return all(i.kind in ("auxiliary", "again") for i in lead) or lead[-1].kind == "donor" or lead[-1].has("role.many")


_LED_BY = ("link.including", "fronted")
_BEFORE_GIVING = ("auxiliary", "again", "word", "determiner", "role", "donor", "kind", "of")
_CLOSING = ("", "end", "comma", "aside", "at", "dash")
"""What may stand behind the names at the end of a clause: not "Giving $5,000 is something Norvane [does]"."""


def _stated_at_end(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Those whom a clause that opens with their giving names at its end: "Giving $1 million each were [A and B]"."""
    ahead = range(at + 1, len(work.row))
    linked = next((n for n in ahead if work.row[n].has_any("link.passive", "listing.include")), len(work.row))
    first = linked + 1
    while work.kind(first) in ("determiner", "role", "word"):
        first += 1
    if work.kind(first) != "party" or any(i.kind in ("consider", "plan", "negation") for i in work.row[at:first]):
        return ()
    found, end = gather_right(work.row, first, len(work.row))
    return givers_of(found, work.line.number) if work.kind(end) in _CLOSING else ()


def _stated_behind(work: ClauseWork, linked: int) -> tuple[Giver, ...]:
    """Whom "A pagare è stata [l'azienda], con 5.000 euro" (Italian) says to have paid, told by what it is."""
    while work.kind(linked + 1) == "auxiliary":
        linked += 1
    behind = [i.kind for i in work.row[linked + 1 :] if i.kind not in ("determiner", "role")][:1]
    closed = not behind or behind[0] in ("comma", "end", "at", "dash", "colon")
    return meant_behind(work.row, linked, work.focus, work.line.number) if closed else ()


_SETTING = ("to", "in", "at", "from", "determiner", "fund", "comma", "date", "time", "word", "auxiliary")


def _opens_with_who(work: ClauseWork, at: int) -> bool:
    """ "For the inauguration, [who] paid is the firm": "who" before the verb, and nobody before it."""
    led = at > 1 and work.kind(at - 1) == "relative" and work.kind(0) in ("to", "in", "at", "time", "date")
    return led and all(i.kind in _SETTING for i in work.row[: at - 1])


_BEFORE_SEVERAL = ("word", "determiner", "role", "donor", "other", "kind")
_FRONT = 6


def _tells_of_several(work: ClauseWork) -> bool:
    """Whether the clause opens with several whom it only names later: "Other corporate donors that gave $5 include"."""
    that = next((n for n in range(1, min(_FRONT, len(work.row))) if work.kind(n) == "relative"), 0)
    lead = work.row[:that]
    several = bool(lead) and (lead[-1].kind == "donor" or lead[-1].has("role.many"))
    return several and all(i.kind in _BEFORE_SEVERAL for i in lead)


_LATEST = ("determiner", "word", "time", "role", "other")


def _tells_of_latest(work: ClauseWork, at: int) -> bool:
    """ "The latest airline to give $1 million is X", "La última en donar es X" (Spanish): named behind the verb."""
    lead = work.row[: at - 1]
    named = work.row[at].has_form("base") or work.row[at].verb in ("announce", "pledge")
    if not named or len(lead) < 2 or work.kind(at - 1) not in ("to", "in") or work.row[at - 1].has("link.purpose"):
        return False
    first = lead[0].kind == "determiner" or lead[0].has("time")
    return first and all(i.kind in _LATEST for i in lead) and not any(i.has("role.many") for i in lead)


_BEHIND_VERB = (
    "to",
    "determiner",
    "fund",
    "in",
    "date",
    "time",
    "auxiliary",
    "sum",
    "each",
    "comma",
    "from",
    "role",
    "word",
)


def _is_besides(work: ClauseWork, at: int) -> bool:
    """Whether a clause opens with others who gave: "Besides X, ..." with its verb right behind the comma."""
    led = [i.kind for i in work.row[:3]] == ["and", "party", "comma"] and at > 3
    return led and work.row[0].last - work.row[0].first > 1 and work.row[3].has("link.perfect")


def _inverted(work: ClauseWork, at: int, upper: int) -> tuple[Giver, ...]:
    """ "Ont aussi donné à ce fonds la banque X et Y" (French): who gave, in a clause that its auxiliary begins."""
    first = 3 if _is_besides(work, at) else 0
    perfect = first < at and work.row[first].has("link.perfect")
    if not perfect or any(i.kind != "auxiliary" for i in work.row[first:at]):
        return ()
    first = next((n for n in range(at + 1, upper) if work.kind(n) not in _BEHIND_VERB), upper)
    if first == upper or work.kind(first) != "party" or is_governed(work.row, first, at + 1):
        return ()
    return givers_of(gather_right(work.row, first, upper)[0], work.line.number)


_BEFORE_LISTED = ("determiner", "role", "word", "pronoun", "speech", "filing", "at", "auxiliary")
"""What may stand before the givers of a list: "finden sich laut der Aufstellung [X und Y]"."""


def spoken_for(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """Return the firm of "a spokesperson for Meta confirmed a $1 million donation": Meta gives."""
    for item in reversed(work.row[lower:at]):
        if item.kind == "speaker":
            firms = [m for m in item.near if m.kind == "organization"]
            return (Giver(member=firms[0], item=item, line=work.line.number, certain=False),) if firms else ()
        if item.kind in ("party", "verb", "fund"):
            break
    return ()
