"""What a ledger is kept in. Everything that one database does otherwise than another stands in this package."""

from onrecord.ledger.stores.adding import add_missing, add_row, add_rows
from onrecord.ledger.stores.choosing import find_store
from onrecord.ledger.stores.store import Store, plain_errors
from onrecord.ledger.stores.using import begin_writing, drafting, go_on_writing

__all__ = [
    "Store",
    "add_missing",
    "add_row",
    "add_rows",
    "begin_writing",
    "drafting",
    "find_store",
    "go_on_writing",
    "plain_errors",
]
