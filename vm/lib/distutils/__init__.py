# SPDX-License-Identifier: MIT
"""What programs use of distutils while they run: versions, helpers for files, folders and commands.

There is nothing here to build and install packages with (`distutils.core` and what it needs).
"""
import sys

__version__ = sys.version.split()[0]
