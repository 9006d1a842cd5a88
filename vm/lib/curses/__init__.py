# SPDX-License-Identifier: MIT
"""Screens of characters: windows, keys, colours and the mouse on terminals of all kinds."""
import os as _os
import sys as _sys

import _curses
from _curses import *
from curses.wrapper import wrapper

__revision__ = '$Id$'


def _take(names):
    """Brings in what _curses knows only now."""
    known = vars(_curses)
    for name in names:
        globals()[name] = known[name]


def initscr():
    """Opens the screen and returns its window. A terminal that is not known is a curses.error."""
    setupterm(term=_os.environ.get('TERM', 'unknown'), fd=_sys.__stdout__.fileno())
    stdscr = _curses.initscr()
    _take(name for name in vars(_curses) if name.startswith('ACS_') or name in ('LINES', 'COLS'))
    return stdscr


def start_color():
    """Allows the use of colours; COLORS and COLOR_PAIRS say how many there are."""
    result = _curses.start_color()
    _take(['COLORS', 'COLOR_PAIRS'])
    return result
