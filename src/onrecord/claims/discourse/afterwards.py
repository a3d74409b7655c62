"""What a later sentence adds to a gift just told: its sum ("The amount is $50,000."), or that the giver denies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.gotten import gotten_sums
from onrecord.claims.clause.objects import Objects
from onrecord.claims.discourse.nameddeniers import called_denier
from onrecord.claims.discourse.toldsizes import told_size
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.givers.announcers import announcing_firm, firm_spoken_of, first_person
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["find_declined", "open_gift", "open_giving", "read_bare_denial", "read_quoted_denial", "read_told_sum"]

_SMALL = ("determiner", "auxiliary", "word", "comma", "each")
"""What may stand between "the amount is" and the sum: "het gaat om een bedrag van een ton" (Dutch)."""

_LAST = 1
"""Lines back to the gift that a sentence adds to."""


def open_gift(frames: Sequence[Frame]) -> Frame | None:
    """Return the one gift of a line, told without a sum, which the next line may give."""
    alone = len({frame.giver.member.number for frame in frames}) == 1
    lacks = all(f.money is None and f.status in ("given", "planned", "refunded") for f in frames)
    return frames[0] if alone and lacks else None


def find_declined(frames: Sequence[Frame]) -> Frame | None:
    """Return the refusal of a line in which one giver does nothing else: "X turned it down. In 2021 it was $5,000"."""
    alone = len({frame.giver.member.number for frame in frames}) == 1
    return frames[0] if alone and all(f.status == "declined" for f in frames) else None


_BARE_OF = ("sum", "gift", "negation", "consider", "plan", "kind", "total", "question", "business")


def open_giving(line: Line, row: tuple[Item, ...], subject: Sequence[Giver]) -> Frame | None:
    """Return the gift of a line that tells no more than that somebody gave: "X has donated before, at home."."""
    if len(subject) != 1 or subject[0].line != line.number or not subject[0].certain:
        return None
    if not line.has("give", "give_weak") or line.has("hope"):
        return None  # "The guild encourages its members to give"
    giving = [i for i in row if i.verb in ("give", "give_weak")]
    funds = [i for i in row if i.kind == "fund"]
    loose = len(giving) != 1 or len(funds) > 1 or (giving[0].verb == "give_weak" and not funds)
    if loose or any(i.kind in _BARE_OF for i in row):
        return None
    return Frame(
        line=line.number,
        block=line.block,
        kind=line.kind,
        rule="verb.give",
        giver=subject[0],
        status="given",
        fund=funds[0] if funds else None,
        verb=giving[0],
    )


_SIZE = ("money.told", "money.meant", "table.amount")
"""Words for how much it was, before a colon: "Die Höhe: zwei Millionen" (German)."""


def read_told_sum(work: ClauseWork, led: tuple[Item, ...] = ()) -> None:
    """Add the frame of "Het gaat om een ton." (Dutch, "It is about ..."): the sum of the gift in the line before.

    `led` is the clause before a colon: "Montant du don : 125 000 euros" (French, "Size of the gift: ...").
    """
    told, row = work.focus.open, work.row
    if told is None or work.line.number - told.line > _LAST:
        return
    if _read_aimed(work, told) or _read_told_back(work, told) or _read_gotten(work, told):
        return
    if work.line.has("noun.gift") and work.clause.kinds >= {"gift", "sum"} and (size := told_size(row)) is not None:
        _emit_size(work, told, size)
        return
    lead = next((n for n, i in enumerate(row) if i.has("money.told")), None)
    if lead is None and work.line.has("money.put_at"):
        _read_put_at(work, told)
        return
    if lead is None and led and all(i.kind in _SMALL or i.has_any(*_SIZE) for i in led):
        lead = -1 if any(i.has_any(*_SIZE) for i in led) else None
    if lead is None and _is_his_gift(led):
        lead = -1
    lead = _was_sum(row, told) if lead is None else lead
    if lead is None:
        return
    if lead < 0:
        comma = next((n for n, i in enumerate(row) if i.kind == "comma"), len(row))
        row = row[:comma]  # "Montant : 125 000 euros, payés par sa filiale" (French, "..., paid by its branch")
    ahead = next((i for i in row[lead + 1 :] if i.kind not in _SMALL and not i.has("link.of")), None)
    if ahead is None or ahead.kind != "sum" or any(i.kind in ("party", "verb", "total", "negation") for i in row):
        return
    _emit_size(work, told, ahead)


def _was_sum(row: tuple[Item, ...], told: Frame) -> int | None:
    """Where the sum follows of "It was $5,000", "Erano 5.000 euro" (Italian); the front alone counts.

    -1 where the sum stands there itself: "Fünftausend Dollar seien es gewesen" (German).
    """
    if told.rule == "answer" and (_is_said(row) or _is_sum_alone(row)):
        return next(n for n, i in enumerate(row) if i.kind == "sum") - 1
    if len(row) > 1 and row[0].kind == "sum" and row[1].has("compared.was"):
        return None if any(i.kind == "sum" for i in row[1:]) else -1  # "50.000 Euro waren es, 40.000 im Jahr davor"
    if len(row) > 1 and row[0].has("compared.was") and row[1].kind == "sum":
        return 0
    it = len(row) > 2 and row[0].has("compared.it") and row[1].kind == "auxiliary"
    return 1 if it and row[2].kind == "sum" else None


def _is_said(row: tuple[Item, ...]) -> bool:
    """Whether an answer goes on with its sum and who says so: "He nods. Twenty thousand dollars, he says, ..."."""
    ahead = [i.kind for i in row[1:5]]
    return row[0].kind == "sum" and ahead[:1] == ["comma"] and "speech" in ahead


def _is_sum_alone(row: tuple[Item, ...]) -> bool:
    """Whether an answer goes on with a sum and no more but who says so: "She nods. “50,000 dollars”, she says."."""
    return len(row) <= _ALONE and [i.kind for i in row if i.kind not in _SAID] == ["sum"]


_ALONE = 7
"""Items of a sum alone, with its quotation marks, a stop and who says so."""
_SAID = ("word", "end", "comma", "speech", "pronoun")


def _emit_size(work: ClauseWork, told: Frame, money: Item) -> None:
    """Add the frame of the gift in the line before with its sum."""
    worth = frozenset({money.first}) if "in_kind" in told.manner else frozenset[int]()
    funds = (told.fund,) if told.fund is not None and "fund" not in work.clause.kinds else ()
    objects = Objects(money=(money,), goods_worth=worth, funds=funds, manner=told.manner)
    telling = Telling(status=told.status, rule=told.rule, zone=(0, len(work.row)), lean=told.lean)
    work.emit((replace(told.giver, certain=False),), objects, telling)
    if told.asked is not None and work.frames:
        work.frames[-1] = replace(work.frames[-1], asked=told.asked)


def _is_his_gift(led: tuple[Item, ...]) -> bool:
    """ "Sein Beitrag: 50.000 Euro" (German, "his contribution"): a label that is whose gift it is, and no more."""
    bare = [i for i in led if i.kind not in ("determiner", "word") or i.has("pronoun.his")]
    return len(led) <= _LABEL and [i.kind for i in bare] == ["pronoun", "gift"] and bare[0].has("pronoun.his")


_LABEL = 4


def _read_told_back(work: ClauseWork, told: Frame) -> bool:
    """Add the frame of "The $30,000 was wired back." behind a refund that was told without its sum."""
    sums = work.sums(0, len(work.row))
    back = any(i.verb == "refund" for i in work.row)
    if told.status != "refunded" or not back or len(sums) != 1 or work.row[0].kind not in ("determiner", "sum"):
        return False
    if any(i.kind in ("party", "fund", "negation", "plan") for i in work.row):
        return False
    telling = Telling(status="refunded", rule=told.rule, zone=(0, len(work.row)), lean=told.lean)
    work.emit((replace(told.giver, certain=False),), Objects(money=sums, manner=told.manner), telling)
    return True


_AIMED = ("sum", "to", "fund", "determiner", "in", "date", "time", "comma", "and", "again", "end", "each", "word")


def _read_aimed(work: ClauseWork, told: Frame) -> bool:
    """Add the frames of "X has given before. $500 to the Liberty Party.": sums, each with its fund, and no more."""
    row = _without_going(work.row)
    sums = [n for n, i in enumerate(row) if i.kind == "sum"]
    if not sums or row[0].kind != "sum" or any(i.kind not in _AIMED for i in row):
        return False
    if work.clause.opener == "colon" and any(i.kind == "party" for i in work.before):
        return False  # "Otto Hale had fed the campaign: $5,000 for the Liberty Party" tells of his
    if told.fund is not None and (row is work.row or not _is_same_fund(told.fund, row)):
        return False
    pairs = [(row[n], [i for i in row[n:end] if i.kind == "fund"]) for n, end in pairwise([*sums, len(row)])]
    if any(len(funds) != 1 for _, funds in pairs):
        return False
    telling = Telling(status=told.status, rule=told.rule, zone=(0, len(row)), lean=told.lean)
    for money, funds in pairs:
        objects = Objects(money=(money,), funds=tuple(funds), manner=told.manner)
        work.emit((replace(told.giver, certain=False),), objects, telling)
    return True


def _read_gotten(work: ClauseWork, told: Frame) -> bool:
    """Add the frames of "X has given again. A got $5,000, B $3,000.": what funds got of the gift just told."""
    pairs = gotten_sums(work.row) if told.fund is None and work.line.has("receive") else []
    telling = Telling(status=told.status, rule=told.rule, zone=(0, len(work.row)), lean=told.lean)
    for money, fund in pairs:
        objects = Objects(money=(money,), funds=(fund,), manner=told.manner)
        work.emit((replace(told.giver, certain=False),), objects, telling)
    return bool(pairs)


def _without_going(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """The row without the verb of "$500 [will go] to the fund", "500 Euro [fließen] in den Fonds" (German)."""
    at = next((n for n, i in enumerate(row[:_FAR]) if i.verb == "come"), 1)
    at = at if at < len(row) and (row[at].verb == "come" or row[at].kind == "plan") else 0
    led = at > 0 and all(i.kind in ("sum", "plan", "auxiliary") for i in row[:at])
    return (row[0], *row[at + 1 :]) if led else row


_FAR = 4


def _is_same_fund(told: Item, row: tuple[Item, ...]) -> bool:
    """Whether the one fund of a row is that of the gift told before, or only "the fund"."""
    funds = [i.fund for i in row if i.fund is not None]
    return len(funds) == 1 and told.fund is not None and funds[0].kind in ("anaphor", told.fund.kind)


def _read_put_at(work: ClauseWork, told: Frame) -> None:
    """Add the frame of "A person briefed on it put it at $5 million.": what the gift just told is said to be."""
    at = next((n for n, i in enumerate(work.row) if i.has("money.put_at")), len(work.row) - 1)
    ahead = work.row[at + 1] if at + 1 < len(work.row) else None
    if ahead is None or ahead.kind != "sum" or any(i.kind == "negation" for i in work.row[:at]):
        return
    _emit_size(work, told, ahead)


_MARKS = frozenset('«“"„»”')
_BARE = ("pronoun", "relative", "determiner", "link", "auxiliary", "end", "comma")


def read_bare_denial(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frame of "The company denied it." behind a gift that the text has just told of the company."""
    behind: list[Item] = []
    for item in work.row[at + 1 :]:
        if item.kind in ("comma", "stop", "contrast", "colon"):
            break
        if work.line.tokens[item.first].text not in _MARKS:
            behind.append(item)
    quoted = work.line.tokens[0].text in _MARKS
    told = work.line.number - work.focus.gave <= _LAST + quoted or bool(work.focus.aside_parties)
    before = work.focus.subject
    if not told or any(i.kind not in _BARE or i.has("pronoun.his") for i in behind):
        return
    if any(i.kind in ("relative", "determiner") for i in behind) and len([i for i in behind if i.kind != "end"]) > 2:
        return  # "ontkent dat de ..." (Dutch): a clause follows
    headed = _own_head(work, at) or _speaker_in_quote(work, at) or called_denier(work, at)
    givers, start = headed or work.subject_of(at, lower)
    known = headed is not None or {g.member.number for g in givers} <= {g.member.number for g in before}
    if start < at and givers and known:
        objects = Objects(manner=frozenset({"denied", "taken_back"}))
        telling = Telling(status="declined", rule="deny", zone=(start, len(work.row)), verb=work.row[at])
        work.emit(givers, objects, telling)


def read_quoted_denial(work: ClauseWork, quoted: tuple[Item, ...]) -> None:
    """Add the frame of "X denies it: “No payment was made.”", whose words behind the colon are `quoted`."""
    row = work.row
    at = next((n for n, i in enumerate(row) if i.kind == "deny"), None)
    turned = at is not None and row[-1].kind == "party" and work.focus.settings.dropped_subjects
    if at is None or any(i.kind not in (*_BARE, "role") for i in (row[at + 1 : -1] if turned else row[at + 1 :])):
        return
    told = any(i.kind == "gift" or i.verb in ("give", "give_weak", "refuse") for i in quoted)
    if not told or not any(i.kind == "negation" or i.verb == "refuse" for i in quoted):
        return
    givers, start = (givers_of(row[-1:], work.line.number), 0) if turned else work.subject_of(at, 0)
    if (start < at or turned) and givers:
        telling = Telling(status="declined", rule="deny", zone=(start, len(row)), verb=row[at])
        work.emit(givers, Objects(manner=frozenset({"denied", "taken_back"})), telling)


def _speaker_in_quote(work: ClauseWork, at: int) -> tuple[tuple[Giver, ...], int] | None:
    """ "“Not a word of it is true,” said its chief, Jo Hale.": who speaks, or his firm, gave what was told."""
    row, number, focus = work.row, work.line.number, work.focus
    if work.line.tokens[0].text not in _MARKS or any(i.kind in ("party", "pronoun") for i in row[:at]):
        return None
    firms = announcing_firm(row, at, number) or firm_spoken_of(row, at, focus, number)
    said = first_person(row, at, at)
    person = givers_of([row[said]], number) if said is not None and row[said].kind == "party" else ()
    if said is not None and not person and focus.person is not None:
        person = (focus.person,)
    told = {g.member.number for g in focus.subject}
    own = [g for g in (*person, *firms) if g.member.number in told]
    return (tuple(replace(g, certain=False) for g in own[:1]), 0) if own else None


def _own_head(work: ClauseWork, at: int) -> tuple[tuple[Giver, ...], int] | None:
    """ "Su director, Juan Pell, lo desmiente." (Spanish, "Its director denies it"): who speaks for the firm."""
    firm, row = work.focus.firm, work.row
    if firm is None or work.line.number - firm.line > _LAST or at < 2 or not row[0].has("pronoun.his"):
        return None
    head = row[1].kind == "speaker" or row[1].has("role.chief")
    plain = all(i.kind in ("comma", "role", "party", "speaker") for i in row[1:at])
    return ((replace(firm, certain=False),), 0) if head and plain else None
