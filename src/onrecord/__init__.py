"""onrecord keeps the record of announced political gifts: who, how much, to which fund, said by whom."""

__version__ = "0.1.0"
