"""Givers whom a sentence calls by name without a verb of giving: "a list of 37 donors, among them A and B".

Also "A, B and C are named as donors", and what goes on with a list: "Other names include A", "Darunter sind A und B"
(German, "among them are").
"""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lists.tellingdonors import is_list_of_others
from onrecord.claims.order.items import Item

__all__ = ["read_rollcall"]

_BUSY = frozenset(
    ("sum", "negation", "consider", "deny", "total", "limit", "plan", "question", "gift", "kind", "speaker", "refuse")
)
"""What stands in no clause that only calls givers by name."""

_PLAIN = frozenset(
    ("party", "comma", "and", "determiner", "role", "word", "including", "from", "of", "end", "aside", "other", "stop",
     "dash", "pronoun", "owns")
)  # fmt: skip
"""What may stand among the names."""

_NEAR = 2
"""Lines back to a list that a sentence goes on with."""


def read_rollcall(work: ClauseWork) -> None:
    """Add the frames of those whom a clause calls by name as givers, without a verb of giving and without a sum."""
    if (
        not work.clause.kinds.isdisjoint(_BUSY)
        or not (
            work.line.has(*_MARKS)
            or (work.line.number - work.focus.called <= _NEAR and "link.including" in work.line.meant)
        )
        or any(i.kind == "verb" and not _only_lists(work, i) for i in work.row)
    ):
        return
    names = (
        _listed(work)
        or _behind_source(work)
        or _among_donors(work)
        or _called_donors(work)
        or _going_on(work)
        or _there_are(work)
        or _rest(work)
    )
    if names:
        telling = Telling(status="given", rule="listing", zone=(0, len(work.row)), verb=names[0], lean="list")
        work.emit(givers_of(names, work.line.number), work.whole(()), telling)


_MARKS = ("donor", "listing", "members", "filing.donors", "filing.verb", "money.share.rest")
_LISTING = ("listing", "join", "announce")


def _only_lists(work: ClauseWork, verb: Item) -> bool:
    """Whether a verb does no more than list: "includes", "entre ellos [hay] A y B" (Spanish, "there are")."""
    return verb.verb in _LISTING or (verb.verb == "come" and verb.has("listing.include")) or _adds_some(work, verb)


def _listed(work: ClauseWork) -> list[Item]:
    """ "reviewed a list of 37 donors, [among them] tech firms like A and B and crypto firms like C"."""
    at = next((n for n, i in enumerate(work.row) if n > 1 and i.kind in ("including", "relative") and _leads(i)), 0)
    before = work.row[:at]
    told = any(i.kind == "donor" or i.has("filing.donors") for i in before)
    listed = any(i.has_any("filing.list", "filing.donors") for i in before)
    return _names(work.row[at + 1 :]) if at and told and listed and work.kind(at - 1) in ("comma", "dash") else []


def _leads(item: Item) -> bool:
    return item.has_any("link.including", "members.among")


def _behind_source(work: ClauseWork) -> list[Item]:
    """ "Según ese medio, [entre los donantes figuran] A y B" (Spanish, "according to that paper, among the donors")."""
    comma = next((n for n, i in enumerate(work.row[:_FRONT]) if i.kind == "comma"), 0)
    if not comma or not work.row[0].has("speech.gerund_source"):
        return []
    verb = comma + 2
    while work.kind(verb) in ("to", "determiner", "fund", "owns", "of", "from"):
        verb += 1  # "entre los donantes del [salón de baile] figuran A y B" (Spanish, "of the ballroom")
    listed = verb < len(work.row) and all(work.row[n].verb == "listing" for n in (comma + 1, verb))
    return _names(work.row[verb + 1 :]) if listed and _is_near_list(work) else []


def _among_donors(work: ClauseWork) -> list[Item]:
    """ "[Among the main contributors are] firms such as A and B", of the fund whose givers the text tells of."""
    at = next((n for n, i in enumerate(work.row[:_FRONT]) if i.kind == "donor"), 0)
    verb = at + 1
    while at and work.kind(verb) in ("to", "determiner", "fund", "owns", "of", "from"):
        verb += 1
    stands = at and verb < len(work.row) and work.row[verb].has_any("link.passive", "link.stands")
    several = stands and any(i.kind in ("and", "including") for i in work.row[verb:])
    return _names(work.row[verb:]) if several and _is_near_list(work) else []


def _called_donors(work: ClauseWork) -> list[Item]:
    """ "A and B are named as contributors": who is called a giver, of a list that the text tells of."""
    at = next((n for n, i in enumerate(work.row) if n > _NEAR and i.kind == "donor"), 0)
    lead = at - 2 if at and work.kind(at - 1) == "determiner" else at - 1
    called = at and (work.row[lead].has_any("link.as", "compared.than") or work.kind(lead) in ("including", "contrast"))
    closed = work.kind(at + 1) in ("", "end", "comma", "to", "of", "from", "word")
    verb = next((n for n in range(lead) if work.row[n].has("link.passive")), 0) if called and closed else 0
    return _names(work.row[:verb]) if verb and _is_near_list(work) else []


def _going_on(work: ClauseWork) -> list[Item]:
    """ "[Other names] include A and the banker B", "[También] se mencionan figuras como A" (Spanish)."""
    if not _is_near_called(work):
        return []
    first = work.row[1] if work.kind(0) == "determiner" else work.row[0]
    listing = any(i.verb == "listing" or i.has_any("filing.verb", "come", "link.passive") for i in work.row[:_FRONT])
    further = first.has("members.further") or (listing and first.has_any("link.too", "again"))
    further = further or (listing and _adds_some(work, work.row[0]))
    return _names(work.row) if listing and further and not _are_elsewhere(work) else []


def _are_elsewhere(work: ClauseWork) -> bool:
    """ "Also seen [in the hall] were A and B": a place before the names that is no list of givers."""
    named = next((n for n, i in enumerate(work.row) if i.kind == "party"), 0)
    for n, item in enumerate(work.row[:named]):
        if item.kind == "in":
            place = next((i for i in work.row[n + 1 :] if i.kind != "determiner"), item)
            return place.kind == "word" and not place.has_any("filing", "donor")
    return False


def _adds_some(work: ClauseWork, verb: Item) -> bool:
    """ "[There is also] a group of wealthy individuals, including A and B": more of those who were just called."""
    if verb is not work.row[0] or not verb.has_any("come", "listing.there"):
        return False
    at = next((n for n, i in enumerate(work.row) if i.has("link.including")), 0)
    too = verb.has("come.added") or any(i.has_any("link.too", "again") for i in work.row[:_NEAR])
    return too and any(i.has("role.many") for i in work.row[:at]) and _is_near_called(work)


def _is_near_called(work: ClauseWork) -> bool:
    return 0 < work.line.number - work.focus.called <= _NEAR


_FRONT = 5


def _there_are(work: ClauseWork) -> list[Item]:
    """ "Darunter sind reiche Leute wie A und B" (German), "Ci sono aziende come A e B" (Italian), behind a list."""
    lead = next((i for i in work.row if i.kind not in ("link", "pronoun", "determiner")), work.row[0])
    there = lead.has_any("members.among", "listing.include", "listing.there")
    examples = any(i.kind == "including" and i is not lead for i in work.row)
    head = work.focus.head  # those of a gift with a sum are read as its givers
    sized = head is not None and bool(head.objects.money)
    donors = work.line.number - work.focus.donors == 1
    told = donors or work.line.number - (head.work.line.number if head else 0) == 1
    several = sum(i.kind == "party" for i in work.row) > 1
    examples = examples or (donors and lead.has("members.among"))  # "Zu ihnen zählen A und B" (German)
    examples = examples or (donors and several and lead.has("listing.there"))  # "Ci sono A e B" (Italian)
    return _names(work.row) if there and examples and told and not sized else []


def _rest(work: ClauseWork) -> list[Item]:
    """ "[The rest of the list] is made up of private donors such as A and B", behind those called by name."""
    at = next((n for n, i in enumerate(work.row) if n and (i.kind == "including" or _leads(i))), 0)
    lead = next((i for i in work.row if i.kind != "determiner"), work.row[0])
    near = 0 < work.line.number - max(work.focus.called, work.focus.donors) <= _NEAR
    rest = lead.has("money.share.rest") and not is_list_of_others(work.row[:at])
    return _names(work.row[at:]) if at and near and rest else []


def _is_near_list(work: ClauseWork) -> bool:
    """Whether gifts or givers were told of shortly before."""
    return 0 <= work.line.number - max(work.focus.donors, work.focus.gave) <= _NEAR or "fund" in work.clause.kinds


def _names(row: tuple[Item, ...]) -> list[Item]:
    """The names of a row in which nothing but small words and words of listing part them."""
    plain = all(
        i.kind in _PLAIN
        or i.kind in _SMALL
        or i.verb in _LISTING
        or (i.verb == "come" and i.has("listing.include"))
        or i.has_any(*_TOLD)
        or (i is row[0] and i.has("come"))
        for i in row
    )
    owned = any(
        i.kind == "party" and n and row[n - 1].has("link.of") and not _leads_on(row, n) for n, i in enumerate(row)
    )
    found = [i for n, i in enumerate(row) if i.kind == "party" and not _is_made_by(row, n)]
    return found if plain and not owned else []


def _leads_on(row: tuple[Item, ...], at: int) -> bool:
    """ "Se trata, entre otros, de A y B" (Spanish, "it is, among others, about"): what leads to the names."""
    return [i.kind for i in row[max(0, at - 3) : at - 1]] == ["including", "comma"]


def _is_made_by(row: tuple[Item, ...], at: int) -> bool:
    """ "A, der Hersteller der Marke [B], und C" (German, "the maker of the brand B"): what A makes or owns."""
    back = at - 1
    while back > 0 and row[back].kind in ("word", "determiner"):
        back -= 1
    article = any(i.kind == "determiner" for i in row[back + 1 : at])
    of = article and row[back].has_any("role.maker", "link.of")  # "les jumeaux de la plateforme B" (French)
    return at > 0 and (of or row[back].has("role.of"))


_TOLD = ("filing.verb", "link.including")
_SMALL = ("auxiliary", "link", "again", "noun", "filing", "time", "in", "to", "donor")
