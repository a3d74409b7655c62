"""The index by which a site is searched in the browser: a script for each beginning of a word."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.ledger.catalogue import Catalogue, DonorLine, DonorQuestion, GiftLine, GiftQuestion
from onrecord.ledger.catalogue.cursors import MOST
from onrecord.reference.translations import load_translations
from onrecord.views.visible import visible
from onrecord.web.filters import day_words, in_path, sum_words
from onrecord.web.languages import localized
from onrecord.web.naming import fund_title
from onrecord.web.site.addresses import Address, file_of
from onrecord.web.vocabulary import translate_vocabulary

__all__ = ["Entry", "find_entries", "fold", "index_files"]

_WORD = re.compile(r"[^\W_]+")

_BEGINNING = 2
"""Letters of a word by which its script is called. With one, a site of 5,000 gifts would load a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to be found: by which words, what is shown of it, and the file that it leads to."""

    words: tuple[str, ...]
    title: str
    detail: str
    file: str


def fold(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: small, without accents. site.js does the same.

    >>> fold("Élodie Voss-Ähre & Co.")
    ('elodie', 'voss', 'ahre', 'co')
    """
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in parts if not unicodedata.category(character).startswith("M"))
    return tuple(_WORD.findall(plain.lower()))


def find_entries(catalogue: Catalogue, language: str) -> Iterator[Entry]:
    """Yield what can be found: funds, donors, and gifts, the newest first."""
    words = translate_vocabulary(load_translations(language).gettext)
    for line in catalogue.list_funds():
        title = fund_title(line.fund_id, line.name) or line.key
        yield _entry(f"/funds/{in_path(line.key)}", language, (title,), "")
    for donor in _every_donor(catalogue):
        yield _entry(f"/donors/{in_path(donor.key)}", language, (donor.name,), words["kind"][donor.kind])
    for gift in _every_gift(catalogue):
        names = (gift.donor_name, *gift.associated)
        yield _entry(f"/pledges/{in_path(gift.id)}", language, names, _told(gift, language))


def index_files(entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield the scripts of an index by name: which beginnings there are, and what is found by words that begin so.

    >>> entry = Entry(words=("ada", "voss"), title="Ada Voss", detail="$1", file="donors/ada-voss/index.html")
    >>> [name for name, _ in index_files([entry])]
    ['beginnings.js', 'ad.js', 'vo.js']
    """
    found: dict[str, list[list[str]]] = defaultdict(list)
    for entry in entries:
        row = [entry.title, entry.detail, entry.file, " ".join(entry.words)]
        for beginning in sorted({word[:_BEGINNING] for word in entry.words}):
            found[beginning].append(row)
    yield "beginnings.js", _call("onrecordBeginnings", sorted(found))
    for beginning, rows in sorted(found.items()):
        yield f"{_script_name(beginning)}.js", _call("onrecordFound", [beginning, rows])


def _call(name: str, told: object) -> bytes:
    return f"{name}({json.dumps(told, separators=(',', ':'))});\n".encode("ascii")


def _script_name(beginning: str) -> str:
    """Return a name of plain letters: "ad" is its own, of others each letter is told by its number."""
    if beginning.isascii():
        return beginning
    return "-".join(f"{ord(character):x}" for character in beginning)


def _told(gift: GiftLine, language: str) -> str:
    fund = fund_title(gift.fund.id, gift.fund.name)
    day = day_words(gift.first_reported, "medium", language)
    return " · ".join(part for part in (sum_words(gift.money, language), fund, day) if part)


def _entry(path: str, language: str, names: tuple[str, ...], detail: str) -> Entry:
    words = tuple(dict.fromkeys(word for name in names for word in fold(name)))
    file = file_of(Address.read(localized(path, language)))
    return Entry(words=words, title=visible(names[0]), detail=visible(detail), file=file)


def _every_donor(catalogue: Catalogue) -> Iterator[DonorLine]:
    question = DonorQuestion(sort="name", size=MOST)
    while True:
        page = catalogue.list_donors(question)
        yield from page.lines
        if page.following is None:
            return
        question = replace(question, after=page.following)


def _every_gift(catalogue: Catalogue) -> Iterator[GiftLine]:
    question = GiftQuestion(size=MOST)
    while True:
        page = catalogue.list_gifts(question)
        yield from page.lines
        if page.following is None:
            return
        question = replace(question, after=page.following)
