"""Serving an application: what is made before the first reader comes, where it listens, and in how many processes."""

from onrecord.web.serving.listening import listen
from onrecord.web.serving.processes import MOST_WORKERS, choose_workers, serve_pages

__all__ = ["MOST_WORKERS", "choose_workers", "listen", "serve_pages"]
