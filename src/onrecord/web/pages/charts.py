"""Charts as pictures, and their rows as CSV."""

from __future__ import annotations

import csv
import io
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import Response

from onrecord.charts import NARROW, THEMES, WIDE, Chart, svg_of
from onrecord.exports.cells import guard, shown_text
from onrecord.ledger.catalogue import fund_subject
from onrecord.web.funds.charts import FUND_CHARTS, draw_fund
from onrecord.web.languages import DEFAULT, LANGUAGES
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_Choice = Annotated[str, Query()]


@router.get("/charts/funds/{key:path}/{name}.svg")
def show_picture(
    visit: Visiting, key: str, name: str, theme: _Choice = "light", width: int = WIDE, lang: str = ""
) -> Response:
    """Show a chart of a fund, in a theme, for a width that a page asks for."""
    _check(name, theme in THEMES, width in (NARROW, WIDE), lang in ("", *LANGUAGES))
    of = (fund_subject(key),)
    return visit.answer(lambda: _picture(visit, key, name, theme, width, lang or visit.language), of=of)


def _picture(visit: Visit, key: str, name: str, theme: str, width: int, language: str) -> Response:
    chart = draw_fund(visit.catalogue, key, name, language, width)
    if chart.drawing is None:
        raise HTTPException(404)
    return Response(svg_of(chart, theme), media_type="image/svg+xml")


@router.get("/charts/funds/{key:path}/{name}.csv")
def show_rows(visit: Visiting, key: str, name: str) -> Response:
    """Show the rows that a chart of a fund is drawn from."""
    _check(name)
    of = (fund_subject(key),)
    return visit.answer(lambda: _rows(draw_fund(visit.catalogue, key, name, DEFAULT, WIDE), f"{name}.csv"), of=of)


def _check(name: str, *are_right: bool) -> None:
    if name not in FUND_CHARTS or not all(are_right):
        raise HTTPException(404)


def _rows(chart: Chart, file: str) -> Response:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(chart.header)
    writer.writerows([_cell(cell) for cell in row] for row in chart.rows)
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(text.getvalue().encode("utf-8"), headers=headers, media_type="text/csv; charset=utf-8")


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet runs; a sum below nothing stays a number."""
    shown = shown_text(text, raw=False)
    return shown if shown.removeprefix("-").replace(".", "", 1).isdecimal() else guard(shown)
