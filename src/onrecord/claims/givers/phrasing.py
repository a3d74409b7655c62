"""A line's items with its noun phrases merged and its asides folded up, so that the sentence closes."""

from __future__ import annotations

from onrecord.claims.givers.aliases import fold_aliases
from onrecord.claims.givers.formers import read_attributes
from onrecord.claims.givers.givingfunds import let_committees_give
from onrecord.claims.givers.heads import fold_headed, fold_titles
from onrecord.claims.givers.ownedtitles import settle_titles
from onrecord.claims.givers.partygivers import let_parties_give
from onrecord.claims.givers.phrases import Phraser
from onrecord.claims.givers.relations import Relations
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.adverbs import free_adverbs
from onrecord.claims.order.asides import ASIDE_OPENERS, fold_asides
from onrecord.claims.order.besides import fold_besides
from onrecord.claims.order.bracketednames import free_bracketed
from onrecord.claims.order.correctedsums import settle_corrections
from onrecord.claims.order.correlatives import join_correlatives, settle_likened
from onrecord.claims.order.days import fold_days
from onrecord.claims.order.dayspans import free_days
from onrecord.claims.order.doubleroles import settle_double_roles
from onrecord.claims.order.examples import fold_groups, fold_kinds, settle_picking
from onrecord.claims.order.feasts import fold_feasts
from onrecord.claims.order.figuresources import free_counters
from onrecord.claims.order.frontedothers import FRONTING, except_fronted
from onrecord.claims.order.frontedsources import fold_fronted_source
from onrecord.claims.order.fundfirms import settle_fund_firms
from onrecord.claims.order.houses import settle_house
from onrecord.claims.order.innerwords import settle_inner
from onrecord.claims.order.insteadgoods import settle_goods
from onrecord.claims.order.items import Item
from onrecord.claims.order.makers import settle_makers
from onrecord.claims.order.namedfirms import dress_firms
from onrecord.claims.order.negatedverbs import settle_negated
from onrecord.claims.order.nonesof import settle_nones
from onrecord.claims.order.origins import settle_origins
from onrecord.claims.order.outlettitles import fold_outlet_titles
from onrecord.claims.order.ownmeans import join_own_means
from onrecord.claims.order.personalobjects import free_objects
from onrecord.claims.order.ranging import RANGING, settle_ranges
from onrecord.claims.order.roundedsums import settle_rounded
from onrecord.claims.order.rows import Row
from onrecord.claims.order.secondtellings import fold_second_tellings
from onrecord.claims.order.semicolons import join_semicolons
from onrecord.claims.order.setbeside import fold_nothings
from onrecord.claims.order.severals import settle_severals
from onrecord.claims.order.shares import drop_shared_out
from onrecord.claims.order.sources import fold_source_behind
from onrecord.claims.order.sourcetails import LISTS, fold_source_tail
from onrecord.claims.order.strongpronouns import free_emphatics, settle_strong_pronouns
from onrecord.claims.order.sumranges import free_sum_ranges
from onrecord.claims.order.takingshares import free_shares
from onrecord.claims.order.tellings import fold_tellings
from onrecord.claims.order.thendashes import part_then
from onrecord.claims.order.togethers import TOGETHER, fold_together
from onrecord.claims.order.toldon import tell_on
from onrecord.claims.order.tradeverbs import join_trades, settle_trade_goods, settle_trade_verbs
from onrecord.claims.order.wholesums import without_wholes
from onrecord.claims.order.withouts import fold_withouts
from onrecord.claims.order.wordorder import straighten
from onrecord.claims.parties.cast import Cast
from onrecord.reference.lexicon import LanguageSettings

__all__ = ["phrase_items"]


def phrase_items(row: Row, cast: Cast, relations: Relations, line: Line, settings: LanguageSettings) -> Row:
    """Return the items of a line with its noun phrases merged and its asides folded up.

    In a language whose verbs stand second or last it is put in order.
    """
    meant = line.meant
    row = _settled(row, line, settings)
    row = Row.of(free_shares(row)) if {"gift", "verb"} <= row.kinds and _has_share(row, line) else row
    row = let_committees_give(row, line, cast) if {"fund", "verb", "sum"} <= row.kinds else row
    gives = "fund.party" in meant and {"fund", "verb", "sum"} <= row.kinds
    row = let_parties_give(row, line, cast) if gives else row
    row = fold_aliases(row) if "link.alias" in meant else row
    row = fold_headed(row, line, settings) if "role.chief" in meant else row
    row = Row.of(fold_groups(row)) if row.kinds >= _GROUPS and "link.including" in meant else row
    if settings.verb_final:
        if settings.plural_endings and "pronoun.several" in meant:
            row = Row.of(settle_severals(row, line, settings.plural_endings))
        merged = _merged(row, cast, relations)
        merged = list(fold_kinds(merged)) if row.kinds >= _KINDS else merged
        merged = fold_besides(merged, line, inverts=True) if "link.besides" in meant else merged
        merged = merged if meant.isdisjoint(TOGETHER) else fold_together(merged, inverts=True)
        merged = fold_fronted_source(merged, inverts=True) if "speech.gerund_source" in meant else merged
        ordered = straighten(join_semicolons(merged) if "stop" in row.kinds else merged, line, fold_asides)
        return _ended(ordered, row, line)
    if row.kinds.isdisjoint(_BEGINNING) and row.kinds.isdisjoint(ASIDE_OPENERS):
        return row
    merged = _merged(row, cast, relations)
    merged = list(fold_kinds(merged)) if row.kinds >= _KINDS else merged
    merged = fold_besides(merged, line, inverts=False) if "link.besides" in meant else merged
    merged = merged if meant.isdisjoint(TOGETHER) else fold_together(merged, inverts=False)
    merged = fold_fronted_source(merged, inverts=False) if "speech.gerund_source" in meant else merged
    merged = merged if meant.isdisjoint(FRONTING) else list(except_fronted(merged))
    picking = "relative" in row.kinds and "link.including" in meant
    folded = fold_asides(settle_picking(merged) if picking else merged)
    return _ended(join_semicolons(folded) if "stop" in row.kinds else folded, row, line)


def _ended(ordered: list[Item], row: Row, line: Line) -> Row:
    """The phrased items of a row with what goes on behind its clauses settled: a further gift, a source."""
    ordered = tell_on(ordered) if row.kinds >= _TOLD_ON and len(line.sums) > 1 else ordered
    listed = "comma" in row.kinds and not row.kinds.isdisjoint(_SAYING) and line.has(*LISTS)
    return Row.of(fold_source_tail(ordered) if listed else ordered)


def _with_firms_told(row: Row, line: Line) -> Row:
    """The row with the words for a firm right before its name as part of it."""
    row = Row.of(dress_firms(row)) if {"pronoun", "party"} <= row.kinds and "pronoun.company" in line.meant else row
    called = row.kinds >= _FUND_FIRMS and "fund.anaphor" in line.meant
    return Row.of(settle_fund_firms(row)) if called else row


def _with_sums_settled(row: Row, line: Line) -> Row:
    """The row without sums that it denies, and without those of which it names a part."""
    row = Row.of(free_sum_ranges(row)) if "from" in row.kinds and "members.ranges" in line.meant else row
    row = Row.of(settle_corrections(row, line)) if {"negation", "contrast"} <= row.kinds else row
    parted = not row.kinds.isdisjoint(("of", "from", "in"))
    row = Row.of(without_wholes(row, line)) if parted else row
    return Row.of(drop_shared_out(row)) if line.has("money.most", "money.part") else row


def _settled(row: Row, line: Line, settings: LanguageSettings) -> Row:
    """The row with its small words settled, before any of its phrases is read."""
    meant = line.meant
    row = _without_bystanders(row, line)
    if settings.verb_final and "date" in row.kinds and "plan" not in row.kinds:  # "will im September nachziehen" stays
        row = Row.of(fold_days(row, line))
    row = _with_firms_told(row, line) if "pronoun.company" in meant or "fund.anaphor" in meant else row
    row = Row.of(settle_origins(row)) if {"other", "role", "party"} <= row.kinds else row
    row = Row.of(settle_makers(row)) if "role" in row.kinds and "verb" in row.kinds and _has_maker(line) else row
    row = Row.of(join_correlatives(row, line)) if "each.opens" in meant else row
    row = _with_likes_parted(row, line)
    row = _with_names_freed(row) if "party" in row.kinds else row
    row = _without_denials(row) if not row.kinds.isdisjoint(_DENYING) else row
    row = _with_sums_settled(row, line) if "sum" in row.kinds else row
    row = Row.of(settle_goods(row)) if row.kinds >= _GOODS else row
    row = Row.of(settle_ranges(row)) if "party" in row.kinds and line.has(*RANGING) else row
    rough = len(line.sums) > 1 and any(s.qualifier != "exact" for s in line.sums)
    row = _with_trades_told(row, meant) if "role.company" in meant else row
    row = Row.of(settle_rounded(row)) if rough and "sum" in row.kinds else row
    row = read_attributes(row) if not meant.isdisjoint(("pronoun.former", "pronoun.latter")) else row
    row = Row.of(join_own_means(row)) if settings.dropped_subjects and "pronoun" in row.kinds else row
    row = Row.of(free_days(row)) if "date" in row.kinds and line.has("refuse", "deny") else row
    row = _with_verbs_freed(row, line) if settings.dropped_subjects and "verb" in row.kinds else row
    if {"sum", "party", "comma"} <= row.kinds and ("filing" in row.kinds or "speech.gerund_source" in meant):
        row = Row.of(free_counters(row))
    inner = "contrast" in row.kinds and not settings.verb_final and "link.inner" in meant
    row = Row.of(settle_inner(row)) if inner else row
    row = Row.of(fold_feasts(row, articles=settings.verb_final)) if {"donor", "fund", "to"} <= row.kinds else row
    row = Row.of(settle_house(row)) if "pronoun.house" in meant else row
    row = _with_pronouns_settled(row, meant)
    row = Row.of(fold_source_behind(row)) if settings.dropped_subjects and "speech.gerund_source" in meant else row
    return Row.of(fold_tellings(row)) if not settings.verb_final and row.kinds >= _TELLINGS else row


def _without_bystanders(row: Row, line: Line) -> Row:
    """The row with who gave nothing as an aside ("without X"), and with papers by their names as outlets."""
    row = Row.of(fold_withouts(row)) if "negation.without" in line.meant else row
    titled = "say.medium" in line.meant and {"word", "from", "party"} <= row.kinds
    titled = titled or (row[0].kind == "speech" and {"comma", "party"} <= row.kinds)
    return Row.of(fold_outlet_titles(row, line)) if titled else row


def _with_likes_parted(row: Row, line: Line) -> Row:
    """The row without what a gift is only likened to, and with a year behind a dash as another gift's."""
    likened = {"sum", "relative", "fund"} <= row.kinds and "money.same" in line.meant
    row = Row.of(settle_likened(row)) if likened else row
    return Row.of(part_then(row, line)) if "dash" in row.kinds and line.has(*_THEN) else row


def _with_names_freed(row: Row) -> Row:
    """The row with "None of them, A and B" as "A and B, none of them", and with names that may give and no others."""
    row = Row.of(settle_nones(row)) if row[0].kind == "negation" else row
    row = Row.of(settle_double_roles(row)) if {"and", "word"} <= row.kinds else row
    return Row.of(free_bracketed(row)) if "open" in row.kinds else row


def _with_trades_told(row: Row, meant: frozenset[str]) -> Row:
    """The row with what only tells the trade of a firm as common words."""
    trading = not meant.isdisjoint(("give.progressive", "give_weak.progressive"))
    row = Row.of(settle_trade_verbs(row)) if trading else row
    row = Row.of(join_trades(row)) if {"and", "business"} <= row.kinds else row
    goods = not row.kinds.isdisjoint(_TRADED) and {"role", "party"} <= row.kinds
    return Row.of(settle_trade_goods(row)) if goods else row


def _with_verbs_freed(row: Row, line: Line) -> Row:
    """The row without what only parts a verb from what follows: commas around an adverb, the "a" of people listed."""
    row = Row.of(free_adverbs(row)) if "comma" in row.kinds else row
    return Row.of(free_objects(row)) if "listing.include" in line.meant else row


def _with_pronouns_settled(row: Row, meant: frozenset[str]) -> Row:
    """The row without pronouns that commas set in a verb, and with "lui" (French) as one that acts beside his wife."""
    row = Row.of(free_emphatics(row)) if {"comma", "pronoun", "auxiliary"} <= row.kinds else row
    return Row.of(settle_strong_pronouns(row)) if "and" in row.kinds and "link.taker" in meant else row


def _has_share(row: Row, line: Line) -> bool:
    return "contrast" in row.kinds or any(s.factor for s in line.sums)


def _has_maker(line: Line) -> bool:
    return line.has("role.company", "role.of") and line.has("link.determiner")


_TRADED = ("business", "noun")
_THEN = ("compared.was", "compared.it")
_GOODS = {"negation", "contrast", "kind", "verb"}
_GROUPS = {"role", "party"}
_FUND_FIRMS = {"role", "fund", "party"}
_KINDS = {"party", "including", "role"}
_TELLINGS = {"comma", "verb"}
_SAYING = ("speech", "verb")
_TOLD_ON = {"verb", "and", "sum", "fund"}
_BEGINNING = ("party", "role")
"""What begins a phrase."""


_DENYING = ("except", "negation")


def _without_denials(row: Row) -> Row:
    """The row with "and not" before a verb as a denial, and funds that got nothing folded up beside a gift."""
    row = Row.of(settle_negated(row)) if {"except", "verb"} <= row.kinds else row
    return Row.of(fold_nothings(row)) if {"negation", "sum", "fund", "to"} <= row.kinds else row


def _merged(row: Row, cast: Cast, relations: Relations) -> list[Item]:
    """The items with each noun phrase in place of its words."""
    if row.kinds.isdisjoint(_BEGINNING):
        return list(row)
    phraser = Phraser(row, cast, relations)
    merged: list[Item] = []
    at = 0
    for place in [n for n, item in enumerate(row) if item.kind in _BEGINNING]:
        if place >= at:
            merged += row[at:place]
            found, at = phraser.step(place)
            merged += found
    merged += row[at:]
    if "comma" not in row.kinds:
        return merged
    merged = fold_titles(merged)
    merged = list(fold_second_tellings(merged)) if "and" in row.kinds else merged
    return settle_titles(tuple(merged)) if {"role", "party"} <= row.kinds else merged
