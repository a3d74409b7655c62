"""Who acts where a language leaves the subject out, or puts it behind its verb.

"Norvane est une firme lyonnaise" has its subject in every language; "Donó un millón." (Spanish, "It gave a million")
has none, and means whom the sentence before is about. "También donó un millón Norvane" has it behind.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.announcers import announcing_firm
from onrecord.claims.givers.gathering import gather_right, givers_of, is_governed
from onrecord.claims.givers.several import finite_word
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.reference.lexicon import LanguageSettings

__all__ = ["describes_behind", "dropped_subject", "fronted_from", "opens_with_verb", "subject_behind", "whom_about"]

_NOMINALS = ("party", "unnamed", "fund", "other", "outlet", "speaker", "self")
_THINGS = ("word", "gift", "role", "total", "business")
_QUOTES = frozenset('«“"„')
_NEAR = 2
"""Lines back to the sentence whose subject a verb without one may have."""
_ARTICLES = 4
_REACH = 6
"""How many items may stand between a thing and its verb: "El ejemplo más citado es"."""


def dropped_subject(row: tuple[Item, ...], at: int, line: Line, focus: Focus) -> tuple[Giver, ...]:
    """Return whom the verb at `at` means that has no subject, () where it is nobody's or the text leaves it open."""
    if not focus.settings.dropped_subjects:
        return ()
    if (firm := _spoken_for(row, at, line)) is not None:
        return (firm,)
    bare = not has_nominal(row, at) or _is_of_gift(row, at)
    if not bare or not _is_finite(row, at, line, focus.settings):
        return ()
    if (asked := _fronted_taker(row, at)) is not None:
        return givers_of([asked], line.number) if row[at].verb == "refuse" else ()
    if line.tokens[0].text in _QUOTES and announcing_firm(row, at, line.number):
        return ()  # "«No daremos nada», dijo un portavoz de X" (Spanish, "We'll give nothing"): not who was told of
    near = line.number - focus.about_line <= _NEAR and line.block - focus.about_block <= 1
    several = _is_plural(row, at, line, focus.settings)
    if not near or several != (len(focus.about) > 1):
        return ()
    return tuple(replace(giver, certain=False) for giver in focus.about)


def _is_of_gift(row: tuple[Item, ...], at: int) -> bool:
    """ "El aporte supera los 5.000 dólares que [envió] en mayo" (Spanish): a sum that who gave sent before it."""
    that = next((n for n in range(at - 1, 1, -1) if row[n].kind != "auxiliary"), 0)
    if not that or not row[that].has("relative.object") or row[that - 1].kind != "sum":
        return False
    return any(i.kind == "gift" for i in row[:that]) and all(i.kind in _OF_GIFT for i in row[:that])


_OF_GIFT = ("determiner", "gift", "word", "sum", "auxiliary", "contrast", "link", "pronoun", "in", "at")


def _spoken_for(row: tuple[Item, ...], at: int, line: Line) -> Giver | None:
    """ "Un portavoce di Norvane ha detto che [donerà] 5.000 euro" (Italian): the firm that a speaker speaks for."""
    that = at - 1
    while that > 0 and row[that].kind in (*_BESIDE_VERB, "date", "time"):
        that -= 1
    speaker = next((n for n in range(that - 1, -1, -1) if row[n].kind == "speaker"), None)
    if speaker is None or row[that].kind != "relative":
        return None
    said = row[speaker + 1 : that]
    told = any(i.kind == "speech" or i.verb == "announce" for i in said)
    if not told or any(i.kind in ("party", "fund", "gift", "sum", "comma") for i in said):
        return None
    firms = [m for m in row[speaker].near if m.kind == "organization"]
    return Giver(member=firms[0], item=row[speaker], line=line.number, certain=False) if len(firms) == 1 else None


def _fronted_taker(row: tuple[Item, ...], verb: int) -> Item | None:
    """ "A Kaldane la tentaron dos y les [dio calabazas]" (Spanish): who stands in front as an object."""
    at = next((n for n in range(1, min(_ARTICLES, len(row))) if row[n].kind not in ("determiner", "role")), 0)
    named = bool(at) and row[0].kind == "to" and row[at].kind == "party"
    joined = named and any(i.kind == "and" for i in row[at + 1 : verb])
    return row[at] if joined and sum(i.kind == "party" for i in row[:verb]) == 1 else None


def has_nominal(row: tuple[Item, ...], at: int) -> bool:
    """Whether anything before the verb at `at` may be its subject: a name, a fund, "the ceremony"; or is nobody's."""
    for n, item in enumerate(row[:at]):
        if item.kind in _NOMINALS and not _is_ruled(row, n):
            if item.kind == "fund" and _is_taken_up(row, n, at):
                continue
            return True
        if (
            item.kind in ("word", "gift", "role", "total", "business")
            and _has_article(row, n)
            and not _is_ruled(row, n)
        ):
            return True
        if item.kind == "pronoun" and not item.has("pronoun.his"):
            return True
        acts = item.kind in ("filing", "donor") or item.has("role.many")
        if acts and _reaches_verb(row, n, at) and not _is_ruled(row, n):
            return True  # "la lista ne ha già pagati 22 mila" (Italian, "the list has paid"), "noventa empresas dieron"
    return any(item.has("link.impersonal") for item in row[max(0, at - 3) : at])


_BESIDE_VERB = ("auxiliary", "plan", "negation")


def _is_taken_up(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """ "La sala da ballo [la] pagano X e Y" (Italian): a fund in front that the verb has as its object."""
    clitic = row[at + 1 : at + 2]
    taken = bool(clitic) and clitic[0].kind in ("determiner", "pronoun", "auxiliary") and at + 2 <= verb
    return taken and clitic[0].has("say.clitic") and all(i.kind in _BESIDE_VERB for i in row[at + 2 : verb])


def _reaches_verb(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether nothing parts people without a name from their verb, but what commas set in.

    "otros 90 donantes[, entre empresas y asociaciones,] dieron" (Spanish): 90 others gave.
    """
    last = verb
    while last > at + 1 and row[last - 1].kind in _BESIDE_VERB:
        last -= 1
    told = row[at + 1 : last]
    set_in = len(told) > 2 and told[0].kind == "comma" and told[-1].kind == "comma"
    return not told or (set_in and not any(i.kind in ("party", "verb", "fund", "sum") for i in told))


def _is_ruled(row: tuple[Item, ...], at: int) -> bool:
    """Whether a preposition rules what stands at `at`: "in the capital", "to the fund"."""
    back = at - 1
    while back >= 0 and row[back].kind in ("determiner", "role", "word"):
        if row[back].has("link.of"):
            return True
        if row[at].kind == "party" and _follows_place(row, back):
            return False
        if row[back].has("link.fronted") and back > 1 and row[back - 1].kind in ("word", "role"):
            return False  # "A la misma organización [la Unión] le dio" (Spanish): a noun phrase ends before it
        back -= 1
    if back == 0 and at == 2 and row[0].kind == "in" and row[1].kind == "word" and _acts(row, at):
        return False  # "Nel 2017 Norvane aveva dato"
    beside = back >= 0 and row[back].kind in ("in", "outlet", "speech", "filing")
    beside = beside or (back > 1 and row[back].verb == "join" and row[back - 1].kind == "comma")
    return beside or is_governed(row, at, 0)  # "vive ao lado do advogado [Jo Hale]" (Portuguese)


def _follows_place(row: tuple[Item, ...], at: int) -> bool:
    """ "ha versato 5.000 euro nel 2023 [il] notaio X" (Italian): an article behind "in" and its noun begins anew."""
    article = row[at].has("link.determiner") and not row[at].has_any("link.of", "link.to", "link.from")
    return article and at > 1 and row[at - 1].kind == "word" and row[at - 2].kind == "in"


def _acts(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb or its auxiliary stands right behind what stands at `at`."""
    return at + 1 < len(row) and row[at + 1].kind in ("auxiliary", "plan", "verb", "negation")


def _has_article(row: tuple[Item, ...], at: int) -> bool:
    before = row[at - 1] if at else None
    return before is not None and before.has("link.determiner") and not before.has("link.of")


_PAST = ("give.past", "give_weak.past", "pledge.past", "refuse.past", "refuse.withdrawn", "light.past")
_PRESENT = ("give.present", "give_weak.present", "pledge.present")


def _is_finite(row: tuple[Item, ...], at: int, line: Line, settings: LanguageSettings) -> bool:
    """Whether the verb at `at` has a person: not an infinitive, a participle or a gerund alone, nor a bare present.

    A bare present may be an appeal to the reader: "Dona 5 euros al mes" (Spanish, "Give 5 euros a month").
    """
    verb = row[at]
    ruled = any(i.kind == "plan" or i.has("link.perfect") for i in row[:at])
    if ruled or verb.has("plan") or _is_under_way(row, at):
        return True
    if verb.has_any(*_PAST):
        return not finite_word(verb, line).endswith(settings.participle_endings)
    return at > 0 and verb.has_any(*_PRESENT)


def _is_under_way(row: tuple[Item, ...], at: int) -> bool:
    """ "Ora [sta versando] 2 milioni" (Italian), "está entrando com" (Portuguese): "is giving"."""
    return at > 0 and row[at].has_form("progressive") and row[at - 1].has("link.passive")


def _is_plural(row: tuple[Item, ...], at: int, line: Line, settings: LanguageSettings) -> bool:
    carriers = [i for i in row[:at] if i.kind == "plan" or i.has("link.perfect")] or [row[at]]
    carriers = [row[at - 1]] if _is_under_way(row, at) else carriers
    return any(finite_word(item, line).endswith(settings.plural_endings) for item in carriers)


def fronted_from(row: tuple[Item, ...], verb: int, lower: int) -> int:
    """Return where the words begin that stand before a verb instead of its subject: "..., [y a Norvane le] llegaron".

    That is behind the verb at `lower`, at an "and"; else the verb itself.
    """
    at = verb - 1
    while at > lower + 1 and row[at].kind in _FRONTED:
        at -= 1
    fronted = any(row[n].kind == "to" for n in range(at, verb))
    return at if fronted and row[at].kind == "and" else verb


_FRONTED = ("auxiliary", "fund", "to", "determiner", "in", "date", "time", "word")


def subject_behind(row: tuple[Item, ...], at: int, upper: int, line: Line, focus: Focus) -> tuple[Giver, ...]:
    """Return the parties behind the verb at `at` that act in it: "Donó un millón Norvane" (Spanish)."""
    if not focus.settings.dropped_subjects or has_nominal(row, at):
        return ()
    if (named := _apposed(row, at)) is not None:
        return givers_of([row[named]], line.number)
    ahead = at + 1
    while ahead < upper:
        item = row[ahead]
        if item.kind == "party" and not _is_ruled(row, ahead):
            return givers_of(gather_right(row, ahead, upper)[0], line.number)
        past = _past_aside(row, ahead, upper)
        if item.kind in _STOPS and past == ahead:
            return ()
        ahead = max(past, ahead + 1)
    return ()


def _past_aside(row: tuple[Item, ...], at: int, upper: int) -> int:
    """Where words go on behind a date or a source between commas: "ha versato[, la settimana scorsa,] la Kaldane".

    So they do behind a share of what was told, and behind "at last": "ne metterà quattro[, cioè la metà,] la Kaldane".
    """
    if row[at].kind != "comma" or at + 1 >= upper:
        return at
    closing = (n for n in range(at + 2, min(at + _REACH, upper)) if row[n].kind == "comma")
    end = next(closing, at)
    inside = row[at + 1 : end]
    told = row[at + 1].kind in _TOLD_ASIDE or row[at + 1].has("speech.gerund_source")
    told = told or any(_is_share(i) for i in inside) or all(i.kind == "auxiliary" for i in inside)
    others = any(i.kind in ("party", "verb", "fund") or (i.kind == "sum" and not _is_share(i)) for i in inside)
    return end + 1 if end > at and told and not others else at


_TOLD_ASIDE = ("date", "time", "filing", "personal", "in_kind")


def _is_share(item: Item) -> bool:
    """Whether a sum is a part of another: "the half of it"."""
    return item.money is not None and item.money.factor is not None


_DESCRIBING = ("determiner", "role", "from", "other", "word")


def _apposed(row: tuple[Item, ...], at: int) -> int | None:
    """Where the name stands behind a description: "li ha messi la moglie del titolare, [Rosa Bo]" (Italian)."""
    comma = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].kind == "comma"), None)
    if comma is None or not describes_behind(row, at) or any(i.kind not in _DESCRIBING for i in row[at + 1 : comma]):
        return None
    return comma + 1 if comma + 1 < len(row) and row[comma + 1].kind == "party" else None


def describes_behind(row: tuple[Item, ...], at: int) -> bool:
    """Return whether somebody stands right behind the verb who is only described: "li ha messi [la moglie] di X"."""
    return at + 2 < len(row) and row[at + 1].kind == "determiner" and row[at + 2].kind == "role"


_STOPS = ("verb", "speech", "comma", "dash", "colon", "relative", "and", "other", "unnamed", "outlet", "speaker")


def _presented(row: tuple[Item, ...], at: int, line: Line) -> tuple[Giver, ...]:
    """ "El caso más citado es el de Rosa Altamira" (Spanish, "The best known is"): whom a thing turns out to be."""
    is_ = next((n for n in range(at + 1, min(at + _REACH, len(row))) if row[n].has("link.passive")), None)
    if is_ is None or any(i.kind in ("verb", "comma", "party") for i in row[at:is_]):
        return ()
    party = next((n for n in range(is_ + 1, min(is_ + _ARTICLES + 1, len(row))) if row[n].kind == "party"), None)
    plain = party is not None and all(i.kind in ("determiner", "role", "word") for i in row[is_ + 1 : party])
    return givers_of([row[party]], line.number) if party is not None and plain else ()


def _is_object(row: tuple[Item, ...], at: int) -> bool:
    """ "Vendió [la empresa] al grupo de Jo Hale" (Spanish): what stands behind a verb that opens its clause."""
    opening = next((n for n in range(at) if row[n].kind not in _OPENING), at)
    end = next((n for n in range(at, len(row)) if row[n].kind in ("and", "comma", "stop", "end")), len(row))
    acts = row[opening].kind in _VERBS and opening < at - 1
    behind = [i.kind for i in row[at + 1 : at + 4] if i.kind != "determiner"]
    if at + 1 < len(row) and row[at + 1].has("link.of") and "party" in behind[:2]:
        return False  # "Sorprende l'assenza di Norvane" (Italian, "The absence of X surprises")
    return acts and not any(i.kind in ("auxiliary", "verb", "other_verb", "plan") for i in row[at + 1 : end])


def opens_with_verb(row: tuple[Item, ...]) -> bool:
    """Return whether the capital of a row's first word may be that of a verb: "Caça com Jo Hale" (Portuguese)."""
    if row[0].kind != "other" or row[0].last - row[0].first > 1 or len(row) < _ARTICLES:
        return False
    return row[1].kind in ("to", "in", "at", "from", "of", "determiner") or (
        row[1].kind == "word" and bool(row[1].categories)
    )


_OPENING = ("date", "time", "in", "comma", "auxiliary", "link", "negation")
_VERBS = ("verb", "other_verb", "business", "word")


def _tells_more(row: tuple[Item, ...], at: int, focus: Focus) -> bool:
    """ "Rosa Bo vivía en Lugo. [La empresaria] vive en Vigo." (Spanish): a description of the one spoken of."""
    one = len(focus.about) == 1 and focus.about[0].member.kind == "person"
    described = one and row[at].kind == "role" and row[at].has("role.chief") and focus.fits(focus.about[0], row[at])
    behind = row[at + 1] if at + 1 < len(row) else row[at]
    return described and not behind.has("link.of") and behind.kind not in ("party", "other")


_TOPICS = frozenset(("party", "pronoun", *_NOMINALS, *_THINGS))
"""What a clause may be about."""


def whom_about(row: tuple[Item, ...], line: Line, focus: Focus) -> tuple[Giver, ...] | None:
    """Return whom a clause is about, by its first name that no preposition rules; None where it names nothing.

    () says that it is about something else: a fund, a place, "the ceremony".
    """
    for at, item in enumerate(row):
        if item.kind not in _TOPICS or _is_ruled(row, at) or (not at and opens_with_verb(row)):
            continue
        if item.kind == "party":
            return givers_of(gather_right(row, at, len(row))[0], line.number)
        if item.kind == "pronoun" and not item.has("pronoun.his"):
            return pronoun_givers(row, at, focus, line.number)
        if item.kind in _NOMINALS:
            return ()
        if item.kind in _THINGS and _is_new_thing(row, at, focus):
            told = _presented(row, at, line)
            if told or not _names_behind(row, at):
                return told
    return None


def _is_new_thing(row: tuple[Item, ...], at: int, focus: Focus) -> bool:
    """Whether what an article leads to is neither an object nor a description of the one spoken of."""
    return _has_article(row, at) and not _is_object(row, at) and not _tells_more(row, at, focus)


def _names_behind(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name follows what stands at `at`, which only tells more of it: "la firma valenciana Norvane"."""
    leads = any(i.kind in ("party", "determiner", "role", "word") for i in row[at + 1 : at + 2])
    return leads and any(i.kind == "party" for i in row[at + 1 : at + _ARTICLES])
