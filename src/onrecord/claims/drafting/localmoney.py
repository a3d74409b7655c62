"""Whose money a bare "$" or "pesos" is: that of the country whose names the article has most.

"$5,000" beside "Elections Québec" is Canada's, "5 millones de pesos" (Spanish) beside "el Servel" is Chile's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from onrecord.claims.drafting.amounts import DraftMoney
from onrecord.claims.frames import Frame
from onrecord.claims.recipient.recipients import Recipient
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import PhraseTable, compile_phrases
from onrecord.claims.vocabulary.moneywords import same_word
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["local_money", "settle_currency"]

_DOLLAR = "USD"

_LARGE = 1000
"""A smaller sum tells nothing of whose dollars an article counts in."""

LocalMoney = Callable[[], Mapping[str, int]]
"""How often an article speaks of the countries of each currency, counted when a sum asks for it."""


def local_money(scene: Scene) -> Mapping[str, int]:
    """Return how often an article speaks of the countries of each currency: "Elections Québec", "Australian"."""
    counts: Counter[str] = Counter()
    table = _table(scene.words)
    for line in scene.lines:
        lows = [t.low for t in line.tokens]
        for at in [at for at, low in enumerate(lows) if low in table.words]:
            found = table.longest_at(lows, at)
            counts.update(found[1] if found is not None else ())
    return dict(counts.most_common())


@lru_cache(maxsize=16)
def _table(words: ReaderWords) -> PhraseTable:
    """The phrases that tell whose money it is, under its code: apart, since many are names as well ("Rosario")."""
    told = ((c.rpartition(".")[2].upper(), p) for c, p in words.lexicon.phrases.items() if c.startswith("money.local."))
    return compile_phrases(((phrase, code) for code, found in told for phrase in found), words.settings)


def settle_currency(
    money: DraftMoney, frame: Frame, recipient: Recipient, scene: Scene, local: LocalMoney, *, abroad: bool
) -> DraftMoney:
    """Return a gift's sum in the article's own money where its words leave that open.

    `local` counts the countries' money, `abroad` says that the article tells of a fund of the registry, which takes US
    dollars.
    """
    told = frame.money.money if frame.money is not None else None
    if told is None or recipient.fund.id is not None:
        return money
    if money.currency == _DOLLAR and not abroad and not told.ambiguous and (code := _first_dollar(scene)) is not None:
        return replace(money, currency=code)
    if not (told.ambiguous or told.implied) or not local():
        return money
    if money.currency != _DOLLAR:
        alike = same_word(money.currency, scene.words.money)
        return replace(money, currency=next((code for code in local() if code in alike), money.currency))
    own = _of_recipient(recipient, scene) if told.ambiguous and abroad else next(iter(local()))
    return replace(money, currency=own) if told.ambiguous and own else money


def _first_dollar(scene: Scene) -> str | None:
    """Whose dollars the first ones of an article are by their full name: "dólares australianos" (Spanish).

    Those behind it are the same ones, so that later "5.000 dólares" are Australian.
    """
    alike = _alike(scene.words)
    sums = (s for line in scene.lines for s in line.sums if s.amount is not None and s.amount >= _LARGE)
    codes = (s.currency for s in sums if s.currency in alike)  # no "1 dólar al mes", what the paper costs
    first = next(codes, None)
    return None if first == _DOLLAR else first


@lru_cache(maxsize=16)
def _alike(words: ReaderWords) -> frozenset[str]:
    """The currencies whose names have a bare word for dollars in them."""
    names = words.money.names
    bare = {name for name, code in names.items() if code == _DOLLAR and " " not in name}
    return frozenset(code for name, code in names.items() if bare.intersection(name.split()))


def _of_recipient(recipient: Recipient, scene: Scene) -> str | None:
    """The money of the country that a recipient's own name tells of: "Parti québécois"."""
    mention, table = recipient.fund.mention, _table(scene.words)
    lows = [t.low for t in scene.lines[mention.line].tokens[mention.first : mention.last]]
    found = (table.longest_at(lows, at) for at, low in enumerate(lows) if low in table.words)
    return next((code for place in found if place is not None for code in place[1]), None)
