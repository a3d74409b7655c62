"""Votes on the kind of a name, from its form and from the words around it.

"Mr. Strand", "founder Ingrid Solberg", "Sayer, the hotelier", "who", an age behind a comma: a person.
"Averill Enzymes, a small biotech", "the airline Northlark", "its", "which", a legal form: an organisation.
"""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.appositions import CERTAIN, Votes, is_firm_led_by, vote_apposition
from onrecord.claims.parties.bystanders import is_airing, is_asker, is_region, is_street, is_way, is_workplace
from onrecord.claims.parties.campaigners import owns_campaign
from onrecord.claims.parties.candidacies import is_running, is_titled_for
from onrecord.claims.parties.jointcandidates import is_joint_candidate
from onrecord.claims.parties.memberships import is_of_party
from onrecord.claims.vocabulary.marking import Mark
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["before_adjectives", "is_candidate", "is_firm_of", "title_apart", "vote_kinds"]


def vote_kinds(line: Line, name: Name, words: ReaderWords, votes: Votes) -> None:
    """Add the votes for person, organization or other that one mention gives."""
    called = name.kind == "place" and _is_called_firm(line, name)  # "the broker Halvane Street"
    placed = (name.kind == "place" and not called) or _is_other(name, words) or _is_dateline(line, name)
    beside = is_asker(line, name) or is_workplace(line, name) or is_airing(line, name) or is_way(line, name)
    if placed or beside or is_region(line, name) or _is_of_state(line, name, words):
        votes["other"] += CERTAIN
        return
    family = name.last < len(line.tokens) and line.tokens[name.last].low in words.families
    led = name.first > 0 and line.tokens[name.first - 1].low in words.families  # "la famiglia Merli" (Italian)
    if line.tokens[name.last - 1].low in words.families or (family and not name.certain) or led:
        votes["person"] += CERTAIN
        return
    if name.kind in ("person", "organization"):
        votes[name.kind] += CERTAIN if name.certain else 1
    _vote_before(line, name, votes)
    _vote_after(line, name, votes)


def _is_called_firm(line: Line, name: Name) -> bool:
    """Whether an article and a word for firms lead to what else looks like a street or a county."""
    role = line.mark_to(name.first)
    article = line.mark_to(role.first) if role is not None and role.has("role.corporate") else None
    return article is not None and article.has("link.determiner")


_DATELINE = 9


_OPENING = 4
"""Lines among which the first sentence of a story is."""


def _is_dateline(line: Line, name: Name) -> bool:
    """ "TOLEDO, Ohio (Wire) - ...": a place in capitals at the head of a paragraph, before a dash.

    German papers write "Prenzlau. Die Nachricht ...": one word that is the first sentence of a story.
    """
    if line.number <= _OPENING and line.kind == "paragraph" and name.first == 0 and name.last == 1 and not name.certain:
        return [t.text for t in line.tokens[1:]] == ["."]
    if name.first > 0 or not name.text.isupper() or len(name.text) < 4 or name.last >= len(line.tokens):
        return False
    dashes = [t.text for t in line.tokens[name.last : name.last + _DATELINE] if t.text in ("—", "–", "-")]
    return bool(dashes) and line.tokens[name.last].text in (",", "(", "—", "–", "-")


def _is_of_state(line: Line, name: Name, words: ReaderWords) -> bool:
    """ "of Tifton, Ga.", "in Elko, Nev.": a state in short behind a comma, and the town before it."""
    if _is_state(line, name, words):
        return True
    if name.certain or name.last >= len(line.tokens) or line.tokens[name.last].text != ",":
        return False
    before = line.mark_to(name.first)
    if before is None or not (before.has("link.of") or before.has("link.in")):
        return False
    state = line.name_from(name.last + 1)
    return state is not None and _is_state(line, state, words)


def _is_state(line: Line, name: Name, words: ReaderWords) -> bool:
    if not name.first or line.tokens[name.first - 1].text != "," or name.last >= len(line.tokens):
        return False
    behind, key = line.tokens[name.last].text, name.text.casefold()
    return (behind == "." and f"{key}." in words.names.places) or (behind in ",:;)" and key in words.names.places)


def _is_other(name: Name, words: ReaderWords) -> bool:
    """Whether a name gives nothing: of a place, a body, a people, a law, a day ("Litigation Reform Act")."""
    key = name.text.replace("’", "'").casefold()
    known = words.names
    if key in known.things or (" " in key and key.rpartition(" ")[2] in known.thing_words):
        return True
    return key in known.places or key in known.institutions or key in known.groups or key in known.demonyms


_TELLING = ("link.of", "link.at", "link.determiner", "role")
"""What a word before a name is that tells of its kind."""


def _vote_before(line: Line, name: Name, votes: Votes) -> None:
    last = name.first
    if last and line.tokens[last - 1].text == "." and line.mark_to(last) is None:
        last -= 1  # "Mr." whose stop the lexicon leaves out
    mark = line.mark_to(last)
    if mark is None:
        _vote_before_comma(line, name, votes)
        _vote_trade(line, last, votes, certain=name.certain)
        return
    if _is_behind_office(line, last) or is_street(line, mark):
        votes["other"] += CERTAIN
    _vote_named_firm(mark, name, votes)
    if mark.categories.meant.isdisjoint(_TELLING):
        return
    if (mark.has("link.of") or mark.has("link.at")) and not name.certain:
        _vote_owner(line, name, mark, votes)
        return
    if mark.has("link.determiner") and not name.certain and mark.last - mark.first == 1:
        votes["organization"] += 2  # "la Kivu Glace", "the Delta Haulers": people have no article
    if mark.has("role.honorific") or (mark.has("role.family") and not name.certain):
        votes["person"] += CERTAIN  # "la famille Kerrow" (French)
    elif (
        (mark.has("role.chief") and not mark.has_any("role.company", "role.of"))
        or mark.has("role.politician")
        or mark.has("role.spokesperson")
        or mark.has_any("role.kin", "role.siblings")
        or _is_adjective_of(line, mark)
    ):
        votes["person"] += 3
    elif mark.has("role.company") and not (name.kind == "person" and name.certain and _is_led(line, mark)):
        votes["organization"] += CERTAIN + 1 if mark.has_any("role.firm", "role.arm") else 2


def _vote_owner(line: Line, name: Name, link: Mark, votes: Votes) -> None:
    """ "chief executive of [Stratham Grain]", "Tim Cook of [Apple]", "un'azienda di [Prato]" (Italian)."""
    before = line.mark_to(link.first)
    person = any(n.last == link.first and n.kind == "person" for n in line.names)
    if person and link.has("link.home"):
        votes["other"] += 3  # "Dieter Sauer aus Bingen" (German)
    elif person or (before is not None and before.has("role.chief")):
        votes["organization"] += 3
    elif before is not None and _is_some_firm(line, before) and name.last - name.first == 1:
        votes["other"] += 3


def _is_some_firm(line: Line, firm: Mark) -> bool:
    """ "un'azienda di [Prato]" (Italian, "a firm of Prato"): one of the firms of a town, and no arm of another firm."""
    article = line.mark_to(firm.first)
    some = article is not None and article.has("link.indefinite")
    return some and firm.has("role.company") and not firm.has("role.arm")


def _is_adjective_of(line: Line, company: Mark) -> bool:
    """ "la empresaria tecnológica X" (Spanish, "the tech entrepreneur"): a word for firms that tells of a trade."""
    before = line.mark_to(company.first)
    person = before is not None and before.has("role.chief") and not before.has("role.company")
    return person and company.has("role.company") and line.tokens[company.first].text.islower()


def _vote_named_firm(mark: Mark, name: Name, votes: Votes) -> None:
    """ "[the firm] Panish Shea": words that mean a firm where they stand alone."""
    if mark.has("pronoun.company") and mark.last - mark.first > 1 and not name.certain:
        votes["organization"] += 2
    if mark.has("role.of") and mark.has("role.chief"):
        votes["organization"] += 3  # "ad di Norvane" (Italian): "chief executive of" as one phrase


def _is_behind_office(line: Line, at: int) -> bool:
    """Whether "la maire de", "la députée de la" ends at `at`: what follows is a place."""
    if not line.has("role.local"):
        return False
    link = line.mark_to(at)
    if link is not None and link.has("link.determiner") and not link.has("link.of"):
        link = line.mark_to(link.first)
    office = line.mark_to(link.first) if link is not None and link.has("link.of") else None
    return office is not None and office.has("role.local")


def _vote_trade(line: Line, last: int, votes: Votes, *, certain: bool) -> None:
    """ "Le fabricant suédois de grues [X]" is an organisation."""
    at = last - 1
    if at < 1 or not line.tokens[at].text.islower():
        return
    article = line.mark_to(at)
    if article is not None and article.has("link.many") and not certain:
        votes["organization"] += 2  # "les vergers X"
        return
    if at < 2:
        return
    adjective = line.mark_to(at)
    if adjective is not None and adjective.has("role.company") and _is_definite(line, adjective.first):
        firm = adjective.has("role.firm") and not _is_led(line, adjective)  # "la start-up new-yorkaise X"
        votes["organization"] += CERTAIN + 1 if firm else 2
        return  # "la société minière X"
    link = line.mark_to(at)
    if link is None or not link.has("link.trade"):
        return
    trade = line.mark_to(link.first) or line.mark_to(link.first - 1)
    if trade is not None and trade.has("role.company"):
        votes["organization"] += CERTAIN + 1 if trade.has("role.firm") and not _is_led(line, trade) else 2


def _is_led(line: Line, firm: Mark) -> bool:
    """Whether a title rules a firm's words: "le patron de la société de conseil X" may be X himself."""
    at = firm.first
    while (mark := line.mark_to(at)) is not None and (mark.has("link.determiner") or mark.has("link.of")):
        at = mark.first
    return mark is not None and mark.has("role.chief")


def _is_definite(line: Line, at: int) -> bool:
    before = line.mark_to(at)
    return before is not None and before.has("link.determiner") and not before.has("link.indefinite")


def _vote_before_comma(line: Line, name: Name, votes: Votes) -> None:
    """ "whose managing director, Colin Aubrey, ...": a role and a comma in front make a person."""
    if name.first < 3 or line.tokens[name.first - 1].text != ",":
        return
    mark = line.mark_to(name.first - 1)
    whose = _whose_before(line, name.first - 1)
    if whose is not None and not whose.categories.meant.isdisjoint(("role.kin", "role.arm")):
        kin = whose.has("role.kin")
        votes["person" if kin else "organization"] += 3 if kin else CERTAIN + 1  # "the arm of Norvane, Cobalt Pier"
        return
    if mark is not None and mark.has("pronoun.his"):
        mark = line.mark_to(mark.first)  # "a irmã dele, Clarice"
        votes["person"] += 3 if mark is not None and mark.has("role.kin") else 0
        return
    if mark is None or mark.has("role.company") or not (mark.has("role.chief") or mark.has("role.kin")):
        return
    owner = line.mark_to(mark.first)
    if mark.has("role.kin") and (owner is None or owner.has("link.determiner")):
        votes["person"] += 3  # "my own brother, Clarence"
        return
    if (owner is not None and (owner.has("pronoun.his") or owner.has("relative"))) or line.tokens[
        mark.first - 1
    ].low in (
        "'s",
        "'",
    ):
        votes["person"] += 3


def _whose_before(line: Line, comma: int) -> Mark | None:
    """The word for who is whose, where "[the wife] of Aldo Merle" ends before the comma at `comma`."""
    owner = next((n for n in line.names if n.last == comma), None)
    link = line.mark_to(owner.first) if owner is not None else None
    return line.mark_to(link.first) if link is not None and link.has("link.of") else None


def _vote_after(line: Line, name: Name, votes: Votes) -> None:
    at = name.last
    tokens = line.tokens
    if at >= len(tokens):
        return
    mark = line.mark_from(at)
    if is_firm_of(line, name):
        votes["organization"] += 3
    if tokens[at].low in ("'s", "'", "’s") or (
        mark is not None and mark.has_any("role.chief", "role.spokesperson") and not mark.has("link")
    ):
        _vote_owned(line, at, votes)
    if tokens[at].text == "," and at + 1 < len(tokens) and not is_firm_led_by(line, name):
        vote_apposition(line, at + 1, votes)
    if mark is not None and mark.has("role.siblings"):
        votes["person"] += 3  # "the Dorrit twins"
    relative = mark.has("relative.person") if mark else False
    if relative:
        votes["person"] += 2


def is_firm_of(line: Line, name: Name) -> bool:
    """Return whether whose firm it is stands behind a word that opens a sentence: "Tollgate of Marc Hale gave"."""
    if not name.initial or name.certain or not line.begins(name.last, "link.of"):
        return False
    owner = line.name_from(name.last + 1)
    return owner is not None and owner.kind == "person" and owner.last - owner.first > 1


def _vote_owned(line: Line, at: int, votes: Votes) -> None:
    """ "OpenAI CEO", "Uber's chief executive": what has a chief is an organisation."""
    for step in (at, at + 1):
        mark = line.mark_from(step)
        chief = mark is not None and mark.has_any("role.chief", "role.spokesperson")
        if mark is not None and chief and not mark.has("role.company") and not mark.has("role.kin"):
            votes["organization"] += 3
            return


_ADJECTIVES = 2


def before_adjectives(line: Line, at: int) -> int:
    """Where adjectives that stand before token `at` begin: "au candidat socialiste, Paul Rio"."""
    first = at - 1 if at >= 2 and line.tokens[at - 1].text == "," else at
    for at_word in range(first - 1, max(0, first - 1 - _ADJECTIVES), -1):
        word = line.tokens[at_word].text
        over = line.mark_over(at_word)
        if not (word.islower() and word.isalpha()) or (over is not None and not _is_plain(over)):
            return at_word + 1 if at_word + 1 < first else at
    return at


_RUNNING = ("role.politician", "role.candidate", "fund.campaign", "fund.campaign_of", "candidacy")


def _is_plain(mark: Mark) -> bool:
    """Whether a word only stands in the lexicon as no name: "républicain" (French)."""
    return mark.categories.own <= {"not_name.any"}


def is_candidate(line: Line, name: Name) -> bool:
    """Whether the words before a name call it a candidate or an office holder: "the candidate X", "Senator X"."""
    if is_of_party(line, name) or not line.has(*_RUNNING):
        return is_of_party(line, name)
    if is_running(line, name) or is_joint_candidate(line, name):
        return True
    mark = line.mark_to(name.first)
    if mark is None and name.first >= 2 and line.tokens[name.first - 1].text in (",", "."):
        mark = line.mark_to(before_adjectives(line, name.first - 1))
    if mark is None or _is_plain(mark):
        mark = line.mark_to(before_adjectives(line, name.first))
    if mark is not None and (mark.has("role.politician") or mark.has("role.candidate")):
        return True
    if owns_campaign(line, name) or title_apart(line, name.first) is not None or is_titled_for(line, name):
        return True
    behind = name.last + 1 < len(line.tokens) and line.tokens[name.last].text == ","
    return behind and any(line.begins(at, "role.candidate") for at in range(name.last + 1, name.last + 4))


def title_apart(line: Line, at: int) -> Mark | None:
    """ "à la candidate démocrate à la mairie de Tulsa, Jo Hale" (French): the title, with what somebody runs for.

    Without the comma it stands nearer, and no other name between: "a la candidata al Senado Ada Norling" (Spanish).
    """
    if at < 3 or not line.has("role.candidate") or line.ends(at, "link.of"):
        return None  # "à adversária de Jussara Prado" (Portuguese): hers is the rival
    apart = line.tokens[at - 1].text == ","
    for back in range(at - apart, max(0, at - 1 - _TITLE * (1 + apart)), -1):
        title = line.mark_to(back)
        if title is not None and title.has("role.candidate"):
            link = line.mark_before_article(title.first, "link.to")
            named = not apart and any(title.last <= n.first < at and n.kind != "place" for n in line.names)
            return title if link is not None and link.has("link.to") and not named else None
        if line.tokens[back - 1].text in (",", ";", ":", "."):
            return None
    return None


_TITLE = 5
"""Tokens from "of" behind a title to the name: "the candidate of the centre-left X"."""
