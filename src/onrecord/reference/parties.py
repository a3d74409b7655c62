"""Parties of the registry, read from `data/parties/*.toml`: names in the press and in filings, owners, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.errors import DataFileError
from onrecord.records.dates import PartialDate
from onrecord.records.party import Party, PartyRole
from onrecord.reference.organization_names import fold_organization
from onrecord.reference.person_names import PersonKey, part_person, person_key
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["ROLE_TITLES", "Parties", "load_parties", "parse_parties", "parse_party_file"]

ROLE_TITLES = ("chief executive", "chair", "president", "founder", "co-founder", "owner", "partner")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Parties:
    """All known parties by id; organisations by folded name, people by every key of a name, and by family name.

    `people_of` maps an organisation to those with a role there.
    """

    all: tuple[Party, ...]
    by_id: Mapping[str, Party]
    by_organization: Mapping[str, Party]
    by_person: Mapping[PersonKey, Party]
    by_family: Mapping[str, tuple[Party, ...]]
    people_of: Mapping[str, tuple[tuple[Party, PartyRole], ...]]

    def owners_of(self, party_id: str) -> tuple[str, ...]:
        """Return the ids of the organisations above a party, the nearest first.

        >>> load_parties().owners_of("fca-us")
        ('stellantis',)
        """
        owners: list[str] = []
        party = self.by_id.get(party_id)
        while party is not None and party.parent is not None:
            owners.append(party.parent)
            party = self.by_id.get(party.parent)
        return tuple(owners)


@cache
def load_parties() -> Parties:
    """Read the packaged registry, once; raises DataFileError that names the file and the key at fault.

    >>> load_parties().by_organization["lmc ip"].name, load_parties().by_person[PersonKey("altman", "samuel")].name
    ('Lockheed Martin', 'Sam Altman')
    """
    folder = files("onrecord").joinpath("data", "parties")
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    return parse_parties({f"parties/{path.name}": read_toml(path, f"parties/{path.name}") for path in paths})


def parse_parties(raw: Mapping[str, Mapping[str, object]]) -> Parties:
    """Gather parsed files by name; raises DataFileError where two parties share a name, or one hangs in the air."""
    filed = [(file, party) for file, table in raw.items() for party in parse_party_file(table, file)]
    by_id: dict[str, Party] = {}
    for file, party in filed:
        _claim(by_id, party.id, party, file, "id")
    for file, party in filed:
        _check_ties(party, by_id, file)
    return Parties(
        all=tuple(sorted(by_id.values(), key=lambda party: party.id)),
        by_id=by_id,
        by_organization=_by_organization(filed),
        by_person=_by_person(filed),
        by_family=_by_family(by_id.values()),
        people_of=_people_of(by_id.values()),
    )


def parse_party_file(raw: Mapping[str, object], file: str) -> Iterator[Party]:
    """Yield the parties of a parsed file, which has a list `organization` and a list `person`."""
    table = TableReader(raw, file)
    for kind in ("organization", "person"):
        for entry in table.tables(kind):
            yield _party(entry, kind)
    table.finish()


def _party(table: TableReader, kind: str) -> Party:
    party_id = table.text("id")
    if not _ID.fullmatch(party_id):
        raise table.fail("id", f"{party_id!r} must be small letters and numbers parted by '-', such as sam-altman")
    party = Party(
        id=party_id,
        name=table.text("name"),
        kind=kind,
        also=table.texts("also"),
        filed=table.texts("filed"),
        parent=table.optional_text("parent"),
        roles=tuple(_role(role) for role in table.tables("roles")),
    )
    table.finish()
    return party


def _role(table: TableReader) -> PartyRole:
    title, start, end = table.text("title"), _day(table, "from"), _day(table, "to")
    if title not in ROLE_TITLES:
        raise table.fail("title", f"{title!r} is not one of {', '.join(ROLE_TITLES)}")
    if start and end and end.value < start.value:
        raise table.fail("to", f"{end} lies before {start}")
    role = PartyRole(of=table.text("of"), title=title, start=start, end=end)
    table.finish()
    return role


def _day(table: TableReader, key: str) -> PartialDate | None:
    text = table.optional_text(key)
    if text is None:
        return None
    found = _DAY.fullmatch(text)
    try:
        value = date(*(int(found[part] or 1) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        value = None
    if found is None or value is None:
        raise table.fail(key, f'{text!r} is not a year, month or day such as "2019", "2019-03" or "2019-03-08"')
    return PartialDate(value=value, precision="day" if found["day"] else "month" if found["month"] else "year")


def _check_ties(party: Party, by_id: Mapping[str, Party], file: str) -> None:
    for key, other in (("parent", party.parent), *(("roles.of", role.of) for role in party.roles)):
        if other is None:
            continue
        if other not in by_id or by_id[other].kind != "organization":
            raise _fault(party, file, key, f"{other!r} is no organization of the registry")
    if party.kind == "person" and party.parent is not None:
        raise _fault(party, file, "parent", "a person has none: say what the person is there under roles")
    if party.kind == "organization" and party.roles:
        raise _fault(party, file, "roles", "an organization has none: say who owns it under parent")
    _check_circle(party, by_id, file)


def _check_circle(party: Party, by_id: Mapping[str, Party], file: str) -> None:
    above, seen = party.parent, {party.id}
    while above is not None and above in by_id:
        if above in seen:
            raise _fault(party, file, "parent", f"goes round in a circle: {above} owns itself")
        seen.add(above)
        above = by_id[above].parent


def _fault(party: Party, file: str, key: str, reason: str) -> DataFileError:
    return DataFileError(file, f"{party.id}.{key}", reason)


def _claim(taken: dict[str, Party], value: str, party: Party, file: str, key: str) -> None:
    other = taken.setdefault(value, party)
    if other is not party:
        raise _fault(party, file, key, f"{value!r} belongs to {other.id} already")


def _by_organization(filed: Iterable[tuple[str, Party]]) -> dict[str, Party]:
    found: dict[str, Party] = {}
    for file, party in filed:
        for name in party.names if party.kind == "organization" else ():
            _claim(found, fold_organization(name), party, file, "names")
    return found


def _by_person(filed: Iterable[tuple[str, Party]]) -> dict[PersonKey, Party]:
    """Index people by their names, and by names with a middle initial where the full middle name is known."""
    found: dict[PersonKey, Party] = {}
    for file, party in filed:
        for name in party.names if party.kind == "person" else ():
            key = person_key(part_person(name))
            if not key.first:
                raise _fault(party, file, "names", f"{name!r} is a family name alone")
            for form in {key, _with_initial(key)}:
                other = found.setdefault(form, party)
                if other is not party:
                    raise _fault(party, file, "names", f"{name!r} belongs to {other.id} already")
    return found


def _with_initial(key: PersonKey) -> PersonKey:
    return key._replace(middle="-".join(word[0] for word in key.middle.split("-") if word))


def _by_family(parties: Iterable[Party]) -> dict[str, tuple[Party, ...]]:
    found: dict[str, dict[str, Party]] = {}
    for party in parties:
        for name in party.names if party.kind == "person" else ():
            found.setdefault(person_key(part_person(name)).family, {})[party.id] = party
    return {family: tuple(some.values()) for family, some in found.items()}


def _people_of(parties: Iterable[Party]) -> dict[str, tuple[tuple[Party, PartyRole], ...]]:
    found: dict[str, list[tuple[Party, PartyRole]]] = {}
    for party in parties:
        for role in party.roles:
            found.setdefault(role.of, []).append((party, role))
    return {party_id: tuple(some) for party_id, some in found.items()}
