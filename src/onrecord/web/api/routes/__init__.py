"""The addresses of the API, one module each; a module has a `router`."""

from onrecord.web.api.routes import (
    articles,
    documentation,
    donors,
    filings,
    funds,
    gifts,
    index,
    method,
    reconciling,
    reviewing,
)

__all__ = ["ROUTERS"]

ROUTERS = tuple(
    module.router
    for module in (
        index,
        gifts,
        donors,
        funds,
        articles,
        filings,
        reviewing,
        reconciling,
        method,
        documentation,
    )
)
