"""Known outlets: names, hosts and what they are, read from `data/outlets/<country>.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["Outlet", "Outlets", "load_outlets", "parse_outlets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet: its name, other names, hosts, country, language, and whether it is a wire or a platform.

    `country` is a code of ISO 3166, or of UN M49 for a region ("419": Latin America, "001": the world).
    """

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    language: str | None = None
    wire: bool = False
    platform: bool = False


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Outlets:
    """All known outlets. `names` holds every name and alias; `wires` and `platforms` those of either sort."""

    all: tuple[Outlet, ...]
    names: frozenset[str]
    wires: frozenset[str]
    platforms: frozenset[str]
    by_name: Mapping[str, Outlet]
    hosts: Mapping[str, str]

    def by_host(self, host: str) -> str | None:
        """Return the name of the outlet at `host`, or of the host above it; None when nobody knows it.

        >>> load_outlets().by_host("www.nytimes.com")
        'The New York Times'
        >>> load_outlets().by_host("news.example.org") is None
        True
        """
        parts = host.lower().rstrip(".").split(":")[0].split(".")
        for cut in range(len(parts) - 1):
            if name := self.hosts.get(".".join(parts[cut:])):
                return name
        return None


@cache
def load_outlets() -> Outlets:
    """Read the packaged outlets, once; raises DataFileError that names the file and the key at fault.

    >>> load_outlets().by_name["NYT"].name
    'The New York Times'
    """
    folder = files("onrecord").joinpath("data", "outlets")
    paths = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return parse_outlets({f"outlets/{path.name}": read_toml(path, f"outlets/{path.name}") for path in paths})


def parse_outlets(tables: Mapping[str, Mapping[str, Any]]) -> Outlets:
    """Gather parsed files by name; raises DataFileError when two outlets share a name or a domain."""
    by_name: dict[str, Outlet] = {}
    hosts: dict[str, str] = {}
    outlets: list[Outlet] = []
    for file, table in tables.items():
        for outlet in _read_country(file, table):
            outlets.append(outlet)
            for name in (outlet.name, *outlet.aliases):
                if by_name.setdefault(name, outlet) is not outlet:
                    raise DataFileError(file, name, "two outlets have this name")
            for domain in outlet.domains:
                if hosts.setdefault(domain, outlet.name) != outlet.name:
                    raise DataFileError(file, domain, "two outlets have this domain")
    return Outlets(
        all=tuple(outlets),
        names=frozenset(by_name),
        wires=frozenset(name for name, outlet in by_name.items() if outlet.wire),
        platforms=frozenset(name for name, outlet in by_name.items() if outlet.platform),
        by_name=by_name,
        hosts=hosts,
    )


def _read_country(file: str, raw: Mapping[str, Any]) -> Iterator[Outlet]:
    table = TableReader(raw, file)
    country, language = table.text("country"), table.optional_text("language")
    for entry in table.tables("outlet"):
        yield _read_outlet(entry, country, language)
    table.finish()


def _read_outlet(entry: TableReader, country: str, language: str | None) -> Outlet:
    outlet = Outlet(
        name=entry.text("name"),
        country=country,
        aliases=entry.texts("aliases"),
        domains=entry.texts("domains"),
        language=entry.optional_text("language") or language,
        wire=entry.flag("wire"),
        platform=entry.flag("platform"),
    )
    entry.finish()
    return outlet
