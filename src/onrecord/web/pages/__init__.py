"""The pages, one module each; a module has a `router`."""

from onrecord.web.pages import (
    articles,
    charts,
    corrections,
    donors,
    exports,
    filings,
    funds,
    gifts,
    machines,
    method,
    pledges,
    problems,
    review,
)

__all__ = ["ROUTERS"]

ROUTERS = (
    gifts.router,
    funds.router,
    donors.router,
    pledges.router,
    articles.router,
    filings.router,
    review.router,
    corrections.router,
    problems.router,
    method.router,
    charts.router,
    exports.router,
    machines.router,
)
"""What the application serves as pages."""
