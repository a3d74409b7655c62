"""What a PostgreSQL server means, in plain words."""

from __future__ import annotations

__all__ = ["explain_server"]

# What a server, or the library that asks it, says; it is looked for in the code of the error and its text, in small
# letters, and the first that fits is told. https://www.postgresql.org/docs/15/errcodes-appendix.html
_ADVICE = (
    (
        ("28p01", "password authentication failed", "no password supplied"),
        "the server does not take this name with this password",
        "check both; the password may also stand in PGPASSWORD or ~/.pgpass",
    ),
    (("no pg_hba.conf entry",), "the server lets nobody in so", "ask who keeps it for a line in pg_hba.conf"),
    (('role "',), "the server does not know this user", "check the name, or make it with CREATE ROLE"),
    (
        ("3d000", 'database "'),
        "the server has no such database",
        "make it with `createdb --encoding UTF8`, or name another",
    ),
    (
        ("the database system is", "57p03"),
        "the server is starting or stopping",
        "run the same command again in a moment",
    ),
    (("53300", "too many", "remaining connection slots"), "the server takes no more connections", "try again later"),
    (
        (
            "connection refused",
            "translate host",
            "resolve host",
            "no such file",
            "timeout expired",
            "no route",
            "unreachable",
        ),
        "no server answers there",
        "check host and port, and that the server runs",
    ),
    (
        ("57p01", "57p02", "closed the connection", "connection is closed", "connection is lost", "terminating conn"),
        "the connection to the server was lost",
        "run the same command again; what was recorded is safe",
    ),
    (
        ("42501", "permission denied", "must be owner"),
        "this user lacks rights in the database",
        "docs/shared-ledger.md says which who needs",
    ),
    (("25006",), "the ledger is read-only", "name a server that may be written"),
    (
        ("53100", "no space left"),
        "the ledger cannot grow: the disk is full",
        "make room and run the same command again; what was recorded is safe",
    ),
    (
        ("55p03",),
        "the ledger is locked by another program",
        "wait until that program is done, then run the same command again",
    ),
    (("append-only",), "the ledger keeps facts as they are", "facts are only ever added"),
    (("xx001", "xx002"), "the ledger is damaged", "restore it from a copy"),
)


def explain_server(error: BaseException) -> str:
    """Return what is wrong and what to do.

    >>> explain_server(OSError('connection failed: FATAL:  database "gifts" does not exist'))
    'the server has no such database (make it with `createdb --encoding UTF8`, or name another)'
    """
    code = str(getattr(error, "sqlstate", None) or "")
    said = f"{code} {error}".lower()
    for marks, what, advice in _ADVICE:
        if any(mark in said for mark in marks):
            return f"{what} ({advice})"
    first = str(error).strip().partition("\n")[0]
    return f"the ledger cannot be used: {first} (`onrecord verify` says more)"
