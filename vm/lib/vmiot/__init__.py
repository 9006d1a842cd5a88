# SPDX-License-Identifier: MIT
"""What vmiotman offers beyond Python 2.7."""
