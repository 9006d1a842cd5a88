# SPDX-License-Identifier: MIT
"""Setup scripts of packages in Python: to build, install and hand them on. Nothing here builds extensions in C."""
import sys

__version__ = sys.version.split()[0]
