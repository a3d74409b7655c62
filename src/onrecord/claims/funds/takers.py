"""Candidates who get something, and parties that only tell whose candidate somebody is.

"$500 to Mr. Lambillotte", "Jussara Prado (PDT) received $500": both name a recipient, and the brackets name none.
"""

from __future__ import annotations

from onrecord.claims.funds.backed import has_givers, is_side, raised_money
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.affiliations import may_be_person
from onrecord.claims.parties.alliedparties import stands_among_others
from onrecord.claims.parties.cast import Cast
from onrecord.claims.parties.kinds import before_adjectives, title_apart
from onrecord.claims.parties.memberships import is_run_for, tells_whose
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_compared", "is_membership", "is_party_word", "is_taker", "is_weighed"]


def is_taker(line: Line, name: Name) -> bool:
    """Whether a candidate gets something: "to" stands before the name, or a verb of receiving behind it."""
    backed = not line.sums and any(m.first < name.first for m in line.marked("relative"))
    if not backed and _is_recipient(line, name):  # "un super PAC que apoya al senador Ida Bell" (Spanish, "that backs")
        return True
    if _has_donors(line, name) or _is_handed(line, name) or _tells_donors(line, name):
        return True
    if has_givers(line, name) or raised_money(line, name) or is_side(line, name):
        return True
    taken = _verb_behind(line, name.last)
    if taken is None or line.ends(name.first, "link.from") or line.ends(name.first, "link.of"):
        return False
    apposed = name.first > 0 and [line.tokens[at].text for at in (name.first - 1, name.last)] == [",", ","]
    between = line.tokens[name.last + apposed : taken.first]  # "Farrow's opponent, Dean Hollis, has raised"
    # "a super PAC that backs Jo Hale, reported its donors": one comma alone closes what another subject is said to do.
    aside = len(between) > backed and between[0].text in ("(", ",") and between[-1].text in (")", ",")
    spanned = not apposed and _is_spanned(line, name.last, taken.first)
    return aside or spanned or all(_is_small(line, at) for at in range(name.last + apposed, taken.first))


def _is_spanned(line: Line, first: int, last: int) -> bool:
    """ "heeft [dit jaar tot nu toe 20.000 euro] opgehaald" (Dutch, "has"): nobody named between."""
    has = line.mark_from(first)
    named = any(n.first < last and n.last > first for n in line.names)
    plain = all(t.text[0].isalnum() for t in line.tokens[first:last])
    return has is not None and has.has("link.perfect") and plain and not named


def _is_small(line: Line, at: int) -> bool:
    """Whether an auxiliary or a sum stands there: "Jo Hale [hat 20.000 Euro] gesammelt" (German, "has raised")."""
    auxiliary = any(m.first <= at < m.last and m.has("link.auxiliary") for m in line.marks)
    return auxiliary or any(s.first <= at < s.last for s in line.sums)


def _is_handed(line: Line, name: Name) -> bool:
    """ "gave Bell $5,000", "wrote Ida Bell a check": between a verb and what is given, and not the verb's subject."""
    verb = line.mark_to(name.first)
    if verb is None or not verb.has_any(*_HANDS) or not any(n.last <= verb.first for n in line.names):
        return False
    article = line.mark_from(name.last)
    at = article.last if article is not None and article.has("link.indefinite") else name.last
    return line.begins(at, "noun.gift", "light.check") or any(0 <= s.first - at <= 1 for s in line.sums)


_HANDS = ("give", "pledge", "light")


def _verb_behind(line: Line, at: int) -> Mark | None:
    """The verb of receiving behind `at`, or the auxiliary of "was financed by": who acts in it gets something."""
    takes = ("receive.past", "receive.present", "refund.past", "noun.total")
    taken = [m for m in line.marked(*takes) if m.first >= at]
    passive = (m for m in line.marked("give", "give_weak") if m.first > at and line.ends(m.first, "link.passive"))
    by = [m.first for m in line.marked("link.by")]
    paid = [line.mark_to(m.first) for m in passive if any(first >= m.last for first in by)]
    return min([*taken, *(m for m in paid if m is not None)], key=lambda m: m.first, default=None)


def _is_recipient(line: Line, name: Name) -> bool:
    """Whether "to" stands right before a candidate's name, titles passed: "$500 to Mr. Lambillotte".

    A language may say so by its article: "gab [dem] Senator Lambillotte 500 Dollar" (German).
    """
    apart = title_apart(line, name.first)
    at = apart.last if apart is not None else before_adjectives(line, name.first)
    runs = apart is not None
    while at and (title := line.mark_to(at)) is not None and title.has_any(*_TITLES):
        held = title.has("role.politician") and bool(line.sums) and line.has(*_GIVES)  # "a la senadora X" (Spanish)
        at, runs = title.first, title.has("role.candidate") or held
    if _is_partisan(line, at):
        at -= 1
    owns = name.last < len(line.tokens) and line.tokens[name.last].low in ("'s", "'")
    told = line.ends(at, "link.dative") or (line.ends(at, "link.dative_her") and line.begins(at, "gender.female"))
    handed = told and at < name.first and line.has(*_GIVES)
    article = line.mark_to(at)
    definite = runs and article is not None and not article.has("link.indefinite")
    link = line.mark_before_article(at, "link.to") if definite else article  # "à la candidate X"
    aimed = link is not None and link.has("link.to") and not _is_backed(line, link.first)
    return not owns and (aimed or handed)


def _is_backed(line: Line, at: int) -> bool:
    """ "a Sierra Values, que respalda [a la senadora Ida Bell]" (Spanish, "which backs"): whom a group is for."""
    verb = line.mark_to(at)
    return verb is not None and verb.has("fund_name.backs") and line.ends(verb.first, "relative")


def _is_partisan(line: Line, at: int) -> bool:
    """Whether a party's adjective ends before a title: "to [Republican] Sen. Lambillotte"."""
    before = line.mark_to(at)
    return before is not None and before.has("role.partisan") and before.last - before.first == 1


_GIVES = ("give", "give_weak", "pledge")
_TITLES = ("role.honorific", "role.politician", "role.candidate")


def _has_donors(line: Line, name: Name) -> bool:
    """ "o maior doador de Jussara Prado" (Portuguese, "her largest donor"), "her list of donors"; titles are passed."""
    link = line.mark_to(name.first)
    while link is not None and link.has_any(*_TITLES) and line.has("donor"):
        link = line.mark_to(link.first)
    before = line.mark_to(link.first) if link is not None and link.has("link.of") else None
    return before is not None and before.has_any("donor", "filing.weak")


_LISTED = 5
"""Tokens from "published" to what is published at most: "published [in full the list of his] donors"."""


def _tells_donors(line: Line, name: Name) -> bool:
    """ "Jo Hale, the candidate for mayor, has published a list of donors": who says from whom he got money."""
    if name.first > _LISTED or not line.has("donor", "filing.donors", "noun.gift"):
        return False
    nouns = [m for m in line.marked("donor", "filing.donors", "noun.gift") if m.first >= name.last]
    tells = [m for m in line.marked("say.release", "speech", "filing.shows") if m.first >= name.last]
    if not nouns or not tells or line.has("give", "give_weak", "pledge", "negation"):
        return False
    low, high = sorted((nouns[0], tells[0]), key=lambda m: m.first)
    return high.first - low.last <= _LISTED and not any(
        n.first >= name.last and n.first < high.last for n in line.names
    )


def is_membership(line: Line, mark: Mark) -> bool:
    """ "Jussara Prado (PDT)": a party in brackets behind a person's name is hers, and gets nothing by that.

    So is one with an ending that makes a member of it: "VVD'er" (Dutch).
    """
    tokens = line.tokens
    if _is_member(line, mark.last) or tells_whose(line, mark) or is_run_for(line, mark):
        return True
    if stands_among_others(line, mark):
        return True
    at = _past_age(line, mark.first) - 1
    named = at > 0 and tokens[at].text == "(" and any(n.last == at and may_be_person(line, n) for n in line.names)
    return named and mark.last < len(tokens) and tokens[mark.last].text in (")", "-", "–", "/")


def _past_age(line: Line, at: int) -> int:
    """Where a person's age opens that stands right before token `at`: "Jo Hale ([61;] CDU)" (German)."""
    aged = at > 1 and line.tokens[at - 1].text in (",", ";") and line.tokens[at - 2].text.isdigit()
    return at - 2 if aged else at


def _is_member(line: Line, at: int) -> bool:
    """Whether an apostrophe and the letters of an ending are glued to the word that ends before token `at`."""
    if at + 1 >= len(line.tokens) or line.tokens[at].text not in ("'", "’"):
        return False
    before, sign, ending = line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]
    glued = before.end == sign.start and sign.end == ending.start
    return glued and len(ending.text) > 1 and ending.text.islower()


def is_compared(line: Line, name: Name) -> bool:
    """ "o dobro do que deu a Biden" (Portuguese, "twice what it gave Biden"): whose fund another gift went to."""
    opened = any(m.last <= name.first for m in line.marked("compared.times"))
    return opened and (line.ends(name.first, "link.to") or line.ends(name.first, "give.past"))


def is_weighed(line: Line, name: Name, cast: Cast) -> bool:
    """ "$200,000 to Biden but $75,000 to Trump", "$50,000 to Biden in 2021", "$1 million to Trump's inauguration
    and half as much to Biden": presidents whom sums go to, side by side with another fund.

    A bare "$1 million to Biden" may as well have gone to his campaign.
    """
    if line.sums and _is_set_against(line, name):
        return True
    if not line.sums or not _gets_sum(line, name):
        return False
    if any(token.form.year for token in line.tokens[name.last : name.last + 2]):
        return True
    if any(m.last <= name.first for m in line.marked("fund.inaugural", "time.first")):
        return True
    others = (n for n in line.names if n is not name and _gets_sum(line, n))
    members = (cast.at(line.number, n.first) for n in others)
    return any(member is not None and member.honouree for member in members)


def _is_set_against(line: Line, name: Name) -> bool:
    """ "gave $5,000 to Biden's inauguration; [for Trump] it gives nothing": what opens a clause behind another's."""
    link = line.mark_to(name.first)
    if link is None or not link.has("link.to") or "fund.inaugural" not in line.meant or _is_owner(line, name):
        return False
    before = line.mark_to(link.first)
    sign = line.tokens[link.first - 1].text
    turned = sign == "," and line.begins(name.last, "give")  # ", für Trump gibt sie nichts" (German)
    parted = turned or sign == ";" or (before is not None and before.has_any(*_PARTING))
    earlier = parted and any(m.last < link.first for m in line.marked("fund.inaugural"))
    behind = [m for m in line.marked("give", *_NOTHING) if m.first >= name.last]
    given = any(m.has("give") for m in behind) and any(m.has_any(*_NOTHING) for m in behind)
    return earlier and given and not line.has("fund.campaign")


_NOTHING = ("negation.nothing", "answer.none")
_PARTING = ("link.contrast", "link.and")
"""What two clauses are set against each other with."""


def _is_owner(line: Line, name: Name) -> bool:
    """Whether something of the name's follows it: "for Trump's rally"."""
    behind = line.tokens[name.last : name.last + 1]
    return bool(behind) and behind[0].low in ("'s", "’s", "'", "s")


def _gets_sum(line: Line, name: Name) -> bool:
    """Whether a sum and "to" stand right before a name, and no noun that it owns behind it."""
    link = line.mark_to(name.first)
    while link is not None and link.has_any("role.chief", *_TITLES):
        link = line.mark_to(link.first)  # "$200,000 to [President] Biden"
    summed = link is not None and link.has("link.to") and any(0 <= link.first - s.last <= 1 for s in line.sums)
    behind = line.tokens[name.last : name.last + 1]
    ends = not behind or not behind[0].text[0].isalnum() or line.begins(name.last, *_FOLLOW)
    return summed and ends and not (behind and behind[0].low in ("'s", "'"))


_FOLLOW = ("link.in", "link.and", "link.contrast", "time", "date", "link.at")


def is_party_word(line: Line, mark: Mark) -> bool:
    """ "20'000 francs au Centre": a common word with a capital that no other name goes on from."""
    if not line.tokens[mark.last - 1].text[0].isupper() or mark.first == 0 or stands_among_others(line, mark):
        return False
    if mark.first > 1 and line.tokens[mark.first - 1].text[0].isupper():
        return False  # "der Europäischen Union" (German)
    goes_on = mark.last < len(line.tokens) and line.tokens[mark.last].text[0].isupper()
    return not goes_on and not line.begins(mark.last, "link.of")
