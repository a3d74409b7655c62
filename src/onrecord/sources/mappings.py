"""The mapping that lies beside a table and says what its columns are: receipts.csv has receipts.mapping.toml."""

from __future__ import annotations

from pathlib import Path, PurePath

__all__ = ["decode_mapping", "find_mapping_beside", "is_mapping"]

_ENDING = ".mapping.toml"

# A mapping names a dozen columns; whatever is larger is something else.
_MAX_BYTES = 200_000


def is_mapping(path: PurePath) -> bool:
    """Whether a file is the mapping of a table.

    >>> is_mapping(PurePath("receipts.mapping.toml"))
    True
    """
    return path.name.lower().endswith(_ENDING)


def find_mapping_beside(path: Path) -> str | None:
    """Return the text of the mapping beside a table, or None where there is none that can be read."""
    try:
        with path.with_suffix(_ENDING).open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError:
        return None
    return decode_mapping(content) if len(content) <= _MAX_BYTES else None


def decode_mapping(content: bytes) -> str:
    """Return the text of a file that an editor or a shell of Windows may have written: PowerShell writes UTF-16.

    >>> decode_mapping("[columns]".encode("utf-16")), decode_mapping("é".encode("cp1252"))
    ('[columns]', 'é')
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
