"""Gift frames in a line: for each verb or noun of giving, who gave how much to which fund, and in what manner.

The forms that are tried, one module each: verbs with the giver on the left (`giving`), the fund's side (`receiving`),
nouns (`nouns`), lists with and without a verb (`listings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.claims.beyond import read_beyond
from onrecord.claims.clause.bracketed import share_bracket
from onrecord.claims.clause.carried import find_whole
from onrecord.claims.clause.clauses import Clause, are_entries, part_clauses, taken_up
from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.equalpayments import add_up_payments
from onrecord.claims.clause.evenshares import share_evenly
from onrecord.claims.clause.givershares import TOTAL_REACH, share_out, total_of, without_whole
from onrecord.claims.clause.members import (
    find_head,
    find_unnamed,
    picks_members,
    read_included,
)
from onrecord.claims.clause.respectives import give_in_turn
from onrecord.claims.discourse.afterwards import (
    find_declined,
    open_gift,
    open_giving,
    read_quoted_denial,
    read_told_sum,
)
from onrecord.claims.discourse.dialogues import see_talker
from onrecord.claims.discourse.giftsabove import read_gift_labelled
from onrecord.claims.discourse.giftsback import keep_gift
from onrecord.claims.discourse.interviews import read_answer, see_question
from onrecord.claims.discourse.remembering import remember_line, see_asked, see_heading
from onrecord.claims.discourse.soundings import WHETHER, read_sounding, see_sounding
from onrecord.claims.discourse.topics import see_topic
from onrecord.claims.frames import Focus, Frame, Giver, in_order
from onrecord.claims.giftnouns.elliptics import read_elliptic, read_with
from onrecord.claims.givers.ahead import acting_of
from onrecord.claims.givers.announcers import sayer_of
from onrecord.claims.givers.dropped import whom_about
from onrecord.claims.givers.formers import name_formers, tell_apart
from onrecord.claims.givers.gathering import givers_of, parties_beside
from onrecord.claims.lines.analysis import Line
from onrecord.claims.lists.behindcolons import read_behind_colon
from onrecord.claims.lists.colons import (
    announced_sum,
    funds_ahead,
    leads_entry,
    opens_list,
    picks_out,
    told_status,
    trailing_sum,
)
from onrecord.claims.lists.fields import read_field, see_entry
from onrecord.claims.lists.goneon import gone_on
from onrecord.claims.lists.labels import see_label
from onrecord.claims.lists.levels import leads_level
from onrecord.claims.lists.listedtwice import list_each_time
from onrecord.claims.order.items import Item
from onrecord.claims.order.measures import without_measures
from onrecord.claims.order.rows import Row
from onrecord.claims.receipts.addedgifts import read_added
from onrecord.claims.receipts.backhome import bring_home
from onrecord.claims.receipts.furthersums import find_sole, read_further_sum
from onrecord.claims.receipts.nexttakers import read_next_taker
from onrecord.claims.receipts.sourced import find_loose, is_unsized
from onrecord.claims.refusals.clefts import read_cleft
from onrecord.claims.refusals.denials import only_asks, was_asked
from onrecord.claims.refusals.ellipsis import read_ellipsis
from onrecord.claims.refusals.neithers import read_neither
from onrecord.claims.refusals.turneddown import drop_turned_down
from onrecord.claims.telling import TELLING, read_clause
from onrecord.claims.verbs.across import read_across
from onrecord.claims.verbs.compared import read_times, share_sum
from onrecord.claims.verbs.gaps import read_gap, read_shares
from onrecord.claims.verbs.joiningin import read_joining_in
from onrecord.claims.verbs.likenesses import read_doubled
from onrecord.claims.verbs.multiples import read_bare_share, settle_times
from onrecord.claims.verbs.underway import read_under_way

__all__ = ["is_checked", "read_line"]

_RECEIPT = frozenset(("sum", "fund"))
"""What a clause names that tells what another fund got: "MAGA Inc. got $100,000"."""
_ASKING = ("auxiliary", "plan", "consider")
"""What begins a question that is open: "Should Meta give $1 million?" """


def read_line(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """Return the gift frames of a line, and leave in `focus` whom it spoke of."""
    _turn_to(line, row, focus)
    if is_checked(row):
        _see_checked(line, row, focus)
        return []
    row = name_formers(row, focus.group, line.number) if line.has(*_ONE_OF_TWO) else row
    answered = read_answer(line, row, focus)
    if not answered and (focus.sounding is not None or ("fund" in row.kinds and not line.meant.isdisjoint(WHETHER))):
        answered = read_sounding(line, row, focus)
    if see_question(line, row, focus, asked=False):
        return []
    see_heading(line, row, focus)
    see_label(line, row, focus)
    see_entry(line, row, focus)
    focus.aside_parties = []
    reply = bool(focus.asked) and _is_reply(row)
    told = focus.asked if reply and focus.asked != "given" else ""
    reading = _LineReading(line=line, focus=focus, opened=reply, told=told)
    focus.asked = _asks(row)
    if line.has("asked") and (was_asked(row) or (line.number - focus.gave <= _ASKED_FOR and only_asks(row))):
        focus.sought = line.number
    clauses = list(part_clauses(row))
    reading.opened = reading.opened or (line.number - focus.gave <= _LISTED_FOR and are_entries(clauses))
    reading.opened = reading.opened or picks_members(line, row, focus.donors)
    for number, clause in enumerate(clauses):
        reading.read(clause, clauses[number + 1 :])
    frames = read_beyond(line, row, focus, [*answered, *in_order(reading.frames)])
    frames = _parted(line, row, read_across(line, row, focus, frames), focus)
    frames = drop_turned_down(frames, line, row, focus) if frames else frames
    frames = bring_home(line, row, frames, focus) if line.has("account.back") else frames
    _remember_gifts(frames, line, row, focus)
    remember_line(line, row, focus, gave=bool(frames))
    return frames


def _parted(line: Line, row: Row, frames: list[Frame], focus: Focus) -> list[Frame]:
    """The frames of a line with what each of several gave of one sum, told in it or in a line not far above."""
    if line.has("money.share", "money.times"):
        frames = share_out(line, row, frames, total_of(focus.told))
    elif frames and len(line.sums) > 1:
        frames = list_each_time(line, row, without_whole(row, frames))
    frames = tell_apart(row, frames) if frames and len(line.sums) > 1 else frames
    if len(frames) > 1 and (line.has("each.respectively") or frames[0].rule in ("listing", "list")):
        frames = give_in_turn(row, frames)
    if frames and line.has("each"):
        frames = share_evenly(row, share_bracket(line, row, frames)) if len(frames) > 1 else frames
        frames = add_up_payments(line, row, frames, focus.numbers) if line.has("noun.gift") else frames
    frames = gone_on(line, row, frames, focus) if frames and {"listing", "list"} & {f.rule for f in frames} else frames
    focus.told = (*focus.told[-TOTAL_REACH:], (line, row, frames))
    return frames


def _remember_gifts(frames: Sequence[Frame], line: Line, row: Row, focus: Focus) -> None:
    """Remember what the next lines may go on with: an open gift, the sole giver, givers called by name alone."""
    focus.open = open_gift(frames) if frames else open_giving(line, row, focus.subject) or focus.open
    if focus.open is not None and focus.open.rule == "answer" and frames:
        focus.open = replace(focus.open, line=line.number)  # its words stand in the question, the next line goes on
    focus.declined = find_declined(frames)
    if frames:
        focus.sole = find_sole(frames)
        called = all(f.rule in _CALLED and f.money is None for f in frames)
        focus.called = line.number if called else focus.called
        if all(f.status == "declined" for f in frames):
            focus.refused = line.number
        if frames[-1].status == "planned":
            focus.planned = line.number
    focus.whole = find_whole(row, frames, line.number, focus.subject) if "sum" in row.kinds else None
    focus.back = keep_gift(line, row, frames, focus.back) if frames or focus.back is not None else None


def _turn_to(line: Line, row: Row, focus: Focus) -> None:
    """Remember that a line is read, and who says "I" or is spoken of from here on."""
    focus.said = (*focus.said[-_SAID:], line)
    see_talker(line, row, focus)
    if focus.topic is not None or focus.settings.dropped_subjects:
        see_topic(line, focus)


_ONE_OF_TWO = ("pronoun.former", "pronoun.latter", "pair.first", "pair.second")
_SAID = 2
"""Lines before one that is read which descriptions in it may lean on."""


def _see_checked(line: Line, row: Row, focus: Focus) -> None:
    """Remember of a line that is only in question what it asks after."""
    focus.asked = _asks(row)
    focus.donors = line.number if line.has("donor") else focus.donors  # "Who are the donors?"
    see_asked(line, row, focus)
    see_question(line, row, focus, asked=True)
    see_sounding(line, row, focus)


_CALLED = ("listing", "donor", "list")
"""Rules of those whom a text calls givers, without a verb of giving."""

_ASKED_FOR = 3
"""Lines behind a gift in which "Others were asked too" is of gifts."""

_LISTED_FOR = 6
"""Lines that may stand between gifts and a sentence that lists more of them."""


def _summed(frame: Frame, trailing: Sequence[Item]) -> Frame:
    """ "That is three times what the fund got from X in 2021: $300,000": what was got stands behind the colon."""
    sums = [i for i in trailing if i.kind == "sum"]
    bare = frame.money is None and frame.rule == "receive" and "in_kind" not in frame.manner
    return replace(frame, money=sums[0]) if bare and len(sums) == 1 else frame


def _as_told(frame: Frame, before: Frame) -> Frame:
    """A frame whose clause leaves its verb to the one before: its gift was made, or is planned, as that one's."""
    return replace(frame, status=before.status, manner=frame.manner | {"told"})


def _aimed(frame: Frame, clause: Clause) -> Frame:
    """A frame with the fund that the clause around its own one names, if it has none."""
    return replace(frame, fund=clause.target) if frame.fund is None and clause.target is not None else frame


def _meant_next(row: tuple[Item, ...], ahead: Clause | None) -> list[Item]:
    """The parties of a clause whom a pronoun of the next may mean: only who acts, before "indem er" (German)."""
    parties = parties_beside(row)
    same = ahead is not None and ahead.opening is not None and ahead.opening.has("link.same_actor")
    return acting_of(row, parties) if same else parties


@dataclass(slots=True)
class _LineReading:
    """A line read clause by clause: the frames so far, and what a clause before a colon says of those behind it."""

    line: Line
    focus: Focus
    opened: bool
    told: str = ""
    announced: tuple[Item, ...] = ()
    led: tuple[Item, ...] = ()
    frames: list[Frame] = field(default_factory=list)

    def read(self, clause: Clause, following: Sequence[Clause]) -> None:
        """Add the frames of a clause, before the clauses that follow it."""
        work = ClauseWork(
            line=self.line, clause=clause, focus=self.focus, announced=self.announced, told=self.told, before=self.led
        )
        work.trailing = trailing_sum(following)
        gapped = clause.opener == "stop" and bool(self.frames) and _is_gapped(clause)
        work.opened = self.opened or gapped
        if clause.opener != "if" and not (clause.asked and clause.row[0].kind in _ASKING):
            self._read_work(work)
        if not work.frames and following:
            _read_with_next(work, following[0])
        self._take_in(work.frames, clause, following, gapped=gapped)
        ahead = next((c for c in following if not c.aside), None)
        opener = ahead.opener if ahead is not None else ""
        goes_on = self.opened and opener == "stop"
        self.announced = announced_sum(clause) or taken_up(clause, following) or (self.announced if goes_on else ())
        if not clause.aside:
            self.led = clause.row
            if self.focus.settings.dropped_subjects and self.line.tokens[clause.row[0].first].text not in _QUOTES:
                self.focus.turn_to(whom_about(clause.row, self.line, self.focus), self.line.number, self.line.block)
            self._open(clause, opener)
            self.focus.sayer = sayer_of(clause.row, self.line.number) if opener == "colon" else None
            if ahead is not None and opener == "stop" and ahead.kinds.isdisjoint(("verb", "sum", "speech")):
                self._go_on(work.frames)
        if "party" in clause.kinds:
            parties = _meant_next(clause.row, ahead)
            self.focus.aside_parties.extend(givers_of(parties, self.line.number))
        her = ahead is not None and ahead.row[0].has("pronoun.person")  # "the Larkspur heiress; she gave": not the firm
        if "unnamed" in clause.kinds and not her:  # "The chief of Larkspur adds: the firm has given as well"
            firms = [(i, i.near[0]) for i in clause.row if i.kind == "unnamed" and i.near]
            near = [Giver(member=firm, item=i, line=self.line.number, certain=False) for i, firm in firms]
            self.focus.aside_parties.extend(near)

    def _take_in(self, frames: list[Frame], clause: Clause, following: Sequence[Clause], *, gapped: bool) -> None:
        """Add the frames of a clause to the line's, with what stands around it."""
        trailing = trailing_sum(following) if frames and following else ()
        frames = [_summed(f, trailing) for f in frames] if trailing else frames
        told = [share_sum(_aimed(f, clause), clause.opening) for f in frames]
        told = [f if fund is f.fund else replace(f, fund=fund) for f in told for fund in funds_ahead(f, following)]
        told = [_as_told(f, self.frames[-1]) for f in told] if gapped else told
        self.frames = settle_times(self.frames, told, clause, self.focus.sole)

    def _read_work(self, work: ClauseWork) -> None:
        read_clause(work)
        read_elliptic(work, work.frames or self.frames)
        read_with(work, work.frames)
        if not work.frames:
            before = self.line.number - 1
            planned = self.frames[-1].status == "planned" if self.frames else before == self.focus.planned
            after = bool(self.frames) or before in (self.focus.gave, self.focus.weighed)
            read_ellipsis(work, after_gift=after, after_plan=planned)
            if after and not work.frames:
                read_joining_in(work)
        if self.line.has("under_way"):
            read_under_way(work)
        read_neither(work, self.frames)
        if not work.frames and not self.frames:
            read_bare_share(work)
        read_further_sum(work, self.frames)
        if not work.frames and work.clause.kinds >= _RECEIPT:
            read_next_taker(work, self.frames)
        if not work.frames:
            self._read_more(work)
        if not work.frames and "verb" in work.clause.kinds and (head := find_head(work)) is not None:
            self.focus.head = head
            read_included(work, head)
        if not work.frames and {"verb", "role"} <= work.clause.kinds:
            self.focus.unnamed = find_unnamed(work) or self.focus.unnamed
        self.focus.loose = (None if work.frames else find_loose(work)) or self.focus.loose
        if not work.frames and "fund" in work.clause.kinds and is_unsized(work):
            self.focus.unsized = self.line.number

    def _read_more(self, work: ClauseWork) -> None:
        """Read what a clause without a gift of its own adds to those told before it."""
        sole = self.frames or (self.focus.sole is not None and self.line.number - self.focus.sole.line <= 1)
        if sole and self.line.has("come.added"):
            read_added(work, self.frames)
        if not work.frames and work.clause.opener in ("stop", "contrast") and self.frames:
            read_gap(work, self.frames)
        if not work.frames and work.clause.opener == "contrast" and self.frames:
            read_doubled(work, self.frames)
            if not work.frames:
                read_times(work, self.frames)
        if not work.frames:
            read_shares(work)
        if not work.frames and work.clause.opener == "colon":
            read_behind_colon(work, self.led)
            read_field(work, self.led)
            read_told_sum(work, self.led)
        if not work.frames and work.clause.opener == "colon" and "sum" in work.clause.kinds:
            read_gift_labelled(work, self.led)

    def _open(self, clause: Clause, opener: str) -> None:
        """Whether the clause opens a list, or goes on with one, that the next clause is read as a part of."""
        begins = opener == "colon" and (
            opens_list(clause, self.line)
            or leads_entry(clause, self.line)
            or picks_out(clause, self.line, self.focus)
            or ("sum" in clause.kinds and leads_level(clause, self.focus, self.line.number))
        )
        goes_on = self.opened and opener == "stop" and not any(i.kind == "verb" for i in clause.row)
        self.told = told_status(clause, self.line) if begins else self.told if goes_on else ""
        self.opened = begins or goes_on

    def _go_on(self, told: Sequence[Frame]) -> None:
        """ "Donors of $5,000 included A, of Merrow; B, of Larkspur; and C": names behind ";" go on with the list."""
        sums = {f.money.first: f.money for f in told if f.money is not None}
        if told and all(f.rule == "listing" for f in told) and len(sums) <= 1:
            self.opened, self.told, self.announced = True, told[-1].status, tuple(sums.values())


def _read_with_next(work: ClauseWork, ahead: Clause) -> None:
    """Read a clause that the next one explains: "It was not X who gave, but Y", "X denies it: “We gave nothing.”"."""
    if ahead.opener == "contrast":
        read_cleft(work, ahead.row)
    if not work.frames and "deny" in work.clause.kinds and ahead.opener == "colon":
        read_quoted_denial(work, ahead.row)


_QUOTES = ("“", "«", '"', "„")
"""What opens a quotation: whom it speaks of is not whom the text goes on with."""


def is_checked(row: Row) -> bool:
    """Whether a line only tells what is in question: "CLAIM: X gave ...", "Fact check: Did X bankroll the fund?"."""
    if row.kinds.isdisjoint(("colon", "question")):
        return False
    colon = next((n for n, i in enumerate(row[:4]) if i.kind == "colon"), 0)
    if colon and any(i.has("claimed.label") for i in row[:colon]):
        return True
    asked = row[colon + 1 if colon else 0 :]
    if row and row[-1].kind == "question":
        return True  # "Le parti a-t-il reçu 5 000 dollars de Brumeval ?"
    return (
        bool(asked) and asked[0].kind in ("auxiliary", "consider", "plan") and any(i.kind == "question" for i in asked)
    )


def _is_gapped(clause: Clause) -> bool:
    """Whether a clause leaves its verb to the one before: "A promised $1 million; B, its rival, $250,000"."""
    told = [i for i in clause.row if i.kind != "aside" or any(n.kind in TELLING or n.kind == "sum" for n in i.inner)]
    lead = [i.kind for i in without_measures(told) if i.kind not in _PASSED and not i.has("pronoun.his")]
    named = next((n for n, kind in enumerate(lead) if kind not in _LEADING), 0)  # "su rival Merrow, la mitad" (Spanish)
    entries = lead[named:]
    return bool(entries) and entries == ["party", "sum"] * (len(entries) // 2)


_PASSED = ("determiner", "comma", "and", "role", "end", "each", "in_kind", "cash", "personal")
_LEADING = ("word", "auxiliary", "in", "date", "time")
"""What stands before the giver of a clause without a verb: "[a week later] the brewer Merrow, the same"."""


def _is_reply(row: tuple[Item, ...]) -> bool:
    """Whether a sentence may be nothing but names that answer a question: no word of another thing stands in it."""
    return not any(i.kind in ("word", "speech", "negation") for i in row)


def _asks(row: tuple[Item, ...]) -> str:
    """The status of the gift of whom the answer names: "Who gave most?", "Who will pay?", "Who will not?"; else ""."""
    if row[-1].kind != "question" or row[0].kind != "relative" or any(i.kind in ("party", "consider") for i in row):
        return ""
    if not any(i.has("give") or i.has("give_weak") for i in row):
        return ""
    ahead = any(i.has("plan") for i in row)
    if any(i.kind == "negation" for i in row):
        return "declined" if ahead else ""
    return "planned" if ahead else "given"
