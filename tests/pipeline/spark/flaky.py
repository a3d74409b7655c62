"""Tasks that fail on their first run, after all that they wrote: what a cluster meets every day."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.pipeline.spark.task import TaskSettings, run_tasks
from onrecord.pipeline.spark.work import Work

__all__ = ["run_flaky_tasks"]


def run_flaky_tasks(works: tuple[Work, ...], settings: TaskSettings, batches: Iterable[Any]) -> Iterator[Any]:
    """Do the work, then end the first run: of an archive as a kill does, of pages with an error."""
    from pyspark import TaskContext

    context = TaskContext.get()
    assert context is not None
    yield from run_tasks(works, settings, batches)
    if context.attemptNumber() == 0:
        if works[context.partitionId()].archive:
            os._exit(1)
        raise OSError("the network is gone")
