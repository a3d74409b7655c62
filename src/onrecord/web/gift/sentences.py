"""The sentences of which one tells what a page reports of a gift: each whole, so that a translator sees all of it.

`{when}` is a day with its preposition ("on December 13, 2024", "in December 2024"): some are known to the month only.
"""

from __future__ import annotations

from onrecord.records import Money
from onrecord.web.translating import N_

__all__ = ["choose_sentence"]


_REPORTED = {
    "planned": N_("{outlet} reported {when} that {donor} plans to give {sum} to “{fund}”."),
    "given": N_("{outlet} reported {when} that {donor} gave {sum} to “{fund}”."),
    "reported_in_filing": N_("{outlet} reported {when}, citing a filing, that {donor} gave {sum} to “{fund}”."),
    "declined": N_("{outlet} reported {when} that {donor} does not give to “{fund}”."),
    "refunded": N_("{outlet} reported {when} that {sum} given by {donor} to “{fund}” was sent back."),
}
_UNPRICED = {
    "planned": N_("{outlet} reported {when} that {donor} plans to give to “{fund}”; it tells no sum."),
    "given": N_("{outlet} reported {when} that {donor} gave to “{fund}”; it tells no sum."),
    "reported_in_filing": N_(
        "{outlet} reported {when}, citing a filing, that {donor} gave to “{fund}”; it tells no sum."
    ),
    "declined": _REPORTED["declined"],
    "refunded": N_("{outlet} reported {when} that a gift of {donor} to “{fund}” was sent back; it tells no sum."),
}
_IN_KIND = {
    "planned": N_("{outlet} reported {when} that {donor} plans to give goods or services worth {sum} to “{fund}”."),
    "given": N_("{outlet} reported {when} that {donor} gave goods or services worth {sum} to “{fund}”."),
    "reported_in_filing": N_(
        "{outlet} reported {when}, citing a filing, that {donor} gave goods or services worth {sum} to “{fund}”."
    ),
    "refunded": N_(
        "{outlet} reported {when} that goods or services worth {sum}, given by {donor} to “{fund}”, were sent back."
    ),
}
_IN_KIND_UNPRICED = {
    "planned": N_("{outlet} reported {when} that {donor} plans to give goods or services to “{fund}”."),
    "given": N_("{outlet} reported {when} that {donor} gave goods or services to “{fund}”."),
    "reported_in_filing": N_(
        "{outlet} reported {when}, citing a filing, that {donor} gave goods or services to “{fund}”."
    ),
    "refunded": N_("{outlet} reported {when} that goods or services of {donor} to “{fund}” were sent back."),
}
_SPOKEN = {
    ("donor", "planned"): N_("{outlet} reported {when} that {donor} has announced a gift of {sum} to “{fund}”."),
    ("donor", "given"): N_("{outlet} reported {when} that {donor} has confirmed a gift of {sum} to “{fund}”."),
    ("spokesperson", "planned"): N_(
        "{outlet} reported {when}, citing a spokesperson, that {donor} plans to give {sum} to “{fund}”."
    ),
    ("spokesperson", "given"): N_(
        "{outlet} reported {when}, citing a spokesperson, that {donor} gave {sum} to “{fund}”."
    ),
}
_CITED = {
    "planned": N_("{outlet} reported {when}, citing {source}, that {donor} plans to give {sum} to “{fund}”."),
    "given": N_("{outlet} reported {when}, citing {source}, that {donor} gave {sum} to “{fund}”."),
}
_CITED_UNPRICED = {
    "planned": N_(
        "{outlet} reported {when}, citing {source}, that {donor} plans to give to “{fund}”; it tells no sum."
    ),
    "given": N_("{outlet} reported {when}, citing {source}, that {donor} gave to “{fund}”; it tells no sum."),
}


def choose_sentence(status: str, money: Money | None, *, in_kind: bool, role: str | None, cites: bool) -> str:
    """Return the sentence of what one page tells, in English.

    `role` is that of a speaker who is the donor, or speaks for one; `cites` says that the page names another source.

    >>> choose_sentence("given", None, in_kind=False, role=None, cites=True)
    '{outlet} reported {when}, citing {source}, that {donor} gave to “{fund}”; it tells no sum.'
    """
    if in_kind and status in _IN_KIND:
        return (_IN_KIND if money else _IN_KIND_UNPRICED)[status]
    if role and money and (role, status) in _SPOKEN:
        return _SPOKEN[role, status]
    if cites and not role and status in _CITED:
        return (_CITED if money else _CITED_UNPRICED)[status]
    return (_REPORTED if money else _UNPRICED)[status]
