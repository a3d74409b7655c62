"""Tests of the gate see every step of it at work, also where a step would rest for stopping few pages."""

from __future__ import annotations

import pytest

from onrecord.pages.gate import trying


@pytest.fixture(autouse=True)
def _no_rest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.path.name != "test_gate_trial.py":
        monkeypatch.setattr(trying, "_REST", 0)
