# SPDX-License-Identifier: MIT
"""Panels: windows that lie above each other."""
from _curses_panel import *

__revision__ = '$Id$'
