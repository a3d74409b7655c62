"""What a process is called among those that work on one ledger, and whether one of them has ended."""

from __future__ import annotations

import os
import platform
import secrets
from pathlib import Path

__all__ = ["has_ended", "name_holder"]


def name_holder() -> str:
    """Return a name that no other process has: the machine, the space of its process numbers, the number, chance.

    >>> has_ended(name_holder())
    False
    """
    return f"{_machine()}|{os.getpid()}|{secrets.token_hex(4)}"


def has_ended(holder: str) -> bool:
    """Whether a process is known to have ended: one of this machine whose number nobody has. Others may be alive."""
    machine, _, rest = holder.partition("|")
    number = rest.partition("|")[0]
    if machine != _machine() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # it is another user's, or no number of a process
        return False
    return False


def _machine() -> str:
    """Two containers may have one name, and the same numbers for other processes."""
    try:
        space = os.readlink(Path("/proc/self/ns/pid"))
    except OSError:
        space = ""
    return f"{platform.node()} {space}".strip().replace("|", " ")
