"""The commands of the command line by their whole names: "list", "filings list"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer.core import TyperCommand, TyperGroup

__all__ = ["name_commands"]


def name_commands(command: TyperGroup | TyperCommand, prefix: str = "") -> dict[str, TyperCommand]:
    """Return the commands of a group, those of groups within it among them."""
    found: dict[str, TyperCommand] = {}
    for name, inner in getattr(command, "commands").items():  # noqa: B009 - a group has them, its type does not say so
        whole = f"{prefix}{name}"
        found |= name_commands(inner, f"{whole} ") if hasattr(inner, "commands") else {whole: inner}
    return found
