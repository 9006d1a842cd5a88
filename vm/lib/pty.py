# SPDX-License-Identifier: MIT
"""Pseudo terminals: pairs of descriptors, of which what is written to one is read from the other as from a terminal."""
import os
from select import select
import tty

__all__ = ["openpty", "fork", "spawn"]

STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO = range(3)
# What fork() gives in the child.
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


def fork():
    """Makes a copy of this process in a session of its own, whose terminal and standard streams are a new slave: (process
    id, descriptor of the master), in the copy (0, -1)."""
    return os.forkpty()


def _read(fd):
    return os.read(fd, 1024)


def _writen(fd, data):
    while data:
        data = data[os.write(fd, data):]


def _copy(master_fd, master_read=_read, stdin_read=_read):
    # Between the terminal and ours, until one side ends.
    fds = [master_fd, STDIN_FILENO]
    while True:
        ready = select(fds, [], [])[0]
        if master_fd in ready:
            data = master_read(master_fd)
            if data:
                os.write(STDOUT_FILENO, data)
            else:
                fds.remove(master_fd)
        if STDIN_FILENO in ready:
            data = stdin_read(STDIN_FILENO)
            if data:
                _writen(master_fd, data)
            else:
                fds.remove(STDIN_FILENO)


def spawn(argv, master_read=_read, stdin_read=_read):
    """Runs a program in a terminal of its own, which is connected with ours until it ends."""
    if isinstance(argv, str):
        argv = (argv,)
    pid, master_fd = fork()
    if pid == CHILD:
        os.execlp(argv[0], *argv)
    try:
        mode = tty.tcgetattr(STDIN_FILENO)
        tty.setraw(STDIN_FILENO)
    except tty.error:
        mode = None
    try:
        _copy(master_fd, master_read, stdin_read)
    except (IOError, OSError):
        if mode is not None:
            tty.tcsetattr(STDIN_FILENO, tty.TCSAFLUSH, mode)
    os.close(master_fd)
