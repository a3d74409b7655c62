"""Articles to origins: which are copies, translations or rewritten, and which independent reports there are."""

from onrecord.pledges.origins.clusters import Clusters
from onrecord.pledges.origins.grouping import group_origins, group_sketches
from onrecord.pledges.origins.sketch import Sketch, sketch_article
from onrecord.pledges.origins.sourcing import Sourcing, find_sourcing

__all__ = ["Clusters", "Sketch", "Sourcing", "find_sourcing", "group_origins", "group_sketches", "sketch_article"]
