"""Routers of the API, and how they come into its application."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Depends, FastAPI

from onrecord.web.api.names import check_names

__all__ = ["add_routers", "new_router"]


def new_router(tag: str) -> APIRouter:
    """Return a router whose addresses stand under a tag, and refuse parameters that they do not know."""
    return APIRouter(tags=[tag], dependencies=[Depends(check_names)])


def add_routers(api: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Put the routes of routers beside one another: `include_router` would hide them from who asks what is served."""
    for router in routers:
        api.router.routes.extend(router.routes)
