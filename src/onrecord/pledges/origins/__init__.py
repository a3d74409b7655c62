"""Articles to origins: which are copies, translations or rewritten, and which independent reports there are."""

from onrecord.pledges.origins.grouping import group_origins, group_sketches
from onrecord.pledges.origins.sketch import Sketch, sketch_article

__all__ = ["Sketch", "group_origins", "group_sketches", "sketch_article"]
