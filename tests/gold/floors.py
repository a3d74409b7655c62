"""The floors below which the reader must not fall on the gold set, and how they are pinned.

    python -m tests.gold.floors [--run COMMAND] [--allow-regression] [--digest-only]

Floors are kept in `floors.toml` with a digest of the corpus: a changed corpus asks for floors to be pinned again.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import shlex
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .score import Tally, add_up, load_documents, run_reader, score_all

__all__ = ["FILE", "PINNED", "Floors", "digest_corpus", "main", "measure", "shortfalls"]

FOLDER = Path(__file__).resolve().parent
FILE = FOLDER / "floors.toml"
READER = ".venv/bin/onrecord scan --json"
PINNED = ("gift_precision", "gift_f1", "whole_f1", "statement_f1")
HEAD = """\
# The least that the reader may score on these documents, by language. Written by scripts/pin_floors, which raises
# floors and refuses to lower them; the digest tells on which documents they were measured.
"""

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors by language and figure, and the digest of the documents that they were measured on."""

    digest: str
    figures: Figures

    @classmethod
    def load(cls, path: Path = FILE) -> Floors:
        """Read the file; a `KeyError` or `TOMLDecodeError` says that it is damaged."""
        data = tomllib.loads(path.read_text("utf-8"))
        return cls(digest=data.pop("digest"), figures=data)

    def save(self, path: Path = FILE) -> None:
        """Write the file."""
        parts = [HEAD, f'digest = "{self.digest}"\n']
        for language, figures in sorted(self.figures.items()):
            parts.append(f"\n[{language}]\n")
            parts.extend(f"{name} = {value:.3f}\n" for name, value in figures.items())
        path.write_text("".join(parts), "utf-8")


def digest_corpus(folder: Path = FOLDER) -> str:
    """A sha256 over the names and contents of all gold documents."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.json")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measure(totals: dict[str, Tally]) -> Figures:
    """The pinned figures by language, cut (never rounded up) to three decimals."""
    languages = sorted(set(totals) - {"all"})
    return {key: {name: _cut(totals[key].figure(name)) for name in PINNED} for key in languages}


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


def run_measured(command: str) -> Figures:
    """Run the reader on the gold documents and measure it."""
    documents = load_documents([FOLDER])
    return measure(add_up(score_all(documents, run_reader(shlex.split(command), documents))))


def pin(measured: Figures, *, path: Path = FILE, digest: str, allow_regression: bool) -> list[str]:
    """Raise the floors to what was measured; returns what stands in the way, and then writes nothing."""
    held = [] if allow_regression or not path.exists() else shortfalls(Floors.load(path).figures, measured)
    if not held:
        Floors(digest=digest, figures=measured).save(path)
    return held


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="scripts/pin_floors", description="Raise the floors of the gold set.")
    ask.add_argument("--run", default=READER, help=f"the reader; {READER!r} when not given")
    ask.add_argument("--allow-regression", action="store_true", help="pin lower floors as well; say why in the commit")
    ask.add_argument("--digest-only", action="store_true", help="keep the floors, take the documents as they are now")
    return ask.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Pin floors; 0 when pinned, 1 when a floor would sink."""
    options = read_options(arguments)
    if options.digest_only:
        Floors(digest=digest_corpus(), figures=Floors.load().figures).save()
        return 0
    measured = run_measured(options.run)
    held = pin(measured, digest=digest_corpus(), allow_regression=options.allow_regression)
    sys.stdout.writelines(_report(measured, held))
    return 1 if held else 0


def _report(measured: Figures, held: Iterable[str]) -> Iterable[str]:
    yield from (f"{line}\n" for line in held)
    if held:
        yield "Nothing was pinned. Where the lower figure is meant: --allow-regression.\n"
        return
    for language, figures in measured.items():
        yield f"{language}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
