"""The commands and their help. Each command imports what it needs when it runs, so that help answers at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli.adding import add
from onrecord.cli.backing_up import back_up
from onrecord.cli.changing import list_changes, list_filings
from onrecord.cli.demonstrating import demo
from onrecord.cli.ending import ends_plainly
from onrecord.cli.exporting import export
from onrecord.cli.fetching import fetch_filings
from onrecord.cli.listing import list_gifts
from onrecord.cli.mapping import map_table
from onrecord.cli.parties import list_parties
from onrecord.cli.rebuilding import rebuild
from onrecord.cli.reference import list_funds, list_languages
from onrecord.cli.reviewing import review
from onrecord.cli.scanning import scan
from onrecord.cli.serving import serve
from onrecord.cli.showing import show
from onrecord.cli.users import (
    add_user,
    disable_user,
    enable_user,
    list_users,
    remove_user,
    set_user_password,
    set_user_role,
)
from onrecord.cli.verifying import verify
from onrecord.cli.watching import watch

__all__ = ["app", "main"]

app = typer.Typer(
    name="onrecord",
    help="Keeps the record of announced political gifts: who promised how much to which fund, with the evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

filings = typer.Typer(
    name="filings",
    help="Official filings: fetch them, see which stand and what an amendment changed.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(filings)

user = typer.Typer(
    name="user",
    help="Accounts of the page: who may read it, and who decides.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(user)


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


def _add(name: str, command: Callable[..., int], *examples: str, to: typer.Typer = app) -> None:
    """Add a command; its help is what it says of itself, and examples that can be typed as they stand."""
    shown = "".join(f"\n  {example}" for example in examples)
    to.command(name, help=f"{inspect.getdoc(command)}\n\n\b\nExamples:{shown}")(ends_plainly(command))


_add(
    "scan",
    scan,
    "onrecord scan page.html",
    "onrecord scan --json pages/ > found.jsonl",
    "cat page.html | onrecord scan -",
)
_add(
    "add",
    add,
    "onrecord add page.html pages/",
    "onrecord add filings/",
    "onrecord add --ledger gifts.db saved/",
    "cat page.html | onrecord add -",
)
_add(
    "list",
    list_gifts,
    "onrecord list --fund us-inaugural-2025",
    "onrecord list --donor amazon --since 2024-12-01",
    "onrecord list --standing due",
    "onrecord list --status declined --json",
    "onrecord list --filed --fund us-inaugural-2025",
)
_add(
    "export",
    export,
    "onrecord export csv --out gifts.csv",
    "onrecord export jsonl --what claims --fund us-inaugural-2025 | head",
    "onrecord export parquet --what filed --out filed.parquet",
    "onrecord export csv --columns",
)
_add(
    "review",
    review,
    "onrecord review",
    "onrecord review --walk --by ann",
    "onrecord review --decide 3fa2b1c8 accept --by ann --why 'read the page'",
)
_add("show", show, "onrecord show 3fa2b1c8", "onrecord show article-81c2 --json", "onrecord show FEC-1910509")
_add(
    "serve",
    serve,
    "onrecord serve",
    "onrecord serve --ledger gifts.db --port 8000",
    "onrecord serve --address https://gifts.example.org --trust-proxy 127.0.0.1 --public",
)
_add(
    "watch",
    watch,
    "onrecord watch sources.toml",
    "onrecord watch sources.toml --check",
    "onrecord watch sources.toml --once --json",
)
_add("verify", verify, "onrecord verify", "onrecord verify --ledger gifts.db --json")
_add("backup", back_up, "onrecord backup onrecord-2025-01-20.db", "onrecord backup --force /mnt/usb/onrecord.db")
_add("fetch", fetch_filings, "onrecord filings fetch us-inaugural-2025", "onrecord filings fetch C00894162", to=filings)
_add("list", list_filings, "onrecord filings list --filer C00894162", "onrecord filings list --json", to=filings)
_add("map", map_table, "onrecord filings map receipts.csv > receipts.mapping.toml", to=filings)
_add("changes", list_changes, "onrecord filings changes FEC-1904839 FEC-1910509", to=filings)
_add(
    "add",
    add_user,
    "onrecord user add ann --role reviewer",
    "pass show onrecord/ann | onrecord user add ann --role admin --password-stdin",
    to=user,
)
_add("list", list_users, "onrecord user list", "onrecord user list --json", to=user)
_add("role", set_user_role, "onrecord user role ann admin", "onrecord user role ben reader", to=user)
_add("passwd", set_user_password, "onrecord user passwd ann", "onrecord user passwd ann --password-stdin", to=user)
_add("disable", disable_user, "onrecord user disable ann", "onrecord user disable ann --accounts desk.db", to=user)
_add("enable", enable_user, "onrecord user enable ann", "onrecord user enable ann --accounts desk.db", to=user)
_add("remove", remove_user, "onrecord user remove ann", "onrecord user remove ann --accounts desk.db", to=user)
_add("rebuild", rebuild, "onrecord rebuild", "onrecord rebuild --ledger gifts.db --json")
_add("demo", demo, "onrecord demo", "onrecord list --ledger onrecord-demo.db")
_add("funds", list_funds, "onrecord funds", "onrecord funds --json")
_add("parties", list_parties, "onrecord parties", "onrecord parties altman --json")
_add("languages", list_languages, "onrecord languages", "onrecord languages --json")


def main() -> None:
    """Run the command line and end with its exit code: 0 done, 1 done with problems, 2 could not start."""
    app()
