"""Sentences made of templates and fillers: what each part of the grammar reads must be read in every company.

A file in `grids` names a language, sets of fillers and templates:

    lang en
    [donor]
    the ropemaker Ballast & Sons | Ballast & Sons
    [fund]
    Donald Trump's inaugural committee | us-inaugural-2025
    [templates lists]
    {donor.=} 5000 @{fund.=} => {donor} gave $5,000 to {fund}.
    => {donor} was asked for $5,000.

A filler has forms, parted by bars: `{donor}` is the first, `{donor.2}` the second, `{donor.=}` the last, by custom the
one that a claim tells. `{donor:a}` and `{donor:b}` are two different ones. Before the arrow stand the claims that are
wanted, parted by semicolons: donor, sum (or `-`) and fund, and if need be ` /status` and ` /capacity`. `//` parts
paragraphs.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Grid", "Template", "read_grid"]

_BEGINNING = re.compile(r"(?:^|[.?!] |// )$")  # behind it a sentence begins

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?(?:\.(\d+|=))?\}")


@dataclass
class Template:
    """What is wanted of a sentence, and its words with slots."""

    theme: str
    wanted: str
    text: str


@dataclass
class Grid:
    """The fillers and templates of one file."""

    language: str = "en"
    fillers: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    templates: list[Template] = field(default_factory=list)

    def sentences(self, template: Template, draws: int) -> Iterator[tuple[str, list[str]]]:
        """Yield sentences with the claims wanted of each: the same ones in every run, whatever else the file holds."""
        chance = random.Random(template.text)
        for _ in range(draws):
            chosen = self._draw(template, chance)
            text = _fill(template.text, chosen).replace(" // ", "\n\n")
            wanted = (" ".join(claim.split()) for claim in _fill(template.wanted, chosen).split(";"))
            yield text, sorted(claim for claim in wanted if claim)

    def _draw(self, template: Template, chance: random.Random) -> dict[tuple[str, str], list[str]]:
        chosen: dict[tuple[str, str], list[str]] = {}
        for slot in _SLOT.finditer(template.wanted + template.text):
            key = (slot[1], slot[2] or "")
            if key not in chosen:
                taken = [row for (name, _), row in chosen.items() if name == slot[1]]
                chosen[key] = chance.choice([row for row in self.fillers[slot[1]] if row not in taken])
        return chosen


def _fill(text: str, chosen: dict[tuple[str, str], list[str]]) -> str:
    def form(slot: re.Match[str]) -> str:
        forms = chosen[slot[1], slot[2] or ""]
        found = forms[-1 if slot[3] == "=" else int(slot[3] or 1) - 1]
        return found[0].upper() + found[1:] if _BEGINNING.search(text[: slot.start()]) else found

    return _SLOT.sub(form, text)


def read_grid(path: Path) -> Grid:
    """Read a file of fillers and templates."""
    grid, room, theme = Grid(), "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("lang "):
            grid.language = line[5:].strip()
        elif heading := re.fullmatch(r"\[(\w+) ?(.*)\]", line):
            room, theme = heading[1], heading[2]
        elif room == "templates":
            wanted, text = line.split("=>", 1)
            grid.templates.append(Template(theme, wanted.strip(), text.strip()))
        else:
            grid.fillers[room].append([form.strip() for form in line.split("|")])
    return grid
