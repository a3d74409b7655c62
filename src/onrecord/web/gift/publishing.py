"""What may be published of a gift: whole sentences whose certainty follows their evidence, and no more.

Every sentence is a template of its own, so that a translator sees it whole. The first tells who says what; the others
tell whose money it is, what the filings show and how many sources there are. `tests/web/publishing.tsv` shows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import Article, Claim, FiledEntry, Match, Money, PartialDate, Pledge
from onrecord.reference.deadlines import load_deadlines
from onrecord.reference.translations import load_translations
from onrecord.web.filters import day_words, money_words, sum_words
from onrecord.web.gift.sentences import choose_sentence
from onrecord.web.gift.words import FIELD_WORDS
from onrecord.web.naming import fund_title, known_fund
from onrecord.web.translating import N_

__all__ = ["TIERS", "find_tier", "publish"]


TIERS = {
    "machine": N_("Read by machine; no person has checked it yet."),
    "reviewed": N_("Checked by a person against the page."),
    "confirmed": N_("Said by the donor or somebody who speaks for the donor."),
    "filed": N_("Shown by a filing."),
}
"""How sure a gift is, from the least to the most."""

_OWN_WORDS = ("donor", "spokesperson")
"""Roles of a speaker who is the donor, or speaks for one."""

_OTHERS = ("source", "official", None)
"""Roles of speakers whom a page cites by a description as often as by a name."""

_WHOSE = {
    "personal": N_("The money is said to be {donor}’s own."),
    "company": N_("The money is said to be a company’s."),
    "unknown": N_("Whose money it is, the donor’s own or a company’s, is not said."),
}
_THROUGH = N_("The money is said to be a company’s ({names}).")
_BESIDE = N_("It is told as a gift of {donor}, not of {names}.")

_DIFFERING = ("amount", "in_kind", "capacity", "donor", "date")
"""Fields on which what was filed may differ from what was said, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language, and how it writes sums and days."""

    language: str

    def say(self, template: str, **values: str) -> str:
        return load_translations(self.language).gettext(template).format(**values)

    def day(self, day: date | None) -> str:
        return day_words(day, "long", self.language)

    def told(self, money: Money | None) -> str:
        """Return a sum inside a sentence, where "$1 to $2 to the fund" could be misread."""
        if money is None or money.amount is not None or money.low is None or money.high is None:
            return sum_words(money, self.language)
        low, high = (money_words(bound, money.currency, self.language) for bound in (money.low, money.high))
        return self.say(N_("between {low} and {high}"), low=low, high=high)

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
    yield from _who_says_what(gift, words)
    if gift.pledge.status != "declined":
        yield from _whose_money(gift, words)
    yield from _filed(gift, words)
    yield _sources(gift.line.origins, words.language)
    yield from _differing(gift, words)


def _differing(gift: Gift, words: _Words) -> Iterator[str]:
    """Say on what sources differ: a refusal is no detail, and one source alone does not differ from others."""
    fields = {one.field for one in gift.pledge.disagreements}
    is_alone = gift.line.origins == 1
    if "status" in fields:
        both, some = N_("It tells both of a gift and of a refusal."), N_("Some tell of a gift, others of a refusal.")
        yield words.say(both if is_alone else some)
    if fields - {"status"}:
        one, several = N_("It tells details in more than one way."), N_("The sources differ on details.")
        yield words.say(one if is_alone else several)


def _sources(number: int, language: str) -> str:
    told = load_translations(language).ngettext(
        "One independent source tells of it.", "{number} independent sources tell of it.", number
    )
    return told.format(number=number)


def _who_says_what(gift: Gift, words: _Words) -> Iterator[str]:
    """Yield what one page tells, with its own sum: another page's would be put in its mouth."""
    pledge = gift.pledge
    telling, role = _find_telling(gift)
    article = telling.article if telling else None
    status, money = (telling.claim.status, telling.claim.money) if telling else (pledge.status, pledge.money)
    source = _source(telling.claim, article, words) if telling and article else ""
    yield words.say(
        choose_sentence(status, money, in_kind=pledge.in_kind, role=role, cites=bool(source)),
        donor=pledge.donor.name,
        fund=fund_title(pledge.fund.id, pledge.fund.name) or words.say(N_("a fund that is not named")),
        sum=words.told(money),
        outlet=(article and _outlet(article)) or words.say(N_("A page without an outlet")),
        when=_when(article.published if article else None, words),
        source=source,
    )
    if money is None and pledge.money is not None and pledge.status != "declined":
        yield words.say(N_("The sum of {sum} is told elsewhere."), sum=words.told(pledge.money))


def _source(claim: Claim, article: Article, words: _Words) -> str:
    """Return whom a page cites for a gift: an outlet by its name, others in the page's own words; "" for nobody."""
    for said in claim.attribution:
        if said.role == "outlet" and said.speaker != article.outlet:
            return said.speaker
        if said.role in _OTHERS:
            return words.say(N_("“{wording}”"), wording=said.speaker)
    return ""


def _when(published: PartialDate | None, words: _Words) -> str:
    """Return a day of publication with its preposition, no finer than it is known."""
    if published is None:
        return words.say(N_("on a day that is not known"))
    day = day_words(published.value if published.precision == "week" else published, "long", words.language)
    template = {"day": N_("on {day}"), "week": N_("in the week of {day}")}.get(published.precision, N_("in {day}"))
    return words.say(template, day=day)


def _outlet(article: Article) -> str:
    return article.outlet or (urlsplit(article.url).hostname if article.url else "") or ""


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
    names = ", ".join(pledge.associated)
    if pledge.donor.kind == "person":
        template = _THROUGH if pledge.capacity == "company" and names else _WHOSE[pledge.capacity]
        yield words.say(template, donor=pledge.donor.name, names=names)
    elif pledge.donor.kind == "organization" and names and pledge.capacity == "company":
        yield words.say(_BESIDE, donor=pledge.donor.name, names=names)


def _filed(gift: Gift, words: _Words) -> Iterator[str]:
    accepted = [match for match in gift.matches if match.is_accepted and match.filed]
    if not accepted:
        yield from _not_filed(gift, words)
        return
    for match in accepted:
        yield _line(match, words)
    told = {difference.field for match in accepted for difference in match.differences}
    if fields := [words.say(FIELD_WORDS[name]) for name in _DIFFERING if name in told]:
        yield words.say(N_("What was filed differs from what was said ({fields})."), fields=", ".join(fields))
    if sent_back := max(match.refunded for match in accepted):
        yield words.say(N_("Of it, {sum} was filed as sent back."), sum=words.dollars(sent_back))


def _line(match: Match, words: _Words) -> str:
    first = match.filed[0]
    template = N_("{filer} filed {sum} as received from “{name}” ({filing}).")
    if first.is_given:
        template = N_("“{name}” filed {sum} as given ({filing}).")
    return words.say(
        template,
        filer=first.filing.filer,
        sum=_filed_sum(match, words),
        name=first.entry.name if not first.is_given else first.filing.filer,
        filing=_filing_words(first, words),
    )


def _filed_sum(match: Match, words: _Words) -> str:
    """Return what the lines come to; a line whose sum cannot be read is not counted as nothing."""
    amounts = [one.entry.amount for one in match.filed]
    readable = [amount for amount in amounts if amount is not None]
    if len(readable) < len(amounts):
        return words.say(N_("a sum that cannot be read"))
    return words.dollars(sum(readable, Decimal(0)))


def _filing_words(filed: FiledEntry, words: _Words) -> str:
    filing = filed.filing
    name = filing.number or filing.form
    day = words.day(filing.filed)
    return words.say(N_("{filing}, filed on {day}"), filing=name, day=day) if day else name


def _not_filed(gift: Gift, words: _Words) -> Iterator[str]:
    """Say what the filings do not show, with which, the day and the threshold, and that this proves nothing."""
    standing, pledge = gift.standing, gift.pledge
    if any(match.verdict == "unsure" and match.filed for match in gift.matches):
        yield words.say(N_("Filed lines that may be this gift wait for a person to decide."))
    elif pledge.status in ("declined", "refunded"):
        return
    elif standing.name == "not_found_though_due":
        yield from _not_found(pledge, words.day(standing.as_of), words)
    elif standing.name == "due" and standing.due:
        template = N_("The filing that should show it was due on {due} and had not been read by {day}.")
        yield words.say(template, due=words.day(standing.due), day=words.day(standing.as_of))
    elif standing.due:
        yield words.say(N_("The next filing that should show it is due on {due}."), due=words.day(standing.due))


def _not_found(pledge: Pledge, today: str, words: _Words) -> Iterator[str]:
    fund = known_fund(pledge.fund.id)
    rules = [load_deadlines()[name] for name in fund.rules.filings] if fund else []
    kinds = ", ".join(rule.name for rule in rules if not rule.only_registrants)
    if kinds:
        template = N_(
            "It was not found in the filings ({kinds}) read by {day}, which does not say that it was not given."
        )
        yield words.say(template, kinds=kinds, day=today)
    else:
        template = N_("It was not found in the filings read by {day}, which does not say that it was not given.")
        yield words.say(template, day=today)
    if fund and fund.rules.threshold:
        yield words.say(N_("Donors of {sum} or more are named."), sum=words.dollars(fund.rules.threshold))
