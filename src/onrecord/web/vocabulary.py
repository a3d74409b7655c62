"""The words for what a record holds by a code: statuses, standings, capacities, kinds, orders of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onrecord.views.standing import STANDING_WORDS
from onrecord.views.wording import STATUS_WORDS
from onrecord.web.gift.words import FIELD_WORDS, SPEAKER_WORDS
from onrecord.web.translating import N_

__all__ = ["VOCABULARY", "translate_vocabulary"]


VOCABULARY: Mapping[str, Mapping[str, str]] = {
    "status": STATUS_WORDS,
    "standing": STANDING_WORDS,
    "capacity": {
        "personal": N_("personal"),
        "company": N_("company"),
        "unknown": N_("not said"),
    },
    "kind": {
        "person": N_("person"),
        "organization": N_("company or organisation"),
        "unknown": N_("kind not known"),
    },
    "fund_kind": {
        "inaugural": N_("Inaugural committee"),
        "library": N_("Presidential library"),
        "center": N_("Presidential center"),
        "ballroom": N_("White House ballroom"),
        "super_pac": N_("Super PAC"),
        "accounts": N_("Savings accounts for children"),
    },
    "giver": {
        "person": N_("people"),
        "company": N_("companies"),
        "union": N_("unions"),
        "association": N_("associations"),
    },
    "side": {
        "received": N_("received"),
        "refunded": N_("sent back"),
        "given": N_("given"),
    },
    "sort": {
        "newest": N_("Newest first"),
        "oldest": N_("Oldest first"),
        "largest": N_("Largest sum first"),
        "gap": N_("Largest difference between said and filed first"),
        "donor": N_("By donor, A to Z"),
        "sources": N_("Most independent sources first"),
        "added": N_("Added last first"),
        "changed": N_("Changed last first"),
    },
    "donor_sort": {
        "largest": N_("Largest sum first"),
        "name": N_("By name, A to Z"),
    },
    "column": {
        "week": N_("Week of"),
        "capacity": N_("Whose money"),
        "said": N_("Said"),
        "filed": N_("Filed"),
        "currency": N_("Currency"),
        "gifts_without_a_sum": N_("Gifts without a sum"),
        "donor": N_("Donor"),
        "kind": N_("Kind of donor"),
        "fund": N_("Fund"),
        "amount": N_("Sum"),
        "gifts": N_("Gifts"),
        "told_beside": N_("Named beside"),
        "standing": N_("Where it stands"),
        "difference": N_("Difference"),
    },
    "field": FIELD_WORDS,
    "role": SPEAKER_WORDS,
    "conflict": {
        "body_over_headline": N_("The story says it more exactly than the headline."),
        "capacity.through_company": N_("The page says further down that the money came through a company."),
    },
    "how": {
        "file": N_("a file handed in"),
        "folder": N_("a file in a folder"),
        "stdin": N_("handed in by a program"),
        "fetched": N_("fetched from the web"),
    },
    "furniture": {
        "ad_label": N_("advertisement"),
        "affiliate_notice": N_("notice of paid links"),
        "image_text": N_("words of a picture"),
        "caption": N_("caption"),
        "credit": N_("credit"),
        "byline": N_("byline"),
        "dateline": N_("dateline"),
        "share_bar": N_("share buttons"),
        "related_links": N_("links to other stories"),
        "newsletter_box": N_("newsletter box"),
        "translation_notice": N_("notice of translation"),
        "syndication_credit": N_("credit of a shared story"),
        "navigation": N_("navigation"),
        "comments": N_("comments"),
        "donation_appeal": N_("appeal for support"),
        "correction": N_("correction"),
        "sponsor_message": N_("word of a sponsor"),
        "market_data": N_("prices"),
        "embedded_post": N_("a post shown within it"),
        "boilerplate": N_("standing text"),
        "duplicate": N_("told twice"),
    },
    "system": {
        "fec": N_("Federal Election Commission"),
        "lda": N_("Lobbying Disclosure Act"),
        "table": N_("nobody: a table made of a filing"),
    },
    "total": {
        "accepted": N_("Accepted"),
        "refunded": N_("Sent back"),
        "net": N_("Accepted less sent back"),
        "receipts": N_("Receipts"),
        "disbursements": N_("Disbursements"),
        "contributions": N_("Contributions"),
        "individuals": N_("From individuals"),
        "refunds": N_("Refunds"),
        "cash_at_start": N_("Cash at the start"),
        "cash_at_end": N_("Cash at the end"),
    },
    "form": {
        "F13": N_("Form 13: donations to an inaugural committee"),
        "F13N": N_("Form 13: donations to an inaugural committee"),
        "F13A": N_("Form 13, amended: donations to an inaugural committee"),
        "F3XN": N_("Form 3X: receipts and spending of a committee"),
        "F3XA": N_("Form 3X, amended: receipts and spending of a committee"),
        "table": N_("A table made of a filing"),
    },
    "check": {
        "total_differs": N_("The total on the cover is not what the lines add up to"),
        "aggregate_differs": N_("A donor’s aggregate is not what the lines add up to"),
        "below_threshold": N_("Donors below what has to be named"),
        "duplicate": N_("Lines alike"),
        "shared_address": N_("Many donors at one address"),
        "abroad": N_("Addresses abroad"),
        "refund_without_donation": N_("Sent back, and not listed as received"),
        "below_zero": N_("A receipt below zero"),
        "outside_period": N_("Days outside the period"),
        "type_differs": N_("A kind of donor that does not fit the name"),
    },
    "title": {
        "chief executive": N_("chief executive"),
        "chair": N_("chair"),
        "president": N_("president"),
        "founder": N_("founder"),
        "co-founder": N_("co-founder"),
        "owner": N_("owner"),
        "partner": N_("partner"),
    },
}
"""English words by subject and code."""


def translate_vocabulary(gettext: Callable[[str], str]) -> Mapping[str, Mapping[str, str]]:
    """Return the vocabulary in another language.

    >>> translate_vocabulary(str.upper)["kind"]["person"]
    'PERSON'
    """
    return {subject: {code: gettext(word) for code, word in words.items()} for subject, words in VOCABULARY.items()}
