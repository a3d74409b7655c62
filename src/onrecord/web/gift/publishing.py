"""What may be published of a gift: whole sentences whose certainty follows their evidence, and no more.

Every sentence is a template of its own, so that a translator sees it whole. The first tells who says what; the others
tell whose money it is, what the filings show and how many sources there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import Article, FiledEntry, Match, Money
from onrecord.reference.translations import load_translations
from onrecord.web.filters import day_words, money_words, sum_words
from onrecord.web.naming import fund_title

__all__ = ["TIERS", "find_tier", "publish"]


def N_(text: str) -> str:
    """Mark a text to be translated when it is shown."""
    return text


TIERS = {
    "machine": N_("Read by machine; no person has checked it yet."),
    "reviewed": N_("Checked by a person against the page."),
    "confirmed": N_("Said by the donor or somebody who speaks for the donor."),
    "filed": N_("Shown by a filing."),
}
"""How sure a gift is, from the least to the most."""

_OWN_WORDS = ("donor", "spokesperson")
"""Roles of a speaker who is the donor, or speaks for one."""

_REPORTED = {
    "planned": N_("{outlet} reported on {day} that {donor} plans to give {sum} to “{fund}”."),
    "given": N_("{outlet} reported on {day} that {donor} gave {sum} to “{fund}”."),
    "reported_in_filing": N_("{outlet} reported on {day}, citing a filing, that {donor} gave {sum} to “{fund}”."),
    "declined": N_("{outlet} reported on {day} that {donor} does not give to “{fund}”."),
    "refunded": N_("{outlet} reported on {day} that {sum} given by {donor} to “{fund}” was sent back."),
}
_UNPRICED = {
    "planned": N_("{outlet} reported on {day} that {donor} plans to give to “{fund}”; no sum is told."),
    "given": N_("{outlet} reported on {day} that {donor} gave to “{fund}”; no sum is told."),
    "reported_in_filing": N_(
        "{outlet} reported on {day}, citing a filing, that {donor} gave to “{fund}”; no sum is told."
    ),
    "declined": _REPORTED["declined"],
    "refunded": N_("{outlet} reported on {day} that a gift of {donor} to “{fund}” was sent back; no sum is told."),
}
_IN_KIND = {
    "planned": N_("{outlet} reported on {day} that {donor} plans to give goods or services worth {sum} to “{fund}”."),
    "given": N_("{outlet} reported on {day} that {donor} gave goods or services worth {sum} to “{fund}”."),
}
_IN_KIND_UNPRICED = {
    "planned": N_("{outlet} reported on {day} that {donor} plans to give goods or services to “{fund}”."),
    "given": N_("{outlet} reported on {day} that {donor} gave goods or services to “{fund}”."),
}
_SPOKEN = {
    ("donor", "planned"): N_("{donor} has announced a gift of {sum} to “{fund}”, {outlet} reported on {day}."),
    ("donor", "given"): N_("{donor} has confirmed a gift of {sum} to “{fund}”, {outlet} reported on {day}."),
    ("spokesperson", "planned"): N_(
        "A spokesperson said that {donor} plans to give {sum} to “{fund}”, {outlet} reported on {day}."
    ),
    ("spokesperson", "given"): N_(
        "A spokesperson said that {donor} gave {sum} to “{fund}”, {outlet} reported on {day}."
    ),
}
_WHOSE = {
    "personal": N_("The money is said to be {donor}’s own."),
    "unknown": N_("Whose money it is, the donor’s own or a company’s, is not said."),
}
_BESIDE = N_("It is told as a gift of {donor}, not of {names}.")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language, and how it writes sums and days."""

    language: str

    def say(self, template: str, **values: str) -> str:
        return load_translations(self.language).gettext(template).format(**values)

    def day(self, day: date | None) -> str:
        return day_words(day, "long", self.language)

    def dollars(self, amount: Decimal) -> str:
        return money_words(amount, "USD", self.language)


def find_tier(gift: Gift) -> str:
    """Return how sure a gift is: "filed", "confirmed", "reviewed" or "machine"."""
    if any(match.is_accepted for match in gift.matches):
        return "filed"
    if _find_telling(gift)[1] is not None:
        return "confirmed"
    judged = {judgement.subject for judgement in gift.judgements if judgement.decision == "accept"}
    return "reviewed" if judged & set(gift.pledge.claim_ids) else "machine"


def publish(gift: Gift, language: str) -> tuple[str, ...]:
    """Return the sentences that may be published of a gift, in a language of the page."""
    words = _Words(language)
    return tuple(_sentences(gift, words))


def _sentences(gift: Gift, words: _Words) -> Iterator[str]:
    yield _who_says_what(gift, words)
    if gift.pledge.status != "declined":
        yield from _whose_money(gift, words)
    yield from _filed(gift, words)
    yield _sources(gift.line.origins, words.language)
    if gift.pledge.disagreements:
        yield words.say(N_("The sources differ on details."))


def _sources(number: int, language: str) -> str:
    told = load_translations(language).ngettext(
        "One independent source tells of it.", "{number} independent sources tell of it.", number
    )
    return told.format(number=number)


def _who_says_what(gift: Gift, words: _Words) -> str:
    pledge = gift.pledge
    telling, role = _find_telling(gift)
    article = telling.article if telling else None
    values = {
        "donor": pledge.donor.name,
        "fund": fund_title(pledge.fund.id, pledge.fund.name) or words.say(N_("a fund that is not named")),
        "sum": sum_words(pledge.money, words.language),
        "outlet": (article and _outlet(article)) or words.say(N_("A page without an outlet")),
        "day": day_words(article.published if article else None, "long", words.language)
        or words.say(N_("an unknown day")),
    }
    if role and pledge.money and not pledge.in_kind and (role, pledge.status) in _SPOKEN:
        return words.say(_SPOKEN[role, pledge.status], **values)
    return words.say(_template(gift), **values)


def _outlet(article: Article) -> str:
    return article.outlet or (urlsplit(article.url).hostname if article.url else "") or ""


def _template(gift: Gift) -> str:
    pledge = gift.pledge
    if pledge.in_kind and pledge.status in _IN_KIND:
        return (_IN_KIND if pledge.money else _IN_KIND_UNPRICED)[pledge.status]
    return (_REPORTED if pledge.money else _UNPRICED)[pledge.status]


def _find_telling(gift: Gift) -> tuple[GiftTelling | None, str | None]:
    """Return the telling that a sentence may rest on, and the role of who speaks for the donor in it.

    It tells what the gift is believed to be: who first told of a plan did not tell that it was filed. One in which the
    donor speaks goes before one in which a spokesperson does, and that before any other; then the first told.
    """
    told = [one for one in gift.tellings if one.claim.status == gift.pledge.status]
    priced = [one for one in told if _sum_of(one.claim.money) == _sum_of(gift.pledge.money)]
    fitting = priced or told or list(gift.tellings)
    for role in _OWN_WORDS:
        for telling in fitting:
            if any(said.role == role for said in telling.claim.attribution):
                return telling, role
    return (fitting[0] if fitting else None), None


def _sum_of(money: Money | None) -> tuple[object, ...] | None:
    return None if money is None else (money.amount, money.low, money.high, money.currency)


def _whose_money(gift: Gift, words: _Words) -> Iterator[str]:
    pledge = gift.pledge
    if pledge.donor.kind == "person" and pledge.capacity in _WHOSE:
        yield words.say(_WHOSE[pledge.capacity], donor=pledge.donor.name)
    elif pledge.donor.kind == "organization" and pledge.associated and pledge.capacity == "company":
        yield words.say(_BESIDE, donor=pledge.donor.name, names=", ".join(pledge.associated))


def _filed(gift: Gift, words: _Words) -> Iterator[str]:
    accepted = [match for match in gift.matches if match.is_accepted]
    if accepted:
        yield from (_line(match, words) for match in accepted[:2])
        if any(match.refunded for match in accepted):
            sent_back = sum((match.refunded for match in accepted[:1]), Decimal(0))
            yield words.say(N_("Of it, {sum} was filed as sent back."), sum=words.dollars(sent_back))
        return
    yield from _not_filed(gift, words)


def _line(match: Match, words: _Words) -> str:
    first = match.filed[0]
    amount = sum((one.entry.amount or Decimal(0) for one in match.filed), Decimal(0))
    template = N_("{filer} filed {sum} as received from “{name}” ({filing}).")
    if first.is_given:
        template = N_("“{name}” filed {sum} as given ({filing}).")
    return words.say(
        template,
        filer=first.filing.filer_name or first.filing.filer_id,
        sum=words.dollars(amount),
        name=first.entry.name if not first.is_given else first.filing.filer_name,
        filing=_filing_words(first, words),
    )


def _filing_words(filed: FiledEntry, words: _Words) -> str:
    filing = filed.filing
    name = filing.number or filing.form
    day = words.day(filing.filed)
    return words.say(N_("{filing}, filed on {day}"), filing=name, day=day) if day else name


def _not_filed(gift: Gift, words: _Words) -> Iterator[str]:
    """Say what the filings do not show, with the day, and that this proves nothing."""
    standing, pledge = gift.standing, gift.pledge
    if pledge.status in ("declined", "refunded"):
        return
    today = words.day(standing.as_of)
    if standing.name == "not_found_though_due":
        yield words.say(
            N_("It was not found in the filings read by {day}, which does not say that it was not given."), day=today
        )
    elif standing.name == "due" and standing.due:
        template = N_("The filing that should show it was due on {due} and had not been read by {day}.")
        yield words.say(template, due=words.day(standing.due), day=today)
    elif standing.due:
        yield words.say(N_("The next filing that should show it is due on {due}."), due=words.day(standing.due))
