"""Commands are killed at random moments: what they called safe is there, the ledger holds, and a rerun completes.

Half of the moments are steps of the command (a statement, an end of a transaction, a wait for the disk, a file made or
renamed), half are times. With ONRECORD_SLOW there are 200 of them, else a few of each command.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.durability.comparing import dump
from tests.durability.killing import Ended, Killer
from tests.durability.scenarios import SCENARIOS, Desk, Scenario, make_before, make_inputs
from tests.ledger.servers import Server, find_server

IS_LONG = "ONRECORD_SLOW" in os.environ
IN_FILES, ON_SERVER = (14, 13) if IS_LONG else (2, 1)

COMMANDS = [scenario for scenario in SCENARIOS if IS_LONG or not scenario.is_slow]

pytestmark = pytest.mark.xdist_group("kills")


@pytest.fixture(scope="module")
def killer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    killer = Killer(tmp_path_factory.mktemp("killer"))
    yield killer
    killer.close()


class _Fixture:
    """Ledgers as they are before each command, made once and copied."""

    def __init__(self, killer: Killer, folder: Path, server: Server | None = None) -> None:
        self.killer, self._folder, self._server, self._made = killer, folder, server, 0
        self._inputs = folder / "inputs"
        self._inputs.mkdir()
        make_inputs(self._inputs)
        self.before = cache(self._make_before)
        self.undisturbed = cache(self._run_undisturbed)

    def desk(self, kind: str) -> Desk:
        """Return a desk of its own, with a ledger of this kind."""
        model = self.before(kind)
        desk = self._new_desk(model.ledger if self._server else None)
        if not self._server and Path(model.ledger).exists():
            shutil.copy(model.ledger, desk.ledger)
        return desk

    def _new_desk(self, model: str | None) -> Desk:
        self._made += 1
        folder = self._folder / str(self._made)
        folder.mkdir()
        if self._server:
            address = self._server.copy(model) if model else self._server.new_ledger()
        else:
            address = str(folder / "onrecord.db")
        return Desk(ledger=address, folder=folder, inputs=self._inputs)

    def _make_before(self, kind: str) -> Desk:
        desk = self._new_desk(None)
        make_before(kind, desk, self.killer)
        return desk

    def _run_undisturbed(self, scenario: Scenario) -> tuple[Ended, Desk]:
        desk = self.desk(scenario.before)
        ended = self.killer.run(scenario.arguments(desk))
        assert ended.code in (0, 1), ended.told
        return ended, desk


@pytest.fixture(scope="module")
def in_files(killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> _Fixture:
    return _Fixture(killer, tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="module")
def on_server(killer: Killer, tmp_path_factory: pytest.TempPathFactory) -> _Fixture:
    shared = tmp_path_factory.getbasetemp()
    server = find_server(shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared)
    return _Fixture(killer, tmp_path_factory.mktemp("server"), server)


def _moments(scenarios: list[Scenario], number: int) -> list[object]:
    return [
        pytest.param(scenario, seed, id=f"{scenario.name}-{seed}") for scenario in scenarios for seed in range(number)
    ]


@pytest.mark.parametrize(("scenario", "seed"), _moments(COMMANDS, IN_FILES))
def test_a_killed_command_on_a_file(in_files: _Fixture, scenario: Scenario, seed: int) -> None:
    _check(in_files, scenario, seed)


@pytest.mark.parametrize(("scenario", "seed"), _moments([one for one in COMMANDS if one.on_server], ON_SERVER))
def test_a_killed_command_on_a_server(on_server: _Fixture, scenario: Scenario, seed: int, loopback: None) -> None:
    _check(on_server, scenario, seed)


def _check(fixture: _Fixture, scenario: Scenario, seed: int) -> None:
    undisturbed, model = fixture.undisturbed(scenario)
    desk = fixture.desk(scenario.before)
    arguments = scenario.arguments(desk)
    dice = random.Random(f"{scenario.name} {seed}")
    if seed % 2:
        killed = fixture.killer.run(arguments, seconds=dice.uniform(0, undisturbed.seconds))
    else:
        killed = fixture.killer.run(arguments, step=dice.randint(1, undisturbed.steps))
    assert killed.alone, "processes that read were left behind"
    _check_kept(desk, scenario, killed)
    again = fixture.killer.run(arguments)
    accepted = {undisturbed.code, scenario.answered_again}
    assert again.code in accepted, f"killed with {killed}, then {again.told}"
    assert dump(desk.ledger) == dump(model.ledger)
    with Ledger.open(desk.ledger, read_only=True) as ledger:
        assert ledger.verify().faults == ()
    if scenario.writes_file:
        _check_same_file(desk, model)


def _check_kept(desk: Desk, scenario: Scenario, killed: Ended) -> None:
    """What was called safe is there, and all that is there holds."""
    if scenario.before == "nothing" and not (Path(desk.ledger).exists() and Path(desk.ledger).stat().st_size):
        assert killed.safe == 0
        return
    with Ledger.open(desk.ledger) as ledger:
        assert ledger.verify().faults == ()
        counts = ledger.count()
        assert counts.captures >= killed.safe, f"{killed.safe} were called safe"
    if scenario.writes_file and desk.out.exists():
        with Ledger.open(desk.out, read_only=True) as copy:
            assert copy.verify().holds, "a file that has its name is whole"


def _check_same_file(desk: Desk, model: Desk) -> None:
    assert dump(str(desk.out)) == dump(str(model.out))
    # The copy that was cut off may lie beside, under a name that says what it is.
    left = {path.name for path in desk.folder.iterdir()} - {path.name for path in model.folder.iterdir()}
    assert {name for name in left if not name.startswith((".out.db", "onrecord.db"))} == set()
