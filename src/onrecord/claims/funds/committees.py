"""Names of committees that are sentences of their own: "Keep Harbor Free", "Millers Against Waste", "Yes on 12".

Such a name is told by what stands around it: "the committee Millers Against Waste", "a political action committee,
Clear Skies Now, received", "its committee is called Dig Here First", "on the other side, Clear Skies Now".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.claims.funds.committeecalls import called_behind, name_told_at
from onrecord.claims.funds.leanings import is_leaning
from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_committee_names"]

_LONGEST = 7
_INNER = ("link.of", "link.purpose", "link.except", "link.determiner")
"""Small words that may stand inside such a name: "Neighbors for a Fair Harbor", "Millers Against Waste"."""
_ALIEN = ("date", "role.politician", "role.honorific", "role.chief", "outlet", "office", "filing", "fund_id",
          "fund_name.never")  # fmt: skip
_GIVING = ("give", "pledge", "give_weak", "light", "refuse", "plan")

_NAMED = ("committee.named", "committee.group", "committee.front", "committee.friends")

_Span = tuple[int, int]


def find_committee_names(lines: Sequence[Line], known: Collection[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the folded words of the committees' names that the lines introduce; `known` are those of other funds."""
    told = [line for line in lines if not line.meant.isdisjoint(_NAMED)]
    found = {_words(line, span) for line in told for span in _introduced(line)}
    if any("committee.contest" in line.meant for line in lines):
        found |= {_words(line, span) for line in lines if (span := _raiser(line)) is not None}
    for line in lines:
        if line.sums and line.meant >= _TAKING and (span := _taker(line)) is not None and _is_political(lines):
            found.add(_words(line, span))
    if found or known:
        found |= {_words(line, span) for line in lines for span in _opposed(line)}
    return frozenset(found)


def _words(line: Line, span: _Span) -> tuple[str, ...]:
    return tuple(t.low for t in line.tokens[slice(*span)])


def _introduced(line: Line) -> Iterator[_Span]:
    for mark in line.marked(*_NAMED):
        if mark.has("committee.friends"):
            friends = _fronted(line, mark)
            told = friends is not None and (_is_given_to(line, mark, friends) or line.has("committee.named"))
            yield from [friends] if friends is not None and told else ()
        if mark.has("committee.front") and (fronted := _fronted(line, mark)) is not None:
            yield fronted
        if not mark.has_any("committee.named", "committee.group") or _is_title(line, mark):
            continue
        named = (
            _beside(line, mark),
            _called(line, mark),
            _in_commas(line, mark),
            _apposed(line, mark),
            _set_in(line, mark),
            _told(line, mark),
            _told_aside(line, mark),
        )
        yield from (span for span in named if span is not None)


def _is_title(line: Line, mark: Mark) -> bool:
    """Whether the noun itself is part of a name: "the Harbor Committee", and not "the super PAC", "das Komitee"."""
    word = line.tokens[mark.last - 1].text
    articled = mark.last - mark.first > 1 and (mark.first == 0 or line.tokens[mark.first].text.islower())
    noun = line.ends(mark.first, "link.determiner", "link.melted") and mark.has("committee.noun")
    return word[0].isupper() and not word.isupper() and not (noun or articled)


def _fronted(line: Line, mark: Mark) -> _Span | None:
    """ "Yes on 12", "Committee to Elect Jo Hale": words that begin such names, with capitals behind them."""
    if not line.tokens[mark.first].text[0].isupper() or line.kind == "row":
        return None  # "| Citizens for Parking | $3,000 |": an entry is who gave
    last = _run_end(line, _past_article(line, mark))
    if last == mark.last and line.ends(mark.first, "committee.named", "committee.group"):
        last = _cause_end(line, mark.last)
        return (mark.first, last) if last > mark.last else None
    return (mark.first, last) if last > mark.last and not _is_alien(line, mark.last, last) else None


_CAUSE = 3
"""Words of a cause in small letters: "the committee No to the [new bridge]"."""


def _cause_end(line: Line, at: int) -> int:
    """Where the words in small letters end that say what a committee is for: "il comitato No al [ponte]" (Italian)."""
    article = line.mark_from(at)  # "le comité Sauvons [le] lac" (French)
    first = article.last if article is not None and article.has("link.determiner") else at
    last = first
    while last < len(line.tokens) and last - first < _CAUSE and line.mark_over(last) is None:
        if not (line.tokens[last].text.islower() and line.tokens[last].text.isalpha()):
            break
        last += 1
    return last if last > first else at


def _beside(line: Line, mark: Mark) -> _Span | None:
    """ "the committee Millers Against Waste"; a group's name counts only where the group is given to.

    So does that of a firm's own platform: "en su plataforma Delmar Video" (Spanish, "on its platform").
    """
    leaning = mark.last + 1 < len(line.tokens) and is_leaning(line.tokens[mark.last].text)
    span = _name_from(line, mark.last + leaning)
    own = mark.has("role.company") and line.ends(mark.first, "pronoun.his")
    if span is None or (mark.has("committee.named") and not own):
        return span
    return span if _is_given_to(line, mark, span) else None


def _is_given_to(line: Line, mark: Mark, span: _Span) -> bool:
    article = line.mark_to(mark.first)
    first = article.first if article is not None and article.has("link.determiner") else mark.first
    return line.ends(first, "link.to") or _receives(line, span[1])


def _receives(line: Line, at: int) -> bool:
    """Whether who ends at `at` gets money: "Clear Skies Now [has] raised"."""
    while (mark := line.mark_from(at)) is not None and mark.has("link.auxiliary"):
        at = mark.last
    return line.begins(at, "receive", "noun.total")


def _called(line: Line, mark: Mark) -> _Span | None:
    """ "The committee is called Dig Here First"."""
    at = mark.last
    while (small := line.mark_from(at)) is not None and small.has("link.auxiliary"):
        at = small.last
    return _name_from(line, small.last) if small is not None and small.has("fund_name.called") else None


def _told(line: Line, mark: Mark) -> _Span | None:
    """ "The super PAC, which calls itself Clear Skies Now"."""
    at = name_told_at(line, mark)
    return _name_from(line, at) if at is not None else None


def _told_aside(line: Line, mark: Mark) -> _Span | None:
    """ "Clear Skies Now, as the group is called, raised"."""
    last = called_behind(line, mark)
    return _checked(line, _run_start(line, last), last) if last is not None else None


def _in_commas(line: Line, mark: Mark) -> _Span | None:
    """ "A political action committee, Clear Skies Now, received ..."; one that gives is no recipient."""
    tokens = line.tokens
    if mark.last + 2 >= len(tokens) or tokens[mark.last].text != "," or mark.has("committee.group"):
        return None
    if not _is_led(line, mark):
        return None
    span = _name_from(line, mark.last + 1)
    if span is None or span[1] >= len(tokens) or tokens[span[1]].text not in (",", ".", ")"):
        return None
    return None if line.begins(span[1] + 1, *_GIVING) else span


_WORDS = 9
"""Tokens from what a committee is to the comma before its name: "a super PAC backing Jo Hale for governor, "."""


def _set_in(line: Line, mark: Mark) -> _Span | None:
    """ "The group, Clear Skies Now, reported", "A super PAC backing Jo Hale, Clear Skies Now, has raised"."""
    tokens = line.tokens
    room = range(mark.last, min(mark.last + _WORDS, len(tokens) - 2))
    at = next((n for n in room if not tokens[n].text[0].isalnum()), None)
    if at is None or tokens[at].text != "," or not _is_led(line, mark):
        return None
    article = line.mark_from(at + 1)  # "Um super PAC, [o] Clear Skies Now, recebeu" (Portuguese)
    led = article is not None and article.has("link.determiner") and tokens[at + 1].text.islower()
    span = _name_from(line, article.last if article is not None and led else at + 1)
    closed = span is not None and span[1] + 1 < len(tokens) and tokens[span[1]].text == ","
    return span if span is not None and closed and _receives(line, span[1] + 1) else None


def _is_led(line: Line, mark: Mark) -> bool:
    """Whether an article or whose it is stands before: "the opponents' committee", "Jo Hale's super PAC"."""
    articled = mark.last - mark.first > 1 and mark.has_any("fund.anaphor", "fund_name.apposed")  # "The group"
    if mark.has("link.determiner") or articled:
        return True
    for at in range(mark.first - 1, max(-1, mark.first - 4), -1):
        if line.begins(at, "link.determiner") or line.tokens[at].low in ("'s", "'", "’"):
            return True
        if line.tokens[at].text[0] in ",;:.":
            return False
    return False


def _apposed(line: Line, mark: Mark) -> _Span | None:
    """ "Stop the Tax, the opponents' committee, got ..."."""
    at = mark.first - 1
    while at > 0 and mark.first - at <= 5 and (line.tokens[at].text.islower() or line.tokens[at].text in ("'", "’")):
        at -= 1
    article = mark.has("link.determiner") or line.begins(at + 1, "link.determiner")
    if at < 2 or line.tokens[at].text != "," or not article or mark.has("committee.group"):
        return None
    ends = mark.last < len(line.tokens) and line.tokens[mark.last].text in (",", ".", ")")
    first = _run_start(line, at)
    return _checked(line, first, at) if ends else None


def _raiser(line: Line) -> _Span | None:
    """ "Clear Skies Now has raised $90,000", "that Clear Skies Now has taken in", where the text is about a vote."""
    raised = next((m for m in line.marked("noun.total") if m.first), None) if line.sums else None
    at = raised.first if raised is not None else 0
    while at and line.tokens[at - 1].text.islower() and (small := line.mark_to(at)) is not None:
        if not small.has_any("link.auxiliary", "receive", "speech"):
            break
        at = small.first
    span = _checked(line, _run_start(line, at), at) if at else None
    return None if span is None or _is_somebody(line, *span) else span


_TAKING = {"receive.past", "noun.gift"}
_POLITICAL = ("committee.contest", "fund.campaign", "fund.super_pac", "fund.pac", "fund.party", "role.candidate")
_TAKEN = 4
"""Tokens from a sum to what it is taken in: "received $28 million [in total contributions]"."""


def _is_political(lines: Sequence[Line]) -> bool:
    return any(line.has(*_POLITICAL) for line in lines)


def _taker(line: Line) -> _Span | None:
    """ "Clear Skies Now received about $28 million in total contributions": whose whole income is told."""
    took = next((m for m in line.marked("receive.past") if m.first), None)
    money = next((s for s in line.sums if 0 <= s.first - took.last <= 1), None) if took is not None else None
    if took is None or money is None:
        return None
    inside = next((m for m in line.marked("noun.gift") if 0 <= m.first - money.last <= _TAKEN), None)
    if inside is None or any(m.first >= inside.last for m in line.marked("link.from", "link.by")):
        return None  # "received $5,000 in donations from Jo Hale"
    at = took.first
    while at and line.tokens[at - 1].text.islower() and (small := line.mark_to(at)) is not None:
        if not small.has_any("link.auxiliary", "speech"):
            break
        at = small.first
    first = _run_start(line, at)
    first += line.begins(first, "link.determiner")
    span = _checked(line, first, at) if first < at else None
    known = any(m.first < at and first < m.last for m in line.marked("fund.party", "fund.capital"))
    return None if span is None or known or _is_somebody(line, *span) else span


def _is_somebody(line: Line, first: int, last: int) -> bool:
    """Whether a sure name other than a place stands at the front: "Idaho Votes Plain" begins with one."""
    return any(n.certain and n.first <= first < n.last and (n.kind != "place" or n.last == last) for n in line.names)


def _opposed(line: Line) -> Iterator[_Span]:
    """ "its rival, Dig Here First", "On the other side, Clear Skies Now has ...": one more beside a committee."""
    for mark in line.marked("committee.rival"):
        at = mark.last
        if at < len(line.tokens) and line.tokens[at].text == ",":
            at += 1
        span = _name_from(line, at) or _quoted_from(line, at) if at < len(line.tokens) - 1 else None
        if span is not None and not _gives(line, span[1]):
            yield span


_QUOTES = frozenset('«»“”„"')


def _quoted_from(line: Line, at: int) -> _Span | None:
    """ "Sa rivale, « Un Avenir pour Brumeval », compte sur" (French): a name in quotation marks, whatever its words."""
    tokens = line.tokens
    if tokens[at].text not in _QUOTES or not tokens[at + 1].text[0].isupper():
        return None
    room = range(at + 2, min(at + 2 + _LONGEST, len(tokens)))
    last = next((n for n in room if tokens[n].text in _QUOTES), None)
    return (at + 1, last) if last is not None else None


def _gives(line: Line, at: int) -> bool:
    """Whether who ends at `at` gives: "On the other side, Coldwater Autos [wrote] a $500 check"."""
    while (mark := line.mark_from(at)) is not None and mark.has("link.auxiliary"):
        at = mark.last
    return line.begins(at, *_GIVING) and not line.begins(at, "receive", "link.to")


def _name_from(line: Line, at: int) -> _Span | None:
    begins = line.mark_from(at)
    friends = begins is not None and begins.has("committee.friends")  # "Neighbors for Balance"
    last = _run_end(line, _past_article(line, begins) if friends and begins is not None else at)
    name = line.name_from(at)  # "de super-PAC Build [the] City" (Dutch): whole by its own grammar
    return _checked(line, at, max(last, name.last) if name is not None else last)


def _past_article(line: Line, mark: Mark) -> int:
    """Where the capitals go on behind the words that begin a name: "Neighbors for [a] Fair Harbor"."""
    article = line.mark_from(mark.last)
    led = article is not None and article.has("link.determiner") and article.last < len(line.tokens)
    return article.last if article is not None and led and line.tokens[article.last].text[0].isupper() else mark.last


def _run_end(line: Line, at: int) -> int:
    """Where the capitalised words from `at` on end, with small links and figures inside."""
    tokens, last, first = line.tokens, at, at
    while last < len(tokens) and last - first < _LONGEST:
        if tokens[last].text[0].isupper() or (tokens[last].text.isdigit() and (last > first or at)):
            last += 1
            continue
        ahead = last + (last > first and tokens[last].low in ("'", "’"))  # "Parents' Voice"
        while ahead > first and (small := line.mark_from(ahead)) is not None and small.has_any(*_INNER):
            ahead = small.last
        if ahead == last or ahead >= len(tokens) or not tokens[ahead].text[0].isupper():
            break
        last = ahead + 1
    return last


def _run_start(line: Line, last: int) -> int:
    """Where the capitalised words that end before `last` begin, with small links inside."""
    first = at = last
    while at > 0 and last - at < _LONGEST:
        token, mark = line.tokens[at - 1], line.mark_over(at - 1)
        small = token.text.islower() and mark is not None and mark.has_any(*_INNER)
        if token.text[0].isupper() or token.text.isdigit():
            first = at - 1
        elif not small:
            break
        at -= 1
    return first


def _checked(line: Line, first: int, last: int) -> _Span | None:
    """The span if it can be such a name: two words with capitals or more, not all of them capitals, and no person."""
    capitals = [t for t in line.tokens[first:last] if t.text[0].isupper()]
    if len(capitals) < 2 or all(t.text.isupper() for t in capitals) or _is_alien(line, first, last):
        return None
    person = any(n.kind == "person" and n.first <= first and last <= n.last for n in line.names)
    money = any(s.first < last and first < s.last for s in line.sums)  # "dem Komitee 2 Millionen Dollar" (German)
    return None if person or money else (first, last)


def _is_alien(line: Line, first: int, last: int) -> bool:
    return any(m.first < last and first < m.last for m in line.marked(*_ALIEN))
