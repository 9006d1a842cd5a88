# SPDX-License-Identifier: MIT
"""Text files that are read line by line, without comments and empty lines."""
import sys


class TextFile:
    """The lines of a file. Options: strip_comments (what follows a #, unless a backslash is before it), skip_blanks,
    lstrip_ws, rstrip_ws (blanks at the ends), join_lines (lines that end with a backslash go on), collapse_join (without
    blanks at the beginning of the next)."""

    default_options = {'strip_comments': 1, 'skip_blanks': 1, 'lstrip_ws': 0, 'rstrip_ws': 1, 'join_lines': 0,
                       'collapse_join': 0}

    def __init__(self, filename=None, file=None, **options):
        if filename is None and file is None:
            raise RuntimeError("you must supply either or both of 'filename' and 'file'")
        for name, value in self.default_options.items():
            setattr(self, name, options.pop(name, value))
        for name in options:
            raise KeyError("invalid TextFile option '%s'" % name)
        if file is None:
            self.open(filename)
        else:
            self.filename = filename
            self.file = file
            self.current_line = 0
        self.linebuf = []

    def open(self, filename):
        """Opens another file."""
        self.filename = filename
        self.file = open(filename, 'r')
        self.current_line = 0

    def close(self):
        """Closes the file."""
        self.file.close()
        self.file = self.filename = self.current_line = None

    def gen_error(self, msg, line=None):
        """A message with the name of the file and the number of the line, or those of the first and the last."""
        if line is None:
            line = self.current_line
        where = 'lines %d-%d' % tuple(line) if isinstance(line, (list, tuple)) else 'line %d' % line
        return '%s, %s: %s' % (self.filename, where, msg)

    def error(self, msg, line=None):
        """Raises a ValueError with such a message."""
        raise ValueError('error: ' + self.gen_error(msg, line))

    def warn(self, msg, line=None):
        """Writes such a message to standard error."""
        sys.stderr.write('warning: ' + self.gen_error(msg, line) + '\n')

    def readline(self):
        """The next line, or None."""
        if self.linebuf:
            return self.linebuf.pop()
        begun = ''
        while True:
            line = self.file.readline()
            if not line:
                if begun:
                    self.warn('continuation line immediately precedes end-of-file')
                    return begun
                return None
            if self.strip_comments:
                line = self._without_comment(line)
                if line is None:
                    # CPYTHON: does not count these.
                    continue
            if begun:
                if self.collapse_join:
                    line = line.lstrip()
                line = begun + line
            self.current_line = self._next_number(begun)
            line = self._strip(line)
            if self.skip_blanks and line in ('', '\n'):
                continue
            if self.join_lines and line.endswith('\\'):
                begun = line[:-1]
                continue
            if self.join_lines and line.endswith('\\\n'):
                begun = line[:-2] + '\n'
                continue
            return line

    def _next_number(self, begun):
        """The number of the line that was read: while lines go on, those of the first and the last."""
        now = self.current_line
        if begun:
            return [now[0], now[1] + 1] if isinstance(now, list) else [now, now + 1]
        return (now[1] if isinstance(now, list) else now) + 1

    def _without_comment(self, line):
        """A line without its comment; None for one that is nothing else."""
        place = line.find('#')
        if place < 0:
            return line
        if place == 0 or line[place - 1] != '\\':
            line = line[:place] + ('\n' if line.endswith('\n') else '')
            return line if line.strip() else None
        return line.replace('\\#', '#')

    def _strip(self, line):
        if self.lstrip_ws and self.rstrip_ws:
            return line.strip()
        if self.lstrip_ws:
            return line.lstrip()
        return line.rstrip() if self.rstrip_ws else line

    def readlines(self):
        """All lines that are left."""
        return list(iter(self.readline, None))

    def unreadline(self, line):
        """Has a line be the next."""
        self.linebuf.append(line)
