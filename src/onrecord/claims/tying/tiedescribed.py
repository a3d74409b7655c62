"""What describes a pair of a name and a sum, told once for all that share it: a line, a name's place in it, a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.reference.forest import Present
from onrecord.reference.tiemodel import TieModel

__all__ = ["Described"]


class Described:
    """Features by their names, and those that are `present`; those `within` which it stands hold as well.

    What is not named is 0.

    >>> line = Described({"told": 2, "starts": False})
    >>> Described({"after": True}, [Present(("between.verb",))], within=[line]).features()
    {'told': 2.0, 'after': 1.0, 'between.verb': 1.0}
    """

    __slots__ = ("_leaves", "_model", "present", "values", "within")

    def __init__(
        self, values: Mapping[str, float], present: Sequence[Present] = (), within: Sequence[Described] = ()
    ) -> None:
        self.values, self.present, self.within = values, present, within
        self._model: TieModel | None = None
        self._leaves = 0

    def features(self) -> dict[str, float]:
        """Return all features that are not 0."""
        told: dict[str, float] = {}
        for wider in self.within:
            told.update(wider.features())
        told.update({name: float(value) for name, value in self.values.items() if value})
        for features in self.present:
            told.update(dict.fromkeys(features.names, 1.0))
        return told

    def odds(self, model: TieModel) -> float:
        """Return the odds of `model` for a pair that is so described."""
        return model.forest.value(self.leaves(model))

    def leaves(self, model: TieModel) -> int:
        """Return the leaves of the model's trees that the features leave, found once for all that stands within.

        Those of the model that was asked last are kept: a line is asked for its own names first, then for others.
        """
        if self._model is not model:
            known = model.forest.everything
            for wider in self.within:
                known &= wider.leaves(model)
            self._model, self._leaves = model, model.forest.narrow(known, self.values, self.present)
        return self._leaves
