"""The pages, one module each; a module has a `router`."""

from onrecord.web.pages import articles, charts, donors, exports, filings, funds, gifts, pledges

__all__ = ["ROUTERS"]

ROUTERS = (
    gifts.router,
    funds.router,
    donors.router,
    pledges.router,
    articles.router,
    filings.router,
    charts.router,
    exports.router,
)
"""What the application serves as pages."""
