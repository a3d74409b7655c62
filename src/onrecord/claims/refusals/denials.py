"""Refusals and denials that no single verb tells: "asked for a check, X refused", "reports that X gave are false"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.actors import spoken_for
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.fardenials import past_report
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.giftnouns.nouns import givers_behind
from onrecord.claims.givers.announcers import announcing_firm
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item
from onrecord.claims.refusals.absences import is_existence, source_behind
from onrecord.claims.refusals.howoften import stands_beside_refusal
from onrecord.claims.refusals.mumsizes import refuses_size
from onrecord.claims.refusals.nothings import gives_nothing_beside
from onrecord.claims.refusals.offers import refuses_money, refuses_request
from onrecord.claims.refusals.otherdeeds import refuses_deed
from onrecord.claims.refusals.questions import is_asked_for_words, stays_away, was_to_comment
from onrecord.claims.refusals.toldfor import is_told_by_head, is_told_for

__all__ = [
    "is_denied",
    "is_denied_report",
    "is_only_claimed",
    "only_asks",
    "read_denial",
    "read_denied_report",
    "read_withheld",
    "refuses",
    "was_asked",
]

_REPORT = 7
"""Items from "a report that" to the verb of giving in it."""

_SOUGHT = 2
"""Lines back to who was asked."""


_FROM = 5
"""Items behind "will stay out of" in which the fund stands."""


def was_asked(row: tuple[Item, ...]) -> bool:
    """Whether a line tells that somebody was asked for a gift."""
    about = ("gift", "sum", "fund", "cash")
    told = ("give", "light", "refuse", "join")
    asked = any(i.has("asked") or any(n.has("asked") for n in i.inner) for i in row)
    return asked and any(i.kind in about or i.verb in told for i in row)


def only_asks(row: tuple[Item, ...]) -> bool:
    """Whether a line says no more than that somebody was asked: "Other firms on the lake were asked too."."""
    at = next((n for n, i in enumerate(row) if i.has("asked")), None)
    if at is None or any(i.kind in ("speech", "outlet", "question") or i.has("comment") for i in row):
        return False
    return all(i.kind in ("word", "auxiliary", "again", "time", "date", "in", "end") for i in row[at + 1 :])


def _refuses_to_speak(work: ClauseWork, at: int) -> bool:
    """ "X, refusant de dire plus" (French, "refusing to say more"): no gift is refused."""
    ahead = at + 2 if work.kind(at + 1) in ("to", "from", "of") else at + 1
    speaks = work.kind(ahead) == "speech" and not work.row[ahead].has_any("refuse", "give")
    return speaks or ("size" in work.line.meant and refuses_size(work.row, at, work.line))


def refuses(work: ClauseWork, at: int) -> bool:
    """Whether a bare word of refusing means a gift: "it refused." of who was asked, "rejected a request"."""
    verb = work.row[at]
    back = work.line.number - work.focus.refunds == 1  # "Critics want it to return the gift. It refused."
    speaks = _refuses_to_speak(work, at) or (verb.has("refuse.bare") and (back or was_to_comment(work, at)))
    # "A Norvane, que não doa a partidos, deu" (Portuguese, "which does not give to parties")
    speaks = speaks or (
        work.clause.aside and work.line.has("politics") and any(i.has("politics") for i in work.row[at:])
    )
    speaks = speaks or (work.line.has("comment") and is_asked_for_words(work.row, at)) or stays_away(work, at)
    speaks = speaks or refuses_deed(work, at)
    if (makes := _refuses_to_make(work, at)) or _is_turned_down(work, at) or speaks or refuses_money(work, at):
        return makes
    told = work.line.number - max(work.focus.sought, work.focus.gave) <= _SOUGHT or bool(work.frames)
    if verb.has("refuse.from"):
        it = told and at + 1 < len(work.row) and work.row[at + 1].has("pronoun.company")  # "will stay out of it"
        return it or any(i.kind in ("fund", "gift") for i in work.row[at + 1 : at + _FROM])
    if not (verb.has("refuse.bare") or verb.has("refuse.of")):
        return True
    asked = (*work.row[max(0, at - 8) : at], *work.row[at + 1 : at + 5])
    behind = work.row[at + 1 : at + 8]  # "bedankte toen het werd gevraagd" (Dutch, "when it was asked")
    sought = told and any(i.has("asked") and i.kind == "consider" for i in behind)
    if sought or (verb.has("refuse.of") and any(i.has("parted.asked") for i in asked)) or refuses_request(work, at):
        return True
    told_to = work.row[at + 2] if work.kind(at + 1) == "to" and at + 2 < len(work.row) else None
    if told_to is not None and told_to.verb in ("give", "give_weak", "light") and "fund" in work.clause.kinds:
        return True  # "weigerde [te steunen] de VVD" (Dutch, "refused to support")
    if verb.has("refuse.bare") and _says_no_to_giving(work, at):
        return True
    ahead = [i.kind for i in work.row[at + 1 : at + 4] if i.kind != "determiner"]
    aimed = ahead[:1] == ["fund"] or ahead[:2] in (["to", "fund"], ["in", "fund"], ["to", "donor"])
    if verb.has("refuse.bare") and aimed:
        return ahead[0] != "fund" or not verb.has("author.thanks")  # Dutch "bedankte voor MAGA", not "bedankte MAGA"
    apart = work.kind(at + 1) == "and" and any(i.kind == "party" for i in work.row[at + 2 : at + 5])
    closed = at + 1
    while work.kind(closed) in ("time", "date", "each") or stands_beside_refusal(work, closed):
        closed += 1  # "passes this time", "ließ die Gelegenheit [verstreichen]" (German)
    ends = apart or work.kind(closed) in ("", "end", "comma", "stop", "speech") or _by_decision(work, at + 1)
    last = ends and not _is_of_thing(work, at)
    return verb.has("refuse.bare") and last and told


def _by_decision(work: ClauseWork, at: int) -> bool:
    """Whether words behind a refusal only tell by whose decision: "se negó [por acuerdo de su asamblea]" (Spanish)."""
    behind = [i for i in work.row[at:] if i.kind != "end"]
    small = all(i.kind in ("from", "word", "determiner", "pronoun", "role") for i in behind)
    return bool(behind) and behind[0].has("link.by") and small and any(i.has("pronoun.his") for i in behind)


_TO_GIFT = ("determiner", "word", "in", "date", "of", "from", "sum", "to", "fund")


def _refuses_to_make(work: ClauseWork, at: int) -> bool:
    """ "weigerde [een bijdrage van 500 euro te betalen] aan de VVD" (Dutch): the gift before the verb that gives it."""
    gives = next((n for n in range(at + 2, len(work.row)) if work.row[n].verb in ("give", "give_weak", "light")), at)
    between = [i for i in work.row[at + 1 : gives] if i.kind not in _TO_GIFT]
    verb = work.row[gives]
    infinitive = verb.has_form("base") or verb.has("light.base")
    aimed = "fund" in work.clause.kinds or all(i.has("plan") for i in work.row[at:] if i.kind == "to")
    return infinitive and [i.kind for i in between] == ["gift"] and aimed


def _says_no_to_giving(work: ClauseWork, at: int) -> bool:
    """ "dijo que no [tiene intención de donar]" (Spanish, "said that it had no plans to"): the "no" is the verb's."""
    behind = next((i for i in work.row[at + 1 : at + 4] if i.kind not in ("plan", "auxiliary", "to")), None)
    if behind is None:
        return False
    return behind.verb == "give" or (behind.verb in ("give_weak", "light") and "fund" in work.clause.kinds)


_OFFERED = ("to", "determiner", "word", "of", "from", "sum", "again")


def _is_turned_down(work: ClauseWork, at: int) -> bool:
    """ "The candidate turned down a gift of $5,000 from X": who refuses there gives nothing, and would be given."""
    ahead = next((n for n in range(at + 1, len(work.row)) if work.kind(n) not in ("to", "determiner", "word")), at)
    if work.kind(ahead) != "gift" and not work.row[ahead].has("parted.offer"):
        return False
    source = next((n for n in range(ahead + 1, len(work.row)) if work.kind(n) not in (*_OFFERED, "role")), ahead)
    led = any(i.has("link.from") for i in work.row[ahead + 1 : source])
    passive = any(i.has("link.passive") for i in work.row[:at])
    return led and work.kind(source) == "party" and not passive


def _is_of_thing(work: ClauseWork, at: int) -> bool:
    """ "Jo Hale said the deadline had passed": a thing stands before the verb, and not who was asked."""
    back = next((n for n in range(at - 1, -1, -1) if work.kind(n) not in ("auxiliary", "again", "comma")), at)
    return work.kind(back) == "word"


def is_denied_report(work: ClauseWork, at: int) -> bool:
    """Whether the gift at `at` is what a report claims and the clause denies: "a report that it gave ... is false"."""
    if not ("deny" in work.clause.kinds or any(i.has("refuse.of") for i in work.row[at + 1 :])):
        return False
    that = next((n for n in range(at - 1, max(0, at - _REPORT), -1) if work.kind(n) == "relative"), None)
    if that is None:
        return False
    return any(i.has("claimed.report") for i in work.row[max(0, that - 4) : that])


def is_only_claimed(work: ClauseWork, at: int) -> bool:
    """ "A meme is going round that says that X gave": what the article checks, and does not tell itself."""
    if not work.line.has("claimed.viral"):
        return False
    thats = [n for n in range(max(0, at - _REPORT), at) if work.kind(n) == "relative" or work.row[n].has("say.whom")]
    if not thats:
        return False
    if work.row[thats[-1]].has("say.whom"):  # "une rumeur selon laquelle X a donné" (French)
        return any(i.has("claimed.viral") for i in work.row[: thats[-1]])
    lead = work.row[max(0, thats[0] - 3) : thats[0]]
    said = any(i.kind == "speech" for i in (*lead, *work.row[thats[0] : thats[-1]]))
    shared = any(i.has("claimed.viral") for i in work.row[: thats[0]])
    report = shared and any(i.has("claimed.report") for i in work.row[: thats[0]])  # "a screenshot goes round that"
    return report or (said and any(i.has("claimed.viral") for i in lead))


def is_denied(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """Whether the gift at `at`, whose subject begins at `start`, is one that the donor says it never gave."""
    if givers and gives_nothing_beside(work, at):
        return True
    return is_denied_report(work, at) or _is_own_denial(work, at, start, givers)


def _is_own_denial(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """ "X says that it never gave a cent": a past without gifts is a denial where the donor itself tells it."""
    acts, inside = work.row[start], work.row[start : at + 2]
    spoken = acts.kind == "self" and any(i.kind == "negation" for i in inside)  # "We gave nothing," said the mill
    if any(i.has("negation.yet") for i in inside) or _is_of_more(work.row[at + 1 : at + 2]):
        return False
    denied = bool(givers) and any(i.kind == "negation" for i in inside)
    firms = all(g.member.kind == "organization" for g in givers)
    if denied and firms and _house_says(work.row[at:]):
        return True
    if denied and (_is_by_speaker(work.row, start, at, givers) or is_told_for(work.line, acts.first, givers)):
        return True
    if not givers or not (spoken or any(i.has("negation.never") for i in inside)):
        return False
    said = next((n for n in range(start, at) if work.kind(n) == "speech"), at)
    if said + 1 < at and work.row[said + 1].has("link.of"):
        said += 1  # "giura di non aver dato" (Italian)
    if (
        said < at
        and work.kind(said + 1) == "negation"
        and not any(work.kind(n) in ("party", "relative") for n in range(said, at))
    ):
        return True  # "Kaldane affirme n'avoir rien donné" (French, "says to have given nothing")
    if acts.kind in ("pronoun", "self"):
        return any(i.kind == "speech" for i in work.row)
    if _says_of_itself(work.row[start:at]):
        return True
    return _is_told_by_donor(work.row[at:])


def _is_of_more(behind: tuple[Item, ...]) -> bool:
    """ "had not given more than $5,000": so much may have been given."""
    return any(i.money is not None and i.money.qualifier in ("more_than", "at_least") for i in behind)


def _is_by_speaker(row: tuple[Item, ...], start: int, at: int, givers: tuple[Giver, ...]) -> bool:
    """ "X has not given," the spokeswoman said; "X said it had not given": told by the donor itself or for it."""
    told = row[start].kind == "pronoun" and start > 0 and row[start - 1].kind in ("speech", "relative")
    told = told and any(i.kind == "speech" and not i.has("speech.gerund_source") for i in row[:start])
    told = told or _has_none_of_its_own(row[start:at])
    own = {g.member.number for g in givers}
    speaker = next((i for i in row[at:] if i.kind == "speaker"), None)
    near = {m.number for m in speaker.near} if speaker is not None else own
    said = any(i.kind == "speech" for i in row[at:])
    return told or (speaker is not None and said and (not near or near == own))


_WITHOUT_SUBJECT = ("relative", "negation", "auxiliary", "determiner", "of", "from", "again")


def _has_none_of_its_own(row: tuple[Item, ...]) -> bool:
    """ "A Termolar diz que não deu" (Portuguese, "says that has not given"): who says it is who did not give."""
    said = next((n for n, i in enumerate(row) if i.kind == "speech"), None)
    return said is not None and bool(row[said + 1 :]) and all(i.kind in _WITHOUT_SUBJECT for i in row[said + 1 :])


def _is_told_by_donor(row: tuple[Item, ...]) -> bool:
    """ "X n'a rien versé, assure-t-elle" (French, "..., it says"), "..., a spokesman said": who speaks is the donor."""
    said = next((n for n, i in enumerate(row) if i.kind == "speech"), None)
    if said is None:
        return False
    alone = row[said - 1].kind == "comma" and said + 1 < len(row) and row[said + 1].kind == "end"
    own = any(a.has("pronoun.his") and b.has("role.chief") for a, b in pairwise(row[said:]))
    return alone or own or is_told_by_head(row[said + 1 :]) or any(i.kind == "speaker" for i in row)


_TOLD_ON = ("relative", "verb", "comma", "and", "consider")
"""What goes on behind "the company said", so that it tells something else."""


def _house_says(row: tuple[Item, ...]) -> bool:
    """ "X no ha financiado la campaña, asegura la compañía" (Spanish, "says the company"): it denies itself."""
    said = next((n for n, i in enumerate(row) if i.kind == "speech"), None)
    if said is None or any(i.kind in ("party", "other", "unnamed", "outlet") for i in row):
        return False
    if any(i.kind in ("and", "contrast") for i in row[:said]) or any(i.kind in _TOLD_ON for i in row[said:]):
        return False
    around = row[max(0, said - 3) : said + 4]
    named = any(a.has("link.determiner") and b.has("role.company") for a, b in pairwise(around))
    return named or any(i.has("pronoun.company") and not i.has("pronoun.person") for i in around)


def _says_of_itself(row: tuple[Item, ...]) -> bool:
    """ "X laat weten nooit iets te hebben gegeven" (Dutch, "X lets know never to have given anything")."""
    said = next((n for n, i in enumerate(row) if i.kind == "speech"), None)
    if said is None or row[-1].kind not in ("to", "auxiliary"):
        return False
    behind = row[said + 1 :]
    infinitive = any(i.kind == "to" and i.has("plan") for i in behind)
    return infinitive and not any(i.kind in ("party", "pronoun", "relative", "comma") for i in behind)


_ROOM = 8
"""How many items a denial may reach: "denied that it had ever made any donation"."""

_TO_FUND = 9
"""How many items may stand from a weak verb to the fund that makes it one of giving: "put one cent into the"."""

_BEFORE_DENIED = (
    *("comma", "plan", "auxiliary", "determiner", "negation", "to", "each", "relative", "pronoun", "word"),
    *("date", "time", "in"),
)


def read_denial(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of "X denied any donation" and "X denies that it gave", told of X itself or by its spokesman."""
    if _turns_request_down(work, at):
        return
    first = past_report(work.row, at) if "claimed.report" in work.line.meant else at + 1
    room = range(first, min(first + _ROOM - 1, len(work.row)))
    passed = ("link.of", "link.perfect", "link.particle")  # "desmintió que hubiera dado" (Spanish)
    ahead = next((n for n in room if work.kind(n) not in _BEFORE_DENIED and not work.row[n].has_any(*passed)), None)
    if ahead is None or not _is_denied_giving(work, ahead):
        return
    givers, start = work.subject_of(at, lower)
    if not givers and (givers := spoken_for(work, at, lower)):
        start = lower
    if start < at and givers:
        objects = replace(work.objects(at + 1, work.upper(ahead)), money=(), goods=())
        objects = objects.in_manner("denied")
        telling = Telling(status="declined", rule="deny", zone=(start, len(work.row)), verb=work.row[at])
        work.emit(givers, objects, telling)


def _turns_request_down(work: ClauseWork, at: int) -> bool:
    """Add the frame of "recibió la petición y la rechazó" (Spanish, "got the request and turned it down")."""
    asked = any(i.has("parted.asked") for i in work.row[max(0, at - _ROOM) : at])
    told = work.line.number - max(work.focus.sought, work.focus.gave) <= _SOUGHT
    if not (asked and told and work.kind(at + 1) in ("", "end", "comma", "stop")):
        return False
    first = next((n for n, i in enumerate(work.row[:at]) if i.kind != "determiner"), at)
    givers = givers_of([i for i in work.row[first : first + 1] if i.kind == "party"], work.line.number)
    telling = Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row)), verb=work.row[at])
    work.emit(givers, Objects(manner=frozenset({"denied"})), telling)
    return bool(givers)


def _is_denied_giving(work: ClauseWork, at: int) -> bool:
    """Whether a gift, or a verb of giving, stands at `at`; a weak one means a gift beside a fund."""
    if work.kind(at) in ("gift", "limit") or work.row[at].verb in ("give", "pledge", "listing"):
        return True  # "ha negato [ogni contributo]" (Italian, "any contribution")
    if work.row[at].verb == "light":  # "negou ter feito qualquer doação" (Portuguese, "to have made any gift")
        return any(i.kind in ("gift", "limit") for i in work.row[at + 1 : at + 4])
    if work.row[at].has("parted.asked"):
        return "fund" in work.clause.kinds  # "wies die Anfrage des Komitees zurück" (German): a request, no report
    aimed = any(i.kind == "fund" for i in work.row[at : at + _TO_FUND]) or work.kind(at + 1) == "negation"
    return work.row[at].verb == "give_weak" and aimed


_BEFORE_GIFT = ("of", "relative", "determiner", "sum", "word", "speech", "to", "again", "in", "through", "from", "at")
_CALLED = 12
"""How many items a report on a gift may take, up to the word that calls it false."""


def read_denied_report(work: ClauseWork, at: int) -> bool:
    """Add the frame of "X said that rumors of a gift to the fund were wrong" and "X called a report of a gift false".

    `at` is where the word for the gift stands. Tells whether the words are of that form.
    """
    report = at - 1
    while report > 0 and work.kind(report) in _BEFORE_GIFT and not work.row[report].has("claimed.report"):
        report -= 1
    if report < 0 or not work.row[report].has("claimed.report"):
        return False
    ends = [n for n in range(at + 1, min(at + _CALLED, len(work.row))) if work.kind(n) == "deny"]
    lead = [n for n in range(max(0, report - 3), report) if work.kind(n) == "deny"]
    if not ends and not lead:
        return False
    upper = ends[0] if ends else work.upper(at)
    givers = givers_behind(work, at, upper) or work.subject_of(report, 0)[0] or _first_said(work, upper)
    objects = replace(work.objects(at + 1, upper), money=(), goods=(), more=()).in_manner("denied")
    telling = Telling(status="declined", rule="deny", zone=(0, len(work.row)), verb=work.row[at])
    work.emit(givers, objects, telling)
    return bool(givers)


def _first_said(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """ "Reports of a gift are false, the mill said": whose word ends the clause."""
    return announcing_firm(work.row, at, work.line.number)


def read_withheld(work: ClauseWork, at: int) -> bool:
    """Add the frame of "X let it be known that there will be no check for the fund": a gift that is not to come."""
    back = at - 1
    while back > 0 and (work.kind(back) in ("word", "again", "personal") or is_existence(work, back)):
        back -= 1
    if back < 1 or work.kind(back) != "negation" or not _is_to_come(work, back, at):
        return False
    there = any(is_existence(work, n) for n in range(len(work.row)))
    acting = _first_said(work, at) if there else work.subject_of(back, 0)[0]
    givers = source_behind(work, 0) or acting or spoken_for(work, back, 0)
    objects = replace(work.objects(at + 1, work.upper(at)), money=(), goods=(), more=())
    if not givers or objects.foreign or any(i.kind == "consider" for i in work.row[:at]):
        return False
    work.emit(givers, objects, Telling(status="declined", rule="deny", zone=(0, len(work.row)), verb=work.row[at]))
    return True


def _is_to_come(work: ClauseWork, negation: int, gift: int) -> bool:
    """Whether "no gift" is said of what is to come: "there would be no gift", "no gift is planned"."""
    before = [i for i in work.row[max(0, negation - 3) : negation] if i.kind == "plan" and not i.has("link.to")]
    behind = work.row[gift + 1 : gift + 7]
    planned = any(b.has("plan") and a.has("link.passive") for a, b in pairwise(behind))
    return bool(before) or planned
