"""Verbs that no lexicon knows, where the words around them leave only a gift: "X coughed up $1 million to the fund".

A press text that a machine translated, or that was spun, gives in verbs that nobody foresees ("hustete auf", "kickte
in"). Between somebody and a sum that goes straight to a fund stands a verb of giving, and behind a fund with a sum
"from" somebody one of receiving, whatever the word is.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.aimed import aimed_fund
from onrecord.claims.order.rows import Row
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["guess_verbs"]


def guess_verbs(row: Row, line: Line) -> Row:
    """Return the row with each unknown word that must be a verb of giving or of receiving as one."""
    sums = [n for n, item in enumerate(row) if item.kind == "sum" and (not n or row[n - 1].kind != "verb")]
    places = {verb: kind for n in sums for verb, kind in _guesses(row, n, line)}
    if not places:
        return row
    return Row.of([replace(i, kind="verb", categories=places[n]) if n in places else i for n, i in enumerate(row)])


_GIVEN = Categories.of({"give_weak.past", "guessed.verb"})
_PLEDGED = Categories.of({"pledge.past", "guessed.verb"})
_RECEIVED = Categories.of({"receive.past", "guessed.verb"})


def _guesses(row: Row, at: int, line: Line) -> list[tuple[int, Categories]]:
    """The places of unknown verbs around the sum at `at`, and what they mean."""
    if _comes_from_party(row, at + 1):
        verb = _verb_before(row, at, line, ("fund",))
        return [] if verb is None else [(verb, _RECEIVED)]
    ways = (_verb_to_fund, _verb_last, _verb_on_fund, _verb_suffered)
    verb = next((found for way in ways if (found := way(row, at, line)) is not None), None)
    return [] if verb is None else [(verb, _PLEDGED if row[verb].has("guessed.pledge") else _GIVEN)]


_GIVER = ("party", "pronoun", "role", "comma")
_SMALL = ("determiner", "word", "in", "at", "from", "to", "gift")
_REACH = 4
"""So many words may stand between the giver and the sum: "hustete hoch", "schnitt einen Scheck für" (German)."""


def _verb_before(row: Row, at: int, line: Line, actors: tuple[str, ...]) -> int | None:
    """The unknown word right behind who acts; a particle or a cheque may part it from the sum."""
    for verb in range(at - 1, max(0, at - 1 - _REACH), -1):
        if row[verb].kind == "word" and _is_unknown(row, verb, line) and _is_acted(row, verb, actors):
            return verb
        if row[verb].kind not in _SMALL or row[verb].has("link.definite"):
            return None  # "noted the $1 million to the fund": a gift that was told
    return None


def _comes_from_party(row: Row, at: int) -> bool:
    """ "from Orlo Foods", not "from Orlo Foods' loan"."""
    kinds = [i.kind for i in row[at : at + 3]]
    return kinds[:2] == ["from", "determiner"] or (kinds[:2] == ["from", "party"] and kinds[2:] != ["owns"])


def _verb_to_fund(row: Row, at: int, line: Line) -> int | None:
    """ "coughed up $1 million to the fund"."""
    verb = _verb_before(row, at, line, _GIVER) if aimed_fund(row, at + 1) else None
    return None if verb is None or _is_hoped(row, verb) else verb


def _verb_last(row: Row, at: int, line: Line) -> int | None:
    """The unknown word that closes a clause: "hat eine Million an den Fonds <verb>" (German)."""
    if at == 0 or row[at - 1].kind not in ("auxiliary", "plan"):
        return None
    end = aimed_fund(row, at + 1) + 1
    if not 1 < end < len(row) or not _is_unknown(row, end, line) or not _is_acted(row, at, _GIVER):
        return None
    return end if _is_closed(row, end + 1) else None


def _verb_on_fund(row: Row, at: int, line: Line) -> int | None:
    """ "showered the fund with $1 million": the fund stands between."""
    back = at - 1
    while back > 0 and row[back].kind in ("at", "determiner"):
        back -= 1
    if row[back].kind != "fund" or not _is_closed(row, at + 1):
        return None
    back -= 1
    while back > 0 and row[back].kind in ("to", "determiner"):
        back -= 1
    return back if back > 0 and _is_unknown(row, back, line) and _is_acted(row, back, _GIVER) else None


def _verb_suffered(row: Row, at: int, line: Line) -> int | None:
    """ "$1 million was <verb> to the fund by X"."""
    verb = at + 1
    if verb >= len(row) or row[verb].kind != "auxiliary":
        return None
    while verb < len(row) and row[verb].kind == "auxiliary":
        verb += 1
    passive = any(i.has("link.passive") for i in row[at + 1 : verb])
    fund = aimed_fund(row, verb + 1) if passive and verb < len(row) and _is_unknown(row, verb, line) else 0
    return verb if fund and [i.kind for i in row[fund + 1 : fund + 3]] == ["from", "party"] else None


def _is_closed(row: Row, at: int) -> bool:
    return at >= len(row) or row[at].kind in ("comma", "end", "stop", "and")


def _is_unknown(row: Row, at: int, line: Line) -> bool:
    """Whether an item is one small word that means nothing to the grammar, and no noun of German."""
    item = row[at]
    known = item.has("guessed.other") or (item.categories.meant and not item.has("guessed.pledge"))
    text = line.tokens[item.first].text
    small = text.isalpha() and text.islower() and len(text) > _SHORT and item.last == item.first + 1
    return item.kind == "word" and small and not known


_SHORT = 2


def _is_acted(row: Row, verb: int, actors: tuple[str, ...]) -> bool:
    """Whether somebody who may give, or a fund, stands straight before a verb, but for an auxiliary."""
    back = verb - 1
    while back > 0 and row[back].kind in ("auxiliary", "plan"):
        if row[back].has("link.passive"):
            return False  # "was represented at the top by X"
        back -= 1
    return row[back].kind in actors and not row[back].has("pronoun.his")


def _is_hoped(row: Row, verb: int) -> bool:
    """ "hopes to raise $1 million for the fund": what is wanted may be anything."""
    return any(i.kind in ("plan", "consider") for i in row[max(0, verb - 3) : verb])
