"""Said against filed: which filed lines a pledge is, and where it stands. Frozen records in, frozen records out."""

from onrecord.matching.filed import match_filed
from onrecord.matching.pledged import match_pledges

__all__ = ["match_filed", "match_pledges"]
