"""Serve an application in one process, or in several that share an address."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import uvicorn
from uvicorn.config import STARTUP_FAILURE

from onrecord.errors import ServingError
from onrecord.web.app import make_app
from onrecord.web.serving.warming import warm_up
from onrecord.web.settings import WebSettings

__all__ = ["MOST_WORKERS", "choose_workers", "serve_pages"]

MOST_WORKERS = 4
"""Processes that are started unless more are asked for: each holds its own kept pages and charts."""

_PATIENCE = 10
"""Seconds in which answers that were begun are ended, once the server is to end."""

_PAUSE = 1.0
"""Seconds before a process is started again that failed, so that one that always fails does not take a core."""


def choose_workers(wanted: int | None, cores: int) -> int:
    """Return how many processes answer: as many as are wanted, else one a core, four at most.

    Raises ServingError where several are wanted and the system cannot fork.

    >>> choose_workers(None, 2), choose_workers(None, 64), choose_workers(1, 64)
    (2, 4, 1)
    """
    may_fork = "fork" in multiprocessing.get_all_start_methods()
    if wanted is None:
        return min(cores, MOST_WORKERS) if may_fork else 1
    if wanted > 1 and not may_fork:
        raise ServingError(f"--workers {wanted}: this system makes no processes that share an address (--workers 1)")
    return wanted


def serve_pages(settings: WebSettings, sockets: Sequence[socket.socket]) -> None:
    """Serve until interrupted, in as many processes as there are sockets; a process that dies is started again.

    Raises KeyboardInterrupt once all has ended, and ServingError where a process cannot start at all.
    """
    warm_up()
    if len(sockets) == 1:
        _serve(settings, sockets[0])
    else:
        _Workers(settings, sockets).keep()


def _serve(settings: WebSettings, listening: socket.socket) -> None:
    # What a proxy says is looked at by the application, which knows whom to believe; uvicorn would believe loopback.
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    uvicorn.Server(config).run(sockets=[listening])


class _Workers:
    """The processes, each with its own ledger, kept pages and charts; forked, so that what was warmed up is shared."""

    def __init__(self, settings: WebSettings, sockets: Sequence[socket.socket]) -> None:
        self._settings, self._sockets = settings, sockets
        self._context = multiprocessing.get_context("fork")
        # Nobody writes to it: it ends when this process does, however it does.
        self._alive, self._held = self._context.Pipe(duplex=False)
        self._running: dict[int, tuple[BaseProcess, socket.socket]] = {}

    def keep(self) -> None:
        """Keep them running until this process is interrupted."""
        try:
            with _noted_interruption() as interrupted:
                for listening in self._sockets:
                    self._start(listening)
                while interrupted not in wait([interrupted, *self._running]):
                    self._replace_dead()
            raise KeyboardInterrupt
        finally:
            self._end()

    def _start(self, listening: socket.socket) -> None:
        given = (self._settings, listening, self._alive, self._held)
        process = self._context.Process(target=_work, args=given, name="onrecord-worker")
        process.start()
        self._running[process.sentinel] = process, listening

    def _replace_dead(self) -> None:
        for sentinel, (process, listening) in tuple(self._running.items()):
            if process.is_alive():
                continue
            del self._running[sentinel]
            process.join()
            if process.exitcode == STARTUP_FAILURE:
                raise ServingError("the page cannot be served (what is wrong was said above)")
            if process.exitcode:
                time.sleep(_PAUSE)
            self._start(listening)

    def _end(self) -> None:
        """Ask all to end, and end those that do not."""
        processes = [process for process, _ in self._running.values()]
        try:
            for process in processes:
                process.terminate()
            ends = time.monotonic() + _PATIENCE + 2
            for process in processes:
                process.join(max(0.0, ends - time.monotonic()))
        finally:  # also where somebody is tired of waiting and interrupts again
            for process in processes:
                process.kill()


@contextmanager
def _noted_interruption() -> Iterator[Connection]:
    """Give a connection that can be read once this process is interrupted, or asked to end.

    An exception would be lost where the signal comes while Python looks after a fork: what is raised there is ignored,
    and the server would run on.
    """
    noted, noting = multiprocessing.Pipe(duplex=False)
    before = {
        number: signal.signal(number, lambda *_: noting.send_bytes(b"!")) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield noted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _work(settings: WebSettings, listening: socket.socket, alive: Connection, held: Connection) -> None:
    """Serve in a process of its own, which ends with the one that started it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    held.close()
    threading.Thread(target=_end_with, args=(alive,), daemon=True).start()
    _serve(settings, listening)


def _end_with(alive: Connection) -> None:
    wait([alive])
    os.kill(os.getpid(), signal.SIGTERM)
