"""The languages of the page: English at `/`, another one under its code (`/fr/...`)."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["DEFAULT", "LANGUAGES", "LanguagePrefix", "localized", "part_language"]

LANGUAGES = {"en": "English", "fr": "Français"}
"""By code, each as it calls itself. The first is served without a prefix."""

DEFAULT = "en"
"""The language that is served without a prefix."""


class LanguagePrefix:
    """Takes the language off the front of a path, so that every page has one route: "/fr/funds" is "/funds" in French.

    The language is left in `request.state.language`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its path without the language."""
        if scope["type"] == "http":
            language, path = part_language(scope["path"])
            scope = {**scope, "path": path, "raw_path": path.encode("utf-8")}
            scope["state"] = {**scope.get("state", {}), "language": language}
        await self._app(scope, receive, send)


def part_language(path: str) -> tuple[str, str]:
    """Return the language of a path, and the path without it.

    >>> part_language("/fr/funds"), part_language("/funds")
    (('fr', '/funds'), ('en', '/funds'))
    """
    first, _, rest = path.removeprefix("/").partition("/")
    if first in LANGUAGES and first != DEFAULT:
        return first, f"/{rest}"
    return DEFAULT, path


def localized(path: str, language: str) -> str:
    """Return the path of a page in a language.

    >>> localized("/funds", "en"), localized("/funds", "fr")
    ('/funds', '/fr/funds')
    """
    return path if language == DEFAULT else f"/{language}{path}"
