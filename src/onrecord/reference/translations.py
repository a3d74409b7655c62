"""The words of the interface in other languages than English: gettext catalogues, kept as .po files."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from onrecord.reference.typography import set_signs

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

__all__ = ["load_translations"]


@cache
def load_translations(language: str) -> NullTranslations:
    """Return the catalogue of a language; English words are those of the code, so English has an empty one.

    A word that a catalogue lacks stays English. Raises ModuleNotFoundError where Babel is not installed (the extra
    `web`) and a catalogue is asked for.

    >>> load_translations("en").gettext("Donor")
    'Donor'
    >>> load_translations("fr").gettext("What differs:")
    'Ce qui diffère\\xa0:'
    """
    file = files("onrecord") / "data" / "interface" / f"{language}.po"
    if not file.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, _set(read_po(source, locale=language), language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _set(catalogue: Catalog, language: str) -> Catalog:
    """Set the signs of every translation: whoever writes a catalogue types plain spaces."""
    for message in catalogue:
        told = message.string
        if not message.id or not told:  # the head of the catalogue is no text, but lines of "name: value"
            continue
        if isinstance(told, str):
            message.string = set_signs(told, language)
        else:
            message.string = tuple(set_signs(one, language) for one in told)
    return catalogue
