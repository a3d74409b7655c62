"""Who a name is taken to be, and how alike two names are: evidence in words, for grouping, matching and review.

`identify` looks a name up in the registry and keys everybody else by the parts of the name; `likeness` compares two.
Nobody becomes one with somebody else on a family name, a nickname or an initial.
"""

from onrecord.parties.identifying import identify
from onrecord.parties.likeness import likeness

__all__ = ["identify", "likeness"]
