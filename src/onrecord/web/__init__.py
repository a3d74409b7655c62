"""The page and the API: the ledger as readers see it."""

from onrecord.web.app import make_app
from onrecord.web.settings import WebSettings

__all__ = ["WebSettings", "make_app"]
