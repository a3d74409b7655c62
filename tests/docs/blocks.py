"""The parts of the README that are made, not written: console blocks with what commands print, and the picture.

    make readme

A console block holds lines that begin with "$ "; each is run, and what it prints stands below it. All blocks share one
folder, in which `docs` is the one of this repository.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console

from onrecord.cli.listing import pledge_table
from onrecord.ledger import Ledger
from onrecord.pipeline import PledgeFilter, list_pledges

__all__ = ["DRAWING", "README", "draw_list", "fill_blocks"]

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DRAWING = ROOT / "docs" / "list.svg"

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COLUMNS = 184

# The samples tell of a fund whose filings were due long before this day.
_DAY = date(2026, 11, 1)

# As rich draws it, without the window's dots and without fonts from elsewhere.
_FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def fill_blocks(text: str) -> str:
    """Return `text` with every console block as its commands print it now."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "docs").symlink_to(ROOT / "docs")
        return _BLOCK.sub(lambda block: _fill(block.group(), Path(folder)), text)


def _fill(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command[2:], folder)}" for command in commands)


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": str(_COLUMNS)}
    env.pop("ONRECORD_LEDGER", None)
    asked = ["bash", "-c", command]
    done = subprocess.run(asked, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        raise RuntimeError(f"{command}: ended with {done.returncode}: {done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def draw_list() -> str:
    """Return the list of the demonstration as a picture (SVG)."""
    with tempfile.TemporaryDirectory() as folder:
        _run("onrecord demo", Path(folder))
        with Ledger.open(Path(folder, "onrecord-demo.db"), read_only=True) as ledger:
            table = pledge_table(list_pledges(ledger, PledgeFilter(), _DAY), _COLUMNS)
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(table)
    return console.export_svg(title="onrecord list", code_format=_FRAME)


if __name__ == "__main__":
    README.write_text(fill_blocks(README.read_text("utf-8")), "utf-8")
    DRAWING.write_text(draw_list(), "utf-8")
