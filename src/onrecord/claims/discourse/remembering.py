"""What the lines before leave behind: whom they spoke of, whether they told of a gift, whose heading stands above."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.discourse.calleddonors import called_donor
from onrecord.claims.discourse.topics import keeps_topic
from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.givers.ofwhom import is_described
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row, flatten

__all__ = ["remember_line", "see_asked", "see_heading"]


_LATE = 3
"""A verb so far from the front has its subject before it, however told: "Born in Lyon, there he founded X"."""


def remember_line(line: Line, row: Row, focus: Focus, *, gave: bool) -> None:
    """Remember of a line that was read whether it spoke of donors, told of a gift, or only of somebody."""
    meant = line.meant
    if ("donor" in row.kinds and "donor" in meant) or "filing.donors" in meant:
        focus.donors = line.number  # "The White House published the list of donors. There one finds A and B."
    if "consider" in meant and "verb" in row.kinds and any(i.verb in ("give", "give_weak") for i in row):
        focus.weighed = line.number
    focus.refunds = line.number if "refund" in meant else focus.refunds
    for item in row if "speaker" in row.kinds else ():
        if item.kind == "speaker" and item.near and item.near[0].kind == "organization":
            focus.firm = Giver(member=item.near[0], item=item, line=line.number, certain=False)
        elif item.kind == "speaker" and item.near and item.member is None:  # "A spokesman for Ms. Hale said she ..."
            focus.see((Giver(member=item.near[0], item=item, line=line.number, certain=False),))
    if "self" in meant or "say.we" in meant:
        focus.voice = focus.voice or _own_voice(row, line)
    if not gave and "claimed.viral" in meant:
        return  # whom a claim that goes round is about is seen by its verb
    if gave:
        focus.gave = line.number
        _see_speaker(line, row, focus)
        _see_chief(line, row, focus)
    elif not keeps_topic(row, line, focus) and not _came_from(line, focus):
        _see_first(line, row, row.kinds, focus)


def _came_from(line: Line, focus: Focus) -> bool:
    """ "The largest gift for Jo Hale came from Ada Kemp. [She] sent $8 million": who is seen as its source goes on."""
    return "come" in line.meant and bool(focus.subject) and focus.subject[-1].line == line.number


def _own_voice(row: tuple[Item, ...], line: Line) -> Giver | None:
    """ "At Merrow, we believe in rules.": a firm that tells of itself on its own page.

    Its verb may be all that says "we": "En Merrow creemos en las reglas." (Spanish).
    """
    opens = len(row) > _VOICED and row[0].has_any("link.at", "link.in") and row[1].kind == "party"
    comma = opens and row[2].kind == "comma"
    we = opens and (row[2 + comma].has("say.we") or (comma and row[3].kind == "self"))
    firm = row[1].member if we else None
    return givers_of([row[1]], line.number)[0] if firm is not None and firm.kind != "person" else None


_VOICED = 4


def _see_speaker(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """ "X gave $50,000, its chief executive, Jo Hale, said. [She] gave as much.": who speaks of a firm's gift."""
    flat = list(flatten(row)) if line.has("speech", "say.signed") else []
    for at, item in enumerate(flat):
        if item.kind != "party" or item.member is None or item.member.kind != "person":
            continue
        beside = (*flat[max(0, at - 1) : at], *flat[at + 1 : at + 3])
        signed = bool(at) and flat[at - 1].has("say.signed")
        if signed or any(i.kind == "speech" and not i.has("speech.gerund_source") for i in beside):
            focus.person = Giver(member=item.member, item=item, line=line.number, near=item.near)
            focus.people.append(focus.person)


def _see_chief(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """ "Larkspur, whose chief executive is Jo Hale, gave $1 million. [She] gave ...": who leads the firm that gave."""
    if not line.has("relative.whose") or any(
        g.line == line.number and g.member.kind == "person" for g in focus.subject
    ):
        return
    flat = list(flatten(row))
    for at, item in enumerate(flat[:-2]):
        if not item.has("relative.whose") or not flat[at + 1].has("role.chief"):
            continue
        behind = next((i for i in flat[at + 2 : at + 4] if i.kind not in ("comma", "auxiliary")), item)
        if behind.kind == "party" and behind.member is not None and behind.member.kind == "person":
            focus.person = Giver(member=behind.member, item=behind, line=line.number, near=behind.near)
            focus.people.append(focus.person)
            return


def see_heading(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """Remember the party that a heading names: the lines below it may tell of its gifts."""
    if line.kind == "heading":
        focus.heading, focus.heading_block = _heading_name(line, row), line.block
        if focus.heading is not None:
            focus.firm = None  # "the firm" below it is none that was told of above
            if focus.heading.member.kind != "person":
                focus.see((focus.heading,))  # "The maker of bicycles" below it is that firm


def see_asked(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """Remember whom a question asks after by nothing but the name: "And Circle? The firm has paid as much."."""
    names = [i for i in row if i.kind == "party"]
    small = ("party", "determiner", "and", "question", "contrast", "role", "word", "relative", "auxiliary")
    plain = all(i.kind in small for i in row)  # "Who is Jo Hale?"
    if len(names) == 1 and plain and len(row) <= _SHORT_QUESTION:
        found = givers_of(names, line.number)
        focus.see(found)
        focus.turn_to(found, line.number, line.block)


_SHORT_QUESTION = 6
"""Items of a question that only names somebody: "¿Y la cervecera Norvane?" (Spanish, "And the brewer ...?")."""


def _heading_name(line: Line, row: tuple[Item, ...]) -> Giver | None:
    """The party of a heading that is nothing but a name; any other heading ends its reach."""
    names = [i for i in row if i.kind == "party"]
    plain = len(names) == 1 and not (names[0].last - names[0].first > 1 and line.tokens[names[0].first].text.isupper())
    plain = plain and all(i.kind in ("party", "determiner", "end", "comma") or _is_place(i) for i in row)
    return givers_of(names, line.number)[0] if plain else None


def _is_place(aside: Item) -> bool:
    """Whether brackets tell where the firm of a heading is: "Norvane Cycles (Oregon)"."""
    place = [i.kind for i in aside.inner] in (["other"], ["party"])
    return aside.kind == "aside" and place and aside.inner[0].last - aside.inner[0].first == 1


def _see_first(line: Line, row: tuple[Item, ...], kinds: frozenset[str], focus: Focus) -> None:
    """Remember whom a line without a gift is about: its first party, unless "the company" or "on X" comes first."""
    label = len(row) > 1 and row[0].kind == "speaker" and row[1].kind == "colon"
    row = row[2:] if label else row
    quoted, told = False, "pronoun.person" in line.meant and _is_told_by_pronoun(row)
    for at, item in enumerate(row if "party" in kinds else row[:2]):  # without a name "the company" alone counts
        quoted = told and _stays_quoted(line, item, quoted)
        if quoted:
            continue  # "X left with the money," he said: "he" is not X
        if item.kind in ("speaker", "unnamed"):
            return
        if at == 1 and is_described(row, at):
            _see_described(item, line, focus)
            return
        if item.kind == "party" and _is_passed(line, row, at):
            continue
        if item.kind == "verb" and at > _LATE:
            named = next((n for n in range(at + 1, len(row)) if row[n].kind == "party"), 0)
            if named:
                _see_group(row, named, line, focus)  # "Der Ausbau käme A und B zugute. Beide Firmen gaben ..." (German)
            return  # a name behind the verb is not who acts
        if item.kind == "party" and not (at and row[at - 1].kind == "in"):
            found = givers_of([row[called_donor(row, at)]], line.number)
            if row[0].has("pronoun.person") and found and found[0].member.kind == "organization":
                focus.firm = found[0]  # "She took over Larkspur Mills.": "she" still means her
            else:
                focus.see(found)
                _see_group(row, at, line, focus)
            return


def _is_passed(line: Line, row: tuple[Item, ...], at: int) -> bool:
    """Whether a name is not of whom its line is about: a place, or somebody set beside."""
    opens = at == 1 and len(row) > at + 1 and row[0].kind in ("to", "at") and row[at + 1].kind == "comma"
    placed = opens and any(i.kind == "party" for i in row[at + 1 :])  # "À Vannes, tout le monde connaît X" (French)
    return placed or _is_dateline(line, row, at) or _is_beside(row, at) or _owns_people(row, at)


def _see_described(item: Item, line: Line, focus: Focus) -> None:
    """ "The company employs 300. [It] gave ...": "it" means whom "the company" did, and not who spoke before."""
    firm = focus.firm_meant()
    if firm is not None and item.has("role.company"):
        focus.see((Giver(member=firm.member, item=item, line=line.number, near=firm.near, certain=False),))


def _see_group(row: tuple[Item, ...], at: int, line: Line, focus: Focus) -> None:
    """ "On one thing Orlo Foods and Kestrel Air agree. [Each] has given ...": those named side by side."""
    found, end = gather_right(row, at, len(row))
    if len(found) > 1 and any(i.kind == "and" for i in row[at:end]):
        focus.group = givers_of(found, line.number)


def _is_told_by_pronoun(row: tuple[Item, ...]) -> bool:
    """Whether "he said" stands in a line."""
    return any(a.has("pronoun.person") and b.kind == "speech" for a, b in pairwise(row))


def _stays_quoted(line: Line, item: Item, before: bool) -> bool:
    """Whether an item stands in quotation marks, as one `before` it did: behind a mark that opens, before the next."""
    text = line.tokens[item.first].text
    if item.last - item.first > 1 or text not in _MARKS:
        return before
    return text in _OPENING or (text == '"' and not before)


_OPENING = frozenset("“«„")


_MARKS = _OPENING | frozenset('”»"')


def _is_dateline(line: Line, row: tuple[Item, ...], at: int) -> bool:
    """Whether a name in capitals before a dash and another name is a place: "ST. MARIN (Agence) – Kaldane SA"."""
    if not all(t.text.isupper() for t in line.tokens[row[at].first : row[at].last]):
        return False
    behind = [i.kind for i in row[at + 1 : at + 6]]
    return "dash" in behind and "party" in behind[behind.index("dash") :]


def _owns_people(row: tuple[Item, ...], at: int) -> bool:
    """Whether the people of the one named at `at` act, on another: "Quell's people met with Jo Hale. [She] ..."."""
    theirs = at + 2 < len(row) and row[at + 1].kind == "owns" and row[at + 2].has("say.source")
    return theirs and any(
        i.kind == "party" and i.member is not None and i.member.kind == "person" for i in row[at + 3 :]
    )


_LED = ("party", "and", "comma", "determiner", "role", "word", "each")


def _is_beside(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name only tells who said so, or whom the sentence sets aside: "After A and B, it is the turn of C"."""
    back = at - 1
    while back > 0 and row[back].kind == "determiner":
        back -= 1
    member = row[at].member
    firm = member is not None and member.kind == "organization"
    if back > 0 and firm and row[back].has("speech.gerund_source"):
        return True
    if row[0].kind not in ("except", "contrast") or any(i.kind not in _LED for i in row[1:at]):
        return False
    comma = next((n for n in range(at, len(row)) if row[n].kind == "comma"), len(row))
    return any(i.kind == "party" for i in row[comma:]) and not any(i.kind == "verb" for i in row[at:comma])
