"""How it reads: the version, the reader, the languages."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request, Response

from onrecord import __version__
from onrecord.pipeline import reader_fingerprint
from onrecord.reference.confidence import load_confidence
from onrecord.reference.lexicon import language_codes
from onrecord.views.documents import decimal_text
from onrecord.views.languages import language_object
from onrecord.web.api.answers import answer
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.method import LanguageList, MethodShape

__all__ = ["router"]

router = new_router("about")


@router.get("/languages", response_model=LanguageList, summary="List the languages that are read")
def list_languages(request: Request) -> Response:
    """List the languages with the size of their word lists and how many sentences of each are tested."""
    return answer(request, lambda _: {"items": _languages()})


@cache
def _languages() -> list[dict[str, str | int]]:
    """Return the languages, which are packaged and stay as they are: their words take half a second to parse."""
    return [language_object(code) for code in language_codes()]


@router.get("/method", response_model=MethodShape, summary="How it reads")
def show_method(request: Request) -> Response:
    """Return which rules read pages now, and from which confidence on a claim is listed without a person."""
    return answer(request, lambda _: _method())


def _method() -> dict[str, Any]:
    return {
        "version": __version__,
        "reader": reader_fingerprint(),
        "floor": decimal_text(load_confidence().floor),
        "languages": list(language_codes()),
    }
