"""Gifts told by a noun: "a donation from X", "X's $5,000", "its gift was $750,000"."""
