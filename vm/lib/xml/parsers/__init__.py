# SPDX-License-Identifier: MIT
"""Interfaces to XML parsers: `expat`."""
