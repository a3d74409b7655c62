"""Refusals that leave the verb out: "Tim Cook will give $1 million; Apple will not."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.leftout import read_left_out

__all__ = ["follows_refusal", "read_also", "read_ellipsis", "take_back"]

_LONGEST = 8
_SMALL = (
    "auxiliary", "plan", "negation", "end", "determiner", "comma", "word", "and", "contrast", "party", "pronoun", "role"
)  # fmt: skip


def read_ellipsis(work: ClauseWork, *, after_gift: bool, after_plan: bool) -> None:
    """Add the refusal of a clause that is a name, "is not" or "will not", and nothing else, right behind a gift.

    Behind one to come, a bare "not" is of what is to come as well: "X dagegen nicht" (German, "X, by contrast, not").
    """
    row = work.row
    if work.clause.opener == "contrast" and work.line.has("filing.donors"):
        return  # "On the donors' list are several investors, but also X": no gift as large as the last one
    if not after_gift or read_left_out(work) or _read_so(work) or _read_too_ahead(work) or len(row) > _LONGEST:
        return
    if _read_too(work) or _read_once_more(work) or _read_same_answer(work):
        return
    object_ = ("pronoun.his", "link.there")  # "X tut [es] nicht" (German, "does not do it")
    parties = [i for i in row if i.kind == "party" or (i.kind == "pronoun" and not i.has_any(*object_))]
    denied = [n for n, i in enumerate(row) if i.kind == "negation" or i.has_any("negation", "answer.no")]
    if len(parties) != 1 or len(denied) != 1 or any(i.kind not in _SMALL and not _ends_plan(i, row) for i in row):
        return
    at = denied[0]
    if row[at].has("negation.yet"):
        return  # "X has paid. Lind, todavía no." (Spanish, "not yet")
    if any(
        i.has("link.passive") and i is not row[-1] and row[n + 1].kind != "end" for n, i in enumerate(row) if n > at
    ):
        return  # "Okafor no es el primero" (Spanish, "is not the first")
    no = row[at].has("answer.no") and not any(i.kind == "auxiliary" for i in row)  # "Apple no." (Italian)
    to_come = no or row[at].has("negation.ahead") or any(i.kind == "plan" or i.has("link.now") for i in row[:at])
    to_come = to_come or (after_plan and not any(i.has_any("link.perfect", "link.passive", "link.did") for i in row))
    undone = parties[0].kind == "pronoun" and any(i.has("link.perfect") for i in row)
    named = row.index(parties[0])
    so = [i for n, i in enumerate(row) if i.kind == "word" and i is not row[at] and n != named - 1]  # "its [rival] X"
    named_last = (
        after_plan and not at and parties[0].kind == "party" and all(i.has("compared.so") for i in so)
    )  # "Not so X.", "Pas X." (French)
    if named_last or (named < at and (to_come or undone) and not so):
        telling = Telling(status="declined", rule="ellipsis", zone=(0, len(row)), verb=row[at])
        work.emit(
            _denying(work, parties[0]),
            Objects(manner=frozenset({"denied"} | ({"undone"} if undone else set()))),
            telling,
        )


def _ends_plan(item: Item, row: tuple[Item, ...]) -> bool:
    """ "X hat das nicht [vor]", "X wird das nicht [tun]" (German, "does not plan to"): what ends the verb."""
    return item.has_any("link.particle", "link.now") and item in row[-2:]


def _denying(work: ClauseWork, who: Item) -> tuple[Giver, ...]:
    """Who will not give: the one named, or the one whom a pronoun that is all the clause means."""
    if who.kind == "party":
        return givers_of([who], work.line.number)
    return (
        pronoun_givers(work.row, work.row.index(who), work.focus, work.line.number) if len(work.row) <= _SHORT else ()
    )


_SHORT = 4
"""Items of "It has not." and "He won't.", its stop among them."""


def take_back(frames: Sequence[Frame], told: Sequence[Frame]) -> list[Frame]:
    """Return the frames without those of which the next sentence tells: "X is to give $1 million. It won't."."""
    back = [f for f in told if f.rule == "ellipsis" and f.status == "declined"]
    denied = {(f.giver.member.number, f.line - 1, status) for f in back for status in ("planned", *_undone(f))}
    return [f for f in frames if (f.giver.member.number, f.line, f.status) not in denied]


def _undone(frame: Frame) -> tuple[str, ...]:
    """What "He has not." takes back: also what somebody was said to have given."""
    return ("given",) if "undone" in frame.manner else ()


def read_also(work: ClauseWork) -> None:
    """Add the gifts of the names at the end of "X gave a million, ebenso Y und Z" (German, "likewise").

    A name that is not among them refuses: "X will give a million, Y dagegen nicht".
    """
    if work.frames and work.frames[-1].status == "planned":
        _read_not_also(work)
    also = work.line.has("link.too", "join.alike")
    if not work.frames or not (also or (work.frames[-1].rule == "listing" and "and" in work.clause.kinds)):
        return
    comma, names = _also_named(work)
    own = [i for i in names if not i.has("pronoun.his")]  # "ebenso wie seine Frau X" (German, "his wife X")
    if not any(i.kind == "party" for i in own) or any(i.kind not in _NAMES for i in own):
        return
    last = work.frames[-1]
    telling = Telling(status=last.status, rule="ellipsis", zone=(comma, len(work.row)), verb=last.verb, lean="list")
    objects = Objects(money=(last.money,) if last.money else (), manner=frozenset({"likewise"}))
    taken = {f.giver.member.number for f in work.frames}
    parties = [i for i in names if i.kind == "party" and i.member is not None and i.member.number not in taken]
    parties = [i for i in parties if not _tells_own_sum(work, i)]
    work.emit(givers_of(parties, work.line.number), objects, telling)


def _tells_own_sum(work: ClauseWork, party: Item) -> bool:
    """ "Behind it is X with $4 million, and Y, [which gave $2 million]": not what X gave."""
    behind = next((i for n, i in enumerate(work.row) if n and work.row[n - 1] is party), None)
    return behind is not None and any(i.kind == "sum" for i in behind.inner)


def _also_named(work: ClauseWork) -> tuple[int, tuple[Item, ...]]:
    """Where those begin at the end of a clause who gave as well, and the items that name them."""
    row = work.row
    alike = next((n for n in range(len(row) - 1, 0, -1) if row[n].has("join.alike")), None)
    commas = [n for n in range(len(row) - 2, 0, -1) if work.kind(n) == "comma"]
    if alike is not None and alike >= len(row) - 2:  # "…, A und B ebenso wie", in order
        return commas[0] if commas else 0, row[commas[0] + 1 : alike] if commas else ()
    comma = next((n for n in commas if _too(work, n + 1)), None)
    comma = comma or next((n for n in reversed(commas) if _is_listed_too(work, n)), None)
    if comma is not None:
        return comma, row[comma + 2 :]
    end = len(row) - 1 if work.kind(len(row) - 1) == "end" else len(row)
    last = max((n for n, i in enumerate(row) if i.kind == "sum"), default=end)
    comma = next((n for n in reversed(commas) if n > last), None)
    if comma is None or not _too(work, end - 1):
        return 0, ()
    return comma, row[comma + 1 : end - 1]  # "..., A und B ebenfalls" (German)


def _is_listed_too(work: ClauseWork, comma: int) -> bool:
    """ "X is listed with $1 million, [as well as] Y and Z": a list of givers has nobody whom Y may be set beside."""
    last = work.frames[-1]
    told = last.rule == "listing" and last.money is not None and last.money.first < work.row[comma].first
    return told and work.kind(comma + 1) == "and"


def _read_not_also(work: ClauseWork) -> None:
    """Add the refusal of the name at the end of "X will eine Million geben, Y dagegen nicht" (German, "Y not")."""
    if "comma" not in work.clause.kinds:
        return
    row = [i for i in work.row if i.kind not in ("end", "stop")]
    comma = next((n for n in range(len(row) - 1, 0, -1) if row[n].kind == "comma"), None)
    if comma is None or row[-1].has("negation.yet") or not row[-1].has_any("negation", "answer.no"):
        return
    named = [i for i in row[comma + 1 : -1] if i.kind not in ("determiner", "role", "auxiliary")]
    told = {f.giver.member.number for f in work.frames}
    if [i.kind for i in named] == ["party"] and named[0].member is not None and named[0].member.number not in told:
        telling = Telling(status="declined", rule="ellipsis", zone=(comma, len(work.row)), verb=row[-1], lean="list")
        work.emit(givers_of(named, work.line.number), Objects(manner=frozenset({"denied"})), telling)


_NAMES = ("party", "comma", "and", "determiner", "role", "word", "aside", "end", "in", "other")


def _too(work: ClauseWork, at: int) -> bool:
    return work.kind(at) == "auxiliary" and work.row[at].has("link.too")


def _read_too_ahead(work: ClauseWork) -> bool:
    """Add the gift of a clause that is "likewise" and a name: "Ebenso der Gründer der Kette, Otto Kemp" (German)."""
    if not work.row[0].has("link.too"):
        return False
    small = ("determiner", "role", "comma", "end")
    dressed = [i for n, i in enumerate(work.row) if i.kind != "word" or not n or work.kind(n - 1) != "determiner"]
    row = [i for i in dressed if i.kind not in small]  # "la [gleichnamigen] Kette", but "También [participa] X"
    if [i.kind for i in row] != ["auxiliary", "party"]:
        return False
    _emit_likewise(work, row[1:], row[0])
    return True


def _read_too(work: ClauseWork) -> bool:
    """Add the gift of a clause that is a name and "too": "Son épouse, Odile, aussi"; the word may stand in front."""
    if work.row[0].has("link.too") and not work.clause.opener:
        return _read_too_first(work)
    lead = [i for i in work.row if i.kind not in ("determiner", "comma", "role", "end") and not i.has("pronoun.his")]
    lead = lead[1:] if lead[:1] and lead[0].kind == "word" else lead  # "[Rival] Loomis Freight did too"
    told = any(i.has("link.too") or (i.has("link.did") and len(lead) == _NAME_AND_DID) for i in lead[1:])
    if [i.kind for i in lead[:1]] != ["party"] or not told or any(i.kind != "auxiliary" for i in lead[1:]):
        return False
    _emit_likewise(work, lead[:1], lead[1])
    return True


def _emit_likewise(work: ClauseWork, parties: Sequence[Item], verb: Item) -> None:
    """Add what the parties did too: "Otto Brel, también" (Spanish) is a refusal behind "Jo Hale declined"."""
    refused = follows_refusal(work)
    telling = Telling(
        status="declined" if refused else "given", rule="ellipsis", zone=(0, len(work.row)), verb=verb, lean="list"
    )
    objects = Objects(manner=frozenset({"denied" if refused else "likewise"}))
    work.emit(givers_of(parties, work.line.number), objects, telling)


def follows_refusal(work: ClauseWork) -> bool:
    """Return whether a gift that nobody made was told last: "X was asked and declined. So did Y."."""
    refused = work.frames[-1].status == "declined" if work.frames else work.focus.refused == work.line.number - 1
    return refused and not any(i.kind in ("negation", "fund") for i in work.row)


def _read_too_first(work: ClauseWork) -> bool:
    """Add the gift of "También la editora Odile Brel." (Spanish, "Odile Brel too"): names alone behind the word."""
    names = [i for i in work.row[1:] if not i.has("pronoun.his")]
    named = any(i.kind == "party" for i in names) and names[0].kind in ("party", "determiner", "role")
    if not named or any(i.kind not in _NAMES and not i.has("link.of") for i in names):
        return False
    parties = [i for n, i in enumerate(names) if i.kind == "party" and not (n and names[n - 1].kind == "in")]
    _emit_likewise(work, parties, work.row[0])
    return True


def _read_named_so(work: ClauseWork, at: int) -> bool:
    """Add the gift of "E così suo figlio X" (Italian, "and so [has] her son X"), "L'ha fatto anche X" ("So did X")."""
    while work.kind(at) in ("auxiliary", "pronoun", *_BEFORE_NAME):
        at += 1
    if work.kind(at) != "party" or any(i.kind not in (*_BESIDE_NAME, "end") for i in work.row[at + 1 :]):
        return False
    telling = Telling(status="given", rule="ellipsis", zone=(0, len(work.row)), verb=work.row[0], lean="list")
    parties = [i for i in work.row[at:] if i.kind == "party"]
    work.emit(givers_of(parties, work.line.number), Objects(manner=frozenset({"likewise"})), telling)
    return True


_BESIDE_NAME = ("party", "comma", "and", "aside", "determiner", "role")
_NAME_AND_DID = 2
_BEFORE_NAME = ("determiner", "role", "word")


def _read_so(work: ClauseWork) -> bool:
    """Add the gift of "So, it turns out, did X" and "So, people say, has X"."""
    row = work.row
    if work.kind(0) == "and" and len(row) > 1 and row[1].has("compared.so"):
        return _read_named_so(work, 2)
    if row[0].has("link.did"):
        return _read_named_so(work, 1)
    if not row[0].has("compared.so"):
        return False
    did = next((n for n, i in enumerate(row) if n and i.has("link.did") and row[n - 1].kind == "comma"), 0)
    if not did or any(i.kind in ("party", "sum", "negation") for i in row[:did]):
        return False
    at = did + 1
    while work.kind(at) in _BEFORE_NAME:
        at += 1
    ends = at + 1 == len(row) or row[at + 1].kind in ("end", "comma", "aside")
    if work.kind(at) != "party" or not ends:
        return False
    telling = Telling(status="given", rule="ellipsis", zone=(0, len(row)), verb=row[did], lean="list")
    work.emit(givers_of([row[at]], work.line.number), Objects(manner=frozenset({"likewise"})), telling)
    return True


_ANSWERING = ("party", "determiner", "role", "word", "at", "to", "from", "end", "comma", "aside", "other", "in")


def _read_same_answer(work: ClauseWork) -> bool:
    """Add the refusal of a sentence that says whose it is too: "Même réponse chez X" (French, "Same answer ...")."""
    lead = next((n for n, i in enumerate(work.row[:3]) if i.has("join.same")), None)
    if lead is None or work.focus.refused != work.line.number - 1:
        return False
    behind = work.row[lead + 1 :]
    parties = [i for i in behind if i.kind == "party"]
    if len(parties) != 1 or any(i.kind not in _ANSWERING for i in behind):
        return False
    telling = Telling(status="declined", rule="ellipsis", zone=(0, len(work.row)), verb=work.row[lead], lean="list")
    work.emit(givers_of(parties, work.line.number), Objects(manner=frozenset({"denied"})), telling)
    return True


_FURTHER = (
    "and",
    "again",
    "auxiliary",
    "sum",
    "in",
    "date",
    "to",
    "fund",
    "determiner",
    "end",
    "comma",
    "word",
    "time",
)


def _read_once_more(work: ClauseWork) -> bool:
    """Add the gift of a sentence that is one more sum of the giver told before: "And another $50 million in July."."""
    follows = next((i for i in work.row if i.has("join.further")), None)
    row = tuple(i for i in work.row if i is not follows)
    sums = [i for i in row if i.kind == "sum"]
    if len(sums) != 1 or len(work.focus.subject) != 1 or any(i.kind not in _FURTHER for i in row):
        return False
    if not (_is_further(row) if follows is None else any(i.has("again") for i in row)):
        return False
    if follows is None and work.clause.opener:
        return False
    telling = Telling(status="given", rule="ellipsis", zone=(0, len(work.row)), lean="weak")
    again = Objects(money=(sums[0],), funds=tuple(i for i in row if i.kind == "fund"), manner=frozenset({"again"}))
    work.emit(tuple(replace(g, certain=False) for g in work.focus.subject), again, telling)
    return True


def _is_further(row: tuple[Item, ...]) -> bool:
    """Whether a clause without a verb begins as one that goes on, with a day behind its sum."""
    at = next(n for n, i in enumerate(row) if i.kind == "sum")
    opens = row[0].kind in ("and", "again") or row[0].has("link.then") or any(i.has("again") for i in row[:2])
    dated = any(i.kind == "date" for i in row[at:])
    return opens and dated and at <= _FRONT and sum(i.kind == "word" for i in row) <= 1


_FRONT = 3
"""Items that may stand before that sum."""
