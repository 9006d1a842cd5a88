# SPDX-License-Identifier: MIT
"""Messages of the kinds of MIME, as programs build them."""
