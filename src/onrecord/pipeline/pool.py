"""Work in several processes, in order, with a bounded number of items on the way.

Processes and not threads, since lxml and the rules hold the interpreter lock. A process that dies (out of memory, a
fault in a library) takes nothing with it: what it may have died of is worked on again, each item in a process of its
own, and only one that ends that process too is given up.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

from onrecord.errors import EngineError
from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.surprises import describe_death
from onrecord.records import Capture, DocumentReading, Problem, Reading

__all__ = ["Crew", "count_cores", "read_in_processes", "start_pool", "work_in_order"]

_READY = "onrecord.pipeline.captures"
_GUARD = 'if __name__ == "__main__":'

_Readings = tuple[Reading, ...]
ReadCapture = Callable[[Capture], _Readings]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """How many processes work: `jobs`, in which the module `ready` is imported, and of items `ahead` wait for each.

    So many that no process waits for the next item, and so few that memory stays flat with large ones.
    """

    jobs: int
    ready: str = _READY
    ahead: int = 4


@dataclass(slots=True)
class _Task(Generic[_Item, _Result]):
    """An item on its way through a process."""

    item: _Item
    future: Future[_Result]


def count_cores() -> int:
    """Return the number of cores that this process may use.

    >>> count_cores() >= 1
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_in_processes(
    items: Iterable[Capture | Problem], jobs: int, read: ReadCapture = read_capture
) -> Iterator[Reading]:
    """Yield the readings of `items` in their order, read by `jobs` processes with `read`, a function of a module.

    Raises DataFileError as `read_capture` does, and EngineError as `work_in_order` does.
    """
    for item, readings in work_in_order(items, partial(_read_without_bytes, read), Crew(jobs=jobs)):
        if isinstance(item, Problem):
            yield DocumentReading(source=item.source, problems=(item,))
        elif readings is None:
            yield DocumentReading(source=item.source, capture=item, problems=(describe_death(item.source),))
        else:
            yield from (replace(reading, capture=item) for reading in readings)


def _read_without_bytes(read: ReadCapture, capture: Capture | Problem) -> _Readings:
    """Read in a process of the pool. The bytes stay there: the parent has them already."""
    if isinstance(capture, Problem):
        return ()
    return tuple(replace(reading, capture=None) for reading in read(capture))


def work_in_order(
    items: Iterable[_Item], work: Callable[[_Item], _Result], crew: Crew
) -> Iterator[tuple[_Item, _Result | None]]:
    """Yield each of `items` in its order with what `work`, a function of a module, makes of it.

    None stands for what ended its process, twice. Raises what `work` raises, and EngineError where no process starts.
    """
    tasks: deque[_Task[_Item, _Result]] = deque()
    pool = start_pool(crew.jobs, crew.ready)
    try:
        for item in items:
            tasks.append(_submit(pool, work, item))
            while len(tasks) > crew.jobs * crew.ahead:
                first = tasks.popleft()
                yield first.item, _result_of(first, work, crew)
            if any(_has_died(task) for task in tasks):
                pool.shutdown(wait=False, cancel_futures=True)
                pool = start_pool(crew.jobs, crew.ready)
        while tasks:
            first = tasks.popleft()
            yield first.item, _result_of(first, work, crew)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def start_pool(jobs: int, ready: str = _READY) -> ProcessPoolExecutor:
    """Return a pool of processes that leave interruptions to this one, and end when it ends.

    The module `ready` is imported once for all of them, where this program has started none before.
    """
    return ProcessPoolExecutor(jobs, mp_context=_processes(ready), initializer=_follow_the_parent)


def _processes(ready: str) -> BaseContext:
    """A server forks ready-made readers where the system has one; a plain fork would copy a progress bar's thread."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([ready])
    return server


def _follow_the_parent() -> None:
    """Leave interruptions to the parent, and end when it ends: one that is killed cannot tell its readers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(pool: ProcessPoolExecutor, work: Callable[[_Item], _Result], item: _Item) -> _Task[_Item, _Result]:
    try:
        return _Task(item, pool.submit(work, item))
    except BrokenExecutor as error:
        broken: Future[_Result] = Future()
        broken.set_exception(error)
        return _Task(item, broken)


def _has_died(task: _Task[_Item, _Result]) -> bool:
    return task.future.done() and isinstance(task.future.exception(), BrokenExecutor)


def _result_of(task: _Task[_Item, _Result], work: Callable[[_Item], _Result], crew: Crew) -> _Result | None:
    try:
        return task.future.result()
    except BrokenExecutor:
        return _work_apart(task.item, work, crew.ready)


def _work_apart(item: _Item, work: Callable[[_Item], _Result], ready: str) -> _Result | None:
    """Work on what may have ended its process, in a process that has nothing else to lose."""
    with start_pool(1, ready) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenExecutor:
            pass
    _check_that_any_starts(ready)
    return None


def _check_that_any_starts(ready: str) -> None:
    """Raise EngineError where a process ends that is given nothing to do: then no item is to blame.

    It begins by importing the script that was started. One that reads without the guard would start processes there
    again, which Python refuses.
    """
    with start_pool(1, ready) as pool:
        try:
            pool.submit(os.getpid).result()
        except BrokenExecutor:
            advice = f"a script that reads in several processes does so below `{_GUARD}`; jobs=1 reads in this one"
            raise EngineError(f"no process that reads can be started ({advice})") from None
