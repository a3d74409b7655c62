"""The work on one clause: its items, who acts in it, how far a verb's objects reach, and the frames found so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.claims.clause.bracketsums import by_brackets
from onrecord.claims.clause.breakdowns import split_evenly
from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.couples import are_lumped, are_siblings, merge_couples
from onrecord.claims.clause.entries import entry_fund, is_beside_fund
from onrecord.claims.clause.nextsums import receiver_joined, sum_of_next
from onrecord.claims.clause.objects import Objects, as_goods, read_objects
from onrecord.claims.clause.ownsums import is_set_beside
from onrecord.claims.clause.sourcelists import fund_past, goes_elsewhere
from onrecord.claims.frames import Focus, Frame, Giver
from onrecord.claims.givers.announcers import announcing_firm, firm_spoken_of, first_person, says_we
from onrecord.claims.givers.contrasted import subject_ahead
from onrecord.claims.givers.dropped import describes_behind, dropped_subject, fronted_from, subject_behind
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.givers.subjects import find_subject
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["ClauseWork", "Telling"]


def _is_each(row: tuple[Item, ...], objects: Objects) -> bool:
    """Whether "each" is said of the givers, and not of "$250 each for 25 million children" behind their own sum."""
    if not objects.money or "each" not in objects.manner:
        return "each" in objects.manner
    end = objects.money[0].last + _BESIDE
    return any(i.kind == "each" and i.first < end and not (n and row[n - 1].kind == "to") for n, i in enumerate(row))


_BESIDE = 2
"""How many tokens behind a sum an "each" of the givers may stand."""


def _is_kin(row: tuple[Item, ...], giver: Giver) -> bool:
    """Whether a giver is named as somebody's: "Luc and his wife Odile"."""
    before = next((i for i in reversed(row) if i.last <= giver.item.first and i.kind not in ("role", "comma")), None)
    return before is not None and before.has("pronoun.his")


def _as_couple(givers: Sequence[Giver], objects: Objects, row: tuple[Item, ...]) -> Sequence[Giver]:
    """A couple's one gift is one claim: "gave $10,000 between them", "Otto and Iris Kemp pledged $2 million"."""
    joint = "joint" in objects.manner or (row[0].kind == "each" and row[0].has("each.joint"))  # "Ensemble, X et Y"
    if len(givers) > 2:
        givers = merge_couples(givers, row)
    if any(g.member.kind != "person" for g in givers):
        return givers
    if len(givers) > 2:  # "X, his wife, Ada, and their son Otto together gave": all but the first are kin
        kin = joint and len({g.line for g in givers}) == 1 and all(_is_kin(row, g) for g in givers[2:])
        return givers[:1] if kin else givers
    if len(givers) == 2 and (not _is_each(row, objects) or joint):
        first, second = givers
        if first.line == second.line and _is_kin(row, second):
            full = second.item.last - second.item.first > 1  # "Paul Whitcomb and his wife, Dana Whitcomb"
            return (first,) if full else (replace(second, partner=first.item),)
        beside = second.item.first - first.item.last <= _BESIDE and first.member != second.member
        one_name = first.member.words[-1] == second.member.words[-1] and beside
        if one_name and first.line == second.line:
            return (replace(second, partner=first.item),)
    if joint and len(givers) == 1:
        return (replace(givers[0], partner=_unnamed_half(row, givers[0])),)
    return givers[:1] if joint else givers


def _unnamed_half(row: tuple[Item, ...], giver: Giver) -> Item | None:
    """ "Rufus and Adela Penhale together gave $10,000": a first name that nothing else in the text explains."""
    at = next((n for n, i in enumerate(row) if i is giver.item), 0)
    if at < 2 or row[at - 1].kind != "and" or giver.item.last - giver.item.first < 2:
        return None
    half = row[at - 2]
    short = half.last - half.first == 1 and half.kind == "other"
    return half if short and (half.member is None or half.member.kind == "unknown") else None


_PAST_LEAD = ("comma", "party", "verb", "auxiliary")
"""What stands behind the sum that a clause begins with: "With $5 million X ...", "Mit 2 Millionen war X ..."."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """How a gift is told: status, by which rule and verb, how surely the verb means a gift, over which items."""

    status: str
    rule: str
    zone: tuple[int, int]
    verb: Item | None = None
    lean: str = "strong"


_TURNING = frozenset(("comma", "dash", "and", "verb", "speech", "deny"))
_TURNED_BY = ("link.earlier", "link.passive")
"""Kinds and words at which the objects of a verb may end: nothing else behind it is looked at."""


def _is_adverb(item: Item) -> bool:
    """Whether a word only says when or how: "[Now] the two will give $5,000 each"."""
    helping = item.has_any("link.perfect", "link.passive", "link.now")
    return item.kind in ("time", "date", "comma") or (item.kind == "auxiliary" and not helping)


@dataclass(slots=True)
class ClauseWork:
    """One clause being read, with its items in a `row`; `subject` is who acted last in it.

    `announced` is a sum told before its colon, `trailing` one behind it ("paid in its own coin: 1 million USDC");
    `opened` says that words on giving stand before it ("Also in: A, B"), `told` the status that they give,
    `before` is the clause of its line that stands before it.
    """

    line: Line
    clause: Clause
    focus: Focus
    announced: tuple[Item, ...] = ()
    trailing: tuple[Item, ...] = ()
    opened: bool = False
    told: str = ""
    before: tuple[Item, ...] = ()
    subject: tuple[Giver, ...] = ()
    frames: list[Frame] = field(default_factory=list)
    row: tuple[Item, ...] = field(init=False)
    _uppers: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.row = self.clause.row

    def kind(self, at: int) -> str:
        """The kind of the item at `at`, "" outside the clause."""
        row = self.row
        return row[at].kind if 0 <= at < len(row) else ""

    def subject_of(self, at: int, lower: int) -> tuple[tuple[Giver, ...], int]:
        """Return who acts in the verb at `at`, and where their phrase begins; remembers them for the next verb."""
        found, start = find_subject(self.row, at, lower, self.focus, self.line.number)
        if found and (joins := self._joined_by(start)) is not None:
            # "A joins B and C in giving", "A, together with its owner, B, gave": all of them give.
            first, start = find_subject(self.row, joins, 0, self.focus, self.line.number)
            found = (*first, *found)
        if self.focus.voice is not None and says_we(self.row, at):
            found = firm_spoken_of(self.row, at, self.focus, self.line.number)  # "En Elko, donamos": no town gives
        below = self.line.block == self.focus.heading_block + 1
        if not found and self.focus.heading is not None and not self.subject and below:
            found = (self.focus.heading,)  # a heading that is a name: "The toolmaker" below it is that firm
        if not found and not self.subject and self.focus.label and self._is_under_label(at, lower):
            found = self.focus.label
        if found or start != at:
            self.subject = found
            if found:
                self.focus.see(found)
        elif not self.subject and self.clause.aside and self.clause.owner is self.row[0] and lower > 0:
            self.subject = givers_of(self.row[:1], self.line.number)
        elif not self.subject and (lower == 0 or says_we(self.row, at)) and not self.clause.aside:
            self.subject = self._each_of(at) or self._without_subject(at)
        return self.subject, start

    def _is_under_label(self, at: int, lower: int) -> bool:
        """Whether nobody else acts, below a sentence that is a name: "Orlo Foods. The grocer gave $5,000"."""
        others = ("party", "fund", "other", "outlet", "pronoun", "relative", "self", "speaker", "unnamed", "and")
        named = any(i.kind in others for i in self.row[lower:at])
        return self.line.block == self.focus.label_block and not named and not self.clause.aside and not lower

    def _each_of(self, at: int) -> tuple[Giver, ...]:
        """The several whom "each" means: the group told last, or those named before: "A and B go on: each gives"."""
        if not self._each_acts(at):
            return ()
        named = {g.member.number: g for g in self.focus.aside_parties}
        several = tuple(named.values()) if len(named) > 1 else self.focus.group
        return several if len(several) > 1 else ()

    def _without_subject(self, at: int) -> tuple[Giver, ...]:
        """Who acts in a verb before which nobody is named: behind it, or as the sentence before tells."""
        led = all(i.kind == "auxiliary" for i in self.row[:at])
        if led and self.clause.opener == "contrast" and self.row[at].verb == "refuse":
            parties = {g.member.number: g for g in self.focus.aside_parties}  # "X was asked, but refused"
            return tuple(parties.values()) if len(parties) == 1 else ()
        if self.row[at].verb == "refuse" and (asked := self._asked_before(at)):
            return asked
        if led and self.clause.opener == "contrast" and (ahead := subject_ahead(self.before, self.line.number)):
            return ahead
        if self.row[at].has("self.one"):
            return self._first_person(at)
        if says_we(self.row, at):  # "Dimos un millón" (Spanish, "we gave")
            number = self.line.number
            return announcing_firm(self.row, at, number) or firm_spoken_of(self.row, at, self.focus, number)
        if self.focus.settings.dropped_subjects:
            behind = subject_behind(self.row, at, self.upper(at), self.line, self.focus)
            if behind or describes_behind(self.row, at):
                return behind
            return dropped_subject(self.row, at, self.line, self.focus)
        return self.focus.subject if self._is_bare(at) else ()

    def _asked_before(self, at: int) -> tuple[Giver, ...]:
        """ "A Jo Hale le pidieron un cheque y se negó" (Spanish, "From Jo Hale they asked ..."): who was asked."""
        asked = next((n for n, i in enumerate(self.row[:at]) if i.has("asked")), 0)
        told = [n for n in range(at) if self.row[n].has("speech.gerund_source")]  # "según [el Dispatch]" (Spanish)
        named = [i for n, i in enumerate(self.row[:at]) if i.kind == "party" and not {n - 1, n - 2} & set(told)]
        alone = len({i.member.number for i in named if i.member is not None}) == 1
        return givers_of(named[:1], self.line.number) if asked and alone else ()

    def _first_person(self, at: int) -> tuple[Giver, ...]:
        """ "Le di 5.000 dólares", contó Amparo Castells (Spanish, "I gave her"): who speaks."""
        said = first_person(self.row, at, at)
        item = self.row[said] if said is not None else None
        if item is None and self.focus.sayer is not None and self.focus.sayer.member.kind == "person":
            return (replace(self.focus.sayer, item=self.row[at], line=self.line.number, certain=False),)
        return givers_of([item], self.line.number) if item is not None and item.kind == "party" else ()

    def _joined_by(self, start: int) -> int | None:
        """Where a verb of joining stands before the phrase that begins at `start`, roles and articles passed."""
        at = start - 1
        while at > 0 and (self.kind(at) in ("comma", "role", "determiner", "word") or self.row[at].has("pronoun.his")):
            at -= 1
        return at if at >= 0 and self.row[at].verb == "join" and not self.row[at].has("join.likewise") else None

    def _each_acts(self, at: int) -> bool:
        """Whether "each" itself acts: "Each will give", "According to X, each company will give"."""
        opening = next((i for i in self.row if not _is_adverb(i)), None)
        if opening is not None and opening.kind == "each":
            return True
        before = next(
            (n for n in range(at - 1, -1, -1) if self.row[n].kind not in ("auxiliary", "plan", "negation", "role")), -1
        )
        return before > 0 and self.row[before].kind == "each" and self.row[before - 1].kind == "comma"

    def _is_bare(self, at: int) -> bool:
        """Whether only small words stand before the verb, as in "and will give another million"."""
        small = ("auxiliary", "plan", "negation", "and", "again", "comma", "to")
        return at > 0 and all(i.kind in small for i in self.row[:at])

    def upper(self, at: int) -> int:
        """Return where the objects of the verb at `at` end; found once."""
        if at not in self._uppers:
            self._uppers[at] = self._upper(at)
        return self._uppers[at]

    def _upper(self, at: int) -> int:
        """Where the objects of the verb at `at` end: before the next verb's own subject, else before that verb."""
        row = self.row
        behind = range(at + 1, len(row))
        for ahead in [
            n for n in behind if row[n].kind in _TURNING or not row[n].categories.meant.isdisjoint(_TURNED_BY)
        ]:
            item = row[ahead]
            if item.has("link.earlier") and self.kind(ahead + 1) in ("sum", "negation"):
                return ahead  # "$1 million, up from $250,000 in 2017", "up from nothing in 2017"
            if item.kind in ("comma", "dash") and self._parts(at, ahead):
                return ahead
            if item.kind == "and" and self._turns_away(ahead + 1):
                return ahead
            if start := sum_of_next(row, at, ahead):
                return start
            if item.has("speech.gerund_source") and self.kind(ahead - 1) in ("verb", "sum"):
                continue  # "spendet nach eigenen Angaben eine Million"
            if item.kind in ("verb", "speech", "deny") and item.verb != "announce":
                if ahead - at <= 2 and item.kind == "verb" and self.row[at].verb == "pledge":
                    continue
                if (end := ahead if item.has("listing.behind") else receiver_joined(self.row, ahead)) > at:
                    return end
                _, start = find_subject(self.row, ahead, at + 1, Focus(), self.line.number)
                return start if at < start < ahead else fronted_from(self.row, ahead, at)
        return len(self.row)

    def _turns_away(self, at: int) -> bool:
        """ "gave $1 million and [is] involved with ...", "gave to it, and [earned] twice as much"."""
        passive = self.kind(at) == "auxiliary" and self.row[at].has("link.passive")
        return passive or self.kind(at) == "other_verb"

    def _parts(self, at: int, sign: int) -> bool:
        """Whether a comma or dash at `sign` ends what the verb at `at` rules.

        "gave $85,000, the same amount as four years ago", "sums promised by X outstrip the largest - $50 million".
        """
        if self.kind(sign) == "dash":
            return self.row[at + 1].has("link.by")
        return is_set_beside(self.row, sign + 1, self.line)

    def frames_cover(self, at: int) -> bool:
        """Whether a frame of this clause has taken the sum at `at` already."""
        return any(frame.money is self.row[at] for frame in self.frames)

    def sums(self, first: int, last: int) -> tuple[Item, ...]:
        """The sums between two items."""
        return tuple(i for i in self.row[first:last] if i.kind == "sum")

    def lead_sum(self) -> tuple[Item, ...]:
        """The sum of a clause that begins "With a gift of $5 million, X ..."."""
        room = enumerate(self.row[:8])
        lead = next((n for n, i in room if i.kind in _PAST_LEAD or i.has("link.passive") or i.has("link.stands")), 0)
        gift = any(i.kind == "gift" for i in self.row[:lead]) or self.kind(lead - 1) == "sum"
        gift = gift and all(i.kind != "business" for i in self.row[:lead])  # "With a fortune of $2 billion, X gave"
        return self.sums(0, lead)[:1] if gift and self.kind(0) == "at" else ()

    def objects(self, first: int, last: int, before: tuple[int, int] | None = None) -> Objects:
        """What the items `first` to `last` give; `before` is the stretch between giver and verb."""
        return read_objects(self.row, first, last, before=before, line=self.line.number)

    def whole(self, money: tuple[Item, ...]) -> Objects:
        """The objects of the whole clause, with other sums in place of its own."""
        at = next((n for n, i in enumerate(self.row) if i is money[0]), 0) if len(money) == 1 else 0
        if at and (parts := split_evenly(self.row, at, len(self.row))):
            sums, takers = zip(*parts, strict=True)
            return replace(self.objects(0, len(self.row)), money=sums, funds=takers, more=(), goods=())
        return replace(self.objects(0, len(self.row)), money=money, more=(), goods=())

    def emit(self, givers: tuple[Giver, ...], objects: Objects, telling: Telling) -> None:
        """Add the frames of a giving; the clause's first one reaches back to its beginning ("In 2017, X gave ...")."""
        self.focus.see(givers)
        if not self.frames and telling.zone[0]:
            zone, verb = (0, telling.zone[1]), telling.verb
            telling = Telling(status=telling.status, rule=telling.rule, zone=zone, verb=verb, lean=telling.lean)
        for group, own in by_brackets(self.row, givers, as_goods(self.row, objects)):
            self.frames.extend(self._frames(group, own, telling))

    def _frames(self, givers: Sequence[Giver], objects: Objects, telling: Telling) -> Iterator[Frame]:
        siblings = not objects.money and "role.siblings" in self.line.meant and are_siblings(givers, self.line)
        givers = givers if siblings else _as_couple(givers, objects, self.row)
        if len(givers) == len(objects.money) > 1 and ("respectively" in objects.manner or self._are_paired(objects)):
            for giver, money in zip(givers, objects.money, strict=True):
                yield from self._frames((giver,), replace(objects, money=(money,)), telling)
            return
        if are_lumped(givers, self.row):
            objects = replace(objects, money=())
        for giver in givers:
            for paid, fund, manner in objects.gifts():
                if not goes_elsewhere(self.row, paid) and (paid or not is_beside_fund(self.row, giver.item, fund)):
                    yield self._frame(giver, paid, fund_past(self.row, paid) or fund, manner, telling)
        if not objects.more:
            return
        more = replace(telling, rule=f"{telling.rule}.more")
        lead = objects.funds[0] if objects.funds else None
        others = [pair for pair in objects.more if all(pair[0].member != giver.member for giver in givers)]
        for other, own in others:  # who gives is none of the others
            yield self._frame(other, own, self._own_fund(other, own) or lead, objects.manner, more)

    def _own_fund(self, giver: Giver, money: Item | None) -> Item | None:
        """The fund that a further giver's own sum goes to, or his aside names: "A gave $5 to the PS, B as much to X".

        "A gave $500 to the PS, B, with $200 to the PSD, and C": an aside.
        """
        behind = next((n for n, i in enumerate(self.row) if i is money), len(self.row)) + 1
        ahead = [i for i in self.row[behind : behind + 3] if i.kind != "determiner"]
        if [i.kind for i in ahead[:2]] == ["to", "fund"]:
            return ahead[1]
        at = next((n for n, i in enumerate(self.row) if i is giver.item), None)
        inner = self.row[at + 1].inner if at is not None and self.kind(at + 1) == "aside" else ()
        funds = [i for i in inner if i.kind == "fund"]
        return funds[0] if len(funds) == 1 else entry_fund(self.row, giver.item, money)

    def _are_paired(self, objects: Objects) -> bool:
        """ "A and B gave $50,000 and $5,000": one sum each, in order."""
        first, last = objects.money[0], objects.money[-1]
        between = {i.kind for i in self.row if first.last <= i.first and i.last <= last.first}
        apart = {"each", "again", "in_kind"} & objects.manner or objects.goods_worth or len(objects.funds) > 1
        return not apart and between <= {"and", "comma", "sum"}

    def _frame(
        self, giver: Giver, money: Item | None, fund: Item | None, manner: frozenset[str], telling: Telling
    ) -> Frame:
        return Frame(
            line=self.line.number,
            block=self.line.block,
            kind=self.line.kind,
            rule=telling.rule,
            giver=giver,
            status=telling.status,
            lean=telling.lean,
            money=money,
            fund=fund,
            verb=telling.verb,
            manner=manner,
            zone=self._tokens(telling.zone),
        )

    def _tokens(self, zone: tuple[int, int]) -> tuple[int, int]:
        """A stretch of items as a stretch of the line's tokens."""
        first, last = zone[0], max(zone[0] + 1, min(zone[1], len(self.row)))
        stretch = self.row[first:last]
        return min([i.first for i in stretch]), max([i.last for i in stretch])
