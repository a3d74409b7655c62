"""Formats of linked data: FollowTheMoney, JSON-LD, IATI, Web Annotations; each streams the gifts of a request."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import __version__
from onrecord.errors import ExportError
from onrecord.exports.annotations import make_annotations
from onrecord.exports.followthemoney.entities import Entity
from onrecord.exports.followthemoney.statements import statement_lines
from onrecord.exports.followthemoney.writing import make_entities
from onrecord.exports.format import Format
from onrecord.exports.iati.activities import make_activities
from onrecord.exports.iati.transactions import Transaction, gift_transactions, line_transactions
from onrecord.exports.json_lines import jsonl_chunks
from onrecord.exports.jsonld.retractions import list_retractions
from onrecord.exports.jsonld.writing import jsonld_pieces, make_nodes
from onrecord.exports.other_lines import list_other_lines
from onrecord.exports.request import ExportRequest
from onrecord.exports.sourced import SourcedGift, list_sourced_gifts
from onrecord.ledger import Derived
from onrecord.pipeline import reader_fingerprint

__all__ = ["ANNOTATIONS", "FTM", "FTM_STATEMENTS", "IATI", "JSONLD"]

_GIFTS = ("pledges",)


def _derive(request: ExportRequest) -> Derived:
    return request.ledger.derive(reader_fingerprint(), floor=request.floor, as_of=request.as_of)


def _gifts(request: ExportRequest, derived: Derived) -> Iterator[SourcedGift]:
    return list_sourced_gifts(request.ledger, request.wanted, request.today, as_of=request.as_of, derived=derived)


def _entities(request: ExportRequest) -> Iterator[Entity]:
    derived = _derive(request)
    return make_entities(_gifts(request, derived), list_other_lines(request, derived))


def _ftm(request: ExportRequest) -> Iterator[bytes]:
    return jsonl_chunks(entity.as_object() for entity in _entities(request))


def _statements(request: ExportRequest) -> Iterator[bytes]:
    for line in statement_lines(_entities(request), origin=f"onrecord {__version__}"):
        yield line.encode()


def _jsonld(request: ExportRequest) -> Iterator[bytes]:
    nodes = make_nodes(_gifts(request, _derive(request)), list_retractions(request), request.base)
    for piece in jsonld_pieces(nodes):
        yield piece.encode()


def _iati(request: ExportRequest) -> Iterator[bytes]:
    transactions = list(_transactions(request))
    if not transactions:
        why = "none of these gifts has a sum and a day that its donor announced or a filing shows"
        raise ExportError(f"iati: {why}, and the standard knows no file without a transaction")
    yield make_activities(transactions)


def _transactions(request: ExportRequest) -> Iterator[Transaction]:
    derived = _derive(request)
    for gift in _gifts(request, derived):
        yield from gift_transactions(gift)
    yield from line_transactions(list_other_lines(request, derived))


def _annotations(request: ExportRequest) -> Iterator[bytes]:
    return jsonl_chunks(make_annotations(_gifts(request, _derive(request)), request.base))


FTM = Format(
    name="ftm",
    ending=".ftm.json",
    media_type="application/jsonl; charset=utf-8",
    meaning="entities of FollowTheMoney, one a line; a promise is never a payment",
    holds=_GIFTS,
    chunks=_ftm,
)
"""FollowTheMoney."""

FTM_STATEMENTS = Format(
    name="ftm-statements",
    ending=".statements.csv",
    media_type="text/csv; charset=utf-8; header=present",
    meaning="the same, a row a value; for machines: texts are not guarded against formulas",
    holds=_GIFTS,
    chunks=_statements,
)
"""FollowTheMoney's statements."""

JSONLD = Format(
    name="jsonld",
    ending=".jsonld",
    media_type="application/ld+json; charset=utf-8",
    meaning="schema.org claims, with reviews where a person judged, and corrections",
    holds=_GIFTS,
    chunks=_jsonld,
)
"""JSON-LD in schema.org's words."""

IATI = Format(
    name="iati",
    ending=".xml",
    media_type="application/xml",
    meaning="an activity a fund by the IATI standard 2.03, with its transaction codes",
    holds=_GIFTS,
    chunks=_iati,
)
"""IATI activities."""

ANNOTATIONS = Format(
    name="annotations",
    ending=".annotations.jsonl",
    media_type="application/jsonl; charset=utf-8",
    meaning="W3C Web Annotations, one a line: each value and the words that carry it",
    holds=_GIFTS,
    chunks=_annotations,
)
"""Web Annotations."""
