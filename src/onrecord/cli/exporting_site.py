"""`onrecord export site`: the whole list as files that any web server serves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onrecord.cli.choosing import check_base
from onrecord.cli.days import read_day
from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.listing import today

if TYPE_CHECKING:
    from onrecord.web.site.making import MadeSite
    from onrecord.web.site.settings import SiteRequest

__all__ = ["SITE", "export_site"]

SITE = "site"
"""What `onrecord export` calls it."""


_OF_OTHER_FORMATS = ("what", "fund", "donor", "status", "standing", "since", "min_confidence", "raw", "columns")


def export_site(
    ledger: str, out: str, *, base: str | None, as_of: str | None, full_text: bool, given: Mapping[str, object]
) -> int:
    """Write a site to a folder, over the one that was written there before; `given` are all options by name."""
    check_base(base)
    if refused := [f"--{name.replace('_', '-')}" for name in _OF_OTHER_FORMATS if given[name]]:
        raise RefusedError(f"a site shows the whole list: leave out {', '.join(refused)}")
    if out == "-":
        raise RefusedError("a site is a folder: name one with --out")
    try:
        from onrecord.web.site.settings import SiteRequest
    except ModuleNotFoundError as error:
        raise RefusedError(f"a site needs {error.name}: pip install 'onrecord[web]'") from None
    from onrecord.ledger import Ledger

    with Ledger.open(ledger, read_only=True):
        pass  # so that what is wrong with it is told before anything is made
    day = read_day("--as-of", as_of) or today()
    request = SiteRequest(ledger=ledger, day=day, base=base.rstrip("/") if base else None, full_text=full_text)
    made = _place(request, Path(out))
    typer.echo(f"onrecord: {made.pages:,} pages in {made.files:,} files: {Path(out) / 'index.html'}", err=True)
    return DONE


def _place(request: SiteRequest, out: Path) -> MadeSite:
    """Make the site beside its place, and move it there when it is whole."""
    from onrecord.web.site.making import make_site
    from onrecord.web.site.placing import check_folder, move_site

    target = out.resolve()
    if not target.parent.is_dir():
        raise RefusedError(f"--out {out}: the folder {out.parent} does not exist (make it, or name another place)")
    check_folder(target)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside, _counting() as count:
        folder = Path(beside) / "site"
        folder.mkdir()
        made = make_site(request, folder, count)
        move_site(folder, target)
    return made


@contextmanager
def _counting() -> Iterator[Callable[[int, int], None]]:
    """Give what tells how far it is: on a terminal, and nowhere else."""
    from onrecord.cli.screen import errors

    console = errors()
    if not console.is_terminal:
        yield lambda made, waiting: None
        return
    with console.status("making the site") as status:
        yield lambda made, waiting: status.update(f"making the site: {made:,} files, {waiting:,} to come")
