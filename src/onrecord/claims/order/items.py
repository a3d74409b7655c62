"""A line as a row of items: parties, sums, funds, verbs and the small words between them.

Items are what the grammar of gifts speaks of. Each holds its tokens' span and what it stands for; a word that means
nothing to the grammar is an item of kind "word".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.claims.funds.fundrefs import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.order.nextwords import is_parenthetic, joins_pair, leads_to_name
from onrecord.claims.order.nogivers import gives_nothing
from onrecord.claims.order.verbgroups import GROUP_OF, VERB_GROUPS
from onrecord.claims.parties.cast import Cast, Member
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Categories, Mark

__all__ = ["Item", "build_items"]

_PUNCTUATION = {
    ",": "comma", ";": "stop", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
    "—": "dash", "–": "dash", "-": "dash", "&": "and", "'s": "owns", "'": "owns", "?": "question", ".": "end",
    "…": "end", "!": "end", "|": "cell", "\t": "cell", "•": "comma", "/": "and",
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """Tokens `first` to `last` of a line as one thing. Never changed once made.

    `kind` is "party", "other" (a name that gives nothing), "outlet", "sum", "fund", "verb", "gift", "role", "business"
    (money that is no gift: deals, fines, prices), a category of small words ("plan", "negation", "to", "from", "and"),
    or "word". `member` is set for a party, `near` are the members that its phrase ties to it ("OpenAI CEO Sam Altman"),
    `inner` the items of an aside.
    """

    kind: str
    first: int
    last: int
    categories: Categories = NO_CATEGORIES
    member: Member | None = None
    near: tuple[Member, ...] = ()
    money: Sum | None = None
    fund: FundMention | None = None
    inner: tuple[Item, ...] = ()

    def has(self, prefix: str) -> bool:
        """Whether a category is `prefix` or lies below it."""
        return prefix in self.categories.meant

    def has_any(self, *prefixes: str) -> bool:
        """Whether a category is one of the `prefixes` or lies below one."""
        return not self.categories.meant.isdisjoint(prefixes)

    def has_form(self, *forms: str) -> bool:
        """Whether a verb of giving may have one of the `forms`: "base", "present", "past", "progressive", "gerund"."""
        meant = self.categories.meant
        if "give" not in meant and "give_weak" not in meant:
            return False
        return any(f"{group}.{form}" in meant for group in ("give", "give_weak") for form in forms)

    @property
    def verb(self) -> str | None:
        """The verb group of a verb, the strongest one."""
        return GROUP_OF[self.categories] if self.kind == "verb" else None

    @property
    def rule(self) -> str:
        """The name of the rule that reads a verb: "verb.give", or "verb.guessed" for a word that no lexicon has."""
        return "verb.guessed" if self.has("guessed.verb") else f"verb.{self.verb}"


def build_items(line: Line, cast: Cast, mentions: Sequence[FundMention]) -> list[Item]:
    """Return the items of a line in order."""
    things = _things(line, cast, mentions)
    items: list[Item] = []
    tokens, marks = line.tokens, line.starting
    at, end = 0, len(tokens)
    while at < end:
        if at in things:
            item = things[at]
        elif (sign := _sign_of(low) if (low := tokens[at].low)[0] == "." else _PUNCTUATION.get(low)) and not (
            sign == "owns" and _is_contracted(marks.get(at))
        ):
            item = _plain_item("word" if sign == "dash" and _is_hyphen(line, at) else sign, at)
            if sign == "end" and items and (_is_short(items[-1], line) or _is_ordinal(line, at)):
                items[-1] = replace(items[-1], last=item.last)
                at += 1
                continue
        elif at in marks:
            item = _mark_item(line, marks[at], items, things)
        else:
            item = _WORDS[at] if at < _USUAL else _plain_item("word", at)
        items.append(item)
        at = item.last
    return [replace(items[0], kind="speaker"), *items[1:]] if _is_label(items, line) else items


def _sign_of(low: str) -> str | None:
    """The kind of a stop, or of several; dots that lead to a figure, "Kaldane ........ $5,000", part as a dash does."""
    return _PUNCTUATION.get(low) or ("dash" if low.startswith("..") and len(low) > _ELLIPSIS else None)


_ELLIPSIS = len("...")


def _is_contracted(mark: Mark | None) -> bool:
    """ "it['ll] give": an apostrophe that begins a word of its own, and owns nothing."""
    return mark is not None and mark.last > mark.first + 1


def _is_hyphen(line: Line, at: int) -> bool:
    """ "the 71-year-old widow": a sign that joins a figure and a word, and parts no clauses."""
    if not 0 < at < len(line.tokens) - 1 or line.tokens[at].text != "-":
        return False
    before, sign, behind = line.tokens[at - 1 : at + 2]
    return before.text.isdigit() and before.end == sign.start and sign.end == behind.start and behind.text[0].isalpha()


@cache
def _plain_item(kind: str, at: int) -> Item:
    """A word or sign at a place; lines share them, as most items are such and none is ever changed."""
    return Item(kind=kind, first=at, last=at + 1)


_USUAL = 128
"""So many tokens have all but the longest lines."""

_WORDS = [_plain_item("word", at) for at in range(_USUAL)]


def _things(line: Line, cast: Cast, mentions: Sequence[FundMention]) -> dict[int, Item]:
    """The names, sums and funds of a line by their first token: of two at one place the fund, else the sum."""
    things = {name.first: _name_item(line, cast, name) for name in line.names}
    for money in line.sums:
        things[money.first] = Item(kind="sum", first=money.first, last=money.last, money=money)
    for fund in mentions:
        first = fund.first
        if fund.led:
            things[first] = Item(kind="to", first=first, last=first + 1, categories=_TO)
            first += 1
        things[first] = Item(kind="fund", first=first, last=fund.last, fund=fund)
    return things


def _is_short(item: Item, line: Line) -> bool:
    """Whether a name in the middle of a line may end with a stop: "of Tifton, Ga., gave", "Tarrow Bros. gave"."""
    if item.last + 1 >= len(line.tokens):
        return False
    if item.kind == "party":
        return line.tokens[item.last + 1].text[0].islower() and len(line.tokens[item.last - 1].text) <= _SHORT
    inside = line.tokens[item.last + 1].text in (",", ":", ")", ";")
    return inside and item.kind == "other" and line.tokens[item.first - 1].text == ","


_SHORT = 5
"""Letters of a word that a stop shortens, at most."""


def _is_ordinal(line: Line, at: int) -> bool:
    """Whether a stop only makes a figure an ordinal: "am 20. Januar haben A und B gespendet" (German)."""
    inside = at + 1 < len(line.tokens) and line.tokens[at + 1].text[0].isalpha()
    return inside and at > 0 and line.tokens[at - 1].text.isdigit()


def _is_label(items: Sequence[Item], line: Line) -> bool:
    """Whether a line of a transcript begins with who speaks: "HALE: They gave us ten thousand dollars."."""
    if len(items) < 3 or items[1].kind != "colon" or items[0].kind != "party" or items[2].kind == "sum":
        return False
    name = line.tokens[items[0].first : items[0].last]
    return line.kind not in ("item", "row") and all(t.text.isupper() for t in name) and len(name[-1].text) > 3


_AND = Categories.of({"link.and"})
_ARTICLE = Categories.of({"link.determiner"})
_THUS = Categories.of({"link.auxiliary"})
_MONTH = Categories.of({"date.month"})
_TO = Categories.of({"link.to"})
_IN_KIND = Categories.of({"noun.in_kind"})


def _cut(item: Item, things: Mapping[int, Item]) -> Item:
    """Let a mark end where a fund, sum or name begins inside it."""
    inside = next((at for at in range(item.first + 1, item.last) if at in things), None)
    if inside is None:
        return item
    if item.kind == "pronoun":  # "The Union of Millers": only its article is left
        return Item(kind="determiner", first=item.first, last=inside, categories=_ARTICLE)
    if item.has("money.half"):  # "nel 2013 e [mezzo milione]" (Italian, "and half a million"): only its "and" is left
        return Item(kind="and", first=item.first, last=inside, categories=_AND)
    return Item(kind=item.kind, first=item.first, last=inside, categories=item.categories)


def _name_item(line: Line, cast: Cast, name: Name) -> Item:
    if name.text.casefold() in cast.assets:
        return Item(kind="in_kind", first=name.first, last=name.last, categories=_IN_KIND)
    member = cast.at(line.number, name.first)
    gives = member is not None and member.kind in ("person", "organization") and not member.honouree
    gives = gives and member is not None and not gives_nothing(line, name, member)
    return Item(kind="party" if gives else "other", first=name.first, last=name.last, member=member)


_SMALL = (
    "donor",
    "outlet",
    "filing",
    "consider",
    "deny",
    "plan",
    "negation",
    "each",
    "self",
    "pronoun",
    "relative",
    "relation",
    "personal",
    "company",
    "role",
    "link",
    "again",
    "time",
    "date",
    "speech",
    "noun",
    "money",
)


def _mark_item(line: Line, mark: Mark, before: Sequence[Item], things: Mapping[int, Item]) -> Item:
    first, last, categories = mark.first, mark.last, mark.categories
    kind = _SETTLED[categories]
    if kind in _SMALLEST and last == first + 1:
        return _small_item(categories, first)
    if kind == "consider" and "date.month" in categories.meant and before and before[-1].kind == "in":
        return Item("date", first, last, _MONTH)  # "in May"
    if kind is None:
        if mark.has("link.paired") and any(i.has("each.paired") for i in before) and joins_pair(line, mark):
            return Item(kind="and", first=first, last=last, categories=_AND)  # "zowel A [als] B" (Dutch)
        kind = _kind_beside(line, mark, before)
        categories = _THUS if kind == "auxiliary" and mark.has("speech.gerund_source") else categories
    item = Item(kind, first, last, categories)
    return item if last == first + 1 else _cut(item, things)


def _kind_beside(line: Line, mark: Mark, before: Sequence[Item]) -> str:
    """The kind of words that what stands before or behind them decides."""
    kind = _kind_in_place(mark, before)
    if kind == "speech" and mark.has("fund_name.called") and leads_to_name(line, mark.last):
        return "word"  # "a firm called X"
    thus = kind == "speech" and mark.first == 0 and not line.begins(mark.last, "pronoun.his")  # "volgens zijn" (Dutch)
    if thus and mark.has("speech.gerund_source") and line.begins(mark.last, *_FINITE):
        return "auxiliary"  # "So kamen zwei Millionen von X" (German, "thus")
    if kind == "including" and mark.first and line.tokens[mark.last : mark.last + 1] and is_parenthetic(line, mark):
        return "auxiliary"
    if mark.has("money.whereof") and _parts_sum(line, mark, before):
        return "including"
    if kind == "auxiliary" and mark.has("come.from") and leads_to_name(line, mark.last):
        return "verb"  # "vient de X" is no "vient de donner"
    return "including" if kind == "contrast" and _likens(line, mark, before) else kind


def _parts_sum(line: Line, mark: Mark, before: Sequence[Item]) -> bool:
    """Whether a part of the sum before is told, and whom it is from: "20.000 euro, [di cui] 5.000 da X" (Italian)."""
    part = next((s for s in line.sums if 0 <= s.first - mark.last <= 1), None)
    whole = [i.kind for i in before[-2:]] == ["sum", "comma"]
    return part is not None and whole and line.begins(part.last, "link.from", "link.by", "come.from", "give.past")


def _likens(line: Line, mark: Mark, before: Sequence[Item]) -> bool:
    """Whether "if" is an "as" here: "bedrijven [als] X en Y", "hetzelfde bedrag [als] X" (Dutch, "firms such as")."""
    if not before or not mark.has("link.if") or not leads_to_name(line, mark.last):
        return False
    money = before[-1].money
    return before[-1].kind in ("role", "donor") or (money is not None and money.factor == 1)


_FINITE = ("come", "give", "give_weak", "pledge", "receive", "refund", "listing", "light", "announce", "link.auxiliary",
           "plan.any")  # fmt: skip
"""Verbs that stand second where a language has its finite verb there."""

_OPEN = (
    "give.participle",
    "speech.gerund_source",
    "refund",
    "noun.gift",
    "light.check",
    "link.paired",
    "fund_name.called",
    "come.from",
    "link.including",
    "money.whereof",
)
"""Words whose kind what stands beside them decides."""


_SMALLEST = frozenset(("determiner", "auxiliary", "to", "from", "of", "at", "in", "and", "word", "link"))
"""Kinds of words that neither give nor tell of giving: nobody asks which of two such items it is."""


@cache
def _small_item(categories: Categories, at: int) -> Item:
    """A small word at a place; lines share them as they share plain words."""
    return Item(_SETTLED[categories] or "", at, at + 1, categories)


class _SettledKinds(dict[Categories, str | None]):
    """The kind of words of certain categories wherever they stand; None where that depends on the place."""

    def __missing__(self, categories: Categories) -> str | None:
        settled = categories.meant.isdisjoint(_OPEN)
        self[categories] = kind = _kind_in_place(Mark(0, 1, categories), ()) if settled else None
        return kind


_SETTLED = _SettledKinds()


def _kind_in_place(mark: Mark, before: Sequence[Item]) -> str:
    meant = mark.categories.meant
    verb = not meant.isdisjoint(VERB_GROUPS)
    if mark.has("give.participle") and not _is_perfect(before) and not (before and before[-1].kind == "sum"):
        return "word"  # "given the cold"
    paid = mark.has("refund.past") or mark.has("refund.got_back") or (bool(before) and before[-1].kind == "sum")
    if mark.has("refund") and not paid and _after_article(before):
        return "word"  # "last year's return", "the returns": a report
    if mark.has("noun.gift") and (not verb or _after_article(before)):
        return "gift"
    if verb and (not mark.has("link") or (mark.has("light.check") and _has_done(before))):
        return "verb"
    if mark.has("each.respectively") and mark.has("link.and"):
        return "and"  # "A bzw. B gaben 2 bzw. 1 Million" (German)
    small = next((group for group in _SMALL if group in meant), None)
    if small is not None:
        return _small_kind(mark, small)
    return "verb" if verb else "word"


def _small_kind(mark: Mark, group: str) -> str:
    if group == "link":
        return _link_kind(mark)
    if group == "noun":
        for name in ("kind", "in_kind", "cash", "total", "limit", "other", "other_verb", "refusal"):
            if mark.has(f"noun.{name}"):
                return "business" if name == "other" else name
    if group == "plan" and mark.has("link.to"):
        return "to"
    if group == "money" or (mark.has("noun.value") and not mark.has("noun.worth")):
        return "word"
    return group


_LINKS = ("except", "contrast", "and", "on_behalf", "through", "to", "from", "of", "at", "in", "including",
          "determiner", "auxiliary")  # fmt: skip


def _link_kind(mark: Mark) -> str:
    """Which link a mark is, the strongest meaning first; "by" leads to who gave, as "from" does."""
    if mark.has("link.if"):
        return "contrast"
    if all(
        c.startswith(("link.when", "link.after", "link.earlier_sum", "link.besides", "link.perfect"))
        for c in mark.categories
        if c.startswith("link")
    ):
        return "word"
    kind = next((name for name in _LINKS if mark.has(f"link.{name}")), "link")
    return "from" if kind == "link" and mark.has("link.by") else kind


def _is_perfect(before: Sequence[Item]) -> bool:
    """Whether "has" rules what comes next: "has already [given]", "have each [given]"."""
    for item in reversed(before[-4:]):
        if item.has("link.perfect"):
            return True
        if item.kind not in ("auxiliary", "each", "again", "word", "negation"):
            return False
    return False


def _has_done(before: Sequence[Item]) -> bool:
    """Whether "has" stands right before: "a [signé]", and not "un don [signé] X"."""
    last = before[-1] if before else None
    return last is not None and last.kind == "auxiliary" and not last.has("link.passive")


def _after_article(before: Sequence[Item]) -> bool:
    """Whether an article, a sum, a possessive or an adjective stands before: "a pledge", "his pledge", "$1m pledge"."""
    if not before:
        return False
    last = before[-1]
    return (
        last.kind in ("determiner", "sum", "owns", "personal", "again", "of", "time")
        or last.has("pronoun.his")
        or last.has("link.determiner")
    )
