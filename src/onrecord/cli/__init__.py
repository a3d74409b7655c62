"""The command line: `onrecord scan`, `add`, `list`, `show`, `funds`, `languages`, `verify`, `demo`."""

from onrecord.cli.app import main

__all__ = ["main"]
