"""What can go wrong, as one tree.

    OnrecordError
    ├── SourceError      a source cannot be read at all (missing, unreadable, too large)
    ├── PageError        bytes that do not make an article (binary, empty, damaged)
    ├── FilingError      bytes that do not make a filing (no header, no cover, another format)
    ├── DataFileError    a packaged or user data file is wrong: names the file and the key
    ├── LedgerError      the ledger cannot be opened or written
    ├── ExportError      a file of a format cannot be made (a value does not fit, something stands in the way)
    ├── QuestionError    a list is asked for in a way that it cannot be given: names the field
    ├── AccountsError    the accounts of the page cannot be read or changed as asked
    ├── ExtraError       a source, a format or an engine needs what is not installed
    ├── EngineError      processes or a cluster cannot be started, or a cluster ends a job
    └── ServingError     the page cannot be served there, or in so many processes

An exception means "this one cannot go on". The pipeline turns it into a `Problem`, so the rest goes on; a wrong
data file or a ledger that cannot be written ends the command instead, since nothing after it could be trusted.
"""

from __future__ import annotations

__all__ = [
    "AccountsError",
    "DataFileError",
    "EngineError",
    "ExportError",
    "ExtraError",
    "FilingError",
    "LedgerError",
    "OnrecordError",
    "PageError",
    "QuestionError",
    "ServingError",
    "SourceError",
]


class OnrecordError(Exception):
    """Root of every error that onrecord raises on purpose.

    >>> issubclass(SourceError, OnrecordError)
    True
    """


class SourceError(OnrecordError):
    """A source cannot be read: it is missing, unreadable, vanished while read, or too large."""


class PageError(OnrecordError):
    """The bytes do not make an article: binary, empty, or without any text."""


class FilingError(OnrecordError):
    """The bytes do not make a filing: no header, no cover line, or a format that is not read.

    `advice` says what to do about it, where that is not to look at the file.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        self.advice = advice
        super().__init__(what)


class DataFileError(OnrecordError):
    """A data file breaks its schema. Raised when it is loaded, never later.

    >>> str(DataFileError("funds/x.toml", "names.en", "missing"))
    'funds/x.toml: names.en: missing'
    """

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")

    def __reduce__(self) -> tuple[type[DataFileError], tuple[str, str, str]]:
        """Return how to make it again: it crosses from a reading process to the one that started it."""
        return type(self), (self.file, self.key, self.reason)


class LedgerError(OnrecordError):
    """The ledger cannot be opened, written or trusted: locked, full disk, not a ledger, newer schema."""


class ExportError(OnrecordError):
    """A file of a format cannot be made: a value does not fit into it, or something stands in its way."""


class ExtraError(OnrecordError):
    """A source, a format or an engine needs what is not installed; the message names the extra."""


class EngineError(OnrecordError):
    """Processes or a cluster cannot be started or used as asked, or a cluster ended a job; the message says why."""


class AccountsError(OnrecordError):
    """The accounts of the page cannot be used or changed as asked; the message says why and what to do."""


class ServingError(OnrecordError):
    """The page cannot be served: its address is taken or not of this machine, or no process of it starts."""


class QuestionError(OnrecordError):
    """A list or a record is asked for in a way that it cannot be given.

    >>> str(QuestionError("status", "'lost' is none of planned, given"))
    "status: 'lost' is none of planned, given"
    """

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")
