"""Givers named one sentence after their gift, as where the money is from: "The party got $150,000. It came from X."."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.members import Head
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.namedsources import named_source
from onrecord.claims.receipts.ownmoney import owner_of_money

if TYPE_CHECKING:
    from onrecord.claims.frames import Frame

__all__ = ["find_loose", "is_unsized", "read_sourced", "read_sourced_beside"]

_REACH = 2
"""Lines behind a gift in which the one whom it is from may be named."""

_NOBODY = ("party", "unnamed", "self", "speaker", "business", "question")
_NO_GIFT = (*_NOBODY, "total", "limit", "negation", "consider", "donor")


def find_loose(work: ClauseWork) -> Head | None:
    """Return the gift whose giver a clause leaves out: "The party got a gift of $150,000"; None where it tells none."""
    if "sum" not in work.clause.kinds or not work.clause.kinds.isdisjoint(_NOBODY) or work.clause.aside:
        return None
    row = _without_record(work.row)
    if any(i.kind in _NO_GIFT for i in row):
        return None
    sums = [i for i in row if i.kind == "sum"]
    verbs = [i.verb for i in row if i.kind == "verb"]
    told = "receive" in verbs or any(i.kind == "gift" for i in row)
    told = told or ("come" in verbs and ("fund" in work.clause.kinds or _on_account(row)))
    told = told or (work.line.number - work.focus.unsized == 1 and _tells_size(work.row))
    told = told or (work.line.number == work.focus.unsized and _is_bare_sum(work))
    if len(sums) != 1 or not told or sums[0].money is None or sums[0].money.rate or sums[0].money.amount is None:
        return None
    verb = next((i for i in work.row if i.kind == "verb"), None)
    telling = Telling(status=_told_as(work.row), rule="verb.come", zone=(0, len(work.row)), verb=verb, lean="weak")
    return Head(work=work, objects=work.whole(tuple(sums)), telling=telling)


_BARE_SUM = frozenset(("sum", "determiner", "word", "end"))


def _is_bare_sum(work: ClauseWork) -> bool:
    """ "The party got the largest gift in its history: [$1 million].": all that stands behind the colon."""
    return work.clause.opener == "colon" and work.clause.kinds <= _BARE_SUM


def _without_record(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """The row up to ", [the most that it ever got from a single donor]", which tells of no other money."""
    sums = [n for n, i in enumerate(row) if i.kind == "sum" and i.money is not None and i.money.amount is not None]
    if len(sums) != 1:
        return row
    comma = next((n for n in range(sums[0], len(row)) if row[n].kind in ("comma", "dash")), None)
    return row if comma is None else row[:comma]


def _on_account(row: tuple[Item, ...]) -> bool:
    """ "auf [ihrem Konto] eingegangen" (German, "on its account"): of the fund that the text spoke of."""
    return any(a.has("pronoun.his") and b.has("account") for a, b in pairwise(row))


def is_unsized(work: ClauseWork) -> bool:
    """Return whether a clause tells of a gift to a fund without its giver and its sum: "One more went to the party"."""
    kinds = work.clause.kinds
    told = "gift" in kinds or ("again" in kinds and any(i.verb == "come" for i in work.row))
    return told and "fund" in kinds and "sum" not in kinds and kinds.isdisjoint(_NO_GIFT)


_BESIDE_SIZE = frozenset(("pronoun", "determiner", "gift", "word", "noun", "auxiliary", "colon", "sum", "end"))


def _tells_size(row: tuple[Item, ...]) -> bool:
    """ "It amounts to $5,000", "They are 5,000 euros", "The sum: $5,000": how large the gift just told of is."""
    sized = any(i.has_any("noun.size", "money.put_at", "money.meant") for i in row)
    sized = sized or (row[0].kind == "pronoun" and row[1].has("link.passive"))
    return sized and all(i.kind in _BESIDE_SIZE for i in row)


def _told_as(row: tuple[Item, ...]) -> str:
    """The status of a gift that a clause tells: sent back, to come, or made."""
    if any(i.verb == "refund" for i in row):
        return "refunded"
    return "planned" if any(i.kind == "plan" and not i.has("link.to") for i in row) else "given"


def read_sourced(row: tuple[Item, ...], line: int, head: Head | None) -> list[Frame]:
    """Return the frames of those whom a line names as the source of the money told before: "It came from X"."""
    if head is None or not 0 < line - head.work.line.number <= _REACH:
        return []
    if line - head.work.line.number > 1 and len(row) > 1 and row[0].kind == "determiner" and row[1].verb == "come":
        return []  # "Kritik gab es auch. Diese kam von X" (German, "this one came"): no money
    if any(i.kind in _NO_SOURCE or i.has("members.among") for i in row):
        return []  # "The committee took in $62 million. Among them are X and Y": some of those who gave
    party = named_source(row)
    if party is None and head.telling.status == "given":
        party = owner_of_money(row)
    if party is None:
        party = _source_named(row, dropped=head.work.focus.settings.dropped_subjects)
    if party is None or row[party].kind != "party":
        return []
    work = replace(head.work, frames=[])
    work.emit(givers_of(gather_right(row, party, len(row))[0], line), head.objects, head.telling)
    return work.frames


def read_sourced_beside(row: tuple[Item, ...], line: int, head: Head | None) -> list[Frame]:
    """Return the frames of whom a line names beside its own gift: "got $5,000; the donor: X", "$5,000 (donor: X)"."""
    if head is None or head.work.line.number != line:
        return []
    stop = next((n for n, i in enumerate(row) if i.kind == "stop" or _opens_donor(row, n)), None)
    told = next((i.inner for i in row if i.kind == "aside" and i.inner and i.inner[0].kind == "donor"), ())
    beside = told if stop is None else row[stop + 1 :]
    party = named_source(beside) if len(beside) > 1 else None
    if party is None or beside[party].kind != "party":
        return []
    work = replace(head.work, frames=[])
    work.emit(givers_of([beside[party]], line), head.objects, head.telling)
    return work.frames


def _opens_donor(row: tuple[Item, ...], at: int) -> bool:
    """ "meldete 5.000 Euro[,] als Spender wird X genannt" (German, "as donor X is named")."""
    ahead = row[at + 1 : at + 3]
    return row[at].kind == "comma" and len(ahead) > 1 and ahead[1].kind == "donor" and ahead[0].has_any(*_AS)


_AS = ("compared.than", "link.as", "link.contrast", "link.serving")


def _source_named(row: tuple[Item, ...], *, dropped: bool) -> int | None:
    """Where the one is named whom the money came from: "It came from X", "The sum was paid by X".

    Where subjects are `dropped` nothing need stand before the verb: "Proveniva da X" (Italian, "came from").
    """
    came = ("come.any", "come.from")  # also the "vient de" (French) of a verb just done
    at = next((n for n, i in enumerate(row[:_FRONT]) if i.has_any(*came) or _is_sent(row, n) or _is_from(row, n)), None)
    if at is None:
        return None
    ahead = range(at + 1, min(at + _FRONT, len(row)))
    source = next((n for n in ahead if row[n].kind == "from" or row[n].has("money.link")), None)
    turned = not at and source is not None and _means_money(row[1:source])  # "Gekommen ist das Geld von X" (German)
    if not (turned or _means_money(row[:at]) or (dropped and _is_bare(row[:at]))):
        return None
    source = at if row[at].has_any("say.signed", "come.from") else source
    if source is None or any(i.kind in ("of", "to", "verb") for i in row[at + 1 : source]):
        return None
    return _behind_source(row, source)


def _behind_source(row: tuple[Item, ...], source: int) -> int | None:
    """Where what "from" leads to stands, its article and title passed: "from a single man: X" past the colon too."""
    at = source + 1
    while at < len(row) and row[at].kind in ("determiner", "role", "word"):
        at += 1
    described = at + 1 < len(row) and row[at].kind == "unnamed" and row[at + 1].kind == "colon"
    at += described
    single = at + 1 < len(row) and at > source + 1 and row[at].kind == "colon" and row[at + 1].kind == "party"
    return at + 1 if single else at if at < len(row) and not described else None


def _is_sent(row: tuple[Item, ...], at: int) -> bool:
    """ "It was [signed] by X": a verb of giving in the passive."""
    sent = row[at].verb in ("light", "give", "give_weak") or row[at].has("say.signed")
    helped = row[at - 1] if at else row[1] if len(row) > 1 else None  # "Überwiesen wurde das Geld von X" (German)
    return sent and helped is not None and helped.has("link.passive")


def _is_from(row: tuple[Item, ...], at: int) -> bool:
    """ "It [was] from X": where the money is from, without a verb of coming."""
    return row[at].has("link.passive") and at + 1 < len(row) and row[at + 1].has("link.from")


_FRONT = 6
"""Items in which a line says that the money told before came, and from whom."""

_NO_SOURCE = ("sum", "total", "business", "negation", "consider", "question")


_BARE = ("determiner", "auxiliary", "word", "comma")


def _is_bare(before: tuple[Item, ...]) -> bool:
    """Whether nothing but small words stands before a verb, which so has the subject of the sentence before."""
    return all(i.kind == "auxiliary" for i in before)


def _means_money(before: tuple[Item, ...]) -> bool:
    """Whether what stands before a verb of coming is the money told before: "it", "the sum", "the gift"."""
    named = [i for i in before if i.kind not in _BARE and not i.has("money.meant")]
    meant = any(i.has("money.meant") for i in before)
    if meant or (len(before) == 1 and before[0].kind == "determiner"):  # "Diese kam von X" (German, "this one came")
        return not named
    return len(named) == 1 and (
        named[0].kind == "gift" or (named[0].kind == "pronoun" and not named[0].has("pronoun.his"))
    )
