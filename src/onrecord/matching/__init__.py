"""Said against filed: which filed lines a pledge is, and where it stands. Frozen records in, frozen records out."""

from onrecord.matching.filed import match_filed
from onrecord.matching.pledged import Candidates, FiledLines, find_candidates, match_pledges, settle
from onrecord.matching.shelves import FilingShelves, donor_keys, filer_keys
from onrecord.matching.standing import find_standing
from onrecord.matching.steps import StandingStep, find_steps
from onrecord.matching.unannounced import find_unannounced

__all__ = [
    "Candidates",
    "FiledLines",
    "FilingShelves",
    "StandingStep",
    "donor_keys",
    "filer_keys",
    "find_candidates",
    "find_standing",
    "find_steps",
    "find_unannounced",
    "match_filed",
    "match_pledges",
    "settle",
]
