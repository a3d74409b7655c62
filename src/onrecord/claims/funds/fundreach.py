"""How far the name of a fund reaches around its noun: "[Trump's 2025] inauguration", "fund [for ...]"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Cast, Member
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["led_by", "noun_end", "order_in", "quoted_end", "reach_after", "reach_before"]


def reach_before(line: Line, cast: Cast, at: int) -> tuple[int, str | None, str | None]:
    """The words before a fund mark that belong to it: "President-elect Donald Trump's second", "the 2017", "Biden"."""
    first = at
    honouree: str | None = None
    owner: str | None = None
    while first > 0:
        step = _step_back(line, cast, first)
        if step is None:
            break
        first, member = step
        if member is not None and member.honouree:
            honouree = member.words[-1]
        elif member is not None:
            owner = member.name
    return first, honouree, owner


def _step_back(line: Line, cast: Cast, at: int) -> tuple[int, Member | None] | None:
    """One word or name further to the left that is part of the fund's phrase; None where the phrase begins."""
    token = line.tokens[at - 1]
    for name in line.names:
        if name.first < at < name.last:
            return name.first, cast.at(line.number, name.first)  # the mark "Trump's second inaugural" in "Donald Trump"
        if name.last == at or (name.last == at - 1 and token.low in ("'s", "'")):
            member = cast.at(line.number, name.first)
            possessive = name.last == at - 1
            if member is not None and (
                member.honouree or (member.kind == "person" and (possessive or _runs(line, name.first, at)))
            ):
                return name.first, member
            return None
    if token.form.year:
        alone = line.tokens[at].form.alone  # "Nel 2020 il Partito Democratico" (Italian): the article parts the two
        return None if alone is not None and "link.determiner" in alone else (at - 1, None)
    mark = line.mark_to(at)
    if mark is not None and (mark.has("time") or mark.has("role.politician")):
        return mark.first, None
    if token.low in ("'s", "-") and at >= 2 and line.tokens[at - 2].form.year:
        return at - 2, None
    return None


def _runs(line: Line, first: int, at: int) -> bool:
    """ "the Hale campaign": whose it is, between an article and the word for it."""
    return line.begins(at, "fund.campaign_of") and line.ends(first, "link.determiner", "link.to")


def reach_after(line: Line, cast: Cast, at: int, kind: str) -> tuple[int, str | None, str | None]:
    """The words behind a fund mark that belong to it: "of Donald Trump", "d'investiture de Trump", "for Biden"."""
    end = at
    position = at
    tokens = line.tokens
    titled = False
    while position < len(tokens) and _is_link(line, position, kind):
        mark = line.mark_from(position)
        if mark is None:
            break
        position, titled = mark.last, titled or (mark.has("role.chief") and not mark.has("role.politician"))
        if position - at > 6:
            return end, None, None
    name = line.name_from(position)
    if name is not None and position == at and kind == "inaugural" and (whose := _genitive_of(line, cast, name)):
        return name.last + 1, whose, None
    if name is None or (position == at and not line.ends(at, "fund.ellipse")):
        return end, None, None
    member = cast.at(line.number, name.first)
    if member is None or member.kind not in ("person", "unknown") or _owns_more(line, name.last):
        return end, None, None
    if member.honouree:
        return name.last, member.words[-1], None
    if titled or (member.given and kind != "campaign") or _is_somebodys(line, at):
        return end, None, None  # "the fund of president-elect Donald": whose it is, is lost
    return (name.last, None, member.name) if kind in ("inaugural", "campaign", "library") else (end, None, None)


def led_by(line: Line, cast: Cast, at: int) -> tuple[int, str] | None:
    """Return where "[party] led by Ida Bell" ends whose noun ends before token `at`, and who leads it.

    So in "el partido que lidera Ida Bell" (Spanish, "that she leads").
    """
    mark = line.mark_from(at)
    if mark is not None and mark.has("relative"):
        mark = line.mark_from(mark.last)
        if mark is None or not mark.has("relation.leads"):
            return None
    elif mark is None or not mark.has("relation.led"):
        return None
    position = mark.last
    while position - at < _LED and line.begins(position, "link.of", "link.determiner", "role.politician", "role.chief"):
        position += 1
    name = line.name_from(position)
    member = cast.at(line.number, name.first) if name is not None else None
    if name is None or member is None or member.kind != "person" or member.honouree or _owns_more(line, name.last):
        return None
    return name.last, member.name


_LED = 6
"""Tokens of "led by [the former minister]" up to the name at most."""


def _genitive_of(line: Line, cast: Cast, name: Name) -> str | None:
    """The family name of "für die Amtseinführung [Joe Bidens]" (German): a genitive right behind the fund."""
    member = cast.at(line.number, name.first)
    ends = name.last < len(line.tokens) and line.tokens[name.last].low in ("s", "'s", "'")
    if member is None or not member.honouree or not ends or _owns_more(line, name.last):
        return None
    return member.words[-1]


def _is_somebodys(line: Line, at: int) -> bool:
    """ "su fondo de investidura de X" (Spanish, "his inaugural fund, from X"): what is his is of nobody else."""
    noun = line.mark_to(at)
    return noun is not None and (line.ends(noun.first, "pronoun.his") or line.ends(noun.first - 1, "pronoun.his"))


def _owns_more(line: Line, at: int) -> bool:
    """ "de pot van Trumps inauguratiecomité" (Dutch): the name behind "of" is that of another fund's phrase."""
    possessive = at < len(line.tokens) and line.tokens[at].low in ("s", "'s", "'")
    return possessive and line.begins(at + 1, "fund")


def _is_link(line: Line, at: int, kind: str) -> bool:
    """Whether a word at `at` ties a fund to whose it is: "of", "the", "President", "Mr."."""
    links = ("link.of", "link.determiner", "role.politician", "role.honorific")
    more = {
        "inaugural": ("link.to", "role.chief"),
        "campaign": ("role.chief",),
        "library": ("role.chief",),
        "anaphor": ("link.purpose",),
    }
    return line.begins(at, *links, *more.get(kind, ()))


def order_in(line: Line, first: int, last: int) -> str | None:
    """Return the order that a word of time beside the mention gives: "his second", "the last"."""
    for mark in line.marked("time"):
        if mark.first >= first - 1 and mark.last <= last + 4:
            if mark.first >= last and (_crosses(line, last, mark.first) or _is_of_other(line, mark)):
                continue
            for order in ("both_last", "four_back", "eight_back", "first", "second", "that_year", "now"):
                if f"time.{order}" in mark.categories:
                    return order
    return None


_COUNTED = ("filing", "noun", "donor", "role", "table")


def _is_of_other(line: Line, mark: Mark) -> bool:
    """Whether an ordinal behind a fund is of the noun that follows: "the inaugural committee's [first] list"."""
    if mark.last >= len(line.tokens) or not mark.has_any("time.first", "time.second"):
        return False
    noun = line.mark_from(mark.last)
    if noun is None or noun.categories.meant <= {"not_name", "not_name.any"}:
        return line.tokens[mark.last].text.isalpha()
    return noun.has_any(*_COUNTED) and not noun.has("fund")


def _crosses(line: Line, first: int, last: int) -> bool:
    return any(t.text in ";:—" or t.text == "," for t in line.tokens[first:last])


def noun_end(line: Line, at: int) -> int:
    """The end of a mark with its noun: "Trump's second inaugural" and "fund"."""
    mark = line.mark_from(at)
    return mark.last if mark is not None and mark.has("fund.noun") else at


_LONGEST_TITLE = 9
"""How many tokens a committee's name in quotation marks may take."""


_CLOSED_BY = {"«": "»", "“": "”", '"': '"', "„": "“", "»": "«", "‹": "›", "›": "‹"}


def quoted_end(line: Line, at: int) -> int:
    """The end of a name in quotation marks behind a mention: "le comité « Oui aux forêts »"; `at` for none.

    A word in small letters is quoted and names nothing: "um projeto “bem-sucedido”" (Portuguese, "a successful one").
    """
    tokens = line.tokens
    if at + 1 >= len(tokens) or tokens[at].text not in _CLOSED_BY or tokens[at + 1].text[0].islower():
        return at
    closing = _CLOSED_BY[tokens[at].text]
    ends = (end for end in range(at + 2, min(at + _LONGEST_TITLE, len(tokens))) if tokens[end].text == closing)
    return next((end + 1 for end in ends), at)
