"""What one language's words tell of a word without its sentence: made once for each word."""

from __future__ import annotations

from collections.abc import Container, Sequence

from onrecord.claims.vocabulary.marking import PhraseTable
from onrecord.claims.vocabulary.text import Form, Forms

__all__ = ["WordForms"]


class WordForms(Forms):
    """The forms of the words of a language, by its phrases and its words of number (`counting`).

    `enclitics` are the ends of verbs that hold a pronoun, each with what stands for it without: the verb is looked up
    by that form ("entregou-lhe" as "entregou"), unless the lexicon has the whole word.
    """

    def __init__(self, table: PhraseTable, counting: Container[str], enclitics: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.table, self.counting, self.enclitics = table, counting, enclitics
        self._endings = tuple(ending for ending, _ in enclitics)

    def judge(self, text: str) -> Form:
        """Return the form of a word that is met for the first time.

        >>> from onrecord.claims.vocabulary.words import load_words
        >>> form = load_words("en").forms["donated"]
        >>> form.begins, sorted(form.alone or ())[:1], load_words("en").forms["million"].counts
        (True, ['give.past'], True)
        """
        form = Form.of(text)
        if self._endings and form.low.endswith(self._endings) and not self.table.may_begin(form.low):
            form.low = self._without_pronoun(form.low)
        form.begins = self.table.may_begin(form.low)
        form.alone = self.table.alone(form.low)
        form.onward = self.table.onward.get(form.low, ())
        form.halved = form.low in self.table.splits
        form.counts = form.low in self.counting
        form.numeral = form.figure or form.counts
        return form

    def _without_pronoun(self, low: str) -> str:
        """The verb of a word that ends like one with a pronoun, where the lexicon has it; else the word itself."""
        verbs = (low.removesuffix(ending) + rest for ending, rest in self.enclitics if low.endswith(ending))
        return next((verb for verb in verbs if self.table.may_begin(verb)), low)
