"""English words of the page of a gift, for what records hold by a code."""

from __future__ import annotations

from onrecord.web.translating import N_

__all__ = ["COPY_WORDS", "FIELD_WORDS", "SPEAKER_WORDS", "VERDICT_WORDS"]


FIELD_WORDS = {
    "donor": N_("donor"),
    "amount": N_("sum"),
    "fund": N_("fund"),
    "status": N_("what is said"),
    "capacity": N_("whose money"),
    "associated": N_("named beside"),
    "date": N_("day"),
    "attribution": N_("who says so"),
    "in_kind": N_("money or goods"),
}
"""What a highlighted stretch is evidence of."""

COPY_WORDS = {
    "same_text": N_("the same text"),
    "canonical": N_("its address names the other as the original"),
    "names_original": N_("it names the other as the original"),
    "translation_mark": N_("it says that it is a translation"),
    "syndication_credit": N_("it credits the other outlet"),
    "cites_source": N_("it has the gift from the other outlet"),
    "shared_passages": N_("whole passages are the same"),
    "shared_quotes": N_("the same words are quoted in the same order"),
    "shared_facts": N_("rare facts come in the same order"),
}
"""Why a page is taken for a copy."""

VERDICT_WORDS = {
    "same": N_("taken for this gift"),
    "differs": N_("taken for this gift, and differs"),
    "unsure": N_("may be this gift: waits for a person"),
    "none": N_("not taken for this gift"),
}
"""What a match comes to."""

SPEAKER_WORDS = {
    "donor": N_("the donor"),
    "spokesperson": N_("a spokesperson"),
    "filing": N_("a filing"),
    "outlet": N_("an outlet"),
    "official": N_("an official"),
    "source": N_("a source that is not named"),
}
"""In which role somebody speaks."""
