"""What is wrong with a quotation: a mark that never closes, words that a machine translated, nonsense.

A damaged quotation is kept and flagged with the reason; it is never shown as verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.quotes import Quotation
from onrecord.claims.saying.speech import inversion_of_word
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import Mark
from onrecord.records import Article

__all__ = ["Condition", "close_quotations", "judge_quotation"]

_LOST_MARK = re.compile(r"\s+[,.;](?=\s)")
"""A blank before a comma where a closing mark fell out: « a gift , a spokesman said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Whether a quotation is the speaker's own words, whether it is damaged, and why."""

    verbatim: bool
    garbled: bool
    reason: str | None


def judge_quotation(quotation: Quotation, article: Article) -> Condition:
    """Return the condition of a quotation on its page."""
    reasons = []
    origin = article.derived_from
    translated = origin is not None and origin.relation == "translation"
    if quotation.unclosed:
        reasons.append("the quotation mark is never closed")
    if translated and origin is not None:
        reasons.append(f"the page is a {'machine ' if origin.machine else ''}translation ({origin.mark})")
    return Condition(
        verbatim=not (translated or quotation.unclosed),
        garbled=quotation.unclosed,
        reason="; ".join(reasons) or None,
    )


def close_quotations(quotations: Sequence[Quotation], scene: Scene) -> tuple[Quotation, ...]:
    """Return the quotations; those that never close end where the clause begins that speaks of them."""
    closed = (_close(quotation, scene) for quotation in quotations)
    return tuple(quotation for quotation in closed if quotation.start < quotation.end)


def _close(quotation: Quotation, scene: Scene) -> Quotation:
    if not (quotation.unclosed or quotation.goes_on):
        return quotation
    text = scene.article.text
    opening = scene.line_at(quotation.start)
    if opening is None:
        return quotation
    spoken = _find_clause(quotation, opening, scene)
    if quotation.goes_on and spoken is None:
        return quotation
    lost = _LOST_MARK.search(text, quotation.start, quotation.closed)
    end = lost.start() if lost else spoken or min(opening.end, quotation.closed)
    end = _trim(text, quotation.start, end)
    return replace(quotation, end=end, closed=end, unclosed=True, goes_on=False)


def _find_clause(quotation: Quotation, line: Line, scene: Scene) -> int | None:
    """Where the clause begins that speaks of the quotation: ", a déclaré Altman", ", a spokesman said"."""
    at = next((i for i, token in enumerate(line.tokens) if token.start >= quotation.start), len(line.tokens))
    for place in range(at, len(line.tokens)):
        token = line.tokens[place]
        if token.start < quotation.closed and token.text in (",", "–", "—") and _speaks(line, place + 1, scene):
            return token.start
    return None


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


_CLAUSE = 9
"""How many tokens a clause may take to its verb of saying: "a spokesman for the firm said"."""


def _speaks(line: Line, first: int, scene: Scene) -> bool:
    """Whether a clause with a verb of saying begins at token `first`: "a déclaré Altman", "a spokesman said"."""
    for at in range(first, min(first + _CLAUSE, len(line.tokens))):
        mark = line.mark_over(at)
        if line.tokens[at].text in ",;:" or (mark is not None and mark.has("relative")):
            return False
        if inversion_of_word(line.tokens[at].low, scene.words.settings.inversions):
            return True
        if mark is not None and _is_saying(mark):
            return _has_subject(line, first, at) or at - first <= 2
    return False


def _is_saying(mark: Mark) -> bool:
    return mark.has("speech.past") or mark.has("speech.present") or mark.has("say.verb")


def _has_subject(line: Line, first: int, verb: int) -> bool:
    """Whether a name, a title or a pronoun stands between: the clause begins with who speaks."""
    named = any(first <= name.first < verb for name in line.names)
    return named or any(first <= mark.first < verb for mark in line.marked("role", "pronoun", "say.source"))
