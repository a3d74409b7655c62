"""The commands and their help. Each command imports what it needs when it runs, so that help answers at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli.ending import ends_plainly
from onrecord.cli.reference import list_funds, list_languages
from onrecord.cli.scanning import scan

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    help="Keeps the record of announced political gifts: who promised how much to which fund, with the evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keeps the record of announced political gifts: who promised how much to which fund, with the evidence."""


def _add(name: str, command: Callable[..., int], *examples: str) -> None:
    """Add a command; its help is what it says of itself, and examples that can be typed as they stand."""
    shown = "".join(f"\n  {example}" for example in examples)
    app.command(name, help=f"{inspect.getdoc(command)}\n\n\b\nExamples:{shown}")(ends_plainly(command))


_add(
    "scan",
    scan,
    "onrecord scan page.html",
    "onrecord scan --json pages/ > found.jsonl",
    "cat page.html | onrecord scan -",
)
_add("funds", list_funds, "onrecord funds", "onrecord funds --json")
_add("languages", list_languages, "onrecord languages", "onrecord languages --json")


def main() -> None:
    """Run the command line and end with its exit code: 0 done, 1 done with problems, 2 could not start."""
    app()
