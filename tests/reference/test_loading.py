"""Every packaged data file loads, and the loaders keep what they read."""

from __future__ import annotations

from onrecord.reference.currencies import load_currencies
from onrecord.reference.funds import load_funds
from onrecord.reference.names import load_names


def test_currencies_load_once() -> None:
    assert load_currencies() is load_currencies()


def test_funds_load_once() -> None:
    assert load_funds() is load_funds()


def test_names_load_once() -> None:
    assert load_names() is load_names()
