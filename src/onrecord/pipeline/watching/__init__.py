"""Follow sources: visit what is due, read what is new, visit pages of gifts again, and note what is to be told."""

from onrecord.pipeline.watching.round import Watcher
from onrecord.pipeline.watching.tools import Counts, Missed, Moved, PageChange, Tools, Words

__all__ = ["Counts", "Missed", "Moved", "PageChange", "Tools", "Watcher", "Words"]
