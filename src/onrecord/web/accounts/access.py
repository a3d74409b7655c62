"""Who may do what: one table of decisions over where the page is served, what is asked for, and by whom."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from onrecord.web.accounts.users import User

__all__ = [
    "ACCESSES",
    "READING_METHODS",
    "Paths",
    "choose_access",
    "is_asking",
    "is_loopback",
    "may_pass",
    "wanted_role",
]

ACCESSES = ("local", "private", "public")
"""How the page is open: `local` asks nobody for an account (only this machine can reach it), `private` asks readers
and reviewers, `public` asks reviewers alone."""

READING_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Which addresses are not like the others. Each stands for itself and all that is below it."""

    open: tuple[str, ...] = ("/login", "/logout", "/static", "/robots.txt", "/healthz")
    """Asks for no account: what is needed to sign in, and whether the server is there."""

    reviewing: tuple[str, ...] = ("/review", "/api/v1/review")
    """What waits for a person is not published: it asks for a reviewer also to be read."""

    admin: tuple[str, ...] = ("/admin",)

    asking: tuple[str, ...] = ("/api/v1/reconcile",)
    """Where a POST only asks and changes nothing, so that other programs and pages may send it."""


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone; a name is, if it is localhost.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", "desk.example")]
    [True, True, True, False, False, False]
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def choose_access(host: str, name: str | None = None, *, public: bool | None = None, behind_proxy: bool = False) -> str:
    """Return how the page is open: as `--public` or `--private` say, else by where it listens.

    A page behind a proxy, or one that readers call by a `name`, is reached from beyond, wherever it listens itself.

    >>> choose_access("127.0.0.1"), choose_access("127.0.0.1", behind_proxy=True), choose_access("0.0.0.0")
    ('local', 'private', 'private')
    >>> choose_access("127.0.0.1", "list.example")
    'private'
    >>> choose_access("0.0.0.0", public=True), choose_access("127.0.0.1", public=False)
    ('public', 'private')
    """
    if public is None:
        is_local = is_loopback(host) and is_loopback(name or host) and not behind_proxy
        return "local" if is_local else "private"
    return "public" if public else "private"


def wanted_role(access: str, method: str, path: str, paths: Paths) -> str | None:
    """Return the role that is wanted for a request, None where anybody may make it.

    >>> wanted_role("public", "GET", "/pledges", Paths()), wanted_role("private", "GET", "/pledges", Paths())
    (None, 'reader')
    >>> wanted_role("public", "POST", "/pledges/1/note", Paths())
    'reviewer'
    """
    if access == "local" or _is_below(path, paths.open):
        return None
    if _is_below(path, paths.admin):
        return "admin"
    reads = method in READING_METHODS or is_asking(method, path, paths)
    if not reads or _is_below(path, paths.reviewing):
        return "reviewer"
    return None if access == "public" else "reader"


def is_asking(method: str, path: str, paths: Paths) -> bool:
    """Whether a request only asks, though its method could change something."""
    return method == "POST" and _is_below(path, paths.asking)


def may_pass(user: User | None, role: str | None) -> bool:
    """Whether a user, or nobody, has the role that is wanted.

    >>> may_pass(None, None), may_pass(None, "reader"), may_pass(User(name="ann", role="admin"), "reader")
    (True, False, True)
    """
    return role is None or (user is not None and user.may(role))


def _is_below(path: str, tops: tuple[str, ...]) -> bool:
    return any(path == top or path.startswith(f"{top}/") for top in tops)
