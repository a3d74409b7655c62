"""What readers ask of lists: the fields of a form, read strictly, with a word on each that is wrong."""

from onrecord.web.asking.donors import ask_donors
from onrecord.web.asking.fields import Asked, clean_values
from onrecord.web.asking.gifts import CHOICES, DEFAULTS, FIELDS, ask_gifts

__all__ = ["CHOICES", "DEFAULTS", "FIELDS", "Asked", "ask_donors", "ask_gifts", "clean_values"]
