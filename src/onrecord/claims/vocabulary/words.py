"""All the words that reading one language needs, made ready once: lexicon, money, names, funds, outlets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.vocabulary.marking import PhraseTable, compile_phrases
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Cuts
from onrecord.claims.vocabulary.wordforms import WordForms
from onrecord.reference.currencies import load_currencies
from onrecord.reference.funds import Funds, load_funds
from onrecord.reference.lexicon import LanguageSettings, Lexicon, load_lexicon
from onrecord.reference.names import NameKnowledge, load_names
from onrecord.reference.outlets import Outlets, load_outlets

__all__ = ["ReaderWords", "load_words"]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ReaderWords:
    """The words of one language. `table` finds the lexicon's phrases, funds' names ("fund_id.<id>") and outlets.

    `forms` keeps what they tell of each word, `cuts` how what stands between blanks falls into words.
    """

    code: str
    lexicon: Lexicon
    settings: LanguageSettings
    table: PhraseTable
    forms: WordForms
    cuts: Cuts
    money: MoneyWords
    names: NameKnowledge
    funds: Funds
    outlets: Outlets
    titles: frozenset[str]
    families: frozenset[str]
    committee_tails: frozenset[str]


def load_words(code: str) -> ReaderWords:
    """Read the words of the language `code`; raises DataFileError that names the file and the key at fault."""
    lexicon, funds, outlets = load_lexicon(code), load_funds(), load_outlets()
    phrases = [*_lexicon_phrases(lexicon), *_fund_phrases(funds, code), *_outlet_phrases(outlets)]
    table, money = compile_phrases(phrases, lexicon.settings), MoneyWords.of(lexicon, load_currencies())
    forms = WordForms(table, money.counting, lexicon.settings.enclitics)
    return ReaderWords(
        code=code,
        lexicon=lexicon,
        settings=lexicon.settings,
        table=table,
        forms=forms,
        cuts=Cuts(lexicon.settings, forms),
        money=money,
        names=load_names(),
        funds=funds,
        outlets=outlets,
        titles=_bare_titles(outlets, lexicon),
        committee_tails=frozenset(word.casefold() for word in lexicon.phrases.get("fund_name.last", ())),
        families=frozenset(word.casefold() for word in lexicon.phrases.get("role.family", ())),
    )


# Categories that a module looks up in a table of its own, since their phrases would cut others short.
_OWN_TABLES = ("calendar.", "money.local.", "fund.season")


def _lexicon_phrases(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for category, phrases in lexicon.phrases.items():
        if category.startswith(_OWN_TABLES):
            continue
        for phrase in phrases:
            yield phrase, category
            if category.startswith(_OF_PEOPLE) and phrase[0].isalpha() and " " not in phrase:
                yield from ((before + phrase, category) for before in lexicon.settings.former)


_OF_PEOPLE = ("role.chief", "role.politician", "role.local", "gender.")
"""Categories whose words may be those of somebody who was it once: "ex-CEO", "oud-minister" (Dutch)."""


def _fund_phrases(funds: Funds, code: str) -> Iterator[tuple[str, str]]:
    for fund in funds.all:
        for name in fund.names:
            yield name, f"fund_id.{fund.id}"
            yield name, "cased"
        for wording in fund.wordings.get(code, ()):
            yield wording, f"fund_id.{fund.id}"


def _bare_titles(outlets: Outlets, lexicon: Lexicon) -> frozenset[str]:
    """The outlets' names without an article: "spiegel" of "Der Spiegel"; a name only where marks say so."""
    articles = frozenset(lexicon.phrases.get("link.determiner", ()))
    parts = (name.casefold().partition(" ") for name in outlets.names)
    return frozenset(rest for first, _, rest in parts if rest and first in articles)


def _outlet_phrases(outlets: Outlets) -> Iterator[tuple[str, str]]:
    small = {name.casefold() for name in outlets.names if not name.isupper()}
    for name in sorted(outlets.names):
        yield name, "capitals" if name.isupper() and name.casefold() not in small else "cased"
        yield name, "outlet.platform" if name in outlets.platforms else "outlet.press"
