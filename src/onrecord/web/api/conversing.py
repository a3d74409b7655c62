"""What holds for every address of the API: OPTIONS, which pages elsewhere may read, how often one may ask."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Message, Receive, Scope, Send

from onrecord.web.api.limiting import Limiter
from onrecord.web.api.origins import CrossOrigin
from onrecord.web.api.problems import problem_response
from onrecord.web.problem_types import PROBLEM_TYPES

__all__ = ["Conversing"]


class Conversing:
    """Stands before the routes of the API."""

    def __init__(self, api: FastAPI, origins: CrossOrigin, limiter: Limiter | None) -> None:
        self.api, self._origins, self._limiter = api, origins, limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS, and pass everything else on."""
        methods = _methods_at(self.api, scope)
        shared = self._origins.headers_for(scope)
        send = _send_with(send, {**shared, **({"Allow": ", ".join(methods)} if methods else {})})
        wait = self._limiter.wait_of(scope) if self._limiter else 0
        if wait:
            kind = PROBLEM_TYPES["too-many-requests"]
            await problem_response(kind, kind.advice, headers={"Retry-After": str(wait)})(scope, receive, send)
        elif scope["method"] == "OPTIONS" and methods:
            await self._answer_options(scope, methods, is_shared=bool(shared))(scope, receive, send)
        else:
            await self.api(scope, receive, send)

    def _answer_options(self, scope: Scope, methods: tuple[str, ...], *, is_shared: bool) -> Response:
        headers = {"Allow": ", ".join(methods)}
        if is_shared and "access-control-request-method" in Headers(scope=scope):
            headers["Access-Control-Allow-Methods"] = ", ".join(methods)
            headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, If-None-Match"
            headers["Access-Control-Max-Age"] = "600"
        return Response(status_code=204, headers=headers)


def _methods_at(api: FastAPI, scope: Scope) -> tuple[str, ...]:
    """Return what may be done at an address; nothing where there is none."""
    found: set[str] = set()
    for route in api.routes:
        if isinstance(route, Route) and route.matches(scope)[0] != Match.NONE:
            found |= route.methods or set()
    if "GET" in found:
        found.add("HEAD")
    return (*sorted(found), "OPTIONS") if found else ()


def _send_with(send: Send, added: dict[str, str]) -> Send:
    """Add headers; those that methods are named by only to an answer that needs them (405)."""

    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                if name == "Vary":
                    headers.add_vary_header(value)
                elif name != "Allow" or message["status"] == 405:
                    headers[name] = value
        await send(message)

    return send_more
