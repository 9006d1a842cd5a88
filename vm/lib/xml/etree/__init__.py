# SPDX-License-Identifier: MIT
"""Trees of elements: `ElementTree`, and `cElementTree`, which is the same here."""
