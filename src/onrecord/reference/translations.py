"""The words of the interface in other languages than English: gettext catalogues, kept as .po files."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

__all__ = ["load_translations"]


@cache
def load_translations(language: str) -> NullTranslations:
    """Return the catalogue of a language; English words are those of the code, so English has an empty one.

    A word that a catalogue lacks stays English. Raises ModuleNotFoundError where Babel is not installed (the extra
    `web`) and a catalogue is asked for.

    >>> load_translations("en").gettext("Donor")
    'Donor'
    """
    file = files("onrecord") / "data" / "interface" / f"{language}.po"
    if not file.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
