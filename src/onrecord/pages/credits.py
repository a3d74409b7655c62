"""Credits of pictures, and the captions that they end."""

from __future__ import annotations

import re

from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label, PageWords, PhraseIndex

__all__ = ["find_credit_line", "find_credit_tail"]

_MOST_CREDIT_WORDS = 10
_MOST_CAPTION_WORDS = 70
# More than the longest credit has, so that a paragraph is not looked at from its beginning.
_MOST_CHARACTERS = 200

_SIGN = re.compile(r"\s*[:/|]|\s+[-–—]\s")
# Examples: "(Bram Ilves/Valley Post)", "[Getty Images]", "| Photo: B. Ilves", "© Hans Dorn"
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{3,90})[)\]]\.?$")
_BRACKET_ENDS = (")", "]", ").", "].")
_AFTER_STOP = re.compile(r"(?<=[.!?…|”»])\s*(?:\(c\)\s?)?([^.!?…|()]{3,70}(?:\([^()]{3,40}\))?)\.?$")


def _holds(index: PhraseIndex, words: tuple[str, ...]) -> bool:
    return any(
        words[at : at + len(phrase.words)] == phrase.words
        for at, word in enumerate(words)
        if word in index
        for phrase in index[word]
    )


def _starts(index: PhraseIndex, words: tuple[str, ...]) -> int:
    return next((len(p.words) for p in index.get(words[0], ()) if words[: len(p.words)] == p.words), 0) if words else 0


def find_credit_line(line: Line, page: PageWords) -> Label | None:
    """Return credit or caption for a line that says so itself: "Photo: ...", "FILE - ... (Wire Photo/...)".

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> find_credit_line(next(split_lines("Photo: Ines Aldana (Getty Images)")), load_page_words()).kind
    'credit'
    """
    words = line.words
    if not words or len(words) > _MOST_CAPTION_WORDS:
        return None
    if _is_bare_credit(line, page):
        return Label(kind="credit", opens=False)
    if find_credit_tail(line, page) is not None or _opens_caption(line, page):
        return Label(kind="caption", opens=False)
    return None


def _is_bare_credit(line: Line, page: PageWords) -> bool:
    size = _starts(page.credits, line.words)
    sign = _SIGN.search(line.text)
    if size and sign and fold_words(line.text[: sign.start()]) == line.words[:size]:
        return len(line.words) - size <= _MOST_CREDIT_WORDS and not _is_caption_and_credit(line, page)
    if len(line.words) > _MOST_CREDIT_WORDS or line.ends_sentence:
        return False
    if size and line.words[size - 1] in page.byline_openers:
        return True
    return _is_agency_line(line, page)


def _is_caption_and_credit(line: Line, page: PageWords) -> bool:
    """True for "Photo: the site on Tuesday. (A. Renn/Daily)": the word Photo opens a caption, the bracket credits."""
    tail = find_credit_tail(line, page)
    return tail is not None and len(fold_words(line.text[:tail])) > 6


def _is_agency_line(line: Line, page: PageWords) -> bool:
    """True for "© Hans Dorn / Getty Images" and "AP Photo/Hans Dorn": a library, a name, nothing else."""
    if not _holds(page.libraries, line.words):
        return False
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word in page.byline_openers for word in line.text.split()
    )


def _opens_caption(line: Line, page: PageWords) -> bool:
    """True for "FILE - ..." and "Photo: a long sentence"."""
    if line.words[0] not in page.caption_marks and line.words[0] not in page.credits:
        return False
    sign = _SIGN.search(line.text)
    if sign is None:
        return False
    before = fold_words(line.text[: sign.start()])
    marked = before and (
        _starts(page.caption_marks, before) == len(before) or _starts(page.credits, before) == len(before)
    )
    # "File - ..." in capitals or with a colon only: "Left - ..." may be a list.
    return bool(marked) and (
        line.text[: sign.start()].isupper() or line.text[sign.start()] == ":" or _starts(page.credits, before) > 0
    )


def find_credit_tail(line: Line, page: PageWords) -> int | None:
    """Return where in the line the credit at its end begins, or None.

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> find_credit_tail(next(split_lines("The hall on Tuesday. (Photo by Ines Aldana)")), load_page_words())
    21
    """
    if line.text.endswith(_BRACKET_ENDS) and (found := _BRACKETED.search(line.text)):
        return found.start() if _credits(found[1], page) else None
    if len(line.words) > _MOST_CAPTION_WORDS:
        return None
    found = _AFTER_STOP.search(line.text, max(0, len(line.text) - _MOST_CHARACTERS))
    if found is None:
        return None
    words = fold_words(found[1])
    size = _starts(page.credits, words)
    signed = found[1].startswith("©") or "(c)" in found[0]
    spoken = (
        size and (_SIGN.search(found[1]) or words[size - 1] in page.byline_openers) and len(words) <= _MOST_CREDIT_WORDS
    )
    named = _holds(page.libraries, words) and len(words) <= 6 and found[1][:1].isupper()
    return found.start(0) + len(found[0]) - len(found[0].lstrip()) if signed or spoken or named else None


def _credits(inner: str, page: PageWords) -> bool:
    words = fold_words(inner)
    if len(words) > _MOST_CREDIT_WORDS + 2:
        return False
    if _holds(page.libraries, words) or _starts(page.credits, words):
        return True
    return ("/" in inner and (_holds(page.credits, words) or _holds(page.agencies, words))) or _ends_in_mark(
        words, page
    )


def _ends_in_mark(words: tuple[str, ...], page: PageWords) -> bool:
    """True for "Ines Aldana, File"."""
    return len(words) > 2 and _starts(page.caption_marks, words[-1:]) == 1 and words[-1] not in page.byline_joiners
