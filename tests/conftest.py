"""Rules for every test: no network, and properties that find the same examples everywhere."""

from __future__ import annotations

import gc
import os
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.sheets import keep_rows

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.ledger.servers import Server

# A slow machine is no reason for a property to fail, and CI must not fail on luck.
settings.register_profile("onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("onrecord-ci", settings.get_profile("onrecord"), derandomize=True)
settings.load_profile("onrecord-ci" if os.environ.get("CI") else "onrecord")

# What runs in the background of a shell is started with SIGINT ignored, and every program that it starts inherits that:
# a test that interrupts a command would see it go on.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever looks at the page say where its photographs go, and whoever adds a row which rows to try."""
    parser.addoption("--pictures", metavar="FOLDER", help="keep the photographs of tests/browser in this folder")
    parser.addoption("--row", action="append", metavar="ID", help="try only these rows of the tables (tests/sheets.py)")


UNCOUNTED = (
    *("browser", "docs", "durability", "filings/fec/test_round_trip.py", "gold", "house", "samples"),
    *("charts/test_flow_layout.py", "exports/test_streets.py", "filings/fec/test_large.py"),
    *("claims/test_cost.py", "claims/test_damaged_pages.py", "claims/test_growth.py", "claims/test_properties.py"),
    *("claims/test_grids.py", "claims/test_said_grids.py", "claims/test_near_misses.py", "pages/test_gate_look.py"),
    *("ledger/test_filings_surviving.py", "ledger/test_surviving.py", "watching/test_surviving.py", "web/api/test_con"),
    *("pledges/origins/test_measured.py", "web/api/test_requests.py"),
)
"""Tests that run the same lines thousands of times or in other processes: counting covered lines doubles or triples
their time, and what they run is run by others as well."""


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of tests whose lines are not counted, fixtures included."""
    config.addinivalue_line("markers", "uncounted: count no covered lines in this test and in what it sets up")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the rows asked for, and mark the tests of `UNCOUNTED`."""
    if ids := config.getoption("row"):
        items[:] = keep_rows(items, set(ids))
    folders = tuple(str(Path(__file__).parent / name) for name in UNCOUNTED)
    for item in items:
        if str(item.path).startswith(folders):
            item.add_marker(pytest.mark.uncounted)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among tests and lexicons: 8.6 of 64 s of `tests/exports` and charts, now 2.7."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count no covered lines while such a test runs: pytest-cov's own mark (`no_cover`) counts what it sets up."""
    plugin = item.config.pluginmanager.getplugin("_cov")
    if plugin is None or plugin.cov_controller is None or item.get_closest_marker("uncounted") is None:
        return (yield)
    plugin.cov_controller.pause()
    try:
        return (yield)
    finally:
        plugin.cov_controller.resume()


class NetworkUsedError(AssertionError):
    """A test reached out."""


@pytest.fixture
def loopback() -> None:
    """Let the test that asks for this connect to servers that it starts on this machine."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Return a PostgreSQL server, one for all processes of a run; skips where there is none."""
    from tests.ledger.servers import find_server  # here, not above: most tests need no ledger

    base = tmp_path_factory.getbasetemp()
    return find_server(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Make every connection fail but those inside the machine by file (processes that read use them)."""
    connect = socket.socket.connect
    own_servers = {"127.0.0.1", "::1"} if "loopback" in request.fixturenames else set()

    def refuse(self: socket.socket, address: object) -> None:
        is_own = isinstance(address, tuple) and address[0] in own_servers
        if self.family != getattr(socket, "AF_UNIX", None) and not is_own:
            raise NetworkUsedError(f"a test wanted to connect to {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
