"""Templates to pages: one Jinja environment a language, everything escaped."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord import __version__
from onrecord.reference.translations import load_translations
from onrecord.views.visible import visible
from onrecord.web.assets import asset
from onrecord.web.filters import make_filters
from onrecord.web.languages import LANGUAGES, localized
from onrecord.web.naming import fund_title, known_fund
from onrecord.web.safety.outward import outward
from onrecord.web.vocabulary import translate_vocabulary

__all__ = ["environment", "render"]

_KEPT_ROWS = 8192
_KEPT_CHARTS = 256


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
    translations = load_translations(language)
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update({name: _showing(made.globals[name]) for name in ("gettext", "ngettext")})  # type: ignore[arg-type]
    made.filters.update(make_filters(language), outward=outward)
    made.globals.update(language=language, languages=LANGUAGES, version=__version__, localized=localized)
    made.globals.update(asset=asset, fund_title=fund_title, known_fund=known_fund)
    words = translate_vocabulary(translations.gettext)
    made.globals.update(words=words, named=lambda subject, codes: [(code, words[subject][code]) for code in codes])
    made.globals.update(
        kept_row=_keep(made, "macros/lists.html", "gift_row", _KEPT_ROWS),
        kept_chart=_keep(made, "macros/charts.html", "chart", _KEPT_CHARTS),
        kept_place=_keep(made, "macros/excerpts.html", "place_of", _KEPT_ROWS),
        words_of=_name_fields(words["field"]),
    )
    return made


def _keep(made: Environment, template: str, macro: str, most: int) -> Callable[..., str]:
    """Return what a macro makes of its values, and keeps what it made last; it must depend on nothing else.

    A page that is added changes few of the rows and charts. A row takes a tenth of a millisecond, and a list of 25 of
    them is most of its page.
    """

    @lru_cache(maxsize=most)
    def fill(*values: Hashable) -> str:
        filled: str = getattr(made.get_template(template).module, macro)(*values)
        return filled

    return fill


def _name_fields(words: Mapping[str, str]) -> Callable[[tuple[str, ...]], str]:
    """Return a function that names fields, of which there are few tuples on many pages."""

    @cache
    def named(fields: tuple[str, ...]) -> str:
        return ", ".join(words.get(field, field) for field in fields)

    return named


def _showing(translate: Callable[..., str]) -> Callable[..., str]:
    """Return a function of gettext that writes out what cannot be seen in the values of a translated sentence.

    Jinja finishes what `{{ }}` prints, and not what stands in `{% trans %}`.
    """

    @pass_context
    def shown(context: Context, *texts: Any, **values: Any) -> str:  # noqa: ANN401 - whatever the template shows
        return translate(context, *texts, **{name: _finalize(value) for name, value in values.items()})

    return shown


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(language: str, template: str, **context: Any) -> str:  # noqa: ANN401 - whatever the template shows
    """Return a template filled in."""
    return environment(language).get_template(template).render(**context)
