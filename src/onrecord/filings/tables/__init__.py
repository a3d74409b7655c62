"""Tables of receipts: a CSV that somebody made of a filing, read through a mapping of its columns."""

from onrecord.filings.tables.proposing import propose_mapping
from onrecord.filings.tables.reading import is_known_table, read_table

__all__ = ["is_known_table", "propose_mapping", "read_table"]
