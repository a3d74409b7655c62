"""What in a clause may tell of a gift, and the rule that reads it: nouns, words for givers, verbs, then lists."""

from __future__ import annotations

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.passives import read_passive
from onrecord.claims.discourse.afterwards import (
    read_bare_denial,
    read_told_sum,
)
from onrecord.claims.discourse.exactsums import read_exact_sum
from onrecord.claims.discourse.giftsabove import read_gift_come
from onrecord.claims.giftnouns.amonggifts import read_among_gifts
from onrecord.claims.giftnouns.hissums import HIS, read_sum_of_his
from onrecord.claims.giftnouns.nouns import read_noun
from onrecord.claims.giftnouns.ownedsums import read_his_sum, read_owned_sum
from onrecord.claims.giftnouns.pickedgifts import read_picked_gifts
from onrecord.claims.giftnouns.severalgifts import SEVERAL, read_several_gifts
from onrecord.claims.giftnouns.whose import read_whose
from onrecord.claims.lists.donorships import read_donorship, read_stated
from onrecord.claims.lists.financiers import FINANCED, read_financiers
from onrecord.claims.lists.labels import read_label, read_labelled
from onrecord.claims.lists.levels import read_level
from onrecord.claims.lists.likenings import likens_other
from onrecord.claims.lists.listings import read_list, read_listing
from onrecord.claims.lists.outdone import read_outdone
from onrecord.claims.lists.ranked import read_apposed, read_ranked, read_standing_at
from onrecord.claims.lists.rollcalls import read_rollcall
from onrecord.claims.lists.rolls import read_roll
from onrecord.claims.lists.standbehind import read_standing_behind
from onrecord.claims.lists.unsized import read_unsized
from onrecord.claims.lists.unsurpassed import read_unsurpassed
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.coming import read_bare_source, read_coming
from onrecord.claims.receipts.credited import read_credited_sums
from onrecord.claims.receipts.entries import read_entry
from onrecord.claims.receipts.listedsums import read_listed_sum
from onrecord.claims.receipts.nothingfrom import read_nothing_from
from onrecord.claims.receipts.passedon import read_passed_on
from onrecord.claims.receipts.pockets import POCKETS, read_from_pocket
from onrecord.claims.receipts.receiving import read_declared, read_receiving
from onrecord.claims.receipts.refunds import read_refund
from onrecord.claims.receipts.shown import read_shown
from onrecord.claims.receipts.signed import read_behind, read_signed
from onrecord.claims.receipts.superlatives import read_superlative
from onrecord.claims.refusals.absences import read_refusal, read_turned_down
from onrecord.claims.refusals.answers import read_answer
from onrecord.claims.refusals.denials import read_denial, read_denied_report, read_withheld
from onrecord.claims.refusals.disclaimers import read_disclaimer
from onrecord.claims.refusals.ellipsis import read_also
from onrecord.claims.refusals.leftout import read_refusers
from onrecord.claims.refusals.policies import read_policy
from onrecord.claims.refusals.purses import read_purse
from onrecord.claims.refusals.unpaid import read_unpaid
from onrecord.claims.refusals.vain import read_vain
from onrecord.claims.verbs.announcing import read_announcement
from onrecord.claims.verbs.authors import read_author, read_gift_beside
from onrecord.claims.verbs.besidegivers import read_beside_givers
from onrecord.claims.verbs.besides import read_besides
from onrecord.claims.verbs.compared import read_as_before
from onrecord.claims.verbs.freeservices import read_free_service
from onrecord.claims.verbs.given import read_given
from onrecord.claims.verbs.likenesses import read_likened
from onrecord.claims.verbs.madegifts import read_made
from onrecord.claims.verbs.services import read_service, read_valued_service
from onrecord.claims.verbs.takenup import read_taken_up
from onrecord.claims.verbs.uncharged import CHARGING, read_uncharged

__all__ = ["TELLING", "read_clause"]

_PASSIVES = ("light", "give", "pledge", "give_weak")

TELLING = frozenset(("gift", "donor", "verb", "deny", "speech", "filing", "auxiliary"))


def _telling(clause: Clause) -> list[tuple[int, Item]]:
    """The items that may tell of a gift, with their places."""
    return [(at, item) for at, item in enumerate(clause.row) if item.kind in TELLING]


def read_clause(work: ClauseWork) -> None:
    """Add the frames of a clause to its work."""
    if "sum" in work.clause.kinds and (read_labelled(work) or read_standing_behind(work) or _read_booked(work)):
        return
    if work.clause.kinds >= SEVERAL and read_several_gifts(work):
        return
    if "charity.any" in work.line.meant and read_passed_on(work):
        return
    if "vain.count" in work.line.meant and read_vain(work):
        return
    if work.line.kind == "item":
        read_label(work)
    if not work.clause.kinds.isdisjoint(TELLING):
        _read_telling(work)
    if not work.frames and work.clause.kinds >= _LISTED:
        read_listed_sum(work)
    _read_verbless(work)
    if work.frames:
        read_beside_givers(work)


def _read_booked(work: ClauseWork) -> bool:
    """Read what a paper puts down to somebody, by a verb of crediting or as an entry."""
    if "filing.credits" in work.line.meant and read_credited_sums(work):
        return True
    return "money.entry" in work.line.meant and read_entry(work)


_LISTED = {"filing", "sum"}
_COME = {"gift", "sum", "fund", "verb"}
_OWNED = {"sum", "fund", "party"}
_PAID = {"sum", "fund"}


def _read_gift(work: ClauseWork, at: int, lower: int) -> None:
    """Read a noun of giving: of a gift that somebody denies, or will not make, or else of one that is told."""
    if not read_denied_report(work, at) and not read_withheld(work, at):
        read_noun(work, at, lower)


def _read_telling(work: ClauseWork) -> None:
    lower = 0
    for at, item in _telling(work.clause):
        match item.kind:
            case "gift":
                _read_gift(work, at, lower)
            case "donor":
                read_donorship(work, at, lower)
            case "verb":
                _read_verb(work, at, lower)
                lower = at + 1
            case "deny":
                _read_denied(work, at, lower)
                lower = at + 1
            case "speech":
                read_declared(work, at)
            case "auxiliary" if item.has("link.perfect"):
                _read_held(work, at)
            case "filing" if item.has("filing.verb"):
                read_shown(work, at)
            case "auxiliary" if item.has("come") and work.kind(at + 1) in ("determiner", "party"):
                read_coming(work, at)
            case _:
                pass


def _read_denied(work: ClauseWork, at: int, lower: int) -> None:
    told = len(work.frames)
    read_denial(work, at, lower)
    if len(work.frames) == told:
        read_bare_denial(work, at, lower)


def _read_held(work: ClauseWork, at: int) -> None:
    """Read "the fund has $1 million from X" and "the register has $1 million from X to the party"."""
    if not read_declared(work, at):
        read_shown(work, at)


_SERVICES = ("noun.in_kind", *CHARGING)


def _read_services(work: ClauseWork) -> None:
    if work.line.meant.isdisjoint(_SERVICES):
        return
    read_uncharged(work)
    if work.frames:
        return
    read_service(work)
    if not work.frames:
        read_free_service(work)


def _read_verbless(work: ClauseWork) -> None:
    kinds = work.clause.kinds
    if work.frames:
        _read_alike(work)
    _read_beside(work)
    if not work.frames and not kinds.isdisjoint(_STANDING_OUT):
        _read_standing_out(work)
    if not work.frames and "party" in kinds:
        _read_named(work)
    if not work.frames:
        _read_replies(work)
    if not work.frames:
        _read_services(work)
        _read_sum_alone(work)
    else:
        read_valued_service(work)
    if not work.frames and not kinds.isdisjoint(("sum", "aside")):
        read_author(work)
    if "compared.ahead" in work.line.meant:
        read_outdone(work)
    if not work.frames and not kinds.isdisjoint(("party", "aside")):
        _read_names(work)
    if not work.frames and "party" in kinds:
        _read_standing_names(work)


_STANDING_OUT = ("sum", "gift", "including")


def _read_alike(work: ClauseWork) -> None:
    """Read whose gifts are told by the one of their clause: those of earlier years, of others who did the same."""
    read_as_before(work)
    read_also(work)
    read_likened(work)
    read_besides(work)


def _read_named(work: ClauseWork) -> None:
    """Read who is the source of a sum, whom nobody outdid, or who the several are that a clause tells of."""
    if "sum" in work.clause.kinds:
        read_bare_source(work)
    if "negation" in work.clause.kinds:
        read_unsurpassed(work)
    if not work.frames and "link.passive" in work.line.meant:
        read_stated(work)


def _read_replies(work: ClauseWork) -> None:
    """Read what somebody answers, own pockets and noes, where no verb tells of a gift."""
    if "negation" in work.clause.kinds:
        read_disclaimer(work)
    read_answer(work)
    if not work.frames and "purse.shut" in work.line.meant:
        read_purse(work)
    if not work.frames and not work.line.meant.isdisjoint(POCKETS):
        read_from_pocket(work)
    if not work.frames and "noun.refusal" in work.line.meant:
        read_turned_down(work)


def _read_names(work: ClauseWork) -> None:
    """Read givers called by name, or names side by side with their sums."""
    if "party" in work.clause.kinds:
        read_rollcall(work)
    if not work.frames:
        read_list(work)


def _read_standing_names(work: ClauseWork) -> None:
    """Read who stands among givers, at a sum, or on a list, where no verb of giving tells it."""
    summed = "sum" in work.clause.kinds
    if summed:
        read_ranked(work)
        read_standing_at(work)
    read_unsized(work)
    read_roll(work)
    if summed and not work.frames and work.row[0].kind in ("at", "in", "to"):
        read_level(work)


def _read_sum_alone(work: ClauseWork) -> None:
    """Read a sum that has an owner, or is of the gift that the line before tells without one, or with a round one."""
    told = len(work.frames)
    if not told and work.clause.kinds >= _OWNED:
        read_owned_sum(work)
    if len(work.frames) == told and work.focus.open is not None:
        read_told_sum(work)
    if not work.frames and work.line.sums:
        read_exact_sum(work)
    if not work.frames and work.clause.kinds >= _COME:
        read_gift_come(work)
    if not work.frames and ("author.behind" in work.line.meant or work.clause.kinds >= _PAID):
        _read_told_last(work)


def _read_told_last(work: ClauseWork) -> None:
    """Read money for a fund whose giver stands only before or behind all that: "Her $5,000 reached the fund"."""
    meant = work.line.meant
    if "author.behind" in meant:
        read_behind(work)
    if "say.signed" in meant:
        read_signed(work)
    if not work.frames and "verb" in work.clause.kinds and "pronoun.his" in meant:
        read_his_sum(work)
    if not work.frames and work.clause.kinds >= _PAID and not meant.isdisjoint(HIS):
        read_sum_of_his(work)


def _read_standing_out(work: ClauseWork) -> None:
    """Read whose the largest gift is, or one of several: "Among the first checks was one from X"."""
    if "sum" in work.clause.kinds:
        read_superlative(work)
    if "gift" in work.clause.kinds:
        read_among_gifts(work)
    if "including" in work.clause.kinds:
        read_picked_gifts(work)


def _read_beside(work: ClauseWork) -> None:
    """Read what is told beside a name: "X, whose gift came to $5,000", "X, a $5,000 donor to the party"."""
    if "aside" in work.clause.kinds and work.line.sums:
        read_gift_beside(work)
    if not work.clause.kinds.isdisjoint(("aside", "donor")) or work.clause.opener:
        read_whose(work)
        read_apposed(work)


def _takes_in(work: ClauseWork, at: int) -> bool:
    """ "Vox ingresó 500 euros de X" (Spanish, "took in"): a verb of giving whose subject is the fund."""
    return work.row[at].verb == "give_weak" and read_declared(work, at)


def _read_come(work: ClauseWork, at: int, lower: int) -> None:
    """Read "there is $1 million from X", "a no came from X", or a list that "there one finds A and B" goes through."""
    if read_refusal(work, at):
        return
    read_coming(work, at)
    if not work.frames and work.row[at].has("listing.there"):
        read_listing(work, at, lower)


def _read_standing(work: ClauseWork, at: int, lower: int) -> None:
    """Read who stands on a list: of those who refused, or of givers; nobody does where only "$5,000 followed"."""
    behind = work.row[at + 1 : at + 4]
    if [i.kind for i in behind[:2]] == ["link", "comma"] and behind[-1].has("compared.than"):
        return  # "Er war dabei, als das PAC gegründet wurde" (German): he saw it
    sums_alone = work.row[at].has("join.further") and all(i.kind != "party" for i in work.row[at:])
    sums_alone = sums_alone and not (work.row[0].has("pronoun.his") and work.kind(1) == "role")  # "His firm followed"
    if not sums_alone and not read_refusers(work, at) and not likens_other(work, at):
        read_listing(work, at, lower)


def _read_verb(work: ClauseWork, at: int, lower: int) -> None:
    if "speaker" in work.clause.kinds and read_unpaid(work, at):
        return
    if work.row[at].verb == "give_weak" and work.clause.kinds >= FINANCED and read_financiers(work, at):
        return
    if work.row[at].verb in _PASSIVES and (read_passive(work, at, lower) or _takes_in(work, at)):
        return
    if not read_policy(work, at, lower):
        _read_acting(work, at, lower)


def _read_received(work: ClauseWork, at: int) -> None:
    """Read what a fund got from somebody, or that it will get nothing."""
    if not read_nothing_from(work, at):
        read_receiving(work, at)


def _read_acting(work: ClauseWork, at: int, lower: int) -> None:
    match work.row[at].verb:
        case "light" | "announce":
            if work.row[at].verb == "light" and read_made(work, at, lower):
                return
            if work.kind(at - 1) == "fund":
                read_receiving(work, at)
            elif read_declared(work, at) or read_taken_up(work, at, lower):
                return
            read_announcement(work, at, lower)
        case "receive":
            _read_received(work, at)
        case "refund":
            read_refund(work, at, lower)
        case "come":
            _read_come(work, at, lower)
        case "listing" | "join":
            _read_standing(work, at, lower)
        case "give" | "pledge" | "give_weak" | "refuse" | "match":
            read_given(work, at, lower)
        case _:
            pass
