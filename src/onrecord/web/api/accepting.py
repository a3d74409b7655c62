"""Which form of an answer a caller takes (RFC 9110, Accept)."""

from __future__ import annotations

from fastapi import Request

from onrecord.web.api.problems import RequestError

__all__ = ["accepts", "check_accepts"]


def check_accepts(request: Request, media_type: str) -> None:
    """Raise RequestError where the caller takes no answer of a media type."""
    header = request.headers.get("accept")
    if header and not accepts(header, media_type):
        raise RequestError("not-acceptable", f"this is given as {media_type} alone")


def accepts(header: str, media_type: str) -> bool:
    """Whether a header takes a media type: by the range that names it most closely, unless its weight is 0.

    >>> accepts("text/html, */*;q=0.1", "application/json"), accepts("text/html", "application/json")
    (True, False)
    >>> accepts("*/*, application/json;q=0", "application/json")
    False
    """
    weights: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip().casefold() for piece in part.split(";"))
        weights[name] = _weight(parameters)
    family = media_type.partition("/")[0]
    found = next((weights[name] for name in (media_type, f"{family}/*", "*/*") if name in weights), 0.0)
    return found > 0


def _weight(parameters: list[str]) -> float:
    told = next((one.removeprefix("q=") for one in parameters if one.startswith("q=")), "1")
    try:
        return float(told)
    except ValueError:
        return 1.0
