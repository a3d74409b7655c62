"""Known outlets: names, hosts and what they are, read from `data/outlets/<country>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import DataFileError

__all__ = ["Outlet", "Outlets", "load_outlets"]

_KEYS = {"name", "domains", "aliases", "language", "wire", "platform"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet: its name, other names, hosts, country (ISO 3166), language, and whether it is a wire or a platform."""

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


def load_outlets() -> Outlets:
    """Read the packaged outlets; raises DataFileError that names the file and the key at fault.

    >>> load_outlets().by_name["NYT"].name
    'The New York Times'
    """
    folder = files("onrecord").joinpath("data", "outlets")
    paths = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return _gather([outlet for path in paths for outlet in _read_country(path)])


def _gather(outlets: list[Outlet]) -> Outlets:
    by_name: dict[str, Outlet] = {}
    hosts: dict[str, str] = {}
    for outlet in outlets:
        for name in (outlet.name, *outlet.aliases):
            if by_name.setdefault(name, outlet) is not outlet:
                raise DataFileError("outlets", name, "two outlets have this name")
        for domain in outlet.domains:
            if hosts.setdefault(domain, outlet.name) != outlet.name:
                raise DataFileError("outlets", domain, "two outlets have this domain")
    return Outlets(
        all=tuple(outlets),
        names=frozenset(by_name),
        wires=frozenset(name for name, outlet in by_name.items() if outlet.wire),
        platforms=frozenset(name for name, outlet in by_name.items() if outlet.platform),
        by_name=by_name,
        hosts=hosts,
    )


def _read_country(path: Traversable) -> Iterator[Outlet]:
    file = f"outlets/{path.name}"
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(file, "TOML", str(error)) from error
    country, language = raw.get("country"), raw.get("language")
    if not isinstance(country, str):
        raise DataFileError(file, "country", "missing")
    for entry in raw.get("outlet", []):
        yield _read_outlet(file, entry, country, language)


def _read_outlet(file: str, entry: dict[str, Any], country: str, language: str | None) -> Outlet:
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise DataFileError(file, "outlet.name", "missing")
    if unknown := sorted(set(entry) - _KEYS):
        raise DataFileError(file, f"{name}.{unknown[0]}", "there is no such key")
    return Outlet(
        name=name,
        country=country,
        aliases=tuple(entry.get("aliases", ())),
        domains=tuple(entry.get("domains", ())),
        language=entry.get("language", language),
        wire=entry.get("wire", False),
        platform=entry.get("platform", False),
    )
