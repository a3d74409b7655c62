"""Articles to origins: which are copies, translations or rewritten, and which independent reports there are."""

from onrecord.pledges.origins.grouping import group_origins

__all__ = ["group_origins"]
