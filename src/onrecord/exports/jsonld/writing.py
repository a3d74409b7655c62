"""The whole list as one JSON-LD document in schema.org's words, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.exports.jsonld.claims import claim_node
from onrecord.exports.jsonld.nodes import Node
from onrecord.exports.jsonld.reviews import Retraction, retracted_node, review_nodes
from onrecord.exports.sourced import SourcedGift
from onrecord.views.visible import json_pieces

__all__ = ["CONTEXT", "jsonld_pieces", "make_nodes"]

# Inline, so that nobody has to fetch it. Amounts and dates stay plain text, and exact.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "actionStatus": {"@type": "@id"},
}


def make_nodes(
    gifts: Iterable[SourcedGift], retractions: Iterable[Retraction] = (), base: str | None = None
) -> Iterator[Node]:
    """Yield a Claim for each gift, a ClaimReview where a person judged it, and what was taken off the list."""
    for gift in gifts:
        yield claim_node(gift, base)
        yield from review_nodes(gift, base)
    for retraction in retractions:
        yield retracted_node(retraction, base)


def jsonld_pieces(nodes: Iterator[Node]) -> Iterator[str]:
    r"""Yield the document; its graph is written node by node.

    >>> "".join(jsonld_pieces(iter([]))).endswith('"@graph": []}\n')
    True
    """
    yield from json_pieces({"@context": CONTEXT, "@graph": nodes})
    yield "\n"
