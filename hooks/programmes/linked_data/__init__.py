"""Turns pages and their programmes into schema.org JSON-LD (release 30.0)."""

from __future__ import annotations

from programmes.linked_data.graph import Node, document
from programmes.linked_data.pages import breadcrumbs, dataset, items, nodes, written
from programmes.linked_data.programmes import about

__all__ = ["Node", "about", "breadcrumbs", "dataset", "document", "items", "nodes", "written"]
