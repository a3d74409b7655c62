"""Names of funds that no registry knows, as an article introduces them.

"Port Selwyn Now, the host committee, raised ...", "a group of her own, the Harbor Freedom Fund", "a nonprofit called
Forward Ohio Inaugural Fund": what the words call a fund is one wherever the article names it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.claims.funds.leaningnames import leaning_names
from onrecord.claims.funds.leanings import is_leaning
from onrecord.claims.funds.nameruns import before_verb, is_article, is_source, run_left, run_right
from onrecord.claims.funds.nearparties import names_near_parties
from onrecord.claims.funds.purposes import aimed_names, past_purpose
from onrecord.claims.funds.quotedheads import quoted_head
from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_fund_names", "name_places"]

_INTRODUCE = ("fund.body", "fund_name.body", "fund_name.apposed", "fund_name.list")
_LEADING = ("fund_name.head", "fund_name.tail", "fund_name.near", "fund_name.backs", "fund_name.leaning", *_INTRODUCE)
_LONGEST = 7
_QUOTES = frozenset('«»“”„"‹›')
_DESCRIBED = 4
"""Words that may stand between an article and the noun: "the party's official host committee"."""


def find_fund_names(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    """Return the folded words of the funds' names that the lines introduce."""
    ended = [line for line in lines if not line.meant.isdisjoint(("fund_name.slogan", "fund_name.slate"))]
    found = [(line, span) for line in lines if not line.meant.isdisjoint(_LEADING) for span in _introduced(line)]
    found += [(line, span) for line in ended for span in (*_quoted_slogans(line), *_slates(line))]
    return frozenset(tuple(t.low for t in line.tokens[first:last]) for line, (first, last) in found)


def name_places(line: Line, names: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield where a line mentions one of the names, the longest at each place."""
    if not names:
        return
    openings, sizes = _index(names)
    lows = tuple([t.low for t in line.tokens])
    if openings.isdisjoint(lows):
        return
    at = 0
    while at < len(lows):
        fits = (s for s in sizes if at + s <= len(lows) and lows[at : at + s] in names)
        size = next(fits, 0) if lows[at] in openings else 0
        size = size if size and _has_capital(line, at, at + size) else 0
        if size:
            yield at, at + size
        at += size or 1


@lru_cache(maxsize=4)
def _index(names: frozenset[tuple[str, ...]]) -> tuple[frozenset[str], list[int]]:
    """The first words of the names of an article, and how many words they have, the most first."""
    return frozenset(name[0] for name in names), sorted({len(name) for name in names}, reverse=True)


def _has_capital(line: Line, first: int, last: int) -> bool:
    """Whether a name's first word has a capital, or another one: "la liste Brumeval Demain"."""
    return any(t.text[0].isupper() for t in line.tokens[first:last])


def _introduced(line: Line) -> Iterator[tuple[int, int]]:
    for mark in line.marked(*_LEADING):
        yield from leaning_names(line, mark)
        if mark.has_any("fund_name.near", "fund_name.backs"):
            yield from names_near_parties(line, mark)
        if mark.has("fund_name.head"):
            yield from (
                found
                for found in (_headed(line, mark), quoted_head(line, mark), _small_headed(line, mark))
                if found is not None
            )
        if mark.has_any("fund_name.head", "fund_name.body") and (quoted := _quoted(line, mark)) is not None:
            yield quoted
        if mark.has("fund_name.tail") and mark.last - mark.first > 1 and (ended := _ending(line, mark)) is not None:
            yield from (ended,) if not _is_known(line, *ended) and _is_name(line, *ended) else ()
        yield from aimed_names(line, mark)
        if not mark.has_any(*_INTRODUCE):
            continue
        party = mark.has("fund_name.head") or mark.has("fund_name.list")
        if party and (leading := _leading(line, mark)) is not None:
            yield leading
        for found in (_before(line, mark), _after(line, mark), _ending(line, mark), _defined(line, mark)):
            if (
                found is not None
                and not _is_known(line, *found)
                and (_is_name(line, *found) or _is_party(line, mark, found) or _is_pac(line, mark, found))
            ):
                yield found


def _quoted_slogans(line: Line) -> Iterator[tuple[int, int]]:
    """ "« Les Abers en commun » compte sur un prêt" (French): quoted words that end as names of lists do."""
    for mark in line.marked("fund_name.slogan"):
        closed = mark.last < len(line.tokens) and line.tokens[mark.last].text in _QUOTES
        if closed and (quoted := _quoted_before(line, mark.last)) is not None:
            yield quoted


def _slates(line: Line) -> Iterator[tuple[int, int]]:
    """ "the Harbour First slate": a list's name between an article and its noun in small letters."""
    for mark in line.marked("fund_name.slate"):
        found = run_left(line, mark.first) if line.tokens[mark.first].text.islower() else None
        if found is not None and line.ends(found[0], "link.determiner") and not _is_known(line, *found):
            yield found[0], mark.last


def _is_name(line: Line, first: int, last: int) -> bool:
    """Two words or more with capitals, and not in capitals throughout; or one before words that end names of lists."""
    if line.ends(last, "fund_name.slogan") and line.tokens[first].text[0].isupper():
        return True
    capitals = [t for t in line.tokens[first:last] if t.text[0].isupper()]
    return len(capitals) >= 2 and not all(t.text.isupper() for t in capitals)


def _is_known(line: Line, first: int, last: int) -> bool:
    """Whether the registry's name of a fund stands inside, or a word for its kind opens the name.

    "Insediamento di Trump, la lista dei finanziatori" (Italian, "Inauguration of Trump, the list of donors").
    """
    return line.begins(first, *_REGISTERED) or any(m.first < last and first < m.last for m in line.marked("fund_id"))


_REGISTERED = ("fund.inaugural", "fund.library", "fund.ballroom", "fund.center", "fund.accounts")
"""Words for the kinds of funds that the registry knows."""


def _is_party(line: Line, mark: Mark, found: tuple[int, int]) -> bool:
    """Whether one word is introduced as a party: "Commonwealth, the party founded by ..."."""
    tied = line.begins(mark.last, "relation", "relative")
    tied = tied or (line.begins(mark.last, "link.of") and line.ends(found[0], "link.to"))
    return tied and found[1] < mark.first and line.tokens[found[0]].text[0].isupper()


def _is_pac(line: Line, mark: Mark, found: tuple[int, int]) -> bool:
    """Whether one word is introduced as a committee: "Brightside, the super PAC of the millers"."""
    named = mark.has_any("fund.super_pac", "fund.pac", "fund_name.apposed")
    tied = named and line.begins(mark.last, "link.of", "link.to", "link.genitive")
    person = any(n.first == found[0] and n.kind == "person" for n in line.names)
    comma = next((n for n in range(mark.first - 1, found[1] - 1, -1) if line.tokens[n].text == ","), found[1])
    return tied and not person and before_verb(line, comma) == found[1] and line.tokens[comma].text == ","


def _before(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "Port Selwyn Now, the host committee, ...": a name, a comma, an article and the noun."""
    ends = mark.last >= len(line.tokens) or not line.tokens[mark.last].text[0].isupper()
    if _is_of_firms(line, mark):
        return None
    at = mark.first - 1
    apposed = mark.has("fund_name.apposed") or mark.has("fund_name.list")
    if apposed and at > 0 and line.tokens[at].text == "," and ends:
        return _opening(line, before_verb(line, at))
    while at > 0 and mark.first - at <= _DESCRIBED and _describes(line.tokens[at].text):
        at -= 1
    if at < 2 or line.tokens[at].text != "," or not is_article(line, at + 1) or not ends:
        return None
    inner = any(at + 1 < m.first < mark.first for m in line.marked("link.determiner"))
    told = line.begins(at + 1, "relative") and (inner or (apposed and mark.last - mark.first > 1))
    if told or any(at + 1 < m.first < mark.first for m in line.marked("link.of")):
        return None  # "X, the chair of the party", "X, die het comité bijstaat" (Dutch, "who stands by the committee")
    found = _opening(line, before_verb(line, at))
    charity = found is not None and line.ends(found[1], "fund_name.never")
    if charity or _gives(line, mark) or (found is not None and is_source(line, found[0])):
        return None  # "the Hale Foundation, a nonprofit run by ...": it may as well give
    return found


def _gives(line: Line, mark: Mark) -> bool:
    """Whether what an aside calls a group gives, and takes nothing: "Merrow Mills, a retail group from Ohio, gave"."""
    comma = next((n for n in range(mark.last, len(line.tokens)) if line.tokens[n].text == ","), None)
    behind = None if comma is None else line.mark_from(comma + 1)
    while behind is not None and behind.has("link.auxiliary"):
        behind = line.mark_from(behind.last)
    firm = mark.has("role.company")  # "group" is said of firms as well, "super PAC" is not
    return firm and behind is not None and behind.has_any("give.past", "give.progressive", "give_weak", "plan")


def _describes(word: str) -> bool:
    """Whether a word may stand between an article and its noun: "new", "Hale-aligned"."""
    return word.islower() or ("-" in word and word.rpartition("-")[2].islower())


_OF_FIRMS = 4


def _is_of_firms(line: Line, mark: Mark) -> bool:
    """ "Merrow UK, a group of property companies": what gives, and no committee."""
    of = line.begins(mark.last, "link.of")
    near = (m for m in line.marked("role.many", "role.company") if mark.last < m.first <= mark.last + _OF_FIRMS)
    return of and any(near)


def _defined(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "Forward Ohio is a super PAC set up in May": a name that opens the sentence, and what it is."""
    if not mark.has_any("fund.super_pac", "fund.pac"):
        return None
    near = (line.mark_to(at) for at in range(mark.first, max(0, mark.first - _DESCRIBED), -1))
    article = next((m for m in near if m is not None and m.has("link.indefinite")), None)
    if article is None or mark.last >= len(line.tokens):
        return None
    verb = line.mark_to(article.first)
    goes_on = line.begins(mark.last, "donor", "role", "noun") or line.tokens[mark.last].low in ("'s", "'", "’s")
    if verb is None or not verb.has("link.passive") or goes_on:
        return None
    found = run_left(line, verb.first)
    return found if found is not None and found[0] <= 1 else None


def _opening(line: Line, at: int) -> tuple[int, int] | None:
    """The name that ends before token `at`, unless a preposition leads it: "In Ohio, the party"."""
    if line.tokens[at - 1].text in _QUOTES:
        return _quoted_before(line, at - 1)
    found = run_left(line, at)
    fronted = ("link.to", "link.in", "link.at", "link.from", "speech", "link.contrast", "date")
    led = found is not None and line.begins(found[0], *fronted)
    return None if led else found


def _quoted_before(line: Line, last: int) -> tuple[int, int] | None:
    """ "« Lyon d'abord », la liste du maire" (French): the name whose closing quotation mark stands at `last`."""
    within = range(last - 1, max(-1, last - _LONGEST), -1)
    opened = next((n for n in within if line.tokens[n].text in _QUOTES), None)
    if opened is None or last - opened < 3 or not line.tokens[opened + 1].text[0].isupper():
        return None
    return opened + 1, last


def _after(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "to a group of her own, the Harbor Freedom Fund", "a nonprofit called Forward Ohio"."""
    called = line.mark_from(mark.last + (mark.last < len(line.tokens) and line.tokens[mark.last].text == ","))
    if called is not None and called.has("fund_name.called"):
        return run_right(line, called.last)
    at = mark.last
    while at < len(line.tokens) and at - mark.last <= 2 * _DESCRIBED and _passes(line.tokens[at].text):
        at += 1
    some = next((m for m in line.marked("link.indefinite") if 0 <= mark.first - m.last <= 2), None)
    given = some is not None and line.ends(some.first, "link.to")
    if at >= len(line.tokens) - 1 or line.tokens[at].text != ",":
        return None
    found = run_right(line, at + 2 if is_article(line, at + 1) else at + 1)
    return found if given or (found is not None and _is_own_pac(line, mark, found)) else None


def _passes(word: str) -> bool:
    """Whether a word may stand between a noun and the comma before its name: "super PAC [pro-Hale], Open Shore"."""
    return word.islower() or is_leaning(word)


def _is_own_pac(line: Line, mark: Mark, found: tuple[int, int]) -> bool:
    """ "gave $5 million to his own super PAC, [Open Shore]." or, with more behind it, ", [Open Shore], which"."""
    own = any(0 <= mark.first - m.last < _DESCRIBED for m in line.marked("pronoun.his"))
    first, last = found
    closed = last >= len(line.tokens) or line.tokens[last].text in (",", ".", ";", ")")
    named = any(n.certain and n.kind == "person" and n.first < last and first < n.last for n in line.names)
    return own and closed and not named and mark.has_any("fund.super_pac", "fund.pac")


def _ending(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "the Harbor Freedom Fund": a name whose last word is the noun, with a capital of its own."""
    if not all(t.text[0].isupper() for t in line.tokens[mark.first : mark.last]) or not mark.has("fund_name.tail"):
        return None
    found = run_left(line, mark.first)
    if found is None:
        return None
    listed = (n + 2 for n in range(found[0], mark.first) if line.begins(n, "link.and") and is_article(line, n + 1))
    return max(listed, default=found[0]), mark.last  # "the Harbor Fund and the Freedom Fund" are two


def _leading(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "L'Union brumevaloise, le parti de la mairesse, ...": a name with small letters that opens the sentence."""
    comma = next((n for n, t in enumerate(line.tokens[: _LONGEST + 1]) if t.text == ","), 0)
    article = line.mark_from(0)
    first = article.last if article is not None and article.has("link.determiner") else 0
    apposed = comma and mark.first == comma + 2 and is_article(line, comma + 1)
    if not apposed or first == 0 or not line.tokens[first].text[0].isupper() or comma - first not in (2, 3):
        return None
    busy = ("date", "time", "role.chief", "role.politician", "role.kin", "office", "filing", "fund", "fund_id")
    return None if any(first <= m.first < comma for m in line.marked(*busy)) else (first, comma)


def _headed(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "le Parti des Collines", "la Liste pour Brumeval": a noun of parties with a capital that leads a name."""
    at, tokens = mark.last - 1, line.tokens
    first = mark.first if tokens[mark.first].text[0].isupper() else at  # "der [Freien Liste] Kasselbach" (German)
    if not tokens[at].text[0].isupper() or tokens[at].text.isupper() or not _is_led(line, first):
        return None
    last = at + 1
    while last < len(tokens) and last - at < _LONGEST:
        if tokens[last].text[0].isupper():
            last += 1
        elif (step := _past_links(line, last)) < len(tokens) and step > last and tokens[step].text[0].isupper():
            last = step + 1
        else:
            break
    last = max(_past_slogan(line, last), _past_small(line, at) if last == at + 1 else last)
    told = _is_known(line, at, last) or line.begins(last - 1, *_REGISTERED)  # "ein Komitee zur Amtseinführung" (German)
    return (first, last) if last > at + 1 and not told else None


def _past_slogan(line: Line, last: int) -> int:
    """Where words that end names of lists end: "la liste Lyon [d'abord]" (French)."""
    slogan = line.mark_from(last)
    return slogan.last if slogan is not None and slogan.has("fund_name.slogan") else last


_SMALL_NAME = 3


def _past_small(line: Line, at: int) -> int:
    """Where a name ends whose further words are small: "le Parti du renouveau national", "l'Alliance citoyenne"."""
    last, tokens = at + 1, line.tokens
    if not line.ends(last, "fund_name.party", "fund_name.small"):
        return last
    link = line.mark_from(last)
    aimed = link is not None and link.has("fund_name.aim") and is_article(line, link.last)
    if link is not None and (aimed or link.has("link.of")):
        if not aimed and not line.ends(last, "fund_name.party"):
            return last  # "l'Alliance des sucriers", but "l'Alliance pour le changement"
        last = link.last
        last = line.mark_from(last).last if is_article(line, last) else last  # type: ignore[union-attr]
    while (
        last < len(tokens) and last - at <= _SMALL_NAME and tokens[last].text.islower() and tokens[last].text.isalpha()
    ):
        mark = line.mark_over(last)
        if mark is not None and not mark.categories.own <= {"not_name.any"}:
            break
        last += 1
    return last if tokens[last - 1].text.islower() and line.mark_over(last - 1) is None else at + 1


def _quoted(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "la liste « Brumeval en mieux »": a short name in quotation marks right behind the noun."""
    first = mark.last + 1
    if first >= len(line.tokens) or line.tokens[mark.last].text not in _QUOTES:
        return None
    within = range(first, min(first + _LONGEST, len(line.tokens)))
    last = next((n for n in within if line.tokens[n].text in _QUOTES), None)
    if last is None or last == first or not line.tokens[first].text[0].isupper():
        return None
    acts = not mark.has("fund_name.head") and line.begins(last + 1, "link.auxiliary", "give", "give_weak")
    acts = (
        acts and line.has("give", "give_weak") and line.name_from(first) is not None
    )  # "Der Verein „...“ hat gegeben"
    return (first, last) if last > first + 1 and not acts and not _is_known(line, first, last) else None


def _small_headed(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "à la liste Brumeval Demain", "au parti Espoir": noun and name together, no person's name behind the noun."""
    first, tokens = mark.last - 1, line.tokens
    led = mark.has("link.determiner") or line.begins(mark.first, "link.determiner") or _is_led(line, first)
    led = led or _is_led(line, mark.first) or line.ends(mark.first, "give_weak.with")  # "steunde denktank X" (Dutch)
    if not tokens[first].text.islower() or not led or line.begins(mark.last, "date"):
        return None
    last = mark.last
    if (
        last + 1 < len(tokens)
        and tokens[last].text.islower()
        and line.mark_over(last) is None
        and mark.has("fund_name.body")
    ):
        first = last = last + 1  # "le parti agrarien Terre et Canton"
    while last < len(tokens) and last - first < _LONGEST and tokens[last].text[0].isupper():
        last += 1
    first = mark.last if mark.last - first == 1 and mark.first < first else first  # "the ruling party [Harbour Front]"
    person = any(n.kind == "person" and n.first <= max(first, mark.last) < n.last for n in line.names)
    last = _past_slogan(line, last) if last > mark.last else last
    last = past_purpose(line, last) if last > max(first, mark.last) else last
    return (first, last) if last > max(first, mark.last) and not person and not _is_known(line, first, last) else None


def _is_led(line: Line, at: int) -> bool:
    """Whether an article ends before `at`, also one that "to" or "of" has taken in: "au Parti", "du Parti"."""
    return line.ends(at, "link.determiner", "link.to", "link.of")


def _past_links(line: Line, at: int) -> int:
    """Where the small words "of", "for" and articles from token `at` on end.

    An article alone goes on with no name ("hat die Partei [die Spende] ..."), nor does what is a party itself.
    """
    inner = ("link.of", "link.to", "link.determiner")
    lead = line.mark_from(at)
    if (
        lead is None
        or lead.has("link.home")
        or not lead.has_any("link.of", "link.to", "link.genitive")
        or (lead.has("link.indefinite") and not (lead.has("link.of") and line.ends(at, "fund_name.party")))
    ):
        return at
    if lead.has("link.genitive") and line.begins(lead.last, "fund.party", "role", "donor"):
        return at  # "auf der Liste der SPÖ", "eine Liste der Unternehmen" (German)
    while (mark := line.mark_from(at)) is not None and mark.has_any(*inner) and line.tokens[at].text.islower():
        at = mark.last
    return at
