# SPDX-License-Identifier: MIT
"""Holds `google.protobuf`."""
