"""Gifts told by verbs of giving, and what only looks like giving."""
