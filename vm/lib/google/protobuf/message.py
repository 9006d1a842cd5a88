# SPDX-License-Identifier: MIT
"""The base class of messages, and the errors of reading and writing them."""
from __future__ import absolute_import

from _protobuf import DecodeError, EncodeError, Message


class Error(Exception):
    """An error of this library."""
