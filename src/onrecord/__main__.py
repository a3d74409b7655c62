"""`python -m onrecord`: the command line, where the `onrecord` program is not on the path."""

from __future__ import annotations

from onrecord.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
