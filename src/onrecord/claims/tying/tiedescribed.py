"""What describes a pair of a name and a sum, told once for all that share it: a line, a name's place in it, a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_

from onrecord.reference.tiemodel import TieModel

__all__ = ["Described"]


class Described:
    """Features by their names, and runs of `named` ones, whose value is 1; those `within` which it stands hold as well.

    What is not named is 0.

    >>> line = Described({"told": 2, "starts": False})
    >>> Described({"after": True}, [("between.verb",)], within=[line]).features()
    {'told': 2.0, 'after': 1.0, 'between.verb': 1.0}
    """

    __slots__ = ("_leaves", "named", "values", "within")

    def __init__(
        self,
        values: Mapping[str, float],
        named: Sequence[tuple[str, ...]] = (),
        within: Sequence[Described] = (),
    ) -> None:
        self.values, self.named, self.within = values, named, within
        self._leaves: dict[TieModel, int] = {}

    def features(self) -> dict[str, float]:
        """Return all features that are not 0."""
        told: dict[str, float] = {}
        for wider in self.within:
            told.update(wider.features())
        told.update((name, float(value)) for name, value in self.values.items() if value)
        told.update((name, 1.0) for names in self.named for name in names)
        return told

    def odds(self, model: TieModel) -> float:
        """Return the odds of `model` for a pair that is so described."""
        return model.forest.value(self.leaves(model))

    def leaves(self, model: TieModel) -> int:
        """Return the leaves of the model's trees that the features leave, found once for all that stands within."""
        if model not in self._leaves:
            known = reduce(and_, [wider.leaves(model) for wider in self.within], model.forest.everything)
            self._leaves[model] = model.forest.narrow(known, self.values, self.named)
        return self._leaves[model]
