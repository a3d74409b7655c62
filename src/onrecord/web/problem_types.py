"""What can go wrong with a request to the API, each kind with an address that explains it (RFC 9457)."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PROBLEM_FOLDER", "PROBLEM_TYPES", "ProblemType", "problem_type"]

PROBLEM_FOLDER = "/api/v1/problems"
"""Below it stands a page for each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    """A kind of problem: `name` ends its address, `advice` says what a caller does about it."""

    name: str
    status: int
    title: str
    advice: str

    @property
    def address(self) -> str:
        """Where it is explained, on this server."""
        return f"{PROBLEM_FOLDER}/{self.name}"


PROBLEM_TYPES = {
    kind.name: kind
    for kind in (
        ProblemType(
            name="bad-request",
            status=400,
            title="The request cannot be understood",
            advice="Read `detail`, which says what is wrong, and the documentation under /api/v1/docs.",
        ),
        ProblemType(
            name="sign-in",
            status=401,
            title="An account is needed",
            advice="Sign in at /login and send the cookie of the session along.",
        ),
        ProblemType(
            name="not-allowed",
            status=403,
            title="This is not for you",
            advice="Ask for another role, or, where something is decided, send the token of your session along.",
        ),
        ProblemType(
            name="not-found",
            status=404,
            title="There is no such thing",
            advice="Take ids and keys from a list, as they stand there, and encode them where they stand in a path.",
        ),
        ProblemType(
            name="method-not-allowed",
            status=405,
            title="This is not done here",
            advice="Use a method that the header `Allow` names.",
        ),
        ProblemType(
            name="not-acceptable",
            status=406,
            title="There is no such form of it",
            advice="Ask for application/json, or leave the header `Accept` out.",
        ),
        ProblemType(
            name="conflict",
            status=409,
            title="It is no longer so",
            advice="Read it again: it was decided meanwhile, or is no longer asked.",
        ),
        ProblemType(
            name="too-large",
            status=413,
            title="The request is too large",
            advice="Send less at a time; `detail` says how much is taken.",
        ),
        ProblemType(
            name="unsupported-media-type",
            status=415,
            title="This form of a body is not read",
            advice="Send JSON with `Content-Type: application/json`, and a form where a form is asked for.",
        ),
        ProblemType(
            name="unknown-host",
            status=421,
            title="This server is not called so",
            advice="Use the address under which the page is served.",
        ),
        ProblemType(
            name="invalid",
            status=422,
            title="A value is not as it should be",
            advice="`errors` names each field, says what is wrong with it, and which known names are near.",
        ),
        ProblemType(
            name="too-many-requests",
            status=429,
            title="Too many requests",
            advice="Wait as many seconds as the header `Retry-After` says. Lists take 100 rows at a time.",
        ),
        ProblemType(
            name="server-error",
            status=500,
            title="Something is wrong with this server",
            advice="Nothing is wrong with the request. Whoever runs the server finds the reason in its log.",
        ),
        ProblemType(
            name="not-ready",
            status=503,
            title="Not now",
            advice="Ask again after as many seconds as the header `Retry-After` says.",
        ),
    )
}
"""By name. Kinds are only ever added."""

_BY_STATUS = {kind.status: kind for kind in PROBLEM_TYPES.values()}


def problem_type(status: int) -> ProblemType:
    """Return the kind of a status; of one that has no kind of its own, that of its hundred.

    >>> problem_type(404).address, problem_type(418).name, problem_type(502).name
    ('/api/v1/problems/not-found', 'bad-request', 'server-error')
    """
    known = _BY_STATUS.get(status)
    return known or (_BY_STATUS[500] if status >= 500 else _BY_STATUS[400])
