"""A copy of a whole ledger: of one moment, while others write, and proved before it takes its name."""
