"""The addresses of the API, one module each; a module has a `router`."""

from onrecord.web.api.routes import documentation, donors, funds, gifts, index, reconciling

__all__ = ["ROUTERS"]

ROUTERS = (index.router, gifts.router, donors.router, funds.router, reconciling.router, documentation.router)
