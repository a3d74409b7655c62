"""What one language's words tell of a word without its sentence: made once for each word."""

from __future__ import annotations

from collections.abc import Container

from onrecord.claims.marking import PhraseTable
from onrecord.claims.text import Form, Forms

__all__ = ["WordForms"]


class WordForms(Forms):
    """The forms of the words of a language, by its phrases and its words of number (`counting`)."""

    def __init__(self, table: PhraseTable, counting: Container[str]) -> None:
        super().__init__()
        self.table, self.counting = table, counting

    def judge(self, text: str) -> Form:
        """Return the form of a word that is met for the first time.

        >>> from onrecord.claims.words import load_words
        >>> form = load_words("en").forms["donated"]
        >>> form.begins, sorted(form.alone or ())[:1], load_words("en").forms["million"].counts
        (True, ['give.past'], True)
        """
        form = Form.of(text)
        form.begins = self.table.may_begin(form.low)
        form.alone = self.table.alone(form.low)
        form.onward = self.table.onward.get(form.low, ())
        form.halved = form.low in self.table.splits
        form.counts = form.low in self.counting
        form.numeral = form.figure or form.counts
        return form
