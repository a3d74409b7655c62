"""`onrecord review`: what waits for a person, and what people decide about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.listing import short_id
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.ledger import Ledger
    from onrecord.pipeline import Choice, ReviewItem

__all__ = ["review", "review_table"]

_Fund = Annotated[str | None, typer.Option("--fund", "-f", help="A fund's id, or part of its name as a page has it.")]
_Donor = Annotated[str | None, typer.Option("--donor", "-d", help="Part of a donor's name, or of who stands behind.")]
_Walk = Annotated[bool, typer.Option("--walk", "-w", help="Ask about one after the other.")]
_Decide = Annotated[
    tuple[str, str] | None,
    typer.Option("--decide", metavar="ID ANSWER", help="Answer one: accept, reject, same, apart, other, or a number."),
]
_Retract = Annotated[str | None, typer.Option("--retract", metavar="JUDGEMENT", help="Take a judgement back.")]
_By = Annotated[str | None, typer.Option("--by", envvar="ONRECORD_REVIEWER", help="Who decides; kept with it.")]
_Why = Annotated[str, typer.Option("--why", help="Why, in a few words; kept with it.")]

_HEADINGS = ("what", "about", "because", "answers", "id")


def review(  # noqa: PLR0913 - each option of the command is an argument
    ledger: LedgerPath = "onrecord.db",
    fund: _Fund = None,
    donor: _Donor = None,
    walk: _Walk = False,
    decide: _Decide = None,
    retract: _Retract = None,
    by: _By = None,
    why: _Why = "",
    as_json: AsJson = False,
) -> int:
    """List what waits for a person: claims too unsure for the list, matches and donors left open, conflicts of sources.

    `--walk` asks about one after the other; `--decide` answers one. Who decided, when and why is kept, and can be
    retracted; nothing is erased. A claim that newly names a living person wants a second person.
    """
    from onrecord.ledger import Ledger
    from onrecord.pipeline import find_review_items, reader_fingerprint

    decides = walk or decide is not None or retract is not None
    if decides and not (by or "").strip():
        raise RefusedError("a decision needs to say whose it is: add --by NAME, or set ONRECORD_REVIEWER")
    with Ledger.open(ledger, read_only=not decides, create=False) as opened:
        if decides:  # a decision that was cut off may be kept, and the list not follow it yet
            opened.keep_up(reader_fingerprint())
        desk = _Desk(opened, by or "", why)
        if retract is not None:
            return desk.retract(retract)
        items = find_review_items(opened, fund=fund, donor=donor)
        if decide is not None:
            return desk.decide(items, *decide)
        if walk:
            return desk.walk(items)
    _print_items(items, as_json=as_json)
    return DONE


class _Desk:
    """Where one person decides: keeps each judgement at once, and the list follows it."""

    def __init__(self, ledger: Ledger, by: str, why: str) -> None:
        self._ledger, self._by, self._why = ledger, by, why

    def decide(self, items: Sequence[ReviewItem], item_id: str, answer: str) -> int:
        item = _find_item(items, item_id)
        choice = next((choice for choice in item.choices if choice.name == answer), None)
        if choice is None:
            raise RefusedError(f"{answer}: not one of {', '.join(one.name for one in item.choices)}")
        self._keep(item, choice, self._why)
        return DONE

    def walk(self, items: Sequence[ReviewItem]) -> int:
        from onrecord.cli.screen import screen

        console = screen()
        for number, item in enumerate(items, 1):
            console.rule(f"{number} of {len(items)}")
            answer = _ask(console, item)
            if answer == "quit":
                break
            choice = next((choice for choice in item.choices if choice.name == answer), None)
            if choice is not None:
                self._keep(item, choice, self._why or typer.prompt("why", default="", show_default=False))
        return DONE

    def retract(self, judgement_id: str) -> int:
        from onrecord.pipeline import take_back
        from onrecord.records import in_force

        held = in_force(self._ledger.list_judgements())
        known = [one for one in held if judgement_id and one.id.startswith(judgement_id)]
        if len(known) != 1:
            what = "no judgement in force has this id" if not known else "several judgements begin so"
            raise RefusedError(f"{judgement_id}: {what} (`onrecord show` of a pledge or claim tells them)")
        take_back(self._ledger, known, by=self._by, at=datetime.now(UTC), why=self._why)
        return DONE

    def _keep(self, item: ReviewItem, choice: Choice, why: str) -> None:
        from onrecord.pipeline import keep_answer

        keep_answer(self._ledger, choice, by=self._by, at=datetime.now(UTC), why=why)
        if item.kind == "claim" and choice.name == "accept" and _is_first_of_two(self._ledger, item, self._by):
            typer.echo("kept; a second person is asked, since it newly names a living person", err=True)


def _is_first_of_two(ledger: Ledger, item: ReviewItem, by: str) -> bool:
    """Whether the claim still waits after one more person accepted it."""
    from onrecord.pipeline import find_review_items

    waiting = {one.id: one for one in find_review_items(ledger)}
    return item.id in waiting and by in waiting[item.id].accepted_by


def _find_item(items: Iterable[ReviewItem], item_id: str) -> ReviewItem:
    found = [item for item in items if item.id.startswith(item_id) or short_id(item.id).startswith(item_id)]
    # Of lines 1 and 12 of one filing the id of the first begins that of the other.
    found = [item for item in found if item.id == item_id] or found
    if len(found) != 1:
        what = "nothing with this id waits" if not found else "several ids begin so"
        raise RefusedError(f"{item_id}: {what} (`onrecord review` lists them)")
    return found[0]


def _ask(console: Console, item: ReviewItem) -> str:
    """Print one item and return the answer that was typed, by its name or first letter."""
    from onrecord.cli.screen import page_text, print_labelled
    from onrecord.views.reviewing import describe_item

    for label, words in describe_item(item):
        print_labelled(console, label, page_text(words))
    answers = [choice.name for choice in item.choices]
    asked = f"{', '.join(answers)}, skip or quit"
    while True:
        typed = typer.prompt(asked, default="skip", show_default=False).strip().casefold()
        fitting = [name for name in (*answers, "skip", "quit") if typed and name.startswith(typed)]
        if len(fitting) == 1 or typed in fitting:
            return typed if typed in fitting else fitting[0]


def _print_items(items: Sequence[ReviewItem], *, as_json: bool) -> None:
    from onrecord.cli.screen import UNFOLDED, errors, print_json_line, screen
    from onrecord.views.reviewing import item_object

    console = screen(pipe_width=UNFOLDED)
    if as_json:
        for item in items:
            print_json_line(item_object(item))
    elif items:
        console.print(review_table(items, console.width))
    else:
        errors().print("Nothing waits for review.")


def review_table(items: Iterable[ReviewItem], width: int) -> Table:
    """Return what waits as a table for `width` columns; what stands under "id" is what `--decide` takes."""
    from onrecord.cli.tables import Layout, fit_table

    layout = Layout(
        headings=_HEADINGS,
        right=(),
        whole=("what", "id"),
        wide=125,
        narrow=((("what",), ("id",)), (("about",), ("answers",)), (("because",),)),
        narrow_wide=80,
        slim=((("what",), ("id",), ("answers",)), (("about",), ("because",))),
    )
    return fit_table(layout, map(_cells_of, items), width)


def _cells_of(item: ReviewItem) -> tuple[str, ...]:
    from onrecord.views.reviewing import about_words, reason_words

    return (
        item.kind,
        about_words(item),
        reason_words(item),
        ", ".join(choice.name for choice in item.choices),
        short_id(item.id) if item.kind == "claim" else item.id,
    )
