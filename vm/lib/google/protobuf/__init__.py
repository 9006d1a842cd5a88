# SPDX-License-Identifier: MIT
"""Protocol buffers with the API of Google's library. `foo.proto` is imported as `foo_pb2`."""

__version__ = "3.17.3"
