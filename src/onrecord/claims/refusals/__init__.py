"""Refusals and denials, told by verbs, by ellipsis, in quotations and by setting one against another."""
