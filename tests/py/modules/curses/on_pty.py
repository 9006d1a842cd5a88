# helper
"""Runs a function with a terminal as standard input and output; what programs print comes after it."""
import fcntl
import os
import pty
import select
import struct
import termios


class Terminal(object):
    def __init__(self, name, lines, columns):
        os.environ.update(TERM=name, ESCDELAY='60')
        for variable in 'LINES', 'COLUMNS':
            os.environ.pop(variable, None)
        self.master, self.slave = pty.openpty()
        self.resize(lines, columns)

    def resize(self, lines, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack('HHHH', lines, columns, 0, 0))

    def type(self, keys):
        os.write(self.master, keys)

    def output(self):
        """What was written to it since."""
        text = ''
        while select.select([self.master], [], [], 0)[0]:
            text += os.read(self.master, 65536)
        return text

    def run(self, f):
        old = [os.dup(fd) for fd in (0, 1)]
        for fd in 0, 1:
            os.dup2(self.slave, fd)
        try:
            return f(self)
        finally:
            for fd in 0, 1:
                os.dup2(old[fd], fd)
