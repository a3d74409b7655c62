"""The pages, one module each; a module has a `router`."""

from onrecord.web.pages import gifts

__all__ = ["ROUTERS"]

ROUTERS = (gifts.router,)
"""What the application serves as pages."""
