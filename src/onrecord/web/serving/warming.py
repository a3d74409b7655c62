"""What is made before the first reader comes, so that nobody waits for it; processes that are forked later share it."""

from __future__ import annotations

import gc

from onrecord.reference.funds import load_funds
from onrecord.reference.lexicon import language_codes
from onrecord.reference.parties import load_parties
from onrecord.views.excerpts import excerpt_settings
from onrecord.web.languages import LANGUAGES
from onrecord.web.rendering import environment

__all__ = ["warm_up"]


def warm_up() -> None:
    """Compile the templates, and read the reference data that pages use: 1.7 s of a core that a reader would wait for.

    What is there by then stays: it need not be looked through for what may be let go (gc.freeze), which would also
    make each process copy the memory that they share.
    """
    for language in LANGUAGES:
        made = environment(language)
        for name in made.list_templates():
            made.get_template(name)
    for code in language_codes():
        excerpt_settings(code)
    load_funds()
    load_parties()
    gc.collect()
    gc.freeze()
