"""The mapping that lies beside a table and says what its columns are: receipts.csv has receipts.mapping.toml."""

from __future__ import annotations

from pathlib import Path, PurePath

__all__ = ["find_mapping_beside", "is_mapping"]

_ENDING = ".mapping.toml"

# A mapping names a dozen columns; whatever is larger is something else.
_MAX_CHARACTERS = 100_000


def is_mapping(path: PurePath) -> bool:
    """Whether a file is the mapping of a table.

    >>> is_mapping(PurePath("receipts.mapping.toml"))
    True
    """
    return path.name.lower().endswith(_ENDING)


def find_mapping_beside(path: Path) -> str | None:
    """Return the text of the mapping beside a table, or None where there is none that can be read."""
    try:
        with path.with_suffix(_ENDING).open(encoding="utf-8") as stream:
            text = stream.read(_MAX_CHARACTERS + 1)
    except (OSError, UnicodeDecodeError):
        return None
    return text if len(text) <= _MAX_CHARACTERS else None
