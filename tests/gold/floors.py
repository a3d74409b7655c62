"""The floors below which the reader must not fall on annotated articles, and how they are pinned.

    python -m tests.gold.floors [--run COMMAND] [--allow-regression]

Floors are kept in `floors.toml`, by set and language, with a digest of each set: a changed set asks for floors to be
pinned again. The set `public` is this folder; `dev` lies beside the repository, and only its figures are kept here.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import shlex
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .score import Tally, add_up, load_documents, run_reader, score_all

__all__ = ["FILE", "PINNED", "SETS", "Floors", "digest_corpus", "main", "measure", "sets_here", "shortfalls"]

FOLDER = Path(__file__).resolve().parent
SETS = {"public": FOLDER, "dev": FOLDER.parents[2] / "shared" / "gold" / "dev"}
FILE = FOLDER / "floors.toml"
READER = ".venv/bin/onrecord scan --json"
PINNED = ("gift_precision", "gift_f1", "whole_f1", "statement_f1")
HEAD = """\
# The least that the reader may score on annotated articles, by set and language. Written by scripts/pin_floors, which
# raises floors and refuses to lower them; the digests tell on which documents they were measured.
"""

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors by set, language and figure, and the digest of each set that they were measured on."""

    digests: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figures] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path = FILE) -> Floors:
        """Read the file; a `KeyError` or `TOMLDecodeError` says that it is damaged."""
        data = tomllib.loads(path.read_text("utf-8"))
        return cls(digests={name: part.pop("digest") for name, part in data.items()}, figures=data)

    def save(self, path: Path = FILE) -> None:
        """Write the file."""
        parts = [HEAD]
        for name, figures in self.figures.items():
            parts.append(f'\n[{name}]\ndigest = "{self.digests[name]}"\n')
            for language, floors in sorted(figures.items()):
                parts.append(f"\n[{name}.{language}]\n")
                parts.extend(f"{figure} = {value:.3f}\n" for figure, value in floors.items())
        path.write_text("".join(parts), "utf-8")

    def with_set(self, name: str, digest: str, figures: Figures) -> Floors:
        """Return the floors with those of one set as they are now."""
        return replace(self, digests={**self.digests, name: digest}, figures={**self.figures, name: figures})


def sets_here() -> dict[str, Path]:
    """The sets that lie on this machine."""
    return {name: folder for name, folder in SETS.items() if folder.is_dir()}


def digest_corpus(folder: Path = FOLDER) -> str:
    """A sha256 over the names and contents of all gold documents."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.json")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(totals: dict[str, Tally]) -> Figures:
    """The pinned figures by language, cut (never rounded up) to three decimals.

    A language in which nothing was read has no figure but 0: a floor of 1 would hold off its first words.
    """
    return {
        key: {name: _cut(_figure(tally, name)) for name in PINNED}
        for key, tally in sorted(totals.items())
        if key != "all"
    }


def _figure(tally: Tally, name: str) -> float:
    return tally.figure(name) if tally.read or tally.read_quotes else 0.0


def _cut(figure: float) -> float:
    # The small addend keeps 0.9 from becoming 0.899: binary fractions fall short of decimal ones.
    return math.floor(figure * 1000 + 1e-9) / 1000


def shortfalls(floors: Figures, measured: Figures) -> list[str]:
    """A line for each figure below its floor; a language that was not measured scores 0."""
    lines = []
    for language, figures in sorted(floors.items()):
        for name, floor in figures.items():
            got = measured.get(language, {}).get(name, 0.0)
            if got < floor:
                lines.append(f"{language} {name}: {got:.3f} is below the floor of {floor:.3f}")
    return lines


def run_measured(command: str, folder: Path = FOLDER) -> Figures:
    """Run the reader on the gold documents of a folder and measure it."""
    documents = load_documents([folder])
    return measure(add_up(score_all(documents, run_reader(shlex.split(command), documents))))


def pin(measured: Mapping[str, Figures], digests: Mapping[str, str], *, path: Path = FILE, lower: bool) -> list[str]:
    """Raise the floors of some sets to what was measured; returns what stands in the way, and then writes nothing.

    A set whose documents changed is pinned as it is: its old floors were of other documents.
    """
    floors = Floors.load(path) if path.exists() else Floors()
    held = []
    for name, figures in measured.items():
        if not lower and digests[name] == floors.digests.get(name):
            held += [f"{name} {line}" for line in shortfalls(floors.figures[name], figures)]
        floors = floors.with_set(name, digests[name], figures)
    if not held:
        floors.save(path)
    return held


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="scripts/pin_floors", description="Raise the floors of the gold sets.")
    ask.add_argument("--run", default=READER, help=f"the reader; {READER!r} when not given")
    ask.add_argument("--allow-regression", action="store_true", help="pin lower floors as well; say why in the commit")
    return ask.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Pin floors; 0 when pinned, 1 when a floor would sink."""
    options = read_options(arguments)
    here = sets_here()
    measured = {name: run_measured(options.run, folder) for name, folder in here.items()}
    digests = {name: digest_corpus(folder) for name, folder in here.items()}
    held = pin(measured, digests, lower=options.allow_regression)
    sys.stdout.writelines(_report(measured, held))
    return 1 if held else 0


def _report(measured: Mapping[str, Figures], held: Iterable[str]) -> Iterable[str]:
    yield from (f"{line}\n" for line in held)
    if held:
        yield "Nothing was pinned. Where the lower figure is meant: --allow-regression.\n"
        return
    for name, figures in measured.items():
        for language, values in figures.items():
            told = ", ".join(f"{figure} {value:.3f}" for figure, value in values.items())
            yield f"{name} {language}: {told}\n"


if __name__ == "__main__":
    sys.exit(main())
