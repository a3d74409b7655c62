"""What one line is, taken alone: the rules, in the order in which they are tried.

Each rule takes a line and the page words and returns a label, or None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from onrecord.pages.bylines import find_byline
from onrecord.pages.consent import find_consent
from onrecord.pages.credits import find_credit_line
from onrecord.pages.lines import Line
from onrecord.pages.markets import find_market_line
from onrecord.pages.menus import find_menu
from onrecord.pages.phrases import match_at
from onrecord.reference.page_words import Label, PageWords

__all__ = ["label_line"]

# What may follow words that open a line: "Read more: ...", "Newsletter | ...", "Publicité - ...".
_SIGN = re.compile(r"\s*[:|▸→►»]|\s+[-–—>]\s")

# Lines of menus, boxes and bars, which are the same on all pages of a site.
_SHORT = 48

# No furniture is longer, and patterns on a line of a million characters would take hours.
_MOST_CHARACTERS = 800
# What a site asks about cookies is longer: 1,900 characters in one paragraph.
_MOST_ASKED = 4_000
# How many words a line may have for a rule to believe it: above that it is a paragraph that happens to begin so.
_MOST_WORDS = {"tails": 14, "openings": 45, "starts": 55, "phrases": 60}
_MOST_CONTACT_WORDS = 25
_MOST_SOURCE_WORDS = 8
_MONEY = re.compile(r"[$€£¥₿]\s?\d|\d\s?[$€£¥₿]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_MOST_BYLINE_WORDS = 40

# Kinds whose beginnings a sentence may share ("The comments of the mayor ..."): believed in short lines only.
_SHORT_KINDS = ("byline", "dateline", "comments", "share_bar", "navigation")
_MOST_SHORT_WORDS = 16


def label_line(line: Line, page: PageWords) -> Label | None:
    """Return what the line is when nothing else is known, or None for what may be story.

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> line = next(split_lines("Lire aussi : Le château retrouve son toit"))
    >>> label_line(line, load_page_words())
    Label(kind='related_links', opens=False)
    """
    return _label_again(line.text, page) if len(line.text) <= _SHORT else _label(line, page)


@lru_cache(maxsize=16_384)
def _label_again(text: str, page: PageWords) -> Label | None:
    return _label(Line(text=text, start=0, end=len(text)), page)


def _label(line: Line, page: PageWords) -> Label | None:
    if len(line.text) > _MOST_CHARACTERS:
        return find_consent(line, page) if len(line.text) <= _MOST_ASKED else None
    if not line.words:
        return _by_sign_alone(line)
    for rule in _RULES:
        if label := rule(line, page):
            return label
    return None


def _by_whole_line(line: Line, page: PageWords) -> Label | None:
    """The whole line is known: "Advertisement", "Share this article"."""
    label = page.lines.get(line.phrase)
    if label is None:
        return None
    # A colon makes a heading of it ("Corrections:"), and a question mark a sentence.
    return None if line.text.endswith("?") and len(line.words) > 2 else label


def _by_tail(line: Line, page: PageWords) -> Label | None:
    """The beginning is known and the rest is short: "More from Politics"."""
    phrase = match_at(page.tails, line.words, 0)
    if phrase is None or len(line.words) > _MOST_WORDS["tails"] or line.ends_sentence or _says_more(line):
        return None
    # "More on the East Wing" opens a list of links; "More in all: 20 donors" and items of a list do not.
    return None if "#" in line.words or not line.text[0].isalpha() else Label(kind=phrase.kind, opens=True)


def _says_more(line: Line) -> bool:
    """True where a sign and then text follow: "Also in for the maximum: ..." is the beginning of a sentence."""
    sign = _SIGN.search(line.text)
    return sign is not None and sign.end() < len(line.text.rstrip())


def _by_opening(line: Line, page: PageWords) -> Label | None:
    """Known words and then a sign: "Read more: ...", "Tags: ..."."""
    if line.words[0] not in page.openings or len(line.words) > _MOST_WORDS["openings"]:
        return None
    sign = _SIGN.search(line.text)
    if sign is None:
        return None
    before = Line(text=line.text[: sign.start()], start=0, end=sign.start()).words
    phrase = match_at(page.openings, before, 0)
    if phrase is None or (len(phrase.words) != len(before) and not phrase.opens):
        return None
    if phrase.kind == "related_links" and line.is_prose and line.text.endswith("."):
        return None
    if phrase.kind == "correction" and sign[0].strip() in "-–—":
        return None  # "CORRECTION - Mill gave 200, not 2,000" is the headline of the correction itself.
    rest = len(line.words) - len(before)
    if phrase.kind == "syndication_credit" and rest > _MOST_SOURCE_WORDS:
        return None  # "Source: Form 13, filed April 20. Gifts of $250,000 and over": which filing a table shows.
    return Label(kind=phrase.kind, opens=rest == 0)


def _by_start(line: Line, page: PageWords) -> Label | None:
    """How the line begins gives it away: "Sign up for ...", "This story was originally published by ..."."""
    phrase = match_at(page.starts, line.words, 0)
    if phrase is None:
        return _by_copyright(line)
    most = _MOST_SHORT_WORDS if phrase.kind in _SHORT_KINDS else _MOST_WORDS["starts"]
    return Label(kind=phrase.kind, opens=False) if len(line.words) <= most else None


def _by_copyright(line: Line) -> Label | None:
    signed = line.text.startswith(("©", "(c) ", "(C) ")) and len(line.words) <= _MOST_WORDS["starts"]
    return Label(kind="boilerplate", opens=False) if signed else None


def _by_address(line: Line, page: PageWords) -> Label | None:
    """A short line with an address for mail tells how to reach somebody."""
    if _MONEY.search(line.text):
        return None  # "The mill gives $1 million, it says. Contact: press@mill.example."
    reached = "@" in line.text and _MAIL.search(line.text) and len(line.words) <= _MOST_CONTACT_WORDS
    return Label(kind="byline", opens=False) if reached else None


def _by_phrase(line: Line, page: PageWords) -> Label | None:
    """A phrase that only furniture holds stands somewhere in the line: "may earn a commission"."""
    if len(line.words) > _MOST_WORDS["phrases"]:
        return None
    for at, word in enumerate(line.words):
        phrase = match_at(page.phrases, line.words, at) if word in page.phrases else None
        if phrase is None:
            continue
        if phrase.kind != "byline" or len(line.words) <= _MOST_BYLINE_WORDS:
            return Label(kind=phrase.kind, opens=False)
    return None


def _by_sign_alone(line: Line) -> Label | None:
    """A line of signs: "___", "* * *". A lone stop belongs to the sentence before it."""
    if line.text[0] in '.,;:!?)”»"':
        return None
    return Label(kind="boilerplate", opens=False)


_RULES: tuple[Callable[[Line, PageWords], Label | None], ...] = (
    _by_whole_line,
    find_market_line,
    find_menu,
    find_credit_line,
    _by_opening,
    _by_tail,
    _by_start,
    _by_address,
    find_byline,
    _by_phrase,
    find_consent,
)
