"""What the service says of itself."""

from __future__ import annotations

from typing import Any

from onrecord import __version__
from onrecord.web.api.reconcile.entities import type_objects

__all__ = ["RECONCILE", "manifest"]

RECONCILE = "/api/v1/reconcile"
_WIDTH, _HEIGHT = 420, 220


def manifest(base: str) -> dict[str, Any]:
    """Return the manifest of the service of the page at `base`.

    >>> manifest("https://list.example")["preview"]["url"]
    'https://list.example/api/v1/reconcile/preview?id={{id}}'
    """
    service = f"{base}{RECONCILE}"
    return {
        "versions": ["0.2"],
        "name": "onrecord: donors and funds",
        "identifierSpace": f"{service}/view/",
        "schemaSpace": f"{base}/api/v1/docs#tag-reconciliation",
        "documentation": f"{base}/api/v1/docs",
        "serviceVersion": __version__,
        "defaultTypes": type_objects(("donor", "person", "organization", "fund")),
        "view": {"url": f"{service}/view/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": _WIDTH, "height": _HEIGHT},
        "suggest": {
            name: {"service_url": service, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/extend/propose"},
            "property_settings": [],
        },
    }
