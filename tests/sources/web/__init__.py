"""Fetching pages, against servers on this machine that mean well and ill."""
