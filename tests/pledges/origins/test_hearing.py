"""Which articles heard of a gift themselves, and what it costs to ask it of many."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.pledges.origins import Sourcing, sketch_article
from onrecord.pledges.origins.facts import Facts, name_key
from onrecord.pledges.origins.hearing import Hearing
from onrecord.pledges.origins.ownwords import names_itself
from onrecord.records import TellingArticle

NORA = frozenset(map(name_key, ("Nora", "Tellman")))

# The outlet, what its page says, and whether the outlet says that it heard something itself.
OWN_WORDS = [
    ("El Semanario", "Varga dará un millón, según el semanario Alborada.", False),
    ("El Semanario", "Varga dará un millón, dijo una portavoz a El Semanario.", True),
    ("La Presse", "Varga donnera un million, selon la presse locale.", False),
    ("La Presse", "La Presse a appris que Varga donnera un million.", True),
    ("The Journal", "Varga told the Hollow Street Journal that it gave.", False),
    ("The Journal", "Varga told the Journal that it gave.", True),
    ("The Record", "Record gifts came in, the public record shows.", False),
    ("Politrix", "Politrix has learned that Varga gave.", True),
]


@pytest.mark.parametrize(("outlet", "story", "expected"), OWN_WORDS)
def test_a_word_is_no_outlet(outlet: str, story: str, expected: bool) -> None:
    assert names_itself(story, outlet) is expected


def test_the_facts_of_an_article_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Varga Mills gave $1 million, the Bergland Courier reported. Nora Tellman of Varga said so in Talbridge."
    sketches = [
        sketch_article(TellingArticle(id=str(at), language="en", text=text, outlet=f"Paper {at} of Hollow"))
        for at in range(60)
    ]
    sources = {
        sketch.id: Sourcing(outlets=frozenset({"bergland courier"}), has_own=False, speakers=frozenset({NORA}))
        for sketch in sketches
    }
    asked: Counter[int] = Counter()
    told = vars(Facts)["told"].fget

    def count(facts: Facts) -> dict[str, int]:
        asked[id(facts)] += 1
        found: dict[str, int] = told(facts)
        return found

    monkeypatch.setattr(Facts, "told", property(count))
    assert not Hearing(sketches, sources).are_apart(range(30), range(30, 60))
    assert max(asked.values(), default=0) <= 1
