# SPDX-License-Identifier: MIT
"""Whether distutils shows tracebacks: the environment variable DISTUTILS_DEBUG."""
import os

DEBUG = os.environ.get('DISTUTILS_DEBUG')
