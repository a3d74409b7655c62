"""Words that say whose money a gift was: "from his own pocket", "through their companies"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.claims.drafting.askedmoney import answered_source
from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.drafting.idlefirms import acts_otherwise, idle_firms
from onrecord.claims.drafting.moneysources import told_sources
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import flatten
from onrecord.claims.parties.cast import Member
from onrecord.claims.scene import Scene

__all__ = ["Cue", "Givers", "find_cues"]

_LOOK_BACK = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A sentence that says whose money it was: for which members, with the span of its words.

    `denied` says that it only denies the personal: "are not giving in their own names".
    """

    line: int
    company: bool
    denied: bool
    members: frozenset[int]
    span: tuple[int, int]
    payer: Member | None = None
    """Who paid, where the sentence names somebody else than who was told as the giver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Givers:
    """The drafts of each line, and the people who give in any."""

    lines: Mapping[int, Sequence[Draft]]
    people: frozenset[int]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Givers:
        """Gather the givers of an article's drafts."""
        lines: dict[int, list[Draft]] = {}
        for draft in drafts:
            lines.setdefault(draft.frame.line, []).append(draft)
        return cls(lines=lines, people=frozenset(_people(drafts)))


def _people(drafts: Sequence[Draft]) -> set[int]:
    return {d.giver.member.number for d in drafts if d.giver.member.kind == "person"}


def find_cues(givers: Givers, scene: Scene) -> Iterator[Cue]:
    """Yield what an article says about whose money its gifts were, in the order of its lines."""
    yield from _find_words(givers, scene)
    yield from _find_sources(givers, scene)
    yield from _find_answers(givers, scene)
    yield from _find_idle(givers, scene)


def _find_sources(givers: Givers, scene: Scene) -> Iterator[Cue]:
    """Yield the cues of sentences that say who paid the gift told shortly before: "The money came from the company"."""
    giving = {n for n, drafts in givers.lines.items() if any(d.frame.status != "declined" for d in drafts)}
    near = {told + n for told in giving for n in range(1, _LOOK_BACK + 1)} - giving
    for number in sorted(near):
        if number < len(scene.rows) and "question" not in scene.rows[number].kinds:  # "Was it the company's money?"
            righted = scene.lines[number].has("righted", "donor.noun", "come.behind")
            for item, denied in told_sources(scene.rows[number], righted=righted):
                yield from _sourced(number, item, givers, scene, denied=denied)


def _find_answers(givers: Givers, scene: Scene) -> Iterator[Cue]:
    """Yield the cues of answers to whose money a gift was: "Was it the company's money? She nods."."""
    near = {told + n for told in givers.lines for n in range(1, _ASKED + 1)}
    for number in sorted(n for n in near if n < len(scene.rows) and "question" in scene.rows[n].kinds):
        answer = answered_source(number, scene)
        people = _last_people(number, givers)
        if answer is not None and len(people) == 1:
            line, company = scene.lines[answer[0]], answer[1]
            span = (line.start, line.end)
            yield Cue(line=number, company=company, denied=False, members=frozenset(people), span=span)


_ASKED = 3
"""Lines from a gift to the question whose money it was."""


def _sourced(number: int, item: Item, givers: Givers, scene: Scene, *, denied: bool) -> Iterator[Cue]:
    last = _last_givers(number, givers)
    people, firms = ({m.number: m for m in last if (m.kind == "person") is person} for person in (True, False))
    span, named = scene.lines[number].span(item.first, item.last), item.member
    if named is None:
        if members := _of_firm_told((number,), frozenset(_with_firm(number, givers, scene)), givers, scene):
            yield Cue(line=number, company=not denied, denied=False, members=members, span=span)
    elif not denied:
        tied = scene.relations.firms_of if named.kind == "person" else scene.relations.people_of
        members = frozenset(tied(named)).intersection(firms if named.kind == "person" else people)
        if named.kind == "person" and len(firms) == 1 and _is_chief(item, scene.rows[number]):
            members = frozenset(firms)
        if not members and scene.lines[number].has("righted") and _is_taken_back(number, givers, scene):
            members = frozenset(people or firms)
        if members:
            company = named.kind != "person"
            yield Cue(line=number, company=company, denied=False, members=members, span=span, payer=named)


def _is_taken_back(number: int, givers: Givers, scene: Scene) -> bool:
    """ "We wrote that Jo Hale had given $5,000. In fact, the money came from Orlo Foods.": the outlet errs no more."""
    told = next((n for n in range(number - 1, number - 1 - _SET_RIGHT, -1) if givers.lines.get(n)), None)
    return told is not None and scene.lines[told].has("retract")


_SET_RIGHT = 2


def _find_idle(givers: Givers, scene: Scene) -> Iterator[Cue]:
    """Yield the cues of firms that gave nothing themselves: "Hale gave $1 million. Merrow itself gave nothing"."""
    near = {told + n for told in givers.lines for n in range(_LOOK_BACK + 1)}
    for number in sorted(n for n in near if n < len(scene.rows) and scene.lines[n].has("negation", "refuse")):
        for item in idle_firms(scene.rows[number]):
            people = _people(givers.lines.get(number, ())) or _last_people(number, givers)
            if item.member is not None:
                people &= set(scene.relations.people_of(item.member))
            if people:
                span = scene.lines[number].span(item.first, item.last)
                yield Cue(line=number, company=False, denied=False, members=frozenset(people), span=span)


def _is_chief(item: Item, row: tuple[Item, ...]) -> bool:
    """Whether a name stands behind a role that can only be one of the firm told: "from the founder, Jo Hale"."""
    at = next((n for n, i in enumerate(row) if i is item), 0)
    before = [i for i in row[max(0, at - 3) : at] if i.kind not in ("comma", "determiner")]
    return bool(before) and before[-1].kind == "role" and before[-1].has("role.chief")


def _last_givers(line: int, givers: Givers) -> list[Member]:
    """Who gave in the last line before this one that tells of a gift."""
    return [d.giver.member for d in next((drafts for drafts in _told_before(line, givers) if drafts), ())]


def _told_before(line: int, givers: Givers) -> Iterator[Sequence[Draft]]:
    """The gifts of each of the lines shortly before this one, the nearest first."""
    return (givers.lines.get(n, ()) for n in range(line - 1, line - _LOOK_BACK - 1, -1))


def _with_firm(line: int, givers: Givers, scene: Scene) -> set[int]:
    """The people who gave last, of whom the article tells a firm that "the company" can mean: not its chief's sister.

    What the firm itself gave in between is passed over: "Hale gave $1 million. Her firm had given Biden's $5,000. ..."
    """
    last = next((drafts for drafts in _told_before(line, givers) if _people(drafts)), ())
    return {
        d.giver.member.number
        for d in last
        if d.giver.member.kind == "person"
        and (scene.relations.firms_of(d.giver.member) or any(m.kind == "organization" for m in d.giver.near))
    }


def _of_firm_told(lines: Sequence[int], people: frozenset[int], givers: Givers, scene: Scene) -> frozenset[int]:
    """Of several people those whose firm one of the lines names: "A spokesman of Merrow said it was the company's"."""
    for row in [scene.rows[line] for line in lines] if len(people) > 1 else ():
        flat = list(flatten(row))
        told = [m for item in flat for m in (item.member, *item.near) if m is not None and m.kind == "organization"]
        beside = [d.giver for drafts in givers.lines.values() for d in drafts if any(m in told for m in d.giver.near)]
        tied = [number for firm in told for number in scene.relations.people_of(firm)]
        own = people.intersection([*tied, *(giver.member.number for giver in beside)])
        named = any(item.member is not None and item.member.number in people for item in flat)
        if own and not named:
            return own
    return people


def _find_words(givers: Givers, scene: Scene) -> Iterator[Cue]:
    for line, row in zip(scene.lines, scene.rows, strict=True):
        if line.meant.isdisjoint(("company.own", "personal.any")) or "question" in row.kinds:
            continue
        flat = tuple(flatten(row))
        for at, item in enumerate(flat):
            company = item.has("company.own")
            personal = item.has("personal.any")
            if not company and not personal:
                continue
            denied = not company and _is_denied(flat, at)
            company = company and not acts_otherwise(flat, at)
            if not company and not personal:
                continue
            company = company and not (at and flat[at - 1].kind == "negation")  # "van mijn spaargeld, niet van de zaak"
            members = _meant(line.number, flat, item, givers)
            if line.number not in givers.lines:  # "A spokesman of Merrow said so. “It is not a personal gift.”"
                spoke = line.number > 0 and "speaker" in scene.rows[line.number - 1].kinds
                asked = [line.number, *([line.number - 1] if spoke and line.number - 1 not in givers.lines else [])]
                members = _of_firm_told(asked, members, givers, scene)
            if members:
                span = line.span(item.first, item.last)
                yield Cue(line=line.number, company=company or denied, denied=denied, members=members, span=span)


def _is_denied(flat: tuple[Item, ...], at: int) -> bool:
    """ "are not giving in their own names", "neither man has announced one of his own": then their firms pay.

    So they do in "made by the company, and not by Hale personally".
    """
    named = at - 1 if at > 1 and flat[at - 1].kind == "party" and flat[at - 2].kind == "from" else at
    for item in reversed(flat[max(0, named - _LOOK_BACK) : named]):
        if item.kind in ("comma", "stop", "colon", "party"):
            return False
        if item.kind == "negation" or item.has("negation"):
            return True
    return False


def _meant(line: int, flat: tuple[Item, ...], cue: Item, givers: Givers) -> frozenset[int]:
    """Whose money a cue speaks of: the givers of its own frame, the people named beside it, or the last givers."""
    here = givers.lines.get(line, ())
    people = _people([d for d in here if d.frame.zone[0] <= cue.first < d.frame.zone[1] + 1])
    if people:
        return frozenset(people)
    excepted = _excepted(flat)
    named = {
        i.member.number
        for i in flat
        if i.kind == "party" and i.member is not None and i.member.kind == "person" and i.member.number not in excepted
    }
    if named & givers.people:
        return frozenset(named & givers.people)
    return frozenset() if here else frozenset(_last_people(line, givers) - excepted)


def _excepted(flat: tuple[Item, ...]) -> set[int]:
    """The people behind "unlike": what is said holds for the others."""
    found: set[int] = set()
    for at, item in enumerate(flat):
        if item.kind == "except":
            following = next((i for i in flat[at + 1 : at + 4] if i.member is not None), None)
            if following is not None and following.member is not None:
                found.add(following.member.number)
    return found


def _last_people(line: int, givers: Givers) -> set[int]:
    """The people whose gifts were told last before a line, in one line."""
    return next((people for drafts in _told_before(line, givers) if (people := _people(drafts))), set())
