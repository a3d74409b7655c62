"""LD-203: what lobbyists and those who employ them report to have given, read from all three of its formats."""

from onrecord.filings.lda.chains import chain_key
from onrecord.filings.lda.reading import is_ld203, read_ld203
from onrecord.filings.lda.repeats import Repeat, possible_repeats

__all__ = ["Repeat", "chain_key", "is_ld203", "possible_repeats", "read_ld203"]
