"""Read captures in several processes, in order, with a bounded number on the way.

Processes and not threads, since lxml and the rules hold the interpreter lock. A process that dies (out of memory, a
fault in a library) takes no page with it: the pages that it may have died of are read again, each in a process of
its own, and only one that ends that process too is set aside.
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

from onrecord.pipeline.captures import read_capture
from onrecord.pipeline.surprises import describe_death
from onrecord.records import Capture, DocumentReading, Problem, Reading

__all__ = ["count_cores", "read_in_processes", "start_pool"]

# Enough that no process waits for the next page, few enough that memory stays flat with large pages.
_WAITING_PER_JOB = 4
_READY = "onrecord.pipeline.captures"

_Readings = tuple[Reading, ...]
ReadCapture = Callable[[Capture], _Readings]


@dataclass(slots=True)
class _Task:
    """A capture on its way through a process, or a problem that waits for its turn."""

    item: Capture | Problem
    future: Future[_Readings] | None = None


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

    Raises DataFileError as `read_capture` does.
    """
    tasks: deque[_Task] = deque()
    read_bare = partial(_read_without_bytes, read)
    pool = start_pool(jobs)
    try:
        for item in items:
            tasks.append(_submit(pool, read_bare, item))
            while len(tasks) > jobs * _WAITING_PER_JOB:
                yield from _collect(tasks.popleft(), read_bare)
            if any(_has_died(task) for task in tasks):
                pool.shutdown(wait=False, cancel_futures=True)
                pool = start_pool(jobs)
        while tasks:
            yield from _collect(tasks.popleft(), read_bare)
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


def _submit(pool: ProcessPoolExecutor, read: ReadCapture, item: Capture | Problem) -> _Task:
    if isinstance(item, Problem):
        return _Task(item)
    try:
        return _Task(item, pool.submit(read, item))
    except BrokenExecutor as error:
        broken: Future[_Readings] = Future()
        broken.set_exception(error)
        return _Task(item, broken)


def _read_without_bytes(read: ReadCapture, capture: Capture) -> _Readings:
    """Read in a process of the pool. The bytes stay there: the parent has them already."""
    return tuple(replace(reading, capture=None) for reading in read(capture))


def _has_died(task: _Task) -> bool:
    return task.future is not None and task.future.done() and isinstance(task.future.exception(), BrokenExecutor)


def _collect(task: _Task, read: ReadCapture) -> Iterator[Reading]:
    item = task.item
    if isinstance(item, Problem):
        yield DocumentReading(source=item.source, problems=(item,))
        return
    readings = _result_of(task, item, read)
    yield from (replace(reading, capture=item) for reading in readings)


def _result_of(task: _Task, capture: Capture, read: ReadCapture) -> _Readings:
    if task.future is None:
        return ()
    try:
        return task.future.result()
    except BrokenExecutor:
        return _read_apart(capture, read)


def _read_apart(capture: Capture, read: ReadCapture) -> _Readings:
    """Read a page that may have ended its process, in a process that has nothing else to lose."""
    with start_pool(1) as pool:
        try:
            return pool.submit(read, capture).result()
        except BrokenExecutor:
            return (DocumentReading(source=capture.source, problems=(describe_death(capture.source),)),)
