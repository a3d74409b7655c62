"""Sums of money as a sentence writes them: figures, scales, currencies."""
