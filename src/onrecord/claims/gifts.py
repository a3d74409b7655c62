"""Gift frames in a line: for each verb or noun of giving, who gave how much to which fund, and in what manner.

The forms that are tried, one module each: verbs with the giver on the left (`giving`), the fund's side (`receiving`),
nouns (`nouns`), lists with and without a verb (`listings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.claims.beyond import read_beyond
from onrecord.claims.clause.addedaround import aimed, as_told, summed
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
    read_told_sum,
)
from onrecord.claims.discourse.dialogues import see_talker
from onrecord.claims.discourse.giftsabove import read_gift_labelled
from onrecord.claims.discourse.giftsback import keep_gift
from onrecord.claims.discourse.interviews import read_answer, see_question
from onrecord.claims.discourse.namesasked import is_reply, status_asked
from onrecord.claims.discourse.remembering import remember_line, see_asked, see_heading
from onrecord.claims.discourse.soundings import WHETHER, read_sounding, see_sounding
from onrecord.claims.discourse.topics import see_topic
from onrecord.claims.frames import Focus, Frame, Giver, in_order
from onrecord.claims.gappedclauses import is_gapped
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
from onrecord.claims.order.rows import Row
from onrecord.claims.receipts.addedgifts import read_added
from onrecord.claims.receipts.furthersums import find_sole, read_further_sum
from onrecord.claims.receipts.nexttakers import read_next_taker
from onrecord.claims.receipts.sentback import take_back
from onrecord.claims.receipts.sourced import find_loose, is_unsized
from onrecord.claims.refusals.denials import only_asks, was_asked
from onrecord.claims.refusals.ellipsis import read_ellipsis
from onrecord.claims.refusals.explained import read_with_next
from onrecord.claims.refusals.neithers import read_neither
from onrecord.claims.refusals.turneddown import drop_turned_down
from onrecord.claims.telling import read_clause
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
_QUESTION = frozenset(("verb", "fund"))
"""What a question names that a gift of whom it speaks to may answer: "Did you give to the PAC?" """
_ASKING = ("auxiliary", "plan", "consider")
"""What begins a question that is open: "Should Meta give $1 million?" """


def read_line(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """Return the gift frames of a line, and leave in `focus` whom it spoke of."""
    _turn_to(line, row, focus)
    if is_checked(row):
        _see_checked(line, row, focus)
        return []
    row = name_formers(row, focus.group, line.number) if not line.meant.isdisjoint(_ONE_OF_TWO) else row
    answered = read_answer(line, row, focus) if focus.question is not None else []
    if not answered and (focus.sounding is not None or ("fund" in row.kinds and not line.meant.isdisjoint(WHETHER))):
        answered = read_sounding(line, row, focus)
    if (focus.question is not None or row.kinds >= _QUESTION) and see_question(line, row, focus, asked=False):
        return []
    _see_names(line, row, focus)
    reply = bool(focus.asked) and is_reply(row)
    told = focus.asked if reply and focus.asked != "given" else ""
    reading = _LineReading(line=line, focus=focus, opened=reply, told=told)
    focus.asked = status_asked(row) if row[-1].kind == "question" else ""
    if "asked" in line.meant and (was_asked(row) or (line.number - focus.gave <= _ASKED_FOR and only_asks(row))):
        focus.sought = line.number
    clauses = list(part_clauses(row))
    near = "sum" in row.kinds and line.number - focus.gave <= _LISTED_FOR
    reading.opened = reading.opened or (near and are_entries(clauses))
    reading.opened = reading.opened or picks_members(line, row, focus.donors)
    for number, clause in enumerate(clauses):
        reading.read(clause, clauses[number + 1 :])
    frames = [*answered, *in_order(reading.frames)] if reading.frames else answered
    frames = read_beyond(line, row, focus, frames) if row.kinds >= _RECEIPT else frames
    frames = _parted(line, row, read_across(line, row, focus, frames), focus)
    frames = drop_turned_down(frames, line, row, focus) if frames else frames
    frames = take_back(line, row, frames, focus)
    _remember_gifts(frames, line, row, focus)
    remember_line(line, row, focus, gave=bool(frames))
    return frames


def _parted(line: Line, row: Row, frames: list[Frame], focus: Focus) -> list[Frame]:
    """The frames of a line with what each of several gave of one sum, told in it or in a line not far above."""
    if "money.share" in line.meant or "money.times" in line.meant:
        frames = share_out(line, row, frames, total_of(focus.told))
    elif frames and len(line.sums) > 1:
        frames = list_each_time(line, row, without_whole(row, frames))
    frames = tell_apart(row, frames) if frames and len(line.sums) > 1 else frames
    if len(frames) > 1 and (line.has("each.respectively") or frames[0].rule in ("listing", "list")):
        frames = give_in_turn(row, frames)
    if frames and line.has("each"):
        frames = share_evenly(row, share_bracket(line, row, frames)) if len(frames) > 1 else frames
        frames = add_up_payments(line, row, frames, focus.numbers) if line.has("noun.gift") else frames
    if frames and any(f.rule in ("listing", "list") for f in frames):
        frames = gone_on(line, row, frames, focus)
    focus.told = (*focus.told[-TOTAL_REACH:], (line, row, frames))
    return frames


def _remember_gifts(frames: Sequence[Frame], line: Line, row: Row, focus: Focus) -> None:
    """Remember what the next lines may go on with: an open gift, the sole giver, givers called by name alone."""
    focus.open = open_gift(frames) if frames else open_giving(line, row, focus.subject) or focus.open
    if focus.open is not None and focus.open.rule == "answer" and frames:
        focus.open = replace(focus.open, line=line.number)  # its words stand in the question, the next line goes on
    focus.declined = find_declined(frames) if frames else None
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


def _see_names(line: Line, row: Row, focus: Focus) -> None:
    """Remember whom a line names that is a heading, a label or an entry, before its clauses are read."""
    if line.kind == "heading":
        see_heading(line, row, focus)
    if "party" in row.kinds:
        see_label(line, row, focus)
    see_entry(line, row, focus)
    focus.aside_parties = []


_ONE_OF_TWO = ("pronoun.former", "pronoun.latter", "pair.first", "pair.second")
_SAID = 2
"""Lines before one that is read which descriptions in it may lean on."""


def _see_checked(line: Line, row: Row, focus: Focus) -> None:
    """Remember of a line that is only in question what it asks after."""
    focus.asked = status_asked(row)
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
        if following:
            work.trailing = trailing_sum(following)
        gapped = clause.opener == "stop" and bool(self.frames) and is_gapped(clause)
        work.opened = self.opened or gapped
        if clause.opener != "if" and not (clause.asked and clause.row[0].kind in _ASKING):
            self._read_work(work)
        if not work.frames and following:
            read_with_next(work, following[0])
        if work.frames or (self.frames and clause.opening is not None):
            self._take_in(work.frames, clause, following, gapped=gapped)
        ahead = next((c for c in following if not c.aside), None) if following else None
        opener = ahead.opener if ahead is not None else ""
        if following or "sum" in clause.kinds:
            self._announce(clause, following, opener)
        else:
            self.announced = ()
        if not clause.aside:
            self._lead_on(clause, ahead, opener, work.frames)
        if "party" in clause.kinds or "unnamed" in clause.kinds:
            self._see_parties(clause, ahead)

    def _announce(self, clause: Clause, following: Sequence[Clause], opener: str) -> None:
        """Keep the sum that the clause tells for those behind it."""
        goes_on = self.opened and opener == "stop"
        announced = announced_sum(clause) if "sum" in clause.kinds else ()
        self.announced = (
            announced or (taken_up(clause, following) if following else ()) or (self.announced if goes_on else ())
        )

    def _lead_on(self, clause: Clause, ahead: Clause | None, opener: str, told: Sequence[Frame]) -> None:
        """Remember what the clause leads to: a list, what somebody says, whom the text goes on with."""
        self.led = clause.row
        if self.focus.settings.dropped_subjects and self.line.tokens[clause.row[0].first].text not in _QUOTES:
            self.focus.turn_to(whom_about(clause.row, self.line, self.focus), self.line.number, self.line.block)
        if self.opened or opener == "colon":
            self._open(clause, opener)
        else:
            self.told = ""
        self.focus.sayer = sayer_of(clause.row, self.line.number) if opener == "colon" else None
        if ahead is not None and opener == "stop" and ahead.kinds.isdisjoint(("verb", "sum", "speech")):
            self._go_on(told)

    def _see_parties(self, clause: Clause, ahead: Clause | None) -> None:
        """Remember whom the clause names, whom a pronoun behind it may mean."""
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
        frames = [summed(f, trailing) for f in frames] if trailing else frames
        told = [share_sum(aimed(f, clause), clause.opening) for f in frames]
        told = [f if fund is f.fund else replace(f, fund=fund) for f in told for fund in funds_ahead(f, following)]
        told = [as_told(f, self.frames[-1]) for f in told] if gapped else told
        self.frames = settle_times(self.frames, told, clause, self.focus.sole)

    def _read_work(self, work: ClauseWork) -> None:
        read_clause(work)
        if work.frames or self.frames:
            read_elliptic(work, work.frames or self.frames)
        if work.frames:
            read_with(work, work.frames)
        elif self.frames or self.line.number - 1 in (self.focus.gave, self.focus.weighed):
            self._read_behind_gift(work)
        if "under_way" in self.line.meant:
            read_under_way(work)
        self._read_further(work)
        if not work.frames:
            self._read_more(work)
        if not work.frames:
            self._see_untold(work, work.clause.kinds)

    def _read_further(self, work: ClauseWork) -> None:
        """Read refusals that are shared, and sums and takers beside those that were told."""
        kinds = work.clause.kinds
        if "negation" in kinds:
            read_neither(work, self.frames)
        if not work.frames and not self.frames and self.focus.sole is not None:
            read_bare_share(work)
        if "sum" in kinds:
            read_further_sum(work, self.frames)
        if not work.frames and kinds >= _RECEIPT:
            read_next_taker(work, self.frames)

    def _see_untold(self, work: ClauseWork, kinds: frozenset[str]) -> None:
        """Remember a gift that a clause tells without its giver, for the lines that name who gave."""
        if "verb" in kinds and (head := find_head(work)) is not None:
            self.focus.head = head
            read_included(work, head)
        if not work.frames and "verb" in kinds and "role" in kinds:
            self.focus.unnamed = find_unnamed(work) or self.focus.unnamed
        if not work.frames and "sum" in kinds:
            self.focus.loose = find_loose(work) or self.focus.loose
        if not work.frames and "fund" in kinds and is_unsized(work):
            self.focus.unsized = self.line.number

    def _read_behind_gift(self, work: ClauseWork) -> None:
        """Read what a clause without a gift of its own says of the one right before it: "Y has not", "Y joined in"."""
        planned = self.frames[-1].status == "planned" if self.frames else self.line.number - 1 == self.focus.planned
        read_ellipsis(work, after_gift=True, after_plan=planned)
        if not work.frames:
            read_joining_in(work)

    def _read_more(self, work: ClauseWork) -> None:
        """Read what a clause without a gift of its own adds to those told before it."""
        sole = self.frames or (self.focus.sole is not None and self.line.number - self.focus.sole.line <= 1)
        if sole and "come.added" in self.line.meant:
            read_added(work, self.frames)
        opener = work.clause.opener
        if self.frames and not work.frames and opener in ("stop", "contrast"):
            read_gap(work, self.frames)
        if self.frames and not work.frames and opener == "contrast":
            read_doubled(work, self.frames)
            if not work.frames:
                read_times(work, self.frames)
        if not work.frames and "sum" in work.clause.kinds:
            read_shares(work)
        if not work.frames and opener == "colon":
            read_behind_colon(work, self.led)
            read_field(work, self.led)
            read_told_sum(work, self.led)
        if not work.frames and opener == "colon" and "sum" in work.clause.kinds:
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
