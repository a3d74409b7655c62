"""Which gifts are told from an official filing: the sentence that names it, and those that list what it shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.drafting.papers import shows_filing
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import Mark
from onrecord.records.dates import PartialDate
from onrecord.reference.funds import Fund

__all__ = ["mark_early", "mark_filed"]

_UNREPORTED = ("ballroom", "library", "center", "accounts")
"""Funds whose donors nothing obliges anybody to file: a list of them is no filing."""

_LEAD = 4
"""Blocks at the head of an article, in which one registry may stand for all that follows."""

_RECENT = 2
"""Years back that a filing may still tell of: returns for a year come out in the next, or later."""

_ENTRY = 14
"""How many words an entry of a list has at most."""

_NEAR = 3
_TABLE = 8
"""Lines between the words that name a filing and the gifts that it shows; a table has its head in between."""


def mark_filed(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with "given" turned to "reported_in_filing" where a filing is what tells it.

    "Filings show that A gave $1 million. B gave half as much." reports both; "A spokesman said that C had given" none.
    """
    shown = _first_filing(drafts, scene)
    told = frozenset(draft.frame.line for draft in drafts)
    behind = frozenset(n for n in told if _is_borne_out(n, told, scene))
    marked: list[Draft] = []
    for draft in drafts:
        earlier = any(_is_other_gift(draft, other) for other in marked) and _is_before(draft.frame, scene)
        earlier = earlier and not shows_filing(scene.lines[draft.frame.line])
        marked.append(draft if earlier else _mark(draft, shown, scene, behind))
    return marked


def _is_borne_out(number: int, told: frozenset[int], scene: Scene) -> bool:
    """Whether the next sentence tells of no gift, but of the filing that this one comes from.

    "X sent $10 million to the group. The figure comes from a report filed on Friday with the commission."
    """
    after = scene.lines[number + 1] if number + 1 < len(scene.lines) else None
    if after is None or number + 1 in told or after.block != scene.lines[number].block:
        return False
    return shows_filing(after) and not _is_mere_list(after) and not after.has("negation", "outlet")


def _first_filing(drafts: Sequence[Draft], scene: Scene) -> dict[str, int]:
    """For each fund the first line in which a filing shows gifts to it."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.frame.line, []).append(draft)
    by_filer = {_filer(draft, scene): draft for draft in drafts}
    first: dict[str, int] = {}
    for line in scene.lines:
        if not shows_filing(line):
            continue
        starts = _block_start(line, scene) if line.has("filing.back") else _list_start(line, scene)
        near = [d for n in range(line.number - _TABLE, line.number + _TABLE + 1) for d in told.get(n, ())]
        others = any(_filer(d, scene) and _is_near(d, line, led=False) for d in near)
        for draft in chain(by_filer.values(), near):
            shown = _is_near(draft, line, led=not others)
            shown = shown and not (_is_mere_list(line) and line.has("filing.list") and _is_off(draft, line))
            if shown and not (_is_unreported(draft, scene) and _is_mere_list(line)):
                first.setdefault(_filer(draft, scene), starts)
    return first


_ALIKE = ("super_pac", "pac")


def _filer(draft: Draft, scene: Scene) -> str:
    """Whose filing tells of a gift: the fund's own; committees and parties file with one office."""
    fund = scene.words.funds.by_id.get(draft.recipient.fund.id or "")
    return "" if fund is None or fund.kind in _ALIKE else fund.id


def _is_near(draft: Draft, line: Line, *, led: bool) -> bool:
    """Whether a line that shows a filing speaks of the gift: it stands near, or leads an article on local politics.

    `led` says that the line may lead it: no gift to another office's fund stands near.
    """
    near = abs(draft.frame.line - line.number) <= (_TABLE if draft.frame.kind == "row" else _NEAR)
    leads = led and draft.recipient.fund.id is None and line.block <= _LEAD
    leads = leads or (_is_of_fund(draft, line) and abs(draft.frame.line - line.number) <= _TABLE)
    return near or leads or line.kind in ("headline", "deck")


def _is_of_fund(draft: Draft, line: Line) -> bool:
    """ "Papers that the inaugural committee handed to the commission show": whose filing it is got the gift."""
    kind = draft.recipient.fund.kind
    return kind is not None and line.has("filing.verb") and line.has("filing.any") and line.has(f"fund.{kind}")


def _is_off(draft: Draft, line: Line) -> bool:
    """Whether a gift stands in another paragraph than a line on a list: "The donor list on its site is longer now"."""
    beside = abs(draft.frame.line - line.number) <= 1 or draft.frame.block == line.block
    return not beside and draft.frame.kind != "row" and line.kind not in ("headline", "deck", "heading")


def _block_start(line: Line, scene: Scene) -> int:
    """The first line of a line's block: "X gave $1 million, Y as much. All of it is in the report filed on Sunday"."""
    return bisect_left(scene.lines, line.block, key=lambda other: other.block)


_ENTRIES = ("item", "row", "heading")


def _list_start(line: Line, scene: Scene) -> int:
    """Where a list begins that stands right above a line on its filing: "Source: secretary of state", else the line."""
    first = line.number
    while first > 0 and (scene.lines[first - 1].kind in _ENTRIES or _is_entry(scene.lines[first - 1])):
        first -= 1
    return first if first < line.number - 1 else line.number


def _is_entry(line: Line) -> bool:
    """Whether a line is a few words with a sum and without a verb: "Harbor Timber, $300,000"."""
    return bool(line.sums) and len(line.tokens) <= _ENTRY and not line.has("speech", "give", "link.auxiliary")


def _is_unreported(draft: Draft, scene: Scene) -> bool:
    """Whether a gift goes to a fund that reports to no office."""
    fund = scene.words.funds.by_id.get(draft.recipient.fund.id or "")
    return fund is not None and fund.kind in _UNREPORTED


def _is_mere_list(line: Line) -> bool:
    """Whether a line speaks of a list or paper, and of no office where it was filed."""
    if line.has("filing.any"):
        return False  # "a publié la liste des donateurs" (French) shows no more than "the list of donors"
    return not line.has("filing.shows") or all(m.has("filing.donors") for m in line.marked("filing.shows"))


def _mark(draft: Draft, shown: dict[str, int], scene: Scene, behind: frozenset[int]) -> Draft:
    line = scene.lines[draft.frame.line]
    if draft.status != "given":
        return draft
    if line.number in behind and not _told_otherwise(draft, line, scene) and not _is_unreported(draft, scene):
        return replace(draft, status="reported_in_filing")
    own = shows_filing(line) and not (_is_unreported(draft, scene) and _is_mere_list(line))
    start = shown.get(_filer(draft, scene))
    carried = start is not None and start <= line.number and not _told_otherwise(draft, line, scene)
    carried = carried and not _is_of_earlier_year(draft.frame, scene)
    carried = carried and not _is_past(draft.frame, scene) and not _is_old(draft, scene, start or 0)
    return replace(draft, status="reported_in_filing") if own or carried else draft


def _told_otherwise(draft: Draft, line: Line, scene: Scene) -> bool:
    """Whether somebody else than the filing tells it: a spokesperson, an outlet, the donor.

    A fund that declares a gift itself ("the party declares $5,000 from X") is the filing's own word.
    """
    verb = draft.frame.verb
    declared = draft.frame.rule == "receive" and verb is not None
    giving = declared or (verb is not None and verb.verb != "announce")  # "added $200,000" says nothing
    if line.has("filing") and not line.has("role.spokesperson"):
        return False  # "In the same register X is listed at $4,500, “every penny mine”, he says"
    said = [
        m
        for m in line.marked("speech")
        if not (giving and verb is not None and m.first == verb.first)
        and not _closes_quote(line, m)
        and not _leads_to_verb(line, m)
        and not m.has("money.entry")  # "De grootste post" (Dutch, "the largest entry") posts nothing
        and not m.has("receive")  # "the growers, who reported staff time"
        and not _says_fund(m, scene.rows[line.number])
        and not any(n.first <= m.first < n.last for n in line.names)  # "Relève Gatineau" (French) speaks of nothing
    ]
    return bool(said) or line.has("role.spokesperson")


def _says_fund(mark: Mark, row: Sequence[Item]) -> bool:
    """Whether it is a fund itself that reports a gift: "Reform UK meldde [een gift van X]" (Dutch)."""
    at = next((n for n, (a, b) in enumerate(pairwise(row)) if a.kind == "fund" and b.first == mark.first), None)
    return at is not None and any(i.kind in ("gift", "sum") for i in row[at + 2 : at + 4])


def _leads_to_verb(line: Line, mark: Mark) -> bool:
    """Whether a word that may name a source opens a sentence before its verb: "So kamen zwei Millionen von X"."""
    verbs = ("come", "give", "give_weak", "receive", "listing", "light", "link.auxiliary")
    return mark.first == 0 and mark.has("speech.gerund_source") and line.begins(mark.last, *verbs)


def _closes_quote(line: Line, mark: Mark) -> bool:
    """Whether a word of saying only follows a quotation: "X gave $500, “and would again”, she said"."""
    before = line.tokens[max(0, mark.first - 2) : mark.first]
    return any(t.text in '»”"' for t in before) and all(t.text in '»”",' for t in before)


_AUXILIARY = 4
"""Items from the auxiliary to its verb: "hatte der CDU im Januar eine Million gespendet" (German) has more."""


def _is_other_gift(draft: Draft, other: Draft) -> bool:
    """Whether another draft tells of another gift of the same giver."""
    same = draft.recipient.fund.key == other.recipient.fund.key
    sums = [d.money.amount if d.money is not None else None for d in (draft, other)]
    return draft.giver.member.number == other.giver.member.number and not (same and sums[0] == sums[1])


def _is_before(frame: Frame, scene: Scene) -> bool:
    """Whether a gift is told as one made before others: "In the 2024 campaign he had given $1 million"."""
    row, verb, words = scene.rows[frame.line], frame.verb, scene.words.lexicon.phrases.get("link.pluperfect", ())
    verb = verb or next((i for i in row if i.kind == "verb"), None)
    if verb is None or verb.verb not in ("give", "give_weak"):
        return False
    before = [i for i in row if i.first < verb.first][-_AUXILIARY:]
    tokens = scene.lines[frame.line].tokens[verb.first : verb.last]  # "had given" may be one item
    return any(i.has("link.pluperfect") for i in before) or any(t.low in words for t in tokens)


def _is_of_earlier_year(frame: Frame, scene: Scene) -> bool:
    """Whether a gift is set before those that a filing shows: "In 2022, Maltby had given $500,000", told in 2024."""
    return _names_new_year(frame, scene, 1) and _is_before(frame, scene)


def _is_past(frame: Frame, scene: Scene) -> bool:
    """Whether a gift is told of a year long before the article's that the text had not spoken of before."""
    return _names_new_year(frame, scene, _RECENT)


def _names_new_year(frame: Frame, scene: Scene, back: int) -> bool:
    """Whether a gift's clause names a year more than `back` before the article's, of which no line above speaks."""
    published, line = scene.article.published, scene.lines[frame.line]
    if published is None:
        return False
    oldest = published.value.year - back
    old = {text for text in _years_of(frame, scene) if int(text) < oldest}
    before = scene.lines[: line.number] if old else ()
    return any(all(t.text != year for other in before for t in other.tokens) for year in old)


def _is_old(draft: Draft, scene: Scene, start: int) -> bool:
    """Whether a gift went to an inauguration of years ago, of which only an article's lead says that filings tell."""
    fund, published = scene.words.funds.by_id.get(draft.recipient.fund.id or ""), scene.article.published
    if fund is None or fund.kind != "inaugural" or fund.year is None or published is None:
        return False
    return fund.year < published.value.year - _RECENT and scene.lines[start].block > 0


def _years_of(frame: Frame, scene: Scene) -> Iterator[str]:
    """The years in a gift's own clause: those of an aside, of a relative clause and of other funds tell of others."""
    line = scene.lines[frame.line]
    for item in scene.rows[frame.line]:
        inside = frame.zone[0] <= item.first < frame.zone[1]
        if item.kind == "relative" and frame.verb is not None and item.first > frame.verb.first:
            return
        if not inside or item.kind == "aside" or (item.kind == "fund" and item is not frame.fund):
            continue
        yield from (t.text for t in line.tokens[item.first : item.last] if t.form.year)


def mark_early(draft: Draft, scene: Scene) -> Draft:
    """A listing without a verb of giving, told before the ceremony, is a promise: "Merrow is in for $2 million".

    So is a gift in the present ("Norvane spendet eine Million", German), which in some languages tells what is to come
    of any fund.
    """
    published = scene.article.published
    fund = scene.words.funds.by_id.get(draft.recipient.fund.id or "")
    if "fulfilled" in draft.frame.manner:
        return draft
    settled = fund is not None and fund.ceremony is not None
    if draft.status == "given" and settled and _is_coming_in(draft, scene) and not _is_over(fund, published):
        return replace(draft, status="planned")
    if draft.status == "given" and _is_under_way(draft.frame, scene, settled) and not _is_over(fund, published):
        return replace(draft, status="planned") if settled or scene.words.settings.verb_final else draft
    if draft.status != "given" or fund is None or fund.ceremony is None or published is None:
        return draft
    listed = draft.frame.rule in ("list", "listing", "row") and not {"likewise", "told"} & draft.frame.manner
    verb = draft.frame.verb
    past = verb is not None and (verb.has("listing.past") or verb.has("come"))
    past = past or (listed and draft.frame.rule != "listing" and _leads_with_past(draft.frame, scene))
    return replace(draft, status="planned") if listed and not past and published.value < fund.ceremony else draft


def _is_under_way(frame: Frame, scene: Scene, settled: bool) -> bool:
    """Whether a verb of giving stands in the present: "Norvane steuert eine Million bei" (German).

    One that may be a participle does where the fund has a day of its own: "finanziert die CDU" tells of years.
    """
    verb = frame.verb
    if verb is None or verb.verb not in ("give", "give_weak") or not frame.rule.startswith("verb."):
        return False
    row, final = scene.rows[frame.line], scene.words.settings.verb_final
    finite = verb.has_form("present") or (final and verb.has_form("base"))
    either = final and settled and verb.has_form("present") and not _is_helped(row, frame)  # "unterstützt" (German)
    if not finite or (verb.has_form("past") and not either):
        return False  # "A und B spenden je eine Million" (German) is an infinitive by its form
    if not any(i.first == verb.first for i in row):
        return False  # "X, der MAGA Inc. füttert": a relative clause tells what somebody does
    return not any(i.has("link.perfect") for i in row if frame.zone[0] <= i.first < verb.first)


def _is_coming_in(draft: Draft, scene: Scene) -> bool:
    """Whether a fund gets a sum in the present: "Das Komitee bekommt von Norvane eine Million" (German).

    "werd een miljoen ontvangen" (Dutch, "was received") is no present tense.
    """
    verb, frame = draft.frame.verb, draft.frame
    coming = verb is not None and verb.has_any("come.coming", "receive.coming")
    told = coming and draft.money is not None and frame.rule in ("verb.come", "receive")
    helping = ("link.perfect", "link.passive") if scene.words.settings.verb_final else ("link.perfect",)
    return told and not any(i.has_any(*helping) for i in scene.rows[frame.line])


def _is_helped(row: Row, frame: Frame) -> bool:
    """Whether a verb that may be in the present is a participle: "hat das Fest unterstützt" (German)."""
    if frame.rule == "verb.passive":
        return True
    inside = (i for i in row if frame.zone[0] <= i.first < frame.zone[1])
    return any(i.has_any("link.perfect", "link.passive") for i in inside)


def _is_over(fund: Fund | None, published: PartialDate | None) -> bool:
    """Whether the day that a fund is for has passed."""
    day = fund.ceremony if fund is not None else None
    return published is None or (day is not None and published.value >= day)


_PAST = ("give.past", "give_weak.past", "listing.past")


def _leads_with_past(frame: Frame, scene: Scene) -> bool:
    """Whether a heading or what stands right above a list says that its gifts were made: "Who has given so far"."""
    above = (line for line in reversed(scene.lines[: frame.line]) if line.kind not in ("item", "row"))
    near = next(above, None)
    leads = [line for line in (*scene.lines[:1], near) if line is not None]
    return any(line.has(*_PAST) and line.has("link.perfect") and not line.has("pledge") for line in leads)
