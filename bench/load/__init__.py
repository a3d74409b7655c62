"""Readers who ask a server for pages, all at once, while somebody adds: what `bench/serving.py` measures with."""
