"""Who is told to be of a party: "Jussara Prado (PDT)", "la candidata de Morena, Adela Brumel" (Spanish)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_apposed_member", "is_of_party", "is_run_for", "tells_whose"]


def is_of_party(line: Line, name: Name) -> bool:
    """Return whether a party in brackets stands right behind a person's name, or whose candidate she is before it."""
    if "fund.party" not in line.meant:
        return False
    party = line.mark_to(name.first - (name.first > 1 and line.tokens[name.first - 1].text == ","))
    return _is_in_brackets(line, name) or (party is not None and tells_whose(line, party))


def tells_whose(line: Line, party: Mark) -> bool:
    """Return whether a party only tells whose candidate is named behind it: "the candidate of Morena, Jo Hale"."""
    link = line.mark_to(party.first) if party.has("fund.party") else None
    title = line.mark_to(link.first) if link is not None and link.has_any("link.of", "link.genitive") else None
    if title is None or not title.has_any("role.candidate", "role.politician"):
        return False
    closed = party.last < len(line.tokens) and line.tokens[party.last].text == ","
    name = line.name_from(party.last + closed)
    runs = closed and title.has("role.candidate") and _is_apposed(line, title)
    return runs or (name is not None and name.kind == "person")


def _is_apposed(line: Line, title: Mark) -> bool:
    """ "Jo Hale, the candidate of the Reds, got": a title behind the comma that a person's name ends at."""
    article = line.mark_to(title.first)
    at = article.first if article is not None and article.has("link.determiner") else title.first
    named = any(n.last == at - 1 and n.kind == "person" for n in line.names)
    return named and line.tokens[at - 1].text == ","


def is_apposed_member(line: Line, party: Mark) -> bool:
    """Return whether a party ends what is told of a person behind a comma: "Jo Hale, ex-councillor of the Greens,".

    An office stands before it or a single word, "Jo Hale, ex-Greens,"; an article alone goes on with a list.
    """
    tokens, first = line.tokens, party.first
    if party.last < len(tokens) and tokens[party.last].text not in _CLOSES:
        return False
    while first > 1 and tokens[first - 1].text != "," and party.first - first < _LONGEST_TITLE:
        first -= 1
        if tokens[first].text[0].isdigit() or not _is_of_title(line.mark_over(first)):
            return False
    named = any(n.last == first - 1 and n.kind == "person" for n in line.names)
    return named and tokens[first - 1].text == "," and _is_title(line, first, party.first)


_CLOSES = (",", ".", ";", ":", "(", ")", "!")
"""What ends the description of a person."""

_LONGEST_TITLE = 6
"""Words at most between the comma and the party: "un ancien conseiller national du [PLR]" (French)."""

_OF_TITLE = ("role", "link.of", "link.genitive", "link.determiner", "not_name", "compared.before", "candidacy.once")
"""What such words are, beside those that mean nothing."""


def _is_of_title(mark: Mark | None) -> bool:
    return mark is None or (mark.has_any(*_OF_TITLE) and not mark.has_any("link.to", "give", "give_weak"))


def _is_title(line: Line, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` hold an office, or are one word and small ones: "ancien de l'UDC".

    Behind "a" they may be any: "a long-time friend of the Greens".
    """
    marks = [line.mark_over(at) for at in range(first, last)]
    words = [m for m in marks if m is None or not m.has_any("link.of", "link.genitive", "link.determiner")]
    one_of_them = marks[0] is not None and marks[0].has("link.indefinite") and len(words) > 0
    return len(words) == 1 or one_of_them or any(m is not None and m.has_any(*_OFFICES) for m in marks)


_OFFICES = ("role.politician", "role.chief")


def is_run_for(line: Line, party: Mark) -> bool:
    """Return whether somebody only runs for a party, or was once of it: "gave $5 and [is running for] the Reds".

    What once was stands in brackets: "Jo Hale ([ex] Reds and [ex] Blues)".
    """
    if not party.has("fund.party") or not line.has("candidacy.run", "candidacy.once"):
        return False
    link = line.mark_before_article(party.first, "candidacy.run")
    if link is None:
        return False
    if link.has("candidacy.once"):
        return link.first > 0 and _opens_once(line, link.first)
    runs = line.mark_to(link.first) if link.has_any(*_FOR) else link
    return runs is not None and (
        runs.has("candidacy.run") or (runs.has("candidacy.once") and _opens_once(line, runs.first))
    )


_FOR = ("link.of", "link.at", "link.by", "link.to", "link.from", "link.purpose", "link.dative")


def _opens_once(line: Line, at: int) -> bool:
    """Whether a bracket opens before the word at `at`, or a party of it and "and" stand there."""
    before = line.mark_to(at)
    joined = before is not None and before.has("link.and") and line.ends(before.first, "fund.party")
    return line.tokens[at - 1].text in ("(", ",") or joined


def _is_in_brackets(line: Line, name: Name) -> bool:
    if name.kind != "person" or name.last + 2 >= len(line.tokens) or line.tokens[name.last].text != "(":
        return False
    party = line.mark_from(name.last + 1)
    if party is None or not party.has("fund.party") or party.last >= len(line.tokens):
        return False
    return line.tokens[party.last].text in (")", "-", "–", "/")
