"""Let pages go by that cannot hold a gift, by their bytes alone: no decoding, no parsing."""

from onrecord.pages.gate.gate import Gate, load_gate

__all__ = ["Gate", "load_gate"]
