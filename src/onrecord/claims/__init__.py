"""Read the gifts and the statements of an article. Import from here.

article -> sentences and marks -> cast (who is who) -> gift frames -> claims, each value with its evidence
"""

from onrecord.claims.reader import ClaimsReading, Reader, load_reader, read_claims

__all__ = ["ClaimsReading", "Reader", "load_reader", "read_claims"]
