"""What every store can: be named, opened, made ready, and say in plain words what is wrong with it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine

from onrecord.errors import LedgerError

__all__ = ["Store", "plain_errors"]


class Store(ABC):
    """Where one ledger is kept. As text it is what people are told: never with a password."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What a copy of the ledger is called: "onrecord" of onrecord.db."""

    @property
    @abstractmethod
    def another(self) -> str:
        """What people are told to name where this is none: "another file"."""

    @property
    @abstractmethod
    def when_empty(self) -> str:
        """What is wrong with one that holds nothing, and what to do about it."""

    @property
    @abstractmethod
    def errors(self) -> tuple[type[Exception], ...]:
        """What is raised when the database cannot do as it was told."""

    @abstractmethod
    def check(self, *, create: bool) -> None:
        """Raise LedgerError where there is no ledger, and none can be made, or none is to be (`create`)."""

    @abstractmethod
    def connect(self, *, read_only: bool = False, readers: int | None = None) -> Engine:
        """Return an engine. What is read by one transaction of it is of one moment.

        So many `readers` keep their connections open from one question to the next.
        """

    @abstractmethod
    def may_change(self) -> bool:
        """Whether this user may bring the ledger up to date."""

    @abstractmethod
    def prepare(self, engine: Engine) -> None:
        """Make the database ready to be written."""

    @abstractmethod
    def watch(self, engine: Engine) -> AbstractContextManager[Callable[[], object]]:
        """Give a function that returns a mark of what was committed; the same mark says that nothing was since.

        It is for one thread.
        """

    @abstractmethod
    def explain(self, error: Exception) -> str:
        """Return what one of `errors` means, and what to do about it, without naming the ledger."""


@contextmanager
def plain_errors(store: Store) -> Iterator[None]:
    """Turn what the database says into a LedgerError that names the ledger, what is wrong, and what to do."""
    try:
        yield
    except store.errors as error:
        raise LedgerError(f"{store}: {store.explain(error)}") from error
