"""To whom words were said: outlets, platforms, occasions, and listeners as the text names them.

"told Fox News", "à l'Associated Press", "in an interview with", "shared with A and B", "sur X", "at the ... Summit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice
from onrecord.claims.scene import Scene

__all__ = ["bare_name", "find_addressees"]

_TITLE = 4
"""How many words the name of an outlet has that stands in quotation marks."""
_REPORT = 5
"""Units between a report and the outlet that it stood in."""


def find_addressees(units: Sequence[Unit], verb: int, voice: Voice, scene: Scene) -> tuple[str, ...]:
    """Return whom the words beside the verb of saying at `verb` were addressed to, as the text writes them."""
    lower = next((i + 1 for i in range(verb - 1, -1, -1) if units[i].kind == "quote"), 0)
    upper = next((i for i in range(verb, len(units)) if units[i].kind == "quote"), len(units))
    seeker = _Seeker(units, voice, scene.article.text, titles=not scene.words.settings.noun_capitals)
    found = list(seeker.after(verb, upper)) or list(seeker.outlets(lower, upper))
    if not found and [unit.kind for unit in units].count("quote") == 1:
        found = list(seeker.outlets(0, len(units)))
    found = found or list(seeker.titled()) or seeker.fronted(verb)
    return tuple(dict.fromkeys(bare_name(name) for name in found))


_ARTICLE = re.compile(r"[^\W\d_]{1,4}[ '’](?=[^\W\d_])")


def bare_name(name: str) -> str:
    """Return a name without the article that belongs to the sentence; one with a capital belongs to the name.

    >>> bare_name("the Associated Press"), bare_name("l’AFP"), bare_name("The Hill")
    ('Associated Press', 'AFP', 'The Hill')
    """
    match = _ARTICLE.match(name)
    return name[match.end() :] if match and name[0].islower() and name[match.end()].isupper() else name


class _Seeker:
    """Seeks the listeners in one sentence; lives for one call. `titles`: a capital makes a name of "Diario"."""

    def __init__(self, units: Sequence[Unit], voice: Voice, text: str, *, titles: bool) -> None:
        self.units, self.voice, self.text, self.titles = units, voice, text, titles

    def _speaks(self, unit: Unit) -> bool:
        return self.voice.start <= unit.start < self.voice.end

    def after(self, verb: int, upper: int) -> Iterator[str]:
        """What follows "told", "to", "shared with", up to the next clause; "and" goes on with the list."""
        at = verb if self.units[verb].has("say.tells") else verb + 1
        while at < upper:
            unit = self.units[at]
            if unit.kind == "stop" or unit.has("relative", "link.contrast"):
                return
            if at > verb + 1 and " " in unit.low and self._is_dative(unit):
                named = at + 1 < upper and self.units[at + 1].has("outlet")  # "dem Sender CNBC" (German)
                heard = self.units[at + 1] if named else unit
                yield self.text[heard.start : heard.end]
                return
            sure = unit.has("say.tells", "say.to", "say.occasion")
            if (sure or (unit.has("say.setting") and self._outlet_at(at))) and (at == verb or not self._speaks(unit)):
                told = at <= verb + 1 or unit.has("say.occasion") or self._is_behind_aside(verb, at)
                listed, at = self._listed(at + 1, upper, told=told)
                yield from (self.text[start:end] for start, end in listed)
                continue
            at += 1

    def _is_behind_aside(self, verb: int, at: int) -> bool:
        """ "a déclaré June Alder, la patronne de l'entreprise, [au] Monde" (French)."""
        return self.units[at - 1].kind == "comma" and self.units[verb].start < self.voice.start < self.units[at].start

    def _is_dative(self, unit: Unit) -> bool:
        """ "sagte X [der Nachrichtenagentur Reuters]" (German): a listener with its article, and no preposition."""
        named = unit.has("say.listener") and not self.text[unit.start : unit.end].islower()
        return named and not self._speaks(unit)

    def outlets(self, lower: int, upper: int) -> Iterator[str]:
        """Outlets elsewhere in the sentence that a preposition rules: "In an interview with Fox News, he said"."""
        for at in range(lower + 1, upper):
            if "outlet" not in self.units[at].categories.meant:
                continue
            told = self.units[at - 1].has("say.to", "say.setting", "say.tells", "say.occasion") or self._asks(at)
            if told and not self._is_reported(at):
                yield self.text[self.units[at].start : self.units[at].end]

    def _asks(self, at: int) -> bool:
        """Whether the outlet asked: "Asked [by the Post] about it, X said", "Interrogé par Le Monde, ..."."""
        if self.text[self.units[at].start : self.units[at].end].islower():
            return False  # "interrogé par la presse" (French): no outlet's name
        by = at - 1
        while by > 0 and self._is_article(self.units[by]) and not self.units[by].has("link.by"):
            by -= 1
        return by > 0 and self.units[by].has("link.by") and self.units[by - 1].has("say.asked")

    def fronted(self, verb: int) -> list[str]:
        """Listeners that open the sentence: "[Gegenüber der Hafenzeitung] bestätigten Eingeweihte" (German)."""
        opens = self.units[0]
        if not verb or not opens.has("say.to") or opens.has("say.setting", "link.determiner"):
            return []
        return [self.text[start:end] for start, end in self._listed(1, verb, told=False)[0]]

    def titled(self) -> Iterator[str]:
        """An outlet in quotation marks of its own: "Dem „Handelsblatt“ sagte X", "tegen ‘De Gelderlander’"."""
        for at in range(1, len(self.units)):
            unit = self.units[at]
            if unit.kind != "quote" or not self.units[at - 1].has("say.to", "say.medium", "say.occasion"):
                continue
            if self._is_title(unit):
                yield self.text[unit.start + 1 : unit.end - 1]

    def _is_title(self, unit: Unit) -> bool:
        inside = self.text[unit.start + 1 : unit.end - 1]
        words = inside.split()
        return bool(words) and len(words) <= _TITLE and inside[-1].isalnum() and words[-1][0].isupper()

    def _is_reported(self, at: int) -> bool:
        """Whether a report stands before "in": "confirming a report on Wednesday in the Journal" tells it nothing."""
        return any(unit.has("say.report", "claimed.report") for unit in self.units[max(at - _REPORT, 0) : at])

    def _outlet_at(self, at: int) -> bool:
        after = at + 1
        if self._is_reported(at):
            return False
        while after < len(self.units) and self._is_article(self.units[after]):
            after += 1
        return after < len(self.units) and self.units[after].has("outlet")

    def _is_article(self, unit: Unit) -> bool:
        """An article, or the sort of medium before its name: "to [the] [news agency] Reuters"."""
        if unit.has("say.medium"):
            return True
        return unit.has("link.determiner") and not unit.has("outlet", "say.listener") and not self._is_capital(unit)

    def _is_capital(self, unit: Unit) -> bool:
        return self.text[unit.start].isupper()

    def _listed(self, at: int, upper: int, *, told: bool) -> tuple[list[tuple[int, int]], int]:
        """The listeners from `at` on. Behind "told" any capitalised words that are no person are an outlet."""
        found: list[tuple[int, int]] = []
        while at < upper:
            while at < upper and self._is_article(self.units[at]) and not self._medium_end(at, upper):
                at += 1
            first = at
            at = self._medium_end(at, upper) or at
            if at > first:
                found.append((self.units[first].start, self.units[at - 1].end))
                break
            at += self._opens_title(at, upper)
            opened = at
            while at < upper and self._names_listener(self.units[at], told, at > opened):
                at += 1
            if at == opened:
                break
            found.append((self.units[first].start, self.units[at - 1].end))
            if at >= upper or not (self.units[at].has("link.and") or self.units[at].kind == "comma"):
                break
            at += 1
        return found, at

    def _medium_end(self, at: int, upper: int) -> int:
        """Where a name ends that a word for media opens: "al [Diario del Norte]", "het [Ochtendblad]"; 0 for none."""
        if at >= upper or not self.titles or not self.units[at].has("say.medium"):
            return 0
        if not self._is_capital(self.units[at]):
            return 0
        if at + 1 == upper or not self._is_capital(self.units[at + 1]):
            linked = at + 2 < upper and self.units[at + 1].has("link.of") and self._is_capital(self.units[at + 2])
            return at + 3 if linked else at + 1
        return 0

    def _opens_title(self, at: int, upper: int) -> bool:
        """Whether an article with a capital opens a name: "à L’Écho de Séverin"."""
        if at + 1 >= upper or not self.units[at].has("link.determiner") or not self._is_capital(self.units[at]):
            return False
        return self.units[at + 1].kind == "name"

    def _names_listener(self, unit: Unit, told: bool, inside: bool) -> bool:
        if self._speaks(unit) or unit.kind == "quote":
            return False
        if unit.has("outlet", "say.listener"):
            return True
        if unit.kind == "name":
            if unit.member is None or inside:
                return True
            known = unit.member.kind == "organization" or (unit.member.kind == "other" and told)  # "al Heraldo de X"
            return known or (unit.member.kind == "person" and not unit.member.sure)
        named = self._is_capital(unit) and not unit.has("pronoun", "date", "speech", "role")
        return told and (named or (inside and unit.low.isdigit()))
