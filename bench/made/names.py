"""Invented names: of people, firms, towns, outlets and funds."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from onrecord.reference.names import load_names

__all__ = [
    "given_names",
    "load_parts",
    "make_family",
    "make_firms",
    "make_fund_name",
    "make_outlet",
    "make_people",
    "make_place",
]

_OUTLETS = 300


@cache
def load_parts() -> Mapping[str, Sequence[str]]:
    """Return the parts that names are made of, by what they are parts of."""
    parts: Mapping[str, Sequence[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return parts


@cache
def given_names() -> Sequence[str]:
    """Return given names in plain letters."""
    return sorted(name.title() for name in load_names().given_names if name.isascii() and 2 < len(name) < 9)


@cache
def _family_names() -> Sequence[str]:
    parts = load_parts()
    return ["".join(pieces) for pieces in product(parts["family"], parts["middle"], parts["ends"])]


def make_people(rng: random.Random, count: int) -> list[str]:
    """Return so many names of people, each once."""
    return _pair(rng, rng.sample(given_names(), 400), _family_names(), count)


def make_firms(rng: random.Random, count: int) -> list[str]:
    """Return so many names of firms, each once."""
    return _pair(rng, _family_names(), load_parts()["trades"], count)


def _pair(rng: random.Random, firsts: Sequence[str], seconds: Sequence[str], count: int) -> list[str]:
    pairs = rng.sample(range(len(firsts) * len(seconds)), count)
    return [f"{firsts[pair % len(firsts)]} {seconds[pair // len(firsts)]}" for pair in pairs]


def make_family(rng: random.Random) -> str:
    """Return a family name."""
    return rng.choice(_family_names())


def make_place(rng: random.Random) -> str:
    """Return the name of a town that is on no map."""
    parts = load_parts()
    return f"{rng.choice(parts['places'])} {rng.choice(parts['family'])}{rng.choice(parts['ends'])}"


def make_fund_name(rng: random.Random) -> str:
    """Return the name of a fund that the registry does not know."""
    return f"{make_place(rng)} {rng.choice(load_parts()['funds'])} Fund"


def make_outlet(rng: random.Random) -> str:
    """Return an outlet: some are read everywhere; most of three hundred tell of a gift now and then."""
    parts, number = load_parts(), int(_OUTLETS * rng.random() ** 2)
    heads, tails = parts["outlets"], parts["papers"]
    edition = parts["editions"][number // (len(heads) * len(tails)) % len(parts["editions"])]
    return f"{edition}{heads[number % len(heads)]} {tails[number // len(heads) % len(tails)]}"
