# SPDX-License-Identifier: MIT
"""Pseudo terminals: pairs of descriptors, of which what is written to one is read from the other as from a terminal.

fork() and spawn() are missing, as os.fork() is; subprocess takes the slave's descriptor for the streams of a child."""
import os

__all__ = ["openpty"]

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = range(3)
# What fork() gives in the child: modules name it that never fork.
CHILD = 0


def openpty():
    """A new pair: the descriptor of the master, and that of the slave."""
    return os.openpty()


def master_open():
    """The descriptor of a new master, and the name of its slave. Deprecated: use openpty()."""
    master, slave = os.openpty()
    name = os.ttyname(slave)
    os.close(slave)
    return master, name


def slave_open(tty_name):
    """The descriptor of a slave, by name. Deprecated: use openpty()."""
    return os.open(tty_name, os.O_RDWR)
