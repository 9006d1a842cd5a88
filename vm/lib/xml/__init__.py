# SPDX-License-Identifier: MIT
"""XML: `dom` (documents as trees of nodes), `sax` (events), `etree` (trees of elements), `parsers` (expat)."""

__all__ = ["dom", "parsers", "sax", "etree"]
