"""Gift frames in a clause: for each verb or noun of giving, who gave how much to which fund, and in what manner.

The order in which the forms are tried: a fund that receives; a verb with its giver on the left; a noun of giving with
its giver behind "from" or before "'s"; a list of names and sums without any verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.claims.analysis import Line
from onrecord.claims.clauses import Clause, part_clauses
from onrecord.claims.frames import Focus, Frame, Giver
from onrecord.claims.items import Item
from onrecord.claims.objects import Objects, read_objects
from onrecord.claims.pairing import pair_list
from onrecord.claims.statuses import status_of
from onrecord.claims.subjects import find_subject, gather_right, givers_of, pronoun_givers

__all__ = ["read_line"]

_GIVING = ("give", "pledge", "give_weak", "refuse", "match")


def read_line(line: Line, row: Sequence[Item], focus: Focus) -> list[Frame]:
    """Return the gift frames of a line, and leave in `focus` whom it spoke of."""
    frames: list[Frame] = []
    focus.aside_parties = []
    for clause in part_clauses(row):
        reader = _ClauseReader(line=line, clause=clause, row=clause.row, focus=focus)
        frames.extend(reader.read())
        focus.aside_parties.extend(givers_of([i for i in clause.row if i.kind == "party"], line.number))
    _see_subject(line, row, focus, frames)
    return frames


def _see_subject(line: Line, row: Sequence[Item], focus: Focus, frames: Sequence[Frame]) -> None:
    """Remember who the line is about: its givers, else its first party."""
    if frames:
        return
    first = next((item for item in row if item.kind in ("party", "speaker", "unnamed")), None)
    if first is not None and first.kind == "party":
        focus.see(givers_of([first], line.number))


@dataclass(slots=True)
class _ClauseReader:
    line: Line
    clause: Clause
    row: tuple[Item, ...]
    focus: Focus
    subject: tuple[Giver, ...] = ()
    frames: list[Frame] = field(default_factory=list)

    def read(self) -> list[Frame]:
        lower = 0
        for at in self._anchors():
            lower = self._read_anchor(at, lower)
        if not self.frames:
            self.frames.extend(self._read_list())
        return self.frames

    def _anchors(self) -> list[int]:
        return [i for i, item in enumerate(self.row) if item.kind in ("verb", "gift", "deny")]

    def _read_anchor(self, at: int, lower: int) -> int:
        """Read the frames of one anchor; return where the next one's subject may begin."""
        item = self.row[at]
        if item.kind == "gift":
            self._read_noun(at, lower)
            return lower
        group = item.verb
        if group == "light":
            self._read_announce(at, lower)
        elif group == "receive":
            self._read_receive(at)
        elif group == "refund":
            self._read_refund(at, lower)
        elif group == "come":
            self._read_come(at)
        elif group == "announce":
            self._read_announce(at, lower)
        elif group in ("listing", "join"):
            self._read_listing(at, lower)
        elif group in _GIVING:
            self._read_giving(at, lower)
        return at + 1

    # -- verbs with the giver on the left ---------------------------------------------------------------------------

    def _subject_of(self, at: int, lower: int) -> tuple[tuple[Giver, ...], int]:
        found, start = find_subject(self.row, at, lower, self.focus, self.line.number)
        if found and start > 0 and self.row[start - 1].verb == "join":
            # "A joins B and C in giving": all of them give.
            first, start = find_subject(self.row, start - 1, 0, self.focus, self.line.number)
            found = (*first, *found)
        if found or start != at:
            self.subject = found
            if found:
                self.focus.see(found)
        elif not self.subject and lower == 0 and not self.clause.aside:
            self.subject = self._inherited(at)
        return self.subject, start

    def _inherited(self, at: int) -> tuple[Giver, ...]:
        """Nobody stands before the verb: the heading's donor, or who acted in the clause before."""
        if self.focus.heading is not None and self.line.kind in ("paragraph", "item"):
            return (self.focus.heading,)
        return self.focus.subject if self._is_bare(at) else ()

    def _is_bare(self, at: int) -> bool:
        """Whether only small words stand before the verb, as in "and will give another million"."""
        small = ("auxiliary", "plan", "negation", "and", "again", "comma", "to")
        return at > 0 and all(i.kind in small for i in self.row[:at])

    def _read_giving(self, at: int, lower: int) -> None:
        verb = self.row[at]
        if self._is_chained(at):
            self._subject_of(at, lower)
            return
        givers, start = self._subject_of(at, lower)
        upper = self._upper(at)
        passive = self._passive_givers(at, upper)
        if passive:
            givers = passive
        elif at + 1 < upper and self.row[at + 1].has("link.by"):
            return
        status = status_of(self.row, start if start < at else lower, at, self.line)
        if status is None or not givers:
            return
        objects = read_objects(self.row, at + 1, upper, before=(start, at), line=self.line.number)
        if objects.foreign and not objects.funds:
            return
        lean = "weak" if verb.verb == "give_weak" else "strong"
        self._emit(givers, objects, status=status, lean=lean, verb=verb, rule=f"verb.{verb.verb}", zone=(start, upper))

    def _gives_else(self, at: int, objects: Objects) -> bool:
        """ "gave reporters a cupcake", "put it at $67 million": no money given, or a value set."""
        ahead = [i for i in self.row[at + 1 : at + 4] if i.kind not in ("determiner", "again", "auxiliary")]
        if ahead and ahead[0].has("link.at") and len(ahead) > 1 and ahead[1].kind == "sum":
            return True
        if objects.money or objects.funds or objects.goods or not ahead:
            return False
        return ahead[0].kind in ("word", "party", "other", "outlet") and self.row[at].verb != "refuse"

    def _is_spent(self, at: int, upper: int) -> bool:
        """ "splashed $190 million on a compound", "invested $375 million in a start-up": money for something else."""
        for ahead in range(at + 1, upper - 1):
            if self.row[ahead].kind == "in":
                following = self.row[ahead + 1]
                return following.kind in ("determiner", "party", "other") or following.has("pronoun.his")
        return False

    def _is_chained(self, at: int) -> bool:
        """ "pledged to give": the promise rules the giving that follows."""
        if self.row[at].verb not in ("pledge", "give_weak"):
            return False
        for ahead in range(at + 1, min(at + 4, len(self.row))):
            item = self.row[ahead]
            if item.kind == "verb" and item.verb in ("give", "give_weak"):
                return True
            if item.kind not in ("to", "plan", "word", "determiner"):
                return False
        return False

    def _passive_givers(self, at: int, upper: int) -> tuple[Giver, ...]:
        """ "was donated by X": the giver stands behind "by"."""
        if at + 1 < upper and self.row[at + 1].kind == "from" and at + 2 < upper:
            ahead = at + 2
            while ahead < upper and self.row[ahead].kind in ("determiner", "role", "word"):
                ahead += 1
            if ahead < upper and self.row[ahead].kind == "party":
                return givers_of(gather_right(self.row, ahead, upper)[0], self.line.number)
        return ()

    def _upper(self, at: int) -> int:
        """Where the objects of the verb at `at` end: before the next verb's own subject, else before that verb."""
        for ahead in range(at + 1, len(self.row)):
            item = self.row[ahead]
            if item.kind in ("verb", "speech", "deny") and item.verb != "announce":
                if ahead - at <= 2 and item.kind == "verb" and self.row[at].verb in ("pledge",):
                    continue
                _, start = find_subject(self.row, ahead, at + 1, Focus(), self.line.number)
                return start if start > at else ahead
        return len(self.row)

    # -- other forms ------------------------------------------------------------------------------------------------

    def _read_announce(self, at: int, lower: int) -> None:
        """ "announced a gift of $5 million": a plan until the text says that it was made."""
        upper = self._upper(at)
        noun = next((i for i in range(at + 1, min(at + 8, upper)) if self._is_gift_noun(i)), None)
        if noun is not None and any(i.kind in ("comma", "that") for i in self.row[at + 1 : noun]):
            noun = None
        givers, start = self._subject_of(at, lower)
        if noun is None or not givers or any(i.kind in ("party", "owns") for i in self.row[at + 1 : noun]):
            return
        objects = read_objects(self.row, at + 1, upper, before=(start, at), line=self.line.number)
        status = "planned" if self.row[at].verb == "announce" else status_of(self.row, start, at, self.line)
        if status is not None and (not objects.foreign or objects.funds):
            self._emit(givers, objects, status=status, verb=self.row[at], rule="verb.announce", zone=(start, upper))

    def _is_gift_noun(self, at: int) -> bool:
        """A noun of giving, or a sum without figure that is one ("seven-figure checks")."""
        money = self.row[at].money
        return self.row[at].kind == "gift" or (money is not None and money.amount is None and money.factor is None)

    def _read_receive(self, at: int) -> None:
        """ "the fund received $1 million from Meta and $2 million from Robinhood"."""
        upper = len(self.row)
        source = next((i for i in range(at + 1, upper) if self.row[i].kind == "from"), None)
        if source is None:
            return
        for giver, money in pair_list(self.row, at + 1, upper, self.line.number, after_from=True):
            objects = Objects(money=(money,) if money else (), funds=self._funds(0, upper), manner=self._manner(at, upper))
            self._emit((giver,), objects, status="given", lean="weak", verb=self.row[at], rule="receive", zone=(0, upper))

    def _read_come(self, at: int) -> None:
        """ "$1 million came from X", "From X they had $50,000 each"."""
        source = next((i for i, item in enumerate(self.row) if item.kind == "from" or item.has("come.source")), None)
        sums = self._sums(0, len(self.row))
        if source is None or not sums or any(i.kind in ("other", "total") for i in self.row):
            return
        party = next((i for i in range(source + 1, min(source + 6, len(self.row))) if self.row[i].kind == "party"), None)
        if party is None or any(i.kind in ("of", "verb") for i in self.row[source + 1 : party]):
            return
        givers = givers_of(gather_right(self.row, party, len(self.row))[0], self.line.number)
        objects = read_objects(self.row, 0, len(self.row), line=self.line.number)
        self._emit(givers, replace(objects, money=sums[:1], more=()), status="given", lean="weak", verb=self.row[at],
                   rule="verb.come", zone=(0, len(self.row)))  # fmt: skip

    def _read_refund(self, at: int, lower: int) -> None:
        """ "returned a $1 million donation to X": who gets the money back had given it."""
        if not self.row[at].has("refund.past") and not self.row[at].has("refund.got_back"):
            return
        upper = self._upper(at)
        ahead = [i for i in range(at + 1, upper) if self.row[i].kind in ("to", "from", "owns")]
        parties = [i for i in range(at + 1, upper) if self.row[i].kind == "party"]
        givers: tuple[Giver, ...] = ()
        if parties and ahead and ahead[0] < parties[0] and parties[0] - ahead[0] <= 4:
            givers = givers_of(gather_right(self.row, parties[0], upper)[0], self.line.number)
        passive = self.row[at].has("refund.got_back") or any(i.has("link.passive") for i in self.row[max(0, at - 3) : at])
        if not givers and passive:
            givers, _ = self._subject_of(at, lower)
        objects = read_objects(self.row, at + 1, upper, before=(lower, at), line=self.line.number)
        objects = replace(objects, foreign=False)
        if not objects.money:
            objects = replace(objects, money=self._sums(lower, at)[:1])
        if givers:
            self._emit(givers, objects, status="refunded", verb=self.row[at], rule="verb.refund", zone=(lower, upper))

    def _read_listing(self, at: int, lower: int) -> None:
        """ "Merrow is in for $2 million", "Next come Ripple with nearly $4.9M and Robinhood with $2M"."""
        upper = self._upper(at)
        givers, start = self._likewise_givers(at, upper), at
        if not givers:
            givers, start = self._subject_of(at, lower)
        status = status_of(self.row, start, at, self.line)
        if status is None or any(i.kind == "total" for i in self.row[at:upper]):
            return
        pairs = list(pair_list(self.row, at + 1, upper, self.line.number))
        if not pairs and not givers:
            givers, start = self._listed_givers(at, upper), at
        if pairs and not givers:
            for giver, money in pairs:
                objects = Objects(money=(money,) if money else (), funds=self._funds(at, upper), manner=self._manner(at, upper))
                self._emit((giver,), objects, status=status, lean="list", verb=self.row[at], rule="listing", zone=(start, upper))
            return
        if givers:
            objects = read_objects(self.row, at + 1, upper, before=(start, at), line=self.line.number)
            if objects.foreign and not objects.funds:
                return
            joined = self.row[at].verb == "join" and not self.row[at].has("join.likewise")
            if joined and not objects.money and not objects.funds:
                return
            likewise = {"likewise"} if self.row[at].has("join.likewise") else set()
            objects = replace(objects, manner=objects.manner | likewise)
            self._emit(givers, objects, status=status, lean="list", verb=self.row[at], rule="listing", zone=(start, upper))

    def _likewise_givers(self, at: int, upper: int) -> tuple[Giver, ...]:
        """ "so did Pfizer", "as was the sandwich-shop owner X": the giver stands behind the verb."""
        if not self.row[at].has("join.likewise"):
            return ()
        ahead = at + 1
        while ahead < upper and self.row[ahead].kind in ("determiner", "word", "role", "comma", "pronoun"):
            ahead += 1
        if ahead < upper and self.row[ahead].kind == "party":
            return givers_of(gather_right(self.row, ahead, upper)[0], self.line.number)
        return ()

    def _listed_givers(self, at: int, upper: int) -> tuple[Giver, ...]:
        """ "Among the donors were X and Y": the givers stand behind the verb."""
        for ahead in range(at + 1, min(at + 8, upper)):
            if self.row[ahead].kind == "party":
                return givers_of(gather_right(self.row, ahead, upper)[0], self.line.number)
            if self.row[ahead].kind in ("verb", "from", "of", "stop", "negation"):
                return ()
        return ()

    def _read_noun(self, at: int, lower: int) -> None:
        """ "a $1 million donation from Meta", "Altman's gift", "donations of $25,000 by X and Y"."""
        if any(f.zone[0] <= self.row[at].first < f.zone[1] for f in self.frames):
            return
        upper = self._upper(at)
        money = self._sums(max(lower, at - 3), at)[-1:] or self._sums(at, min(at + 5, upper))[:1]
        givers = self._noun_givers(at, upper) or self._owner(at) or self._planned_givers(at, lower)
        if not givers:
            return
        status = status_of(self.row, lower, at, self.line)
        if status is None:
            return
        if any(i.has("refund.past") for i in self.row):
            status = "refunded"
        objects = read_objects(self.row, at + 1, upper, before=(lower, at), line=self.line.number)
        objects = replace(objects, money=money or objects.money)
        if objects.foreign and not objects.funds:
            return
        self._emit(givers, objects, status=status, lean="weak", verb=self.row[at], rule="noun", zone=(lower, upper))

    def _noun_givers(self, at: int, upper: int) -> tuple[Giver, ...]:
        for ahead in range(at + 1, min(at + 9, upper)):
            if self.row[ahead].kind in ("verb", "stop", "comma", "dash", "colon"):
                return ()
            if self.row[ahead].kind == "from":
                party = next((i for i in range(ahead + 1, min(ahead + 6, upper)) if self.row[i].kind == "party"), None)
                if party is None or any(i.kind in ("of", "to") for i in self.row[ahead + 1 : party]):
                    return ()
                return givers_of(gather_right(self.row, party, upper)[0], self.line.number)
        return ()

    def _planned_givers(self, at: int, lower: int) -> tuple[Giver, ...]:
        """ "plans a $1 million gift", "prévoit de créer un engagement": who plans the noun gives."""
        for back in range(at - 1, max(lower, at - 6) - 1, -1):
            if self.row[back].kind == "plan":
                return self._subject_of(back, lower)[0]
            if self.row[back].kind not in ("determiner", "word", "sum", "personal", "again", "to", "from", "of"):
                return ()
        return ()

    def _owner(self, at: int) -> tuple[Giver, ...]:
        """ "Altman's [$1 million personal] donation": the party whose possessive stands before the noun."""
        back = at - 1
        while back >= 0 and self.row[back].kind in ("sum", "personal", "word", "again", "company", "in_kind"):
            back -= 1
        if back >= 1 and self.row[back].kind == "owns" and self.row[back - 1].kind == "party":
            return givers_of([self.row[back - 1]], self.line.number)
        if back >= 0 and self.row[back].has("pronoun.his") and self.row[back].has("pronoun.giver"):
            return pronoun_givers(self.row, back, self.focus, self.line.number)
        return ()

    def _read_list(self) -> Iterator[Frame]:
        """ "Ripple: $5 million", "Amazon ($1m), Meta ($1m)": names and sums side by side, no verb."""
        if any(i.kind in ("verb", "other", "total", "limit", "other_verb", "negation") for i in self.row):
            return
        if self.line.kind == "row":
            yield from self._read_row()
            return
        alone = self.line.kind in ("item", "row", "heading") or self.line.number in self.focus.listed
        pairs = list(pair_list(self.row, 0, len(self.row), self.line.number, bare=self.line.number in self.focus.listed))
        pairs = [(g, m) for g, m in pairs if m is None or self._touch(g, m)]
        if not alone and len(pairs) < 2 and not self._is_planned():
            return
        if not alone and not self._is_planned() and any(i.kind in ("speech", "auxiliary", "relative") for i in self.row):
            return
        status = "planned" if self._is_planned() else "given"
        for giver, money in pairs:
            objects = Objects(money=(money,) if money else (), funds=self._funds(0, len(self.row)),
                              manner=self._manner(0, len(self.row)))  # fmt: skip
            yield from self._frames((giver,), objects, status, "list", None, "list", (0, len(self.row)))

    def _read_row(self) -> Iterator[Frame]:
        """A table's row: the first name gives, the last sum is what."""
        first = next((i for i in self.row if i.kind not in ("comma", "determiner")), None)
        sums = self._sums(0, len(self.row)) or tuple(
            i for item in self.row if item.kind == "aside" for i in item.inner if i.kind == "sum"
        )
        if first is None or first.kind != "party" or not sums:
            return
        objects = Objects(money=sums[-1:], funds=self._funds(0, len(self.row)), manner=self._manner(0, len(self.row)))
        yield from self._frames(
            givers_of([first], self.line.number), objects, "given", "list", None, "row", (0, len(self.row))
        )

    def _is_planned(self) -> bool:
        """Whether a plan leads straight to a sum: "are planning on $1 million each"."""
        for at, item in enumerate(self.row):
            if item.kind == "plan":
                ahead = [i.kind for i in self.row[at + 1 : at + 4]]
                return "sum" in ahead and not {"word", "verb"} & set(ahead[: ahead.index("sum")])
        return False

    def _touch(self, giver: Giver, money: Item) -> bool:
        """Whether a name and a sum stand side by side: nothing but small words between them."""
        first, last = sorted((giver.item, money), key=lambda i: i.first)
        between = [i for i in self.row if first.last <= i.first and i.last <= last.first]
        return sum(i.kind in ("word", "other", "role") for i in between) <= 2

    # -- emitting ---------------------------------------------------------------------------------------------------

    def _sums(self, first: int, last: int) -> tuple[Item, ...]:
        return tuple(i for i in self.row[first:last] if i.kind == "sum")

    def _funds(self, first: int, last: int) -> tuple[Item, ...]:
        return tuple(i for i in self.row[first:last] if i.kind == "fund")

    def _manner(self, first: int, last: int) -> frozenset[str]:
        return read_objects(self.row, first, last, line=self.line.number).manner

    def _emit(self, givers: tuple[Giver, ...], objects: Objects, *, status: str, verb: Item | None, rule: str,
              zone: tuple[int, int], lean: str = "strong") -> None:  # fmt: skip
        self.focus.see(givers)
        self.frames.extend(self._frames(givers, objects, status, lean, verb, rule, zone))

    def _frames(self, givers: Sequence[Giver], objects: Objects, status: str, lean: str, verb: Item | None, rule: str,
                zone: tuple[int, int]) -> Iterator[Frame]:  # fmt: skip
        if "joint" in objects.manner and all(g.member.kind == "person" for g in givers):
            givers = givers[:1]  # a couple's one gift is one claim
        if len(givers) == len(objects.money) > 1 and "respectively" in objects.manner:
            for giver, money in zip(givers, objects.money, strict=True):
                yield from self._frames((giver,), replace(objects, money=(money,)), status, lean, verb, rule, zone)
            return
        for giver in givers:
            for money, fund, manner in objects.gifts():
                yield Frame(
                    line=self.line.number, block=self.line.block, kind=self.line.kind, rule=rule, giver=giver,
                    status=status, lean=lean, money=money, fund=fund, verb=verb, manner=manner, zone=self._tokens(zone),
                )  # fmt: skip
        for giver, money in objects.more:
            yield Frame(
                line=self.line.number, block=self.line.block, kind=self.line.kind, rule=f"{rule}.more", giver=giver,
                status=status, lean=lean, money=money, fund=objects.funds[0] if objects.funds else None, verb=verb,
                manner=objects.manner, zone=self._tokens(zone),
            )  # fmt: skip

    def _tokens(self, zone: tuple[int, int]) -> tuple[int, int]:
        """A stretch of items as a stretch of the line's tokens."""
        first, last = zone[0], max(zone[0] + 1, min(zone[1], len(self.row)))
        return self.row[first].first, max(i.last for i in self.row[first:last])
