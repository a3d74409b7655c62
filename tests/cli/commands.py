"""The commands of the command line by their whole names: "list", "filings list"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["name_commands"]


def name_commands(command: object, prefix: str = "") -> dict[str, Any]:
    """Return the commands of a group, those of groups within it among them. Their type typer keeps to itself."""
    inner: Mapping[str, object] | None = getattr(command, "commands", None)
    if inner is None:
        return {prefix.strip(): command}
    found: dict[str, Any] = {}
    for name, one in inner.items():
        found |= name_commands(one, f"{prefix}{name} ")
    return found
