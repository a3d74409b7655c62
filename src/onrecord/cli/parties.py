"""`onrecord parties`: whom the registry knows, by which names, and who stands for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.ending import DONE
from onrecord.cli.options import AsJson

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.records import Party, PartyRole
    from onrecord.reference.parties import Parties

__all__ = ["list_parties"]

NameFilter = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Only parties with these words in a name, or with this id.")
]


def list_parties(name: NameFilter = None, as_json: AsJson = False) -> int:
    """List the people and organizations that onrecord knows by all their names, in the press and in filings.

    Gifts of parties that are not listed here are read all the same, under the names that pages give to them.
    """
    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.reference.parties import load_parties

    known = load_parties()
    found = [party for party in known.all if name is None or _is_called(party, name)]
    if as_json:
        for party in found:
            print_json_line(_party_object(party))
        return DONE
    console = screen()
    if not found:
        console.print(page_text(f"No party is known as {name}. Gifts of others are read all the same."), soft_wrap=True)
        return DONE
    console.print(_party_table(found, known, console.width))
    return DONE


def _is_called(party: Party, name: str) -> bool:
    """Whether the words of `name` stand in one of the party's names, whatever their case, accents and signs."""
    from onrecord.reference.organization_names import fold_organization

    wanted = fold_organization(name)
    return party.id == name or any(f" {wanted} " in f" {fold_organization(own)} " for own in party.names)


def _party_table(found: Iterable[Party], known: Parties, width: int) -> Table:
    from onrecord.cli.tables import Layout, fit_table

    narrow = ((("id",), ("kind",)), (("name",), ("other names",), ("stands for",)))
    layout = Layout(
        headings=("id", "kind", "name", "other names", "stands for"),
        right=(),
        whole=("id", "kind"),
        wide=120,
        narrow=narrow,
        narrow_wide=0,
        slim=narrow,
    )
    return fit_table(layout, (_party_cells(party, known) for party in found), width)


def _party_cells(party: Party, known: Parties) -> tuple[str, ...]:
    others = "; ".join((*party.also, *party.filed))
    return party.id, party.kind, party.name, others, "; ".join(_stands_for(party, known))


def _stands_for(party: Party, known: Parties) -> Iterator[str]:
    """Yield an owner ("belongs to Stellantis"), or roles: "chief executive of OpenAI (2019-)"."""
    if party.parent is not None:
        yield f"belongs to {known.by_id[party.parent].name}"
    for role in party.roles:
        days = f" ({role.start or ''}-{role.end or ''})" if role.start or role.end else ""
        yield f"{role.title} of {known.by_id[role.of].name}{days}"


def _party_object(party: Party) -> dict[str, Any]:
    return {
        "id": party.id,
        "kind": party.kind,
        "name": party.name,
        "also": list(party.also),
        "filed": list(party.filed),
        "parent": party.parent,
        "roles": [_role_object(role) for role in party.roles],
    }


def _role_object(role: PartyRole) -> dict[str, str | None]:
    start, end = (str(day) if day else None for day in (role.start, role.end))
    return {"of": role.of, "title": role.title, "from": start, "to": end}
