"""HTML to a draft: the tree walked once into lines with hints, the main text asked for, the page's facts read."""

from onrecord.pages.html.data_story import holds_story
from onrecord.pages.html.drafting import draft_html
from onrecord.pages.html.stated import draft_body
from onrecord.pages.html.wholeness import find_cut

__all__ = ["draft_body", "draft_html", "find_cut", "holds_story"]
