"""Whether an article speaks of the president's inauguration: where it does not, "the inauguration" is somebody else's.

"Inauguration" opens bridges, mayors take office, too; so something has to point to the president: whom a fund honours,
"White House", or, in the months around the ceremony, its day, its place, "federal" or a committee that the registry
knows.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from onrecord.claims.lines.analysis import Line
from onrecord.claims.lines.calendar import find_dates
from onrecord.claims.parties.cast import name_words
from onrecord.claims.scene import Scene
from onrecord.claims.vocabulary.marking import PhraseTable, compile_phrases
from onrecord.claims.vocabulary.words import ReaderWords
from onrecord.reference.funds import Fund, Funds

__all__ = ["speaks_of_president"]

_BEFORE = timedelta(days=60)
"""How long before the election that opens a fund the press speaks of the coming ceremony."""
_AFTER = timedelta(days=270)
"""How long after the ceremony it speaks of its donors: filings are due by the 90th day, supplements follow."""


def speaks_of_president(scene: Scene, now: Fund | None) -> bool:
    """Return whether `scene` points to the president; `now` is the inaugural fund that news of its day is about."""
    if any(member.honouree for member in scene.cast.members) or any(line.has("fund.context") for line in scene.lines):
        return True
    if _names_honouree(scene) or _names_fund(scene):
        return True
    published = scene.article.published
    if published is None or now is None or not _is_season(now, published.value):
        return False
    if any(mention.fund is not None and mention.fund.ids for row in scene.rows for mention in row):
        return True
    seasonal = _seasonal(scene.words)
    return any(
        _speaks_of(line, seasonal) or _has_seat(line, now) or _has_day(line, now, scene.words) for line in scene.lines
    )


def _names_honouree(scene: Scene) -> bool:
    """Whether a longer name ends with that of somebody whom a fund honours: "Amtszeit Donald Trumps"."""
    full = _full_names(scene.words.funds)
    sizes = {len(name) for name in full}
    return any(member.words[-size:] in full for member in scene.cast.members for size in sizes)


_HIS = ("inaugural", "library", "center", "ballroom", "accounts")


def _names_fund(scene: Scene) -> bool:
    """Whether a fund that bears a president's name or seat is named: "Trump accounts", "the White House ballroom"."""
    registered = [f"fund_id.{fund.id}" for fund in scene.words.funds.all if fund.kind in _HIS]
    return any(line.has(*registered) for line in scene.lines)


@lru_cache(maxsize=4)
def _full_names(funds: Funds) -> frozenset[tuple[str, ...]]:
    """The names of several words of those whom a fund honours."""
    honoured = {name_words(name) for fund in funds.all for name in fund.honouree_names}
    return frozenset(name for name in honoured if len(name) > 1)


@lru_cache(maxsize=16)
def _seasonal(words: ReaderWords) -> PhraseTable:
    """The words that point to the president in that season: apart, since many are parts of names ("American")."""
    told = words.lexicon.phrases.get("fund.season", ())
    return compile_phrases(((phrase, "season") for phrase in told), words.settings)


def _speaks_of(line: Line, table: PhraseTable) -> bool:
    lows = [token.low for token in line.tokens]
    begins = [at for at, low in enumerate(lows) if low in table.words]
    return any(table.longest_at(lows, at) is not None for at in begins)


def _is_season(fund: Fund, day: date) -> bool:
    if fund.opens is None or fund.ceremony is None:
        return False
    return fund.opens - _BEFORE <= day <= fund.ceremony + _AFTER


def _has_seat(line: Line, fund: Fund) -> bool:
    """Whether a line names the town of the ceremony, and not the "Washington Post"."""
    seat = fund.seat.casefold() if fund.seat else None
    return any(not _goes_on(line, at) for at in [n for n, token in enumerate(line.tokens) if token.low == seat])


def _goes_on(line: Line, at: int) -> bool:
    """Whether the word at `at` is a part of a longer name: the next one begins with a capital."""
    return at + 1 < len(line.tokens) and line.tokens[at + 1].text[:1].isupper()


def _has_day(line: Line, fund: Fund, words: ReaderWords) -> bool:
    """Whether a line names the day of the ceremony: "on January 20", "am 20. Januar"."""
    day = fund.ceremony
    figure = str(day.day) if day is not None else ""
    if day is None or not [token for token in line.tokens if token.low.startswith(figure)]:
        return False
    return any(dated.value.value == day for dated in find_dates(line.tokens, words.lexicon, day))
