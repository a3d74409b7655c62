"""Templates to pages: one Jinja environment a language, everything escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord import __version__
from onrecord.reference.translations import load_translations
from onrecord.views.visible import visible
from onrecord.web.filters import make_filters
from onrecord.web.languages import LANGUAGES, localized
from onrecord.web.safety.outward import outward

__all__ = ["environment", "render"]


@cache
def environment(language: str) -> Environment:
    """Return the environment of templates in a language.

    Whatever a template prints is escaped, and what steers the reading direction or cannot be seen is written out; an
    unknown name is an error.
    """
    made = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_finalize,
    )
    made.install_gettext_translations(load_translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(make_filters(language), outward=outward)
    made.globals.update(language=language, languages=LANGUAGES, version=__version__, localized=localized)
    return made


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(language: str, template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template shows
    """Return a template filled in."""
    return environment(language).get_template(template).render(**context)
