"""Who speaks of giving in a quotation: "We gave $1 million," said the mill; "I gave $5,000," Harriet Flint said."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.order.items import Item
from onrecord.claims.parties.cast import Member

__all__ = ["announcing_firm", "firm_of_sayer", "firm_spoken_of", "first_person", "sayer_of", "saying_firm", "says_we"]


def announcing_firm(row: tuple[Item, ...], verb: int, line: int) -> tuple[Giver, ...]:
    """Who says "we" in a quotation that the speaker follows: "We have given $1 million," [Orrin Steel] said."""
    for at in range(verb + 2, len(row)):
        behind = at + 1
        while behind < len(row) and row[behind].kind in ("aside", "comma", "determiner"):
            behind += 1
        front = _said_before(row, at, verb)
        beside = [i for i in (*row[front : front + 1], *row[behind : behind + 1]) if i.has("speech")]
        lead = at - 1 if row[at - 1].kind == "determiner" else at
        if row[at].kind in ("speaker", "unnamed") and (beside or row[lead - 1].has("speech")):
            return _speaker_for(row[at], line)  # "..., said the chief of Norvane": whoever that is
        if row[at].kind != "party" or not beside or not any(i.kind == "comma" for i in row[front - 2 : at]):
            continue
        member = row[at].member
        titled = [i.member for a in row[at + 1 : behind] for i in a.inner if i.kind == "party"]
        firms = [m for m in (*row[at].near, *titled, *_posts(row, at, behind)) if m and m.kind == "organization"]
        if member is not None and member.kind == "person":
            return (Giver(member=firms[0], item=row[at], line=line, certain=False),) if firms else ()
        return () if member is None else (Giver(member=member, item=row[at], line=line, near=row[at].near),)
    return ()


def _posts(row: tuple[Item, ...], at: int, behind: int) -> tuple[Member, ...]:
    """Whose post the speaker at `at` holds: "..., said Jo Hale, [a spokeswoman for Orlo Foods]"."""
    post = row[behind] if behind < len(row) else row[at]
    return post.near if post.member == row[at].member or post.kind in ("speaker", "unnamed") else ()


def _said_before(row: tuple[Item, ...], at: int, verb: int) -> int:
    """The place before a speaker, "however", a day and an article passed: "sagte dagegen am Montag [X]" (German).

    So is where it was said: "señaló [en un comunicado] X" (Spanish, "in a statement").
    """
    front = at - 1
    while front > verb + 1 and (row[front].kind in _BESIDE_SAID or row[front].has("say.setting")):
        front -= 1
    return front if row[front].has("speech") else at - 1


_BESIDE_SAID = ("auxiliary", "determiner", "date", "time", "in")
_SPOKEN = 2
"""Lines back to the firm for which somebody without a firm of his own speaks."""
_CREDIT = 10
"""How many items the words behind a quotation may take that tell who said it."""


def says_we(row: tuple[Item, ...], verb: int) -> bool:
    """Return whether the form of a verb, or of the plan that rules it, means "we": "Vamos a donar" (Spanish)."""
    ruled = verb > 0 and row[verb - 1].kind == "plan" and row[verb - 1].has("self.many")
    return ruled or row[verb].has("self.many")


def firm_spoken_of(row: tuple[Item, ...], verb: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """The firm whose own page it is, or the one spoken of last, where its own man says "we":
    "We have given nothing," [its president], Jo Hale, said.
    """
    if focus.voice is not None and any(i.kind == "fund" for i in row):
        return (replace(focus.voice, item=row[verb], line=line, certain=False),)
    led = [g for g in focus.aside_parties if g.member.kind == "organization" and g.line == line]
    firm = led[-1] if led else focus.firm_meant()
    if (told := _firm_told_of(row, verb)) is not None and told.member is not None:
        return (Giver(member=told.member, item=row[verb], line=line, certain=False),)
    if firm is None or line - firm.line > _SPOKEN:
        return ()
    for at in range(verb + 1, len(row) - 2):
        credit = row[at + 1 : at + _CREDIT]
        credit = credit[: next((n for n, i in enumerate(credit) if i.kind == "relative"), _CREDIT)]
        closed = row[at + 1].kind == "word" or (row[at - 1].kind == "word" and _says_so(credit))
        if row[at].kind != "comma" or not closed or not any(i.has("speech") for i in credit):
            continue
        other = any(i.kind == "party" and i.member is not None and i.member.kind == "organization" for i in credit)
        owned = any(i.kind in ("role", "speaker", "party") or i.has("pronoun") for i in credit)
        if owned and not other:
            head = _head_meant(credit, focus)
            own = focus.firms.get(head.member.number) if head is not None else None
            if head is not None and own is None and head.line < firm.line:
                return ()  # "says the chief executive": of a firm other than the one named since
            return (Giver(member=own or firm.member, item=row[verb], line=line, certain=False),)
    return ()


def firm_of_sayer(row: tuple[Item, ...], verb: int, focus: Focus) -> Member | None:
    """Return the firm of whoever says so behind a quotation, if the text has told it."""
    told = _firm_told_of(row, verb)
    sayer = next((i for i in row[verb:] if i.kind == "party" and i.member is not None), None)
    if told is not None or sayer is None or sayer.member is None:
        return told.member if told is not None else None
    if sayer.member.kind == "organization":
        return sayer.member
    near = next((m for m in sayer.near if m.kind == "organization"), None)
    return near or focus.firms.get(sayer.member.number)


def _firm_told_of(row: tuple[Item, ...], verb: int) -> Item | None:
    """ "“We will pay,” said Jo Hale, owner of the big slaughterhouse [Hale Meats]": told of whoever says so."""
    said = next((n for n in range(verb + 1, len(row)) if row[n].has("speech")), len(row))
    sayer = next((n for n in range(said + 1, min(said + 5, len(row))) if row[n].kind == "party"), len(row))
    behind = [i for i in row[sayer + 1 : sayer + 9] if i.kind != "determiner"]
    firm = next((n for n, i in enumerate(behind) if i.kind == "party"), 0)
    led = [i.kind for i in behind[:2]] == ["comma", "role"] and all(i.kind in _OF_FIRM for i in behind[1:firm])
    member = behind[firm].member if led and firm > 1 and behind[2].has("link.of") else None
    return behind[firm] if member is not None and member.kind == "organization" else None


_OF_FIRM = ("role", "of", "from", "word", "to")


def _head_meant(credit: tuple[Item, ...], focus: Focus) -> Giver | None:
    """The last person whom "says the chief executive", without a name, can mean by its gender."""
    head = next((i for i in credit if i.has("role.chief") and i.has_any("gender.female", "gender.male")), None)
    if head is None or any(i.kind == "party" or i.has("pronoun.his") for i in credit):
        return None
    return next((g for g in reversed(focus.people) if focus.gender_of(g.member) and focus.fits(g, head)), None)


def _says_so(credit: tuple[Item, ...]) -> bool:
    """Whether a verb of saying comes first behind a quotation: "… », [tranche sa directrice]" (French)."""
    return any(i.has("speech") for i in credit[:2])


def _speaker_for(speaker: Item, line: int) -> tuple[Giver, ...]:
    """ "We will give $1 million," [a spokesman for Meta] said: the firm gives."""
    firms = [m for m in speaker.near if m.kind == "organization"]
    return tuple(Giver(member=m, item=speaker, line=line, certain=False) for m in firms[:1])


def first_person(row: tuple[Item, ...], at: int, verb: int) -> int | None:
    """Where the one stands who says "I" at `at`, a name or a pronoun beside a verb of saying; None for nobody."""
    behind = range(verb + 1, len(row))
    before = range(at - 1, -1, -1)
    return next((n for n in (*behind, *before) if _speaks(row, n)), None)


def _speaks(row: tuple[Item, ...], at: int) -> bool:
    item = row[at]
    person = item.kind == "party" and item.member is not None and item.member.kind == "person"
    if not person and not item.has("pronoun.person"):
        return False
    front = at - 1
    while front > 0 and item.kind == "party" and row[front].kind in _BEFORE_SPEAKER and not row[front].has(_TOLD_TO):
        front -= 1  # "sagte am Montag der Unternehmer X" (German)
    front = _past_trade(row, front, at)
    if item.kind == "party" and front >= 0 and (row[front].has(_TOLD_TO) or row[front].kind in _RULING):
        return False  # "Über X sagte er", "soll er dem Unternehmer X gesagt haben" (German)
    sides = (*row[max(0, front) : at], *row[at + 1 : at + 2])
    return any(i.kind == "speech" or i.verb == "announce" or i.has("say.verb") for i in sides)


def _past_trade(row: tuple[Item, ...], front: int, party: int) -> int:
    """Where the words end before "el vendedor de tractores X" (Spanish, "the seller of tractors"), else `front`."""
    link = party - 1
    while link > 0 and row[link].kind in _GOODS:
        link -= 1
    if not _TRADE <= link < party - 1 or not row[link].has("link.trade"):
        return front
    return link - _TRADE if [i.kind for i in row[link - 2 : link]] in _SELLERS else front


_TRADE = 3
"""Items of "el vendedor de" before the goods."""
_GOODS = ("word", "kind")
_SELLERS = (["determiner", "word"], ["determiner", "role"])
_BEFORE_SPEAKER = ("determiner", "role", "word", "date", "time", "auxiliary")
_TOLD_TO = "link.dative"
_RULING = ("to", "from", "of", "at", "in", "through", "on_behalf")


def sayer_of(row: tuple[Item, ...], line: int) -> Giver | None:
    """Return who says what stands behind a colon, or the firm of a spokesman; None for nobody, or several.

    "[Jo Hale] said: “I gave $5,000.”", "A spokesman for [Orlo Foods] said: “We gave $5,000.”"
    """
    told = [n for n, i in enumerate(row) if i.kind in ("party", "speaker", "unnamed")]
    if len(told) != 1 or any(i.has("pronoun.person") for i in row) or not any(i.kind == "speech" for i in row):
        return None
    item = row[told[0]]
    if item.kind != "party":
        return next(iter(_speaker_for(item, line)), None)
    member = item.member if _speaks(row, told[0]) else None
    return Giver(member=member, item=item, line=line, near=item.near) if member is not None else None


def saying_firm(focus: Focus, item: Item, line: int) -> tuple[Giver, ...]:
    """Return the firm that says "we", the word at `item`, behind the colon that it or its own man stands before."""
    said = focus.sayer
    firms = [m for m in (said.member, *said.near) if m.kind == "organization"] if said is not None else []
    return tuple(Giver(member=m, item=item, line=line, certain=False) for m in firms[:1])
