"""Who acts: the parties to the left of a verb, through asides, adverbs, lists and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Focus, Giver, are_couple
from onrecord.claims.givers.ahead import actor_on, meant_ahead, speaker_meant
from onrecord.claims.givers.announcers import announcing_firm, firm_spoken_of, first_person, saying_firm
from onrecord.claims.givers.apposed import person_apposed
from onrecord.claims.givers.gathering import (
    gather_left,
    givers_of,
    is_governed,
    is_set_aside,
    is_told,
)
from onrecord.claims.givers.headstold import head_told
from onrecord.claims.givers.interludes import (
    acts_alone,
    are_others,
    is_absolute,
    is_emphatic,
    is_home,
    is_impersonal,
    is_in_relative,
    is_kin_unnamed,
    is_of_other_aim,
    is_of_sum,
    is_setting,
    is_taker_inside,
    past_among,
    past_said,
)
from onrecord.claims.givers.joiners import joined_ahead, named_as_some, named_before_colon
from onrecord.claims.givers.kinpairs import kin_of
from onrecord.claims.givers.ofwhom import (
    has_owner,
    is_beside_subject,
    is_definite,
    is_of_another,
    is_source,
    is_told_of,
    is_unnamed_firm,
    people_alone,
)
from onrecord.claims.givers.ownersof import runs_alone
from onrecord.claims.givers.ownfirms import (
    firm_beside,
    firm_led,
    firm_of,
    firm_owned,
    firm_told_of,
    head_of_relative,
    is_one_unnamed,
    leads_staff,
    named_before_staff,
    own_firm,
    speaks_for,
)
from onrecord.claims.givers.several import means_several
from onrecord.claims.givers.sharing import actor_beside_object, group_before, group_counted, is_met_apart, shared_actor
from onrecord.claims.givers.toldof import is_owners_own, owner_pronoun, standing_in, told_about, told_in_line, told_kin
from onrecord.claims.givers.trades import told_behind, trader_ahead
from onrecord.claims.givers.trailing import acts_trailing
from onrecord.claims.givers.unnamedheads import is_of_unnamed, leads_unnamed
from onrecord.claims.order.items import Item
from onrecord.claims.order.series import is_listed_description
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["find_subject", "meant_behind"]

_PASSED = (
    "auxiliary", "plan", "negation", "each", "again", "aside", "date", "time", "speech", "announce", "word",
    "personal", "to", "comma", "determiner", "consider", "money", "filing", "from", "at", "dash", "outlet", "relative",
    "role", "company", "and", "through", "deny", "owns", "self", "link",
)  # fmt: skip
_REACHED = (*_PASSED, "party", "unnamed", "other", "speaker", "fund", "sum", "gift", "pronoun")
_ACTORS = ("fund", "gift", "other", "outlet", "speaker")
"""Who or what acts without giving: a verb right behind them is theirs."""
_REACH = 14
_NEAR_PRONOUN = 2
"""Lines back in which "elle" may mean the last subject, be it a person or a firm."""


def find_subject(
    row: tuple[Item, ...], verb: int, lower: int, focus: Focus, line: int
) -> tuple[tuple[Giver, ...], int]:
    """Return the givers that act in the verb at `verb`, and where their phrase begins; none found gives ((), verb)."""
    joined = joined_ahead(row, verb, lower) or named_as_some(row, verb)
    joined = joined or acts_trailing(row, verb) or named_before_colon(row, verb)
    if joined:
        return givers_of(joined, line), lower
    found, start = _find_left(row, verb, lower, focus, line)
    firm = bool(found) and found[0].member.kind == "organization"
    return people_alone(row, start, found, focus.person) if firm else found, start


def _find_left(row: tuple[Item, ...], verb: int, lower: int, focus: Focus, line: int) -> tuple[tuple[Giver, ...], int]:
    """Who acts in the verb at `verb`, looked for to its left, and where their phrase begins."""
    at = verb - 1
    if at > lower and row[at].kind == "in" and any(i.verb == "join" for i in row[lower - 1 if lower else 0 : at]):
        at -= 1  # "joined Norvane in giving"
    at, bottom = past_among(row, at, lower), max(lower, verb - _REACH)
    while (at := _past_words(row, at, bottom)) >= bottom:
        at = past_said(row, at, lower)
        item = row[at]
        if item.kind in ("party", "unnamed") and not _is_ruled(row, at, verb, lower):
            return _acting(row, (at, verb), lower, focus, line)
        meant = item.kind == "pronoun" and "pronoun.his" not in item.categories.meant and not _is_taker(item)
        if meant and not is_emphatic(row, at) and not is_listed_description(row, at):
            return () if is_impersonal(row, at, verb) else pronoun_givers(row, at, focus, line), at
        many = "role.many" in item.categories.meant or (item.kind == "role" and are_others(row, at))
        one = many and at > 0 and row[at - 1].has("link.singular")  # "das Unternehmen": its plural is the same word
        several = many and not one and acts_alone(row, at, verb, lower)
        if several or is_kin_unnamed(row, at) or is_of_unnamed(row, at):
            return group_counted(row, at, focus.group, line) if several else (), at
        if (told := _told_of(row, (at, verb), lower, focus, line)) is not None:
            return told
        passed = item.kind in _REACHED and (item.kind not in _ACTORS or _is_beside(row, at, verb, lower))
        if not passed and not is_setting(row, at, verb, lower):
            break
        at -= 1
    return _sharing(row, verb, focus, line) if lower == 0 else ((), verb)


def _is_ruled(row: tuple[Item, ...], at: int, verb: int, lower: int) -> bool:
    """Whether the party at `at` is a place, or ruled by a preposition, and so does not act."""
    return is_home(row, at, lower) or (is_governed(row, at, lower) and not is_absolute(row, at, verb))


def _is_taker(item: Item) -> bool:
    """ "gaf hem 5.000 euro" (Dutch, "gave him"): a pronoun that can be no subject."""
    return item.has("link.taker") and item.has("link.oblique")


def _told_of(
    row: tuple[Item, ...], places: tuple[int, int], lower: int, focus: Focus, line: int
) -> tuple[tuple[Giver, ...], int] | None:
    """Who acts where the first of the places describes somebody, nobody where the text names none; else None."""
    at, verb = places
    item = row[at]
    if item.kind not in _DESCRIBING and item.member is None and not item.has_any("role", "self", "pronoun.his"):
        return None
    if (behind := told_behind(row, at, focus, line)) is not None:
        return behind
    if (ahead := head_of_relative(row, at)) is not None:
        return givers_of([row[ahead]], line), ahead
    owned = firm_owned(row, at, verb, focus, line)
    found = _described(row, places, focus, line) if owned is None else owned
    unnamed = owned is not None or is_unnamed_firm(row, at, verb, lower) or is_one_unnamed(row, at, verb)
    return (found, at) if found or unnamed else None


_DESCRIBING = ("role", "self", "relative", "of")
"""What else than a name may describe somebody, or lead to who does."""


def _beside_object(
    row: tuple[Item, ...], places: tuple[int, int], focus: Focus, line: int
) -> tuple[tuple[Giver, ...], int]:
    """The givers at the first of the places, who act in the verb at the other behind an object of their own."""
    at = places[0]
    if row[at].kind == "pronoun":
        return pronoun_givers(row, at, focus, line), at
    if row[at].kind == "role":
        return _described(row, places, focus, line), at
    return ((), at) if is_governed(row, at, 0) else _named(row, at, 0, line)


def _past_words(row: tuple[Item, ...], at: int, bottom: int) -> int:
    """The place before words that mean nothing to the grammar, which end at `at`; none before `bottom` is passed."""
    while at >= bottom and row[at].kind == "word" and not row[at].categories:
        at -= 1
    return at


def _acting(
    row: tuple[Item, ...], places: tuple[int, int], lower: int, focus: Focus, line: int
) -> tuple[tuple[Giver, ...], int]:
    """The party at the first of the places with those named beside it, unless it only tells more of who acts."""
    at, verb = places
    if (firm := firm_told_of(row, at, verb)) is not None:
        return (Giver(member=firm, item=row[at], line=line, certain=False),), at
    if led := firm_led(row, at, focus, line):
        return led, at
    if (actor := actor_beside_object(row, at, verb)) is not None:
        return _beside_object(row, (actor, verb), focus, line)
    if is_in_relative(row, at, verb) or leads_unnamed(row, at) or leads_staff(row, at):
        joined = named_before_staff(row, at)  # "X pilots gave": not X; "A and X pilots gave": A
        return ((), verb) if joined is None else _acting(row, (joined, verb), lower, focus, line)
    if is_of_other_aim(row, at, verb):
        return (), verb
    if at and row[at - 1].kind == "verb" and is_of_sum(row, at, verb):
        return find_subject(row, at - 1, 0, focus, line)  # "X backed Y, with $5,000 sent to his super PAC": X did
    found, start = _named(row, at, at if is_of_sum(row, at, verb) else lower, line)
    back = kin_of(row, start) if len(found) == 1 else None
    if back is None:
        return found or head_told(row[at], focus, line), start
    both = any(i.kind == "each" for i in row[verb:])  # "He and his wife, Ada, gave $5,000 each"
    return (*pronoun_givers(row, back, focus, line), *(found if both else ())), back


def _sharing(row: tuple[Item, ...], verb: int, focus: Focus, line: int) -> tuple[tuple[Giver, ...], int]:
    """The givers of a verb that shares its subject with one before it, and where they stand."""
    at = shared_actor(row, verb)
    if at is None:
        return trader_ahead(row, verb, focus, line)
    if row[at].kind == "role":
        return _described(row, (at, verb), focus, line), at
    return (pronoun_givers(row, at, focus, line) if row[at].kind == "pronoun" else givers_of([row[at]], line)), at


def _described(row: tuple[Item, ...], places: tuple[int, int], focus: Focus, line: int) -> tuple[Giver, ...]:
    """Whom "we", "the company" or "the chief executive" at the first of the places means, in the verb at the other."""
    at, verb = places
    item = row[at]
    if (head := person_apposed(row, at, verb)) is not None:
        return givers_of([row[head]], line)
    if "self.one" in item.categories.meant:
        return _first_person(row, places, focus, line) or _who_says(row, verb, focus, line)
    if item.kind == "self":
        said = announcing_firm(row, verb, line) or saying_firm(focus, item, line)
        return said or firm_spoken_of(row, verb, focus, line)
    if (
        item.kind != "role"
        or not is_definite(row, at)
        or is_set_aside(row, at)
        or is_source(row, at)
        or is_beside_subject(row, at)
    ):
        return ()
    if "role.company" in item.categories.meant and (is_of_another(row, at) or "role.league" in item.categories.meant):
        return ()  # "the Dutch branch of Larkspur", "Der örtliche Handelsverein gab": not the firm spoken of
    if "role.company" in item.categories.meant and not runs_alone(item, focus):
        owned = firm_of(row, at, focus, line)
        return owned if owned is not None else own_firm(row, at, focus, line) or pronoun_givers(row, at, focus, line)
    told = told_in_line(focus, item, at, line) or told_about(row, at, focus, line)
    by_kin = "role.kin" in item.categories.meant and bool(item.near)
    person = focus.described()
    own = is_owners_own(row, at, focus)  # "Jo Hale gave $5. His lawyer gave $7.": nobody named
    if not told and "role.chief" in item.categories.meant and person is not None and not by_kin and not own:
        meant = not has_owner(row, at) or is_told_of(row, at, person, line)
        return (standing_in(person, item, line),) if meant else ()
    return told or (told_kin(item, focus, line) if by_kin else ())


def _first_person(row: tuple[Item, ...], places: tuple[int, int], focus: Focus, line: int) -> tuple[Giver, ...]:
    """ "I gave $5,000," [Harriet Flint] said: who speaks has given."""
    at = first_person(row, *places)
    if at is None:
        sayer = focus.sayer
        talker = sayer if sayer is not None and sayer.member.kind == "person" else focus.talker
        return (standing_in(talker, row[places[0]], line),) if talker is not None else ()
    return pronoun_givers(row, at, focus, line) if row[at].kind == "pronoun" else givers_of([row[at]], line)


def _who_says(row: tuple[Item, ...], verb: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Who says "I" where a pronoun stands for the speaker: "J'ai donné 200 dollars », dit-elle" (French)."""
    said = next((i for i in row[verb + 1 :] if i.has("speech")), None)
    told = said is not None and not any(i.kind in ("party", "speaker", "outlet") for i in row)
    return (standing_in(focus.person, said, line),) if told and said is not None and focus.person else ()


def _is_beside(row: tuple[Item, ...], at: int, verb: int, lower: int) -> bool:
    """Whether who or what stands at `at` does not act in the verb: governed, set apart, or a place ("in Ohio")."""
    if is_taker_inside(row, at):
        return True
    link = next((n for n in range(at - 1, lower, -1) if row[n].kind not in ("determiner", "role", "word")), lower)
    led = at > lower and (row[link].kind in ("in", "at") or row[at - 1].has("link.home"))
    place = row[at].kind == "other" and led
    return place or is_governed(row, at, lower) or _is_apart(row, at, verb)


def _is_apart(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether a comma or speech stands between: "a spokesman told Reuters it gave", "In Ohio, X gave"."""
    apart = ("speech", "relative") if row[at].kind == "fund" else ("comma", "speech", "relative", "aside", "dash")
    return any(i.kind in apart for i in row[at + 1 : verb])


def _named(row: tuple[Item, ...], at: int, lower: int, line: int) -> tuple[tuple[Giver, ...], int]:
    found, start = gather_left(row, at, lower)
    if is_met_apart(row, start, at):
        return givers_of([row[at]], line), at
    back = start - 1
    while back > lower and row[back].kind == "determiner":
        back -= 1
    led = start > 0 and (row[start - 1].kind == "in" or row[max(back, 0)].has("say.occasion"))
    placed = led and any(i.kind == "comma" for i in row[start:at]) and all(i.kind != "and" for i in row[start:at])
    if start < at and (placed or is_governed(row, start, lower)):
        return givers_of([row[at]], line), at  # "Unlike A and B, C gave", "In A, B gave"
    if back - 1 >= lower and row[back].kind == "and" and row[back - 1].kind == "fund" and not _is_target(row, back - 1):
        return (), start  # "The committee and X will pay": the fund does not give to itself
    return givers_of(found, line), start


def _is_target(row: tuple[Item, ...], at: int) -> bool:
    """Whether the fund at `at` is given to: "gave $1 million to the fund and Delmar gave $2 million"."""
    back = at - 1
    while back >= 0 and row[back].kind in ("determiner", "word"):
        back -= 1
    return back >= 0 and row[back].kind == "to"


def pronoun_givers(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Whom "he", "it", "the company" or "they" means: the nearest fitting party before it, else the focus."""
    item = row[at]
    if means_several(row, at, focus):
        several = group_before(row, at, line) or focus.group
        if not several and focus.firm is not None and focus.subject[-1:] == (focus.firm,):
            several = (focus.firm,)  # "That was the copper firm. They gave us $250,000."
        if are_couple(several):
            return tuple(replace(giver, certain=False) for giver in several)  # named as the text names them there
        return tuple(standing_in(giver, item, line) for giver in several)
    kinds = [k for k, c in (("person", "person"), ("organization", "company")) if item.has(f"pronoun.{c}")]
    kinds = kinds or ["organization"]
    if item.has("role.company") and _is_one_of_several(row, at, focus, line):
        return ()
    inside = _meant_inside(row, at, kinds, focus, line) or meant_ahead(row, at, kinds, line)
    inside = inside or speaker_meant(row, at, kinds, focus, line)
    if inside is not None:
        return (inside,)
    found = next((g for g in reversed(focus.aside_parties) if g.member.kind in kinds and focus.fits(g, item)), None)
    if found is None and len(kinds) > 1 and focus.subject and focus.subject[-1].line >= line - _NEAR_PRONOUN:
        found = focus.subject[-1] if focus.fits(focus.subject[-1], item) else None
    found = found or (firm_beside(focus) if kinds == ["organization"] and item.kind == "role" else None)
    found = found or (focus.person_for(item) if kinds[0] == "person" else focus.firm_for(item, line))
    return (standing_in(found, item, line),) if found else ()


def _is_one_of_several(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> bool:
    """ "A and B promised $1 million each. The builder from Ohio gave before.": which of them, only its town tells."""
    told = len(focus.subject) > 1 and all(g.member.kind == "organization" for g in focus.subject)
    near = told and line - focus.subject[-1].line <= 1 and not any(i.kind == "party" for i in row[:at])
    behind = row[at + 1 : at + 3]
    return near and len(behind) == 2 and behind[0].has("link.of") and behind[1].kind == "other"


_CLOSING = ("end", "comma", "and", "in", "date", "time", "to", "sum", "stop", "dash", "verb", "each", "auxiliary")


def meant_behind(row: tuple[Item, ...], link: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Return whom a pronoun or a description behind "from" means: "$1 million from her", "from the widow"."""
    ahead = row[link + 1 : link + 4]  # "über 500 von [ihr freuen]" (German)
    closed = len(ahead) < 2 or ahead[1].kind in _CLOSING
    closed = closed or (focus.settings.verb_final and len(ahead) > 2 and ahead[2].kind == "end")
    if ahead and ahead[0].has_any("link.oblique", "link.taker") and closed:
        told = replace(ahead[0], categories=Categories.of({*ahead[0].categories, "pronoun.person"}))
        return pronoun_givers((*row[: link + 1], told, *row[link + 2 :]), link + 1, focus, line)
    if len(ahead) > 1 and ahead[0].has("pronoun.his") and ahead[1].has("account"):
        if focus.group and any(i.kind == "each" for i in row[:link]):
            return tuple(standing_in(g, ahead[0], line) for g in focus.group)  # "je 5 Euro von ihren Konten" (German)
        told = replace(ahead[0], categories=owner_pronoun(ahead[0], focus))  # "von ihrem Konto" (German)
        return pronoun_givers((*row[: link + 1], told), link + 1, focus, line)
    at = next((n for n, i in enumerate(ahead, start=link + 1) if i.kind == "role"), None)
    if at is None or any(i.kind not in ("determiner", "word") for i in row[link + 1 : at]):
        return ()
    named = at + 1 < len(row) and row[at + 1].kind in ("party", "word", "other", "owns", "fund")
    return () if named or has_owner(row, at) else _described(row, (at, at), focus, line)


def _is_led(row: tuple[Item, ...], at: int) -> bool:
    """Whether a preposition rules the party at `at`, and no colon: not "No gift from [Orlo]: the firm said"."""
    return row[at + 1].kind != "colon" and is_governed(row, at, 0)


def _meant_inside(row: tuple[Item, ...], at: int, kinds: Sequence[str], focus: Focus, line: int) -> Giver | None:
    """The nearest party before a pronoun in its own clause that it can mean."""
    item = row[at]
    for back in range(at - 1, -1, -1):
        if (
            kinds == ["person"]
            and row[back].has("role.chief")
            and row[back - 1].kind == "owns"
            and row[back - 2].kind in ("role", "pronoun")
        ):
            return None  # "the company's chief executive revealed ..., saying he": somebody whom the text does not name
        member = row[back].member
        if kinds == ["organization"] and speaks_for(row, back):
            return Giver(member=member, item=item, line=line, certain=False) if member is not None else None
        fits = row[back].kind == "party" and member is not None and member.kind in kinds
        if fits and member is not None and not _is_led(row, back) and not is_told(row, back):
            giver = Giver(member=member, item=item, line=line, near=row[back].near, certain=False)
            actor = actor_on(row, back, kinds)
            acts = replace(giver, member=actor.member, near=actor.near) if actor and actor.member else giver
            if focus.fits(acts, item):
                return acts
            if focus.fits(giver, item):
                return giver
        firms = [m for m in row[back].near if m.kind == "organization"] if row[back].kind == "party" else []
        if firms and kinds == ["organization"]:  # "X, chief executive of Larkspur, said the company ..."
            return Giver(member=firms[0], item=item, line=line, certain=False)
        spoken = row[back].kind == "speaker" and row[back].member is None and bool(row[back].near)
        if spoken and row[back].near[0].kind in kinds:  # "A spokesman for Jo Hale said he would not give"
            return Giver(member=row[back].near[0], item=item, line=line, certain=False)
        firm = row[back].kind == "speaker" or (row[back].kind == "unnamed" and "person" not in kinds)
        if firm and "organization" in kinds and row[back].near:
            return Giver(member=row[back].near[0], item=item, line=line, certain=False)
    return None
