"""How the API is served."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ApiSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSettings:
    """`cors`: pages elsewhere may read the public data. `full_text`: articles are handed out whole, which needs the
    rights to their texts. `per_minute`: how many requests of one address are answered in a minute; None is no limit.

    >>> ApiSettings().full_text
    False
    """

    cors: bool = False
    full_text: bool = False
    per_minute: int | None = None

    def __post_init__(self) -> None:
        if self.per_minute is not None and self.per_minute < 1:
            raise ValueError(f"per_minute {self.per_minute} is not a number of requests")
