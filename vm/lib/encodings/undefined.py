# SPDX-License-Identifier: MIT
"""A codec that refuses everything: as the default encoding it shows where conversions happen by themselves."""
from encodings import _make


def _refuse(input, errors='strict'):
    raise UnicodeError("undefined encoding")


_make.define(globals(), 'undefined', _refuse, _refuse)
