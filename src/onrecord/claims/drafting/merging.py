"""Join the drafts that tell of one gift: a headline and its body, a summary and its paragraph, round and exact sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from onrecord.claims.drafting.drafts import Draft, DraftMoney, telling_of
from onrecord.claims.drafting.retold import without_retold
from onrecord.claims.drafting.retracting import as_denied, without_retracted
from onrecord.claims.scene import Scene

__all__ = ["merge_drafts"]

_MOST_PARTS = 30
"""So many sums of one giver to one fund are compared with one another; of more, only equal ones meet."""

_WEAK_PLACES = ("headline", "deck", "heading", "caption")


def merge_drafts(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return one draft for each gift, the fullest telling first and the others kept behind it."""
    groups: dict[tuple[object, ...], list[Draft]] = {}
    drafts = without_retold(_without_lent(drafts))
    for draft in without_retracted([as_denied(draft, scene) for draft in drafts], scene):
        groups.setdefault(_key(draft), []).append(draft)
    merged = _without_cut([one for group in groups.values() for one in _merge_group(group)])
    merged = _without_mere_mention(_without_twice(_without_partial(merged)))
    bare = not any(line.kind not in ("headline", "deck") for line in scene.lines)
    denied = _denied_sums(drafts, scene)
    refused: set[tuple[int, object]] = {(d.giver.member.number, d.frame.line) for d in merged if d.status == "declined"}
    refused |= {telling_of(d)[:2] for d in merged if d.status == "declined" and "denied" in d.frame.manner}
    return [d for d in _without_totals(_without_taken_back(merged))
            if (bare or not _only_in_headline(d)) and not _is_denied(d, denied)
            and not _is_contradicted(d, refused)]  # fmt: skip


def _without_lent(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Take the sum of another's gift from who is only set beside it, where one of its own is told.

    "Orlo Foods gave $500,000. Besides Orlo Foods, Kestrel Air also gave $1 million."
    """
    if all(d.frame.rule != "beside" for d in drafts):
        return drafts
    own = {telling_of(d)[:2] for d in drafts if d.money is not None and d.frame.rule != "beside"}
    return [replace(d, money=None) if d.frame.rule == "beside" and telling_of(d)[:2] in own else d for d in drafts]


def _without_taken_back(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a gift that the next sentence denies: "X is said to have given $1m. The company denies it."."""
    denials = [d for d in drafts if "taken_back" in d.frame.manner]
    told = ("given", "planned")
    gifts = {(d.giver.member.number, d.frame.line) for d in drafts if d.status in told}
    back: set[tuple[int, int]] = set()
    for who, line in ((d.giver.member.number, d.frame.line) for d in denials):
        near = {(who, line), (who, line - 1)}
        back |= near if near & gifts else {(who, line - 2)}
    return [d for d in drafts if d.status not in told or (d.giver.member.number, d.frame.line) not in back]


def _without_cut(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out the gift of "Pace & Hsu" beside the same one of "Dorn, Pace & Hsu": the end of a name is no giver."""
    told: dict[tuple[str, Decimal | None], list[tuple[str, ...]]] = {}
    for draft in drafts:
        told.setdefault(telling_of(draft)[1:], []).append(draft.giver.member.words)
    return [d for d in drafts if not any(_ends(d.giver.member.words, name) for name in told[telling_of(d)[1:]])]


def _ends(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return len(words) < len(name) and name[-len(words) :] == words


def _without_twice(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a gift of money that another draft tells in kind: "3 million in bitcoin", told with and without it."""
    goods = [d for d in drafts if d.in_kind and d.money is not None]
    kind = {(*telling_of(d)[:2], d.money.start if d.money else None) for d in goods}
    worth = {telling_of(d)[:2] for d in goods}
    return [d for d in drafts if d.in_kind or d.status == "declined" or not _is_told_in(d, kind, worth)]


def _is_told_in(draft: Draft, kind: Container[tuple[int, str, int | None]], worth: Container[tuple[int, str]]) -> bool:
    """Whether the goods of its giver are the gift: its sum is theirs, or it has none."""
    who = telling_of(draft)[:2]
    return who in worth if draft.money is None else (*who, draft.money.start) in kind


def _without_partial(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out refusals to give personally of those who gave to the fund: "Hale is not giving in his own name".

    So are those that the same sentence sets aside with a sum: "Norvane, which gives to no party, gave the fund $500".
    """
    gave = {telling_of(d)[:2] for d in drafts if d.status != "declined"}
    paid = {(*telling_of(d)[:2], d.frame.line) for d in drafts if d.status in ("given", "planned") and d.money}
    kept = [d for d in drafts if "in_part" not in d.frame.manner or telling_of(d)[:2] not in gave]
    return [d for d in kept if not _is_bare_refusal(d) or (*telling_of(d)[:2], d.frame.line) not in paid]


def _is_bare_refusal(draft: Draft) -> bool:
    return draft.status == "declined" and not draft.frame.manner & {"denied", "taken_back"}


_SOON = 2
"""Lines on which what somebody gives may be told whom a list only names."""


def _without_mere_mention(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out who is only named as a giver, where the next lines tell of goods: "So is Hale. He gives a painting"."""
    goods = {(*telling_of(d)[:2], d.frame.line - ahead) for d in drafts if d.in_kind for ahead in range(_SOON + 1)}
    bare = [d for d in drafts if d.frame.lean == "list" and d.money is None and not d.in_kind and not d.others]
    left = {id(d) for d in bare if (*telling_of(d)[:2], d.frame.line) in goods}
    return [d for d in drafts if id(d) not in left]


def _denied_sums(drafts: Sequence[Draft], scene: Scene) -> frozenset[tuple[int, Decimal]]:
    """The sums that a gift's own clause rules out, with their giver: "gave $300,000, and not 3 million"."""
    found: set[tuple[int, Decimal]] = set()
    for draft in drafts:
        row = scene.rows[draft.frame.line]
        for before, item in pairwise(row) if "negation" in row.kinds else ():
            inside = draft.frame.zone[0] <= item.first < draft.frame.zone[1]
            if inside and before.kind == "negation" and item.money is not None and item.money.amount is not None:
                found.add((draft.giver.member.number, item.money.amount))
    return frozenset(found)


def _is_contradicted(draft: Draft, refused: Container[tuple[int, object]]) -> bool:
    """Whether a gift without a sum is refused in its own line: "X, whom our list named, says that it gave nothing"."""
    if draft.money is not None or draft.status == "declined":
        return False
    listed = draft.frame.lean == "list" and telling_of(draft)[:2] in refused  # named on a list, and denies it later
    return listed or (draft.giver.member.number, draft.frame.line) in refused


def _is_denied(draft: Draft, denied: frozenset[tuple[int, Decimal]]) -> bool:
    return draft.money is not None and (draft.giver.member.number, draft.money.amount) in denied


def _only_in_headline(draft: Draft) -> bool:
    """Whether headline and deck alone tell a gift: the body, which knows better, does not."""
    return all(d.frame.kind in ("headline", "deck") for d in (draft, *draft.others))


def _without_totals(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a sum that adds up two other gifts of the same giver to the same fund."""
    sums: dict[tuple[int, str], Counter[Decimal]] = {}
    for draft in drafts:
        if draft.money is not None:
            sums.setdefault(telling_of(draft)[:2], Counter())[draft.money.amount] += 1
    return [draft for draft in drafts if draft.money is None or not _adds_up(draft.money, sums[telling_of(draft)[:2]])]


_PARTS = 2
"""So many other sums make up a total."""


def _adds_up(money: DraftMoney, sums: Counter[Decimal]) -> bool:
    """Whether two others of the sums make up this one."""
    if len(sums) > _MOST_PARTS or sum(sums.values()) <= _PARTS:
        return False
    others = sums - Counter((money.amount,))
    return any(others[money.amount - part] > (money.amount == 2 * part) for part in others)


def _key(draft: Draft) -> tuple[object, ...]:
    fund = draft.recipient.fund
    recipient = fund.key
    return draft.giver.member.number, recipient, draft.in_kind, draft.status == "declined"


def _merge_group(group: list[Draft]) -> list[Draft]:
    """Gifts of one giver to one fund: sums that differ stay apart, tellings without a sum join one with it."""
    kept: list[list[Draft]] = []
    exact: dict[object, int] = {}
    for draft in sorted(group, key=_strength):
        known = (draft.money.currency, draft.money.amount) if draft.money else None
        compared = [*range(min(len(kept), _MOST_PARTS)), *([exact[known]] if known in exact else [])]
        double = next((n for n in compared if _is_double(draft, kept[n][0])), None)
        if double is None:
            exact.setdefault(known, len(kept))
            kept.append([draft])
        else:
            kept[double].append(draft)
    return sorted(map(_join, kept), key=lambda d: (d.frame.line, d.frame.zone))


def _strength(draft: Draft) -> tuple[bool, bool, int]:
    """Tellings with a sum in the body come first, then by place."""
    return draft.money is None, draft.frame.kind in _WEAK_PLACES, draft.frame.line


_LEANS = ("strong", "list", "weak")


def _authority(draft: Draft) -> tuple[bool, bool, bool, int, int]:
    """How well a telling knows the status: the body before the headline, verbs before nouns, then the earlier one.

    What was told of a founder whose firm pays ("their companies pay, in truth") knows less than what tells of the firm.
    A present ("Banks give a million") leaves open whether the gift was made: one that says so goes before it.
    """
    verb = draft.frame.verb
    present = verb is not None and verb.has_form("present", "base") and not verb.has_form("past")
    swapped = draft.frame.giver.member.kind == "person" and draft.giver.member.kind == "organization"
    return (
        draft.frame.kind in _WEAK_PLACES or swapped,
        draft.money is None,
        draft.status == "given" and present,
        _LEANS.index(draft.frame.lean),
        draft.frame.line,
    )


def _is_double(draft: Draft, other: Draft) -> bool:
    if "again" in draft.frame.manner and draft.money is not None and draft.frame.line != other.frame.line:
        return False
    if draft.money is None or other.money is None:
        return True
    if _are_instalments(draft, other):
        return False
    if draft.money.currency != other.money.currency:
        return True
    a, b = sorted((draft.money.amount, other.money.amount))
    if a == b:
        return True
    rounded = draft.money.qualifier != "exact" or other.money.qualifier != "exact"
    return (rounded and b <= a * 13 / 10) or draft.frame.kind in _WEAK_PLACES


def _are_instalments(draft: Draft, other: Draft) -> bool:
    """Whether one verb tells both: "gave $750,000 in March, then the same amount in May"."""
    one, two = draft.frame, other.frame
    if one.line != two.line or one.verb is not two.verb or one.verb is None or one.money is None or two.money is None:
        return False
    return one.money.first != two.money.first


def _join(tellings: Sequence[Draft]) -> Draft:
    """The body's telling rules; a later one may settle the status."""
    main, *others = tellings
    if not others:
        return main
    status, best = main.status, main
    for more in others:
        best = min(best, more, key=_authority)
        status = status if best is main else best.status
        if status == "planned" and more.status == "given" and "fulfilled" in more.frame.manner:
            status = more.status
        returned = more.money is not None or "returned" in more.frame.manner
        if (more.status == "refunded" and returned) or (
            status in ("planned", "given") and more.status == "reported_in_filing"
        ):
            status = more.status
    conflicts = tuple(conflict for telling in tellings for conflict in telling.conflicts)
    return replace(main, money=_exact(tellings), status=status, others=tuple(others), conflicts=conflicts)


def _exact(tellings: Sequence[Draft]) -> DraftMoney | None:
    """The sum of the first telling, or the exact one that a later one has for it: "about $1 million" is $1,024,500."""
    told = tellings[0].money
    if told is None or told.qualifier == "exact":
        return told
    others = [d.money for d in tellings[1:] if d.money is not None and d.frame.kind not in _WEAK_PLACES]
    exact = [m for m in others if m.qualifier == "exact" and m.currency == told.currency and m.amount != told.amount]
    return exact[0] if exact else told
