"""Givers in lists, tables and entries, and words for givers."""
