# SPDX-License-Identifier: MIT
"""Parts that messages use."""
