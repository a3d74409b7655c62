"""A server of PostgreSQL falls while a command writes to it: the command says so, and what was called safe is there."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.durability.comparing import dump
from tests.durability.killing import Killer
from tests.durability.scenarios import Desk, make_before, make_inputs
from tests.ledger.server import find_programs, make_data, run_server
from tests.ledger.servers import Server, find_place, wait_for

FALLS = 12 if "ONRECORD_SLOW" in os.environ else 1

pytestmark = pytest.mark.xdist_group("kills")


# What a commit wrote outlives the server without a wait for the disk, as long as the machine stands.
_SETTINGS = "fsync = off\nautovacuum = off\n"


class _Own:
    """A server that writes out what it commits, and falls."""

    def __init__(self) -> None:
        self.server: Server = find_place()
        programs = find_programs()
        assert programs is not None
        self._programs = programs
        make_data(programs, self.server.folder, _SETTINGS)
        self._process = self._run()

    @property
    def pid(self) -> int:
        return self._process.pid

    def stand_up(self) -> None:
        """Begin anew on what the fall left."""
        self._process.wait(30)
        self._process = self._run()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(30)
        shutil.rmtree(self.server.folder, ignore_errors=True)

    def _run(self) -> subprocess.Popen[bytes]:
        process = run_server(self._programs, self.server.folder, self.server.port)
        wait_for(self.server, process)
        return process


@pytest.fixture(scope="module")
def own() -> Iterator[_Own]:
    own = _Own()
    yield own
    own.close()


@pytest.fixture(scope="module")
def desk(own: _Own, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Killer, Desk]]:
    folder = tmp_path_factory.mktemp("falls")
    killer = Killer(folder)
    make_inputs(folder)
    desk = Desk(ledger=own.server.url(own.server.new_database()), folder=folder, inputs=folder)
    make_before("filled", desk, killer)
    yield killer, desk
    killer.close()


@pytest.fixture
def model(own: _Own, desk: tuple[Killer, Desk]) -> str:
    return own.server.copy(desk[1].ledger)


@pytest.mark.parametrize("what", ["pages", "filings"])
@pytest.mark.parametrize("seed", range(FALLS))
def test_a_server_that_falls_loses_nothing_called_safe(
    own: _Own, desk: tuple[Killer, Desk], model: str, loopback: None, what: str, seed: int
) -> None:
    killer, begun = desk
    ledger = own.server.copy(begun.ledger)
    command = ["add", str(Path(begun.inputs) / what), "--ledger"]
    undisturbed = killer.run([*command, model])
    assert undisturbed.code in (0, 1), undisturbed.told
    step = random.Random(f"{what} {seed}").randint(1, undisturbed.steps)
    fallen = killer.run([*command, ledger], step=step, server=own.pid)
    own.stand_up()
    assert fallen.code in (2, undisturbed.code), fallen.told
    assert "Traceback" not in fallen.told
    if fallen.code == 2:
        assert "onrecord: " in fallen.told
    with Ledger.open(ledger) as opened:
        assert opened.verify().faults == ()
        assert opened.count().captures >= fallen.safe
    again = killer.run([*command, ledger])
    assert again.code == undisturbed.code, again.told
    assert dump(ledger) == dump(model)
