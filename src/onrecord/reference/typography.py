"""How a language sets its signs: the spaces that no line may break at, whatever was typed into a catalogue."""

from __future__ import annotations

import re

__all__ = ["set_signs"]

_NO_BREAK, _NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"

# French sets a space before high signs and within guillemets: "Montant : 3 %", "« dit »". A plain one would let a line
# begin with the sign. Of "%" only the sign is meant ("94 %%", "3 %"), and no value such as "%(count)s".
_RULES: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "fr": (
        (re.compile(r" (?=[:»])|(?<=«) "), _NO_BREAK),
        (re.compile(r" (?=[;?!]|%%|%(?![(\w]))"), _NARROW),
    )
}


def set_signs(text: str, language: str) -> str:
    """Return a text with the spaces around its signs as `language` sets them.

    >>> set_signs("Dit : « oui », à 3 %", "fr").replace("\\xa0", "_").replace("\\u202f", "~")
    'Dit_: «_oui_», à 3~%'
    >>> set_signs("Said: yes", "en")
    'Said: yes'
    """
    for sign, space in _RULES.get(language, ()):
        text = sign.sub(space, text)
    return text
