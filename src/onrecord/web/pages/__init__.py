"""The pages, one module each; a module has a `router`."""

from onrecord.web.pages import articles, charts, donors, exports, funds, gifts, pledges

__all__ = ["ROUTERS"]

ROUTERS = (
    gifts.router,
    funds.router,
    donors.router,
    pledges.router,
    articles.router,
    charts.router,
    exports.router,
)
"""What the application serves as pages."""
