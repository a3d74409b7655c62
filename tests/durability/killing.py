"""Order commands of the program that kills them: see `victims`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ROOT", "SAMPLES", "Ended", "Killer"]

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "onrecord" / "data" / "samples"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended: its exit code (negative for a signal), what it took, called safe and told."""

    code: int
    seconds: float
    steps: int
    safe: int
    alone: bool
    told: str


class Killer:
    """Starts commands in forks of one warm process."""

    def __init__(self, folder: Path) -> None:
        self._told = folder / "told.txt"
        command = [sys.executable, "-m", "tests.durability.victims"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
        self._hear()

    def run(
        self,
        arguments: Sequence[str],
        *,
        step: int | None = None,
        seconds: float | None = None,
        server: int | None = None,
    ) -> Ended:
        """Run a command, and kill it at a step or after some seconds, if one is named.

        Where the process of a `server` is named, that falls at the step, and the command goes on without it.
        """
        order = {
            "arguments": list(arguments), "told": str(self._told), "step": step, "seconds": seconds, "server": server,
        }  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        ended = json.loads(self._hear())
        return Ended(**ended, told=self._told.read_text("utf-8") if self._told.exists() else "")

    def close(self) -> None:
        """End the program."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def _hear(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the program that kills is gone"
        return line
