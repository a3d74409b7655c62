"""A line as a row of items: parties, sums, funds, verbs and the small words between them.

Items are what the grammar of gifts speaks of. Each holds its tokens' span and what it stands for; a word that means
nothing to the grammar is an item of kind "word".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.analysis import Line
from onrecord.claims.cast import Cast, Member
from onrecord.claims.fundrefs import FundMention
from onrecord.claims.marking import Mark, covered
from onrecord.claims.money import Sum
from onrecord.claims.names import Name

__all__ = ["VERB_GROUPS", "Item", "build_items"]

# Groups of the lexicon whose words act as verbs of the gift grammar, the strongest meaning first.
VERB_GROUPS = (
    "refuse_other",
    "refuse",
    "refund",
    "give",
    "pledge",
    "give_weak",
    "receive",
    "match",
    "light",
    "come",
    "join",
    "listing",
    "announce",
)

_PUNCTUATION = {
    ",": "comma", ";": "stop", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
    "—": "dash", "–": "dash", "-": "dash", "&": "and", "'s": "owns", "'": "owns", "?": "question", ".": "end",
    "…": "end", "!": "end", "|": "cell", "\t": "cell", "•": "comma", "/": "and",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Tokens `first` to `last` of a line as one thing.

    `kind` is "party", "other" (a name that gives nothing), "outlet", "sum", "fund", "verb", "gift", "role", "business"
    (money that is no gift: deals, fines, prices), a category of small words ("plan", "negation", "to", "from", "and"),
    or "word". `member` is set for a party, `near` are the members that its phrase ties to it ("OpenAI CEO Sam Altman"),
    `inner` the items of an aside.
    """

    kind: str
    first: int
    last: int
    categories: frozenset[str] = frozenset()
    member: Member | None = None
    near: tuple[Member, ...] = ()
    money: Sum | None = None
    fund: FundMention | None = None
    inner: tuple[Item, ...] = ()

    def has(self, prefix: str) -> bool:
        """Whether a category is `prefix` or lies below it."""
        return prefix in covered(self.categories)

    @property
    def verb(self) -> str | None:
        """The verb group of a verb, the strongest one."""
        return next((group for group in VERB_GROUPS if self.has(group)), None) if self.kind == "verb" else None


def build_items(line: Line, cast: Cast, mentions: Sequence[FundMention]) -> list[Item]:
    """Return the items of a line in order."""
    funds = {m.first: m for m in mentions}
    sums = {s.first: s for s in line.sums}
    names = {n.first: n for n in line.names}
    marks = {m.first: m for m in line.marks}
    items: list[Item] = []
    at = 0
    while at < len(line.tokens):
        if at in funds:
            item = Item(kind="fund", first=at, last=funds[at].last, fund=funds[at])
        elif at in sums and sums[at].last > at:
            item = Item(kind="sum", first=at, last=sums[at].last, money=sums[at])
        elif at in names:
            item = _name_item(line, cast, names[at])
        elif at in marks and line.tokens[at].low not in _PUNCTUATION:
            item = _mark_item(line, marks[at], items)
            if item.kind == "auxiliary" and item.has("come.from") and _leads_to_name(line, names, item.last):
                item = replace(item, kind="verb")  # "vient de X" is no "vient de donner"
        else:
            kind = _PUNCTUATION.get(line.tokens[at].low, "word")
            item = Item(kind=kind, first=at, last=at + 1)
        if item.kind == "end" and items and _is_short(items[-1], line):
            items[-1] = replace(items[-1], last=item.last)
        else:
            items.append(_cut(item, (funds, sums, names)))
        at = items[-1].last
    return [replace(items[0], kind="speaker"), *items[1:]] if _is_label(items, line) else items


def _is_short(item: Item, line: Line) -> bool:
    """Whether a place in the middle of a line may end with a stop: "of Tifton, Ga., gave"."""
    inside = item.last + 1 < len(line.tokens) and line.tokens[item.last + 1].text in (",", ":", ")", ";")
    return inside and item.kind == "other" and line.tokens[item.first - 1].text == ","


def _is_label(items: Sequence[Item], line: Line) -> bool:
    """Whether a line of a transcript begins with who speaks: "HALE: They gave us ten thousand dollars."."""
    if len(items) < 3 or [items[0].kind, items[1].kind] != ["party", "colon"] or items[2].kind == "sum":
        return False
    name = line.tokens[items[0].first : items[0].last]
    return line.kind not in ("item", "row") and all(t.text.isupper() for t in name) and len(name[-1].text) > 3


def _leads_to_name(line: Line, names: Mapping[int, Name], at: int) -> bool:
    """Whether a name stands at `at`, or behind the article there."""
    return at in names or (at + 1 in names and any(m.first == at and m.has("link.determiner") for m in line.marks))


def _cut(item: Item, starts: Sequence[Mapping[int, object]]) -> Item:
    """Let a mark end where a fund, sum or name begins inside it."""
    if item.kind in ("fund", "sum", "party", "other"):
        return item
    inside = next((at for at in range(item.first + 1, item.last) if any(at in table for table in starts)), None)
    if inside is None:
        return item
    if item.kind == "pronoun":  # "The Union of Millers": only its article is left
        article = frozenset({"link.determiner"})
        return Item(kind="determiner", first=item.first, last=inside, categories=article)
    return Item(kind=item.kind, first=item.first, last=inside, categories=item.categories)


def _name_item(line: Line, cast: Cast, name: Name) -> Item:
    if name.text.casefold() in cast.assets:
        return Item(kind="in_kind", first=name.first, last=name.last, categories=frozenset({"noun.in_kind"}))
    member = cast.at(line.number, name.first)
    gives = member is not None and member.kind in ("person", "organization") and not member.honouree
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


def _mark_item(line: Line, mark: Mark, before: Sequence[Item]) -> Item:
    return Item(kind=_kind_of_mark(mark, before), first=mark.first, last=mark.last, categories=mark.categories)


def _kind_of_mark(mark: Mark, before: Sequence[Item]) -> str:
    meant = covered(mark.categories)
    verb = not meant.isdisjoint(VERB_GROUPS)
    if mark.has("give.participle") and not _is_perfect(before):
        return "word"  # "given the cold"
    paid = mark.has("refund.past") or mark.has("refund.got_back") or (bool(before) and before[-1].kind == "sum")
    if mark.has("refund") and not paid and _after_article(before):
        return "word"  # "last year's return", "the returns": a report
    if mark.has("noun.gift") and (not verb or _after_article(before)):
        return "gift"
    if verb and (not mark.has("link") or (mark.has("light.check") and _has_done(before))):
        return "verb"
    small = next((group for group in _SMALL if group in meant), None)
    if small is not None:
        return _small_kind(mark, small)
    return "verb" if verb else "word"


def _small_kind(mark: Mark, group: str) -> str:
    if group == "link":
        return _link_kind(mark)
    if group == "noun":
        for name in ("kind", "in_kind", "cash", "total", "limit", "other", "other_verb"):
            if mark.has(f"noun.{name}"):
                return "business" if name == "other" else name
    if group == "plan" and mark.has("link.to"):
        return "to"
    if group == "money":
        return "word"
    return group


_LINKS = ("except", "contrast", "and", "on_behalf", "through", "to", "from", "of", "at", "in", "including",
          "determiner", "auxiliary")  # fmt: skip


def _link_kind(mark: Mark) -> str:
    """Which link a mark is, the strongest meaning first; "by" leads to who gave, as "from" does."""
    if mark.has("link.if"):
        return "contrast"
    if all(c.startswith(("link.when", "link.after", "link.perfect")) for c in mark.categories if c.startswith("link")):
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
        last.kind in ("determiner", "sum", "owns", "personal", "again", "of")
        or last.has("pronoun.his")
        or last.has("link.determiner")
    )
