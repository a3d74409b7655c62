"""Personal or company: settle for every gift whose money it was, from words anywhere in the article.

"Bezos and Zuckerberg gave $1 million each ... unlike Altman, they gave through their companies": Amazon and Meta gave.
"... a personal commitment, not on behalf of the start-up": Altman gave. A headline that credits the founders is kept
as a conflict with the sentence that was believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from onrecord.claims.drafting.drafts import Draft, DraftConflict
from onrecord.claims.drafting.knownties import with_known_ties
from onrecord.claims.drafting.moneycues import Cue, Givers, find_cues
from onrecord.claims.drafting.ownwords import OwnWords
from onrecord.claims.drafting.setagainst import set_against_firms
from onrecord.claims.drafting.sharedfirms import give_through_one
from onrecord.claims.order.rows import flatten
from onrecord.claims.parties.cast import Member
from onrecord.claims.scene import Scene

__all__ = ["settle_capacity"]

_WEAK_PLACES = ("headline", "deck")
_LEAD_BLOCKS = 4
"""Headline, deck and the first two paragraphs: what they say in short, a later paragraph may set right."""

_MOST = 20
"""So many cues, and so many corrected tellings, are kept with one gift."""


def settle_capacity(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with their capacity settled and people replaced by the firms that paid for them."""
    scene = with_known_ties(drafts, scene)
    cues: dict[int, list[Cue]] = {}
    for cue in find_cues(Givers.of(drafts), scene):
        for member in cue.members:
            cues.setdefault(member, []).append(cue)
    ways = OwnWords.of(drafts, scene)
    settled = [
        _apply(draft, ways.of_draft(draft, cues.get(draft.giver.member.number, ())), scene, ways) for draft in drafts
    ]
    return _drop_stand_ins(set_against_firms(give_through_one(settled, scene), scene), scene)


def _apply(draft: Draft, own: Sequence[Cue], scene: Scene, ways: OwnWords) -> Draft:
    member = draft.giver.member
    if member.kind != "person":
        person = next((cue for cue in own if cue.payer is not None), None)
        return draft if person is None else _by_person(draft, person, scene)
    if draft.status == "declined":
        own = [cue for cue in own if not cue.denied]  # "I put my own money into no campaign" is no firm's word
    if draft.frame.fund is not None:  # "She gave nothing of her own. She had given $5,000 to the other side"
        own = [cue for cue in own if not (cue.denied and draft.frame.line > cue.line)]
    through = _named_vehicle(draft, scene, ways)
    if through is not None:  # "Through her firm, Orlo, Hale gave $5,000 ... She gave $500 out of her own pocket"
        own = [cue for cue in own if cue.company or cue.line == draft.frame.line]
    if any(not cue.company for cue in own):
        spans = tuple(islice((cue.span for cue in own if not cue.company), _MOST))
        return replace(draft, capacity="personal", cues=spans, settled=True)
    if own:
        stated = [cue for cue in own if not cue.denied]
        return _through_firm(draft, (stated or own)[-1], scene, through)
    if through is not None:
        return replace(draft, capacity="company", settled=True, also=(through.name,), vehicle=through)
    return replace(draft, capacity="unknown") if _is_open(draft) else draft


_CORPORATE_FUNDS = ("inaugural", "ballroom")
"""Funds to which firms and their chiefs give alike; a chief's gift to a super PAC is mostly his own."""


def _is_open(draft: Draft) -> bool:
    """Whether a chief is named with the firm for a gift that may be the firm's: "Larkspur CEO Ruth Calloway gave"."""
    firms = any(m.kind == "organization" for m in draft.giver.near)
    return firms and draft.recipient.fund.kind in _CORPORATE_FUNDS


def _through_firm(draft: Draft, cue: Cue, scene: Scene, vehicle: Member | None) -> Draft:
    """The person's firm gave, where the article ties one to the person; else the person did, through a firm."""
    if vehicle is not None:
        settled = replace(draft, capacity="company", cues=(cue.span,), settled=True)
        return replace(settled, also=(vehicle.name,), vehicle=vehicle)
    if cue.payer is not None:
        return _swap(draft, cue.payer, cue.span, scene)
    firms = [m.number for m in draft.giver.near if m.kind == "organization"] or list(
        scene.relations.firms_of(draft.giver.member)
    )
    if not firms:
        return replace(draft, capacity="company", cues=(cue.span,), settled=True)
    return _swap(draft, scene.cast.members[firms[0]], cue.span, scene)


def _by_person(draft: Draft, cue: Cue, scene: Scene) -> Draft:
    """The firm's chief gave, as a sentence behind says: "The money came from its founder, Jo Hale"."""
    if cue.payer is None or draft.status == "declined":
        return draft
    return replace(_swap(draft, cue.payer, cue.span, scene), capacity="personal")


def _swap(draft: Draft, firm: Member, believed: tuple[int, int], scene: Scene) -> Draft:
    """Put the firm in the person's place, and keep where the person was named as the giver as a conflict."""
    line, item = draft.giver.line, draft.giver.item
    conflict = DraftConflict(
        field="donor",
        rejected=scene.lines[line].span(item.first, item.last),
        believed=believed,
        rule="capacity.through_company",
    )
    named = draft.giver.certain and draft.giver.item.kind == "party"
    return replace(
        draft,
        giver=replace(draft.giver, member=firm, item=item),
        capacity="company",
        associated=(draft.giver.member.name,),
        cues=(believed,),
        conflicts=(*draft.conflicts, conflict) if named else draft.conflicts,
        settled=True,
    )


def _named_vehicle(draft: Draft, scene: Scene, ways: OwnWords) -> Member | None:
    """ "gave $250,000 through Merrow Boats LLC": the vehicle, when it is the giver's own and gives nothing else."""
    if not scene.lines[draft.frame.line].has("link.through", "link.on_behalf", "company.own"):
        return None
    row = scene.rows[draft.frame.line]
    first, last = ways.words_of(draft) or (draft.frame.zone[0], draft.frame.zone[1] + 12)
    flat = [i for i in flatten(row) if first <= i.first < last]
    for at, item in enumerate(flat):
        if item.kind not in ("through", "on_behalf") and "company.own" not in item.categories.meant:
            continue
        for following in flat[at + 1 : at + _VEHICLE]:
            if following.kind == "party" and following.member is not None:
                return following.member if following.member.kind == "organization" else None
            if following.kind in ("verb", "stop", "sum"):
                break
    return None


_VEHICLE = 10
"""Items to the name of "through a company set up four days before, [Merrow Boats LLC]"."""


def _drop_stand_ins(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Drop the people whom headline or lead name for a gift that the body gives to their firm, and the reverse."""
    rivals = _Rivals(drafts, scene)
    lost = [draft for draft in drafts if any(_corrects(other, draft, scene) for other in rivals.latest(draft))]
    if not lost:
        return list(drafts)
    gone, corrected = {id(draft) for draft in lost}, _Rivals(lost, scene)
    kept = (draft for draft in drafts if id(draft) not in gone)
    return [_with_conflicts(draft, corrected.all(draft), scene) for draft in kept]


class _Rivals:
    """Drafts by fund, giver and sum: those that may tell of the same gift as another, of the person or the firm."""

    def __init__(self, drafts: Sequence[Draft], scene: Scene) -> None:
        self.scene = scene
        self.groups: dict[tuple[str, int, bool], dict[Decimal | None, list[Draft]]] = {}
        for draft in drafts:
            sums = self.groups.setdefault(_group_of(draft, draft.giver.member.number), {})
            sums.setdefault(_amount(draft), []).append(draft)
        self._order = {id(draft): n for n, draft in enumerate(drafts)}
        self._lines: dict[int, set[int]] = {}
        for draft in drafts:
            self._lines.setdefault(draft.giver.member.number, set()).add(draft.frame.line)
        self._latest: dict[int, tuple[Draft, ...]] = {}

    def _groups_for(self, draft: Draft) -> Iterator[list[Draft]]:
        member, relations = draft.giver.member, self.scene.relations
        for number in relations.firms_of(member) if member.kind == "person" else relations.people_of(member):
            if self._lines.get(member.number, set()) & self._lines.get(number, set()):
                continue  # "Merrow and its chief, Jo Hale, will each give $1 million": two gifts, whatever else is told
            sums = self.groups.get(_group_of(draft, number), {})
            amount = _amount(draft)
            yield from sums.values() if amount is None else (sums[a] for a in (amount, None) if a in sums)

    def all(self, draft: Draft) -> Iterator[Draft]:
        """Yield the rivals of a draft, in their order."""
        yield from sorted((d for group in self._groups_for(draft) for d in group), key=lambda d: self._order[id(d)])

    def latest(self, draft: Draft) -> Iterator[Draft]:
        """Yield the last rival of each sum, and the last settled one: if any corrects the draft, one of them does."""
        for group in self._groups_for(draft):
            if id(group) not in self._latest:
                last = max(group, key=lambda d: d.frame.line)
                self._latest[id(group)] = (last, max(group, key=lambda d: (d.settled, d.frame.line)))
            yield from self._latest[id(group)]


def _group_of(draft: Draft, member: int) -> tuple[str, int, bool]:
    return draft.recipient.fund.key, member, draft.status == "declined"


def _amount(draft: Draft) -> Decimal | None:
    return draft.money.amount if draft.money else None


def _corrects(other: Draft, draft: Draft, scene: Scene) -> bool:
    """Whether `other` says later and more exactly who gave what `draft` credits to somebody else."""
    if other.recipient.fund.key != draft.recipient.fund.key or other.frame.line <= draft.frame.line:
        return False
    a, b = draft.giver.member, other.giver.member
    if a.kind == b.kind or draft.settled or not _same_sum(draft, other) or _is_further(other, draft):
        return False
    if (draft.status == "declined") != (other.status == "declined"):
        return False
    if draft.status == "declined" and other.settled:
        return False  # "Nor will she give anything of her own": a refusal beside the firm's
    person, firm = (a, b) if a.kind == "person" else (b, a)
    if firm.number not in scene.relations.firms_of(person):
        return False
    early = draft.frame.kind in _WEAK_PLACES or draft.frame.block < _LEAD_BLOCKS
    return early and (other.settled or draft.frame.kind in _WEAK_PLACES or other.giver.member.kind == "organization")


def _is_further(other: Draft, draft: Draft) -> bool:
    """Whether `other` is a gift of its own beside `draft`, and no truer telling of it.

    So are "its chairman matched that sum", "its founder added as much from her own pocket" and "its chairman gives the
    same sum once more"; "Amazon will stream it as well, which is worth another million" is not its founder's cash.
    """
    told = (
        draft.frame.kind not in _WEAK_PLACES
    )  # "A gave $1 million, B the same" leaves a headline on B's founder wrong
    measured = other.frame.rule == "verb.match" or (other.frame.is_measured and told)
    goods = other.in_kind and not draft.in_kind
    return measured or goods or ("again" in other.frame.manner and other.settled)


def _same_sum(draft: Draft, other: Draft) -> bool:
    if draft.money is None or other.money is None:
        return True
    return draft.money.amount == other.money.amount


def _with_conflicts(draft: Draft, rivals: Iterable[Draft], scene: Scene) -> Draft:
    """Add the conflicts with the drafts that this one corrects; it takes over a sum that only they name."""
    lost = list(islice((d for d in rivals if _corrects(draft, d, scene)), _MOST))
    if not lost:
        return draft
    item, line = draft.giver.item, scene.lines[draft.giver.line]
    conflicts = tuple(
        DraftConflict(
            field="donor",
            rejected=scene.lines[d.giver.line].span(d.giver.item.first, d.giver.item.last),
            believed=line.span(item.first, item.last),
            rule="body_over_headline",
        )
        for d in lost
    )
    names = tuple(dict.fromkeys(d.giver.member.name for d in lost))
    return replace(
        draft,
        money=None if draft.status == "declined" else draft.money or next((d.money for d in lost if d.money), None),
        conflicts=(*draft.conflicts, *conflicts),
        associated=tuple(dict.fromkeys((*names, *draft.associated))),
    )
