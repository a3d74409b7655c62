"""What a site asks before it lets people read: whether they agree that it keeps cookies and what it sees of them."""

from __future__ import annotations

from onrecord.pages.lines import Line
from onrecord.pages.phrases import match_at
from onrecord.records import Article
from onrecord.reference.page_words import Label, PageWords, PhraseIndex

__all__ = ["asks_consent", "find_consent"]

# Of what is asked and of how a site asks it, so many different phrases; a story about cookies asks nobody.
_STORY = ("paragraph", "item", "row")
_LEAST, _LEAST_ASKING = 3, 2


def find_consent(line: Line, page: PageWords) -> Label | None:
    """Return boilerplate for a line that asks its reader for consent: "We and our 842 partners store cookies ...".

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> asks = "We and our partners keep cookies on your device. You can withdraw your consent."
    >>> tells = "The mill kept cookies and personal data without consent, the office says, and pays $2 million."
    >>> [find_consent(line, load_page_words()) is not None for line in split_lines(asks + "\\n" + tells)]
    [True, False]
    """
    asking = _count(line.words, page.consent_asking)
    if asking < _LEAST_ASKING:
        return None
    matters = _count(line.words, page.consent_matters)
    return Label(kind="boilerplate", opens=False) if matters and matters + asking >= _LEAST else None


def asks_consent(article: Article, page: PageWords) -> bool:
    """Whether a page asks for consent and tells nothing else: a wall before the article."""
    if any(block.kind in _STORY for block in article.blocks):
        return False
    spans = ((piece.start, piece.end) for piece in article.furniture if piece.kind == "boilerplate")
    lines = (Line(text=article.text[start:end], start=start, end=end) for start, end in spans)
    return any(find_consent(line, page) for line in lines)


def _count(words: tuple[str, ...], phrases: PhraseIndex) -> int:
    """Return how many different phrases stand among the words."""
    found = (match_at(phrases, words, at) for at, word in enumerate(words) if word in phrases)
    return len({phrase.words for phrase in found if phrase is not None})
