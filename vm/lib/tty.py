# SPDX-License-Identifier: MIT
"""Modes of a terminal in which each key arrives at once."""
from termios import *

__all__ = ['setraw', 'setcbreak']

# Where things stand in what tcgetattr() gives.
IFLAG, OFLAG, CFLAG, LFLAG, ISPEED, OSPEED, CC = range(7)


def _at_once(mode):
    # A read returns with the first byte, however long that takes.
    mode[CC][VMIN] = 1
    mode[CC][VTIME] = 0


def setraw(fd, when=TCSAFLUSH):
    """Raw: no echo, no lines, no signals from keys, no translation, eight bits."""
    mode = tcgetattr(fd)
    mode[IFLAG] &= ~(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    mode[OFLAG] &= ~OPOST
    mode[CFLAG] = mode[CFLAG] & ~(CSIZE | PARENB) | CS8
    mode[LFLAG] &= ~(ECHO | ICANON | IEXTEN | ISIG)
    _at_once(mode)
    tcsetattr(fd, when, mode)


def setcbreak(fd, when=TCSAFLUSH):
    """Each key at once and without echo; keys like Ctrl-C still send signals."""
    mode = tcgetattr(fd)
    mode[LFLAG] &= ~(ECHO | ICANON)
    _at_once(mode)
    tcsetattr(fd, when, mode)
