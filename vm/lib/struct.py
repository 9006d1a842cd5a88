# SPDX-License-Identifier: MIT
"""Values packed into bytes by a format string, as C structures are. Everything is native."""
from _struct import *
from _struct import _clearcache
from _struct import __doc__
