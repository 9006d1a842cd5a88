# SPDX-License-Identifier: MIT
"""Runs a function with the screen open, and gives the terminal back whatever happens."""
import curses


def wrapper(func, *args, **kwds):
    """Calls func(window of the screen, *args, **kwds) and returns what it returns.

    Keys come as they are typed, function keys are one key each, and colours may be used where the terminal has them."""
    try:
        stdscr = curses.initscr()
        curses.noecho()
        curses.cbreak()
        stdscr.keypad(1)
        try:
            curses.start_color()
        except:
            # A terminal without colours does.
            pass
        return func(stdscr, *args, **kwds)
    finally:
        if 'stdscr' in locals():
            stdscr.keypad(0)
            curses.echo()
            curses.nocbreak()
            curses.endwin()
