"""Invented articles about invented gifts: originals, copies of five sorts, and independent reports of the same gift.

Syndicated: cut, with another headline. Spun: sentences reworded. Partly: spun, cut, two sentences swapped, two of its
own added. Translated: into another language, cut. Retold: partly rewritten and translated.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.records import PartialDate, TellingArticle
from tests.pledges.origins.facts_told import LANGUAGES, Facts, gift_facts, reporter_facts, told_in

__all__ = ["COPIES", "HALVES", "Pair", "Press", "make_pairs", "make_ten"]

HALVES = ("first", "second")
COPIES = ("syndicated", "spun", "partly", "translated", "retold")
FOLDER = Path(__file__).parent / "templates"
HEADLINES = ("{L}: {S}", "{D} – {C} – {S}", "{C} / {L}")
DATELINES = ("WASHINGTON (AP) — ", "", "", "NEW YORK (Reuters) - ")


@dataclass(frozen=True)
class Story:
    """What an article says: kinds of sentences in their order, the facts of each, the wording of each."""

    language: str
    kinds: tuple[str, ...]
    facts: Facts
    wording: tuple[int, ...]
    own: Mapping[str, Facts] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    sort: str
    articles: tuple[TellingArticle, TellingArticle]
    is_copy: bool


def read_half(half: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))


class Press:
    """Writes articles from the templates of one half; the same seed writes the same articles."""

    def __init__(self, half: str, seed: int) -> None:
        self.templates = read_half(half)
        self.kinds = [kind for kind in self.templates if kind not in ("lead", "quotes")]
        self.dice = random.Random(f"{half} {seed}")
        self.count = 0

    def original(self, gift: Facts, language: str, wording: int = 0) -> Story:
        kinds = self.dice.sample(self.kinds, self.dice.randrange(6, len(self.kinds)))
        facts = {**gift, **reporter_facts(self.dice)}
        return Story(language, ("lead", *kinds), facts, (wording,) * (len(kinds) + 1))

    def independent(self, story: Story, language: str) -> Story:
        """Another reporter's story: other order, other wording; half of what both tell of the background agrees."""
        kinds = self.dice.sample(self.kinds, self.dice.randrange(5, len(self.kinds)))
        facts = dict(story.facts)
        facts |= {key: fact for key, fact in reporter_facts(self.dice).items() if self._is_own(key)}
        if self.dice.random() < 0.5:
            facts["q"] = (int(str(facts["q"])) + 1) % 3
        return Story(language, ("lead", *kinds), facts, (1 - story.wording[0],) * (len(kinds) + 1))

    def _is_own(self, key: str) -> bool:
        return key in ("K", "G", "q2", "O") or self.dice.random() < 0.5

    def copy(self, story: Story, sort: str, languages: Sequence[str] = LANGUAGES) -> Story:
        """A copy of a sort; a translation is into one of the `languages`."""
        if sort == "translated":
            return self._translated(story, languages)
        if sort == "retold":
            return self._translated(self._partly(story), languages)
        made = {"syndicated": self._syndicated, "spun": self._spun, "partly": self._partly}
        return made[sort](story)

    def _syndicated(self, story: Story) -> Story:
        return self._cut(story, self.dice.choice((0, 0, 1, 2, 3)))

    def _spun(self, story: Story) -> Story:
        share = self.dice.choice((0.4, 0.7, 1.0))
        flipped = tuple(1 - way if self.dice.random() < share else way for way in story.wording)
        return self._cut(replace(story, wording=flipped), self.dice.choice((0, 0, 1)))

    def _partly(self, story: Story) -> Story:
        spun = self._cut(self._spun(story), 1)
        spare = [kind for kind in self.kinds if kind not in story.kinds]
        added = tuple(self.dice.sample(spare, min(2, len(spare))))
        at = self.dice.randrange(1, len(spun.kinds) - 1)
        kinds, wording = list(spun.kinds), list(spun.wording)
        kinds[at], kinds[at + 1] = kinds[at + 1], kinds[at]
        own = {kind: {**story.facts, **reporter_facts(self.dice)} for kind in added}
        return replace(spun, kinds=(*kinds, *added), wording=(*wording, *(0 for _ in added)), own=own)

    def _translated(self, story: Story, languages: Sequence[str]) -> Story:
        other = self.dice.choice([code for code in languages if code != story.language])
        return replace(self._cut(story, self.dice.choice((0, 0, 1, 2))), language=other)

    def _cut(self, story: Story, size: int) -> Story:
        keep = max(len(story.kinds) - size, 4)
        return replace(story, kinds=story.kinds[:keep], wording=story.wording[:keep])

    def write(self, story: Story, *, dateline: str = "", late: int = 0) -> TellingArticle:
        """The article of a story, published `late` days after the gift became known."""
        paragraphs = self._paragraphs(self._sentences(story))
        headline = self.dice.choice(HEADLINES).format(**self._slots(story.language, story.facts))
        self.count += 1
        body = dateline + "\n\n".join(paragraphs)
        day = story.facts["day"]
        assert isinstance(day, date)
        return TellingArticle(
            id=f"article-{self.count:05}",
            language=story.language,
            headline=headline,
            text=f"{headline}\n\n{body}",
            published=PartialDate(value=day + timedelta(days=late)),
        )

    def _sentences(self, story: Story) -> Iterator[str]:
        for kind, way in zip(story.kinds, story.wording, strict=True):
            slots = self._slots(story.language, story.own.get(kind, story.facts))
            yield self.templates[kind][story.language][way].format(**slots)

    def _paragraphs(self, sentences: Iterator[str]) -> list[str]:
        paragraphs: list[str] = []
        for sentence in sentences:
            if paragraphs and self.dice.random() < 0.3:
                paragraphs[-1] += f" {sentence}"
            else:
                paragraphs.append(sentence)
        return paragraphs

    def _slots(self, language: str, facts: Facts) -> dict[str, str]:
        quotes = self.templates["quotes"]
        return {
            **{name: told_in(language, name, fact) for name, fact in facts.items()},
            "Q": quotes["official"][language][facts["q"]],
            "Q2": quotes["critic"][language][facts["q2"]],
        }


def make_pairs(half: str, seed: int, each: int = 15) -> list[Pair]:
    """`each` copies of every sort, and as many pairs of independent articles about one gift."""
    press = Press(half, seed)
    pairs = []
    for number in range(each * len(COPIES)):
        sort = COPIES[number % len(COPIES)]
        story = press.original(gift_facts(press.dice), LANGUAGES[number % len(LANGUAGES)])
        dateline = press.dice.choice(DATELINES)
        first = press.write(story, dateline=dateline)
        again = press.write(press.copy(story, sort), dateline=dateline if sort == "syndicated" else "", late=number % 3)
        pairs.append(Pair(sort, (first, again), True))
    for number in range(each * len(COPIES)):
        pairs.append(Pair("independent", _independent_pair(press, number), False))
    return pairs


def _independent_pair(press: Press, number: int) -> tuple[TellingArticle, TellingArticle]:
    """Every third pair is in one language."""
    story = press.original(gift_facts(press.dice), LANGUAGES[number % len(LANGUAGES)])
    others = [code for code in LANGUAGES if code != story.language]
    language = story.language if number % 3 == 0 else press.dice.choice(others)
    return press.write(story), press.write(press.independent(story, language), late=number % 3)


def make_ten(half: str, seed: int) -> list[tuple[str, TellingArticle]]:
    """Ten articles about one gift, each beside its origin: two originals, five copies, three that stand alone."""
    press = Press(half, seed)
    tongues = press.dice.sample(LANGUAGES, 7)
    first = press.original(gift_facts(press.dice), tongues[0])
    second = press.independent(first, tongues[1])
    # There are two wordings: no two reporters may get the same one in one language.
    told = [("one", first), ("one", press.copy(first, "syndicated"))]
    told += [("one", press.copy(first, "translated", tongues[2:])) for _ in range(2)]
    told += [
        ("two", second),
        ("two", press.copy(second, "spun")),
        ("two", press.copy(second, "translated", tongues[5:])),
    ]
    told += [(f"alone {code}", press.independent(first, code)) for code in tongues[2:5]]
    written = [(origin, press.write(story, late=press.dice.randrange(4))) for origin, story in told]
    return _shuffled(press.dice, written)


def _shuffled(dice: random.Random, items: Sequence[tuple[str, TellingArticle]]) -> list[tuple[str, TellingArticle]]:
    return dice.sample(list(items), len(items))
