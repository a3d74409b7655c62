"""Tell a made story in a language: its text, its blocks, its claims with their evidence, its statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from made.stories import Filler, Quote, Story, Telling
from made.wording import Piece, fill, load_words, word_money
from onrecord.records import (
    Attribution,
    Block,
    Claim,
    Conflict,
    Donor,
    Evidence,
    FundRef,
    Furniture,
    Money,
    PartialDate,
    Speaker,
    Statement,
)

__all__ = ["Told", "tell"]

_FIELDS = ("donor", "fund", "amount", "status", "capacity", "associated", "date", "attribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToldGift:
    telling: Telling
    fund_name: str
    money: Money | None
    start: int
    marks: tuple[tuple[str, int, int], ...]


@dataclass(slots=True, kw_only=True)
class Told:
    """A story in words. Pieces are added in their order, parted by blank lines."""

    language: str
    story: Story
    text: str = ""
    headline: str = ""
    deck: str = ""
    lead: tuple[int, int] = (0, 0)
    _blocks: list[Block] = field(default_factory=list)
    _furniture: list[Furniture] = field(default_factory=list)
    _gifts: list[_ToldGift] = field(default_factory=list)
    _said: list[tuple[int, int, Quote]] = field(default_factory=list)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The story."""
        return tuple(self._blocks)

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What is not the story."""
        return tuple(self._furniture)

    def add(self, text: str, kind: str, *, is_furniture: bool = False) -> int:
        """Append a block, or furniture, and return where it begins."""
        start = len(self.text) + 2 if self.text else 0
        self.text += f"\n\n{text}" if self.text else text
        if is_furniture:
            self._furniture.append(Furniture(kind=kind, start=start, end=len(self.text)))
        else:
            self._blocks.append(Block(kind=kind, start=start, end=len(self.text)))
        return start

    def add_gift(self, telling: Telling, fund_name: str, money: Money | None, piece: Piece) -> None:
        """Append the sentence of a gift."""
        start = self.add(piece.text, "paragraph")
        marks = tuple(piece.marks)
        self._gifts.append(_ToldGift(telling=telling, fund_name=fund_name, money=money, start=start, marks=marks))

    def add_quote(self, quote: Quote, piece: Piece) -> None:
        """Append a sentence with words in somebody's mouth."""
        start = self.add(piece.text, "paragraph")
        (span,) = ((begin, end) for name, begin, end in piece.marks if name == "quote")
        self._said.append((start + span[0], start + span[1], quote))

    def claims(self, article_id: str) -> tuple[Claim, ...]:
        """Return the claims of the story, as of the article that tells it."""
        made = (self._claim(gift, article_id) for gift in self._gifts)
        return tuple({claim.id: claim for claim in made}.values())

    def statements(self, article_id: str) -> tuple[Statement, ...]:
        """Return the words that it puts in mouths."""
        is_translated = self.language != self.story.language
        return tuple(
            Statement(
                article_id=article_id,
                quote=self.text[start:end],
                start=start,
                end=end,
                speaker=Speaker(name=quote.speaker, kind="person"),
                verbatim=not is_translated,
                reason="translated" if is_translated else None,
            )
            for start, end, quote in self._said
        )

    def _claim(self, told: _ToldGift, article_id: str) -> Claim:
        telling, gift = told.telling, told.telling.gift
        spans = [(name, told.start + start, told.start + end) for name, start, end in told.marks if name in _FIELDS]
        evidence = tuple(Evidence.of(self.text, *span) for span in spans)
        names = {name: self.text[start:end] for name, start, end in spans}
        published = self.story.published
        return Claim(
            article_id=article_id,
            donor=Donor(name=gift.donor.name, kind=gift.donor.kind),
            capacity=telling.capacity,
            status=telling.status,
            fund=FundRef(id=gift.fund.id, name=told.fund_name),
            evidence=evidence,
            money=told.money,
            in_kind=gift.in_kind,
            associated=(gift.donor.associated,) if "associated" in names else (),
            attribution=(Attribution(speaker=names["attribution"]),) if "attribution" in names else (),
            date=PartialDate(value=published) if published and "date" in names else None,
            confidence=telling.confidence,
            reasons=("giver.short",) if telling.confidence < 1 else (),
            rule="made",
            conflicts=self._conflicts(telling, evidence),
        )

    def _conflicts(self, telling: Telling, evidence: tuple[Evidence, ...]) -> tuple[Conflict, ...]:
        if not telling.is_headline:
            return ()
        believed = next(one for one in evidence if one.field == "donor")
        rejected = Evidence.of(self.text, "donor", *self.lead)
        return (Conflict(field="donor", rejected=rejected, believed=believed, rule="body_over_headline"),)


def tell(story: Story, language: str, *, note: str = "", original: str = "") -> Told:
    """Tell a story in a language; `note` says that it is "translated" or "syndicated", from the outlet `original`."""
    words, told = load_words(language), Told(language=language, story=story)
    _add_head(told)
    told.add(words["advertisement"], "ad_label", is_furniture=True)
    if note:
        kind = "translation_notice" if note == "translated" else "syndication_credit"
        told.add(words[note].format(outlet=original), kind, is_furniture=True)
    fillers = [_fill_sentence(language, filler) for filler in story.fillers]
    for at, telling in enumerate(story.tellings):
        _add_gift(told, telling)
        if at < len(fillers):
            told.add(fillers[at], "paragraph")
    for quote in story.quotes:
        _add_quote(told, quote)
    for text in fillers[len(story.tellings) :]:
        told.add(text, "paragraph")
    told.add(words["related"].format(place=story.place), "related_links", is_furniture=True)
    return told


def _add_head(told: Told) -> None:
    words, story, first = load_words(told.language), told.story, told.story.tellings[0]
    donor = first.gift.donor
    money = _money(first, told.language)
    values = {
        "lead": donor.associated if first.is_headline else donor.name,
        "amount": money.wording if money else words["words"][first.choice % len(words["words"])],
        "fund": first.gift.fund.called(told.language, first.choice),
    }
    headline = fill(words["headline"][story.wording % len(words["headline"])], values)
    told.headline = headline.text
    told.add(headline.text, "headline")
    told.lead = next((start, end) for name, start, end in headline.marks if name == "lead")
    told.deck = words["deck"][story.wording % len(words["deck"])].format(place=story.place)
    told.add(told.deck, "deck")


def _money(telling: Telling, language: str) -> Money | None:
    if telling.amount is None or telling.status == "declined":
        return None
    low = telling.low if telling.low is not None and telling.low < telling.amount else None
    return word_money(language, telling.amount, low, telling.gift.currency, telling.qualifier)


def _add_gift(told: Told, telling: Telling) -> None:
    words, gift = load_words(told.language), telling.gift
    money = _money(telling, told.language)
    fund = gift.fund.called(told.language, telling.choice // 7)
    choice = telling.choice + told.story.wording
    asides = words[f"aside_{gift.donor.kind}"]
    values = {
        "donor": gift.donor.name,
        "associated": gift.donor.associated,
        "aside": asides[choice % len(asides)] if choice % 3 else "",
        "amount": money.wording if money else "",
        "fund": fund,
        "date": told.story.published.isoformat() if told.story.published else "",
    }
    own = words["own"] if telling.capacity == "personal" and choice % 2 else ""
    templates = words[_kind_of(telling, money)]
    told.add_gift(telling, fund, money, fill(own + templates[choice % len(templates)], values))


def _kind_of(telling: Telling, money: Money | None) -> str:
    if telling.status == "declined":
        return "declined"
    if money is None:
        return "untold"
    return "in_kind" if telling.gift.in_kind and telling.status in ("planned", "given") else telling.status


def _add_quote(told: Told, quote: Quote) -> None:
    words = load_words(told.language)
    noun = words["words"][quote.choice % len(words["words"])]
    text = words["quote"][quote.choice % len(words["quote"])].format(place=quote.place, noun=noun)
    template = words["said"][quote.choice % len(words["said"])]
    told.add_quote(quote, fill(template, {"quote": text, "speaker": quote.speaker}))


def _fill_sentence(language: str, filler: Filler) -> str:
    words = load_words(language)
    noun = words["words"][filler.choice // 8 % len(words["words"])]
    template = words["filler"][filler.choice % len(words["filler"])]
    return str(template.format(place=filler.place, name=filler.name, number=filler.number, noun=noun))
