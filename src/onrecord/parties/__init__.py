"""Who a name is taken to be, and how alike two names are: evidence in words, for grouping, matching and review.

`identify` looks a name up in the registry and keys everybody else by the parts of the name; `likeness` compares two.
`couple_members` parts a couple's name. `mention_donor` and `mention_entry` take a claim and a filed line as they are.
Nobody becomes one with somebody else on a family name, a nickname or an initial.
"""

from onrecord.parties.alike import ALIKE, name_marks
from onrecord.parties.couples import couple_members
from onrecord.parties.identifying import identify
from onrecord.parties.likeness import likeness
from onrecord.parties.mentioning import mention_donor, mention_entry

__all__ = ["ALIKE", "couple_members", "identify", "likeness", "mention_donor", "mention_entry", "name_marks"]
